// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/prompt/live_prediction.h"
#include "features/prompt/prompt_text.h"

#include <QWidget>

#include <optional>
#include <vector>

class QPushButton;

namespace headscope::app {

class MutedLabel;

/// Those that need no donor; if none, the report's two.
[[nodiscard]] std::vector<Intervention> withoutDonor(std::vector<Intervention> interventions);

/// The second prompt, from which a patch takes what heads give: its field, and its tokens, each in
/// the place of the prompt's, with those that are others marked in both strips. hints() say how the
/// two go together and which way the patch goes; they stand apart from it. Takes no room while it
/// is hidden.
class DonorField : public QWidget {
    Q_OBJECT

 public:
    /// All must live as long. `live` and `donorLive`: what the model says after each of the two.
    DonorField(const RunState& state, PromptText& prompt, const LivePrediction& live,
               const LivePrediction& donorLive, QWidget* parent = nullptr);

    [[nodiscard]] PromptText* text() const { return m_text; }
    [[nodiscard]] QPushButton* swap() const { return m_swap; }
    [[nodiscard]] std::vector<QWidget*> hints() const;

    /// Is a donor needed? Else it is hidden, and the prompt's strip is as without it.
    void setNeeded(bool needed);
    [[nodiscard]] bool isNeeded() const { return m_needed; }
    /// Compares the two as they are now: once both show their texts' tokens.
    void compare();
    /// What the two say of these tokens; empty: there is nothing to be said of them.
    void showDirection(std::optional<TokenId> target, std::optional<TokenId> control);

 private:
    void build();
    void mark();
    /// How the donor's tokens align with the prompt's, and whether they can be run.
    struct Alignment {
        QString text;
        bool alarming = false;
    };
    [[nodiscard]] Alignment alignment() const;

    const RunState& m_state;
    PromptText& m_prompt;
    const LivePrediction& m_live;
    const LivePrediction& m_donorLive;
    PromptText* m_text;
    QPushButton* m_swap;
    MutedLabel* m_alignment;
    MutedLabel* m_direction;
    bool m_needed = false;
};

}  // namespace headscope::app
