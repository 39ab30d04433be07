// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the window: every action is found, explained and reached by keys.
#include "document/settings.h"
#include "features/help/action_list.h"
#include "features/help/shortcuts_dialog.h"
#include "features/history/compare_view.h"
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/inspector/heads_panel.h"
#include "features/prompt/prompt_panel.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/text_size.h"
#include "window_fixture.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <map>
#include <set>

namespace headscope::app::test {

namespace {

/// All entries of the menus, found here by other means than the list's own.
void collect(const QMenu& menu, std::set<QAction*>& into) {
    for (QAction* action : menu.actions()) {
        if (action->menu()) {
            collect(*action->menu(), into);
        } else if (!action->isSeparator()) {
            into.insert(action);
        }
    }
}

std::set<QAction*> menuActions(MainWindow& window) {
    std::set<QAction*> actions;
    for (QAction* top : window.menuBar()->actions())
        collect(*top->menu(), actions);
    return actions;
}

/// Qt's own within its widgets, submenus' titles, and what nobody sees.
bool isOurs(const QAction& action) {
    return !action.isSeparator() && !action.menu() && action.isVisible() &&
           !action.objectName().startsWith(QLatin1String("_q_"));
}

QByteArray named(const QAction& action) {
    return action.text().isEmpty() ? QByteArray("an action without text") : action.text().toUtf8();
}

QStringList linesOf(const ShortcutsDialog& dialog) {
    const QAbstractItemModel* model = dialog.list()->model();
    QStringList lines;
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList columns;
        for (int column = 0; column < model->columnCount(); ++column)
            columns << model->index(row, column).data().toString();
        lines << columns.join(QLatin1Char('|'));
    }
    return lines;
}

}  // namespace

class TestActions : public QObject {
    Q_OBJECT

 private:
    static ShortcutsDialog* opened(const WindowFixture& f) {
        f.window->activateWindow();
        if (!QTest::qWaitForWindowActive(f.window.get())) return nullptr;
        QTest::keyClick(f.window.get(), '?');
        auto* dialog = f.panel<ShortcutsDialog>();
        return dialog && dialog->isVisible() ? dialog : nullptr;
    }

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() {
        useOwnSettings(m_folder);
        QStringList files;
        for (char name = 'a'; name <= 'h'; ++name)  // as many as are remembered
            files.push_back(QStringLiteral("/s/%1.headscope").arg(QLatin1Char(name)));
        Settings().setRecentSessions(files);
    }
    void cleanup() { applyFontPercent(100); }

    void everyActionHasATextAMenuEntryKeysAndATip();
    void theTableHasThemAllOnce();
    void noTwoActionsShareKeys();
    void theQuestionMarkListsAll();
    void theListIsReadWithoutScrollingSideways();
    void theListIsSearchedAndCarriesOut();
    void aQuestionMarkCanBeTyped();
    void runsAreNamedNotedComparedAndDeletedByKeys();
    void setsAreNamedTakenAndDeletedByKeys();
    void aSetGrowsByKeys();
    void theTableIsSortedByKeys();
    void messagesAreDismissedByKeys();
    void panelsAreMovedByKeys();
};

void TestActions::everyActionHasATextAMenuEntryKeysAndATip() {
    const WindowFixture f;
    const auto inMenus = menuActions(*f.window);
    QVERIFY(inMenus.size() > 40);
    for (const QAction* action : f.window->findChildren<QAction*>()) {
        if (!isOurs(*action)) continue;
        QVERIFY2(!plainText(action->text()).isEmpty(), named(*action).constData());
        QVERIFY2(!action->statusTip().isEmpty(), named(*action).constData());
        QVERIFY2(!action->toolTip().isEmpty(), named(*action).constData());
        QVERIFY2(inMenus.count(const_cast<QAction*>(action)), named(*action).constData());
        QVERIFY2(!action->shortcut().isEmpty(), named(*action).constData());
    }
}

void TestActions::theTableHasThemAllOnce() {
    const WindowFixture f;
    const CommandTable& commands = f.window->commands();
    const auto inMenus = menuActions(*f.window);
    std::set<QString> ids;
    for (QAction* action : commands.actions()) {
        QVERIFY2(inMenus.count(action), named(*action).constData());
        QVERIFY2(ids.insert(commands.idOf(action)).second, qPrintable(commands.idOf(action)));
        QCOMPARE(commands.find(commands.idOf(action)), action);
    }
    QVERIFY(ids.size() > 90);
    // Beside them there are only the files that were opened last.
    int others = 0;
    for (QAction* action : inMenus)
        if (commands.idOf(action).isEmpty()) ++others;
    QCOMPARE(others, 9);  // eight, and to forget them
}

void TestActions::noTwoActionsShareKeys() {
    const WindowFixture f;
    std::map<std::pair<QString, const QObject*>, QByteArray> taken;
    const auto take = [&](const QKeySequence& keys, Qt::ShortcutContext context,
                          const QObject* owner, const QByteArray& name) {
        // A panel's own keys hold while it has the keyboard, and there before the window's.
        const QObject* where = context == Qt::WidgetShortcut ? owner : nullptr;
        const auto [at, fresh] =
            taken.try_emplace({keys.toString(QKeySequence::PortableText), where}, name);
        QVERIFY2(fresh, QByteArray(name + " has the keys of " + at->second).constData());
    };
    for (const QAction* action : f.window->findChildren<QAction*>()) {
        for (const QKeySequence& keys : action->shortcuts())
            take(keys, action->shortcutContext(), action->parent(), named(*action));
    }
    for (const QShortcut* shortcut : f.window->findChildren<QShortcut*>()) {
        // Those of a command, to say why it cannot be given now.
        if (shortcut->objectName() == QLatin1String("whyNot")) {
            const QAction* command = f.action("B&egin with <|endoftext|>");
            QVERIFY(command && command->isEnabled() != shortcut->isEnabled());
            continue;
        }
        if (qobject_cast<QWidget*>(shortcut->parent())->window() == f.window.get())
            for (const QKeySequence& keys : shortcut->keys())  // several, of Qt's standard keys
                take(keys, shortcut->context(), shortcut->parent(), "a shortcut");
    }
}

void TestActions::theQuestionMarkListsAll() {
    const WindowFixture f;
    const ShortcutsDialog* dialog = opened(f);
    QVERIFY(dialog);
    const QStringList lines = linesOf(*dialog);
    for (const QAction* action : menuActions(*f.window)) {
        if (!isOurs(*action)) continue;
        const QString line = plainText(action->text()) + QLatin1Char('|');
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const QString& one) {
            return one.startsWith(line) && one.endsWith(QLatin1Char('|') + action->statusTip()) &&
                   one.contains(action->shortcut().toString(QKeySequence::NativeText));
        });
        QVERIFY2(found != lines.end(), named(*action).constData());
    }
    // The map's keys and gestures, which DESIGN and the guide promise.
    for (const char* wanted : {"Drag", "Shift+Space", "Ctrl+Space", "Double click", "arrow keys",
                               "Ctrl and click", "Shift and click"}) {
        QVERIFY2(std::any_of(lines.begin(), lines.end(),
                             [wanted](const QString& line) {
                                 return line.contains(QLatin1String(wanted)) &&
                                        line.contains(QLatin1String("|On a map|"));
                             }),
                 wanted);
    }
    QCOMPARE(static_cast<std::size_t>(lines.size()),
             actionsOf(*f.window, f.window->commands()).size() + gestures().size());
}

void TestActions::theListIsReadWithoutScrollingSideways() {
    const WindowFixture f;
    ShortcutsDialog* dialog = opened(f);
    QVERIFY(dialog);
    const QTreeView* list = dialog->list();
    QCOMPARE(list->horizontalScrollBar()->maximum(), 0);  // on a small screen, neither
    dialog->resize(920, 540);                             // as it is where the screen has room
    settle();
    QCOMPARE(list->horizontalScrollBar()->maximum(), 0);
    const auto* about = dialog->findChild<QLabel*>(QStringLiteral("shortcutsAbout"));
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        for (int column = 0; column < list->model()->columnCount(); ++column) {
            if (list->isColumnHidden(column)) continue;
            const QModelIndex index = list->model()->index(row, column);
            const int wanted = list->sizeHintForIndex(index).width();
            QVERIFY2(wanted <= list->columnWidth(column), qPrintable(index.data().toString()));
        }
    }
    // The sentence about the chosen line is below the list.
    QTest::keyClicks(dialog->filter(), QStringLiteral("text larger"));
    QCOMPARE(about->text(), f.action("&Larger")->statusTip());
    QVERIFY(about->isVisible() && about->height() >= about->heightForWidth(about->width()));
}

void TestActions::theListIsSearchedAndCarriesOut() {
    const WindowFixture f;
    ShortcutsDialog* dialog = opened(f);
    QVERIFY(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), static_cast<QWidget*>(dialog->filter()),
                              kPatience);
    const auto all = linesOf(*dialog).size();
    QTest::keyClicks(dialog->filter(), QStringLiteral("text larger"));
    const QStringList found = linesOf(*dialog);
    QVERIFY(!found.isEmpty() && found.size() < all / 4);
    QVERIFY(found.first().startsWith(QLatin1String("Larger|")));
    QTest::keyClick(dialog->filter(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(fontPercent(), 110, kPatience);
    QVERIFY(!dialog->isVisible());
    // A gesture is told, not done.
    QVERIFY(opened(f));
    QTest::keyClicks(dialog->filter(), QStringLiteral("corner to corner"));
    QCOMPARE(linesOf(*dialog).size(), 1);
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("shortcutsDo"))->isEnabled());
    QTest::keyClick(dialog->filter(), Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestActions::aQuestionMarkCanBeTyped() {
    const WindowFixture f;
    f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
    auto* prompt = f.find<QPlainTextEdit>("prompt");
    prompt->setFocus();
    QTest::keyClick(prompt, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(prompt, '?', Qt::ShiftModifier);
    QVERIFY(prompt->toPlainText().endsWith(QLatin1Char('?')));
    QVERIFY(!f.panel<ShortcutsDialog>()->isVisible());
    QTest::keyClick(prompt, Qt::Key_Slash, Qt::ControlModifier);
    QVERIFY(f.panel<ShortcutsDialog>()->isVisible());
}

void TestActions::runsAreNamedNotedComparedAndDeletedByKeys() {
    WindowFixture f;
    f.window->activateWindow();
    f.runToEnd();
    f.runToEnd();
    f.map(0)->setFocus();
    History& history = f.window->document().history();
    const auto* list = f.window->feature<HistoryFeature>()->panel().list();
    QVERIFY(!list->isVisible());

    // Nothing has to be found and clicked first: the chosen run is the one on screen.
    f.key(Qt::Key_F2, Qt::ControlModifier);
    QVERIFY(list->isVisible());
    auto* editor = list->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    f.type(editor, QStringLiteral("second"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(history.find(2)->run().name),
                              QStringLiteral("second"), kPatience);
    f.key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    auto* note = f.find<QPlainTextEdit>("runNote");
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(note));
    QTest::keyClicks(note, QStringLiteral("strong"));
    QCOMPARE(QString::fromStdString(history.find(2)->run().note), QStringLiteral("strong"));
    f.key(Qt::Key_H, Qt::ControlModifier | Qt::AltModifier);
    QTest::keyClicks(note, QStringLiteral("Tuesday"));
    QCOMPARE(history.notes(), QStringLiteral("Tuesday"));

    // From run to run, and no further than there are any.
    QVERIFY(!f.action("&Later Run")->isEnabled());
    f.key(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(f.window->document().state().shownId(), History::Id(1));
    QVERIFY(!f.action("&Earlier Run")->isEnabled());
    QCOMPARE(list->selectionModel()->selectedIndexes().size(), 1);  // Ctrl adds nothing to it
    f.key(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(f.window->document().state().shownId(), History::Id(2));

    // Hidden and shown again, it has the keyboard.
    f.key(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(!list->isVisible());
    f.key(Qt::Key_H, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), static_cast<const QWidget*>(list));
    QVERIFY(!f.action("&Compare Runs")->isEnabled());
    QTest::keyClick(const_cast<QListView*>(list), Qt::Key_Down, Qt::ShiftModifier);
    f.key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(f.panel<CompareView>()->isVisible());
    f.panel<CompareView>()->window()->hide();

    f.map(0)->setFocus();
    f.key(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(history.runs().empty());
    f.undo();
    QCOMPARE(history.runs().size(), std::size_t(2));
}

void TestActions::setsAreNamedTakenAndDeletedByKeys() {
    WindowFixture f;
    f.window->activateWindow();
    f.runToEnd();
    QVERIFY(!f.action("&Save the Set Under a Name")->isEnabled());
    f.click(0, {9, 6});
    f.key(Qt::Key_T, Qt::ControlModifier);
    f.key(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    auto* name = f.find<QLineEdit>("setName");
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(name));
    QTest::keyClicks(name, QStringLiteral("mover"));
    QTest::keyClick(name, Qt::Key_Return);
    const auto sets = [&] { return f.window->document().sets().all(); };
    QCOMPARE(sets().size(), std::size_t(1));

    auto* list = f.find<QListWidget>("namedSets");
    f.map(0)->setFocus();
    f.key(Qt::Key_I, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(list));
    QTest::keyClick(list, Qt::Key_Down);
    f.key(Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
    auto* editor = list->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    f.type(editor, QStringLiteral("name mover"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(sets().front().name, std::string("name mover"), kPatience);
    f.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(f.window->document().state().ablationSet().heads.empty());
    f.map(0)->setFocus();
    f.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(f.window->document().state().ablationSet().heads, (HeadList{{9, 6}}));
    f.key(Qt::Key_Delete, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(sets().empty());
    f.undo();
    QCOMPARE(sets().size(), std::size_t(1));
}

void TestActions::aSetGrowsByKeys() {
    WindowFixture f;
    f.window->activateWindow();
    f.runToEnd();
    f.key(Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(f.window->document().state().ablationSet().path.steps.size(),
                              std::size_t(1), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(f.action("Add &Until It Stops Falling")->isEnabled(), kPatience);
    QVERIFY(!f.action("Stop &Growing")->isEnabled());
    f.script->rowMs = 30;
    f.key(Qt::Key_U, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!f.action("Add &Until It Stops Falling")->isEnabled());
    f.key(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(f.action("Add &Until It Stops Falling")->isEnabled(), kPatience);
    QVERIFY(f.find<QLabel>("growStatus")->text().startsWith(QLatin1String("Stopped")));
}

void TestActions::theTableIsSortedByKeys() {
    WindowFixture f;
    f.window->activateWindow();
    f.runToEnd();
    f.bringUp("headsDock");
    auto* table = f.find<QTableView>("headsTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_Right);
    QTest::keyClick(table, Qt::Key_Right);
    const auto* order = f.panel<HeadsPanel>()->order();
    const auto value = [&](int row, int column) {
        return table->model()->index(row, column).data(HeadsModel::SortRole).toDouble();
    };
    const auto isSorted = [&](int column, bool up) {
        for (int row = 1; row < table->model()->rowCount(); ++row) {
            const double before = value(row - 1, column), now = value(row, column);
            if (up ? now < before : now > before) return false;
        }
        return true;
    };
    const int column = table->currentIndex().column();
    QCOMPARE(column, 2);
    QVERIFY(order->sortColumn() != column);
    f.key(Qt::Key_O, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(isSorted(column, true) && !isSorted(column, false));
    f.key(Qt::Key_O, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(isSorted(column, false) && !isSorted(column, true));
}

void TestActions::messagesAreDismissedByKeys() {
    WindowFixture f;
    f.awaitModel();
    f.type(f.find<QLineEdit>("target"), QStringLiteral("no such token"));
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QWidget>("messageStrip")->isVisible(), kPatience);
    f.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!f.find<QWidget>("messageStrip")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(
        f.window->document().log().toText().contains(QLatin1String("no such token")), kPatience);
}

void TestActions::panelsAreMovedByKeys() {
    const WindowFixture f;
    f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
    f.key(Qt::Key_2, Qt::AltModifier);
    auto* dock = f.find<QDockWidget>("headsDock");
    const auto side = [&] { return f.window->dockWidgetArea(dock); };
    QCOMPARE(side(), Qt::BottomDockWidgetArea);
    for (const auto next :
         {Qt::RightDockWidgetArea, Qt::LeftDockWidgetArea, Qt::BottomDockWidgetArea}) {
        f.key(Qt::Key_W, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(side(), next);
        QVERIFY(dock->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(!dock->visibleRegion().isEmpty());
    }
    QVERIFY(!f.window->tabifiedDockWidgets(dock).isEmpty());
    // Another panel, or none, stays.
    f.find<QWidget>("prompt")->setFocus();
    f.key(Qt::Key_W, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(side(), Qt::BottomDockWidgetArea);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestActions);
#include "test_actions.moc"
