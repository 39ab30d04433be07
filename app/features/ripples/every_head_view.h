// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/ripples/every_head_study.h"
#include "features/ripples/every_head_text.h"
#include "figure/figure.h"
#include "ui/pane.h"

#include <QJsonObject>

#include <optional>
#include <utility>

class QBoxLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace headscope::app {

class HeatmapPlot;
class MutedLabel;

/// Beside the curves of the ripples: what each head by itself changes of the cosine that they show,
/// as a map of heads after a layer that is chosen.
class EveryHeadView final : public Pane {
    Q_OBJECT

 public:
    EveryHeadView(const RunState& state, EveryHeadStudy& study, QWidget* parent = nullptr);

    /// What the curves look at.
    void follow(RippleView view, std::pair<int, int> tokens);
    /// The map's numbers and which of them it shows; null if there is no map.
    [[nodiscard]] const SimilaritySweep* shown() const;
    [[nodiscard]] CosineMeasure measure() const { return measureOf(m_view); }
    /// Empty if there is no map.
    [[nodiscard]] std::optional<FigureMap> figureMap() const;

    /// Does it stand below the curves, or beside them?
    void setBelow(bool below);

    /// Fields of a session's view; the map itself is not kept in it.
    void saveView(QJsonObject& view) const;
    void showView(const QJsonObject& view);

    [[nodiscard]] QPushButton* start() const { return m_start; }
    [[nodiscard]] HeatmapPlot* plot() const { return m_plot; }
    [[nodiscard]] QSlider* slider() const { return m_slider; }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void takeRoom();
    void connectAll();
    void refreshControls();
    void refreshLayers();
    [[nodiscard]] int layer() const;
    [[nodiscard]] QString statusText() const;
    /// Of the chosen head, for screen readers.
    void speak();

    const RunState& m_state;
    EveryHeadStudy& m_study;
    bool m_below = false;
    RippleView m_view = RippleView::TwoTokens;
    std::pair<int, int> m_tokens{0, 0};
    QPushButton* m_start;
    QPushButton* m_stop;
    MutedLabel* m_status;
    QWidget* m_choice;
    QBoxLayout* m_parts = nullptr;  ///< words and map, beside or below each other
    QLabel* m_layer;
    QSlider* m_slider;
    HeatmapPlot* m_plot;
};

}  // namespace headscope::app
