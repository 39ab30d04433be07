// SPDX-License-Identifier: GPL-3.0-or-later
// The window without eyes and without a mouse: names, values, and the order of Tab.
#include "panels/maps_panel.h"
#include "panels/model_actions.h"
#include "panels/panel_docks.h"
#include "panels/prompt_panel.h"
#include "panels/token_field.h"
#include "plot/attention_plot.h"
#include "plot/drift_plot.h"
#include "plot/growth_plot.h"
#include "plot/heatmap_plot.h"
#include "plot/histogram_plot.h"
#include "plot/scatter_plot.h"
#include "window_fixture.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
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
    void otherPlotsSayTheChosenHead();
    void tabGoesTheWayOfTheEye();
    void everyPanelIsReachedByKeys();
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
    f.window->promptPanel().openGallery();
    f.window->models().choose();
    f.window->models().download();
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
    const float effect = fakeTargetEffect({9, 6}, Replacement::Zero);
    QVERIFY2(
        std::abs(numberIn(text.section(QLatin1Char(':'), 1)) - static_cast<double>(effect)) < 6e-4,
        qPrintable(text));
    // The control's map has its own.
    const float control = fakeControlEffect({9, 6}, Replacement::Zero);
    QVERIFY(std::abs(numberIn(valueOf(*f.map(1)).section(QLatin1Char(':'), 1)) -
                     static_cast<double>(control)) < 6e-4);
    const auto told = [&](QAccessible::Event kind, const QWidget* widget) {
        // Without a screen reader some platforms, offscreen among them, send nothing.
        if (!QAccessible::isActive()) return true;
        const EventList events = QTestAccessibility::events();
        return std::any_of(events.begin(), events.end(), [&](const QAccessibleEvent* event) {
            return event->type() == kind && event->object() == widget;
        });
    };
    QVERIFY(told(QAccessible::ValueChanged, f.map(0)));
    QVERIFY(told(QAccessible::DescriptionChanged, f.map(0)));
    QTestAccessibility::clearEvents();
    QTest::keyClick(f.map(0), Qt::Key_Right);
    QVERIFY(told(QAccessible::ValueChanged, f.map(0)));
    QVERIFY(valueOf(*f.map(0)).startsWith(QLatin1String("Layer 9, head 7: ")));
    QTest::keyClick(f.map(0), Qt::Key_Space);
    QVERIFY(valueOf(*f.map(0)).contains(QLatin1String("in the ablation set")));
    // Under the other replacement it is another number.
    QTestAccessibility::clearEvents();
    f.press("mean");
    QTRY_VERIFY(std::abs(numberIn(valueOf(*f.map(0)).section(QLatin1Char(':'), 1)) -
                         static_cast<double>(fakeTargetEffect({9, 7}, Replacement::Mean))) < 6e-4);
    f.window->state().setSelected(std::nullopt);
    QCOMPARE(valueOf(*f.map(0)), QString());
}

void TestAccess::otherPlotsSayTheChosenHead() {
    Fixture f;
    f.bringUp("zeroMeanDock");
    f.bringUp("driftDock");
    f.click(0, {3, 4});
    QTRY_VERIFY(
        valueOf(*f.panel<DriftPlot>()).startsWith(QLatin1String("Layer 3, head 4: observed mean")));
    f.bringUp("zeroMeanDock");
    const QString text = valueOf(*f.panel<ScatterPlot>());
    QVERIFY2(text.startsWith(QLatin1String("Layer 3, head 4: ")), qPrintable(text));
}

void TestAccess::tabGoesTheWayOfTheEye() {
    Fixture f;
    QTRY_VERIFY(f.find<QWidget>("predictions")->isVisible());
    QTest::qWait(300);  // the live prediction has come
    const QList<QWidget*> stops = f.round();
    QVERIFY(stops.size() > 12);
    // Down the left column, then the maps from left to right, then the panels below.
    const QWidget* order[] = {f.find<QWidget>("prompt"),
                              f.window->promptPanel().target()->edit(),
                              f.window->promptPanel().control()->edit(),
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
        const bool both = f.window->promptPanel().isAncestorOf(stops[i - 1]) &&
                          f.window->promptPanel().isAncestorOf(stops[i]);
        if (both)
            QVERIFY2(top(stops[i]) >= top(stops[i - 1]) - 8, described(*stops[i]).constData());
    }
    // Back again the same way.
    f.map(0)->setFocus();
    const qsizetype map = stops.indexOf(f.map(0));
    f.tab(true);
    QCOMPARE(QApplication::focusWidget(), stops[map - 1]);
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

}  // namespace headscope::app::test

QTEST_MAIN(headscope::app::test::TestAccess)
#include "test_access.moc"
