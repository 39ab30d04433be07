// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the window: every action is found, explained and reached by keys.
#include "panels/action_list.h"
#include "panels/prompt_panel.h"
#include "panels/shortcuts_dialog.h"
#include "settings.h"
#include "text_size.h"
#include "window_fixture.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
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

bool isRecentFile(const QAction& action) {
    for (const QObject* object : action.associatedObjects()) {
        const auto* menu = qobject_cast<const QMenu*>(object);
        if (menu && menu->title() == QLatin1String("Open &Recent")) return true;
    }
    return false;
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
        Settings().setRecentSessions({QStringLiteral("/a/b.headscope")});
    }
    void cleanup() { applyFontPercent(100); }

    void everyActionHasATextAMenuEntryKeysAndATip();
    void noTwoActionsShareKeys();
    void theQuestionMarkListsAll();
    void theListIsReadWithoutScrollingSideways();
    void theListIsSearchedAndCarriesOut();
    void aQuestionMarkCanBeTyped();
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
        // What only makes sense on a chosen line is in that list's own menu.
        auto* list = qobject_cast<QWidget*>(action->parent());
        const bool inContext = list && list->contextMenuPolicy() == Qt::ActionsContextMenu &&
                               list->actions().contains(const_cast<QAction*>(action));
        QVERIFY2(inContext || inMenus.count(const_cast<QAction*>(action)),
                 named(*action).constData());
        QVERIFY2(!action->shortcut().isEmpty() || isRecentFile(*action),
                 named(*action).constData());
    }
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
        if (qobject_cast<QWidget*>(shortcut->parent())->window() == f.window.get())
            take(shortcut->key(), shortcut->context(), shortcut->parent(), "a shortcut");
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
             actionsOf(*f.window).size() + gestures().size());
}

void TestActions::theListIsReadWithoutScrollingSideways() {
    const WindowFixture f;
    ShortcutsDialog* dialog = opened(f);
    QVERIFY(dialog);
    const QTreeView* list = dialog->list();
    QCOMPARE(list->horizontalScrollBar()->maximum(), 0);  // on a small screen, neither
    dialog->resize(920, 540);                             // as it is where the screen has room
    QTest::qWait(20);
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
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(dialog->filter()));
    const auto all = linesOf(*dialog).size();
    QTest::keyClicks(dialog->filter(), QStringLiteral("text larger"));
    const QStringList found = linesOf(*dialog);
    QVERIFY(!found.isEmpty() && found.size() < all / 4);
    QVERIFY(found.first().startsWith(QLatin1String("Larger|")));
    QTest::keyClick(dialog->filter(), Qt::Key_Return);
    QTRY_COMPARE(fontPercent(), 110);
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

}  // namespace headscope::app::test

QTEST_MAIN(headscope::app::test::TestActions)
#include "test_actions.moc"
