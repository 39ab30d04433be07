// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/ripples/ripple_text.h"
#include "features/ripples/shown_ripples.h"
#include "figure/figure_source.h"
#include "ui/pane.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <utility>

class QBoxLayout;
class QLabel;

namespace headscope::app {

class ChoiceBar;
class MutedLabel;
class RipplePlot;
class ShortCombo;

/// How alike tokens are on their way through the layers, clean and with the chosen head or the set
/// ablated.
class RipplesPanel final : public Pane {
    Q_OBJECT

 public:
    RipplesPanel(const RunState& state, ShownRipples& shown, QWidget* parent = nullptr);

    [[nodiscard]] Ablated ablated() const;
    void setAblated(Ablated which);
    [[nodiscard]] RippleView view() const;
    /// The two that are chosen, by position; -1: none.
    [[nodiscard]] std::pair<int, int> tokens() const;
    void saveView(QJsonObject& view) const;
    /// Of the run that is shown by then.
    void showView(const QJsonObject& view);
    /// The same, but what it does not name stays.
    void showNamed(const QJsonObject& part);
    /// What is shown; empty if nothing is.
    [[nodiscard]] std::optional<OwnFigure> figure() const;
    [[nodiscard]] RipplePlot* plot() const { return m_plot; }

 Q_SIGNALS:
    /// Another view, or other tokens.
    void viewChanged();

 protected:
    void refresh() override;
    void seenChanged() override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void fillTokens();
    void choose();
    [[nodiscard]] bool showsChange() const;
    [[nodiscard]] std::vector<RippleCurve> curves() const;

    const RunState& m_state;
    ShownRipples& m_shown;
    ChoiceBar* m_view;
    ShortCombo* m_first;
    ShortCombo* m_second;
    QLabel* m_and;
    ChoiceBar* m_ablated;
    ChoiceBar* m_measure;  ///< values, or what the ablation changes
    QLabel* m_text;
    RipplePlot* m_plot;
    QBoxLayout* m_parts = nullptr;  ///< what is said, and the curves
    QStringList m_tokens;           ///< as the lists have them
};

}  // namespace headscope::app
