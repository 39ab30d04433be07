// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/centre.h"

#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

Centre::Centre(QVBoxLayout* strips, std::function<QWidget*()> firstField)
    : m_firstField(std::move(firstField)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 8, 10, 2);
    outer->setSpacing(8);
    strips->setSpacing(8);
    outer->addLayout(strips);
}

bool Centre::focusNextPrevChild(bool next) {
    QWidget* field = next && hasFocus() ? m_firstField() : nullptr;
    if (!field) return QWidget::focusNextPrevChild(next);
    field->setFocus(Qt::TabFocusReason);
    return true;
}

}  // namespace headscope::app
