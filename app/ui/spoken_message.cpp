// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spoken_message.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace headscope::app {

namespace {

constexpr const char* kIsMessage = "headscopeMessage";

QAccessibleInterface* messageInterface(const QString& /*className*/, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    if (!widget || !widget->property(kIsMessage).toBool()) return nullptr;
    return new QAccessibleWidget(widget, QAccessible::Notification);
}

}  // namespace

void makeSpokenMessage(QWidget& strip) {
    static const bool installed = [] {
        QAccessible::installFactory(messageInterface);
        return true;
    }();
    Q_UNUSED(installed)
    strip.setProperty(kIsMessage, true);
}

void showMessage(QWidget& strip, const QString& text) {
    strip.setAccessibleName(text);
    const bool again = strip.isVisible() && !text.isEmpty();
    strip.setVisible(!text.isEmpty());  // which announces it
    if (!again) return;
    QAccessibleEvent shown(&strip, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

}  // namespace headscope::app
