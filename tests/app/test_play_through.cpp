// SPDX-License-Identifier: GPL-3.0-or-later
// Every lesson that ships, in every language, held from beginning to end on the real engine: all
// answers right, all wrong, all skipped, forth and back, and left in the middle. By keys alone, as
// somebody would who has no mouse.
#include "document/finding_text.h"
#include "document/head_effect_text.h"
#include "document/head_text.h"
#include "document/metric_text.h"
#include "document/run_state.h"
#include "features/lessons/anchors.h"
#include "features/lessons/lesson_panel.h"
#include "features/lessons/lesson_shelf.h"
#include "features/lessons/lesson_window.h"
#include "features/lessons/lessons_feature.h"
#include "features/lessons/mark_frames.h"
#include "features/lessons/shown_step_text.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_field.h"
#include "jobs/engine_source.h"
#include "plot/drift_text.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/theme.h"
#include "window_fixture.h"
#include "window_words.h"

#include <headscope/effects.h>
#include <headscope/lesson_files.h>
#include <headscope/resources.h>

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>
#include <tuple>

namespace headscope::app::test {

namespace {

constexpr int kMostAreas = 20;            // of the window, that F6 goes through
constexpr int kMostStrokes = 100;         // from any head to any other
constexpr std::size_t kMostVisits = 200;  // of steps: a lesson that goes in circles has an end

const LessonHead* headAsked(const LessonCondition& condition) {
    return condition.kind == LessonCondition::Kind::Selected ? &condition.heads.front() : nullptr;
}

/// The numbers of a head as its tip and the inspector have them, a row each, below those of the
/// clean run.
QStringList rowsOf(const CleanRun& clean, const Cell& cell, const Intervention& intervention) {
    constexpr qsizetype kBefore = 2;  // its heading, and P clean
    const QString row = QStringLiteral("<tr>");
    const QStringList rows =
        numbersTable(clean, cell, intervention, Theme::day()).split(row, Qt::SkipEmptyParts);
    QStringList told;
    for (const QString& one : rows.mid(kBefore + 1))  // and what the table begins with
        told << one.section(QStringLiteral("</tr>"), 0, 0);
    return told;
}

/// What the window says of a run, in whole sentences and rows: none is there by chance.
QStringList saidOf(const Run& run, const Cover& cover, const Intervention& intervention,
                   const HeadList& heads) {
    QStringList said = findingHtml(run, intervention);
    said << findingText(run, intervention) << slopeText(run.drift);
    if (run.zeroVsMean && run.zeroVsMean->pearsonR)
        said << QStringLiteral("r = %1").arg(signedNumber(*run.zeroVsMean->pearsonR, 3));
    for (const HeadId head : heads)
        if (const Cell* cell = run.cell(intervention, head))
            said << headSentence(run.clean, *cell, intervention)
                 << rowsOf(run.clean, *cell, intervention);
    if (cover.predictions)  // else they are shown as those of the prompt
        for (const TokenScore& score : run.clean.top)
            said << QStringLiteral("P = %1, logit %2")
                        .arg(sizeText(Metric::Probability, score.p), numberText(score.logit, 2));
    said.removeAll(QString());
    return said;
}

bool hasAny(const Run& run, const Quantity& quantity) {
    const auto values = valuesOf(run, quantity);
    return std::any_of(values.values().begin(), values.values().end(),
                       [](const auto& value) { return value.has_value(); });
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
        void lookForAnswers() const;
        void lookAtText() const;
        void lookAtSizes() const;
        void satisfy() const;
        void answerRightly() const;
        [[nodiscard]] bool answerWrongly() const;
        void lookAtWrong() const;
        void leave() const;
        /// What a step is shown by, but the run.
        [[nodiscard]] auto shown() const {
            const RunState& state = window->document().state();
            return std::tuple(state.maps(), state.intervention(), state.selected(),
                              state.ablationSet().heads);
        }
        /// In the window, where the keyboard is; else in the window itself.
        void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
        [[nodiscard]] bool next() const;
        void back() const;
        void goToMap() const;
        void walkTo(HeadId head) const;
        void makeSet(const HeadList& heads) const;
        void chooseTokens(const std::vector<int>& tokens) const;
        void answer(const LessonAsk& ask, const LessonAnswer& answer) const;
        void choose(const LessonAsk& ask, const std::vector<std::string>& options) const;
        void order(const std::vector<std::string>& options) const;

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
    lookAtText();
    if (QTest::currentTestFailed()) return;
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
    const LessonStep& step = play().step();
    const bool isAnswered = step.ask && play().record().open;
    QVERIFY2(cover == Cover::named(isAnswered ? step.staysCovered : step.covers),
             told(": something else is covered"));
    const auto& run = window->document().state().run();
    if (run && cover.hidesCells())
        for (const auto& part : run->parts)
            QVERIFY2(std::all_of(part.cells.begin(), part.cells.end(),
                                 [&](const Cell& cell) { return cover.left == cell.head.layer; }),
                     told(": covered cells are there"));
    // An answer can bring up what it is about.
    const bool isRevealed = isAnswered && !step.revealState.run.empty();
    const LessonState& wanted = isRevealed ? step.revealState : step.state;
    if (run && !wanted.donor.empty()) {
        QCOMPARE(run->inputs.donor.toStdString(), play().lesson().runs.at(wanted.donor).prompt);
        QVERIFY(isAskedBy(window->document().state().intervention(), *wanted.intervention));
    }
    if (run && cover.predictions) QVERIFY2(run->clean.top.empty(), told(": covered predictions"));
    if (run && cover.any()) lookForAnswers();
}

/// Nothing that the run says, and is covered, is to be read beside the lesson, whose options have
/// the right one among them.
void TestPlayThrough::Playing::lookForAnswers() const {
    const RunState& state = window->document().state();
    const Cover& cover = state.cover();
    const Intervention shown = state.intervention();
    const auto kept = window->document().history().find(state.shownId());
    QVERIFY2(kept, play().step().id.c_str());
    const Run& whole = kept->run().report->result;
    HeadList heads = strongest(whole, {Metric::Probability, Subject::Target, {shown, {}}}, 3);
    if (const auto selected = state.selected()) heads.push_back(*selected);
    QStringList telling = saidOf(whole, cover, shown, heads);
    for (const QString& open : saidOf(*state.run(), cover, shown, heads))
        telling.removeAll(open);
    if (cover.hidesCells() || cover.top1 || cover.drift)
        QVERIFY2(!telling.isEmpty(), play().step().id.c_str());
    QString words = allWords(&feature().panel());
    for (const HeadId head : heads)  // where the mouse may come to rest
        words += headText(state, head, Theme::of(window->palette()));
    for (const QString& one : telling)
        QVERIFY2(!words.contains(one),
                 qPrintable(QString::fromStdString(play().step().id) + QStringLiteral(": ") + one));
    if (!cover.top1) return;
    for (const Subject subject : {Subject::Target, Subject::Control})
        QVERIFY(!hasAny(*state.run(), {Metric::Rank, subject, {shown, {}}}));
    QVERIFY(!hasAny(*state.run(), {Metric::TopChanged, Subject::Target, {shown, {}}}));
}

/// It scrolls only where the panel has no room for all of it.
void TestPlayThrough::Playing::lookAtText() const {
    const QTextBrowser& text = *feature().panel().text();
    if (text.height() < text.maximumHeight()) return;
    const QString at = QString::fromStdString(play().step().id);
    const auto needed = text.document()->size().height();
    QVERIFY2(!text.verticalScrollBar()->isVisible(), qPrintable(at + QStringLiteral(": a bar")));
    QVERIFY2(text.viewport()->height() >= needed, qPrintable(at + QStringLiteral(": cut")));
}

void TestPlayThrough::Playing::lookAtSizes() const {
    const QSize usual = window->size();
    for (const QSize size : {QSize(1024, 768), usual}) {
        window->resize(size);
        settle();
        lookAtText();
        if (QTest::currentTestFailed()) return;
    }
}

void TestPlayThrough::Playing::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : window.get(), key, modifiers);
}

bool TestPlayThrough::Playing::next() const {
    const auto state = [this] { return std::pair(play().at(), play().record().open); };
    const auto was = state();
    press(Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
    return play().isPlaying() && state() != was;
}

void TestPlayThrough::Playing::back() const {
    press(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
}

/// From area to area, until one is a map.
void TestPlayThrough::Playing::goToMap() const {
    for (int i = 0; i < kMostAreas; ++i) {
        if (qobject_cast<HeatmapPlot*>(QApplication::focusWidget())) return;
        press(Qt::Key_F6);
    }
    QFAIL("no key leads to a map");
}

void TestPlayThrough::Playing::walkTo(HeadId head) const {
    const auto selected = [this] { return window->document().state().selected(); };
    if (!selected()) press(Qt::Key_Right);
    for (int i = 0; i < kMostStrokes && selected() != head; ++i) {
        const HeadId now = selected().value_or(HeadId{0, 0});
        press(now.layer < head.layer   ? Qt::Key_Down
              : now.layer > head.layer ? Qt::Key_Up
              : now.head < head.head   ? Qt::Key_Right
                                       : Qt::Key_Left);
    }
    QVERIFY(selected() == head);
}

/// Space puts a head into the set, or takes it out.
void TestPlayThrough::Playing::makeSet(const HeadList& heads) const {
    goToMap();
    const HeadList now = window->document().state().ablationSet().heads;
    HeadList toggled = without(now, heads);
    for (const HeadId head : without(heads, now))
        toggled.push_back(head);
    for (const HeadId head : toggled) {
        walkTo(head);
        press(Qt::Key_Space);
    }
}

/// Tab leads from the prompt to its tokens, where Space chooses; then the run is started.
void TestPlayThrough::Playing::chooseTokens(const std::vector<int>& tokens) const {
    const auto isAt = [](const char* name) {
        const QWidget* focus = QApplication::focusWidget();
        return focus && focus->inherits(name);
    };
    for (int i = 0; i < kMostAreas && !isAt("QPlainTextEdit"); ++i)
        press(Qt::Key_F6);
    for (int i = 0; i < kMostAreas && !isAt("headscope::app::TokenStrip"); ++i)
        press(Qt::Key_Tab);
    QVERIFY(isAt("headscope::app::TokenStrip"));
    for (const int token : tokens) {
        press(Qt::Key_Home);
        for (int i = 0; i < token; ++i)
            press(Qt::Key_Right);
        press(Qt::Key_Space);
    }
    press(Qt::Key_Return, Qt::ControlModifier);
}

/// Does what the step asks for.
void TestPlayThrough::Playing::satisfy() const {
    auto& prompt = window->feature<PromptFeature>()->panel();
    for (const LessonCondition& condition : play().step().until) {
        using Kind = LessonCondition::Kind;
        const QString text = QString::fromStdString(condition.text);
        HeadList heads;
        for (const LessonHead& head : condition.heads)
            heads.push_back(*headOf(head, *play().values()));
        if (headAsked(condition)) {
            goToMap();
            walkTo(heads.front());
        }
        if (condition.kind == Kind::SetIs || condition.kind == Kind::SetContains) makeSet(heads);
        if (condition.kind == Kind::Intervention)
            press(condition.intervention == ScalarMean{} ? Qt::Key_2 : Qt::Key_1,
                  Qt::ControlModifier);
        if (condition.kind == Kind::PromptIs) WindowFixture::type(prompt.prompt(), text);
        if (condition.kind == Kind::TargetIs) WindowFixture::type(prompt.target()->edit(), text);
        if (condition.kind == Kind::AtPositions) chooseTokens(condition.positions.chosen);
    }
}

/// Arrow keys go from option to option; where several may be right, Tab does.
void TestPlayThrough::Playing::choose(const LessonAsk& ask,
                                      const std::vector<std::string>& options) const {
    const auto isWanted = [&](const std::string& option) {
        return std::find(options.begin(), options.end(), option) != options.end();
    };
    for (std::size_t i = 0; i < ask.options.size(); ++i) {
        if (i > 0) press(ask.several ? Qt::Key_Tab : Qt::Key_Down);
        if (isWanted(ask.options[i])) press(Qt::Key_Space);
        if (!ask.several && isWanted(ask.options[i])) break;
    }
    press(Qt::Key_Return);
}

/// Each line is brought up to its place.
void TestPlayThrough::Playing::order(const std::vector<std::string>& options) const {
    auto* list = qobject_cast<QListWidget*>(QApplication::focusWidget());
    QVERIFY(list && list->objectName() == QLatin1String("lessonOrder"));
    const auto rowOf = [list](const std::string& option) {
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->data(Qt::UserRole).toString().toStdString() == option) return row;
        return -1;
    };
    for (std::size_t i = 0; i < options.size(); ++i) {
        const int wanted = static_cast<int>(i);
        press(Qt::Key_Home);
        for (int row = 0; row < rowOf(options[i]); ++row)
            press(Qt::Key_Down);
        for (int j = 0; j < kMostStrokes && rowOf(options[i]) > wanted; ++j)
            press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(rowOf(options[i]), wanted);
    }
    press(Qt::Key_Return);
}

void TestPlayThrough::Playing::answer(const LessonAsk& ask, const LessonAnswer& answer) const {
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);  // to the question
    if (const auto* head = std::get_if<HeadId>(&answer)) {
        goToMap();
        walkTo(*head);
        return press(Qt::Key_Return);
    }
    if (const auto* options = std::get_if<std::vector<std::string>>(&answer))
        return ask.kind == LessonAskKind::Order ? order(*options) : choose(ask, *options);
    const auto* number = std::get_if<double>(&answer);
    const QString text = number ? QString::number(*number, 'f', 6)
                                : QString::fromStdString(std::get<std::string>(answer));
    const auto listed = std::find(ask.options.begin(), ask.options.end(), text.toStdString());
    if (ask.kind == LessonAskKind::Token && listed != ask.options.end()) {
        press(Qt::Key_Home);
        for (auto row = ask.options.begin(); row != listed; ++row)
            press(Qt::Key_Down);
        return press(Qt::Key_Return);
    }
    if (ask.kind == LessonAskKind::Token && !ask.options.empty()) press(Qt::Key_Tab);
    WindowFixture::type(QApplication::focusWidget(), text);
    if (ask.kind != LessonAskKind::Text) return press(Qt::Key_Return);
    press(Qt::Key_Tab);  // Enter is a line of the text
    press(Qt::Key_Space);
}

void TestPlayThrough::Playing::answerRightly() const {
    const LessonAsk& ask = *play().step().ask;
    auto answer = rightAnswer(ask, *play().values());
    const bool isKnown = answer.has_value();
    if (!answer && ask.kind == LessonAskKind::Choice) answer = std::vector{ask.options.front()};
    if (!answer && ask.kind == LessonAskKind::Number) answer = ask.least;
    if (!answer && ask.kind == LessonAskKind::Token) answer = ask.options.front();
    if (!answer) answer = std::string("because");
    this->answer(ask, *answer);
    calm();
    const bool isScored = ask.isScored() && isKnown;
    QVERIFY2(play().record().open, play().step().id.c_str());
    QVERIFY(play().record().answer.has_value());
    QCOMPARE(play().record().verdict, isScored ? LessonVerdict::Right : LessonVerdict::Unscored);
}

/// False: the question cannot be answered wrongly.
bool TestPlayThrough::Playing::answerWrongly() const {
    const LessonAsk& ask = *play().step().ask;
    const auto right = rightAnswer(ask, *play().values());
    if (!ask.isScored() || !right) return false;
    std::optional<LessonAnswer> answer;
    if (const auto* head = std::get_if<HeadId>(&*right))
        answer = HeadId{head->layer, head->head == 0 ? 1 : 0};
    if (const auto* number = std::get_if<double>(&*right))
        answer = *number - ask.least > ask.most - *number ? ask.least : ask.most;
    if (const auto* options = std::get_if<std::vector<std::string>>(&*right)) {
        std::vector<std::string> other(ask.options.rbegin(), ask.options.rend());
        if (ask.kind != LessonAskKind::Order) {
            std::erase_if(other, [options](const std::string& one) {
                return std::find(options->begin(), options->end(), one) != options->end();
            });
            if (other.size() > 1) other.resize(1);
        }
        if (other != *options && !other.empty()) answer = other;
    }
    if (const auto* token = std::get_if<std::string>(&*right))
        for (const std::string& option : ask.options)
            if (option != *token) answer = option;
    if (!answer) return false;
    this->answer(ask, *answer);
    calm();
    return true;
}

/// What is right is said to whoever was wrong.
void TestPlayThrough::Playing::lookAtWrong() const {
    const char* at = play().step().id.c_str();
    QVERIFY2(play().record().open && play().record().verdict == LessonVerdict::Wrong, at);
    const QString text = feature().panel().text()->toPlainText();
    QVERIFY2(text.contains(QStringLiteral("✗")), at);
    const QString right = rightWords(play()).simplified();
    QVERIFY2(!right.isEmpty() && text.simplified().contains(right), qPrintable(right));
}

void TestPlayThrough::Playing::leave() const {
    press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
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
    Playing p;
    LessonController& play = p.play();
    QCOMPARE(hindrance(lesson, p.window->document().state().model()->sha256), QString());

    p.begin(lesson, language);
    const std::size_t first = play.at();
    const auto atFirst = p.shown();
    std::size_t visits = 0;
    for (; visits < kMostVisits; ++visits) {  // all right
        p.look();
        if (QTest::currentTestFailed()) return;
        p.lookAtSizes();
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
        QVERIFY2(p.next(), play.step().id.c_str());
        p.calm();
        QVERIFY(play.at() != at);
    }
    QVERIFY(play.isLast());
    QVERIFY(visits + 1 <= lesson.steps.size());
    QCOMPARE(progressOf(p.window->document().settings(), lesson.id), LessonProgressMark::Done);
    play.open(first);
    p.calm();
    QVERIFY2(p.shown() == atFirst, "the first step is not as at first");
    p.leave();
    if (QTest::currentTestFailed()) return;

    p.begin(lesson, language);
    for (visits = 0; visits < kMostVisits && !play.isLast(); ++visits) {  // all wrong
        if (play.step().ask && !play.record().open && p.answerWrongly()) p.lookAtWrong();
        if (QTest::currentTestFailed()) return;
        const std::size_t at = play.at();
        if (play.step().ask && !play.record().open && !play.canSkip()) p.answerRightly();
        if (play.step().kind == LessonStepKind::Do && !play.canSkip()) p.satisfy();
        while (play.at() == at && p.next())
            p.calm();
        QVERIFY2(play.at() != at, play.step().id.c_str());
        p.look();
        if (QTest::currentTestFailed()) return;
    }
    QVERIFY(play.isLast());
    p.leave();
    if (QTest::currentTestFailed()) return;

    p.begin(lesson, language);
    for (visits = 0; visits < kMostVisits && !play.isLast(); ++visits) {  // skipped, forth and back
        const std::size_t at = play.at();
        if (!play.canSkip() && !play.record().open) p.answerRightly();
        while (play.at() == at && p.next())
            p.calm();
        QVERIFY2(play.at() != at, play.step().id.c_str());
        p.look();
        if (QTest::currentTestFailed()) return;
        const std::size_t forth = play.at();
        p.back();
        p.calm();
        QCOMPARE(play.at(), at);
        p.look();
        if (QTest::currentTestFailed()) return;
        QVERIFY(p.next());
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
