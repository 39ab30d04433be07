// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/heatmap_data.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace headscope::app {

/// A row of small maps, one for each token of a prompt, with the token below
/// it. One is chosen, by a click or with the arrow keys. Maps that have not
/// come are empty frames. Painted, where it is seen: a prompt may have a
/// thousand tokens.
class PositionStrip : public QWidget {
    Q_OBJECT

 public:
    explicit PositionStrip(QWidget* parent = nullptr);

    /// `tokens`: as headscope::visibleText makes them; `maps` may be fewer. An L
    /// x H grid each.
    void setMaps(std::vector<HeatmapData> maps, const QStringList& tokens, QSize grid);
    void setChosen(int position);
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] const std::vector<HeatmapData>& maps() const { return m_maps; }
    /// Of a position, with its token.
    [[nodiscard]] QRect frameOf(int position) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
    void positionChosen(int position);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    [[nodiscard]] int cellSide() const;
    [[nodiscard]] QSize mapSize() const;
    [[nodiscard]] int step() const;
    void paintMap(QPainter& painter, int position) const;
    void speak();

    std::vector<HeatmapData> m_maps;
    QStringList m_tokens;
    QSize m_grid;  ///< heads across, layers down
    int m_chosen = 0;
};

}  // namespace headscope::app
