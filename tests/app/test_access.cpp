// SPDX-License-Identifier: GPL-3.0-or-later
// The window without eyes and without a mouse: names, values, and the order of Tab.
#include "features/history/compare_view.h"
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/maps/maps_panel.h"
#include "features/models/model_actions.h"
#include "features/models/models_feature.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_field.h"
#include "features/prompt/token_strip.h"
#include "plot/attention_plot.h"
#include "plot/drift_plot.h"
#include "plot/growth_plot.h"
#include "plot/heatmap_plot.h"
#include "plot/histogram_plot.h"
#include "plot/scatter_plot.h"
#include "registered_test.h"
#include "ui/panel_docks.h"
#include "window_fixture.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QtTest/qtestaccessible.h>

#include <cmath>
#include <utility>

namespace headscope::app::test {

namespace {

QString nameOf(QWidget& widget) {
    auto* access = QAccessible::queryAccessibleInterface(&widget);
    return access ? access->text(QAccessible::Name) : QString();
}

QString valueOf(QWidget& widget) {
    auto* access = QAccessible::queryAccessibleInterface(&widget);
    return access ? access->text(QAccessible::Value) : QString();
}

/// Parts of Qt's widgets, which are read together with the whole.
bool isPart(const QWidget& widget) {
    return qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QHeaderView*>(&widget) ||
           widget.objectName().startsWith(QLatin1String("qt_")) ||
           qobject_cast<const QAbstractItemView*>(widget.parentWidget()) ||
           qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
}

QByteArray described(const QWidget& widget) {
    QByteArray text = widget.metaObject()->className();
    for (const QWidget* up = &widget; up; up = up->parentWidget())
        text += " < " + up->objectName().toUtf8();
    return text;
}

/// Since the events were cleared. Without a screen reader some platforms, offscreen among them,
/// send none.
bool tellsOf(QAccessible::Event kind, const QWidget* widget) {
    const EventList events = QTestAccessibility::events();
    return std::any_of(events.begin(), events.end(), [&](const QAccessibleEvent* event) {
        return event->type() == kind && event->object() == widget;
    });
}

bool hasTheKeyboard(QAccessible::Id id) {
    const EventList events = QTestAccessibility::events();
    return std::any_of(events.begin(), events.end(), [id](const QAccessibleEvent* event) {
        return event->type() == QAccessible::Focus && event->uniqueId() == id;
    });
}

/// The first number in a text, with whatever minus.
double numberIn(QString text) {
    text.replace(QChar(0x2212), QLatin1Char('-'));
    static const QRegularExpression number(QStringLiteral("[-+]?\\d*\\.\\d+|[-+]?\\d+"));
    return number.match(text).captured().toDouble();
}

}  // namespace

class TestAccess : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture() {
            window->activateWindow();
            runToEnd();
        }
        void tab(bool back = false) const {
            QTest::keyClick(QApplication::focusWidget(), back ? Qt::Key_Backtab : Qt::Key_Tab,
                            back ? Qt::ShiftModifier : Qt::NoModifier);
        }
        /// Everything that Tab comes to, from the prompt on.
        QList<QWidget*> round() const {
            QList<QWidget*> stops;
            find<QWidget>("prompt")->setFocus();
            for (QWidget* now = QApplication::focusWidget(); now && !stops.contains(now);
                 now = QApplication::focusWidget()) {
                stops << now;
                // Links of a label are stops within it, each of which is left by one more.
                const auto* label = qobject_cast<QLabel*>(now);
                const auto links = label ? label->text().count(QLatin1String("<a ")) : 0;
                for (qsizetype i = 0; i <= links; ++i)
                    tab();
            }
            return stops;
        }
        static qsizetype at(const QList<QWidget*>& stops, const QWidget* area) {
            for (qsizetype i = 0; i < stops.size(); ++i)
                if (stops[i] == area || area->isAncestorOf(stops[i])) return i;
            return -1;
        }
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void initTestCase() {
        QTestAccessibility::initialize();
        QAccessible::setActive(true);
    }
    void cleanupTestCase() { QTestAccessibility::cleanup(); }
    void init() {
        useOwnSettings(m_folder);
        QTestAccessibility::clearEvents();
    }

    void everyControlAndPlotHasAName();
    void dialogsControlsHaveNames();
    void aMapSaysTheChosenCell();
    void tokensAreSaidAsTheKeysGoOverThem();
    void listsThatFollowDoNotInterrupt();
    void anErrorIsReadOut();
    void otherPlotsSayTheChosenHead();
    void aComparisonSaysTheChosenCell();
    void tabGoesTheWayOfTheEye();
    void tabComesToNothingUnseen();
    void everyPanelIsReachedByKeys();
    void messagesAreReachedByKeys();
};

void TestAccess::everyControlAndPlotHasAName() {
    Fixture f;
    f.click(0, {9, 6});
    int seen = 0;
    for (QWidget* widget : f.window->findChildren<QWidget*>()) {
        if (widget->window() != f.window.get() || isPart(*widget)) continue;
        if (!widget->isVisibleTo(f.window.get())) continue;
        if (!(widget->focusPolicy() & Qt::TabFocus)) continue;
        ++seen;
        QVERIFY2(!nameOf(*widget).trimmed().isEmpty(), described(*widget).constData());
    }
    QVERIFY(seen > 30);
    const auto named = [&](auto* plot) {
        QVERIFY(plot);
        QVERIFY2(!nameOf(*plot).isEmpty(), described(*plot).constData());
        QCOMPARE(QAccessible::queryAccessibleInterface(plot)->role(), QAccessible::Chart);
    };
    named(f.map(0));
    named(f.map(1));
    named(f.panel<DriftPlot>());
    named(f.panel<ScatterPlot>());
    named(f.panel<HistogramPlot>());
    named(f.panel<AttentionPlot>());
    named(f.panel<GrowthPlot>());
}

void TestAccess::dialogsControlsHaveNames() {
    Fixture f;
    f.trigger("Save &Figure…");
    f.window->feature<PromptFeature>()->panel().openGallery();
    f.window->feature<ModelsFeature>()->actions().choose();
    f.window->feature<ModelsFeature>()->actions().download();
    f.trigger("&Keys and Mouse…");
    f.trigger("&Log…");
    int seen = 0;
    for (QDialog* dialog : f.window->findChildren<QDialog*>()) {
        QVERIFY2(!dialog->windowTitle().isEmpty(), described(*dialog).constData());
        for (QWidget* widget : dialog->findChildren<QWidget*>()) {
            if (isPart(*widget) || !(widget->focusPolicy() & Qt::TabFocus)) continue;
            if (widget->window() != dialog || !widget->isVisibleTo(dialog)) continue;
            ++seen;
            QVERIFY2(!nameOf(*widget).trimmed().isEmpty(), described(*widget).constData());
        }
    }
    QVERIFY(seen > 30);
}

void TestAccess::aMapSaysTheChosenCell() {
    Fixture f;
    f.map(0)->setFocus();
    QTestAccessibility::clearEvents();
    f.click(0, {9, 6});
    const QString text = valueOf(*f.map(0));
    QVERIFY2(text.startsWith(QLatin1String("Layer 9, head 6: ")), qPrintable(text));
    const float effect = fakeTargetEffect({9, 6}, Zero{});
    QVERIFY2(
        std::abs(numberIn(text.section(QLatin1Char(':'), 1)) - static_cast<double>(effect)) < 6e-4,
        qPrintable(text));
    // The control's map has its own.
    QCOMPARE(nameOf(*f.map(0)), QStringLiteral("Target ␣Germany, P ablated − P clean"));
    const float control = fakeControlEffect({9, 6}, Zero{});
    QVERIFY(std::abs(numberIn(valueOf(*f.map(1)).section(QLatin1Char(':'), 1)) -
                     static_cast<double>(control)) < 6e-4);
    // It is an object in the map, which is spoken because the keyboard comes to it: another one
    // with every choice, since what the keyboard stays on is not spoken again.
    auto* chart = QAccessible::queryAccessibleInterface(f.map(0));
    const auto spoken = [chart] { return chart->child(0)->text(QAccessible::Name); };
    QCOMPARE(chart->childCount(), 1);
    QCOMPARE(spoken(), text);
    QVERIFY(chart->focusChild() == chart->child(0) && chart->child(0)->state().focused);
    QCOMPARE(chart->indexOfChild(chart->child(0)), 0);
    QCOMPARE(chart->child(0)->parent(), chart);
    QAccessible::Id before = QAccessible::uniqueId(chart->child(0));
    const auto isNew = [&] {
        const QAccessible::Id now = QAccessible::uniqueId(chart->child(0));
        return std::exchange(before, now) != now;
    };
    QTest::keyClick(f.map(0), Qt::Key_Right);
    QVERIFY(isNew());
    QVERIFY(!QAccessible::isActive() || hasTheKeyboard(before));
    QVERIFY(spoken().startsWith(QLatin1String("Layer 9, head 7: ")));
    QVERIFY(!isNew());
    QTest::keyClick(f.map(0), Qt::Key_Space);
    QVERIFY(isNew());
    QVERIFY(spoken().contains(QLatin1String("in the ablation set")));
    // Under the other intervention it is another number.
    QTestAccessibility::clearEvents();
    f.press("mean");
    QTRY_VERIFY_WITH_TIMEOUT(
        std::abs(numberIn(valueOf(*f.map(0)).section(QLatin1Char(':'), 1)) -
                 static_cast<double>(fakeTargetEffect({9, 7}, ScalarMean{}))) < 6e-4,
        kPatience);
    f.window->document().state().selection().setSelected(std::nullopt);
    QCOMPARE(valueOf(*f.map(0)), QString());
    QCOMPARE(chart->childCount(), 0);
    // While the keyboard is elsewhere nothing comes in between.
    f.find<QWidget>("prompt")->setFocus();
    QTestAccessibility::clearEvents();
    f.window->document().state().selection().setSelected(HeadId{2, 3});
    QCOMPARE(chart->childCount(), 1);
    QVERIFY(!chart->focusChild());
    QVERIFY(!hasTheKeyboard(QAccessible::uniqueId(chart->child(0))));
}

void TestAccess::tokensAreSaidAsTheKeysGoOverThem() {
    Fixture f;
    auto* strip = f.window->feature<PromptFeature>()->panel().tokens();
    strip->setFocus(Qt::TabFocusReason);
    auto* access = QAccessible::queryAccessibleInterface(strip);
    QTest::keyClick(strip, Qt::Key_Right);
    QCOMPARE(access->child(0)->text(QAccessible::Name), QStringLiteral("␣is, token 2 of 5"));
    const auto before = QAccessible::uniqueId(access->child(0));
    QTest::keyClick(strip, Qt::Key_Space);
    QCOMPARE(access->child(0)->text(QAccessible::Name),
             QStringLiteral("␣is, token 2 of 5, chosen"));
    QVERIFY(QAccessible::uniqueId(access->child(0)) != before);
}

void TestAccess::listsThatFollowDoNotInterrupt() {
    Fixture f;
    f.click(0, {4, 4});  // brings the inspector up
    f.bringUp("headsDock");
    f.window->feature<HistoryFeature>()->panel().parentWidget()->show();
    f.map(0)->setFocus();
    QTestAccessibility::clearEvents();
    QTest::keyClick(f.map(0), Qt::Key_Right);
    QCOMPARE(f.find<QTableView>("headsTable")->currentIndex().data().toString(),
             QStringLiteral("4.5"));
    f.press("run");
    f.awaitEnds(2);
    for (const char* list : {"headsTable", "history"})
        QVERIFY2(!tellsOf(QAccessible::Focus, f.find<QWidget>(list)), list);
    // With the keyboard in it, a list does tell.
    auto* table = f.find<QTableView>("headsTable");
    table->setFocus();
    QTestAccessibility::clearEvents();
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(!QAccessible::isActive() || tellsOf(QAccessible::Focus, table));
}

void TestAccess::anErrorIsReadOut() {
    Fixture f;
    f.type(f.find<QLineEdit>("target"), QStringLiteral("no such token"));
    QTestAccessibility::clearEvents();
    f.press("run");
    auto* strip = f.find<QWidget>("messageStrip");
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatience);
    auto* access = QAccessible::queryAccessibleInterface(strip);
    QCOMPARE(access->role(), QAccessible::Notification);
    QVERIFY(nameOf(*strip).contains(QLatin1String("no such token")));
    QVERIFY(nameOf(*strip).contains(f.find<QLabel>("errorHint")->text()));
    QVERIFY(!QAccessible::isActive() || tellsOf(QAccessible::ObjectShow, strip));
    // Also the next one, which takes the place of the first.
    QTestAccessibility::clearEvents();
    f.type(f.find<QLineEdit>("target"), QStringLiteral("nor this"));
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(nameOf(*strip).contains(QLatin1String("nor this")), kPatience);
    QVERIFY(!QAccessible::isActive() || tellsOf(QAccessible::ObjectShow, strip));
}

void TestAccess::otherPlotsSayTheChosenHead() {
    Fixture f;
    f.bringUp("zeroMeanDock");
    f.bringUp("driftDock");
    f.click(0, {3, 4});
    QTRY_VERIFY_WITH_TIMEOUT(
        valueOf(*f.panel<DriftPlot>()).startsWith(QLatin1String("Layer 3, head 4: observed mean")),
        kPatience);
    f.bringUp("zeroMeanDock");
    const QString text = valueOf(*f.panel<ScatterPlot>());
    QVERIFY2(text.startsWith(QLatin1String("Layer 3, head 4: ")), qPrintable(text));
}

void TestAccess::aComparisonSaysTheChosenCell() {
    Fixture f;
    f.script->shift = -0.02F;
    f.runToEnd();
    f.click(0, {3, 4});
    f.window->feature<HistoryFeature>()->compare(1, 2);
    const CompareView& view = f.window->feature<HistoryFeature>()->comparison();
    const auto spoken = [&](CompareView::Map which) { return valueOf(*view.map(which)); };
    const float first = fakeTargetEffect({3, 4}, Zero{});
    QVERIFY2(spoken(CompareView::First).startsWith(QLatin1String("Layer 3, head 4: ")),
             qPrintable(spoken(CompareView::First)));
    const auto number = [&](CompareView::Map which) {
        return numberIn(spoken(which).section(QLatin1Char(':'), 1));
    };
    QVERIFY(std::abs(number(CompareView::First) - static_cast<double>(first)) < 6e-4);
    QVERIFY(std::abs(number(CompareView::Second) - static_cast<double>(first - 0.02F)) < 6e-4);
    QVERIFY(std::abs(number(CompareView::Difference) + 0.02) < 6e-4);
    QTest::keyClick(view.map(CompareView::Difference), Qt::Key_Right);
    QVERIFY(spoken(CompareView::Difference).startsWith(QLatin1String("Layer 3, head 5: ")));
    // All three say it where their scale is the window's locked one.
    const auto saysLocked = [&](CompareView::Map which) {
        return view.map(which)->accessibleName().contains(QLatin1String("scale locked")) &&
               view.map(which)->data().locked;
    };
    for (const bool isLocked : {false, true, false}) {
        for (const auto which : {CompareView::First, CompareView::Second, CompareView::Difference})
            QCOMPARE(saysLocked(which), isLocked);
        f.trigger("&Lock Scale");
    }
}

void TestAccess::tabGoesTheWayOfTheEye() {
    Fixture f;
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QWidget>("predictions")->isVisible(), kPatience);
    settle();  // the live prediction has come
    const QList<QWidget*> stops = f.round();
    QVERIFY2(stops.size() > 12, described(*stops.back()).constData());
    // Down the left column, then the maps from left to right, then the panels below.
    const QWidget* order[] = {f.find<QWidget>("prompt"),
                              f.window->feature<PromptFeature>()->panel().target()->edit(),
                              f.window->feature<PromptFeature>()->panel().control()->edit(),
                              f.find<QWidget>("run"),
                              f.find<QWidget>("predictions"),
                              f.map(0),
                              f.map(1)};
    qsizetype last = -1;
    for (const QWidget* widget : order) {
        const qsizetype here = stops.indexOf(const_cast<QWidget*>(widget));
        QVERIFY2(here > last, described(*widget).constData());
        last = here;
    }
    // And each control of a column lies no higher than the one before it.
    const auto top = [](const QWidget* widget) {
        return widget->mapTo(widget->window(), QPoint()).y();
    };
    for (qsizetype i = 1; i < stops.size(); ++i) {
        const bool both = f.window->feature<PromptFeature>()->panel().isAncestorOf(stops[i - 1]) &&
                          f.window->feature<PromptFeature>()->panel().isAncestorOf(stops[i]);
        if (both)
            QVERIFY2(top(stops[i]) >= top(stops[i - 1]) - 8, described(*stops[i]).constData());
    }
    // Back again the same way.
    f.map(0)->setFocus();
    const qsizetype map = stops.indexOf(f.map(0));
    f.tab(true);
    QCOMPARE(QApplication::focusWidget(), stops[map - 1]);
}

void TestAccess::tabComesToNothingUnseen() {
    Fixture f;
    settle();
    const auto isInFront = [&f](const QWidget* stop) {
        const QStringList names = f.window->docks().inFront();
        const auto docks = f.window->docks().docks();
        return std::none_of(docks.begin(), docks.end(), [&](const QDockWidget* dock) {
            return dock->isAncestorOf(stop) && !names.contains(dock->objectName());
        });
    };
    const QList<QWidget*> stops = f.round();
    for (const QWidget* stop : stops)
        QVERIFY2(isInFront(stop), described(*stop).constData());
    // Backwards, too.
    f.find<QWidget>("prompt")->setFocus();
    for (qsizetype i = 0; i < stops.size(); ++i) {
        f.tab(true);
        QVERIFY(isInFront(QApplication::focusWidget()));
    }
    // A panel that another one comes in front of gives the keyboard away.
    f.bringUp("trustDock");
    f.find<QPushButton>("verifyButton")->setFocus();
    f.window->docks().raise({QStringLiteral("setDock")});
    QTRY_VERIFY(!f.find<QPushButton>("verifyButton")->hasFocus());
    QVERIFY(isInFront(QApplication::focusWidget()));
}

void TestAccess::everyPanelIsReachedByKeys() {
    Fixture f;
    for (int key = Qt::Key_1; key <= Qt::Key_6; ++key) {
        f.key(static_cast<Qt::Key>(key), Qt::AltModifier);
        const QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus);
        bool inside = false;
        for (const QDockWidget* dock : f.window->docks().docks())
            inside = inside || dock->isAncestorOf(focus);
        QVERIFY2(inside, described(*focus).constData());
    }
}

void TestAccess::messagesAreReachedByKeys() {
    Fixture f;
    f.window->feature<HistoryFeature>()->panel().parentWidget()->show();
    f.type(f.find<QLineEdit>("target"), QStringLiteral("no such token"));
    f.press("run");
    auto* strip = f.find<QWidget>("messageStrip");
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatience);
    const QWidget* areas[] = {strip, f.map(0), nullptr,
                              &f.window->feature<HistoryFeature>()->panel(),
                              &f.window->feature<PromptFeature>()->panel()};
    f.find<QWidget>("prompt")->setFocus();
    for (const QWidget* area : areas) {
        f.key(Qt::Key_F6);
        const QWidget* now = QApplication::focusWidget();
        if (area)  // else a panel below the maps
            QVERIFY2(now == area || area->isAncestorOf(now), described(*now).constData());
    }
    f.key(Qt::Key_F6);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(!strip->isVisible());
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestAccess);
#include "test_access.moc"
