// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/positions/position_sweeps.h"
#include "figure/figure_source.h"
#include "ui/widgets.h"

#include <headscope/quantity.h>

#include <QJsonObject>

#include <cstdint>
#include <optional>

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
    /// A map for each token, or of a long prompt the one that is large; empty if not known.
    [[nodiscard]] std::optional<OwnFigure> figure() const;

    /// Fields of a session's view; the maps themselves are not kept in it.
    void saveView(QJsonObject& view) const;
    void showView(const QJsonObject& view);

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void fit();
    void showBar();
    /// Scrolls the strip to the map that is chosen.
    void reveal();
    void refresh();
    void refreshMap();
    [[nodiscard]] Quantity quantity() const;
    [[nodiscard]] QStringList tokens() const;
    [[nodiscard]] QString statusText() const;
    /// Of a patch: at which tokens it changes nothing.
    [[nodiscard]] QString unchangedText() const;
    [[nodiscard]] QString figureSentences(bool all) const;

    const RunState& m_state;
    PositionSweeps& m_sweeps;
    QPushButton* m_start;
    QPushButton* m_stop;
    MutedLabel* m_status;
    QSlider* m_slider;
    FittingLabel* m_what;  ///< what the maps show
    FittingLabel* m_token;
    HeatmapPlot* m_map;
    QScrollArea* m_area;
    PositionStrip* m_strip;
    std::uint64_t m_computedIn = 0;  ///< the run that a session had maps of; 0: none
};

}  // namespace headscope::app
