// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "features/write/writing.h"
#include "ui/pane.h"

#include <headscope/continuation.h>

#include <QString>

#include <cstddef>
#include <optional>

class QPushButton;
class QScrollArea;
class QSpinBox;

namespace headscope::app {

class ChoiceBar;
class ContinuationView;
class DecimalBox;
class MutedLabel;
class WholeBox;

/// What the model writes after the prompt as typed, clean and with the set ablated, or where that
/// is empty the chosen head. A text that is not of what is typed and chosen any more says so.
class WritePanel : public Pane {
    Q_OBJECT

 public:
    WritePanel(Document& document, Writing& writing, QWidget* parent = nullptr);

    /// Begins a text, or says why it cannot.
    void write();

    [[nodiscard]] QPushButton* writeButton() const { return m_write; }
    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }
    [[nodiscard]] ContinuationView* view() const { return m_view; }
    /// Scrolls to it.
    void reveal(QWidget* chip);

 Q_SIGNALS:
    void taken(headscope::TextSide side, std::size_t place);

 protected:
    void refresh() override;

 private:
    void build();
    void buildControls();
    void connectAll();
    void recall();
    void keepChoices();
    void refreshButtons();
    /// Of what is typed and chosen now, but for the prompt's tokens.
    [[nodiscard]] WritingOrder order() const;
    [[nodiscard]] bool isCovered() const;
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] QString askText() const;

    Document& m_document;
    Writing& m_writing;
    QPushButton* m_write;
    QPushButton* m_stop;
    WholeBox* m_tokens;
    ChoiceBar* m_choice;
    DecimalBox* m_temperature;
    WholeBox* m_seed;
    QWidget* m_sampling;   ///< these two, which matter only where tokens are drawn
    MutedLabel* m_ask;     ///< what would be written
    MutedLabel* m_of;      ///< what the text is of
    MutedLabel* m_result;  ///< how it came out
    ContinuationView* m_view;
    QScrollArea* m_scroll;  ///< what is said and the text: on a low panel more than fits
    QString m_refusal;      ///< why it could not begin
    QString m_refused;      ///< with this prompt
};

}  // namespace headscope::app
