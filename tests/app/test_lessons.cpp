// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson in the window: played by keys alone, with nothing of an answer to be read anywhere while
// it is covered, and the window as it was afterwards.
#include "document/head_text.h"
#include "features/inspector/heads_model.h"
#include "features/inspector/heads_panel.h"
#include "features/layers/layers_feature.h"
#include "features/lessons/answers_store.h"
#include "features/lessons/hand_bars.h"
#include "features/lessons/hand_count.h"
#include "features/lessons/lesson_list.h"
#include "features/lessons/lesson_panel.h"
#include "features/lessons/lesson_shelf.h"
#include "features/lessons/lessons_feature.h"
#include "features/lessons/mark_frames.h"
#include "features/lessons/number_hands.h"
#include "features/lessons/presentation.h"
#include "features/lessons/presentation_strip.h"
#include "features/lessons/presenter_window.h"
#include "features/lessons/save_answers.h"
#include "features/maps/map_head.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/session/session_controller.h"
#include "features/session/session_feature.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/inline_hint.h"
#include "ui/step_text.h"
#include "ui/text_size.h"
#include "ui/texts.h"
#include "ui/theme.h"
#include "window_fixture.h"
#include "window_words.h"

#include <headscope/files.h>
#include <headscope/lesson_files.h>
#include <headscope/quantity.h>
#include <headscope/resources.h>

#include <QAction>
#include <QComboBox>
#include <QCursor>
#include <QDir>
#include <QDockWidget>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QScreen>
#include <QScrollBar>
#include <QSlider>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextTable>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace headscope::app::test {

namespace {

// On the fake engine: head 9.6 lowers the target most, by 0.41 from 0.62; zero flips two heads, 9.6
// and 7.2, to " the"; the prompt has five tokens.
constexpr const char* kJson = R"json({
  "schema": "headscope.lesson/1", "id": "test-lesson", "number": 1, "minutes": 5,
  "languages": ["en"], "model": {"default": "headscope-mini", "others": "allowed"},
  "runs": {
    "berlin": {"prompt": "Berlin is the capital of", "target": " Germany", "control": " France"},
    "state": {"prompt": "Berlin is the capital of a", "target": " Germany", "control": " Italy"}
  },
  "facts": {
    "worst": {"of": "extreme-head", "run": "berlin", "sign": "min"},
    "worst.by": {"of": "cell", "head": {"fact": "worst"}, "run": "berlin", "show": "points"},
    "kept": {"of": "top1-kept", "run": "berlin", "replace": "zero"},
    "cells": {"of": "model", "what": "cells"},
    "first": {"of": "top", "run": "berlin"}
  },
  "claims": {
    "late": {"says": ["lt", {"fact": "worst.by"}, 0]},
    "never": {"says": ["gt", {"fact": "worst.by"}, 1]}
  },
  "steps": [
    {"id": "look", "kind": "show", "state": {"run": "berlin", "replacement": "zero",
     "maps": ["probability/target", "probability/control"]}, "mark": ["map.target", "prompt"]},
    {"id": "where", "kind": "predict", "cover": ["cells"],
     "ask": {"type": "choice", "options": ["early", "late"], "right": {"when": "late", "is": "late"}},
     "reveal": {"mark": ["map.target.cell(worst)"]
}
, "then" : {
    "right" : "find", "wrong" : "again", "skipped" : "find"
}
},
    {"id": "again", "kind": "show", "optional": true, "mark": ["map.target.layer-9"]},
    {"id": "find", "kind": "do", "until": {"selected": {"fact": "worst"}},
     "hints": ["nudge", {"show": {"selected": {"fact": "worst"}}}]},
    {"id": "which", "kind": "predict", "cover": ["cells", "top1"],
     "ask": {"type": "head", "right": {"fact": "worst"}}},
    {"id": "count", "kind": "predict", "cover": ["top1"],
     "ask": {"type": "number", "least": 0, "most": 144, "within": 2, "right": {"fact": "kept"}}},
    {"id": "next", "kind": "predict", "cover": ["predictions"],
     "ask": {"type": "token", "options": [" the", " Germany"], "right": {"fact": "first"}}},
    {"id": "other", "kind": "show", "state": {"run": "state", "panel": "drift"}, "claims": ["never"]},
    {"id": "why", "kind": "write", "lines": 3},
    {"id": "end", "kind": "show", "state": {"run": "berlin"}}
  ]
})json";

constexpr const char* kText = R"text(# A lesson for tests
Nothing else.

## look: The maps
Look at the maps.

## where: Where?
Where is the strongest head?
- early: in the first layers
- late: in the last layers
### right
Yes, it is {worst}: the target falls by {worst.by} points.
### wrong
It is {worst}.
### otherwise
It is {worst} here.
### notes
Ask for hands.

## again: The row
Look at this row.

## find: Find it
Choose the strongest head.
### nudge
Look for the darkest cell.

## which: Which?
Which head is it?
### right
Yes, {worst}.
### wrong
No, {worst}.

## count: How many?
In how many of {cells} does the guess stay?
### right
In {kept}.
### wrong
In {kept}, not more.

## next: What next?
What comes first?
### right
Yes, {first}.
### wrong
No, {first}.

## other: Another prompt
This claims something.
### otherwise
It is otherwise here.

## why: In your words
Write it down.

## end: The end
That was all.
)text";

QString lessonIn(const QTemporaryDir& folder, const std::string& json = kJson,
                 const std::string& text = kText) {
    const QString path = folder.filePath(QStringLiteral("lesson"));
    QDir().mkpath(path);
    std::ofstream(path.toStdString() + "/lesson.json") << json;
    std::ofstream(path.toStdString() + "/en.md") << text;
    return path;
}

/// kJson or kText with other words in one place.
std::string with(std::string text, const std::string& words, const std::string& others) {
    const auto at = text.find(words);
    if (at == std::string::npos) qFatal("the words are not there");
    return text.replace(at, words.size(), others);
}

/// A lesson of two steps; the second asks for what the window shows already.
QString shortLessonIn(const QTemporaryDir& folder) {
    const QString path = folder.filePath(QStringLiteral("short"));
    QDir().mkpath(path);
    std::ofstream(path.toStdString() + "/lesson.json") << R"json({
  "schema": "headscope.lesson/1", "id": "short", "number": 2, "minutes": 5,
  "languages": ["en"], "model": {"default": "headscope-mini", "others": "allowed"},
  "runs": {
    "berlin": {"prompt": "Berlin is the capital of", "target": " Germany", "control": " France"}
  },
  "facts": {"cells": {"of": "model", "what": "cells"}},
  "steps": [
    {"id": "only", "kind": "show", "state": {"run": "berlin"}},
    {"id": "task", "kind": "do", "until": {"prompt-is": "Berlin is the capital of"}}
  ]
})json";
    std::ofstream(path.toStdString() + "/en.md")
        << "# A short one\nNothing else.\n\n## only: Only\nThere are {cells} heads.\n\n"
           "## task: A task\nType it.\n";
    return path;
}

/// A step's text of many lines.
std::string longText() {
    std::string words;
    for (int i = 0; i < 3; ++i)
        words +=
            "The maps show what each of the heads is worth for the target and for the control, "
            "and a head that is worth much has a dark cell.\n\n";
    return with(kText, "Look at the maps.\n", words);
}

}  // namespace

class TestLessons : public QObject {
    Q_OBJECT

    /// A window with the lesson begun.
    struct Playing {
        explicit Playing(const QString& path, const WindowFixture::Change& change = {})
            : f(change) {
            f.runToEnd();
            before = f.window->document().fields().inputs();
            feature().openPath(path);
            settle();
            if (!play().isPlaying()) qFatal("the lesson was not begun");
        }
        [[nodiscard]] LessonsFeature& feature() const {
            return *f.window->feature<LessonsFeature>();
        }
        [[nodiscard]] LessonController& play() const { return feature().controller(); }
        [[nodiscard]] std::string at() const { return play().step().id; }
        [[nodiscard]] QString text() const { return feature().panel().text()->toPlainText(); }
        void next() const {
            f.key(Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
            settle();
        }
        void back() const {
            f.key(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
            settle();
        }
        /// To the question by keys, and then this one there.
        void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
            f.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
            settle();
        }
        /// Any step, from the list of steps.
        void open(const char* id) const {
            const auto step = play().lesson().stepAt(id);
            play().open(*step);
            settle();
        }
        /// To a class, in a window of that size.
        void presentAt(QSize size) const {
            f.key(Qt::Key_F11);
            settle();
            f.window->showNormal();
            for (int i = 0; i < 2; ++i) {  // text follows the size, and the maps the text
                f.window->resize(size);
                settle();
            }
        }
        WindowFixture f;
        RunInputs before;
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }
    void cleanup() { applyFontPercent(100); }

    void aShortLessonBeginsAfterALongOne();
    void aLinkLeadsToTheNextLesson();
    void itIsPlayedByKeys();
    void enterGivesTheOptionThatHasTheKeyboard();
    void noArrowLeadsToLeaving();
    void whatASetDoesIsCovered();
    void theStepsRunComesWithTheAnswer();
    void aPanelIsComputedOnceItIsUncovered();
    void aLessonForAnotherModelIsLeft();
    void anErrorOfTheStartStays();
    void aTruncatedLessonIsNamed();
    void theSetComesBackWithoutARun();
    void thePanelComesUpAfterPresenting();
    void whatIsTickedOutlivesALanguage();
    void aMetricGoesBeforeTheToken();
    void aWrongAnswerLeadsElsewhere();
    void aSkippedQuestionIsUncoveredFirst();
    void nothingOfAnAnswerIsToBeRead();
    void ranksAreCoveredWithTheTop1();
    void theScaleIsLockedWhilePresenting();
    void oneRowIsLeftToBeRead();
    void whatIsCoveredComesBack();
    void anAnswerBringsUpWhatWasAskedAbout();
    void stepsAreOpenedWithTheirOwnState();
    void noRunIsStartedTwice();
    void itGoesOnInAnotherLanguage();
    void aLessonOfOneLanguageStaysInIt();
    void theWindowIsAsBefore();
    void aLessonIsLeftInTheMiddle();
    void hintsEndInShowing();
    void marksAreInTheWindow();
    void aFrameIsNotOverWhatItFrames();
    void aSmallScreenHasRoomForALesson();
    void withLargeTextALessonSharesTheColumnOfThePrompt();
    void stepsAreCountedWithoutExtraOnes();
    void aClaimThatFailsIsToldOtherwise();
    void aBadLessonIsNamedByItsStep();
    void whatTheModelDoesNotGiveIsNotAQuestionMark();
    void aLessonThatTheModelCannotDoIsNotBegun();
    void aModelThatCannotDoTheLessonEndsIt();
    void aStepThatIsOpenedIsAsAtFirst();
    void theSliderEndsWhereTheModelDoes();
    void textThatIsTypedIsAnAnswer();
    void buttonsArePressedByEnter();
    void theRightNumberIsShownAsInTheText();
    void theTextHasTheHeightThatItNeeds();
    void aStepWithMinutesHasAClock();
    void theListSaysHowFarOneIs();
    void theListSaysWhatTheModelCannotDo();
    void marksOfAStepAreToldNoLonger();
    void answersAreKeptAndDeleted();
    void answersThatCannotBeReadStay();
    void presentationIsLargeAndLight();
    void presentationIsMovedByARemote();
    void aFieldTakesWhatIsTypedWhilePresenting();
    void aLessonWhosePanelIsHiddenIsTold();
    void aMapComesCloserAtTheMouse();
    void tablesAreLaidOut();
    void picturesFollowTheText();
    void noBarIsKeptForTheLinesThatItMakes();
    void codeHasTheSizeOfTheText();
    void aStepSaysWhatTheRipplesShow();
    void whatIsPutBackIsNoChange();
    void aPanelComesWithTheAnswer();
    void f11LeavesWhileHandsAreCounted();
    void thePresentersWindowFitsSmallScreens();
    void handsAreCounted();
    void aNumberIsGivenWhilePresenting();
    void numbersOfAClassAreCounted();
    void moreHandsThanAreCountedEndAVote();
    void ofTheColumnOnlyWhatIsMarkedIsPresented();
    void aMarkedPanelHasTheHeightThatItNeeds();
    void mapsStandWhereAPanelIsStillCovered();
    void thePresentersTextIsSeenAsAWhole();
    void anOptionIsClickedWhilePresenting();
    void thePresenterSeesNotesAndWhatIsRight();
    void lessonsAreOfferedOnce();
};

/// Whatever step the longer one was at.
void TestLessons::aShortLessonBeginsAfterALongOne() {
    const Playing p(lessonIn(m_folder));
    p.play().deleteAnswers();
    const QString next = shortLessonIn(m_folder);
    const auto isUntouched = [&p] {
        return p.play().answers().attempts.empty() && !p.play().record(1).done;
    };
    for (const char* before : {"end", "where"}) {
        p.open(before);
        p.feature().openPath(next);
        settle();
        QCOMPARE(p.play().lesson().id, "short");
        QCOMPARE(p.at(), "only");
        QVERIFY(p.text().contains(QStringLiteral("There are 144 heads.")));
        QVERIFY(isUntouched());
        p.feature().openPath(lessonIn(m_folder));
        settle();
    }
    p.open("end");
    p.feature().tryLesson(openLesson(next.toStdString()), QStringLiteral("en"), 0, false);
    settle();
    QCOMPARE(p.at(), "only");
    QVERIFY(isUntouched());
    p.open("task");  // what it asks for is there
    QVERIFY(p.play().record().done);
    p.play().deleteAnswers();
}

void TestLessons::aLinkLeadsToTheNextLesson() {
    const BundledRun f;
    auto& feature = *f.window->feature<LessonsFeature>();
    LessonController& play = feature.controller();
    feature.openPath(QString::fromStdString((bundledLessons() / "03-all-heads").string()));
    settle();
    QVERIFY(play.isPlaying());
    play.open(play.lesson().steps.size() - 1);
    settle();
    Q_EMIT feature.panel().linkOpened(QUrl(QStringLiteral("headscope:lesson/five-minutes")));
    settle();
    QCOMPARE(play.lesson().id, "five-minutes");
    QCOMPARE(play.at(), std::size_t{0});
    play.leave(false);
    settle();
}

/// Though the arrow keys have not chosen it.
void TestLessons::enterGivesTheOptionThatHasTheKeyboard() {
    const Playing p(lessonIn(m_folder));
    p.next();
    p.press(Qt::Key_Down);
    QVERIFY(p.f.find<QRadioButton>("lessonOption2")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    settle();
    QCOMPARE(p.play().record().verdict, LessonVerdict::Right);
    QCOMPARE(p.play().record().answer,
             std::optional<LessonAnswer>(std::vector<std::string>{"late"}));
}

void TestLessons::noArrowLeadsToLeaving() {
    const Playing p(lessonIn(m_folder));
    const LessonPanel& panel = p.feature().panel();
    panel.nextButton()->setFocus();
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Up, Qt::Key_Left}) {
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(QApplication::focusWidget(), key);
        QVERIFY(!panel.leaveButton()->hasFocus());
    }
    // On goes the keyboard, too: to what is asked.
    panel.nextButton()->setFocus();
    QTest::keyClick(panel.nextButton(), Qt::Key_Return);
    settle();
    QCOMPARE(p.at(), "where");
    QVERIFY(p.f.find<QRadioButton>("lessonOption1")->hasFocus());
    panel.nextButton()->setFocus();
    QTest::keyClick(panel.nextButton(), Qt::Key_Return);  // uncovers
    settle();
    QVERIFY(p.play().record().open && panel.nextButton()->hasFocus());
    p.open("find");
    panel.nextButton()->setFocus();
    QTest::keyClick(panel.nextButton(), Qt::Key_Return);
    settle();
    QCOMPARE(p.at(), "which");
    QVERIFY(p.f.map(0)->hasFocus());  // where a head is chosen
}

/// A text that goes on without them has it as well, and one head is covered with its cell.
void TestLessons::whatASetDoesIsCovered() {
    const Playing p(lessonIn(m_folder, with(kJson, R"("cover": ["top1"])", R"("cover": ["set"])")));
    Document& document = p.f.window->document();
    const auto write = [&] {
        p.f.bringUp("writeDock");
        settle();
        p.f.press("writeStart");
        settle();
        QVERIFY(allWords().contains(QStringLiteral("Ablated text")));
    };
    document.steps().setHeads({{9, 6}, {7, 2}});
    write();
    if (QTest::currentTestFailed()) return;
    p.open("count");
    document.steps().setHeads({{9, 6}, {7, 2}});
    QVERIFY(document.state().cover().set && !document.state().cover().hidesCells());
    for (const char* dock : {"writeDock", "setDock", "pairsDock", "ripplesDock", "layersDock",
                             "attributionDock", "historyDock", "inspectorDock"}) {
        p.f.bringUp(dock);
        settle();
        const QString words = allWords(&p.feature().panel());
        for (const char* telling : {"Ablated text", "Together they do "})
            QVERIFY2(!words.contains(QString::fromLatin1(telling)), dock);
    }
    QVERIFY(!p.f.find<QPushButton>("writeStart")->isEnabled());
    p.next();  // uncovers
    p.f.bringUp("writeDock");
    settle();
    QVERIFY(allWords().contains(QStringLiteral("Ablated text")));
    document.steps().setHeads({});
    document.state().selection().setSelected(HeadId{9, 6});
    write();
    if (QTest::currentTestFailed()) return;
    p.open("where");  // covers cells
    document.state().selection().setSelected(HeadId{9, 6});
    p.f.bringUp("writeDock");
    settle();
    QVERIFY(!allWords().contains(QStringLiteral("Ablated text")));
}

void TestLessons::theStepsRunComesWithTheAnswer() {
    const Playing p(lessonIn(m_folder));
    Document& document = p.f.window->document();
    const auto prompt = [&document] { return document.state().run()->inputs.prompt; };
    const QString own = QStringLiteral("Berlin is the capital of");
    const QString other = QStringLiteral("Berlin is the capital of a");
    const auto runOther = [&] {
        document.fields().setInputs(inputsOf(p.play().lesson().runs.at("state")));
        document.run();
        settle();
        QCOMPARE(prompt(), other);
    };
    const auto* status = p.f.find<QLabel>("lessonStatus");
    p.open("where");
    runOther();
    p.play().answer(std::vector<std::string>{"late"});
    settle();
    QCOMPARE(prompt(), own);
    QVERIFY(!p.play().isElsewhere());
    // Whoever runs another one then is told that the text is not of it.
    runOther();
    QVERIFY(p.play().isElsewhere());
    QVERIFY2(status->text().contains(QStringLiteral("another run")), qPrintable(status->text()));
    p.feature().panel().againButton()->click();
    settle();
    QCOMPARE(prompt(), own);
    QVERIFY(!p.play().isElsewhere());
    QVERIFY(!status->text().contains(QStringLiteral("another run")));
    // What is written is of anything.
    p.open("why");
    QCOMPARE(prompt(), other);
    document.fields().setInputs(inputsOf(p.play().lesson().runs.at("berlin")));
    document.run();
    settle();
    p.play().answer(std::string("because"));
    settle();
    QCOMPARE(prompt(), own);
    QVERIFY(!p.play().isElsewhere());
}

void TestLessons::aPanelIsComputedOnceItIsUncovered() {
    std::string json = with(kJson, R"("runs": {)",
                            R"("runs": {
    "donor": {"prompt": "Berlin is the capital in", "target": " Germany", "control": " France"},)");
    json = with(
        json, R"("cover": ["top1"],)",
        R"("state": {"run": "berlin", "replacement": "patch", "donor": "donor", "panel": "layers",
      "compute": true},
     "cover": ["top1"],)");
    const Playing p(lessonIn(m_folder, json));
    const LayersFeature& layers = *p.f.window->feature<LayersFeature>();
    p.open("count");
    QVERIFY(p.f.find<QDockWidget>("layersDock")->isVisible());
    QVERIFY(!layers.figure() && !layers.isBusy());  // it would be the answer
    p.next();
    QVERIFY(p.play().record().open);
    QTRY_VERIFY_WITH_TIMEOUT(layers.figure(), kPatience);
    p.open("look");
    p.open("count");
    settle();
    QVERIFY(layers.figure());
}

/// As soon as it is known which model it is.
void TestLessons::aLessonForAnotherModelIsLeft() {
    const std::string json =
        with(kJson, R"("others": "allowed")",
             R"("others": "refused", "made_for": [")" + std::string(64, 'a') + R"("])");
    const WindowFixture f;
    auto& feature = *f.window->feature<LessonsFeature>();
    const auto& messages = f.window->document().messages();
    feature.openPath(lessonIn(m_folder, json));
    QVERIFY(feature.controller().isPlaying());  // no model is open
    f.awaitModel();
    settle();
    QVERIFY(!feature.controller().isPlaying());
    QVERIFY(messages.error());
    QVERIFY2(messages.error()->what.contains(QStringLiteral("is for the model headscope-mini")),
             qPrintable(messages.error()->what));
    f.window->document().messages().dismissError();
    feature.tryLesson(openLesson(lessonIn(m_folder, json).toStdString()), QStringLiteral("en"), 0,
                      false);
    QVERIFY(!feature.controller().isPlaying() && messages.error());
}

/// The run that the program begins of itself does not take it away.
void TestLessons::anErrorOfTheStartStays() {
    const QString path =
        lessonIn(m_folder, with(kJson, "\"kind\": \"write\"", "\"kind\": \"wrote\""));
    WindowFixture f([&path](WindowOptions& options) {
        options.lesson = path;
        options.runAtStart = true;
    });
    f.awaitEnds(1);
    settle();
    const auto& messages = f.window->document().messages();
    QVERIFY(messages.error());
    QVERIFY2(messages.error()->what.contains(QStringLiteral("why")),
             qPrintable(messages.error()->what));
    QVERIFY(!f.window->feature<LessonsFeature>()->controller().isPlaying());
    f.press("run");  // whoever runs has read it
    f.awaitEnds(2);
    QVERIFY(!messages.error());
}

void TestLessons::aTruncatedLessonIsNamed() {
    WindowFixture f;
    f.awaitModel();
    const QString path = lessonIn(m_folder, std::string(kJson).substr(0, 300));
    f.window->feature<LessonsFeature>()->openPath(path);
    const auto& error = f.window->document().messages().error();
    QVERIFY(error && !f.window->feature<LessonsFeature>()->controller().isPlaying());
    QVERIFY2(error->what.contains(path), qPrintable(error->what));
}

void TestLessons::theSetComesBackWithoutARun() {
    WindowFixture f;  // nothing has been run
    f.awaitModel();
    Document& document = f.window->document();
    document.steps().setHeads({{3, 4}, {5, 5}});
    const AblationSet set = document.state().ablationSet();
    QCOMPARE(set.heads.size(), std::size_t{2});
    f.window->feature<LessonsFeature>()->openPath(lessonIn(m_folder));
    settle();
    document.steps().setHeads({{1, 1}});
    settle();
    f.window->feature<LessonsFeature>()->controller().leave(false);
    settle();
    QVERIFY(!document.state().run());
    QCOMPARE(document.state().ablationSet(), set);
}

void TestLessons::thePanelComesUpAfterPresenting() {
    const Playing p(lessonIn(m_folder));
    const auto* drift = p.f.find<QDockWidget>("driftDock");
    const auto isInFront = [drift] { return !drift->widget()->visibleRegion().isEmpty(); };
    p.f.bringUp("resultDock");  // of the same tabs
    settle();
    QVERIFY(!isInFront());
    p.f.key(Qt::Key_F11);
    settle();
    p.open("other");  // whose panel it is
    p.f.key(Qt::Key_F11);
    settle();
    QVERIFY(!p.feature().presentation().isOn());
    QTRY_VERIFY_WITH_TIMEOUT(isInFront(), kPatience);
    // Whoever has chosen another panel keeps it.
    p.f.bringUp("resultDock");
    settle();
    p.f.key(Qt::Key_F11);
    settle();
    p.f.key(Qt::Key_F11);
    settle();
    QVERIFY(!isInFront());
}

void TestLessons::whatIsTickedOutlivesALanguage() {
    const auto inEnglish = qScopeGuard([] { chooseLanguage(QStringLiteral("en")); });
    const Playing p(lessonIn(m_folder));
    p.open("where");
    p.f.find<QRadioButton>("lessonOption2")->click();
    p.f.window->commands().find(QStringLiteral("language.vi"))->trigger();
    settle();
    QVERIFY(p.f.find<QRadioButton>("lessonOption2")->isChecked());
    QVERIFY(!p.play().record().open);
    p.feature().panel().answerButton()->click();
    settle();
    QCOMPARE(p.play().record().verdict, LessonVerdict::Right);
    p.play().leave(false);
    settle();
}

/// Two maps of one token differ in it.
void TestLessons::aMetricGoesBeforeTheToken() {
    QWidget around;
    MapHead head(1, &around);
    head.picker()->setQuantity({Metric::LogProbability, Subject::Control, Lens{}});
    head.setTexts(QStringLiteral("Control ␣France: Log-probability"), {});
    around.show();
    const int whole = head.readableWidth() + 20;
    head.resize(whole, head.sizeHint().height());
    QVERIFY(head.title()->text().startsWith(QStringLiteral("Control ␣France: Log-probability")));
    bool wasBrief = false;
    for (int width = whole; width > 40; width -= 3) {
        head.resize(width, head.height());
        const QString text = head.title()->text();
        wasBrief = wasBrief || text.startsWith(QStringLiteral("Control: ln P"));
        QVERIFY2(!text.startsWith(QStringLiteral("Control")) ||
                     text.contains(QStringLiteral("ln P")) ||
                     text.contains(QStringLiteral("Log-p")),
                 qPrintable(text));
    }
    QVERIFY(wasBrief);
}

void TestLessons::itIsPlayedByKeys() {
    const Playing p(lessonIn(m_folder));
    QCOMPARE(p.at(), "look");
    p.next();
    QCOMPARE(p.at(), "where");
    QVERIFY(!p.text().contains(QStringLiteral("9.6")));
    p.press(Qt::Key_Down);  // from the first option to the second
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(p.feature().panel().answerButton()->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    settle();
    QCOMPARE(p.play().record().verdict, LessonVerdict::Right);
    QVERIFY2(p.text().contains(QStringLiteral("✓ Right.")), qPrintable(p.text()));
    QVERIFY2(p.text().contains(QStringLiteral("it is 9.6: the target falls by 41.0 points")),
             qPrintable(p.text()));
    p.next();
    QCOMPARE(p.at(), "find");
    QVERIFY(!p.play().record().done);
    p.f.click(0, {9, 6});
    settle();
    QVERIFY(p.play().record().done);  // on the window's state
    QCOMPARE(p.at(), "find");         // and nothing goes on by itself
    p.next();
    QCOMPARE(p.at(), "which");
    p.f.map(0)->setFocus();
    QTest::keyClick(p.f.map(0), Qt::Key_Return);  // 9.6 is still chosen
    settle();
    QCOMPARE(p.play().record().verdict, LessonVerdict::Right);
    p.next();
    QCOMPARE(p.at(), "count");
    p.f.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    WindowFixture::type(QApplication::focusWidget(), QStringLiteral("141"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    settle();
    QCOMPARE(p.play().record().verdict, LessonVerdict::Right);  // 142, within 2
    p.next();
    QCOMPARE(p.at(), "next");
    p.press(Qt::Key_Down);
    p.press(Qt::Key_Down);
    p.press(Qt::Key_Return);
    QCOMPARE(p.play().record().verdict, LessonVerdict::Right);
    p.next();
    QCOMPARE(p.at(), "other");
    p.next();
    QCOMPARE(p.at(), "why");
    p.f.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("because"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    settle();
    QCOMPARE(p.play().record().verdict, LessonVerdict::Unscored);
    QVERIFY(p.play().record().answer.has_value());
    p.next();
    QCOMPARE(p.at(), "end");
    QVERIFY(p.play().isLast());
    p.next();
    QVERIFY(!p.play().isPlaying());
}

void TestLessons::aWrongAnswerLeadsElsewhere() {
    const Playing p(lessonIn(m_folder));
    p.next();
    p.press(Qt::Key_Space);
    p.press(Qt::Key_Return);
    QCOMPARE(p.play().record().verdict, LessonVerdict::Wrong);
    QVERIFY2(p.text().contains(QStringLiteral("✗ Not so. Your answer: in the first layers. Right "
                                              "is: in the last layers.")),
             qPrintable(p.text()));
    p.next();
    QCOMPARE(p.at(), "again");
    p.next();
    QCOMPARE(p.at(), "find");
    p.back();
    QCOMPARE(p.at(), "again");
    p.back();
    QCOMPARE(p.at(), "where");
    QVERIFY(p.play().record().open);  // it was answered
}

void TestLessons::aSkippedQuestionIsUncoveredFirst() {
    const Playing p(lessonIn(m_folder));
    p.next();
    QCOMPARE(p.feature().panel().nextButton()->text(), QStringLiteral("Skip"));
    QVERIFY(p.f.window->document().state().cover().any());
    p.next();
    QCOMPARE(p.at(), "where");
    QVERIFY(!p.f.window->document().state().cover().any());
    QVERIFY2(p.text().contains(QStringLiteral("Uncovered. Right is: in the last layers.")),
             qPrintable(p.text()));
    p.next();
    QCOMPARE(p.at(), "find");
}

void TestLessons::nothingOfAnAnswerIsToBeRead() {
    const Playing p(lessonIn(m_folder));
    p.f.click(0, {9, 6});
    p.f.bringUp("headsDock");
    settle();
    // It would be found: the strongest effect, what it comes to, and how often the top-1 stays.
    const QString open = allWords();
    for (const char* telling : {"0.4100", "0.2100", "142 of 144"})
        QVERIFY2(open.contains(QString::fromLatin1(telling)), telling);
    p.next();
    p.play().open(*p.play().lesson().stepAt("which"));
    settle();
    // Nor is it in the order of the table, which was sorted by it.
    const auto* table = p.f.find<QTableView>("headsTable");
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("0.0"));
    QCOMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("0.1"));
    for (const char* dock :
         {"inspectorDock", "headsDock", "zeroMeanDock", "driftDock", "resultDock", "setDock"}) {
        p.f.bringUp(dock);
        settle();
        const QString covered = allWords();
        for (const char* telling : {"0.4100", "0.2100", "142 of 144", "becomes", "kept in"})
            QVERIFY2(!covered.contains(QString::fromLatin1(telling)),
                     qPrintable(QString::fromLatin1(dock) + QLatin1Char(' ') +
                                QString::fromLatin1(telling)));
    }
    for (const auto& value : p.f.map(0)->data().values.values())
        QVERIFY(!value.has_value());
    for (const char* id : {"export.figure", "export.csv", "export.copy_target", "export.json"})
        QVERIFY2(!p.f.window->commands().find(QString::fromLatin1(id))->isEnabled(), id);
    p.play().open(*p.play().lesson().stepAt("next"));
    settle();
    QVERIFY(!allWords().contains(QStringLiteral("0.62")));
}

/// Of a target that is the top-1, rank 1 says that it stays so.
void TestLessons::ranksAreCoveredWithTheTop1() {
    const Playing p(lessonIn(m_folder));
    const RunState& state = p.f.window->document().state();
    p.f.window->document().state().view().setMaps(
        {{{Metric::Rank, Subject::Target, Lens{}}, {Metric::TopChanged, Subject::Target, Lens{}}},
         true});
    p.f.window->document().state().selection().setSelected(HeadId{9, 6});
    p.f.bringUp("inspectorDock");
    settle();
    const auto tip = [&] { return headText(state, {9, 6}, Theme::day()); };
    const auto isOpen = [&](std::size_t map) {
        const auto& values = p.f.map(map)->data().values.values();
        return std::any_of(values.begin(), values.end(),
                           [](const auto& one) { return one.has_value(); });
    };
    const QString telling = QStringLiteral("1 → 2");
    QVERIFY(isOpen(0) && isOpen(1));
    QVERIFY(tip().contains(telling) && allWords().contains(telling));
    p.play().open(*p.play().lesson().stepAt("count"));
    p.f.window->document().state().view().setMaps(
        {{{Metric::Rank, Subject::Target, Lens{}}, {Metric::TopChanged, Subject::Target, Lens{}}},
         true});
    p.f.window->document().state().selection().setSelected(HeadId{9, 6});
    settle();
    QVERIFY(state.cover().top1 && !state.cover().hidesCells());
    QVERIFY(!isOpen(0) && !isOpen(1));
    QVERIFY(!tip().contains(telling) && !allWords().contains(telling));
    p.f.bringUp("headsDock");
    settle();
    const auto* table = p.f.find<QTableView>("headsTable");
    constexpr int kRankColumn = HeadsModel::kTopColumn - 2;
    QCOMPARE(table->model()->index(0, kRankColumn).data().toString(), QStringLiteral("…"));
}

/// Also where every step covers something.
void TestLessons::theScaleIsLockedWhilePresenting() {
    const std::string json =
        with(kJson, "\"kind\": \"show\", \"state\": {\"run\": \"berlin\"",
             "\"kind\": \"show\", \"cover\": [\"top1\"], \"state\": {\"run\": \"berlin\"");
    const Playing p(lessonIn(m_folder, json));
    const RunState& state = p.f.window->document().state();
    QVERIFY(!state.lockedLimit() && !p.f.map(0)->data().locked);
    p.f.key(Qt::Key_F11);
    settle();
    QVERIFY(state.cover().top1);
    QTRY_VERIFY(state.lockedLimit());  // once all runs of its steps are known
    const auto lock = state.lockedLimit();
    QVERIFY(*lock >= 0.41);
    QVERIFY(p.f.map(0)->data().locked);
    QCOMPARE(p.f.map(0)->data().limit, *lock);
    QVERIFY(p.f.map(0)->accessibleName().contains(QStringLiteral("scale locked")));
    const QString foot = p.feature().presentation().strip().foot()->text();
    QVERIFY2(foot.contains(QStringLiteral("scale locked")), qPrintable(foot));
    for (std::size_t step = 1; step < p.play().lesson().steps.size(); ++step) {
        p.play().open(step);
        settle();
        QTRY_VERIFY(p.f.window->isSettled());
        QVERIFY2(state.lockedLimit() == lock, p.at().c_str());
    }
    QTest::keyClick(p.f.window.get(), Qt::Key_F11);
    settle();
    QVERIFY(!state.lockedLimit() && !p.f.map(0)->data().locked);
}

void TestLessons::oneRowIsLeftToBeRead() {
    const Playing p(lessonIn(
        m_folder, with(kJson, R"("cover": ["top1"])", R"("cover": ["cells.but-layer-7"])")));
    p.open("count");
    const RunState& state = p.f.window->document().state();
    QVERIFY(state.cover().hidesCells() && state.cover().left == 7);
    const HeatmapData& map = p.f.map(0)->data();
    QVERIFY(map.covered);
    for (int layer = 0; layer < map.values.layers(); ++layer)
        for (int head = 0; head < map.values.heads(); ++head)
            QCOMPARE(map.values({layer, head}).has_value(), layer == 7);
    QVERIFY(state.cell(HeadId{7, 2}) && !state.cell(HeadId{9, 6}));
    p.f.bringUp("headsDock");
    settle();
    QVERIFY(!allWords().contains(QStringLiteral("0.4100")));
    QVERIFY(p.f.find<QLabel>("finding")->text().contains(QStringLiteral("Covered: a question")));
    p.f.bringUp("resultDock");
    settle();
    QVERIFY(allWords().contains(QStringLiteral("layer 7: top-1 ␣Germany kept in 11 of 12")));
    p.next();
    QVERIFY(map.values({9, 6}).has_value());
    // Where all cells are covered, no row is left.
    QVERIFY(!Cover::named({"cells.but-layer-7", "cells"}).left);
    QVERIFY(!Cover::named({"cells.but-layer-7", "predictions"}).left);
}

void TestLessons::whatIsCoveredComesBack() {
    const Playing p(lessonIn(m_folder));
    const HeatmapData before = p.f.map(0)->data();
    p.next();
    QVERIFY(!p.f.map(0)->data().values({9, 6}).has_value());
    QVERIFY(allWords().contains(QStringLiteral("Covered: a question is about it.")));
    const int sweeps = p.f.script->sweeps;
    p.next();
    QCOMPARE(p.f.map(0)->data().values, before.values);
    QCOMPARE(p.f.script->sweeps.load(), sweeps);  // at once
    p.feature().panel().againButton()->click();
    settle();
    QVERIFY(!p.f.map(0)->data().values({9, 6}).has_value());
}

void TestLessons::anAnswerBringsUpWhatWasAskedAbout() {
    const std::string json =
        with(with(with(kJson, R"("cover": ["top1"],)",
                       R"("state": {"set": []}, "cover": ["top1"],
     "reveal": {"state": {"set": {"layer": 9}, "panel": "set"}, "mark": ["set"]},)"),
                  R"("cover": ["predictions"],)",
                  R"("state": {"set": [[1, 2]]}, "cover": ["predictions"],)"),
             R"({"id": "end", "kind": "show", "state": {"run": "berlin"}})",
             R"({"id": "end", "kind": "show", "state": {"set": {"layer": 99}}})");
    const Playing p(lessonIn(m_folder, json));
    const RunState& state = p.f.window->document().state();
    const auto isLayer = [&state] {
        const HeadList& set = state.ablationSet().heads;
        return set == block({9, 0}, {9, state.run()->clean.headMean.heads() - 1});
    };
    p.open("count");
    QVERIFY(state.ablationSet().heads.empty());
    p.next();  // uncovers it
    QVERIFY(p.play().record().open && isLayer());
    QVERIFY(p.f.find<QDockWidget>("setDock")->isVisible());
    p.feature().panel().againButton()->click();
    settle();
    QVERIFY(state.ablationSet().heads.empty());
    p.next();
    p.next();
    QCOMPARE(p.at(), "next");
    QCOMPARE(state.ablationSet().heads, (HeadList{{1, 2}}));
    p.back();
    QVERIFY(isLayer());  // it was answered
    p.open("end");
    QVERIFY(state.ablationSet().heads.empty());  // the model has no such layer
}

void TestLessons::stepsAreOpenedWithTheirOwnState() {
    const Playing p(lessonIn(m_folder));
    auto* steps = p.f.find<QComboBox>("lessonSteps");
    QCOMPARE(steps->count(), 10);
    p.open("other");
    QCOMPARE(p.f.window->document().fields().inputs().prompt,
             QStringLiteral("Berlin is the capital of a"));
    QCOMPARE(steps->currentIndex(), 7);
    p.open("find");  // has no run of its own: as one comes to it
    QCOMPARE(p.f.window->document().fields().inputs().prompt,
             QStringLiteral("Berlin is the capital of"));
    QCOMPARE(p.f.window->document().state().run()->inputs.prompt,
             QStringLiteral("Berlin is the capital of"));
}

void TestLessons::noRunIsStartedTwice() {
    const Playing p(lessonIn(m_folder));
    QCOMPARE(p.f.ends.size(), std::size_t{1});  // the step's run was on screen already
    p.open("other");
    QCOMPARE(p.f.ends.size(), std::size_t{2});
    const int sweeps = p.f.script->sweeps;
    p.open("look");
    p.open("other");
    p.back();
    p.open("end");
    QCOMPARE(p.f.ends.size(), std::size_t{2});
    QCOMPARE(p.f.script->sweeps.load(), sweeps);  // the facts' neither
}

void TestLessons::itGoesOnInAnotherLanguage() {
    const QString path = lessonIn(
        m_folder, with(kJson, "\"languages\": [\"en\"]", "\"languages\": [\"en\", \"vi\"]"));
    std::ofstream(path.toStdString() + "/vi.md")
        << with(kText, "Choose the strongest head.", "Hãy chọn head mạnh nhất.");
    const auto gone = qScopeGuard([&path] { QFile::remove(path + QStringLiteral("/vi.md")); });
    const auto inEnglish = qScopeGuard([] { chooseLanguage(QStringLiteral("en")); });
    const Playing p(path);
    const auto speak = [&p](const char* command) {
        p.f.window->commands().find(QString::fromLatin1(command))->trigger();
        settle();
    };
    const QString english = QStringLiteral("Choose the strongest head.");
    const QString vietnamese = QStringLiteral("Hãy chọn head mạnh nhất.");
    p.open("where");
    p.play().answer(std::vector<std::string>{"late"});
    p.open("find");
    QVERIFY(p.text().contains(english));
    speak("language.vi");
    QCOMPARE(shownLanguage(), QStringLiteral("vi"));
    QVERIFY(p.play().isPlaying());
    QCOMPARE(p.at(), "find");
    QVERIFY2(p.text().contains(vietnamese), qPrintable(p.text()));
    QVERIFY(p.feature().dock()->isVisible());
    QCOMPARE(p.play().record(*p.play().lesson().stepAt("where")).verdict, LessonVerdict::Right);
    QVERIFY(!p.play().record().done);
    p.f.click(0, {9, 6});
    settle();
    QVERIFY(p.play().record().done);
    p.f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(p.f.window.get()));
    p.f.key(Qt::Key_F11);  // also before a class
    settle();
    QVERIFY(p.feature().presentation().isOn());
    speak("language.en");
    QVERIFY(p.feature().presentation().isOn());
    QCOMPARE(p.at(), "find");
    QVERIFY(p.feature().presentation().strip().text()->toPlainText().contains(english));
    QTest::keyClick(p.f.window.get(), Qt::Key_F11);
    settle();
    QVERIFY(!p.feature().presentation().isOn());
    QCOMPARE(fontPercent(), 100);
    p.play().leave(false);
    settle();
    QCOMPARE(p.f.window->document().fields().inputs(), p.before);
    QVERIFY(!p.f.window->document().state().cover().any());
}

/// What it does not have it need not be in.
void TestLessons::aLessonOfOneLanguageStaysInIt() {
    const auto inEnglish = qScopeGuard([] { chooseLanguage(QStringLiteral("en")); });
    const Playing p(lessonIn(m_folder));
    p.open("find");
    p.f.window->commands().find(QStringLiteral("language.vi"))->trigger();
    settle();
    QVERIFY(p.play().isPlaying());
    QCOMPARE(p.at(), "find");
    QVERIFY(p.text().contains(QStringLiteral("Choose the strongest head.")));
    p.play().leave(false);
}

void TestLessons::theWindowIsAsBefore() {
    WindowFixture f;
    f.runToEnd();
    f.click(0, {3, 4});
    f.click(0, {5, 5}, Qt::ControlModifier);
    settle();
    Document& document = f.window->document();
    auto& play = f.window->feature<LessonsFeature>()->controller();
    const RunInputs inputs = document.fields().inputs();
    const auto selected = document.state().selected();
    const AblationSet set = document.state().ablationSet();
    const MapsView maps = document.state().maps();
    const KeptId shown = document.state().shownId();
    const std::size_t runs = document.history().runs().size();
    f.window->feature<LessonsFeature>()->openPath(lessonIn(m_folder));
    settle();
    play.open(7);
    settle();
    document.state().selection().setSelected(HeadId{1, 1});
    document.state().view().setMaps({{{Metric::Kl, Subject::Target, Lens{}}}, true});
    play.leave(false);
    settle();
    QCOMPARE(document.fields().inputs(), inputs);
    QCOMPARE(document.state().selected(), selected);
    QCOMPARE(document.state().ablationSet(), set);
    QCOMPARE(document.state().maps(), maps);
    QCOMPARE(document.state().shownId(), shown);
    QCOMPARE(document.history().runs().size(), runs);
    QVERIFY(!document.state().cover().any());
    QVERIFY(f.window->feature<LessonsFeature>()->marks().frames().empty());
}

void TestLessons::aLessonIsLeftInTheMiddle() {
    WindowFixture f;  // nothing has been run
    f.awaitModel();
    f.window->feature<LessonsFeature>()->openPath(lessonIn(m_folder));
    settle();
    auto& play = f.window->feature<LessonsFeature>()->controller();
    f.key(Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(f.window->document().state().cover().any());
    f.key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    QVERIFY(!play.isPlaying());
    QVERIFY(!f.window->document().state().run().has_value());
    QVERIFY(!f.window->document().state().cover().any());
    QVERIFY(f.window->document().history().runs().empty());
}

void TestLessons::hintsEndInShowing() {
    const Playing p(lessonIn(m_folder));
    p.open("find");
    p.f.key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    QVERIFY(p.text().contains(QStringLiteral("Look for the darkest cell.")));
    QVERIFY(!p.play().record().done);
    p.f.key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    QCOMPARE(p.f.window->document().state().selected(), std::optional(HeadId{9, 6}));
    QVERIFY(p.play().record().done);
    QVERIFY(!p.play().hasHint());
}

void TestLessons::marksAreInTheWindow() {
    const Playing p(lessonIn(m_folder));
    const auto check = [&](std::size_t count) {
        const auto frames = p.feature().marks().frames();
        QCOMPARE(frames.size(), count);
        for (const MarkFrame* frame : frames) {
            QVERIFY(!frame->place().isEmpty());
            QVERIFY(p.f.window->rect().contains(frame->place()));
            QVERIFY(frame->testAttribute(Qt::WA_TransparentForMouseEvents));
        }
    };
    check(2);
    // A map is framed with its head: no line goes through the words there.
    for (const char* name : {"mapTitle1", "mapSubtitle1"}) {
        const auto* words = p.f.find<QWidget>(name);
        const auto isFramed = [&] {
            const QRect place(words->mapTo(p.f.window.get(), QPoint()), words->size());
            return !words->isVisible() ||
                   p.feature().marks().frames().front()->place().contains(place);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isFramed(), name, kPatience);  // frames follow a moment later
    }
    p.next();
    check(0);
    p.next();
    check(1);
    const QPoint centre =
        p.f.map(0)->mapTo(p.f.window.get(), p.f.map(0)->cellCentre({9, 6}).toPoint());
    QVERIFY(p.feature().marks().frames().front()->place().contains(centre));
    QCOMPARE(p.f.window->childAt(centre) != nullptr, true);
    p.open("again");
    check(1);
}

// 1024 x 768 is what an old projector shows.
void TestLessons::aFrameIsNotOverWhatItFrames() {
    QWidget window;
    window.resize(120, 80);
    MarkFrame frame(&window);
    const QRect place(30, 20, 60, 30);
    frame.frame(place);
    QImage image(window.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    frame.render(&image, frame.pos(), QRegion(), QWidget::DrawChildren);
    QVERIFY(image.pixelColor(place.left() - 3, place.center().y()).alpha() > 0);
    for (int y = place.top(); y <= place.bottom(); ++y)
        for (int x = place.left(); x <= place.right(); ++x)
            QCOMPARE(image.pixelColor(x, y).alpha(), 0);
}

void TestLessons::aSmallScreenHasRoomForALesson() {
    const Playing p(lessonIn(m_folder));
    p.f.window->resize(1024, 768);
    p.f.click(0, {3, 4});
    settle();
    auto* lesson = p.f.find<QDockWidget>("lessonDock");
    auto* inspector = p.f.find<QDockWidget>("inspectorDock");
    // The lesson has the whole height: its buttons are beside the panels below the maps.
    const auto bottomOf = [&](const QWidget* widget) {
        return widget->mapTo(p.f.window.get(), QPoint(0, widget->height())).y();
    };
    QVERIFY(std::abs(bottomOf(lesson) - bottomOf(inspector)) < 12);
    // Maps are whole, with what is said in small, and nothing is printed over their edge.
    const MapsPanel& maps = p.f.window->feature<MapsFeature>()->panel();
    for (int i = 0; i < 2; ++i) {
        const QRect map(p.f.map(i)->mapTo(&maps, QPoint()), p.f.map(i)->size());
        QVERIFY(maps.rect().contains(map));
    }
    QVERIFY(bottomOf(&maps) < inspector->mapTo(p.f.window.get(), QPoint()).y());
    // The inspector stands in its width and is scrolled down alone.
    for (const auto* bar : inspector->findChildren<QScrollBar*>())
        QVERIFY(bar->orientation() == Qt::Vertical || !bar->isVisible());
    // What is asked is seen without scrolling.
    p.open("where");
    for (const auto* option : lesson->findChildren<QRadioButton*>())
        QVERIFY(!option->visibleRegion().isEmpty());
    // Without the lesson the panels have their width again.
    p.play().leave(false);
    lesson->hide();
    settle();
    QVERIFY(inspector->width() > 600);
}

void TestLessons::withLargeTextALessonSharesTheColumnOfThePrompt() {
    const Playing p(lessonIn(m_folder));
    const auto isTabbed = [&] {
        return p.f.window->tabifiedDockWidgets(p.feature().dock())
            .contains(p.f.find<QDockWidget>("inputsDock"));
    };
    QVERIFY2(!isTabbed(), "with text of usual size there is room for both");
    p.feature().dock()->hide();
    settle();
    p.f.window->resize(1024, 700);
    applyFontPercent(175);
    settle();
    const int width = p.f.window->width();
    p.f.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    QVERIFY(isTabbed());
    QVERIFY(p.feature().panel().isVisible());
    QVERIFY2(p.f.window->width() <= std::max(width, 1024), qPrintable(QString::number(width)));
}

void TestLessons::stepsAreCountedWithoutExtraOnes() {
    const Playing p(lessonIn(m_folder));
    auto* heading = p.f.find<QLabel>("lessonHeading");
    const auto& steps = p.play().lesson().steps;
    const auto extra = std::find_if(steps.begin(), steps.end(),
                                    [](const LessonStep& step) { return step.optional; });
    QVERIFY(extra != steps.end() && extra + 1 != steps.end());
    const auto before = static_cast<int>(extra - steps.begin());
    p.open(extra->id.c_str());
    QVERIFY(heading->text().startsWith(QLatin1String("An extra step")));
    QCOMPARE(p.play().numberOf(static_cast<std::size_t>(before)), 0);
    p.open((extra + 1)->id.c_str());
    QVERIFY2(heading->text().startsWith(
                 QStringLiteral("Step %1 of %2").arg(before + 1).arg(steps.size() - 1)),
             qPrintable(heading->text()));
    QCOMPARE(p.play().stepWithNumber(before + 1), static_cast<std::size_t>(before) + 1);
    QCOMPARE(p.play().stepWithNumber(99), steps.size() - 1);
}

void TestLessons::aClaimThatFailsIsToldOtherwise() {
    const Playing p(lessonIn(m_folder));
    p.open("other");
    QVERIFY2(p.text().contains(QStringLiteral("It is otherwise here.")), qPrintable(p.text()));
    QVERIFY(!p.text().contains(QStringLiteral("This claims something.")));
}

void TestLessons::aBadLessonIsNamedByItsStep() {
    std::string json = kJson;
    json.replace(json.find("\"kind\": \"write\""), 15, "\"kind\": \"wrote\"");
    WindowFixture f;
    f.awaitModel();
    auto& feature = *f.window->feature<LessonsFeature>();
    QVERIFY(feature.canOpen(lessonIn(m_folder, json)));
    feature.openPath(lessonIn(m_folder, json));
    QVERIFY(!feature.controller().isPlaying());
    const auto& error = f.window->document().messages().error();
    QVERIFY(error.has_value());
    QVERIFY2(error->what.contains(QStringLiteral("why")), qPrintable(error->what));
    QVERIFY(!feature.canOpen(m_folder.path()));
}

void TestLessons::whatTheModelDoesNotGiveIsNotAQuestionMark() {
    // The fake model has 12 layers.
    const std::string json = with(kJson, "\"first\": {",
                                  "\"far\": {\"of\": \"cell\", \"run\": \"berlin\", "
                                  "\"head\": \"40.0\"},\n    \"first\": {");
    std::string text =
        with(kText, "Look at the maps.", "It falls by {far}.\n### otherwise\nNo such head.");
    text = with(text, "That was all.", "In all {far}.");
    const Playing p(lessonIn(m_folder, json, text));
    QVERIFY2(p.text().contains(QStringLiteral("No such head.")), qPrintable(p.text()));
    QVERIFY(!p.text().contains(QLatin1Char('?')));
    p.open("end");  // which has no other text
    QVERIFY2(p.text().contains(QStringLiteral("In all —.")), qPrintable(p.text()));
    QVERIFY2(p.text().contains(QStringLiteral("cannot be computed on this model")),
             qPrintable(p.text()));
    QVERIFY(!p.text().contains(QLatin1Char('?')));
}

void TestLessons::aLessonThatTheModelCannotDoIsNotBegun() {
    const auto script = std::make_shared<FakeScript>();
    script->positions = 5;  // of which the run "berlin" takes all
    const WindowFixture f({}, script);
    f.awaitModel();
    auto& feature = *f.window->feature<LessonsFeature>();
    const auto error = [&f] { return f.window->document().messages().error(); };
    feature.openPath(lessonIn(m_folder));
    settle();
    QVERIFY(!feature.controller().isPlaying());
    QVERIFY(error());
    QVERIFY2(error()->what.contains(QStringLiteral("“Another prompt”")), qPrintable(error()->what));
    QVERIFY2(error()->what.contains(QStringLiteral("6 tokens")), qPrintable(error()->what));
    QVERIFY2(error()->hint.contains(QStringLiteral("bundled")), qPrintable(error()->hint));
    QVERIFY(!feature.dock()->isVisible());
    f.window->document().messages().dismissError();
    const std::string json =
        with(with(kJson, "capital of a\"", "capital of\""), "\" Italy\"", "\" Liechtenstein\"");
    // However it is begun.
    feature.tryLesson(openLesson(lessonIn(m_folder, json).toStdString()), QStringLiteral("en"), 0,
                      true);
    settle();
    QVERIFY(!feature.controller().isPlaying());
    QVERIFY(!feature.presentation().isOn());
    QVERIFY(error());
    QVERIFY2(error()->what.contains(QStringLiteral("Liechtenstein")), qPrintable(error()->what));
}

/// A lesson may be begun before there is a model.
void TestLessons::aModelThatCannotDoTheLessonEndsIt() {
    const auto script = std::make_shared<FakeScript>();
    script->positions = 5;
    const WindowFixture f({}, script);
    auto& feature = *f.window->feature<LessonsFeature>();
    feature.openPath(lessonIn(m_folder));
    f.awaitModel();
    settle();
    QVERIFY(!feature.controller().isPlaying());
    const auto& error = f.window->document().messages().error();
    QVERIFY(error);
    QVERIFY2(error->what.contains(QStringLiteral("“Another prompt”")), qPrintable(error->what));
    QVERIFY(!f.window->document().state().cover().any());
    QCOMPARE(progressOf(f.window->document().settings(), "test-lesson"), LessonProgressMark::None);
}

void TestLessons::aStepThatIsOpenedIsAsAtFirst() {
    const Playing p(lessonIn(m_folder));
    RunState& state = p.f.window->document().state();
    const MapsView maps = state.maps();
    const Intervention intervention = state.intervention();
    QVERIFY(!state.selected());
    QVERIFY(state.ablationSet().heads.empty());
    const auto change = [&] {
        state.selection().setSelected(HeadId{3, 4});
        state.selection().setAblationSet({{HeadId{3, 4}, HeadId{5, 5}}, {}});
        state.view().setMaps({{{Metric::Kl, Subject::Target, Lens{}}}, false});
        state.view().show(ScalarMean{});
    };
    const auto isAsAtFirst = [&] {
        return !state.selected() && state.ablationSet().heads.empty() && state.maps() == maps &&
               state.intervention() == intervention;
    };
    change();
    p.next();
    QCOMPARE(p.at(), "where");
    QCOMPARE(state.selected(), std::optional(HeadId{3, 4}));  // going on takes it along
    QCOMPARE(state.ablationSet().heads.size(), std::size_t{2});
    p.back();
    QCOMPARE(p.at(), "look");
    QVERIFY(isAsAtFirst());
    p.open("end");
    change();
    p.f.key(Qt::Key_F11);
    settle();
    QTest::keyClick(p.f.window.get(), Qt::Key_F5);
    settle();
    QCOMPARE(p.at(), "look");
    QVERIFY(isAsAtFirst());
    // A task is not done by what a later step has shown.
    p.open("end");
    state.selection().setSelected(HeadId{9, 6});
    p.open("find");
    QVERIFY(!p.play().record().done);
    QTest::keyClick(p.f.window.get(), Qt::Key_F11);
    settle();
}

void TestLessons::theSliderEndsWhereTheModelDoes() {
    const Playing p(lessonIn(m_folder, with(kJson, R"("most": 144)", R"("most": "layers")")));
    p.open("count");
    const int layers = p.f.window->document().state().model()->config.layers;
    QVERIFY(layers > 1);
    QCOMPARE(p.f.find<QSlider>("lessonSlider")->maximum(), layers);
}

void TestLessons::textThatIsTypedIsAnAnswer() {
    const Playing p(lessonIn(m_folder));
    p.play().deleteAnswers();
    const std::size_t why = *p.play().lesson().stepAt("why");
    const auto typed = [&](const char* text) {
        p.open("why");
        if (p.play().record().open) p.play().askAgain();
        p.f.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        WindowFixture::type(QApplication::focusWidget(), QString::fromLatin1(text));
    };
    const auto given = [&](const char* text) {
        const auto& answer = p.play().record(why).answer;
        return answer && *answer == LessonAnswer(std::string(text)) &&
               p.play().record(why).verdict == LessonVerdict::Unscored;
    };
    p.open("why");
    QCOMPARE(p.feature().panel().nextButton()->text(), QStringLiteral("Skip"));
    typed("by Next");
    QCOMPARE(p.feature().panel().nextButton()->text(), QStringLiteral("Next"));
    p.next();
    QCOMPARE(p.at(), "end");  // nothing is uncovered
    QVERIFY(given("by Next"));
    typed("by its keys");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    settle();
    QCOMPARE(p.at(), "why");
    QVERIFY(given("by its keys"));
    typed("by going elsewhere");
    p.open("look");
    QVERIFY(given("by going elsewhere"));
    const auto& attempts = p.play().answers().attempts;
    QVERIFY(std::none_of(attempts.begin(), attempts.end(), [](const LessonAttempt& one) {
        return one.verdict == LessonVerdict::Skipped;
    }));
}

void TestLessons::buttonsArePressedByEnter() {
    const Playing p(lessonIn(m_folder));
    LessonPanel& panel = p.feature().panel();
    panel.nextButton()->setFocus();
    QTest::keyClick(panel.nextButton(), Qt::Key_Return);
    settle();
    QCOMPARE(p.at(), "where");
    panel.leaveButton()->setFocus();
    QTest::keyClick(panel.leaveButton(), Qt::Key_Enter);
    settle();
    QVERIFY(!p.play().isPlaying());
}

void TestLessons::theRightNumberIsShownAsInTheText() {
    // 142 / 3, which has no end.
    std::string json = with(kJson, "\"first\": {",
                            "\"third\": {\"of\": \"arithmetic\", \"value\": [\"mul\", "
                            "0.33333333, {\"fact\": \"kept\"}]},\n    \"first\": {");
    json = with(json, "\"within\": 2, \"right\": {\"fact\": \"kept\"}",
                "\"within\": 2, \"right\": {\"fact\": \"third\"}");
    const Playing p(lessonIn(m_folder, json));
    p.open("count");
    p.play().answer(12.0);
    settle();
    QVERIFY2(p.text().contains(QStringLiteral("Your answer: 12. Right is: 47.3.")),
             qPrintable(p.text()));
}

// Whatever the panel's width: a scroll bar that comes and goes changes the lines.
void TestLessons::theTextHasTheHeightThatItNeeds() {
    const Playing p(lessonIn(m_folder, kJson, longText()));
    const LessonPanel& panel = p.feature().panel();
    const QTextBrowser& text = *panel.text();
    const auto isWhole = [&] {
        return text.verticalScrollBar()->maximum() == 0 &&
               text.document()->size().height() <= text.viewport()->height();
    };
    for (int width = 300; width < 420; width += 7) {
        p.f.window->resizeDocks({p.feature().dock()}, {width}, Qt::Horizontal);
        settle();
        QVERIFY2(isWhole(), qPrintable(QStringLiteral("%1 wide").arg(text.width())));
        QVERIFY2(text.geometry().bottom() < panel.backButton()->geometry().top(), "there is room");
    }
    // As high as it is long, so that what is asked stands below it.
    p.open("again");
    QVERIFY(isWhole());
    QVERIFY(text.height() < panel.height() / 3);
}

void TestLessons::aStepWithMinutesHasAClock() {
    const Playing p(lessonIn(
        m_folder, with(kJson, R"({"id": "again", "kind": "show", "optional": true,)",
                       R"({"id": "again", "kind": "play", "minutes": 7, "optional": true,)")));
    const auto* time = p.f.find<QLabel>("lessonTime");
    QVERIFY(time->isHidden());
    p.open("again");
    QVERIFY(time->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(time->text().startsWith(QStringLiteral("Time 0:0")), kPatience);
    QVERIFY(time->text().endsWith(QStringLiteral(" of 7:00")));
    QTRY_VERIFY_WITH_TIMEOUT(time->text() != QStringLiteral("Time 0:00 of 7:00"),
                             kPatience);  // it goes on
    p.f.key(Qt::Key_F11);
    settle();
    const auto* foot = p.f.find<QLabel>("presentationFoot");
    QVERIFY(foot->text().contains(QStringLiteral(" of 7:00")));
    QTest::keyClick(p.f.window.get(), Qt::Key_T);
    settle();
    QVERIFY(!foot->text().contains(QStringLiteral(" of 7:00")));
    QTest::keyClick(p.f.window.get(), Qt::Key_T);
    settle();
    QVERIFY(foot->text().contains(QStringLiteral(" of 7:00")));
    p.open("look");
    QVERIFY(time->isHidden() && !foot->text().contains(QStringLiteral(" of 7:00")));
    p.f.key(Qt::Key_F11);
    settle();
}

void TestLessons::theListSaysHowFarOneIs() {
    WindowFixture f;
    f.awaitModel();
    f.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    auto* list = f.find<QListWidget>("lessonList");
    QVERIFY(list->isVisible());
    QVERIFY(list->hasFocus());
}

/// The fake model's vocabulary has Berlin, but not Anna and John.
void TestLessons::theListSaysWhatTheModelCannotDo() {
    WindowFixture f;
    f.awaitModel();
    f.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    auto* list = f.find<QListWidget>("lessonList");
    const auto rows = list->findItems(QStringLiteral("3 · "), Qt::MatchStartsWith);
    QCOMPARE(rows.size(), 1);
    QVERIFY2(rows.front()->text().contains(QStringLiteral("Not with the model fake-model: ")),
             qPrintable(rows.front()->text()));
    QCOMPARE(rows.front()->foreground().color(),
             f.window->feature<LessonsFeature>()->list().palette().color(QPalette::Disabled,
                                                                         QPalette::Text));
    list->setCurrentItem(rows.front());
    QVERIFY(!f.find<QPushButton>("lessonStart")->isEnabled());
}

void TestLessons::marksOfAStepAreToldNoLonger() {
    const Playing p(lessonIn(m_folder));
    const QStatusBar* status = p.f.window->statusBar();
    p.open("again");  // frames a layer
    QVERIFY2(status->currentMessage().startsWith(QStringLiteral("Shown: ")),
             qPrintable(status->currentMessage()));
    p.open("find");  // frames nothing
    QVERIFY2(!status->currentMessage().startsWith(QStringLiteral("Shown: ")),
             qPrintable(status->currentMessage()));
    p.open("again");
    p.f.window->document().messages().showStatus(QStringLiteral("Something else."));
    p.open("find");
    QCOMPARE(status->currentMessage(), QStringLiteral("Something else."));
}

void TestLessons::answersAreKeptAndDeleted() {
    const Playing p(lessonIn(m_folder));
    p.play().deleteAnswers();
    p.next();
    p.press(Qt::Key_Space);
    p.press(Qt::Key_Return);
    const auto kept = AnswersStore::all();
    QCOMPARE(kept.size(), std::size_t{1});
    QCOMPARE(kept.front().lesson, "test-lesson");
    QCOMPARE(kept.front().attempts.size(), std::size_t{1});
    QCOMPARE(kept.front().attempts.front().step, "where");
    QCOMPARE(kept.front().attempts.front().verdict, LessonVerdict::Wrong);
    const QString file = m_folder.filePath(QStringLiteral("mine.headscope-answers"));
    p.f.window->choosers.saveFile = [file](QWidget*, const QString&, const QString&) {
        return file;
    };
    p.f.window->commands().find(QStringLiteral("lessons.save_answers"))->trigger();
    auto* dialog = p.f.find<SaveAnswers>("saveAnswers");
    QVERIFY(dialog && dialog->isVisible());
    dialog->code()->setText(QStringLiteral("7B"));
    LessonAnswers expected = kept.front();
    expected.code = "7B";
    const QString shown = p.f.find<QPlainTextEdit>("answersContent")->toPlainText();
    QCOMPARE(answersFromFile(shown.toStdString()), expected);
    dialog->save()->click();
    QCOMPARE(readAnswers(file.toStdString()), expected);
    // Begun again, it goes on behind the last answer.
    p.next();
    const std::string after = p.at();
    p.play().leave(false);
    p.feature().openPath(lessonIn(m_folder));
    settle();
    QCOMPARE(p.at(), "look");
    auto* begun = p.feature().panel().findChild<InlineHint*>();
    QVERIFY(begun && begun->isVisible());
    begun->button()->click();
    settle();
    QCOMPARE(p.at(), after);
    QVERIFY(!begun->isVisible());
    p.f.window->commands().find(QStringLiteral("lessons.delete_answers"))->trigger();
    QVERIFY(AnswersStore::all().empty());
}

void TestLessons::answersThatCannotBeReadStay() {
    const QString file = AnswersStore::folder() + QStringLiteral("/test-lesson-");
    QString own;
    {
        const Playing p(lessonIn(m_folder));
        p.open("where");
        p.press(Qt::Key_Space);
        p.press(Qt::Key_Return);
        const QStringList names = QDir(AnswersStore::folder()).entryList(QDir::Files);
        QCOMPARE(names.size(), 1);
        own = AnswersStore::folder() + QLatin1Char('/') + names.front();
        QVERIFY(own.startsWith(file));
        p.f.window->close();
    }
    writeFileAtomically(own.toStdString(), "{ half");
    const Playing p(lessonIn(m_folder));
    QVERIFY(QFile::exists(own + QStringLiteral(".unreadable")));
    const auto& messages = p.f.window->document().messages();
    const Remark* remark = messages.remarkAt(Messages::Place::News);
    QVERIFY(remark && remark->text.contains(QStringLiteral(".unreadable")));
    p.play().deleteAnswers();  // all that was answered
    QVERIFY(QDir(AnswersStore::folder()).entryList(QDir::Files).isEmpty());
}

void TestLessons::presentationIsLargeAndLight() {
    const Playing p(lessonIn(m_folder));
    auto& presentation = p.feature().presentation();
    for (const QSize size : {QSize(1024, 768), QSize(1920, 1080), QSize(800, 600)}) {
        p.f.key(Qt::Key_F11);
        QVERIFY(presentation.isOn());
        p.f.window->showNormal();
        // Once more when its text has become as small.
        for (int i = 0; i < 2; ++i) {
            p.f.window->resize(size);
            settle();
        }
        QCOMPARE(p.f.window->size(), size);
        const auto height = static_cast<double>(size.height());
        const StepText& text = *presentation.strip().text();
        QVERIFY(text.document()->defaultFont().pixelSize() >= 0.025 * height);
        QVERIFY(presentation.strip().foot()->font().pixelSize() >= 0.018 * height);
        QVERIFY(0.88 * QFontInfo(p.f.map(0)->font()).pixelSize() >= 0.018 * height);
        // The text is there as a whole, without a scroll bar.
        QVERIFY(text.document()->size().height() <= text.height());
        QVERIFY(p.f.window->rect().contains(QRect(
            presentation.strip().mapTo(p.f.window.get(), QPoint()), presentation.strip().size())));
        QVERIFY(!p.f.window->menuBar()->isVisible());
        QVERIFY(!p.feature().dock()->isVisible());
        QVERIFY(!Theme::of(p.f.window->palette()).dark);
        QVERIFY(p.f.map(0)->height() > 0.2 * height);
        QTest::keyClick(p.f.window.get(), Qt::Key_Escape);
        QTest::keyClick(p.f.window.get(), Qt::Key_Escape);
        settle();
        QVERIFY(!presentation.isOn());
        QVERIFY(p.f.window->menuBar()->isVisible());
        QCOMPARE(fontPercent(), 100);
    }
}

void TestLessons::aFieldTakesWhatIsTypedWhilePresenting() {
    const Playing p(lessonIn(m_folder));
    auto& presentation = p.feature().presentation();
    auto* prompt = p.f.find<QPlainTextEdit>("prompt");
    p.f.key(Qt::Key_F11);
    settle();
    QVERIFY(presentation.isOn());
    QVERIFY2(prompt->isVisible(), "the step marks it");
    QTest::keyClick(p.f.window.get(), Qt::Key_E);
    QTRY_VERIFY_WITH_TIMEOUT(prompt->hasFocus(), kPatience);
    const QString before = prompt->toPlainText();
    QTest::keyClicks(prompt, QStringLiteral(" no. 5"));  // n, the dot and the digit mean steps else
    settle();
    QCOMPARE(prompt->toPlainText().size(), before.size() + 6);
    QCOMPARE(p.at(), "look");
    QVERIFY(!presentation.isBlank());
    QTest::keyClick(prompt, Qt::Key_Escape);
    settle();
    QVERIFY(!prompt->hasFocus());
    QTest::keyClick(p.f.window.get(), Qt::Key_Escape);
    settle();
    QVERIFY2(presentation.isOn(), "the first Escape was the field's");
    QTest::keyClick(p.f.window.get(), Qt::Key_E);
    QTest::keyClick(prompt, Qt::Key_PageDown);
    settle();
    QCOMPARE(p.at(), "where");
    QTest::keyClick(p.f.window.get(), Qt::Key_F11);
    settle();
    QVERIFY(!presentation.isOn());
}

void TestLessons::aLessonWhosePanelIsHiddenIsTold() {
    const Playing p(lessonIn(m_folder));
    auto* strip = p.f.find<InlineHint>("lessonStrip");
    settle();
    QVERIFY(strip->isHidden());
    p.feature().dock()->hide();
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatience);
    strip->button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(p.feature().dock()->isVisible() && strip->isHidden(), kPatience);
    p.feature().dock()->hide();
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatience);
    p.play().leave(false);
    QTRY_VERIFY_WITH_TIMEOUT(strip->isHidden(), kPatience);
}

void TestLessons::presentationIsMovedByARemote() {
    const Playing p(lessonIn(m_folder));
    auto& presentation = p.feature().presentation();
    p.f.key(Qt::Key_F11);
    settle();
    QTRY_VERIFY(p.f.window->isSettled());  // the scale of all its runs is known
    const int sweeps = p.f.script->sweeps;
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(p.f.window.get(), key, modifiers);
        settle();
    };
    press(Qt::Key_PageDown);
    QCOMPARE(p.at(), "where");
    press(Qt::Key_PageDown);  // uncovers
    QCOMPARE(p.at(), "where");
    QVERIFY(p.play().record().open);
    press(Qt::Key_PageDown);
    QCOMPARE(p.at(), "find");
    press(Qt::Key_Period);
    QVERIFY(presentation.isBlank());
    press(Qt::Key_PageDown);  // any key brings back, and does nothing else
    QVERIFY(!presentation.isBlank());
    QCOMPARE(p.at(), "find");
    press(Qt::Key_Period);
    press(Qt::Key_Period);  // a remote has one button for it
    QVERIFY(!presentation.isBlank());
    press(Qt::Key_PageUp);
    QCOMPARE(p.at(), "where");
    // A remote's start button sends these two by turns.
    press(Qt::Key_F5);
    QCOMPARE(p.at(), "look");
    press(Qt::Key_Escape);
    QVERIFY(presentation.isOn());
    press(Qt::Key_F5);
    press(Qt::Key_Escape);
    QVERIFY(presentation.isOn());
    QCOMPARE(p.f.script->sweeps.load(), sweeps);
    press(Qt::Key_3);  // as it is counted, without the extra step
    press(Qt::Key_Return);
    QCOMPARE(p.at(), "find");
    press(Qt::Key_Escape);
    QTest::qWait(2300);  // it leaves within two seconds
    press(Qt::Key_Escape);
    QVERIFY(presentation.isOn());
    press(Qt::Key_Escape);
    QVERIFY(!presentation.isOn());
    QVERIFY(p.play().isPlaying());
}

void TestLessons::aMapComesCloserAtTheMouse() {
    const Playing p(lessonIn(m_folder));
    p.presentAt({1280, 800});
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(p.f.window.get(), key);
        settle();
    };
    const HeatmapPlot& map = *p.f.map(0);
    const QPoint at = map.cellCentre({3, 2}).toPoint();
    QCursor::setPos(map.mapToGlobal(at));
    press(Qt::Key_Z);
    QVERIFY(!map.view().isWhole());
    QVERIFY(map.view().seen().width() < 0.5 * map.data().values.heads());
    // What was at the mouse is there still: within its cell, which is larger now.
    const QPointF off = map.cellCentre({3, 2}) - QPointF(at);
    const QPointF cell = map.cellCentre({1, 1}) - map.cellCentre({0, 0});
    QVERIFY2(std::abs(off.x()) < cell.x() / 2 && std::abs(off.y()) < cell.y() / 2,
             qPrintable(QStringLiteral("%1, %2").arg(off.x()).arg(off.y())));
    press(Qt::Key_Z);
    QVERIFY(map.view().isWhole());
    press(Qt::Key_Z);
    press(Qt::Key_PageDown);  // another step is shown whole
    QVERIFY(map.view().isWhole());
    press(Qt::Key_Z);
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    QVERIFY(!p.feature().presentation().isOn());
    QVERIFY(map.view().isWhole());
}

void TestLessons::tablesAreLaidOut() {
    StepText text;
    const auto tables = [&] { return text.document()->rootFrame()->childFrames(); };
    text.show(QStringLiteral("Before.\n\n| head | ΔP | remark |\n|---|---|---|\n| 0.4 | `a|b` | |\n"
                             "| 0.2 | | |\n\nBehind <b>it</b>."),
              {});
    QCOMPARE(tables().size(), 1);
    auto* table = qobject_cast<QTextTable*>(tables().constFirst());
    QVERIFY(table);
    QCOMPARE(table->rows(), 3);
    QCOMPARE(table->columns(), 3);
    QVERIFY(table->cellAt(0, 0).firstCursorPosition().charFormat().fontWeight() > QFont::Normal);
    QCOMPARE(table->cellAt(1, 1).firstCursorPosition().block().text(), QStringLiteral("a|b"));
    for (int column = 0; column < 3; ++column)
        QCOMPARE(table->cellAt(2, column).columnSpan(), 1);  // empty ones stay cells
    QVERIFY(text.toPlainText().contains(QStringLiteral("Behind <b>it</b>.")));
    // No lesson has so many; a draft may.
    text.show(QStringLiteral("|a|b|\n|---|---|\n") + QStringLiteral("|a|b|\n").repeated(50'000),
              {});
    QVERIFY(tables().isEmpty());
}

void TestLessons::picturesFollowTheText() {
    const auto picture = [](int wide, int tall) {
        return QStringLiteral(
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\"/>")
            .arg(wide)
            .arg(tall)
            .toStdString();
    };
    StepText text;
    text.resize(600, 400);
    text.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    const std::map<std::string, std::string> pictures{{"a.svg", picture(100, 20)},
                                                      {"tall.svg", picture(1, 1'000'000)}};
    const auto sizeOf = [&](const char* name, int height) {
        text.setTextHeight(height);
        text.show(QStringLiteral("![x](%1)").arg(QString::fromLatin1(name)), pictures);
        const QUrl url(QString::fromLatin1(name));
        return text.document()->resource(QTextDocument::ImageResource, url).value<QImage>().size();
    };
    QCOMPARE(sizeOf("a.svg", usualTextHeight()), QSize(100, 20));
    QCOMPARE(sizeOf("a.svg", 3 * usualTextHeight()), QSize(300, 60));
    QVERIFY2(sizeOf("a.svg", 20 * usualTextHeight()).width() <= 600, "no wider than the text");
    QVERIFY2(sizeOf("tall.svg", usualTextHeight()).height() <= 2400, "whatever a file says");
}

void TestLessons::noBarIsKeptForTheLinesThatItMakes() {
    StepText text;
    text.resize(300, 100);
    text.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    const QString words = QStringLiteral("some words that are wrapped ").repeated(20);
    for (int width = 260; width < 320; ++width) {
        text.resize(width, 60);
        text.show(words, {});
        settle();
        QVERIFY(text.verticalScrollBar()->isVisible());
        text.resize(width, text.wholeHeight());
        settle();
        QVERIFY2(!text.verticalScrollBar()->isVisible(), qPrintable(QString::number(width)));
        QVERIFY(text.viewport()->height() >= text.document()->size().height());
    }
}

void TestLessons::codeHasTheSizeOfTheText() {
    StepText text;
    text.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    text.show(QStringLiteral("`code` and words"), {});
    for (const int percent : {175, 100}) {
        applyFontPercent(percent);
        settle();
        QTextCursor code(text.document());
        code.setPosition(1);
        const int apart = QFontInfo(code.charFormat().font()).pixelSize() -
                          QFontInfo(text.document()->defaultFont()).pixelSize();
        QVERIFY2(std::abs(apart) <= 1, "but for rounding");
    }
}

void TestLessons::aStepSaysWhatTheRipplesShow() {
    const Playing p(lessonIn(m_folder, with(kJson, "\"panel\": \"drift\"",
                                            "\"panel\": \"drift\", \"ripple_view\": "
                                            "\"all-pairs\", \"ripple_change\": true")));
    const auto isChosen = [&](const char* name) {
        return p.f.find<QAbstractButton>(name)->isChecked();
    };
    QVERIFY(isChosen("rippleTwoTokens") && isChosen("rippleValues"));
    p.open("other");
    QVERIFY(isChosen("rippleAllPairs") && isChosen("rippleChange"));
    p.open("look");
    QVERIFY(isChosen("rippleTwoTokens") && isChosen("rippleValues"));
    p.open("other");
    p.play().leave(false);
    settle();
    QVERIFY(isChosen("rippleTwoTokens") && isChosen("rippleValues"));
}

void TestLessons::whatIsPutBackIsNoChange() {
    WindowFixture f;
    f.runToEnd();
    SessionDocument& session = f.window->feature<SessionFeature>()->controller().session();
    session.save(m_folder.filePath(QStringLiteral("work.headscope")));
    QVERIFY(!session.isChanged() && !f.window->isWindowModified());
    auto* lessons = f.window->feature<LessonsFeature>();
    lessons->openPath(lessonIn(m_folder));
    settle();
    LessonController& play = lessons->controller();
    play.open(*play.lesson().stepAt("other"));
    settle();
    f.window->document().steps().setHeads({{1, 0}});
    settle();
    QVERIFY(session.isChanged());  // a run that the file does not have
    play.leave(false);
    settle();
    QVERIFY(f.window->document().state().ablationSet().heads.empty());
    QVERIFY(!session.isChanged() && !f.window->isWindowModified());
    f.window->document().steps().setHeads({{1, 0}});
    QVERIFY(session.isChanged());
}

void TestLessons::aPanelComesWithTheAnswer() {
    const Playing p(lessonIn(m_folder, with(kJson, "\"right\": {\"fact\": \"kept\"}}",
                                            "\"right\": {\"fact\": \"kept\"}}, \"reveal\": "
                                            "{\"mark\": [\"top1\"]}")));
    QVERIFY(!p.f.find<QLabel>("agreement")->isHidden());
    p.open("count");
    QVERIFY(p.f.find<QLabel>("agreement")->isHidden());  // of a panel that is covered
    p.f.key(Qt::Key_F11);
    settle();
    const auto* panel = p.f.find<QDockWidget>("resultDock");
    QVERIFY(!panel->isVisible() && p.f.map(0)->isVisible());
    QTest::keyClick(p.f.window.get(), Qt::Key_PageDown);
    settle();
    QVERIFY(p.play().record().open && panel->isVisible());
    p.play().askAgain();
    settle();
    QVERIFY(!panel->isVisible());
    QTest::keyClick(p.f.window.get(), Qt::Key_F11);
    settle();
}

void TestLessons::f11LeavesWhileHandsAreCounted() {
    const Playing p(lessonIn(m_folder));
    p.open("where");
    p.f.key(Qt::Key_F11);
    settle();
    for (const Qt::Key key : {Qt::Key_H, Qt::Key_1, Qt::Key_F11})
        QTest::keyClick(p.f.window.get(), key);
    settle();
    QVERIFY(!p.feature().presentation().isOn());
}

void TestLessons::thePresentersWindowFitsSmallScreens() {
    const Playing p(lessonIn(m_folder, kJson, longText()));
    p.presentAt({1024, 600});
    QTest::keyClick(p.f.window.get(), Qt::Key_O);
    settle();
    const PresenterWindow* window = p.feature().presentation().presenter();
    QVERIFY(window);
    QVERIFY(window->screen()->availableGeometry().contains(window->frameGeometry()));
    QVERIFY2(window->minimumSizeHint().height() <= 540, "with a frame, on 600 pixels");
    QVERIFY(window->minimumSizeHint().width() <= 984);
    QTest::keyClick(p.f.window.get(), Qt::Key_F11);
    settle();
}

void TestLessons::handsAreCounted() {
    const Playing p(lessonIn(m_folder));
    p.open("where");
    p.f.key(Qt::Key_F11);
    settle();
    const auto type = [&](std::initializer_list<Qt::Key> keys) {
        for (const Qt::Key key : keys)
            QTest::keyClick(p.f.window.get(), key);
    };
    type({Qt::Key_H, Qt::Key_1, Qt::Key_2, Qt::Key_Tab, Qt::Key_5, Qt::Key_Return});
    type({Qt::Key_H, Qt::Key_3, Qt::Key_Tab, Qt::Key_1, Qt::Key_4, Qt::Key_Return});
    const auto& votes = p.feature().presentation().hands().votes();
    QCOMPARE(votes.size(), std::size_t{2});
    QCOMPARE(votes[0], (std::vector<int>{12, 5}));
    QCOMPARE(votes[1], (std::vector<int>{3, 14}));
    settle();
    QVERIFY2(allWords().contains(QStringLiteral("A 12  first")), "bars say of which vote they are");
    QVERIFY(allWords().contains(QStringLiteral("B 14  second")));
    QVERIFY(!p.play().record().open);
    type({Qt::Key_Escape, Qt::Key_Escape});
    settle();
}

void TestLessons::aNumberIsGivenWhilePresenting() {
    const Playing p(lessonIn(m_folder));
    const auto& presentation = p.feature().presentation();
    p.open("count");
    p.f.key(Qt::Key_F11);
    settle();
    const auto words = [&] { return presentation.strip().text()->toPlainText(); };
    QVERIFY2(words().contains(QStringLiteral("from 0 to 144")), qPrintable(words()));
    const auto type = [&](std::initializer_list<Qt::Key> keys) {
        for (const Qt::Key key : keys)
            QTest::keyClick(p.f.window.get(), key);
        settle();
    };
    type({Qt::Key_H, Qt::Key_7});
    QCOMPARE(presentation.numbers().typed(), std::optional(QStringLiteral("7")));
    QVERIFY2(words().contains(QStringLiteral("The class's number: 7")), qPrintable(words()));
    type({Qt::Key_Escape});
    QVERIFY(!presentation.numbers().typed() && presentation.isOn());
    type({Qt::Key_H, Qt::Key_9, Qt::Key_9, Qt::Key_9, Qt::Key_Return});  // out of the question
    QCOMPARE(p.at(), "count");
    QVERIFY(!p.play().record().open);
    type({Qt::Key_1, Qt::Key_4, Qt::Key_1, Qt::Key_Return});
    QCOMPARE(p.at(), "count");                                  // the digits are of no step
    QCOMPARE(p.play().record().verdict, LessonVerdict::Right);  // 142, within 2
    QVERIFY(!presentation.numbers().typed());
    type({Qt::Key_F11});
}

void TestLessons::numbersOfAClassAreCounted() {
    using Votes = std::vector<NumberVote>;
    const Playing p(lessonIn(m_folder));
    const auto& presentation = p.feature().presentation();
    p.open("count");
    p.f.key(Qt::Key_F11);
    settle();
    const auto type = [&](std::initializer_list<Qt::Key> keys) {
        for (const Qt::Key key : keys)
            QTest::keyClick(p.f.window.get(), key);
        settle();
    };
    const auto says = [&](const char* words) {
        return presentation.strip().bars()->accessibleName().contains(QString::fromUtf8(words));
    };
    type({Qt::Key_H, Qt::Key_1, Qt::Key_4, Qt::Key_1, Qt::Key_Tab});
    type({Qt::Key_9, Qt::Key_9, Qt::Key_9, Qt::Key_Tab});  // out of the question
    type({Qt::Key_1, Qt::Key_2, Qt::Key_0, Qt::Key_X, Qt::Key_5, Qt::Key_Tab});
    QVERIFY2(says("120: 5"), "it shows while it is typed");
    type({Qt::Key_7, Qt::Key_Return});
    QVERIFY(!presentation.numbers().typed());
    QVERIFY2(!p.play().record().open, "a vote is not the class's answer");
    QVERIFY((presentation.numbers().votes() == Votes{{{7, 1}, {120, 5}, {141, 1}}}));
    // A second one, which is begun, given up, and begun again.
    type({Qt::Key_H, Qt::Key_3, Qt::Key_Tab, Qt::Key_Escape});
    QCOMPARE(presentation.numbers().votes().size(), std::size_t{1});
    type({Qt::Key_H, Qt::Key_3, Qt::Key_Tab, Qt::Key_3, Qt::Key_X, Qt::Key_0, Qt::Key_Tab});
    type({Qt::Key_1, Qt::Key_4, Qt::Key_1, Qt::Key_X, Qt::Key_4, Qt::Key_Return});
    QVERIFY((presentation.numbers().votes().back() == NumberVote{{141, 4}}));
    QVERIFY2(says("141: 4, in the first vote 1"),
             qPrintable(presentation.strip().bars()->accessibleName()));
    // Many different ones are in bins, the first vote's, too.
    type({Qt::Key_H});
    for (const Qt::Key digit : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6})
        type({digit, Qt::Key_Tab});
    type({Qt::Key_Return});
    QVERIFY2(says("0 to 19: 6, in the first vote 1"),
             qPrintable(presentation.strip().bars()->accessibleName()));
    QVERIFY(says("60 to 79: 0") && !says("right"));
    type({Qt::Key_PageDown});
    QVERIFY(p.play().record().open);
    QVERIFY2(says("140 to 159: 0, in the first vote 1, right"),  // 142
             qPrintable(presentation.strip().bars()->accessibleName()));
    type({Qt::Key_F11});
}

void TestLessons::moreHandsThanAreCountedEndAVote() {
    using Votes = std::vector<NumberVote>;
    NumberHands hands;
    hands.begin(0, 144);
    hands.type(QStringLiteral("7x999"));
    hands.keep();
    QCOMPARE(hands.votes(), (Votes{{{7, kMostHands}}}));
    hands.type(QStringLiteral("7"));
    hands.keep();
    QCOMPARE(hands.votes(), (Votes{{{7, kMostHands}}}));
    hands.type(QStringLiteral("7x2"));
    QVERIFY(!hands.finish());
    QVERIFY2(!hands.typed(), "an answer that is counted in full is still one");
    QCOMPARE(hands.votes(), (Votes{{{7, kMostHands}}}));
    // What the question does not take ends nothing.
    hands.begin(0, 144);
    hands.type(QStringLiteral("5x3"));
    hands.keep();
    hands.type(QStringLiteral("999"));
    QVERIFY(!hands.finish());
    QCOMPARE(hands.typed(), std::optional(QString()));
    QVERIFY(!hands.finish());
    QVERIFY(!hands.typed());
    QCOMPARE(hands.votes(), (Votes{{{7, kMostHands}}, {{5, 3}}}));
}

void TestLessons::ofTheColumnOnlyWhatIsMarkedIsPresented() {
    const Playing p(lessonIn(m_folder));
    const auto* prompt = p.f.find<QPlainTextEdit>("prompt");
    const auto* target = p.f.find<QLineEdit>("target");
    const auto* column = p.f.find<QDockWidget>("inputsDock");
    const auto topOf = [&](const QWidget* widget) {
        return widget->mapTo(p.f.window.get(), QPoint()).y();
    };
    const int before = topOf(prompt);
    p.presentAt({1024, 768});
    QCOMPARE(p.f.window->size(), QSize(1024, 768));
    QVERIFY(prompt->isVisible());
    QVERIFY(!column->isVisible());
    QVERIFY(!target->isVisible());
    const MapsPanel& maps = p.f.window->feature<MapsFeature>()->panel();
    QVERIFY2(maps.width() > 900, "the maps have the window's width");
    QVERIFY(topOf(prompt) < topOf(&maps));
    // The next step points at nothing of it, and at the end all is where it was.
    QTest::keyClick(p.f.window.get(), Qt::Key_PageDown);
    settle();
    QVERIFY(!prompt->isVisible());
    QTest::keyClick(p.f.window.get(), Qt::Key_F11);
    settle();
    QVERIFY(column->isVisible() && column->isAncestorOf(prompt));
    QVERIFY(topOf(prompt) < topOf(target));
    QTRY_COMPARE_WITH_TIMEOUT(topOf(prompt), before, kPatience);
}

void TestLessons::aMarkedPanelHasTheHeightThatItNeeds() {
    const std::string panel =
        with(kJson, "\"panel\": \"drift\"}",
             "\"panel\": \"drift\", \"maps\": [\"probability/target\"]}, \"mark\": [\"drift\"]");
    const std::string both =
        with(panel, "\"mark\": [\"drift\"]", "\"mark\": [\"drift\", \"map.target.layer-0\"]");
    // Shares of what the text leaves; a few pixels are the borders.
    struct Case {
        std::string json;
        double least, most;
    };
    for (const Case& one : {Case{panel, 0.34, 0.62}, Case{both, 0.2, 0.42}}) {
        const Playing p(lessonIn(m_folder, one.json));
        p.open("other");
        p.presentAt({1280, 900});
        const auto* drift = p.f.find<QDockWidget>("driftDock");
        QVERIFY(drift->isVisible() && p.f.map(0)->isVisible());
        const auto share = [&] {
            return drift->height() / (900.0 - p.feature().presentation().strip().height());
        };
        QTRY_VERIFY2_WITH_TIMEOUT(share() >= one.least && share() <= one.most,
                                  qPrintable(QString::number(share())), kPatience);
        p.f.key(Qt::Key_F11);
        settle();
        p.f.window->close();
    }
}

void TestLessons::mapsStandWhereAPanelIsStillCovered() {
    const Playing p(
        lessonIn(m_folder, with(kJson, R"("cover": ["top1"],)",
                                R"("cover": ["top1"], "reveal": {"mark": ["top1"]},)")));
    p.open("count");
    p.presentAt({1280, 900});
    p.open("look");
    p.open("count");
    QVERIFY(!p.f.find<QDockWidget>("resultDock")->isVisible());  // it comes with the answer
    QVERIFY(p.f.map(0)->isVisible());
    p.f.key(Qt::Key_F11);
    settle();
}

void TestLessons::thePresentersTextIsSeenAsAWhole() {
    const Playing p(lessonIn(m_folder, kJson, longText()));
    p.presentAt({1366, 768});
    QTest::keyClick(p.f.window.get(), Qt::Key_O);
    settle();
    PresenterWindow* window = p.feature().presentation().presenter();
    QVERIFY(window);
    window->resize(1326, 700);
    settle();
    QCOMPARE(window->text()->verticalScrollBar()->maximum(), 0);
    QVERIFY(window->text()->document()->defaultFont().pixelSize() >= usualTextHeight());
    QTest::keyClick(p.f.window.get(), Qt::Key_F11);
    settle();
}

void TestLessons::anOptionIsClickedWhilePresenting() {
    const Playing p(lessonIn(m_folder));
    p.open("next");
    p.f.key(Qt::Key_F11);
    settle();
    auto* text = p.f.find<QTextBrowser>("presentationText");
    QVERIFY(text->isVisible());
    // The second option, wherever it stands.
    std::optional<QPoint> at;
    for (int y = 0; y < text->viewport()->height() && !at; y += 4)
        for (int x = 0; x < text->viewport()->width() && !at; x += 4)
            if (text->anchorAt({x, y}) == QLatin1String("headscope:option/1")) at = QPoint(x, y);
    QVERIFY(at);
    QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, *at);
    settle();
    QVERIFY(p.play().record().open);
    QVERIFY(p.play().record().answer == LessonAnswer(std::string(" Germany")));
    QVERIFY(!text->toHtml().contains(QLatin1String("headscope:option")));
    p.f.key(Qt::Key_F11);
    settle();
}

void TestLessons::thePresenterSeesNotesAndWhatIsRight() {
    const Playing p(lessonIn(m_folder));
    auto& presentation = p.feature().presentation();
    p.open("where");
    p.f.key(Qt::Key_F11);
    settle();
    QVERIFY(!presentation.presenter());  // one screen: only where it is asked for
    QTest::keyClick(p.f.window.get(), Qt::Key_O);
    settle();
    PresenterWindow* window = presentation.presenter();
    QVERIFY(window && window->isVisible());
    QVERIFY(!p.play().record().open);
    QVERIFY(window->right()->text().contains(QStringLiteral("in the last layers")));
    QVERIFY(window->notes()->toPlainText().contains(QStringLiteral("Ask for hands")));
    QVERIFY(window->next()->text().contains(QStringLiteral("Find it")));
    QCOMPARE(window->steps()->currentRow(), 1);
    // Its keys are the presentation's: nothing of the window answers them.
    QTest::keyClick(window, Qt::Key_PageDown);
    QTest::keyClick(window, Qt::Key_PageDown);
    settle();
    QCOMPARE(p.at(), "find");
    QVERIFY(window->next()->text().contains(QStringLiteral("Which?")));
    const QRect row = window->steps()->visualItemRect(window->steps()->item(0));
    QTest::mouseClick(window->steps()->viewport(), Qt::LeftButton, {}, row.center());
    settle();
    QCOMPARE(p.at(), "look");
    QTest::keyClick(window, Qt::Key_O);
    settle();
    QVERIFY(!presentation.presenter());
    QTest::keyClick(p.f.window.get(), Qt::Key_O);
    QTest::keyClick(p.f.window.get(), Qt::Key_Escape);
    QTest::keyClick(p.f.window.get(), Qt::Key_Escape);
    settle();
    QVERIFY(!presentation.presenter());
}

void TestLessons::lessonsAreOfferedOnce() {
    Settings().setChoices(QStringLiteral("lesson_offer"), {{QStringLiteral("offered"), false}});
    {
        WindowFixture f;
        f.awaitModel();
        const Remark* remark = f.window->document().messages().remarkAt(Messages::Place::News);
        QVERIFY(remark);
        QVERIFY(remark->text.contains(QStringLiteral("lessons")));
        QVERIFY(!f.window->feature<LessonsFeature>()->controller().isPlaying());
        f.window->close();
    }
    WindowFixture f;
    f.awaitModel();
    QVERIFY(!f.window->document().messages().remarkAt(Messages::Place::News));
}

HEADSCOPE_TEST(TestLessons);

}  // namespace headscope::app::test

#include "test_lessons.moc"
