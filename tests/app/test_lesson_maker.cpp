// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson made in the window by keys and clicks: recorded, written, asked, covered, checked,
// saved, tried and handed out; undone and recovered.
#include "features/lesson_maker/arithmetic_dialog.h"
#include "features/lesson_maker/ask_dialog.h"
#include "features/lesson_maker/claim_dialog.h"
#include "features/lesson_maker/claims_dialog.h"
#include "features/lesson_maker/fact_dialog.h"
#include "features/lesson_maker/handout_dialog.h"
#include "features/lesson_maker/lesson_maker_feature.h"
#include "features/lesson_maker/maker_window.h"
#include "features/lesson_maker/step_page.h"
#include "features/lesson_maker/then_dialog.h"
#include "features/lesson_maker/ticks_dialog.h"
#include "features/lessons/lesson_panel.h"
#include "features/lessons/lessons_feature.h"
#include "features/lessons/presentation.h"
#include "features/session/session_feature.h"
#include "jobs/engine_source.h"
#include "registered_test.h"
#include "ui/exact_text_edit.h"
#include "ui/step_text.h"
#include "ui/text_size.h"
#include "ui/texts.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <headscope/lesson_answers.h>
#include <headscope/lesson_draft.h>
#include <headscope/lesson_files.h>
#include <headscope/resources.h>

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

namespace {

QString readFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The row of a list whose first column has these words; -1: none.
int rowWith(const QTreeWidget& list, const QString& words) {
    for (int row = 0; row < list.topLevelItemCount(); ++row)
        if (list.topLevelItem(row)->text(0) == words) return row;
    return -1;
}

QString wordsIn(const QTreeWidget& list) {
    QStringList words;
    for (int row = 0; row < list.topLevelItemCount(); ++row)
        words << list.topLevelItem(row)->text(0);
    return words.join(QLatin1Char('\n'));
}

}  // namespace

class TestLessonMaker : public QObject {
    Q_OBJECT

    /// A window with a run on screen and a new lesson in the making.
    struct Making {
        explicit Making(const WindowFixture::Change& change = {}) : f(change) {
            maker().askToSave = [this](QWidget*, const QString&) {
                ++asked;
                return answer;
            };
            f.window->choosers.saveFile = [this](QWidget*, const QString&, const QString&) {
                return file;
            };
            f.window->choosers.folder = [this](QWidget*, const QString&) { return file; };
        }
        void begin() {
            f.runToEnd();
            f.key(Qt::Key_N, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
            settle();
            QVERIFY(store().isOpen());
        }
        [[nodiscard]] LessonMakerFeature& maker() const {
            return *f.window->feature<LessonMakerFeature>();
        }
        [[nodiscard]] DraftStore& store() const { return maker().store(); }
        [[nodiscard]] MakerWindow& window() const { return maker().window(); }
        [[nodiscard]] const Lesson& lesson() const { return store().lesson(); }
        template <class T>
        [[nodiscard]] T* find(const char* name) const {
            return window().findChild<T*>(QString::fromLatin1(name));
        }
        void press(const char* button) const {
            auto* found = find<QPushButton>(button);
            QVERIFY2(found && found->isEnabled(), button);
            QTest::mouseClick(found, Qt::LeftButton);
            settle();
        }
        template <class T>
        [[nodiscard]] T* dialog() const {
            for (QWidget* top : QApplication::topLevelWidgets())
                if (auto* one = qobject_cast<T*>(top); one && one->isVisible()) return one;
            return nullptr;
        }
        template <class T>
        void accept(T* dialog, QDialogButtonBox::StandardButton button = QDialogButtonBox::Ok) {
            auto* box = dialog->template findChild<QDialogButtonBox*>();
            QTest::mouseClick(box->button(button), Qt::LeftButton);
            settle();
        }
        /// By keys in the main window, which the platform does not make active by itself.
        void undo() const { key(Qt::Key_Z, Qt::ControlModifier); }
        void redo() const { key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
        void key(Qt::Key key, Qt::KeyboardModifiers modifiers) const {
            f.window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
            f.key(key, modifiers);
        }
        void write(const QString& text) const {
            window().page().editor()->setFocus();
            QTest::keyClicks(window().page().editor(), text);
            settle();
        }
        void showPart(const char* part) const {
            QComboBox* parts = window().page().parts();
            const int at = parts->findData(QString::fromLatin1(part));
            QVERIFY2(at >= 0, part);
            WindowFixture::pick(parts, at);
            settle();
        }
        /// Inserts the fact with these words into the text.
        void insertFact(const QString& words) {
            press("makerInsert");
            auto* facts = dialog<FactDialog>();
            QVERIFY(facts);
            auto* list = facts->findChild<QTreeWidget*>();
            const int row = rowWith(*list, words);
            QVERIFY2(row >= 0, qPrintable(words));
            list->setCurrentItem(list->topLevelItem(row));
            QTest::mouseClick(facts->findChild<QPushButton*>(QStringLiteral("factInsert")),
                              Qt::LeftButton);
            settle();
        }
        /// A whole lesson of two steps: one that tells P, and one that asks for a head.
        void makeLesson() {
            press("makerAdd");
            WindowFixture::type(window().page().title(), QStringLiteral("The maps"));
            write(QStringLiteral("P is "));
            insertFact(QStringLiteral("P of the target"));
            write(QStringLiteral("."));
            coverCells();  // the next step asks about them
            press("makerAdd");
            write(QStringLiteral("Which head lowers it most?"));
            askForHead();
            coverCells();
            showPart("right");
            write(QStringLiteral("Yes."));
            showPart("wrong");
            write(QStringLiteral("No."));
            find<QListWidget>("makerSteps")->setCurrentRow(0);
            settle();
            WindowFixture::type(find<QLineEdit>("makerLessonTitle"), QStringLiteral("Mine"));
            settle();
        }
        void askForHead() {
            press("makerAsk");
            auto* ask = dialog<AskDialog>();
            QVERIFY(ask);
            auto* kind = ask->findChild<QComboBox*>(QStringLiteral("askKind"));
            WindowFixture::pick(kind, kind->findData(static_cast<int>(LessonAskKind::Head)));
            QTest::mouseClick(ask->findChild<QPushButton*>(QStringLiteral("askScreenFact")),
                              Qt::LeftButton);
            settle();
            auto* facts = dialog<FactDialog>();
            QVERIFY(facts);
            auto* list = facts->findChild<QTreeWidget*>();
            // Only heads can be right.
            for (int row = 0; row < list->topLevelItemCount(); ++row)
                QVERIFY2(
                    list->topLevelItem(row)->text(0).startsWith(QLatin1String("the head that")),
                    qPrintable(list->topLevelItem(row)->text(0)));
            const int row =
                rowWith(*list, QStringLiteral("the head that lowers most: P, target, zero"));
            QVERIFY2(row >= 0, qPrintable(wordsIn(*list)));
            list->setCurrentItem(list->topLevelItem(row));
            QTest::mouseClick(facts->findChild<QPushButton*>(QStringLiteral("factInsert")),
                              Qt::LeftButton);
            settle();
            accept(ask);
        }
        void coverCells() {
            press("makerCover");
            auto* ticks = dialog<TicksDialog>();
            QVERIFY(ticks);
            ticks->findChild<QCheckBox*>(QStringLiteral("tick1.1"))->click();
            accept(ticks);
        }
        WindowFixture f;
        LessonMakerFeature::Answer answer = LessonMakerFeature::Answer::Discard;
        int asked = 0;
        QString file;  ///< what is chosen
    };

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const char* name) const {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) +
                                 QLatin1String(name));
    }

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }
    void cleanup() {
        applyFontPercent(100);
        applyTheme(ThemeChoice::Light);
    }

    void aWholeLessonIsMadeSavedAndPlayed();
    void aStepIsWhatTheWindowShows();
    void aStepOfRipplesShowsThemAsTheyAre();
    void numbersAreFactsOfWhatIsOnScreen();
    void theRealModelsNumberIsInserted();
    void problemsLeadToTheirSteps();
    void everythingCanBeUndone();
    void typingIsOneStep();
    void theUndoKeysInAFieldAreTheWindows();
    void aChoiceIsRightWhereAClaimHolds();
    void stepsLeadToOthers();
    void aNumberIsMadeOfTwo();
    void aTextRestsOnClaims();
    void whatIsDoneCanBeAskedFor();
    void aCopyOfABundledLessonIsItsOwn();
    void aFolderIsEditedInPlace();
    void aDraftIsRecovered();
    void closingAsksWhatToDoWithChanges();
    void handoutsAreWrittenInEveryFormat();
    void itIsTriedInTheOtherLanguage();
    void severalTargetsAreRefused();
    void aPatchIsRecordedWithItsDonor();
    void cellsAreFramed();
    void aCoverStaysForALaterQuestion();
    void itGoesOnInAnotherLanguage();
    void everyControlHasANameAndFits();
};

void TestLessonMaker::aWholeLessonIsMadeSavedAndPlayed() {
    Making m;
    m.begin();
    m.makeLesson();
    QCOMPARE(m.window().faults().size(), std::size_t{0});
    m.file = path(".headscope-lesson");
    m.press("makerSave");
    QVERIFY(!m.store().isModified());
    const Lesson lesson = openLesson(m.file.toStdString());
    QCOMPARE(lesson.steps.size(), std::size_t{2});
    QCOMPARE(lesson.text("en").steps.at("step").body, "P is {p}.");
    QCOMPARE(lesson.facts.at("p").kind, LessonFactKind::Clean);
    QCOMPARE(lesson.steps[1].ask->fact, "worst");
    QCOMPARE(lesson.steps[1].covers, std::vector<std::string>{"cells"});
    // As a learner has it.
    m.window().hide();
    auto& lessons = *m.f.window->feature<LessonsFeature>();
    lessons.openPath(m.file);
    settle();
    QVERIFY(lessons.controller().isPlaying());
    QVERIFY2(lessons.panel().text()->toPlainText().contains(QStringLiteral("P is 62.0")),
             qPrintable(lessons.panel().text()->toPlainText()));
    QVERIFY(lessons.controller().advance());
    settle();
    QVERIFY(m.f.window->document().state().cover().cells);
    m.f.click(0, {9, 6});
    lessons.controller().answer(HeadId{9, 6});
    QCOMPARE(lessons.controller().record().verdict, LessonVerdict::Right);
}

void TestLessonMaker::aStepIsWhatTheWindowShows() {
    Making m;
    m.begin();
    m.f.click(0, {9, 6});
    m.key(Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);  // from the main window
    settle();
    QCOMPARE(m.lesson().steps.size(), std::size_t{1});
    const LessonState state = m.lesson().steps[0].state;
    QCOMPARE(m.lesson().runs.at(state.run).prompt, "Berlin is the capital of");
    QCOMPARE(m.lesson().runs.at(state.run).target, " Germany");
    QVERIFY(state.intervention == m.f.window->document().state().intervention());
    QVERIFY((state.selected == LessonHead{HeadId{9, 6}}));
    QCOMPARE(state.maps.size(), std::size_t{2});
    // Another head, and the step takes it.
    m.f.click(0, {7, 2});
    m.press("makerTake");
    QVERIFY((m.lesson().steps[0].state.selected == LessonHead{HeadId{7, 2}}));
    QCOMPARE(m.lesson().runs.size(), std::size_t{1});
}

void TestLessonMaker::aStepOfRipplesShowsThemAsTheyAre() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.f.bringUp("ripplesDock");
    m.f.press("rippleAllPairs");
    m.f.press("rippleChange");
    // Another panel's step has no say in them.
    m.press("makerTake");
    QCOMPARE(m.lesson().steps[0].state.rippleView, std::string());
    QVERIFY(!m.lesson().steps[0].state.rippleChange);
    auto* panel = m.window().findChild<QComboBox*>(QStringLiteral("makerPanel"));
    WindowFixture::pick(panel, panel->findData(QStringLiteral("ripples")));
    QCOMPARE(m.lesson().steps[0].state.rippleView, std::string("all-pairs"));
    QCOMPARE(m.lesson().steps[0].state.rippleChange, std::optional(true));
    m.f.press("rippleValues");
    m.f.press("rippleEachToken");
    m.press("makerTake");
    QCOMPARE(m.lesson().steps[0].state.rippleView, std::string("each-token"));
    QCOMPARE(m.lesson().steps[0].state.rippleChange, std::optional(false));
    // What shows nothing before it is computed is computed.
    QVERIFY(!m.lesson().steps[0].state.compute);
    WindowFixture::pick(panel, panel->findData(QStringLiteral("layers")));
    QVERIFY(m.lesson().steps[0].state.compute);
    m.press("makerTake");
    QVERIFY(m.lesson().steps[0].state.compute);
    WindowFixture::pick(panel, panel->findData(QStringLiteral("drift")));
    QVERIFY(!m.lesson().steps[0].state.compute);
}

void TestLessonMaker::numbersAreFactsOfWhatIsOnScreen() {
    Making m;
    m.begin();
    m.f.click(0, {9, 6});
    m.press("makerAdd");
    m.press("makerInsert");
    auto* facts = m.dialog<FactDialog>();
    QVERIFY(facts);
    auto* list = facts->findChild<QTreeWidget*>();
    const auto value = [&](const char* words) {
        const int row = rowWith(*list, QString::fromUtf8(words));
        return row < 0 ? QStringLiteral("no row") : list->topLevelItem(row)->text(1);
    };
    QTRY_COMPARE_WITH_TIMEOUT(value("P of the target"), QStringLiteral("62.0\u00A0%"), kPatience);
    // The cell of the fake engine, in percentage points.
    const float effect = 100 * fakeTargetEffect({9, 6}, Zero{});
    QCOMPARE(value("head 9.6 alone: change of P, target, zero"),
             QStringLiteral("−%1").arg(static_cast<double>(-effect), 0, 'f', 1));
    QCOMPARE(value("the head that lowers most: P, target, zero"), QStringLiteral("9.6"));
    QCOMPARE(value("in how many ablations the top-1 stays"), QStringLiteral("142"));
    QCOMPARE(value("how many heads the model has"), QStringLiteral("144"));
    // Searched, and written in another way.
    WindowFixture::type(facts->findChild<QLineEdit*>(QStringLiteral("factSearch")),
                        QStringLiteral("P of the target"));
    auto* show = facts->findChild<QComboBox*>(QStringLiteral("factShow"));
    WindowFixture::pick(show, show->findData(static_cast<int>(LessonShow::Percent)));
    QCOMPARE(value("P of the target"), QStringLiteral("62\u00A0%"));
    QTest::mouseClick(facts->findChild<QPushButton*>(QStringLiteral("factInsert")), Qt::LeftButton);
    settle();
    QCOMPARE(m.window().page().editor()->text(), QStringLiteral("{p}"));
    QCOMPARE(m.lesson().facts.at("p").show, LessonShow::Percent);
    QVERIFY2(m.window().page().preview()->toPlainText().contains(QStringLiteral("62")),
             qPrintable(m.window().page().preview()->toPlainText()));
}

void TestLessonMaker::theRealModelsNumberIsInserted() {
    Making m([](WindowOptions& options) {
        options.engines = localEngines();
        options.model = bundledModel();
    });
    m.f.patience = kLongPatience;
    m.begin();
    m.press("makerAdd");
    m.write(QStringLiteral("It begins at "));
    m.insertFact(QStringLiteral("P of the target"));
    QTRY_VERIFY_WITH_TIMEOUT(
        m.window().page().preview()->toPlainText().contains(QStringLiteral("65.1")), kLongPatience);
    // P of an independent float64 pass: 0.6514.
    const auto p = m.window().values()->number("p");
    QVERIFY(p && std::abs(*p - 0.6514) < 1e-4);
}

void TestLessonMaker::problemsLeadToTheirSteps() {
    Making m;
    m.begin();
    m.makeLesson();
    m.find<QListWidget>("makerSteps")->setCurrentRow(1);
    settle();
    m.showPart("");
    m.write(QStringLiteral(" 7 of them"));
    auto* problems = m.window().problems();
    QCOMPARE(problems->count(), 1);
    QVERIFY2(problems->item(0)->text().contains(QStringLiteral("is a number that is no fact")),
             qPrintable(problems->item(0)->text()));
    m.find<QListWidget>("makerSteps")->setCurrentRow(0);
    settle();
    QCOMPARE(m.store().at(), -1);
    problems->setFocus();
    problems->setCurrentRow(0);
    QTest::keyClick(problems, Qt::Key_Return);
    settle();
    QCOMPARE(m.store().at(), 0);
    QCOMPARE(m.window().focusWidget(), m.window().page().editor());
    // The answer can be seen: what is covered matters.
    m.find<QListWidget>("makerSteps")->setCurrentRow(2);
    settle();
    m.coverCells();  // not any more
    settle();
    QVERIFY(std::any_of(
        m.window().faults().begin(), m.window().faults().end(), [](const LessonFault& fault) {
            return fault.what.english().find("the answer can be seen") != std::string::npos;
        }));
}

void TestLessonMaker::everythingCanBeUndone() {
    Making m;
    m.begin();
    m.makeLesson();
    const Lesson made = m.lesson();
    m.press("makerAdd");
    m.press("makerDuplicate");
    QCOMPARE(m.lesson().steps.size(), std::size_t{4});
    m.press("makerUp");
    m.press("makerRemove");
    QCOMPARE(m.lesson().steps.size(), std::size_t{3});
    QVERIFY(m.f.action("&Undo remove a step"));
    for (int i = 0; i < 4; ++i) {
        m.undo();
        settle();
    }
    QVERIFY(m.lesson() == made);
    // By its key in the lesson's own window, outside of fields.
    m.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m.window()));
    m.find<QListWidget>("makerSteps")->setFocus();
    QTest::keyClick(m.find<QListWidget>("makerSteps"), Qt::Key_Z,
                    Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    QCOMPARE(m.lesson().steps.size(), std::size_t{3});
    // Down to where there was no lesson.
    for (int i = 0; i < 60 && m.store().isOpen(); ++i)
        m.undo();
    settle();
    QVERIFY(!m.store().isOpen());
    QVERIFY(!m.window().isVisible());
    m.redo();
    QVERIFY(m.store().isOpen());
}

void TestLessonMaker::typingIsOneStep() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.write(QStringLiteral("one two three"));
    QCOMPARE(m.store().stepText().body, "one two three");
    m.window().page().kinds()->setFocus();
    m.undo();
    settle();
    QCOMPARE(m.store().stepText().body, "");
    QCOMPARE(m.window().page().editor()->text(), QString());
    m.redo();
    settle();
    QCOMPARE(m.window().page().editor()->text(), QStringLiteral("one two three"));
}

void TestLessonMaker::theUndoKeysInAFieldAreTheWindows() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.write(QStringLiteral("P is "));
    m.insertFact(QStringLiteral("P of the target"));
    m.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m.window()));
    auto* editor = m.window().page().editor();
    QTRY_VERIFY_WITH_TIMEOUT(editor->hasFocus(), kPatience);
    const QString with = editor->text();
    QVERIFY(with.startsWith(QStringLiteral("P is {")));
    const auto press = [](QWidget* field, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(field, Qt::Key_Z, modifiers);
        settle();
    };
    press(editor, Qt::ControlModifier);
    QCOMPARE(editor->text(), QStringLiteral("P is "));
    QCOMPARE(m.store().stepText().body, "P is ");
    press(editor, Qt::ControlModifier);
    QCOMPARE(m.store().stepText().body, "");
    press(editor, Qt::ControlModifier | Qt::ShiftModifier);
    press(editor, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor->text(), with);
    auto* title = m.window().page().title();
    WindowFixture::type(title, QStringLiteral("The maps"));
    title->setFocus();
    press(title, Qt::ControlModifier);
    QCOMPARE(title->text(), QString());
    QCOMPARE(m.store().stepText().title, "");
}

void TestLessonMaker::aChoiceIsRightWhereAClaimHolds() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.write(QStringLiteral("Is it likely?"));
    m.press("makerAsk");
    auto* ask = m.dialog<AskDialog>();
    QVERIFY(ask);
    QTest::mouseClick(ask->findChild<QPushButton*>(QStringLiteral("askAddFact")), Qt::LeftButton);
    settle();
    auto* facts = m.dialog<FactDialog>();
    auto* list = facts->findChild<QTreeWidget*>();
    list->setCurrentItem(list->topLevelItem(rowWith(*list, QStringLiteral("P of the target"))));
    QTest::mouseClick(facts->findChild<QPushButton*>(QStringLiteral("factInsert")), Qt::LeftButton);
    settle();
    const std::pair<const char*, const char*> options[] = {{"askOption1", "yes"},
                                                           {"askOption2", "no"}};
    for (const auto& [field, text] : options)
        WindowFixture::type(ask->findChild<QLineEdit*>(QString::fromLatin1(field)),
                            QString::fromLatin1(text));
    for (const int row : {1, 2}) {
        auto* right = ask->findChild<QComboBox*>(QStringLiteral("askRight%1").arg(row));
        WindowFixture::pick(right, right->findText(QStringLiteral("A comparison…")));
        settle();
        QDialog* claim = nullptr;
        for (QWidget* top : QApplication::topLevelWidgets())
            if (top->objectName() == QLatin1String("claimDialog") && top->isVisible())
                claim = qobject_cast<QDialog*>(top);
        QVERIFY(claim);
        auto* relation = claim->findChild<QComboBox*>(QStringLiteral("claimRelation"));
        WindowFixture::pick(relation, row == 1 ? 0 : 3);  // more than; at most
        claim->findChild<QDoubleSpinBox*>(QStringLiteral("claimNumber"))->setValue(0.5);
        m.accept(claim);
    }
    m.accept(ask);
    const LessonAsk made = *m.lesson().steps[0].ask;
    QCOMPARE(made.options, (std::vector<std::string>{"yes", "no"}));
    QCOMPARE(made.keys.size(), std::size_t{2});
    QVERIFY(m.lesson().steps[0].kind == LessonStepKind::Predict);
    QCOMPARE(m.store().stepText().options.at("yes"), "yes");
    // The fake engine's P is 0.62.
    LessonValues values;
    values.claims[made.keys[0].claim] = true;
    QVERIFY(rightAnswer(made, values) == LessonAnswer(std::vector<std::string>{"yes"}));
    QTRY_VERIFY_WITH_TIMEOUT(m.find<QLabel>("makerAnswer")
                                 ->text()
                                 .contains(QStringLiteral("Right on the open model: "
                                                          "yes.")),
                             kPatience);
}

void TestLessonMaker::stepsLeadToOthers() {
    Making m;
    m.begin();
    m.makeLesson();
    const auto at = [&](int row) {
        m.find<QListWidget>("makerSteps")->setCurrentRow(row);
        settle();
    };
    at(2);
    for (const auto& [title, text] : {std::pair{"Again", "Look at the map once more."},
                                      std::pair{"The end", "That was all."}}) {
        m.press("makerAdd");
        WindowFixture::type(m.window().page().title(), QString::fromLatin1(title));
        m.showPart("");
        m.write(QString::fromLatin1(text));
    }
    at(3);
    m.press("makerThen");
    auto* then = m.dialog<ThenDialog>();
    QVERIFY(then);
    QVERIFY(!then->findChild<QComboBox*>(QStringLiteral("thenWrong"))->isEnabled());
    then->findChild<QCheckBox*>(QStringLiteral("thenOptional"))->click();
    m.accept(then);
    QVERIFY(m.lesson().steps[2].optional);
    at(2);
    const Lesson before = m.lesson();
    m.press("makerThen");
    then = m.dialog<ThenDialog>();
    QVERIFY(then);
    const auto lead = [&](const char* box, const char* to) {
        auto* steps = then->findChild<QComboBox*>(QString::fromLatin1(box));
        const int row = steps->findText(QString::fromLatin1(to));
        QVERIFY2(row >= 0, to);
        WindowFixture::pick(steps, row);
    };
    lead("thenRight", "4. The end");
    lead("thenWrong", "3. Again");
    lead("thenSkipped", "4. The end");
    m.accept(then);
    const Lesson& made = m.lesson();
    const LessonThen wanted{made.steps[3].id, made.steps[2].id, made.steps[3].id};
    QVERIFY(made.steps[1].then == wanted);
    QCOMPARE(nextStep(made, 1, LessonVerdict::Right), std::optional<std::size_t>(3));
    QCOMPARE(nextStep(made, 1, LessonVerdict::Wrong), std::optional<std::size_t>(2));
    QVERIFY(
        m.find<QLabel>("makerAnswer")->text().contains(QStringLiteral("Wrong leads to step 3.")));
    QCOMPARE(m.window().faults().size(), std::size_t{0});
    QVERIFY(readDraft(writtenLesson(made)).lesson == tidied(made));
    m.undo();
    settle();
    QVERIFY(m.lesson() == before);
    m.redo();
    settle();
    QVERIFY(m.lesson().steps[1].then == wanted);
}

void TestLessonMaker::aNumberIsMadeOfTwo() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.write(QStringLiteral("The difference is "));
    const Lesson before = m.lesson();
    m.press("makerInsert");
    auto* facts = m.dialog<FactDialog>();
    QVERIFY(facts);
    QTest::mouseClick(facts->findChild<QPushButton*>(QStringLiteral("factMake")), Qt::LeftButton);
    settle();
    auto* two = m.dialog<ArithmeticDialog>();
    QVERIFY(two);
    const auto pick = [&](const char* box, const QString& words) {
        auto* list = two->findChild<QComboBox*>(QString::fromLatin1(box));
        const int row = list->findText(words);
        QVERIFY2(row >= 0, qPrintable(words));
        WindowFixture::pick(list, row);
    };
    pick("arithmeticLeft", QStringLiteral("P of the target"));
    pick("arithmeticWay", QStringLiteral("minus"));
    pick("arithmeticRight", QStringLiteral("P of the control"));
    pick("arithmeticShow", QStringLiteral("four decimals"));
    m.accept(two);
    // The fake engine's clean run.
    const auto& clean = m.f.window->document().state().run()->clean;
    const double target = clean.target.p;
    const double control = clean.control.p;
    const auto found = std::find_if(
        m.lesson().facts.begin(), m.lesson().facts.end(),
        [](const auto& fact) { return fact.second.kind == LessonFactKind::Arithmetic; });
    QVERIFY(found != m.lesson().facts.end());
    QCOMPARE(m.lesson().facts.size(), std::size_t{3});
    QCOMPARE(QString::fromStdString(m.store().stepText().body),
             QStringLiteral("The difference is {%1}").arg(QString::fromStdString(found->first)));
    QTRY_VERIFY_WITH_TIMEOUT(m.window().values() && m.window().values()->number(found->first),
                             kPatience);
    QVERIFY(std::abs(*m.window().values()->number(found->first) - (target - control)) < 1e-6);
    QVERIFY(readDraft(writtenLesson(m.lesson())).lesson == tidied(m.lesson()));
    m.undo();
    settle();
    QVERIFY(m.lesson() == before);
}

void TestLessonMaker::aTextRestsOnClaims() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.write(QStringLiteral("The target is likely: "));
    m.insertFact(QStringLiteral("P of the target"));
    const Lesson before = m.lesson();
    m.press("makerClaims");
    auto* claims = m.dialog<ClaimsDialog>();
    QVERIFY(claims);
    for (const double bound : {0.5, 0.9}) {
        QTest::mouseClick(claims->findChild<QPushButton*>(QStringLiteral("claimsCompare")),
                          Qt::LeftButton);
        settle();
        auto* claim = m.dialog<ClaimDialog>();
        QVERIFY(claim);
        claim->findChild<QDoubleSpinBox*>(QStringLiteral("claimNumber"))->setValue(bound);
        m.accept(claim);
    }
    auto* list = claims->findChild<QListWidget*>(QStringLiteral("claimsList"));
    QCOMPARE(list->count(), 2);
    // P is 0.62 on the fake engine. What does not hold is not rested on.
    for (int row = 0; row < 2; ++row) {
        const bool isTrue = list->item(row)->text().contains(QStringLiteral("0.5"));
        QVERIFY2(list->item(row)->text().contains(isTrue ? QStringLiteral("— holds")
                                                         : QStringLiteral("— does not hold")),
                 qPrintable(list->item(row)->text()));
        if (!isTrue) list->item(row)->setCheckState(Qt::Unchecked);
    }
    m.accept(claims);
    QCOMPARE(m.lesson().steps[0].claims.size(), std::size_t{1});
    // What is told elsewhere is to be written now.
    QCOMPARE(m.window().page().parts()->currentData().toString(), QStringLiteral("otherwise"));
    m.write(QStringLiteral("It is not likely here."));
    QTRY_COMPARE_WITH_TIMEOUT(m.window().faults().size(), std::size_t{0}, kPatience);
    QCOMPARE(m.store().stepText().otherwise, "It is not likely here.");
    QVERIFY(readDraft(writtenLesson(m.lesson())).lesson == tidied(m.lesson()));
    const LessonStep& step = m.lesson().steps[0];
    QCOMPARE(stepHolds(step, *m.window().values()), std::optional(true));
    m.window().page().kinds()->setFocus();
    m.undo();
    m.undo();
    settle();
    QVERIFY(m.lesson() == before);
}

void TestLessonMaker::whatIsDoneCanBeAskedFor() {
    Making m;
    m.begin();
    m.f.click(0, {9, 6});
    m.press("makerAdd");
    QComboBox* kinds = m.window().page().kinds();
    WindowFixture::pick(kinds, kinds->findData(static_cast<int>(LessonStepKind::Do)));
    settle();
    m.press("makerTasks");
    auto* ticks = m.dialog<TicksDialog>();
    QVERIFY(ticks);
    for (QCheckBox* box : ticks->findChildren<QCheckBox*>())
        if (box->text() == QLatin1String("head 9.6 is chosen")) box->click();
    m.accept(ticks);
    QCOMPARE(m.lesson().steps[0].until.size(), std::size_t{1});
    QVERIFY(m.lesson().steps[0].until[0].heads.front().head == (HeadId{9, 6}));
}

void TestLessonMaker::aCopyOfABundledLessonIsItsOwn() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.answer = LessonMakerFeature::Answer::Cancel;
    const auto all = findLessons(bundledLessons());
    m.maker().copyBundled(QString::fromStdString(all[3].string()));
    QCOMPARE(m.asked, 1);
    QCOMPARE(m.lesson().steps.size(), std::size_t{1});  // nothing was lost
    m.answer = LessonMakerFeature::Answer::Discard;
    m.maker().copyBundled(QString::fromStdString(all[3].string()));
    settle();
    const Lesson bundled = openLesson(all[3]);
    QCOMPARE(m.lesson().id, "my-" + bundled.id);
    QCOMPARE(m.lesson().steps.size(), bundled.steps.size());
    QVERIFY(m.store().isModified());
    // In either language: nothing is wrong that the window would not say.
    QCOMPARE(draftFaults(m.lesson()).size(), std::size_t{0});
}

void TestLessonMaker::aFolderIsEditedInPlace() {
    const QString folder = path("-lesson");
    Lesson lesson = headscope::newLesson("en", "Mine");
    (void)insertStep(lesson, 0, {});
    saveLesson(writtenLesson(lesson), folder.toStdString());
    Making m;
    m.begin();
    m.maker().edit(folder + QLatin1String("/lesson.json"));
    settle();
    QCOMPARE(m.store().path(), folder);
    QVERIFY(!m.store().isModified());
    m.find<QListWidget>("makerSteps")->setCurrentRow(1);
    m.write(QStringLiteral("Look."));
    QVERIFY(m.store().isModified());
    m.press("makerSave");
    QVERIFY(readFile(folder + QLatin1String("/en.md")).contains(QStringLiteral("Look.")));
    QVERIFY(!m.store().isModified());
    // What another program wrote there is not written over unasked.
    QFile text(folder + QLatin1String("/en.md"));
    QVERIFY(text.open(QIODevice::Append));
    QVERIFY(text.write("More.\n") > 0);
    text.close();
    m.write(QStringLiteral(" Twice."));
    int overs = 0;
    auto over = LessonMakerFeature::Answer::Cancel;
    m.maker().askToSaveOver = [&](QWidget*, const QString&) {
        ++overs;
        return over;
    };
    m.press("makerSave");
    QCOMPARE(overs, 1);
    QVERIFY(m.store().isModified());
    QVERIFY(readFile(folder + QLatin1String("/en.md")).contains(QStringLiteral("More.")));
    over = LessonMakerFeature::Answer::Save;
    m.press("makerSave");
    QVERIFY(!m.store().isModified());
    QVERIFY(!readFile(folder + QLatin1String("/en.md")).contains(QStringLiteral("More.")));
    m.press("makerSave");
    QCOMPARE(overs, 2);
    m.maker().edit(path("-nowhere"));
    QVERIFY(m.f.window->document().messages().error());
    QCOMPARE(m.store().path(), folder);
}

void TestLessonMaker::aDraftIsRecovered() {
    {
        Making m;
        m.begin();
        m.press("makerAdd");
        m.write(QStringLiteral("Not saved"));
        m.f.window->closeUnasked();
    }
    Making m;
    m.f.awaitModel();
    settle();
    const Remark* remark = m.f.window->document().messages().remarkAt(Messages::Place::News);
    QVERIFY(remark);
    QVERIFY2(remark->text.contains(QStringLiteral("can be recovered")), qPrintable(remark->text));
    m.f.window->document().messages().choose(Messages::Place::News, 0);
    settle();
    QVERIFY(m.store().isOpen());
    QCOMPARE(m.lesson().steps.size(), std::size_t{1});
    QCOMPARE(m.lesson().text("en").steps.at("step").body, "Not saved");
    QVERIFY(m.store().isModified());
}

void TestLessonMaker::closingAsksWhatToDoWithChanges() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.answer = LessonMakerFeature::Answer::Cancel;
    QVERIFY(!m.f.window->close());
    QVERIFY(m.store().isModified());
    m.answer = LessonMakerFeature::Answer::Save;
    m.file = path(".headscope-lesson");
    QVERIFY(m.f.window->close());
    QCOMPARE(m.asked, 2);
    QVERIFY(QFile::exists(m.file));
    const QString drafts =
        qEnvironmentVariable("HEADSCOPE_CONFIG") + QLatin1String(".state/lesson-drafts");
    QVERIFY(QDir(drafts).entryList({QStringLiteral("*.lesson-draft")}, QDir::Files).isEmpty());
}

void TestLessonMaker::handoutsAreWrittenInEveryFormat() {
    Making m;
    m.begin();
    m.makeLesson();
    for (const char* ending : {"pdf", "html", "md"}) {
        m.file = path(".") + QString::fromLatin1(ending);
        m.press("makerHandout");
        auto* dialog = m.dialog<HandoutDialog>();
        QVERIFY(dialog);
        auto* format = dialog->findChild<QComboBox*>(QStringLiteral("handoutFormat"));
        WindowFixture::pick(format, format->findData(QString::fromLatin1(ending)));
        m.accept(dialog, QDialogButtonBox::Save);
        QVERIFY2(QFile::exists(m.file), ending);
    }
    QFile pdf(path(".pdf"));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.read(5) == "%PDF-");
    // A worksheet has blanks for what is asked; with answers it has what the model says.
    const QString worksheet = readFile(path(".html"));
    QVERIFY(worksheet.contains(QStringLiteral("____")));
    QVERIFY2(!worksheet.contains(QStringLiteral("9.6")), qPrintable(worksheet));
    QVERIFY(readFile(path(".md")).contains(QStringLiteral("\\_\\_")));
    m.maker().writeHandout({"en", true}, path("-answers.html"));
    const QString answers = readFile(path("-answers.html"));
    QVERIFY2(answers.contains(QStringLiteral("P is 62.0")), qPrintable(answers));
    QVERIFY(answers.contains(QStringLiteral("9.6")));
    m.maker().writeHandout({"en", false}, path(".odt"));
    QVERIFY(m.f.window->document().messages().error());
}

void TestLessonMaker::itIsTriedInTheOtherLanguage() {
    Making m;
    m.begin();
    m.makeLesson();
    m.store().change(QStringLiteral("add"), [](Lesson& lesson) { addLanguage(lesson, "vi"); });
    m.store().change(QStringLiteral("write"), [](Lesson& lesson) {
        lesson.texts["vi"].title = "Bai";
        lesson.texts["vi"].steps["step"].body = "P la {p}.";
    });
    m.find<QListWidget>("makerSteps")->setCurrentRow(1);
    settle();
    m.key(Qt::Key_J, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    settle();
    auto& lessons = *m.f.window->feature<LessonsFeature>();
    QVERIFY(lessons.controller().isPlaying());
    QVERIFY(!m.window().isVisible());
    QVERIFY2(lessons.panel().text()->toPlainText().contains(QStringLiteral("P la 62.0")),
             qPrintable(lessons.panel().text()->toPlainText()));
    lessons.controller().leave(false);
    settle();
    QVERIFY(m.window().isVisible());  // one goes on writing
    m.key(Qt::Key_F11, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    settle();
    QVERIFY(lessons.presentation().isOn());
    lessons.presentation().end();
    lessons.controller().leave(false);
}

void TestLessonMaker::severalTargetsAreRefused() {
    Making m([](WindowOptions& options) {
        options.prompt = QStringLiteral("Berlin is the capital of");
        options.target = QStringLiteral(" Germany");
        options.control = QStringLiteral(" France");
        options.moreTargets = {QStringLiteral(" the")};
    });
    m.begin();
    m.key(Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    settle();
    QCOMPARE(m.lesson().steps.size(), std::size_t{0});
    QVERIFY(m.f.window->document().messages().error());
    QVERIFY(m.f.window->document().messages().error()->hint.contains(
        QStringLiteral("one target and one control")));
}

void TestLessonMaker::aPatchIsRecordedWithItsDonor() {
    Making m;
    m.f.awaitModel();
    m.f.find<QAction>("intervention.patch")->trigger();
    WindowFixture::type(m.f.find<QWidget>("donor"), QStringLiteral("Berlin is the capital in"));
    m.begin();
    m.f.click(0, {9, 6});
    m.key(Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    settle();
    QCOMPARE(m.lesson().steps.size(), std::size_t{1});
    const LessonState state = m.lesson().steps[0].state;
    QVERIFY(state.intervention == interventionFromName("patch"));
    QCOMPARE(m.lesson().runs.at(state.run).prompt, "Berlin is the capital of");
    QCOMPARE(m.lesson().runs.at(state.donor).prompt, "Berlin is the capital in");
    QCOMPARE(m.lesson().runs.at(state.donor).target, " Germany");

    // Numbers are of the patch, and of the donor's clean run.
    m.insertFact(QStringLiteral("9.6 patched from the donor: P that is left"));
    m.insertFact(
        QStringLiteral("logit difference, target − control, of “Berlin is the capital in”"));
    std::size_t patches = 0;
    for (const auto& [name, fact] : m.lesson().facts) {
        if (fact.kind == LessonFactKind::Clean) QCOMPARE(fact.run, state.donor);
        if (fact.kind != LessonFactKind::Patch) continue;
        ++patches;
        QCOMPARE(fact.run, state.run);
        QCOMPARE(fact.other, state.donor);
        QVERIFY((fact.heads == std::vector<LessonHead>{{HeadId{9, 6}}}));
    }
    QCOMPARE(patches, std::size_t{1});
    QVERIFY2(draftFaults(m.lesson()).empty(), "it can be played");
    // Read back, it is the same lesson.
    QVERIFY(readDraft(writtenLesson(m.lesson())).lesson.steps == m.lesson().steps);
}

void TestLessonMaker::cellsAreFramed() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.f.click(0, {9, 6});
    m.press("makerMark");
    auto* ticks = m.dialog<TicksDialog>();
    QVERIFY(ticks);
    QStringList ticked;
    for (QCheckBox* box : ticks->findChildren<QCheckBox*>()) {
        if (box->text() != QLatin1String("the cell of 9.6 in the target map") &&
            box->text() != QLatin1String("layer 9 of the control map"))
            continue;
        box->click();
        ticked << box->text();
    }
    QCOMPARE(ticked.size(), 2);
    m.accept(ticks);
    const LessonMark cell{"map.target", LessonHead{HeadId{9, 6}}, {}};
    const LessonMark layer{"map.control", {}, 9};
    QVERIFY((m.lesson().steps[0].marks == std::vector<LessonMark>{cell, layer}));
    // With another head chosen it is still there to be taken away.
    m.f.click(0, {2, 3});
    m.press("makerMark");
    ticks = m.dialog<TicksDialog>();
    QVERIFY(ticks);
    for (QCheckBox* box : ticks->findChildren<QCheckBox*>())
        if (box->text() == QLatin1String("the cell of 9.6 in the target map")) box->click();
    m.accept(ticks);
    QVERIFY((m.lesson().steps[0].marks == std::vector<LessonMark>{layer}));
    m.undo();
    m.undo();
    QVERIFY(m.lesson().steps[0].marks.empty());
}

void TestLessonMaker::aCoverStaysForALaterQuestion() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.press("makerCover");
    auto* ticks = m.dialog<TicksDialog>();
    QVERIFY(ticks);
    QVERIFY2(!ticks->findChild<QCheckBox*>(QStringLiteral("tick2.1")), "nothing is asked");
    m.accept(ticks);
    QComboBox* kinds = m.window().page().kinds();
    WindowFixture::pick(kinds, kinds->findData(static_cast<int>(LessonStepKind::Write)));
    settle();
    m.coverCells();
    m.press("makerAdd");
    m.askForHead();
    m.coverCells();
    const auto isSeen = [&] {
        return std::any_of(
            m.window().faults().begin(), m.window().faults().end(), [](const LessonFault& fault) {
                return fault.what.english().find("of \"reveal\" lacks") != std::string::npos;
            });
    };
    QVERIFY(isSeen());
    m.find<QListWidget>("makerSteps")->setCurrentRow(1);
    settle();
    m.press("makerCover");
    ticks = m.dialog<TicksDialog>();
    QVERIFY(ticks);
    auto* stays = ticks->findChild<QCheckBox*>(QStringLiteral("tick2.1"));
    QVERIFY(stays && stays->isEnabled());
    QVERIFY2(!ticks->findChild<QCheckBox*>(QStringLiteral("tick2.2"))->isEnabled(),
             "only what is covered can stay covered");
    stays->click();
    m.accept(ticks);
    const std::vector<std::string> cells{"cells"};
    const LessonStep& step = m.lesson().steps[0];
    QCOMPARE(step.covers, cells);
    QCOMPARE(step.staysCovered, cells);
    QVERIFY(!isSeen());
    QVERIFY(m.find<QLabel>("makerAnswer")->text().contains(QLatin1String("still what each head")));
    m.undo();
    settle();
    QVERIFY(m.lesson().steps[0].staysCovered.empty() && isSeen());
    m.redo();
    settle();
    QCOMPARE(m.lesson().steps[0].staysCovered, cells);
    m.coverCells();  // not any more, and so not afterwards
    QVERIFY(m.lesson().steps[0].covers.empty() && m.lesson().steps[0].staysCovered.empty());
    // All cells but the row of the chosen head: it can stay where all were covered.
    m.coverCells();
    m.f.window->document().state().selection().setSelected(HeadId{3, 4});
    m.press("makerCover");
    ticks = m.dialog<TicksDialog>();
    QVERIFY(ticks);
    const QString row = QString::number(lessonCovers().size() + 1);
    auto* left = ticks->findChild<QCheckBox*>(QStringLiteral("tick2.") + row);
    QVERIFY(left && left->isEnabled());
    QVERIFY(left->text().endsWith(QStringLiteral("but in layer 3")));
    left->click();
    m.accept(ticks);
    QCOMPARE(m.lesson().steps[0].staysCovered, std::vector<std::string>{"cells.but-layer-3"});
}

/// Of the program's texts: all windows are built anew.
void TestLessonMaker::itGoesOnInAnotherLanguage() {
    Making m;
    m.begin();
    m.press("makerAdd");
    m.write(QStringLiteral("Still there"));
    chooseLanguage(QStringLiteral("vi"));
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(m.window().isVisible(), kPatience);
    const QString title = m.window().windowTitle();
    const QString text = m.window().page().editor()->text();
    chooseLanguage(QStringLiteral("en"));
    settle();
    QVERIFY2(title.contains(QStringLiteral("Soạn bài học")), qPrintable(title));
    QCOMPARE(text, QStringLiteral("Still there"));
    QVERIFY(m.store().isModified());
    // And can still be undone.
    m.undo();
    settle();
    QCOMPARE(m.store().stepText().body, "");
}

void TestLessonMaker::everyControlHasANameAndFits() {
    for (const int percent : {100, 175}) {
        applyFontPercent(percent);
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            applyTheme(theme);
            Making m;
            m.begin();
            m.makeLesson();
            m.find<QListWidget>("makerSteps")->setCurrentRow(2);
            m.window().resize(1000, 700);
            settle();
            QVERIFY2(m.window().minimumSizeHint().width() <= 1024 &&
                         m.window().minimumSizeHint().height() <= 768,
                     qPrintable(QStringLiteral("%1 x %2 at %3 %")
                                    .arg(m.window().minimumSizeHint().width())
                                    .arg(m.window().minimumSizeHint().height())
                                    .arg(percent)));
            int seen = 0;
            for (QWidget* widget : m.window().findChildren<QWidget*>()) {
                const bool isPart = qobject_cast<QScrollBar*>(widget) ||
                                    widget->objectName().startsWith(QLatin1String("qt_")) ||
                                    qobject_cast<QAbstractScrollArea*>(widget->parentWidget());
                if (isPart || !(widget->focusPolicy() & Qt::TabFocus)) continue;
                if (!widget->isVisibleTo(&m.window()) || widget->window() != &m.window()) continue;
                ++seen;
                auto* access = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(),
                         qPrintable(widget->objectName()));
                // A button's text is not cut off.
                const auto* button = qobject_cast<QPushButton*>(widget);
                if (button)
                    QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                             qPrintable(button->text()));
            }
            QVERIFY(seen > 15);
        }
    }
}

HEADSCOPE_TEST(TestLessonMaker);

}  // namespace headscope::app::test

#include "test_lesson_maker.moc"
