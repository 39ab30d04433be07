// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_grid.h"

#include <headscope/results.h>

#include <QImage>
#include <QStringList>
#include <QWidget>

namespace headscope::app {

/// Where a head looks: a T x T map, a row for each token that looks (query), a column for each that
/// is looked at (key), shaded by attentionShade(). One query is chosen, by a click or with the
/// arrow keys; its row is framed. Labels thin out where the prompt is long.
class AttentionPlot : public QWidget, private CellGrid {
    Q_OBJECT

 public:
    explicit AttentionPlot(QWidget* parent = nullptr);

    /// `tokens`: the prompt's, as headscope::visibleText makes them; T of them.
    void setPattern(const AttentionPattern& pattern, const QStringList& tokens);
    void clear();
    void setQuery(int query);

    [[nodiscard]] bool hasPattern() const { return m_pattern.tokens > 0; }
    [[nodiscard]] const AttentionPattern& pattern() const { return m_pattern; }
    /// On screen, in logical pixels.
    [[nodiscard]] QRectF cellRect(int query, int key) const;
    /// Every how many tokens there is a label.
    [[nodiscard]] int labelStep() const;
    [[nodiscard]] QSize sizeHint() const override { return {280, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 130}; }

 Q_SIGNALS:
    void queryChosen(int query);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    [[nodiscard]] QSize cellCount() const override;
    [[nodiscard]] QRectF cellsRect() const override { return mapRect(); }
    [[nodiscard]] QPointF cellsAt(QPointF pixel) const override;
    void followHands();
    void makeImage();
    [[nodiscard]] QRectF mapRect() const;
    [[nodiscard]] int labelWidth() const;
    void showWeight(std::optional<HeadId> cell, QPoint globalPosition);
    void paintCells(QPainter& painter) const;
    void paintLabels(QPainter& painter, const QRectF& map) const;
    void speak();

    AttentionPattern m_pattern;
    QStringList m_tokens;
    int m_query = 0;
    QImage m_image;  ///< a pixel a cell
};

}  // namespace headscope::app
