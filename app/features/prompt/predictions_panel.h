// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/prompt/live_prediction.h"
#include "ui/widgets.h"

namespace headscope::app {

class PredictionList;

/// What the clean model says next: of the prompt as typed or, where that cannot be asked, of the
/// run that is shown; says which. Greyed while the answer to the text as typed is awaited.
class PredictionsPanel : public Card {
    Q_OBJECT

 public:
    PredictionsPanel(const RunState& state, const LivePrediction& live, QWidget* parent = nullptr);

    /// The inputs as typed: their target and control stand out.
    void setInputs(const RunInputs& inputs);
    [[nodiscard]] PredictionList* list() const { return m_list; }

 Q_SIGNALS:
    void targetPicked(const headscope::TokenRef& token);
    void controlPicked(const headscope::TokenRef& token);

 private:
    void refresh();
    [[nodiscard]] QString noteFor(LivePrediction::Status status) const;

    const RunState& m_state;
    const LivePrediction& m_live;
    QString m_prompt;
    std::optional<TokenId> m_target;
    std::optional<TokenId> m_control;
    PredictionList* m_list;
    MutedLabel* m_note;
};

}  // namespace headscope::app
