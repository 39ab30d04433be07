// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/attribution/shown_attribution.h"
#include "figure/figure_source.h"
#include "ui/pane.h"

#include <QPoint>

#include <optional>

class QLabel;
class QStackedWidget;

namespace headscope::app {

class ChoiceBar;
class HeatmapPlot;
class MutedLabel;

/// Where the logit difference comes from: a map of what heads add and a column of MLPs, the sums
/// beside them; or, as a map of heads, what later layers do about each head that is ablated.
class AttributionPanel final : public Pane {
    Q_OBJECT

 public:
    AttributionPanel(const RunState& state, ShownAttribution& shown, QWidget* parent = nullptr);

    enum class Shows {
        Direct,    ///< what each part adds
        Indirect,  ///< total minus direct
    };
    [[nodiscard]] Shows shows() const;
    void setShows(Shows shows);
    /// What is shown, as a figure; empty if nothing is.
    [[nodiscard]] std::optional<OwnFigure> figure() const;
    /// The maps of heads and MLPs.
    [[nodiscard]] QList<QWidget*> plots() const;
    /// Plain text; empty if nothing is shown.
    [[nodiscard]] QString tipText(HeadId head) const;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void headToggled(headscope::HeadId head);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    void refresh() override;
    void seenChanged() override;

 private:
    void build();
    void connectPlots();
    void showDirect(const Attribution& parts);
    void showIndirect();
    void showNothing(const QString& why);
    void speak();

    const RunState& m_state;
    ShownAttribution& m_shown;
    ChoiceBar* m_choice;
    QStackedWidget* m_pages;
    QLabel* m_empty;
    HeatmapPlot* m_heads;
    HeatmapPlot* m_mlps;
    QLabel* m_sums;
    QLabel* m_words;
    std::optional<IndirectEffects> m_indirect;
};

}  // namespace headscope::app
