// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/session/session_feature.h"
#include "jobs/engine_source.h"
#include "plot/heatmap_plot.h"
#include "ui/panel_docks.h"

#include <headscope/resources.h>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QMouseEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <utility>

namespace headscope::app::test {

namespace {
constexpr int kRepaintMs = 60;  // longer than what the state holds back between two repaints

/// What takes the mouse in a plot.
QWidget* canvasOf(const QWidget* plot) {
    return plot->findChildren<QWidget*>().constFirst();
}
}  // namespace

void useOwnSettings(const QTemporaryDir& folder) {
    const QString name = QString::fromLatin1(QTest::currentTestFunction());
    qputenv("HEADSCOPE_CONFIG", folder.filePath(name + QLatin1String(".ini")).toUtf8());
    // What a first start offers would take room from the maps.
    Settings().setChoices(QStringLiteral("lesson_offer"), {{QStringLiteral("offered"), true}});
    applyTheme(ThemeChoice::Light);
}

void settle() {
    const auto isQuiet = [] {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const auto tops = QApplication::topLevelWidgets();
        return std::all_of(tops.begin(), tops.end(), [](const QWidget* top) {
            const auto* window = qobject_cast<const MainWindow*>(top);
            return !window || window->isSettled();
        });
    };
    // Not QTRY_VERIFY, which asks once more in the end: what is posted may begin something then.
    const auto staysQuiet = [&] { return isQuiet() && isQuiet(); };
    QVERIFY(QTest::qWaitFor(staysQuiet, kLongPatience));
    // What an event has set off, such as a layout, comes with the next ones.
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round)
        QTest::qWait(1);
}

WindowFixture::WindowFixture(const Change& change, std::shared_ptr<FakeScript> fake)
    : script(std::move(fake)), drawn(2) {
    WindowOptions options;
    options.engines = fakeEngines(script);
    options.model = folder.path();
    options.runAtStart = false;
    if (change) change(options);
    window = std::make_unique<MainWindow>(std::move(options));
    QObject::connect(&window->document().controller(), &RunController::ended, window.get(),
                     [this](RunId, const RunEnd& end) { ends.push_back(end.kind); });
    for (std::size_t i = 0;
         i < std::min(drawn.size(), window->feature<MapsFeature>()->panel().count()); ++i)
        QObject::connect(map(i), &HeatmapPlot::cellDrawn, window.get(),
                         [this, i](const DrawnCell& cell) { drawn[i][cell.head] = cell; });
    window->feature<SessionFeature>()->controller().askToSave = [](QWidget*, const QString&) {
        return SessionController::Answer::Discard;
    };
    window->resize(1280, 800);
    window->show();
}

void WindowFixture::awaitModel() const {
    QTRY_VERIFY_WITH_TIMEOUT(window->document().state().model().has_value(), patience);
}

void WindowFixture::awaitEnds(std::size_t count) const {
    QTRY_COMPARE_WITH_TIMEOUT(ends.size(), count, patience);
    QTest::qWait(kRepaintMs);
}

void WindowFixture::runToEnd() {
    awaitModel();
    const std::size_t before = ends.size();
    press("run");
    awaitEnds(before + 1);
}

HeatmapPlot* WindowFixture::map(std::size_t index) const {
    return window->feature<MapsFeature>()->panel().map(index);
}

QAction* WindowFixture::action(const char* text) const {
    // Which letter is underlined is nobody's business here.
    const QString wanted = QString::fromUtf8(text).remove(u'&');
    const auto actions = window->findChildren<QAction*>();
    const auto found = std::find_if(actions.begin(), actions.end(), [wanted](const QAction* one) {
        return one->text().remove(u'&') == wanted;
    });
    return found == actions.end() ? nullptr : *found;
}

void WindowFixture::press(const char* button) const {
    auto* pushed = find<QAbstractButton>(button);
    QVERIFY2(pushed && pushed->isVisible(), button);
    QTest::mouseClick(pushed, Qt::LeftButton);
}

void WindowFixture::trigger(const char* text) const {
    auto* chosen = action(text);
    QVERIFY2(chosen && chosen->isEnabled(), text);
    chosen->trigger();
}

void WindowFixture::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const {
    QTest::keyClick(window.get(), key, modifiers);
}

void WindowFixture::type(QWidget* field, const QString& text) {
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

void WindowFixture::pick(QComboBox* box, int index) {
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

void WindowFixture::bringUp(const char* dock) const {
    window->docks().bringUp(find<QDockWidget>(dock));
    settle();
}

void WindowFixture::click(std::size_t map, HeadId head, Qt::KeyboardModifiers modifiers) const {
    clickAt(map, this->map(map)->cellCentre(head), modifiers);
}

void WindowFixture::clickAt(std::size_t map, QPointF position,
                            Qt::KeyboardModifiers modifiers) const {
    QTest::mouseClick(canvasOf(this->map(map)), Qt::LeftButton, modifiers, position.toPoint());
}

void WindowFixture::drag(std::size_t map, HeadId from, HeadId to,
                         Qt::KeyboardModifiers modifiers) const {
    HeatmapPlot* plot = this->map(map);
    QWidget* canvas = canvasOf(plot);
    const auto at = [plot](HeadId head) { return plot->cellCentre(head).toPoint(); };
    const auto toward = [](int now, int end) { return now + (end > now ? 1 : end < now ? -1 : 0); };
    QTest::mousePress(canvas, Qt::LeftButton, modifiers, at(from));
    for (HeadId now = from; now != to;) {
        now = {toward(now.layer, to.layer), toward(now.head, to.head)};
        // QTest::mouseMove() knows of no button that is held down.
        QMouseEvent move(QEvent::MouseMove, at(now), canvas->mapToGlobal(at(now)), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QApplication::sendEvent(canvas, &move);
    }
    QTest::mouseRelease(canvas, Qt::LeftButton, modifiers, at(to));
}

BundledRun::BundledRun()
    : WindowFixture([](WindowOptions& options) {
          options.engines = localEngines();
          options.model = bundledModel();
          options.prompt = QStringLiteral("Berlin is the capital of");
          options.target = QStringLiteral(" Germany");
          options.control = QStringLiteral(" France");
      }) {
    patience = kLongPatience;
    runToEnd();
}

}  // namespace headscope::app::test
