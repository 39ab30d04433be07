// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <QWidget>

class QLineEdit;

namespace headscope::app {

class FlowLayout;
class MutedLabel;
class TokenStrip;

/// An input for a text that must be one token. Shows at once how the text tokenises; where it is not
/// one token, says so and offers what was likely meant. Never changes or cuts the text by itself.
class TokenField : public QWidget {
    Q_OBJECT

 public:
    explicit TokenField(const QString& label, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    /// Shows the text under this tokenizer; null while there is no model. Not kept.
    void refresh(const Tokenizer* tokenizer);
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    /// The tokens that the text splits into, as shown.
    [[nodiscard]] QStringList shownTokens() const;

 Q_SIGNALS:
    void textChanged();
    void submitted();  ///< Enter

 private:
    void offer(const std::vector<Token>& suggestions);

    QLineEdit* m_edit;
    TokenStrip* m_chip;    ///< beside the label: the one token
    TokenStrip* m_split;   ///< below: the several
    MutedLabel* m_note;
    QWidget* m_offers;
    FlowLayout* m_offerFlow;
};

}  // namespace headscope::app
