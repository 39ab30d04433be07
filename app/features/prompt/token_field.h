// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/prompt/prompt_advice.h"

#include <headscope/tokenizer.h>

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLineEdit;

namespace headscope::app {

class InlineHint;
class TokenCompleter;
class TokenHints;
class TokenIndex;
class TokenStrip;

/// An input for a text that must be one token. Shows at once how the text tokenises; where it is
/// not one token, its hints say so and offer what was likely meant; completes what is typed over
/// the vocabulary. Never changes or cuts the text by itself: what it cannot hold it refuses, and
/// says why. Keeps its height.
class TokenField : public QWidget {
    Q_OBJECT

 public:
    /// `term`: what explains its label, see ui/terms.h.
    TokenField(const QString& label, const QString& term, QWidget* parent = nullptr);

    /// As at the start: nothing to undo. What cannot be held leaves the field empty.
    void setText(const QString& text);
    /// As the user would: can be undone in the field. What cannot be held leaves it as it was.
    void replaceText(const QString& text);
    /// Says why something was not put in, until the text changes or is put in anew.
    void refuse(const QString& why);
    [[nodiscard]] QString text() const;
    /// Shows the text under this tokenizer; null while there is no model. `likely`: what the model
    /// expects, most likely first, where it is known.
    void refresh(const Tokenizer* tokenizer, const std::vector<LikelyToken>& likely = {});
    /// What to say of the one token, if anything.
    void advise(const std::optional<Advice>& advice);
    /// What is completed from; `spaceFirst`: a new word is likelier than the rest of one.
    void setVocabulary(std::shared_ptr<const TokenIndex> index);
    void setSpaceFirst(bool first);
    /// At the right end of the label's line.
    void addToLabel(QWidget* widget);
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    /// What is said of the field. Whoever makes it gives it a place.
    [[nodiscard]] TokenHints* hints() const { return m_hints; }
    /// The tokens that the text splits into, as shown.
    [[nodiscard]] QStringList shownTokens() const;
    [[nodiscard]] InlineHint* inlineHint() const;
    [[nodiscard]] TokenCompleter* completer() const { return m_completer; }

 Q_SIGNALS:
    void textChanged();
    void submitted();  ///< Enter
    /// What a hint offers: the receiver puts it in.
    void picked(const QString& text);

 private:
    QLineEdit* m_edit;
    TokenCompleter* m_completer;
    TokenStrip* m_chip;  ///< beside the label: the one token
    TokenHints* m_hints;
    QHBoxLayout* m_line;
    bool m_replacing = false;
};

}  // namespace headscope::app
