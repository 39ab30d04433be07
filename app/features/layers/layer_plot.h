// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_grid.h"
#include "plot/heatmap_data.h"

#include <QStringList>
#include <QWidget>

#include <optional>

namespace headscope::app {

/// A map of layers and tokens: a row for each layer, layer 0 on top, a column
/// for each token, and apart from them one for all tokens at once. One cell is
/// chosen, by a click or with the arrow keys. Labels thin out where there are
/// many.
class LayerPlot : public QWidget, private CellGrid {
    Q_OBJECT

 public:
    explicit LayerPlot(QWidget* parent = nullptr);

    /// L x (T + 1) values, the last column all tokens at once. `tokens`: as
    /// headscope::visibleText makes them, T of them.
    void setData(const HeatmapData& data, const QStringList& tokens,
                 const std::vector<int>& differing);
    /// HeadId{layer, column}; empty: none.
    void setChosen(std::optional<HeadId> cell);
    [[nodiscard]] const HeatmapData& data() const { return m_data; }
    /// "Layer 3, token 10, ␣Mary": which cell it is.
    [[nodiscard]] QString nameOf(HeadId cell) const;
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
    [[nodiscard]] QString columnText(int column) const;
    void followHands();
    void paintLabels(QPainter& painter) const;
    void showValue(std::optional<HeadId> cell, QPoint globalPosition);
    [[nodiscard]] QString valueOf(HeadId cell) const;
    void speak();

    HeatmapData m_data;
    QStringList m_tokens;
    std::vector<int> m_differing;  ///< tokens that are always labelled
    std::optional<HeadId> m_chosen;
};

}  // namespace headscope::app
