// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pane.h"

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
    m_stale = !m_seen;
    if (m_seen) refresh();
}

void Pane::setInFront(bool inFront) {
    m_inFront = inFront;
    look();
}

void Pane::look() {
    const bool seen = m_inFront && isVisible();
    if (seen == m_seen) return;
    m_seen = seen;
    seenChanged();
    if (m_seen && std::exchange(m_stale, false)) refresh();
}

void Pane::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    look();
}

void Pane::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    look();
}

void Pane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) touch();
}

}  // namespace headscope::app
