// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/messages.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace headscope::app {

/// The remark in one place, at the top of the window: a sentence and a few buttons. Never in the
/// way: it can be dismissed, and nothing is asked twice. Hidden if there is none.
class RemarkStrip : public QFrame {
    Q_OBJECT

 public:
    /// `messages` must live as long.
    RemarkStrip(Messages& messages, Messages::Place place, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void refresh();
    /// What has a button is told in as few words as a narrow window has room for.
    void fitText();
    void clearButtons();

    Messages& m_messages;
    Messages::Place m_place;
    QLabel* m_text;
    QString m_whole;  ///< of the remark
    QHBoxLayout* m_buttons;
    QToolButton* m_close;
};

}  // namespace headscope::app
