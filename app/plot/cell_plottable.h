// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/heatmap_plot.h"
#include "plot/qcp.h"
#include "ui/diverging_scale.h"

namespace headscope::app {

/// The rectangle of a cell in pixels, with rounded edges so that neighbours meet without a seam.
[[nodiscard]] QRectF cellRect(const QCPAxis& heads, const QCPAxis& layers, HeadId head);

/// Paints the cells of a HeatmapPlot as filled rectangles.
class CellPlottable : public QCPAbstractPlottable {
 public:
    CellPlottable(QCPAxis* heads, QCPAxis* layers, HeatmapPlot& owner);

    void setColors(const DivergingScale& scale, const Theme& theme);
    /// As it is painted; of a cell that is to come, what it is painted on.
    [[nodiscard]] QColor colorOf(HeadId head) const;

    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& foundRange, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& foundRange, QCP::SignDomain domain,
                                         const QCPRange& inKeyRange) const override;

 protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

 private:
    void drawCell(QCPPainter* painter, const DrawnCell& cell) const;
    void drawFlips(QCPPainter* painter);
    void drawNoise(QCPPainter* painter, const QRectF& rect) const;

    HeatmapPlot& m_owner;
    const DivergingScale* m_scale = nullptr;
    QColor m_pending;
    QColor m_hatch;
    QColor m_noise;
    QColor m_dash;
};

/// The strip of the colour bar: the scale from -limit or 0 to limit, in small rectangles; or its
/// two values.
class ColorStrip : public QCPAbstractPlottable {
 public:
    ColorStrip(QCPAxis* across, QCPAxis* along);

    void setScale(const DivergingScale& scale, ScaleKind kind, double limit);

    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& foundRange, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& foundRange, QCP::SignDomain domain,
                                         const QCPRange& inKeyRange) const override;

 protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

 private:
    [[nodiscard]] double low() const;

    const DivergingScale* m_scale = nullptr;
    ScaleKind m_kind = ScaleKind::Diverging;
    double m_limit = 1;
};

/// Numbers with a true minus sign, and a plus sign where they are positive.
class SignedTicker : public QCPAxisTicker {
 protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar,
                         int precision) override;
};

/// Whole numbers only, as many as fit without touching.
class CellTicker : public QCPAxisTicker {
 public:
    /// `pixelsPerCell` and the pixels that a label needs.
    void setSpacing(double pixelsPerCell, double labelPixels);

 protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar,
                         int precision) override;

 private:
    int m_step = 1;
};

}  // namespace headscope::app
