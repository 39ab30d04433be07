// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "figure/figure_source.h"
#include "ui/pane.h"

namespace headscope::app {

class ChoiceBar;
class DriftPlot;
class MutedLabel;

/// The observed head means over depth, with the fitted line in words; or, in their place, what the
/// first of the maps shows of each head.
class DriftPanel final : public Pane {
    Q_OBJECT

 public:
    explicit DriftPanel(const RunState& state, QWidget* parent = nullptr);
    [[nodiscard]] DriftPlot& plot() const { return *m_plot; }
    [[nodiscard]] bool showsEffects() const;
    void setShowsEffects(bool effects);
    /// The effects over the layers; empty where head means are shown, or they are not known.
    [[nodiscard]] std::optional<OwnFigure> figure() const;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    void refresh() override;

 private:
    /// What the first of the maps shows.
    [[nodiscard]] Quantity quantity() const;
    /// Of every head; empty while one is missing, or covered.
    [[nodiscard]] HeadGrid<float> effects() const;
    void showEffects();
    /// Of the run, or without one of the model; 0: neither is there.
    [[nodiscard]] int layers() const;

    const RunState& m_state;
    ChoiceBar* m_choice;
    DriftPlot* m_plot;
    MutedLabel* m_text;
};

}  // namespace headscope::app
