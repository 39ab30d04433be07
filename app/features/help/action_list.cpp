// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/action_list.h"

#include "ui/commands.h"

#include <QAction>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <set>

namespace headscope::app {

namespace {

struct ActionListTr {
    Q_DECLARE_TR_FUNCTIONS(Gestures)
};

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys += sequence.toString(QKeySequence::NativeText);
    return keys.join(QLatin1String(", "));
}

CommandEntry entryOf(QAction& action, const QString& where) {
    return {where, plainText(action.text()), keysOf(action), action.statusTip(), &action};
}

void addMenu(const QMenu& menu, const QString& where, std::vector<CommandEntry>& entries,
             std::set<const QAction*>& seen) {
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible()) continue;
        if (const QMenu* submenu = action->menu()) {
            addMenu(*submenu, where + QStringLiteral(" › ") + plainText(action->text()), entries,
                    seen);
        } else if (seen.insert(action).second) {
            entries.push_back(entryOf(*action, where));
        }
    }
}

struct Gesture {
    const char* where;
    const char* what;
    const char* how;
};

constexpr const char* kOnMaps = QT_TRANSLATE_NOOP("Gestures", "On a map");
constexpr const char* kPlots = QT_TRANSLATE_NOOP("Gestures", "On a plot of heads");
constexpr const char* kPrompt = QT_TRANSLATE_NOOP("Gestures", "In the prompt");
constexpr const char* kFields = QT_TRANSLATE_NOOP("Gestures", "In target and control");
constexpr const char* kPredictions = QT_TRANSLATE_NOOP("Gestures", "In the predictions");
constexpr const char* kInSet = QT_TRANSLATE_NOOP("Gestures", "In the ablation set");
constexpr const char* kAttention = QT_TRANSLATE_NOOP("Gestures", "In the attention pattern");
constexpr const char* kHistory = QT_TRANSLATE_NOOP("Gestures", "In the history");
constexpr const char* kNamedSets = QT_TRANSLATE_NOOP("Gestures", "In the named sets");
constexpr const char* kTable = QT_TRANSLATE_NOOP("Gestures", "In the table of all heads");
constexpr const char* kWindow = QT_TRANSLATE_NOOP("Gestures", "In the window");

// Whoever adds a gesture adds its line.
constexpr Gesture kGestures[] = {
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "Choose a head"),
     QT_TRANSLATE_NOOP("Gestures", "Click, or the arrow keys, Home and End")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "Choose none"),
     QT_TRANSLATE_NOOP("Gestures", "Click beside the cells")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "Read a head's numbers"),
     QT_TRANSLATE_NOOP("Gestures", "Point at it")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "Open the inspector"),
     QT_TRANSLATE_NOOP("Gestures", "Double click, or Enter")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "See all maps closer, or more of them"),
     QT_TRANSLATE_NOOP("Gestures", "The wheel, or + and −")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "Move maps that are seen in part"),
     QT_TRANSLATE_NOOP("Gestures", "Drag with Alt or the middle button")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "See whole maps again"),
     QT_TRANSLATE_NOOP("Gestures", "Double click beside the cells, or 0")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "Put a head into the set, or take it out"),
     QT_TRANSLATE_NOOP("Gestures", "Ctrl and click, or Space")},
    {kOnMaps,
     QT_TRANSLATE_NOOP("Gestures", "Put a rectangle of heads into the set, or take it out"),
     QT_TRANSLATE_NOOP("Gestures", "Drag from corner to corner; Esc gives up")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "Put the heads from the chosen one on into the set"),
     QT_TRANSLATE_NOOP("Gestures", "Shift and click, or Shift and the arrow keys")},
    {kOnMaps, QT_TRANSLATE_NOOP("Gestures", "Put a whole layer into the set, or take it out"),
     QT_TRANSLATE_NOOP("Gestures", "Click the layer's label, or Shift+Space")},
    {kOnMaps,
     QT_TRANSLATE_NOOP("Gestures", "Put a head of every layer into the set, or take it out"),
     QT_TRANSLATE_NOOP("Gestures", "Click the head's label, or Ctrl+Space")},
    {kPlots, QT_TRANSLATE_NOOP("Gestures", "Choose a head"),
     QT_TRANSLATE_NOOP("Gestures", "Click its point, or Left, Right, Home and End")},
    {kPlots, QT_TRANSLATE_NOOP("Gestures", "Read a head's numbers"),
     QT_TRANSLATE_NOOP("Gestures", "Point at it")},
    {kPrompt, QT_TRANSLATE_NOOP("Gestures", "Run"), QT_TRANSLATE_NOOP("Gestures", "Enter")},
    {kPrompt, QT_TRANSLATE_NOOP("Gestures", "Begin a new line"),
     QT_TRANSLATE_NOOP("Gestures", "Shift+Enter")},
    {kPrompt, QT_TRANSLATE_NOOP("Gestures", "Choose the positions to ablate"),
     QT_TRANSLATE_NOOP("Gestures", "Click the tokens below it, or the arrow keys there and Space")},
    {kFields, QT_TRANSLATE_NOOP("Gestures", "Take a token that completes what is typed"),
     QT_TRANSLATE_NOOP("Gestures", "Down, then Enter")},
    {kPredictions, QT_TRANSLATE_NOOP("Gestures", "Make a token the target"),
     QT_TRANSLATE_NOOP("Gestures", "Click, or Enter")},
    {kPredictions, QT_TRANSLATE_NOOP("Gestures", "Make a token the control"),
     QT_TRANSLATE_NOOP("Gestures",
                       "Shift and click, or Shift+Enter; or the menu of the right "
                       "button")},
    {kInSet, QT_TRANSLATE_NOOP("Gestures", "Take a head out"),
     QT_TRANSLATE_NOOP("Gestures", "Click its chip, or Delete")},
    {kAttention, QT_TRANSLATE_NOOP("Gestures", "Choose the token that looks"),
     QT_TRANSLATE_NOOP("Gestures", "Click its row or label, or Up and Down")},
    {kHistory, QT_TRANSLATE_NOOP("Gestures", "Show a run again"),
     QT_TRANSLATE_NOOP("Gestures", "Click, or Enter")},
    {kHistory, QT_TRANSLATE_NOOP("Gestures", "Choose two runs to compare"),
     QT_TRANSLATE_NOOP("Gestures", "Ctrl and click, or Shift and the arrow keys")},
    {kHistory, QT_TRANSLATE_NOOP("Gestures", "Rename the run, delete the chosen ones"),
     QT_TRANSLATE_NOOP("Gestures", "F2, Delete")},
    {kNamedSets, QT_TRANSLATE_NOOP("Gestures", "Take the set"),
     QT_TRANSLATE_NOOP("Gestures", "Double click, or Enter")},
    {kNamedSets, QT_TRANSLATE_NOOP("Gestures", "Rename the set, delete it"),
     QT_TRANSLATE_NOOP("Gestures", "F2, Delete")},
    {kTable, QT_TRANSLATE_NOOP("Gestures", "Sort by a column"),
     QT_TRANSLATE_NOOP("Gestures", "Click its title")},
    {kTable, QT_TRANSLATE_NOOP("Gestures", "Put a head into the set, or take it out"),
     QT_TRANSLATE_NOOP("Gestures", "Click its box, or Space")},
    {kWindow, QT_TRANSLATE_NOOP("Gestures", "Open a session or a model folder"),
     QT_TRANSLATE_NOOP("Gestures", "Drop it on the window")},
    {kWindow, QT_TRANSLATE_NOOP("Gestures", "Move a panel"),
     QT_TRANSLATE_NOOP("Gestures", "Drag its tab or title")},
    {kWindow, QT_TRANSLATE_NOOP("Gestures", "Go from control to control"),
     QT_TRANSLATE_NOOP("Gestures", "Tab and Shift+Tab")},
};

}  // namespace

QString plainText(const QString& menuText) {
    QString text = menuText;
    text.replace(QLatin1String("&&"), QString(QChar(1)));
    text.remove(QLatin1Char('&'));
    return text.replace(QChar(1), QLatin1Char('&'));
}

std::vector<CommandEntry> actionsOf(const QMainWindow& window, const CommandTable& commands) {
    std::vector<CommandEntry> entries;
    std::set<const QAction*> seen;
    const QMenuBar* bar = static_cast<QMenuBar*>(window.menuWidget());
    for (const QAction* top : bar->actions())
        if (top->menu()) addMenu(*top->menu(), plainText(top->text()), entries, seen);
    for (QAction* action : commands.actions())
        if (action->isVisible() && seen.insert(action).second)
            entries.push_back(entryOf(*action, {}));
    return entries;
}

std::vector<CommandEntry> gestures() {
    std::vector<CommandEntry> entries;
    for (const Gesture& gesture : kGestures)
        entries.push_back({ActionListTr::tr(gesture.where),
                           ActionListTr::tr(gesture.what),
                           ActionListTr::tr(gesture.how),
                           {},
                           nullptr});
    return entries;
}

}  // namespace headscope::app
