// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/pane.h"

#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

Pane::Pane(QWidget* parent) : QFrame(parent), m_body(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("card"));
    m_body->setContentsMargins(12, 9, 12, 10);
    m_body->setSpacing(6);
}

void Pane::touch() {
    if (isSeen()) {
        refresh();
    } else {
        m_stale = true;
    }
}

void Pane::setSeen(bool seen) {
    m_seen = seen;
    if (isSeen() && std::exchange(m_stale, false)) refresh();
}

void Pane::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    if (isSeen() && std::exchange(m_stale, false)) refresh();
}

void Pane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) touch();
}

}  // namespace headscope::app
