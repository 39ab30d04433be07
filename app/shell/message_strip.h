// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace headscope::app {

/// The current error, at the top of the window: what is wrong and what to do. Stays until dismissed
/// or until something succeeds.
class MessageStrip : public QFrame {
    Q_OBJECT

 public:
    explicit MessageStrip(const RunState& state, QWidget* parent = nullptr);

 Q_SIGNALS:
    void dismissed();

 private:
    void refresh();

    const RunState& m_state;
    QLabel* m_what;
    QLabel* m_hint;
    QToolButton* m_close;
    bool m_takesPlace = false;  ///< of one that was not dismissed
};

}  // namespace headscope::app
