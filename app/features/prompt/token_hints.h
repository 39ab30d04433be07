// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/prompt/prompt_advice.h"

#include <headscope/token_choice.h>

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace headscope::app {

class FlowLayout;
class MutedLabel;
class InlineHint;
class TokenStrip;

/// What is said of one token's field, and what is offered instead: why its text is no token and how
/// it splits, what was likely meant, advice. Names the field, since it stands apart from it: hints
/// come and go, and fields and buttons stay where they are. Takes no room while there is nothing to
/// say.
class TokenHints : public QWidget {
    Q_OBJECT

 public:
    explicit TokenHints(const QString& label, QWidget* parent = nullptr);

    /// What the text means under the tokenizer; the empty one where that is not known.
    void showChoice(const TokenChoice& choice);
    /// Why the text has no meaning.
    void fail(const QString& why);
    /// Says why something was not put in, in place of all else, until it is said with an empty
    /// text.
    void refuse(const QString& why);
    /// What to say of the one token, if anything.
    void advise(const std::optional<Advice>& advice);
    /// The texts that count as one with the field's.
    void setMore(const QStringList& texts);

    /// The tokens that a text of several is split into, as shown.
    [[nodiscard]] QStringList splitTokens() const;
    [[nodiscard]] InlineHint* inlineHint() const { return m_hint; }
    [[nodiscard]] InlineHint* more() const { return m_more; }
    /// All that is said, for who does not see it.
    [[nodiscard]] QString words() const;

 Q_SIGNALS:
    void picked(const QString& text);
    void changed();  ///< what is said, perhaps

 private:
    void setNote(const QString& note, bool alarming);
    void offer(const TokenChoice& choice);
    void addOffer(const Token& token, QWidget*& last);
    void refresh();

    QLabel* m_label;
    MutedLabel* m_note;
    TokenStrip* m_split;
    InlineHint* m_hint;
    InlineHint* m_more;
    QString m_said;  ///< while nothing is refused
    bool m_alarming = false;
    QString m_refused;  ///< why the last text was not put in
    QString m_fix;      ///< what the hint's button offers
    std::vector<TokenId> m_offered;
    QWidget* m_offers;
    FlowLayout* m_offerFlow;
};

}  // namespace headscope::app
