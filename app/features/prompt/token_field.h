// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/prompt/prompt_advice.h"

#include <headscope/tokenizer.h>

#include <QWidget>

#include <memory>
#include <optional>

class QLineEdit;

namespace headscope::app {

class FlowLayout;
class MutedLabel;
class Notice;
class TokenCompleter;
class TokenIndex;
class TokenStrip;

/// An input for a text that must be one token. Shows at once how the text tokenises; where it is
/// not one token, says so and offers what was likely meant; completes what is typed over the
/// vocabulary. Never changes or cuts the text by itself: what it cannot hold it refuses, and says
/// why.
class TokenField : public QWidget {
    Q_OBJECT

 public:
    explicit TokenField(const QString& label, QWidget* parent = nullptr);

    /// As at the start: nothing to undo. What cannot be held leaves the field empty.
    void setText(const QString& text);
    /// As the user would: can be undone in the field. What cannot be held leaves it as it was.
    void replaceText(const QString& text);
    /// Says why something was not put in, until the text changes.
    void refuse(const QString& why);
    [[nodiscard]] QString text() const;
    /// Shows the text under this tokenizer; null while there is no model.
    void refresh(const Tokenizer* tokenizer);
    /// What to say of the one token, if anything.
    void advise(const std::optional<Advice>& advice);
    /// What is completed from; `spaceFirst`: a new word is likelier than the rest of one.
    void setVocabulary(std::shared_ptr<const TokenIndex> index);
    void setSpaceFirst(bool first);
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    /// The tokens that the text splits into, as shown.
    [[nodiscard]] QStringList shownTokens() const;
    [[nodiscard]] Notice* notice() const { return m_notice; }
    [[nodiscard]] TokenCompleter* completer() const { return m_completer; }

 Q_SIGNALS:
    void textChanged();
    void submitted();  ///< Enter
    /// What a button below the field offers: whoever listens puts it in.
    void picked(const QString& text);

 private:
    void offer(const std::vector<Token>& suggestions);
    void pick(QString text);  // NOLINT: a copy, for what it was of may go
    void say(const QString& note, bool alarming);

    QLineEdit* m_edit;
    TokenCompleter* m_completer;
    TokenStrip* m_chip;   ///< beside the label: the one token
    TokenStrip* m_split;  ///< below: the several
    MutedLabel* m_note;
    Notice* m_notice;
    QString m_fix;      ///< what the notice's button offers
    QString m_refused;  ///< why the last text was not put in
    bool m_replacing = false;
    QWidget* m_offers;
    FlowLayout* m_offerFlow;
};

}  // namespace headscope::app
