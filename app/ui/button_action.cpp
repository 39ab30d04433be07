// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/button_action.h"

#include <QAbstractButton>
#include <QEvent>

namespace headscope::app {

ButtonAction::ButtonAction(QAbstractButton& button, const QString& text, const QKeySequence& keys)
    : QAction(text, &button), m_button(button) {
    setShortcut(keys);
    button.installEventFilter(this);
    connect(this, &QAction::triggered, this, [this] {
        Q_EMIT aboutToPress();
        m_button.click();
    });
    follow();
}

void ButtonAction::follow() {
    setEnabled(m_button.isEnabled());
    setStatusTip(m_button.toolTip());
    setToolTip(m_button.toolTip());
}

bool ButtonAction::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::ToolTipChange) follow();
    return QAction::eventFilter(watched, event);
}

}  // namespace headscope::app
