// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/messages.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace headscope::app {

/// The current error, at the top of the window: what is wrong and what to do. Stays until dismissed
/// or until something succeeds.
class MessageStrip : public QFrame {
    Q_OBJECT

 public:
    /// `messages` must live as long. `logKeys` open the log.
    MessageStrip(Messages& messages, QString logKeys, QWidget* parent = nullptr);

 private:
    void refresh();

    Messages& m_messages;
    QString m_logKeys;
    QLabel* m_what;
    QLabel* m_hint;
    QToolButton* m_close;
    bool m_takesPlace = false;  ///< of one that was not dismissed
};

}  // namespace headscope::app
