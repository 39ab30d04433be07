// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/comparison.h"
#include "document/history.h"
#include "figure/run_figures.h"
#include "ui/widgets.h"

#include <array>
#include <optional>

class QPushButton;

namespace headscope::app {

class HeatmapPlot;
class InterventionSwitch;

/// Two runs side by side: both maps and their difference on one scale, how far they agree, and what
/// differs between their questions. Computes nothing but the difference.
class CompareView : public Card {
    Q_OBJECT

 public:
    enum Map { First, Second, Difference };

    explicit CompareView(QWidget* parent = nullptr);

    /// They name the window. Null runs: an empty state that says what to do.
    void setRuns(const History::Run& first, const History::Run& second);
    /// The end of the scale while it is locked.
    void setLockedLimit(std::optional<double> limit);
    void setIntervention(const Intervention& intervention);
    void setSelected(std::optional<HeadId> head);
    [[nodiscard]] HeatmapPlot* map(Map which) const { return m_maps[which]; }
    /// The comparison as a figure's content; empty if none.
    [[nodiscard]] std::optional<FigureSource> figureSource() const;
    [[nodiscard]] const RunComparison& comparison() const { return m_comparison; }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    /// The user asks for a figure of what is shown; only where figureSource() has one.
    void figureRequested();

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void refresh();
    void refreshTexts();
    [[nodiscard]] QString namesOfRuns() const;
    [[nodiscard]] QString whatIsCompared() const;
    /// The chosen head's numbers, for who listens.
    void describe();
    void arrange();
    void hover(std::optional<HeadId> head, QPoint globalPosition);

    History::Run m_first;
    History::Run m_second;
    std::optional<double> m_locked;
    std::optional<HeadId> m_selected;
    RunComparison m_comparison;
    QWidget* m_area;
    std::array<HeatmapPlot*, 3> m_maps{};
    Segmented* m_subject;
    InterventionSwitch* m_intervention;
    QPushButton* m_figure;
    QLabel* m_numbers;
    MutedLabel* m_differences;
};

}  // namespace headscope::app
