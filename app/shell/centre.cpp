// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/centre.h"

#include <utility>

namespace headscope::app {

Centre::Centre(std::function<QWidget*()> firstField) : m_firstField(std::move(firstField)) {}

bool Centre::focusNextPrevChild(bool next) {
    QWidget* field = next && hasFocus() ? m_firstField() : nullptr;
    if (!field) return QWidget::focusNextPrevChild(next);
    field->setFocus(Qt::TabFocusReason);
    return true;
}

}  // namespace headscope::app
