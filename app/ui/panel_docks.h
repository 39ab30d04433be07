// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>

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

    /// Where a panel is in the default layout: one group of tabs, with the first panel in front,
    /// and a second group to its right in a wide window.
    enum class Place {
        Main,       ///< in the first group
        Side,       ///< in the second group
        SideFront,  ///< in front of the second group
        Closed,     ///< in the first group, but hidden until asked for: few tabs need no scrolling
    };
    /// `name` identifies the dock in saved layouts.
    QDockWidget* add(const QString& name, const QString& title, QWidget* panel,
                     const QKeySequence& keys, Place place);

    /// What the central widget has a use for in height, of the most that it can have. Until the
    /// user draws a line between panels, the panels below get the rest, within a share of the
    /// window. The central widget must be there.
    void setCentralHeight(std::function<int(int most)> wanted);
    /// Has the user drawn such a line?
    [[nodiscard]] bool isSized() const { return m_sized; }
    void setSized(bool sized) { m_sized = sized; }
    void fit();

    /// Restores the default layout: see Place.
    void arrange();
    /// Brings a panel to the front, shows it if it is hidden, and gives it the keyboard.
    void bringUp(QDockWidget* dock);
    /// Brings these panels to the front, by their names; unknown ones are ignored.
    void raise(const QStringList& names);
    /// What Tab goes to from `from`, or with `next` false Shift+Tab: as Qt does, but never into a
    /// panel that stands behind another one, which Qt takes for visible. Null if there is nothing
    /// else.
    [[nodiscard]] QWidget* focusAfter(QWidget* from, bool next) const;
    /// Gives the keyboard to it; false if there is none.
    bool moveFocus(bool next) const;
    /// The panels that are seen, by their names.
    [[nodiscard]] QStringList inFront() const;
    /// What brings each panel up, hides and shows it, and restores the default.
    void addCommands(CommandTable& commands);

    [[nodiscard]] const QList<QDockWidget*>& docks() const { return m_docks; }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    [[nodiscard]] QDockWidget* lowerDock() const;
    [[nodiscard]] bool isInPanelBehind(const QWidget& widget) const;
    /// The keyboard does not stay in a panel that another one has come in front of.
    void takeFocusFrom(QDockWidget* behind);
    /// The panel that has the keyboard goes to the next side of the window.
    void moveOn();
    /// A title bar only if no tab names the dock.
    void refreshTitles();

    QMainWindow& m_window;
    QList<QDockWidget*> m_docks;
    QList<QDockWidget*> m_side;
    QList<QDockWidget*> m_closed;
    QDockWidget* m_sideFront = nullptr;
    std::function<int(int most)> m_centralHeight;
    bool m_sized = false;
    QList<QAction*> m_raisers;
};

/// The first widget in it that takes the keyboard, or null.
[[nodiscard]] QWidget* firstFocus(QWidget* area);

}  // namespace headscope::app
