// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spoken_plot.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace headscope::app {

namespace {

constexpr const char* kRole = "headscopeRole";

/// What is chosen in a plot.
class ChoiceInterface : public QAccessibleInterface {
 public:
    explicit ChoiceInterface(QWidget* plot) : m_plot(plot) {}

    [[nodiscard]] bool isValid() const override { return true; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(m_plot);
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override {
        return nullptr;
    }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override {
        return -1;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name ? m_plot->accessibleDescription() : QString();
    }
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override {}
    [[nodiscard]] QRect rect() const override { return parent()->rect(); }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = parent()->state();
        state.selectable = true;
        state.selected = true;
        return state;
    }

 private:
    QWidget* m_plot;
};

class PlotInterface : public QAccessibleWidget {
 public:
    PlotInterface(QWidget* plot, QAccessible::Role role) : QAccessibleWidget(plot, role) {}
    ~PlotInterface() override { forget(); }

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        if (kind == QAccessible::Value) return widget()->accessibleDescription();
        return QAccessibleWidget::text(kind);
    }
    // The canvas within has nothing to say.
    [[nodiscard]] int childCount() const override {
        return widget()->accessibleDescription().isEmpty() ? 0 : 1;
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        if (m_choice == 0)
            m_choice = QAccessible::registerAccessibleInterface(new ChoiceInterface(widget()));
        return QAccessible::accessibleInterface(m_choice);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        return child && m_choice != 0 && child == QAccessible::accessibleInterface(m_choice) ? 0
                                                                                             : -1;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        return widget()->hasFocus() ? child(0) : nullptr;
    }

    /// The next child() is another one.
    void forget() {
        if (m_choice != 0) QAccessible::deleteAccessibleInterface(m_choice);
        m_choice = 0;
    }

 private:
    mutable QAccessible::Id m_choice = 0;
};

QAccessibleInterface* plotInterface(const QString& /*className*/, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    const QVariant role = widget ? widget->property(kRole) : QVariant();
    if (!role.isValid()) return nullptr;
    return new PlotInterface(widget, static_cast<QAccessible::Role>(role.toInt()));
}

}  // namespace

void makeSpoken(QWidget& plot, QAccessible::Role role) {
    static const bool installed = [] {
        QAccessible::installFactory(plotInterface);
        return true;
    }();
    Q_UNUSED(installed)
    plot.setProperty(kRole, static_cast<int>(role));
}

void speakChoice(QWidget& plot, const QString& text) {
    if (text == plot.accessibleDescription()) return;
    plot.setAccessibleDescription(text);  // announces it
    auto* spoken = dynamic_cast<PlotInterface*>(QAccessible::queryAccessibleInterface(&plot));
    if (!spoken) return;
    spoken->forget();
    if (QAccessibleInterface* choice = spoken->focusChild()) {
        QAccessibleEvent focus(choice, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
}

}  // namespace headscope::app
