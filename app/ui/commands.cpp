// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands.h"

#include "ui/button_action.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <utility>

namespace headscope::app {

CommandTable::CommandTable(QObject* parent) : QObject(parent) {}

QAction* CommandTable::add(Command command) {
    auto* action = new QAction(command.text, this);
    action->setObjectName(command.id);
    action->setStatusTip(command.tip);
    action->setToolTip(command.tip);
    action->setShortcuts(command.keys);
    action->setCheckable(static_cast<bool>(command.checked));
    m_rows.push_back({action, std::move(command.enabled), std::move(command.checked),
                      std::move(command.refused), command.tip});
    // The check mark is what `checked` says, not what a click made it.
    connect(action, &QAction::triggered, this, [this, act = std::move(command.act)] {
        act();
        refresh();
    });
    refresh(m_rows.back());
    take(command.id, action);
    return action;
}

QAction* CommandTable::addButton(const QString& id, QAbstractButton& button, const QString& text,
                                 const QKeySequence& keys, const std::function<void()>& before) {
    auto* action = new ButtonAction(button, text, keys);
    if (before) connect(action, &ButtonAction::aboutToPress, this, before);
    return adopt(id, action);
}

QAction* CommandTable::adopt(const QString& id, QAction* action) {
    if (action->objectName().isEmpty()) action->setObjectName(id);
    take(id, action);
    return action;
}

void CommandTable::adoptMenu(const QString& id, QMenu* menu) {
    Q_ASSERT(!m_menus.contains(id));
    m_menus.insert(id, menu);
}

QString CommandTable::keysOf(const QString& id) const {
    const QAction* action = find(id);
    return action ? action->shortcut().toString(QKeySequence::NativeText) : QString();
}

void CommandTable::showKeys(const QString& id, QWidget& widget) const {
    widget.setToolTip(tr("%1 (%2)").arg(widget.toolTip(), keysOf(id)));
}

void CommandTable::take(const QString& id, QAction* action) {
    Q_ASSERT(!m_actions.contains(id));
    m_actions.insert(id, action);
    m_order.push_back(action);
}

void CommandTable::refresh(const Row& row) {
    if (row.enabled) row.action->setEnabled(row.enabled());
    if (row.refused) {
        const QString why = row.refused();
        row.action->setEnabled(why.isEmpty());
        const QString& tip = why.isEmpty() ? row.tip : why;
        row.action->setToolTip(tip);
        row.action->setStatusTip(tip);
    }
    if (row.checked) row.action->setChecked(row.checked());
}

void CommandTable::refresh() {
    for (const Row& row : m_rows)
        refresh(row);
}

}  // namespace headscope::app
