// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_spec.h"
#include "document/run_state.h"

#include <headscope/tokenizer.h>

#include <QString>
#include <QStringList>
#include <QWidget>

#include <cstddef>
#include <vector>

namespace headscope::app {

class ExactTextEdit;
class MutedLabel;
class InlineHint;
class TokenStrip;
class TokenStripArea;

/// The field of the prompt or of the donor, and below it the tokens of its text. Says why a text
/// was not put in or has no tokens, and offers the end of one that is too long, in hints(), which
/// stand apart from it.
class PromptText : public QWidget {
    Q_OBJECT

 public:
    explicit PromptText(const RunState& state, PromptRole role = PromptRole::Prompt,
                        QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    /// As at the start: nothing to undo. What cannot be held leaves the field empty.
    void setText(const QString& text);
    /// As the user would: can be undone in the field.
    void replaceText(const QString& text);
    /// Why a text was not put in, until the text changes; nothing for an empty `why`.
    void refuse(const QString& why, const QString& text);
    /// Does it begin with <|endoftext|>? That is shown with the tokens at the next refresh().
    void setBos(bool bos) { m_bos = bos; }
    /// Shows the text under the open model's tokenizer.
    void refresh();

    [[nodiscard]] ExactTextEdit* edit() const { return m_edit; }
    [[nodiscard]] TokenStrip* strip() const;
    /// How many tokens there are. Whoever makes the field gives it a place, and so for hints().
    [[nodiscard]] MutedLabel* count() const { return m_count; }
    [[nodiscard]] std::vector<QWidget*> hints() const;
    /// In the order of hints().
    [[nodiscard]] std::vector<InlineHint*> inlineHints() const;
    [[nodiscard]] std::size_t tokens() const { return m_tokens.size(); }
    [[nodiscard]] std::vector<TokenId> ids() const;
    /// Those that are shown: not many more than can be read.
    [[nodiscard]] const QStringList& shownTokens() const { return m_shown; }

 Q_SIGNALS:
    void changed();
    void submitted();  ///< Enter

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void build();
    void nameParts();
    void fitHeight();
    void takeEnd();
    void keepEnd(const QString& text);
    void refreshAdvice();
    [[nodiscard]] std::size_t mostTokens() const;
    [[nodiscard]] QStringList chipTexts() const;

    const RunState& m_state;
    PromptRole m_role;
    bool m_bos = false;
    ExactTextEdit* m_edit;
    TokenStripArea* m_area;
    MutedLabel* m_count;
    InlineHint* m_refusal;     ///< why a text was not put in
    MutedLabel* m_unreadable;  ///< why the text has no tokens
    InlineHint* m_spaceHint;
    InlineHint* m_lengthHint;
    std::vector<Token> m_tokens;
    QStringList m_shown;
    QString m_refused;  ///< the text that m_refusal is about
};

}  // namespace headscope::app
