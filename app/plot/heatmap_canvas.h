// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_frames.h"
#include "plot/cell_grid.h"
#include "plot/cell_view.h"
#include "plot/heatmap_bar.h"
#include "plot/heatmap_data.h"

#include <QMargins>
#include <QString>

class QCPTextElement;
class QWidget;

namespace headscope::app {

class CellPlottable;
class SetMarks;
class WorkMarks;

/// What is painted of a heatmap: its texts, the cells with their axes and marks, the colour bar;
/// and the layout. Pixels are logical ones. GUI thread.
class HeatmapCanvas : public CellGrid {
 public:
    /// On `plot`, which fills `widget`, whose size and font it has.
    HeatmapCanvas(const QWidget& widget, QCustomPlot& plot);

    void setTexts(const QString& title, const QString& subtitle);
    void setData(const HeatmapData& data, const CellView& view);
    void setView(const CellView& view);
    void setTitled(bool titled);
    void setFaded(bool faded);
    void setBarVisible(bool visible);
    void setCompact(bool compact);
    void setColumnText(const QString& text);
    void recolor(const Theme& theme);
    /// To the size that the widget has. Comes before every painting by itself.
    void layOut();

    [[nodiscard]] SetMarks& members() { return *m_members; }
    [[nodiscard]] WorkMarks& work() { return *m_work; }
    [[nodiscard]] CellPlottable& cells() { return *m_cells; }
    void placeFrames(const CellFrames::Places& places);
    /// The marks and frames alone, upon the cells as they were painted.
    void repaintMarks();
    /// All of it, in the next turn of the event loop.
    void repaintSoon();

    [[nodiscard]] const HeatmapData& data() const { return m_data; }
    [[nodiscard]] const QString& title() const { return m_titleText; }
    [[nodiscard]] const QString& subtitle() const { return m_subtitleText; }
    [[nodiscard]] bool isBarVisible() const { return m_barVisible; }
    [[nodiscard]] bool isCompact() const { return m_compact; }
    [[nodiscard]] bool isFaded() const;
    /// What is not cells, in pixels.
    [[nodiscard]] QSize chrome(bool withColorBar, bool compact) const;
    [[nodiscard]] QPointF cellCentre(HeadId head) const;
    /// The whole of the title or the subtitle that is there, if it is cut; else empty.
    [[nodiscard]] QString cutTextAt(QPoint pixel) const;
    [[nodiscard]] bool hasPadlockAt(QPoint pixel) const { return m_bar->hasPadlockAt(pixel); }

    [[nodiscard]] QSize cellCount() const override;
    [[nodiscard]] QRectF cellsRect() const override;
    [[nodiscard]] QPointF cellsAt(QPointF pixel) const override;

 private:
    void build();
    void buildMap(QCPLayoutGrid& body);
    void layoutTexts();
    void layoutAxes(QSize cells);
    void placeBarEnds();
    /// Of the widest number that heads have.
    [[nodiscard]] int headNumberWidth() const;
    void fitTexts();
    [[nodiscard]] QFont smallFont() const;
    [[nodiscard]] QSize room() const;
    /// Around the cells, without the colour bar.
    [[nodiscard]] QMargins cellMargins(bool compact) const;

    const QWidget& m_widget;
    QCustomPlot& m_plot;
    QCPTextElement* m_title = nullptr;
    QCPTextElement* m_subtitle = nullptr;
    QCPAxis* m_heads = nullptr;
    QCPAxis* m_layers = nullptr;
    CellPlottable* m_cells = nullptr;
    WorkMarks* m_work = nullptr;
    SetMarks* m_members = nullptr;
    std::optional<HeatmapBar> m_bar;
    std::optional<CellFrames> m_frames;
    QCPItemRect* m_veil = nullptr;
    HeatmapData m_data;
    CellView m_view;
    QString m_titleText;
    QString m_subtitleText;
    QString m_columnText;  ///< in place of heads and their numbers; empty: these
    bool m_barVisible = true;
    bool m_compact = false;
    bool m_titled = true;
    bool m_painted = false;
};

}  // namespace headscope::app
