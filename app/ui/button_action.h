// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>

class QAbstractButton;

namespace headscope::app {

/// Presses a button of the window, from a menu and with keys that hold everywhere. Enabled while
/// the button is, with the button's tip. Owned by the button.
class ButtonAction : public QAction {
    Q_OBJECT

 public:
    ButtonAction(QAbstractButton& button, const QString& text, const QKeySequence& keys);

 Q_SIGNALS:
    /// Before the button is pressed: what it does should be seen.
    void aboutToPress();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void follow();

    QAbstractButton& m_button;
};

}  // namespace headscope::app
