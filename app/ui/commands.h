// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QAbstractButton;
class QAction;
class QMenu;
class QWidget;

namespace headscope::app {

/// One thing that can be done in the window: what it is called, how it is reached, when it can be
/// done, and what it does.
struct Command {
    QString id;    ///< "run.start": of its own, never shown and never translated
    QString text;  ///< as a menu shows it, with its mnemonic
    QString tip;   ///< a sentence
    QList<QKeySequence> keys;
    std::function<void()> act;
    std::function<bool()> enabled = {};  ///< empty: always
    std::function<bool()> checked = {};  ///< empty: it has no check mark
    /// Why it cannot be given, a sentence in place of the tip; an empty text: it can. In place of
    /// `enabled`.
    std::function<QString()> refused = {};
};

/// The one table of commands. Features add theirs; menus, the window of keys, tool tips and tests
/// read it. GUI thread.
class CommandTable : public QObject {
    Q_OBJECT

 public:
    explicit CommandTable(QObject* parent = nullptr);

    /// Makes its action, which the table owns. Precondition: the id is new.
    QAction* add(Command command);
    /// A command that presses a button: can be given while the button can be pressed, with the
    /// button's tip. `before` is called first, so that what the button does is seen.
    QAction* addButton(const QString& id, QAbstractButton& button, const QString& text,
                       const QKeySequence& keys, const std::function<void()>& before = {});
    /// Adds an action that something else owns and enables.
    QAction* adopt(const QString& id, QAction* action);
    /// A menu whose entries change; it replaces them in the table.
    void adoptMenu(const QString& id, QMenu* menu);

    /// Null if none.
    [[nodiscard]] QAction* find(const QString& id) const { return m_actions.value(id); }
    /// The first keys as they are read, "Ctrl+Shift+M"; empty if there is no such command.
    [[nodiscard]] QString keysOf(const QString& id) const;
    /// Adds the command's keys to a widget's tool tip: "Stop the run (Esc)".
    void showKeys(const QString& id, QWidget& widget) const;
    /// Empty if the action is not in the table.
    [[nodiscard]] QString idOf(QAction* action) const { return m_actions.key(action); }
    [[nodiscard]] QMenu* findMenu(const QString& id) const { return m_menus.value(id); }
    /// In the order in which they were added.
    [[nodiscard]] const QList<QAction*>& actions() const { return m_order; }

    /// Asks anew which commands can be given and which are checked.
    void refresh();
    /// Does so whenever the sender emits the signal.
    template <class Sender, class Signal>
    void refreshAt(const Sender& sender, Signal signal) {
        connect(&sender, signal, this, qOverload<>(&CommandTable::refresh));
    }

 Q_SIGNALS:
    /// A menu is opened: what is looked up only then can be looked up now.
    void menuOpened();

 private:
    struct Row {
        QAction* action;
        std::function<bool()> enabled, checked;
        std::function<QString()> refused;
        QString tip;
    };

    void take(const QString& id, QAction* action);
    static void refresh(const Row& row);

    std::vector<Row> m_rows;  ///< of those that are asked
    QHash<QString, QAction*> m_actions;
    QHash<QString, QMenu*> m_menus;
    QList<QAction*> m_order;
};

}  // namespace headscope::app
