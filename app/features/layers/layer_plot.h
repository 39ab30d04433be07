// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_grid.h"
#include "plot/heatmap_data.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace headscope::app {

/// A token of the prompt, and what it is in the donor where that differs. As
/// headscope::visibleText makes them.
struct LayerToken {
    QString own;
    QString donor;  ///< empty: the same
    /// "␣John → ␣Mary"
    [[nodiscard]] QString text() const;
};

/// A map of layers and tokens: a row for each layer, layer 0 on top, a column
/// for each token, and apart from them one for all tokens at once. One cell is
/// chosen, by a click or with the arrow keys. Labels thin out where there are
/// many.
class LayerPlot : public QWidget, private CellGrid {
    Q_OBJECT

 public:
    explicit LayerPlot(QWidget* parent = nullptr);

    /// L x (T + 1) values, the last column all tokens at once; T tokens. Those that differ are
    /// always labelled.
    void setData(const HeatmapData& data, const std::vector<LayerToken>& tokens);
    /// HeadId{layer, column}; empty: none.
    void setChosen(std::optional<HeadId> cell);
    [[nodiscard]] const HeatmapData& data() const { return m_data; }
    /// "Layer 3, token 10, ␣Mary": which cell it is.
    [[nodiscard]] QString nameOf(HeadId cell) const;
    /// The lines of the label below a column; each has `room` pixels and ends in "…" if it is
    /// wider.
    [[nodiscard]] QStringList labelOf(int column, int room) const;
    /// In logical pixels.
    [[nodiscard]] QRectF cellRect(HeadId cell) const;
    [[nodiscard]] QSize sizeHint() const override { return {240, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {150, 96}; }

 Q_SIGNALS:
    void cellChosen(std::optional<headscope::HeadId> cell);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    [[nodiscard]] QSize cellCount() const override;
    [[nodiscard]] QRectF cellsRect() const override;
    [[nodiscard]] QPointF cellsAt(QPointF pixel) const override;
    [[nodiscard]] int labelHeight() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] QStringList linesOf(int column) const;
    [[nodiscard]] bool hasDonors() const;
    /// Among cells that are there.
    [[nodiscard]] QRectF cellIn(const QRectF& all, HeadId cell) const;
    /// Downwards from there.
    void paintColumnLabel(QPainter& painter, int column, int room, QPointF from) const;
    void followHands();
    void paintLabels(QPainter& painter, const QRectF& all) const;
    void showValue(std::optional<HeadId> cell, QPoint globalPosition);
    [[nodiscard]] QString valueOf(HeadId cell) const;
    void speak();

    HeatmapData m_data;
    std::vector<LayerToken> m_tokens;
    std::optional<HeadId> m_chosen;
};

}  // namespace headscope::app
