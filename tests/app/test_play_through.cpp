// SPDX-License-Identifier: GPL-3.0-or-later
// Every lesson that ships, in every language, held from beginning to end on the real engine: all
// answers right, all skipped, forth and back, and left in the middle.
#include "document/run_state.h"
#include "features/lessons/anchors.h"
#include "features/lessons/lesson_panel.h"
#include "features/lessons/lesson_shelf.h"
#include "features/lessons/lesson_window.h"
#include "features/lessons/lessons_feature.h"
#include "features/lessons/mark_frames.h"
#include "features/lessons/presentation.h"
#include "features/lessons/presentation_strip.h"
#include "jobs/engine_source.h"
#include "registered_test.h"
#include "ui/step_text.h"
#include "window_fixture.h"

#include <headscope/lesson_files.h>
#include <headscope/resources.h>

#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace headscope::app::test {

namespace {

constexpr std::size_t kMostVisits = 200;  // of steps: a lesson that goes in circles has an end

const LessonHead* headAsked(const LessonCondition& condition) {
    return condition.kind == LessonCondition::Kind::Selected ? &condition.heads.front() : nullptr;
}

}  // namespace

class TestPlayThrough : public QObject {
    Q_OBJECT

    struct Playing : WindowFixture {
        Playing()
            : WindowFixture([](WindowOptions& options) {
                  options.engines = localEngines();
                  options.model = bundledModel();
                  options.runAtStart = true;
              }) {
            patience = kLongPatience;
            awaitModel();
            calm();
            before = window->document().fields().inputs();
        }
        [[nodiscard]] LessonsFeature& feature() const { return *window->feature<LessonsFeature>(); }
        [[nodiscard]] LessonController& play() const { return feature().controller(); }
        void begin(const Lesson& lesson, const QString& language) const {
            play().start(lesson, language);
            calm();
        }
        [[nodiscard]] bool isThere() const;
        /// As settle(), where the real engine computes beside other programs.
        void calm() const {
            QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), kLongPatience);
            settle();
        }
        void look() const;
        void satisfy() const;
        void answerRightly() const;
        void leave() const;

        RunInputs before;
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }
    void everyLessonIsHeldToItsEnd_data();
    void everyLessonIsHeldToItsEnd();
};

void TestPlayThrough::everyLessonIsHeldToItsEnd_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("language");
    for (const auto& path : findLessons(bundledLessons()))
        for (const std::string& language : openLesson(path).languages)
            QTest::addRow("%s %s", path.filename().string().c_str(), language.c_str())
                << QString::fromStdString(path.string()) << QString::fromStdString(language);
}

/// An attention pattern is there once a head is chosen, which a step may ask for.
bool TestPlayThrough::Playing::isThere() const {
    const auto& marks = play().marks();
    return window->document().state().selected() ||
           std::none_of(marks.begin(), marks.end(),
                        [](const LessonMark& mark) { return mark.place == "inspector.attention"; });
}

/// What holds of every step, answered or not.
void TestPlayThrough::Playing::look() const {
    const QString at = QString::fromStdString(play().step().id);
    const auto told = [&](const char* what) { return qPrintable(at + QLatin1String(what)); };
    QVERIFY2(!window->document().messages().error(), told(": an error is shown"));
    QVERIFY2(play().values(), told(": facts are not there"));
    const QString text = feature().panel().text()->toPlainText();
    QVERIFY2(!text.trimmed().isEmpty(), told(": no text"));
    QVERIFY2(!text.contains(QLatin1Char('{')) && !text.contains(QStringLiteral("__")),
             qPrintable(at + QStringLiteral(": a fact is not filled in: ") + text));
    // Frames follow what they frame: a panel that has just come to the front is laid out first.
    const auto areFramed = [this] {
        const auto frames = feature().marks().frames();
        return frames.size() == play().marks().size() &&
               std::all_of(frames.begin(), frames.end(), [this](const MarkFrame* frame) {
                   return !frame->place().isEmpty() && window->rect().contains(frame->place());
               });
    };
    if (isThere()) QTRY_VERIFY2_WITH_TIMEOUT(areFramed(), told(": a mark has no frame"), kPatience);
    const Cover& cover = window->document().state().cover();
    QCOMPARE(cover.any(), !play().step().covers.empty() && !play().record().open);
    const auto& run = window->document().state().run();
    if (run && cover.hidesCells())
        for (const auto& part : run->parts)
            QVERIFY2(part.cells.empty(), told(": covered cells are there"));
    if (run && cover.predictions) QVERIFY2(run->clean.top.empty(), told(": covered predictions"));
}

/// Does what the step asks for.
void TestPlayThrough::Playing::satisfy() const {
    Document& document = window->document();
    const RunInputs typed = document.fields().inputs();
    RunInputs inputs = typed;
    for (const LessonCondition& condition : play().step().until) {
        using Kind = LessonCondition::Kind;
        HeadList heads;
        for (const LessonHead& head : condition.heads)
            heads.push_back(*headOf(head, *play().values()));
        if (headAsked(condition)) document.state().selection().setSelected(heads.front());
        if (condition.kind == Kind::SetIs || condition.kind == Kind::SetContains)
            document.state().selection().setAblationSet({heads, {}});
        if (condition.kind == Kind::Replacement)
            document.state().view().show(condition.intervention);
        if (condition.kind == Kind::AtPositions) inputs.positions = condition.positions;
        if (condition.kind == Kind::PromptIs)
            inputs.prompt = QString::fromStdString(condition.text);
        if (condition.kind == Kind::TargetIs)
            inputs.target = QString::fromStdString(condition.text);
    }
    if (inputs == typed) return;
    document.fields().changeInputs(inputs, false);
    if (inputs.positions != typed.positions) document.run();
}

void TestPlayThrough::Playing::answerRightly() const {
    const LessonAsk& ask = *play().step().ask;
    auto answer = rightAnswer(ask, *play().values());
    const bool isKnown = answer.has_value();
    if (!answer && ask.kind == LessonAskKind::Choice) answer = std::vector{ask.options.front()};
    if (!answer && ask.kind == LessonAskKind::Number) answer = ask.least;
    if (!answer && ask.kind == LessonAskKind::Token) answer = ask.options.front();
    if (!answer) answer = std::string("because");
    play().answer(*answer);
    calm();
    const bool isScored = ask.isScored() && isKnown;
    QCOMPARE(play().record().verdict, isScored ? LessonVerdict::Right : LessonVerdict::Unscored);
}

void TestPlayThrough::Playing::leave() const {
    play().leave(false);
    calm();
    QVERIFY(!play().isPlaying());
    QCOMPARE(window->document().fields().inputs(), before);
    QVERIFY(!window->document().state().cover().any());
    QVERIFY(feature().marks().frames().empty());
}

void TestPlayThrough::everyLessonIsHeldToItsEnd() {
    QFETCH(const QString, path);
    QFETCH(const QString, language);
    const Lesson lesson = openLesson(path.toStdString());
    const Playing p;
    LessonController& play = p.play();
    QCOMPARE(hindrance(lesson, p.window->document().state().model()->sha256), QString());

    p.begin(lesson, language);
    std::size_t visits = 0;
    for (; visits < kMostVisits; ++visits) {  // all right
        p.look();
        if (QTest::currentTestFailed()) return;
        if (play.step().ask && !play.record().open) p.answerRightly();
        p.satisfy();
        p.calm();
        if (play.step().kind == LessonStepKind::Do)
            QVERIFY2(play.record().done, play.step().id.c_str());
        p.look();
        if (QTest::currentTestFailed()) return;
        if (play.isLast()) break;
        const std::size_t at = play.at();
        QVERIFY2(play.advance(), play.step().id.c_str());
        p.calm();
        QVERIFY(play.at() != at);
    }
    QVERIFY(play.isLast());
    QVERIFY(visits + 1 <= lesson.steps.size());
    QCOMPARE(progressOf(p.window->document().settings(), lesson.id), LessonProgressMark::Done);
    p.leave();
    if (QTest::currentTestFailed()) return;

    p.begin(lesson, language);
    for (visits = 0; visits < kMostVisits && !play.isLast(); ++visits) {  // skipped, forth and back
        const std::size_t at = play.at();
        if (!play.canSkip() && !play.record().open) p.answerRightly();
        while (play.at() == at && play.advance())
            p.calm();
        QVERIFY2(play.at() != at, play.step().id.c_str());
        p.look();
        if (QTest::currentTestFailed()) return;
        const std::size_t forth = play.at();
        play.back();
        p.calm();
        QCOMPARE(play.at(), at);
        p.look();
        if (QTest::currentTestFailed()) return;
        QVERIFY(play.advance());
        p.calm();
        QCOMPARE(play.at(), forth);
    }
    QVERIFY(play.isLast());
    play.open(lesson.steps.size() / 2);  // in the middle
    p.calm();
    p.leave();
}

HEADSCOPE_TEST(TestPlayThrough);

}  // namespace headscope::app::test

#include "test_play_through.moc"
