// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/widgets.h"
#include "theme.h"
#include "state/run_state.h"

#include <functional>

class QProgressBar;
class QPushButton;
class QPlainTextEdit;

namespace headscope::app {

class TokenField;
class TokenStrip;

/// Prompt, target and control, with how each tokenises; positions; Run and Stop; progress.
class PromptPanel : public Card {
    Q_OBJECT

 public:
    /// `tokenizer` is asked anew each time, and may answer null.
    PromptPanel(const RunState& state, std::function<const Tokenizer*()> tokenizer,
                QWidget* parent = nullptr);

    void setInputs(const RunInputs& inputs);
    [[nodiscard]] RunInputs inputs() const;
    [[nodiscard]] TokenField* target() const { return m_target; }
    [[nodiscard]] TokenField* control() const { return m_control; }
    [[nodiscard]] QPlainTextEdit* prompt() const { return m_prompt; }

 Q_SIGNALS:
    void runRequested();
    void stopRequested();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void build();
    void refreshTokens();
    void refreshPhase();
    void refreshProgress();
    [[nodiscard]] QString progressText() const;

    const RunState& m_state;
    std::function<const Tokenizer*()> m_tokenizer;
    QPlainTextEdit* m_prompt;
    MutedLabel* m_count;
    TokenStrip* m_tokens;
    TokenField* m_target;
    TokenField* m_control;
    Segmented* m_positions;
    QPushButton* m_run;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    MutedLabel* m_status;
};

}  // namespace headscope::app
