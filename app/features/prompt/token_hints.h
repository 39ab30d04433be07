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

/// The hints on one token's field: why its text is not a token and how it splits, what was likely
/// meant, advice. Names the field, since it is apart from it: hints come and go, while fields and
/// buttons do not move. Takes no room while it is empty.
class TokenHints : public QWidget {
    Q_OBJECT

 public:
    explicit TokenHints(const QString& label, QWidget* parent = nullptr);

    /// What the text means under the tokenizer; the empty one where that is not known.
    void showChoice(const TokenChoice& choice);
    /// Why the text is invalid.
    void fail(const QString& why);
    /// Shows only why something was not put in, until called with an empty text.
    void refuse(const QString& why);
    /// Advice on the one token, if any.
    void advise(const std::optional<Advice>& advice);
    /// The texts that count as one with the field's.
    void setMore(const QStringList& texts);

    /// The tokens that a text of several is split into, as shown.
    [[nodiscard]] QStringList splitTokens() const;
    [[nodiscard]] InlineHint* inlineHint() const { return m_hint; }
    [[nodiscard]] InlineHint* more() const { return m_more; }
    /// All texts, for screen readers.
    [[nodiscard]] QString words() const;

 Q_SIGNALS:
    void picked(const QString& text);
    void changed();  ///< the texts may have changed

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
