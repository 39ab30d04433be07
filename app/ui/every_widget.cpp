// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/every_widget.h"

#include <QApplication>
#include <QPointer>
#include <QWidget>

namespace headscope::app {

void withEveryWidget(const std::function<void(QWidget&)>& action) {
    if (!qobject_cast<QApplication*>(QCoreApplication::instance())) return;
    QList<QPointer<QWidget>> widgets;
    for (QWidget* widget : QApplication::allWidgets())
        widgets.emplace_back(widget);
    for (const auto& widget : widgets)
        if (widget) action(*widget);
}

}  // namespace headscope::app
