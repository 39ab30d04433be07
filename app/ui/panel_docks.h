// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QStringList>

class QAction;
class QDockWidget;
class QKeySequence;
class QMainWindow;

namespace headscope::app {

class CommandTable;

/// The panels below the maps: docks that can be moved by their tabs, hidden, torn off and put back.
class PanelDocks : public QObject {
    Q_OBJECT

 public:
    explicit PanelDocks(QMainWindow& window);
    /// Destroys the docks with their panels.
    ~PanelDocks() override;

    /// `name` tells the dock again when a layout is restored. In the default layout, `side` docks
    /// stand beside the others where the window is wide.
    QDockWidget* add(const QString& name, const QString& title, QWidget* panel,
                     const QKeySequence& keys, bool side);

    /// What the default layout has in front: there is something to see in it before any head is
    /// chosen.
    void setOpening(QDockWidget* dock) { m_opening = dock; }

    /// The default layout: one group of tabs, or two beside each other in a wide window.
    void arrange();
    /// Brings a panel to the front, shows it if it is hidden, and gives it the keyboard.
    void bringUp(QDockWidget* dock);
    /// Brings these panels to the front, by their names; unknown ones are ignored.
    void raise(const QStringList& names);
    /// The panels that are seen, by their names.
    [[nodiscard]] QStringList inFront() const;
    /// What brings each panel up, hides and shows it, and restores the default.
    void addCommands(CommandTable& commands);

    [[nodiscard]] const QList<QDockWidget*>& docks() const { return m_docks; }

 private:
    /// A title bar only where there is no tab to tell what a dock is.
    /// The panel that has the keyboard goes to the next side of the window.
    void moveOn();
    void refreshTitles();

    QMainWindow& m_window;
    QList<QDockWidget*> m_docks;
    QList<QDockWidget*> m_side;
    QDockWidget* m_opening = nullptr;
    QList<QAction*> m_raisers;
};

/// The first widget in it that takes the keyboard, or null.
[[nodiscard]] QWidget* firstFocus(QWidget* area);

}  // namespace headscope::app
