// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/positions/position_sweeps.h"
#include "ui/widgets.h"

#include <headscope/quantity.h>

class QPushButton;
class QScrollArea;
class QSlider;

namespace headscope::app {

class HeatmapPlot;
class PositionStrip;

/// What each head is worth at each token alone: a map of the token that a
/// slider is on, and a small one for every token, all on one scale. Of what the
/// first of the maps shows.
class PositionsPanel : public Card {
    Q_OBJECT

 public:
    PositionsPanel(const RunState& state, PositionSweeps& sweeps, QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* start() const { return m_start; }
    [[nodiscard]] HeatmapPlot* map() const { return m_map; }
    [[nodiscard]] PositionStrip* strip() const { return m_strip; }
    [[nodiscard]] QSlider* slider() const { return m_slider; }
    /// The position whose map is large.
    [[nodiscard]] int position() const;
    void choose(int position);

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void fit();
    void refresh();
    void refreshMap();
    [[nodiscard]] Quantity quantity() const;
    [[nodiscard]] QStringList tokens() const;
    [[nodiscard]] QString statusText() const;

    const RunState& m_state;
    PositionSweeps& m_sweeps;
    QPushButton* m_start;
    QPushButton* m_stop;
    MutedLabel* m_status;
    QSlider* m_slider;
    FittingLabel* m_token;
    HeatmapPlot* m_map;
    QScrollArea* m_area;
    PositionStrip* m_strip;
};

}  // namespace headscope::app
