// SPDX-License-Identifier: GPL-3.0-or-later
// Every step of every lesson as a class sees it, covered and uncovered, in screens' usual sizes:
// is all text large enough for the back row, told from its ground, and there as a whole?
#include "contrast.h"
#include "document/document.h"
#include "drawn_text.h"
#include "features/lessons/lessons_feature.h"
#include "features/lessons/mark_frames.h"
#include "features/lessons/presentation.h"
#include "features/lessons/presentation_strip.h"
#include "jobs/engine_source.h"
#include "registered_test.h"
#include "ui/step_text.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <headscope/lesson_files.h>
#include <headscope/resources.h>

#include <QDockWidget>
#include <QImage>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

namespace headscope::app::test {

namespace {

// Shares of the screen's height: what the back row of a class room can read; and WCAG's contrast
// for those who see little (level AAA).
constexpr double kLeastText = 0.025;
constexpr double kLeastTick = 0.018;
constexpr double kLeastContrast = 7;
// Upon the colours of data, which black or white letters cannot be told from any better.
constexpr double kLeastOnData = 4.5;
constexpr qsizetype kMostTold = 20;
constexpr int kFollowed = 2000;  // ms
constexpr int kSmallest = 600;   // pixels high

/// One of the numbers along an axis.
bool isNumber(const DrawnText& text) {
    static const QRegularExpression number(QStringLiteral("^[+−]?[0-9.]+$"));
    return text.isPlot && number.match(text.text).hasMatch();
}

/// Of a number, without the room above and below it that a line has.
QRect lettersOf(const DrawnText& text) {
    const int room = text.place.height() / 6;
    return text.place.adjusted(0, room, 0, -room);
}

}  // namespace

class TestPresented : public QObject {
    Q_OBJECT

    struct Presenting : WindowFixture {
        Presenting()
            : WindowFixture([](WindowOptions& options) {
                  options.engines = localEngines();
                  options.model = bundledModel();
                  options.runAtStart = true;
              }) {
            patience = kLongPatience;
            awaitModel();
            calm();
        }
        [[nodiscard]] LessonsFeature& feature() const { return *window->feature<LessonsFeature>(); }
        [[nodiscard]] LessonController& play() const { return feature().controller(); }
        [[nodiscard]] Presentation& presentation() const { return feature().presentation(); }
        void calm() const {
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), kLongPatience);
            settle();
        }
        void resize(QSize size) const {
            window->showNormal();
            // Once more when its text has become as small.
            for (int i = 0; i < 2; ++i) {
                window->resize(size);
                calm();
            }
        }
        void measure(QSize size);
        void measureContrast();
        /// What shares the screen with maps is whole, and so are the maps.
        [[nodiscard]] bool isShared() const;
        /// What scrolls the panel above the text; null: none is there.
        [[nodiscard]] const QScrollArea* panelAbove() const;
        void present(const char* lesson, QSize size) const {
            play().start(openLesson(bundledLessons() / lesson), QStringLiteral("en"));
            calm();
            key(Qt::Key_F11);
            resize(size);
        }
        void open(const char* step) const {
            play().open(*play().lesson().stepAt(step));
            calm();
        }
        [[nodiscard]] bool shows(const char* name) const {
            return window->findChild<QWidget*>(QString::fromLatin1(name))->isVisible();
        }
        /// Opens every step and, where it covers something, uncovers it; each time, looks.
        void walk(const std::function<void()>& look);
        void toggleGround() const {
            key(Qt::Key_D);
            calm();
        }
        [[nodiscard]] QString at() const {
            return QString::fromStdString(play().lesson().id + ", " + play().step().id) +
                   (play().record().open ? QString() : QStringLiteral(" (covered)"));
        }
        QStringList faults;
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }
    void cleanup() { applyFontPercent(100); }
    void textIsLargeAndClear_data();
    void textIsLargeAndClear();
    void anInspectorComesWithItsHead();
    void mapsGiveWayToAWholePanel();
};

void TestPresented::textIsLargeAndClear_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("language");
    for (const auto& path : findLessons(bundledLessons()))
        for (const std::string& language : openLesson(path).languages)
            QTest::addRow("%s %s", path.filename().string().c_str(), language.c_str())
                << QString::fromStdString(path.string()) << QString::fromStdString(language);
}

void TestPresented::Presenting::measure(QSize size) {
    const auto fault = [&](const QString& what) {
        faults << QStringLiteral("%1, %2 x %3: %4")
                      .arg(at(), QString::number(size.width()), QString::number(size.height()),
                           what);
    };
    if (window->size() != size)
        fault(QStringLiteral("the window is %1 x %2").arg(window->width()).arg(window->height()));
    const auto texts = drawnTexts(*window);
    if (texts.size() < 4) fault(QStringLiteral("no texts"));
    for (const DrawnText& text : texts) {
        const bool isTick = text.isPlot || text.where.endsWith(QLatin1String("attentionPlot")) ||
                            text.where.contains(QLatin1String("/layer"));
        const double least = (isTick ? kLeastTick : kLeastText) * size.height();
        if (text.height < least)
            fault(QStringLiteral("“%1” is %2 pixels high, not %3 (%4)")
                      .arg(text.text)
                      .arg(text.height)
                      .arg(least)
                      .arg(text.where));
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (isNumber(texts[i]) && isNumber(texts[j]) && texts[i].where == texts[j].where &&
                lettersOf(texts[i]).intersects(lettersOf(texts[j])))
                fault(QStringLiteral("“%1” touches “%2” (%3)")
                          .arg(texts[i].text, texts[j].text, texts[i].where));
    const PresentationStrip& strip = presentation().strip();
    const StepText& text = *strip.text();
    if (text.document()->size().height() > text.height())
        fault(QStringLiteral("the step's text is cut off"));
    const QRect place(strip.mapTo(window.get(), QPoint()), strip.size());
    if (!window->rect().contains(place)) fault(QStringLiteral("the text leaves the window"));
    // Frames follow what they frame a moment later.
    const auto areFramed = [this] {
        const auto frames = feature().marks().frames();
        // An attention pattern is there once a head is chosen, which a step may ask for.
        const auto& marks = play().marks();
        if (!window->document().state().selected() &&
            std::any_of(marks.begin(), marks.end(),
                        [](const auto& mark) { return mark.place == "inspector.attention"; }))
            return true;
        return std::all_of(frames.begin(), frames.end(), [this](const MarkFrame* frame) {
            return !frame->place().isEmpty() && window->rect().contains(frame->place());
        });
    };
    // On the smallest screens a panel stands in the maps' place.
    const bool hasAll = size.height() > kSmallest || play().marks().size() < 2;
    if (hasAll && !QTest::qWaitFor(areFramed, kFollowed))
        fault(QStringLiteral("a mark is not in sight"));
    if (size.height() > kSmallest && !QTest::qWaitFor([this] { return isShared(); }, kFollowed))
        fault(QStringLiteral("maps or a panel beside them are scrolled"));
}

bool TestPresented::Presenting::isShared() const {
    const auto* maps = window->findChild<QScrollArea*>(QStringLiteral("mapsScroll"));
    const auto* panel = panelAbove();
    if (!maps->isVisible() || !panel) return true;
    if (maps->verticalScrollBar()->isVisible()) return false;
    const auto& step = play().step();
    std::vector<LessonMark> marks = step.marks;
    marks.insert(marks.end(), step.reveal.begin(), step.reveal.end());
    const bool needsMaps = step.kind == LessonStepKind::Do || step.kind == LessonStepKind::Play ||
                           std::any_of(marks.begin(), marks.end(), [](const auto& mark) {
                               return mark.place.starts_with("map");
                           });
    return needsMaps || !panel->verticalScrollBar()->isVisible();
}

const QScrollArea* TestPresented::Presenting::panelAbove() const {
    for (const auto* dock : window->findChildren<QDockWidget*>()) {
        const bool isAbove =
            dock->isVisible() &&
            window->dockWidgetArea(const_cast<QDockWidget*>(dock)) == Qt::TopDockWidgetArea;
        if (isAbove)
            return dock->widget()->findChild<QScrollArea*>(QString(), Qt::FindDirectChildrenOnly);
    }
    return nullptr;
}

void TestPresented::Presenting::measureContrast() {
    const QImage picture = window->grab().toImage();
    for (const DrawnText& text : drawnTexts(*window)) {
        const QColor ground = groundOf(picture, text);
        const double found = contrast(text.color, ground);
        const bool isOnData = text.where.endsWith(QLatin1String("tokens")) ||
                              text.where.contains(QLatin1String("attention"));
        if (found < (isOnData ? kLeastOnData : kLeastContrast))
            faults << QStringLiteral("%1: “%2” has contrast %3: %4 on %5 (%6, %7 x %8)")
                          .arg(at(), text.text)
                          .arg(found)
                          .arg(text.color.name(), ground.name(), text.where)
                          .arg(text.place.width())
                          .arg(text.place.height());
    }
}

void TestPresented::Presenting::walk(const std::function<void()>& look) {
    for (std::size_t step = 0; step < play().lesson().steps.size(); ++step) {
        play().open(step);
        if (play().record().open) play().askAgain();
        calm();
        look();
        if (play().record().open) continue;
        QVERIFY(play().advance());  // uncovers
        calm();
        look();
    }
}

void TestPresented::textIsLargeAndClear() {
    QFETCH(const QString, path);
    QFETCH(const QString, language);
    Presenting p;
    p.play().start(openLesson(path.toStdString()), language);
    p.calm();
    p.key(Qt::Key_F11);
    QVERIFY(p.presentation().isOn());
    std::vector<QSize> sizes{{1024, 768}, {800, 600}};
    if (language == QLatin1String("en")) sizes.insert(sizes.end(), {{1920, 1080}, {3840, 2160}});
    for (const QSize size : sizes) {
        p.resize(size);
        const bool isFirst = size == sizes.front();
        p.walk([&] {
            p.measure(size);
            if (isFirst) p.measureContrast();
        });
        if (!isFirst) continue;
        // A walk of its own: the ground's change takes ten times as long as a step's.
        p.toggleGround();
        QVERIFY(Theme::of(p.window->palette()).dark);
        p.walk([&] { p.measureContrast(); });
        p.toggleGround();
    }
    p.play().leave(false);
    p.calm();
    for (const QString& fault : p.faults.mid(0, kMostTold))
        qWarning("%s", qUtf8Printable(fault));
    QCOMPARE(p.faults.size(), qsizetype{0});
}

/// Until then it has nothing to say, and the head is chosen in a map.
void TestPresented::anInspectorComesWithItsHead() {
    Presenting p;
    p.present("08-again", {1024, 768});
    p.open("find-back");
    QVERIFY(p.shows("mapsScroll"));
    QVERIFY(!p.shows("inspectorDock"));
    p.window->document().state().selection().setSelected(HeadId{3, 3});
    QTRY_VERIFY(p.shows("inspectorDock"));
    QVERIFY(p.shows("mapsScroll"));
    p.play().leave(false);
    p.calm();
    p.present("11-patching", {800, 600});
    p.open("find");
    QVERIFY(p.shows("mapsScroll"));
    QVERIFY(!p.shows("inspectorDock"));
    p.play().leave(false);
    p.calm();
}

void TestPresented::mapsGiveWayToAWholePanel() {
    Presenting p;
    p.present("09-together", {1920, 1080});
    p.open("guess-joint");
    QVERIFY(p.shows("mapsScroll"));
    QVERIFY(p.play().advance());  // uncovers, and the set's numbers come
    p.calm();
    QTRY_VERIFY(p.shows("setDock"));
    QTRY_VERIFY(!p.shows("mapsScroll"));  // all of its numbers are longer than what is left
    p.play().leave(false);
    p.calm();
    p.present("02-one-head", {1024, 768});
    p.open("first-guess");
    QVERIFY(p.play().advance());
    p.calm();
    // There is room for both: the panel takes no more than it needs.
    QTRY_VERIFY(p.shows("resultDock") && p.shows("mapsScroll"));
    QTRY_VERIFY(p.isShared());
    p.play().leave(false);
    p.calm();
}

HEADSCOPE_TEST(TestPresented);

}  // namespace headscope::app::test

#include "test_presented.moc"
