// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/spoken_plot.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace headscope::app {

namespace {

constexpr const char* kIsChart = "headscopeChart";

class ChartInterface : public QAccessibleWidget {
 public:
    explicit ChartInterface(QWidget* plot) : QAccessibleWidget(plot, QAccessible::Chart) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        if (kind == QAccessible::Value) return widget()->accessibleDescription();
        return QAccessibleWidget::text(kind);
    }
    // The canvas within has nothing to say.
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override {
        return -1;
    }
};

QAccessibleInterface* chartInterface(const QString& /*className*/, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    return widget && widget->property(kIsChart).toBool() ? new ChartInterface(widget) : nullptr;
}

}  // namespace

void makeSpoken(QWidget& plot) {
    static const bool installed = [] {
        QAccessible::installFactory(chartInterface);
        return true;
    }();
    Q_UNUSED(installed)
    plot.setProperty(kIsChart, true);
}

void speakChoice(QWidget& plot, const QString& text) {
    if (text == plot.accessibleDescription()) return;
    plot.setAccessibleDescription(text);  // tells of it
    QAccessibleValueChangeEvent changed(&plot, text);
    QAccessible::updateAccessibility(&changed);
}

}  // namespace headscope::app
