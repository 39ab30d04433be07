// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/chosen_tokens.h"
#include "features/prompt/gallery_dialog.h"
#include "features/prompt/hint_area.h"
#include "features/prompt/prediction_list.h"
#include "features/prompt/predictions_panel.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_completer.h"
#include "features/prompt/token_field.h"
#include "features/prompt/token_hints.h"
#include "features/prompt/token_strip.h"
#include "registered_test.h"
#include "ui/inline_hint.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <headscope/prompts.h>
#include <headscope/resources.h>

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QEnterEvent>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

namespace headscope::app::test {

namespace {

constexpr float kRounding = 1e-6F;  // of a float32 probability

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

}  // namespace

/// Prompt, target, control, positions and gallery, used as a person would.
class TestPrompt : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        explicit Fixture(const std::shared_ptr<FakeScript>& fake = std::make_shared<FakeScript>())
            : WindowFixture({}, fake) {}
        void awaitPrediction() const {
            QTRY_VERIFY_WITH_TIMEOUT(list()->isVisible() && !list()->isStale(), kPatience);
        }
        void awaitRuns(int runs) const {
            QTRY_VERIFY_WITH_TIMEOUT(script->sweeps == runs && window->document().state().phase() ==
                                                                   RunState::Phase::Idle,
                                     kPatience);
        }
        [[nodiscard]] QPlainTextEdit* prompt() const { return find<QPlainTextEdit>("prompt"); }
        [[nodiscard]] QLineEdit* target() const { return find<QLineEdit>("target"); }
        [[nodiscard]] QLineEdit* control() const { return find<QLineEdit>("control"); }
        [[nodiscard]] PredictionList* list() const { return find<PredictionList>("predictions"); }
        [[nodiscard]] TokenStrip* strip() const {
            return window->feature<PromptFeature>()->panel().tokens();
        }
        [[nodiscard]] QString note() const { return find<QLabel>("predictionsNote")->text(); }
        void type(const char* words) const {
            prompt()->setFocus();
            prompt()->selectAll();
            QTest::keyClicks(prompt(), text(words));
        }
        void retype(QLineEdit* edit, const char* word) const {
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, text(word));
        }
        void setTarget(const char* word) const { put(target(), word); }
        void setControl(const char* word) const { put(control(), word); }
        /// At once, and without a list of completions.
        static void put(QLineEdit* edit, const char* word) {
            edit->selectAll();
            edit->insert(text(word));
        }
        /// The buttons that can be seen.
        static QList<QPushButton*> offersOf(const QWidget& hints) {
            QList<QPushButton*> offers = hints.findChildren<QPushButton*>();
            offers.removeIf([](const QPushButton* button) { return !button->isVisible(); });
            return offers;
        }
        void click(QWidget* button) const {
            QVERIFY(button->isVisible());
            QTest::mouseClick(button, Qt::LeftButton);
        }
        void clickRow(int row, Qt::KeyboardModifiers keys = {}) const {
            const QModelIndex index = list()->model()->index(row, 0);
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, keys,
                              list()->visualRect(index).center());
        }
        void clickChip(int token, Qt::KeyboardModifiers keys = {}) const {
            QTest::mouseClick(strip(), Qt::LeftButton, keys, strip()->chipRect(token).center());
        }
        [[nodiscard]] Positions positions() const {
            return window->feature<PromptFeature>()->panel().inputs().positions;
        }
        [[nodiscard]] float firstP() const {
            return list()->model()->index(0, 0).data(PredictionModel::ProbabilityRole).toFloat();
        }
    };

    [[nodiscard]] QString ownFile() const {
        return m_config.path() + QLatin1Char('/') +
               QString::fromLatin1(QTest::currentTestFunction()) + QLatin1String(".prompts.json");
    }

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void thePredictionFollowsTheText();
    void whatIsOfAnOlderTextIsGreyAndCannotBePicked();
    void fastTypingAsksOnce();
    void predictionsComeDuringARun();
    void aClickPicksTargetAndWithShiftControl();
    void keysPickToo();
    void completionListsTheVocabulary();
    void enterInThePopupTakesTheEntryAndDoesNotRun();
    void completionRanksTheLikeliestMeantFirst();
    void aTrailingSpaceIsSaidAndRemoved();
    void aTargetWithoutItsSpaceIsOfferedIt();
    void takingOneOfferLeavesTheNextWhereItIs();
    void interventionsAreBesideRun();
    void aTokenTheModelNeverSaysIsNamed();
    void aTargetThatIsHardlyExpectedIsSaid();
    void theTargetFollowsThePrediction();
    void typingAndPickingEndTheFollowing();
    void followingIsUndoneAndRemembered();
    void aRunWaitsForThePredictionThatIsFollowed();
    void aMisspelledTokenIsOfferedAsItWasMeant();
    void ofSeveralWordsTheFirstIsOffered();
    void whatIsNoTextIsShownAsBytes();
    void hintsMoveNoFieldAndNoButton();
    void hintsMoveNoPredictionsWhereThereIsRoom();
    void theFirstClickBesideACompletionListCounts();
    void errorsGoWithTheirCause();
    void theKeyboardIsSeenWhereverItIs_data();
    void theKeyboardIsSeenWhereverItIs();
    void theFirstTabGoesToThePrompt();
    void equalTokensAreSeparated();
    void aTooLongPromptIsMarkedAndCut();
    void tokensAreChosenByClicking();
    void tokensAreChosenByKeys();
    void editsCarryTheChoiceOrClearItVisibly();
    void aChoiceOfNothingIsNotRun();
    void positionsAreRemembered();
    void choicesAreCarriedOver_data();
    void choicesAreCarriedOver();
    void theGalleryFillsAndRuns();
    void ownPromptsAreSavedDeletedAndBroughtBack();
    void aBrokenGalleryFileIsLeftAlone();
    void promptsThatTheModelSplitsAreMarked();
    void tokensThatCountAsOneAreSaid();
    void tabGoesThroughTheInputs();
    void aLongPromptScrollsItsTokens();
    void theWindowIsNotSettledBeforeAllIsThere();
};

void TestPrompt::thePredictionFollowsTheText() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    QVERIFY(std::abs(f.firstP() - fakeFirst(5)) < kRounding);
    f.type("Berlin is a city");
    QCOMPARE(f.strip()->tokens(),
             (QStringList{text("Berlin"), text("␣is"), text("␣a"), text("␣city")}));
    QVERIFY(f.list()->isStale());
    f.awaitPrediction();
    QVERIFY(std::abs(f.firstP() - fakeFirst(4)) < kRounding);
    QCOMPARE(f.list()->model()->rowCount(), 5);
    QVERIFY(f.note().contains(text("as typed")));
    QCOMPARE(f.script->sweeps.load(), 0);
    // An empty prompt has none.
    f.prompt()->selectAll();
    QTest::keyClick(f.prompt(), Qt::Key_Delete);
    QVERIFY(!f.list()->isVisible());
}

void TestPrompt::whatIsOfAnOlderTextIsGreyAndCannotBePicked() {
    Fixture f;
    f.awaitModel();
    QTest::mouseClick(f.find<QPushButton>("run"), Qt::LeftButton);
    f.awaitRuns(1);
    f.awaitPrediction();
    QVERIFY(f.note().contains(text("as typed")));
    f.script->questionMs = 300;
    QTest::keyClicks(f.prompt(), text(" a"));
    QVERIFY(f.list()->isStale());
    QVERIFY(f.note().contains(text("Asking")));
    f.clickRow(1);
    QCOMPARE(f.target()->text(), text(" Germany"));
    f.awaitPrediction();
    QVERIFY(f.note().contains(text("maps are still of another")));
    f.clickRow(1);
    QCOMPARE(f.target()->text(), text(" the"));
    // Where the text cannot be asked about, the run's prediction is shown and said to be that.
    f.prompt()->selectAll();
    QTest::keyClick(f.prompt(), Qt::Key_Delete);
    QVERIFY(f.list()->isVisible() && !f.list()->isStale());
    QVERIFY(f.note().contains(text("run shown: “Berlin is the capital of”")));
}

void TestPrompt::fastTypingAsksOnce() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    const int before = f.script->predictions;
    f.type("Berlin is the capital of the world");
    f.awaitPrediction();
    QVERIFY(std::abs(f.firstP() - fakeFirst(7)) < kRounding);
    // One for the whole text; a machine that stalls in the middle may ask once more.
    QVERIFY2(f.script->predictions - before <= 3, "one question a pause, not one a key");
}

void TestPrompt::predictionsComeDuringARun() {
    auto script = std::make_shared<FakeScript>();
    script->rowMs = 100;
    Fixture f(script);
    f.awaitModel();
    f.awaitPrediction();
    QTest::mouseClick(f.find<QPushButton>("run"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done > 0, kPatience);
    f.type("Berlin is a");
    f.awaitPrediction();
    QVERIFY(std::abs(f.firstP() - fakeFirst(3)) < kRounding);
    QCOMPARE(f.window->document().state().phase(), RunState::Phase::Running);
    QTest::mouseClick(f.find<QPushButton>("stop"), Qt::LeftButton);
    f.awaitRuns(1);
}

void TestPrompt::aClickPicksTargetAndWithShiftControl() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    const QAbstractItemModelTester tester(f.list()->model());
    f.clickRow(3);
    QCOMPARE(f.target()->text(), text(" a"));
    f.clickRow(4, Qt::ShiftModifier);
    QCOMPARE(f.control()->text(), text(" Italy"));
    f.clickRow(1, Qt::ControlModifier);
    QCOMPARE(f.control()->text(), text(" the"));
    const auto part = [&f](int row) {
        return f.list()
            ->model()
            ->index(row, 0)
            .data(PredictionModel::PartRole)
            .value<PredictionModel::Part>();
    };
    QCOMPARE(part(3), PredictionModel::Part::Target);
    QCOMPARE(part(1), PredictionModel::Part::Control);
    QCOMPARE(part(4), PredictionModel::Part::None);
    // The field's own undo brings back what was typed.
    f.control()->setFocus();
    QTest::keySequence(f.control(), QKeySequence::Undo);
    QCOMPARE(f.control()->text(), text(" Italy"));
    QTest::keySequence(f.control(), QKeySequence::Undo);
    QCOMPARE(f.control()->text(), text(" France"));
}

void TestPrompt::keysPickToo() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    f.list()->setFocus();
    QTest::keyClick(f.list(), Qt::Key_Down);
    QTest::keyClick(f.list(), Qt::Key_Down);
    QTest::keyClick(f.list(), Qt::Key_Down);
    QTest::keyClick(f.list(), Qt::Key_Return);
    QCOMPARE(f.target()->text(), text(" a"));
    QTest::keyClick(f.list(), Qt::Key_Down);
    QTest::keyClick(f.list(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(f.control()->text(), text(" Italy"));
    QCOMPARE(f.script->sweeps.load(), 0);

    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(f.list(), &event);
    auto* menu = f.list()->findChild<QMenu*>();
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_T);
    QCOMPARE(f.target()->text(), text(" Italy"));
}

void TestPrompt::completionListsTheVocabulary() {
    Fixture f;
    f.awaitModel();
    auto* popup = f.window->feature<PromptFeature>()->panel().target()->completer()->popup();
    const QAbstractItemModelTester tester(popup->model());
    f.retype(f.target(), "Ger");
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), kPatience);
    QStringList shown;
    for (int row = 0; row < popup->model()->rowCount(); ++row)
        shown.push_back(popup->model()->index(row, 0).data().toString());
    // The merges of the small vocabulary: its words' beginnings are tokens too.
    QCOMPARE(shown, (QStringList{text("␣Ger"), text("␣Germ"), text("␣Germa"), text("␣German"),
                                 text("␣Germany")}));
    QTest::mouseClick(popup->viewport(), Qt::LeftButton, {},
                      popup->visualRect(popup->model()->index(4, 0)).center());
    QCOMPARE(f.target()->text(), text(" Germany"));
    QVERIFY(!popup->isVisible());
    QTest::keySequence(f.target(), QKeySequence::Undo);
    QCOMPARE(f.target()->text(), text("Ger"));
    QVERIFY2(!popup->isVisible(), "what was undone is not being typed");
    // Nothing begins so.
    f.retype(f.target(), "zq");
    QVERIFY(!popup->isVisible());
}

void TestPrompt::enterInThePopupTakesTheEntryAndDoesNotRun() {
    Fixture f;
    f.awaitModel();
    auto* popup = f.window->feature<PromptFeature>()->panel().control()->completer()->popup();
    f.retype(f.control(), " Fra");
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), kPatience);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(f.control()->text(), text(" Fran"));
    QVERIFY(!popup->isVisible());
    QTest::qWait(50);
    QCOMPARE(f.script->sweeps.load(), 0);
    f.retype(f.control(), " Fra");
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), kPatience);
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QCOMPARE(f.control()->text(), text(" Fra"));
    QTest::keyClick(f.control(), Qt::Key_Return);
    f.awaitRuns(1);
    // With nothing chosen in the popup, Enter runs what is typed.
    f.retype(f.control(), "France");
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), kPatience);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(f.control()->text(), text("France"));
    QVERIFY(f.window->document().messages().error()->what.contains(text("control")));
    QCOMPARE(f.script->sweeps.load(), 1);
}

void TestPrompt::completionRanksTheLikeliestMeantFirst() {
    const TokenizerFolder folder;
    const auto tokenizer = Tokenizer::load(folder.path());
    const TokenIndex index(tokenizer);
    const auto first = [&index](const char* typed, bool spaceFirst) {
        const auto found = index.matches(text(typed), spaceFirst, 100);
        return found.empty() ? QString() : found.front();
    };
    QCOMPARE(first("Germany", true), text(" Germany"));
    QCOMPARE(first("germany", true), text(" Germany"));
    QCOMPARE(first(" germany", false), text(" Germany"));
    QCOMPARE(first("i", true), text(" i"));
    QCOMPARE(first("i", false), text("i"));
    QCOMPARE(first("I", false), text("I"));
    QCOMPARE(first("Berl", true), text("Berl"));
    QVERIFY(index.matches(QString(), true, 100).empty());
    QVERIFY(index.matches(text(" "), true, 100).empty());
    QCOMPARE(index.matches(text("b"), true, 2).size(), std::size_t(2));
    // "ger", a token of the bundled model, is not what "Ger" or " Ger" is the beginning of.
    const TokenIndex bundled(Tokenizer::load(bundledModel()));
    QCOMPARE(bundled.matches(text("Ger"), true, 1), std::vector<QString>{text(" Germany")});
    QCOMPARE(bundled.matches(text(" Ger"), false, 1), std::vector<QString>{text(" Germany")});
    QCOMPARE(bundled.matches(text("ger"), false, 1), std::vector<QString>{text("ger")});
}

void TestPrompt::aTrailingSpaceIsSaidAndRemoved() {
    Fixture f;
    f.awaitModel();
    auto* notice = f.find<InlineHint>("spaceNotice");
    QVERIFY(!notice->isVisible());
    f.type("Berlin is the capital of ");
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(text("without one")));
    f.click(notice->button());
    QCOMPARE(f.prompt()->toPlainText(), text("Berlin is the capital of"));
    QVERIFY(!notice->isVisible());
    QTest::keySequence(f.prompt(), QKeySequence::Undo);
    QCOMPARE(f.prompt()->toPlainText(), text("Berlin is the capital of "));
}

void TestPrompt::takingOneOfferLeavesTheNextWhereItIs() {
    HintArea area;
    auto* first = new InlineHint;
    auto* second = new InlineHint;
    for (InlineHint* hint : {first, second})
        area.add(hint);
    area.resize(300, 400);
    area.show();
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    for (InlineHint* hint : {first, second})
        hint->setText(text("Without a leading space “i” continues the prompt's last word."),
                      text("Use ␣i"));
    settle();
    const auto top = [&] { return second->button()->mapTo(&area, QPoint()).y(); };
    const int before = top();
    const QPointF place = first->button()->mapTo(&area, QPoint(5, 5));
    QEnterEvent enter(place, place, area.mapToGlobal(place));
    QApplication::sendEvent(&area, &enter);
    first->setText({});
    settle();
    QCOMPARE(top(), before);
    QVERIFY(!first->isVisible());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&area, &leave);
    settle();
    QVERIFY(top() < before);
    first->setText(text("Once more."));
    settle();
    QVERIFY(first->isVisible());
    QVERIFY(top() > first->mapTo(&area, QPoint()).y());
}

void TestPrompt::interventionsAreBesideRun() {
    Fixture f;
    f.awaitModel();
    auto* button = f.find<QPushButton>("runInterventions");
    f.click(button);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(f.find<QAction>("intervention.patch")));
    menu->close();
}

void TestPrompt::aTargetWithoutItsSpaceIsOfferedIt() {
    Fixture f;
    f.awaitModel();
    auto* notice = f.find<InlineHint>("targetNotice");
    f.retype(f.target(), "i");
    // " i" is a token of this vocabulary: the beginning of " is".
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QVERIFY(notice->text().contains(text("leading space")));
    QCOMPARE(notice->button()->text(), text("Use ␣i"));
    f.window->feature<PromptFeature>()->panel().target()->completer()->popup()->hide();
    f.click(notice->button());
    QCOMPARE(f.target()->text(), text(" i"));
    QTest::keySequence(f.target(), QKeySequence::Undo);
    QCOMPARE(f.target()->text(), text("i"));
    // After a space it is as it should be.
    f.type("Berlin is ");
    QVERIFY(!notice->text().contains(text("leading space")));
}

void TestPrompt::aTokenTheModelNeverSaysIsNamed() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    auto* notice = f.find<InlineHint>("targetNotice");
    QVERIFY(!notice->isVisible());
    f.retype(f.target(), " city");
    f.window->feature<PromptFeature>()->panel().target()->completer()->popup()->hide();
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QVERIFY2(notice->text().contains(text("␣city here: P = 1.00e-09, rank 200")),
             qPrintable(notice->text()));
    QCOMPARE(notice->button()->text(), text("Use ␣Germany"));
    // While the text changes nothing is known of it.
    QTest::keyClicks(f.prompt(), text(" the"));
    QVERIFY(!notice->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    f.click(notice->button());
    QCOMPARE(f.target()->text(), text(" Germany"));
    QVERIFY(!notice->isVisible());
}

void TestPrompt::aTargetThatIsHardlyExpectedIsSaid() {
    const auto script = std::make_shared<FakeScript>();
    script->rare = 0.0004F;
    Fixture f(script);
    f.awaitModel();
    f.awaitPrediction();
    auto* notice = f.find<InlineHint>("targetNotice");
    // Little is said of " Italy", but 2 % and rank 5 are no reason to.
    f.setTarget(" Italy");
    f.awaitPrediction();
    QTest::qWait(300);
    QVERIFY(!notice->isVisible());
    f.setTarget(" city");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QCOMPARE(notice->text(), text("␣city is only rank 200 here. The model says ␣Germany, 62 %."));
    QCOMPARE(notice->button()->text(), text("Use ␣Germany"));
    // Of the text as it is typed nothing is known yet.
    QTest::keyClicks(f.prompt(), text(" the"));
    QVERIFY(!notice->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    f.click(notice->button());
    QCOMPARE(f.target()->text(), text(" Germany"));
    QVERIFY(!notice->isVisible());
    f.list()->setFocus();
    f.undo();
    QCOMPARE(f.target()->text(), text(" city"));
    // What the model says is the control already.
    f.setControl(" Germany");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QVERIFY(!notice->button()->isVisible());
    f.setControl(" France");
    QTRY_VERIFY_WITH_TIMEOUT(notice->button()->isVisible(), kPatience);
    // The rank of several tokens that count as one is that of the likeliest.
    auto& panel = f.window->feature<PromptFeature>()->panel();
    RunInputs inputs = panel.inputs();
    inputs.moreTargets = {text(" Europe")};
    panel.setInputs(inputs);
    f.awaitPrediction();
    QVERIFY(!notice->isVisible());
}

void TestPrompt::theTargetFollowsThePrediction() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    f.setTarget(" city");
    auto* notice = f.find<InlineHint>("targetNotice");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    auto* follow = f.find<QPushButton>("followPrediction");
    QVERIFY(!follow->isChecked());
    f.click(follow);
    QVERIFY(follow->isChecked());
    QCOMPARE(f.target()->text(), text(" Germany"));
    QVERIFY(!notice->isVisible());
    f.type("Berlin is the state");
    QCOMPARE(f.target()->text(), text(" Germany"));  // until it is known
    QTRY_COMPARE_WITH_TIMEOUT(f.target()->text(), text(" Italy"), kPatience);
    QVERIFY(follow->isChecked());
    QVERIFY(!notice->isVisible());
    // A run is of the token that it was.
    f.press("run");
    f.awaitRuns(1);
    QCOMPARE(f.window->document().state().run()->inputs.target, text(" Italy"));
    f.type("Berlin is the capital");
    QTRY_COMPARE_WITH_TIMEOUT(f.target()->text(), text(" Germany"), kPatience);
    QCOMPARE(f.window->document().state().run()->inputs.target, text(" Italy"));
    // A part of a character cannot stand in the field, which says so.
    f.script->partFirst = true;
    f.type("Berlin is the");
    const auto* hints = f.window->feature<PromptFeature>()->panel().target()->hints();
    QTRY_VERIFY_WITH_TIMEOUT(hints->words().contains(text("part of a character")), kPatience);
    QCOMPARE(f.target()->text(), text(" Germany"));
    f.script->partFirst = false;
    f.type("Berlin is the city");
    QTRY_VERIFY_WITH_TIMEOUT(hints->words().isEmpty(), kPatience);
}

void TestPrompt::typingAndPickingEndTheFollowing() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    auto* follow = f.find<QPushButton>("followPrediction");
    const auto begin = [&] {
        f.click(follow);
        QVERIFY(follow->isChecked());
        QTRY_COMPARE_WITH_TIMEOUT(f.target()->text(), text(" Germany"), kPatience);
    };
    begin();
    f.retype(f.target(), " Ital");
    QVERIFY(!follow->isChecked());
    f.target()->clearFocus();
    begin();
    f.clickRow(1);
    QCOMPARE(f.target()->text(), text(" the"));
    QVERIFY(!follow->isChecked());
    begin();
    // The control is another field.
    f.clickRow(1, Qt::ShiftModifier);
    f.setControl(" Europe");
    QVERIFY(follow->isChecked());
    f.trigger("&Target Follows the Prediction");
    QVERIFY(!follow->isChecked());
    QCOMPARE(f.target()->text(), text(" Germany"));
}

void TestPrompt::followingIsUndoneAndRemembered() {
    {
        Fixture f;
        f.awaitModel();
        f.awaitPrediction();
        f.setTarget(" city");
        auto* follow = f.find<QPushButton>("followPrediction");
        f.click(follow);
        f.list()->setFocus();
        f.undo();
        QVERIFY(!follow->isChecked());
        QCOMPARE(f.target()->text(), text(" city"));
        f.redo();
        QVERIFY(follow->isChecked());
        QCOMPARE(f.target()->text(), text(" Germany"));
        f.clickRow(1);
        QVERIFY(!follow->isChecked());
        f.undo();
        QVERIFY(follow->isChecked());
        QCOMPARE(f.target()->text(), text(" Germany"));
        f.type("Berlin is the state");
        QTRY_COMPARE_WITH_TIMEOUT(f.target()->text(), text(" Italy"), kPatience);
        f.window->close();
    }
    {
        Fixture f;
        f.awaitModel();
        QVERIFY(f.find<QPushButton>("followPrediction")->isChecked());
        f.type("Berlin is the capital of");
        QTRY_COMPARE_WITH_TIMEOUT(f.target()->text(), text(" Germany"), kPatience);
        f.window->close();
    }
    // A target that is given is meant.
    WindowFixture given([](WindowOptions& options) { options.target = text(" Italy"); });
    given.awaitModel();
    QVERIFY(!given.find<QPushButton>("followPrediction")->isChecked());
    QCOMPARE(given.find<QLineEdit>("target")->text(), text(" Italy"));
}

void TestPrompt::aRunWaitsForThePredictionThatIsFollowed() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    f.click(f.find<QPushButton>("followPrediction"));
    f.script->questionMs = 200;
    f.type("Berlin is the state");
    QTest::keyClick(f.prompt(), Qt::Key_Return);
    QCOMPARE(f.script->sweeps.load(), 0);
    QVERIFY(!f.window->isSettled());
    f.awaitRuns(1);
    QCOMPARE(f.window->document().state().run()->inputs.prompt, text("Berlin is the state"));
    QCOMPARE(f.window->document().state().run()->inputs.target, text(" Italy"));
}

void TestPrompt::aMisspelledTokenIsOfferedAsItWasMeant() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    auto* hints = f.window->feature<PromptFeature>()->panel().target()->hints();
    const auto offers = [hints, &f] {
        QStringList texts;
        for (const auto* button : f.offersOf(*hints))
            texts.push_back(button->text());
        return texts;
    };
    f.setTarget("Germnay");
    QVERIFY(hints->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(offers(), QStringList{text("Use ␣Germany")}, kPatience);
    f.click(f.offersOf(*hints).front());
    QCOMPARE(f.target()->text(), text(" Germany"));
    f.list()->setFocus();
    f.undo();
    QCOMPARE(f.target()->text(), text("Germnay"));
    // Of what is as near, what the model expects comes first; " Europe" is not near.
    f.setTarget("Itlay");
    QTRY_VERIFY_WITH_TIMEOUT(!offers().isEmpty(), kPatience);
    QCOMPARE(offers().front(), text("Use ␣Italy"));
    QVERIFY(offers().size() <= 3);
    f.setTarget("zzzzzz");
    QVERIFY(offers().isEmpty());
}

void TestPrompt::ofSeveralWordsTheFirstIsOffered() {
    Fixture f;
    f.awaitModel();
    const auto* hints = f.window->feature<PromptFeature>()->panel().target()->hints();
    f.setTarget(" capital of");
    QVERIFY2(
        hints->words().contains(text("This is 2 tokens. The model is asked for one, the first")),
        qPrintable(hints->words()));
    QCOMPARE(f.window->feature<PromptFeature>()->panel().target()->shownTokens(),
             (QStringList{text("␣capital"), text("␣of")}));
    QTRY_COMPARE_WITH_TIMEOUT(f.offersOf(*hints).size(), 1, kPatience);
    const auto offers = f.offersOf(*hints);
    QCOMPARE(offers.front()->text(), text("Use ␣capital"));
    f.click(offers.front());
    QCOMPARE(f.target()->text(), text(" capital"));
    QVERIFY(hints->words().isEmpty() || !hints->words().contains(text("tokens")));
}

void TestPrompt::whatIsNoTextIsShownAsBytes() {
    Fixture f;
    f.script->partFirst = true;
    f.awaitModel();
    f.awaitPrediction();
    const QModelIndex first = f.list()->model()->index(0, 0);
    QCOMPARE(first.data().toString(), text("\\xF0"));
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().startsWith(text("\\xF0")));
    // As the chips of a prompt show them.
    f.prompt()->setPlainText(text("😀"));
    QCOMPARE(f.strip()->tokens().front(), text("\\xF0"));
}

void TestPrompt::hintsMoveNoFieldAndNoButton() {
    const auto script = std::make_shared<FakeScript>();
    script->rare = 0.0004F;
    Fixture f(script);
    f.awaitModel();
    f.awaitPrediction();
    settle();
    const char* const names[] = {
        "prompt", "tokens", "followPrediction", "target", "control", "positionsAll", "run", "stop"};
    const auto places = [&] {
        QList<QRect> all;
        for (const char* name : names) {
            const auto* widget = f.find<QWidget>(name);
            all.push_back({widget->mapTo(f.window.get(), QPoint()), widget->size()});
        }
        return all;
    };
    const auto before = places();
    const auto* target = f.window->feature<PromptFeature>()->panel().target()->hints();
    const auto* control = f.window->feature<PromptFeature>()->panel().control()->hints();
    for (const char* word : {" city", "Germnay", " capital of", "😀", ""}) {
        f.setTarget(word);
        f.setControl(word);
        QTRY_VERIFY_WITH_TIMEOUT(target->isVisible() && control->isVisible(), kPatience);
        settle();
        QCOMPARE(places(), before);
        // Nor what comes by a click on them.
        f.press("positionsChosen");
        QVERIFY(f.find<QWidget>("positionsNote")->isVisible());
        settle();
        QCOMPARE(places(), before);
        f.press("positionsAll");
    }
}

void TestPrompt::hintsMoveNoPredictionsWhereThereIsRoom() {
    Fixture f;
    f.window->resize(1280, 900);
    f.awaitModel();
    f.awaitPrediction();
    settle();
    const auto* list = f.find<QWidget>("predictions");
    const auto place = [&] { return QRect(list->mapTo(f.window.get(), QPoint()), list->size()); };
    const QRect before = place();
    const auto* target = f.window->feature<PromptFeature>()->panel().target()->hints();
    const QString was = f.target()->text();
    for (const char* word : {"Germnay", " capital of", ""}) {
        f.setTarget(word);
        QTRY_VERIFY_WITH_TIMEOUT(target->isVisible(), kPatience);
        settle();
        QCOMPARE(place(), before);
    }
    // Where the column has nothing to spare, no room is kept.
    f.target()->setText(was);
    QTRY_VERIFY_WITH_TIMEOUT(!target->isVisible(), kPatience);
    f.window->resize(1280, 500);
    settle();
    const auto& panel = f.window->feature<PromptFeature>()->panel();
    QVERIFY2(panel.hints()->height() == 0, qPrintable(QString::number(panel.hints()->height())));
}

void TestPrompt::theFirstClickBesideACompletionListCounts() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    auto* popup = f.window->feature<PromptFeature>()->panel().target()->completer()->popup();
    auto* last = f.find<QPushButton>("positionsLast");
    f.retype(f.target(), "Ger");
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), kPatience);
    // As the window system has it: to the window, wherever the list thinks it belongs.
    const QPoint place = last->mapTo(f.window.get(), last->rect().center());
    QTest::mouseClick(f.window->windowHandle(), Qt::LeftButton, {}, place);
    QTRY_VERIFY_WITH_TIMEOUT(!popup->isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(last->isChecked(), kPatience);
    QCOMPARE(f.target()->text(), text("Ger"));
    // The keys are the list's while it is there, and the field's what it does not take.
    f.retype(f.target(), " Fra");
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), kPatience);
    QTest::keyClick(f.target(), Qt::Key_Down);
    QTest::keyClick(f.target(), Qt::Key_Down);
    QTest::keyClick(f.target(), Qt::Key_Return);
    QCOMPARE(f.target()->text(), text(" Fran"));
    QVERIFY(!popup->isVisible());
    f.retype(f.target(), " Fra");
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), kPatience);
    QTest::keyClick(f.target(), Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QCOMPARE(f.target()->text(), text(" Fra"));
    f.retype(f.target(), " Fra");
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), kPatience);
    f.control()->setFocus();
    QVERIFY(!popup->isVisible());
    QCOMPARE(f.script->sweeps.load(), 0);
}

void TestPrompt::errorsGoWithTheirCause() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    const auto& messages = f.window->document().messages();
    f.setControl(" Germany");
    f.press("run");
    QVERIFY(messages.error().has_value());
    f.setTarget("qq");  // which is another cause
    QTest::qWait(50);
    QVERIFY(messages.error().has_value());
    f.setTarget(" Italy");
    QTRY_VERIFY_WITH_TIMEOUT(!messages.error(), kPatience);
    // A token that cannot be typed, and then one that stands in the field already.
    auto& panel = f.window->feature<PromptFeature>()->panel();
    panel.pickTarget({1 << 20, "\uFFFD"});
    QVERIFY(panel.target()->hints()->words().contains(text("part of a character")));
    panel.pickTarget({0, " Italy"});
    QVERIFY(panel.target()->hints()->words().isEmpty());
}

void TestPrompt::theKeyboardIsSeenWhereverItIs_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestPrompt::theKeyboardIsSeenWhereverItIs() {
    QFETCH(bool, dark);
    Fixture f;
    applyTheme(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    f.awaitModel();
    f.awaitPrediction();
    f.window->activateWindow();
    f.setTarget("Germnay");  // with a hint's button, and an edge of its own
    settle();
    f.prompt()->setFocus();
    QSet<QWidget*> seen;
    // How many pixels near the edge differ: the cursor blinks inside.
    const auto differ = [](const QImage& one, const QImage& other) {
        int count = 0;
        for (int y = 0; y < one.height(); ++y)
            for (int x = 0; x < one.width(); ++x) {
                const bool inside = x > 3 && y > 3 && x < one.width() - 4 && y < one.height() - 4;
                if (!inside && one.pixel(x, y) != other.pixel(x, y)) ++count;
            }
        return count;
    };
    auto& panel = f.window->feature<PromptFeature>()->panel();
    for (QWidget* now = f.prompt(); now && !seen.contains(now); now = f.window->focusWidget()) {
        seen.insert(now);
        if (panel.isAncestorOf(now)) {
            const QImage with = now->grab().toImage();
            now->clearFocus();
            QCoreApplication::processEvents();
            const QImage without = now->grab().toImage();
            QVERIFY2(differ(with, without) > now->height(), qPrintable(now->objectName()));
            now->setFocus(Qt::TabFocusReason);
        }
        QTest::keyClick(now, Qt::Key_Tab);
    }
    QVERIFY(seen.size() > 9);
    // Without a token, there is nothing to be on.
    f.prompt()->selectAll();
    QTest::keyClick(f.prompt(), Qt::Key_Delete);
    QCOMPARE(f.strip()->focusPolicy(), Qt::NoFocus);
}

void TestPrompt::theFirstTabGoesToThePrompt() {
    Fixture f;
    f.awaitModel();
    f.window->activateWindow();
    QCOMPARE(f.window->focusWidget(), f.window->centralWidget());
    QTest::keyClick(f.window->focusWidget(), Qt::Key_Tab);
    QCOMPARE(f.window->focusWidget(), f.prompt());
}

void TestPrompt::equalTokensAreSeparated() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    f.retype(f.control(), " Germany");
    f.window->feature<PromptFeature>()->panel().control()->completer()->popup()->hide();
    auto* notice = f.find<InlineHint>("controlNotice");
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->text(), text("Target and control are the same token."));
    QCOMPARE(notice->button()->text(), text("Use ␣the"));
    f.click(notice->button());
    QCOMPARE(f.control()->text(), text(" the"));
    QVERIFY(!notice->isVisible());
    // What the model says is offered to the target, and not to the control, too.
    f.retype(f.target(), " city");
    f.retype(f.control(), " city");
    auto* other = f.find<InlineHint>("targetNotice");
    QTRY_COMPARE_WITH_TIMEOUT(other->button()->text(), text("Use ␣Germany"), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(notice->button()->text(), text("Use ␣the"), kPatience);
}

void TestPrompt::aTooLongPromptIsMarkedAndCut() {
    auto script = std::make_shared<FakeScript>();
    script->positions = 8;
    Fixture f(script);
    f.awaitModel();
    f.awaitPrediction();
    const int asked = f.script->predictions;
    f.prompt()->setPlainText(text(" the").repeated(8) + text(" capital of"));
    auto* notice = f.find<InlineHint>("lengthNotice");
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(text("begins with ␣capital, token 9 of 10")),
             qPrintable(notice->text()));
    QTRY_VERIFY_WITH_TIMEOUT(f.strip()->rect().contains(f.strip()->chipRect(9)), kPatience);
    // The first that does not fit stands out, and the one after it is dimmed.
    const QImage image = f.strip()->grab().toImage();
    const auto back = [&](int token) {
        return image.pixelColor(f.strip()->chipRect(token).topLeft() + QPoint(4, 3));
    };
    QCOMPARE(back(7), Theme::day().chip);
    QCOMPARE(back(8), Theme::day().errorBack);
    QVERIFY(back(9) != Theme::day().chip && back(9) != Theme::day().errorBack);
    QTest::keyClick(f.prompt(), Qt::Key_Return);
    QVERIFY(f.window->document().messages().error().has_value());
    QTest::qWait(300);
    QCOMPARE(f.script->sweeps.load(), 0);
    QCOMPARE(f.script->predictions.load(), asked);
    QCOMPARE(notice->button()->text(), text("Keep the last 8 tokens"));
    f.click(notice->button());
    // The end, which holds the question.
    QCOMPARE(f.prompt()->toPlainText(), text(" the").repeated(6) + text(" capital of"));
    QVERIFY(!notice->isVisible());
    f.awaitPrediction();
    QTest::keyClick(f.prompt(), Qt::Key_Return);
    f.awaitRuns(1);
}

void TestPrompt::tokensAreChosenByClicking() {
    Fixture f;
    f.awaitModel();
    QCOMPARE(f.positions(), Positions::all());
    f.clickChip(1);
    QVERIFY(f.find<QPushButton>("positionsChosen")->isChecked());
    QCOMPARE(f.positions(), Positions::at({1}));
    f.clickChip(4, Qt::ShiftModifier);
    QCOMPARE(f.positions(), Positions::at({1, 2, 3, 4}));
    f.clickChip(2);
    QCOMPARE(f.positions(), Positions::at({1, 3, 4}));
    QCOMPARE(f.strip()->marked(), (std::vector<int>{1, 3, 4}));
    const QImage image = f.strip()->grab().toImage();
    const auto back = [&](int token) {
        return image.pixelColor(f.strip()->chipRect(token).topLeft() + QPoint(4, 3));
    };
    QCOMPARE(back(1), Theme::day().accent);
    QCOMPARE(back(2), Theme::day().chip);
    QVERIFY(f.find<QLabel>("positionsNote")->text().contains(text("3 of 5")));
    QTest::mouseClick(f.find<QPushButton>("run"), Qt::LeftButton);
    f.awaitRuns(1);
    QCOMPARE(f.window->document().state().run()->inputs.positions, Positions::at({1, 3, 4}));
    // The last token alone is marked as well; the choice is still there afterwards.
    QTest::mouseClick(f.find<QPushButton>("positionsLast"), Qt::LeftButton);
    QCOMPARE(f.strip()->marked(), std::vector<int>{4});
    QTest::mouseClick(f.find<QPushButton>("positionsChosen"), Qt::LeftButton);
    QCOMPARE(f.positions(), Positions::at({1, 3, 4}));
}

void TestPrompt::tokensAreChosenByKeys() {
    Fixture f;
    f.awaitModel();
    f.prompt()->setFocus();
    QTest::keyClick(f.prompt(), Qt::Key_Tab);
    QVERIFY(f.strip()->hasFocus());
    QTest::keyClick(f.strip(), Qt::Key_Right);
    QTest::keyClick(f.strip(), Qt::Key_Space);
    QCOMPARE(f.positions(), Positions::at({1}));
    QVERIFY(f.strip()->accessibleDescription().contains(text("␣is, token 2 of 5, chosen")));
    QTest::keyClick(f.strip(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(f.strip(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(f.positions(), Positions::at({1, 2, 3}));
    QTest::keyClick(f.strip(), Qt::Key_End);
    QTest::keyClick(f.strip(), Qt::Key_Space);
    QTest::keyClick(f.strip(), Qt::Key_Home);
    QTest::keyClick(f.strip(), Qt::Key_Right);
    QTest::keyClick(f.strip(), Qt::Key_Space);
    QCOMPARE(f.positions(), Positions::at({2, 3, 4}));
}

void TestPrompt::editsCarryTheChoiceOrClearItVisibly() {
    Fixture f;
    f.awaitModel();
    f.clickChip(3);  // " capital"
    f.prompt()->moveCursor(QTextCursor::Start);
    QTest::keyClicks(f.prompt(), text("a "));
    QCOMPARE(f.strip()->marked().size(), std::size_t(1));
    QCOMPARE(f.strip()->tokens()[f.strip()->marked().front()], text("␣capital"));
    f.type("Italy");
    QVERIFY(f.positions().chosen.empty());
    auto* note = f.find<QLabel>("positionsNote");
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(text("no longer in the prompt")));
    f.clickChip(0);
    QVERIFY(note->text().contains(text("1 of")));
}

void TestPrompt::aChoiceOfNothingIsNotRun() {
    Fixture f;
    f.awaitModel();
    QTest::mouseClick(f.find<QPushButton>("positionsChosen"), Qt::LeftButton);
    QVERIFY(f.find<QLabel>("positionsNote")->text().contains(text("No token is chosen")));
    QTest::mouseClick(f.find<QPushButton>("run"), Qt::LeftButton);
    QVERIFY(f.window->document().messages().error()->what.contains(text("no token is chosen")));
    QCOMPARE(f.script->sweeps.load(), 0);
}

void TestPrompt::positionsAreRemembered() {
    {
        Fixture f;
        f.awaitModel();
        f.clickChip(0);
        f.clickChip(3);
        f.window->close();
    }
    Fixture f;
    f.awaitModel();
    QVERIFY(f.find<QPushButton>("positionsChosen")->isChecked());
    QCOMPARE(f.positions(), Positions::at({0, 3}));
    QCOMPARE(f.strip()->marked(), (std::vector<int>{0, 3}));
}

void TestPrompt::choicesAreCarriedOver_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<std::vector<int>>("chosen");
    QTest::addColumn<std::vector<int>>("kept");
    using List = std::vector<int>;
    QTest::newRow("nothing changed") << text("a b c") << text("a b c") << List{0, 2} << List{0, 2};
    QTest::newRow("appended") << text("a b") << text("a b c") << List{0, 1} << List{0, 1};
    QTest::newRow("prepended") << text("a b") << text("x y a b") << List{0, 1} << List{2, 3};
    QTest::newRow("inserted") << text("a b c") << text("a x b c") << List{0, 1} << List{0, 2};
    QTest::newRow("replaced") << text("a b c") << text("a x c") << List{0, 1, 2} << List{0, 2};
    QTest::newRow("cut") << text("a b c") << text("a") << List{0, 2} << List{0};
    QTest::newRow("repeated") << text("a a") << text("a a a") << List{0, 1} << List{0, 1};
    QTest::newRow("emptied") << text("a b") << QString() << List{0, 1} << List{};
}

void TestPrompt::choicesAreCarriedOver() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(std::vector<int>, chosen);
    QFETCH(std::vector<int>, kept);
    const auto split = [](const QString& words) {
        return words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    QCOMPARE(carriedOver(chosen, split(before), split(after)), kept);
}

void TestPrompt::theGalleryFillsAndRuns() {
    Fixture f;
    f.awaitModel();
    f.type("a");
    f.click(f.find<QPushButton>("galleryButton"));
    auto* dialog = f.find<GalleryDialog>("gallery");
    QVERIFY(dialog && dialog->isVisible());
    auto* list = dialog->findChild<QListView*>(text("galleryList"));
    const QAbstractItemModelTester tester(list->model());
    // The file that ships, read by other means.
    QVERIFY(list->model()->rowCount() >= 8);
    auto* filter = dialog->findChild<QLineEdit*>(text("galleryFilter"));
    QTest::keyClicks(filter, text("berlin is the"));
    QCOMPARE(list->model()->rowCount(), 1);
    const QModelIndex row = list->model()->index(0, 0);
    QCOMPARE(row.data().toString(), text("Berlin is the capital of"));
    QCOMPARE(row.data(GalleryModel::TokensRole).toString(), text("␣Germany against ␣France"));
    QVERIFY(row.data(GalleryModel::ShowsRole).toString().contains(text("fact")));
    list->setFocus();
    list->setCurrentIndex(row);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(!dialog->isVisible());
    f.awaitRuns(1);
    QCOMPARE(f.window->document().state().run()->inputs.prompt, text("Berlin is the capital of"));
    QCOMPARE(f.target()->text(), text(" Germany"));
    QTest::keySequence(f.prompt(), QKeySequence::Undo);
    QCOMPARE(f.prompt()->toPlainText(), text("a"));
}

void TestPrompt::ownPromptsAreSavedDeletedAndBroughtBack() {
    {
        Fixture f;
        f.awaitModel();
        f.type("Berlin is a");
        f.retype(f.target(), " city");
        f.window->feature<PromptFeature>()->panel().saveToGallery();
        auto* dialog = f.find<GalleryDialog>("gallery");
        auto* sentence = dialog->findChild<QLineEdit*>(text("gallerySentence"));
        QVERIFY(!dialog->findChild<QPushButton*>(text("gallerySave"))->isEnabled());
        QTest::keyClicks(sentence, text("What a town is."));
        QTest::keyClick(sentence, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
    }
    const std::vector<ExamplePrompt> expected{
        {"Berlin is a", " city", " France", "What a town is."}};
    QCOMPARE(readPrompts(ownFile().toStdString()) == expected, true);

    Fixture f;
    f.awaitModel();
    f.window->feature<PromptFeature>()->panel().openGallery();
    auto* dialog = f.find<GalleryDialog>("gallery");
    auto* list = dialog->findChild<QListView*>(text("galleryList"));
    auto* remove = dialog->findChild<QPushButton*>(text("galleryDelete"));
    const int rows = list->model()->rowCount();
    QVERIFY(!remove->isEnabled());  // what ships stays
    list->setCurrentIndex(list->model()->index(rows - 1, 0));
    QVERIFY(list->currentIndex().data(GalleryModel::OwnRole).toBool());
    f.click(remove);
    QCOMPARE(list->model()->rowCount(), rows - 1);
    QVERIFY(readPrompts(ownFile().toStdString()).empty());
    auto* notice = dialog->findChild<InlineHint*>(text("galleryDeleted"));
    QCOMPARE(notice->text(), text("Deleted “Berlin is a”."));
    f.click(notice->button());
    QCOMPARE(list->model()->rowCount(), rows);
    QCOMPARE(readPrompts(ownFile().toStdString()) == expected, true);
    QVERIFY(!notice->isVisible());
}

void TestPrompt::aBrokenGalleryFileIsLeftAlone() {
    const QByteArray broken("{\"schema\": \"headscope.prompts/1\", \"prompts\": [ {\"te");
    QFile file(ownFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(broken);
    file.close();
    Fixture f;
    f.awaitModel();
    f.window->feature<PromptFeature>()->panel().saveToGallery();
    auto* dialog = f.find<GalleryDialog>("gallery");
    auto* error = dialog->findChild<InlineHint*>(text("galleryError"));
    QVERIFY(error->isVisible());
    QVERIFY2(error->text().contains(text("prompts.json")), qPrintable(error->text()));
    auto* sentence = dialog->findChild<QLineEdit*>(text("gallerySentence"));
    QTest::keyClicks(sentence, text("Not lost."));
    QTest::keyClick(sentence, Qt::Key_Return);
    QVERIFY(error->isVisible());
    QCOMPARE(sentence->text(), text("Not lost."));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), broken);
    file.close();
    // Once it is put right, the same button works.
    QVERIFY(file.remove());
    f.click(error->button());
    QVERIFY(!error->isVisible());
    QTest::keyClick(sentence, Qt::Key_Return);
    QCOMPARE(readPrompts(ownFile().toStdString()).size(), std::size_t(1));
}

void TestPrompt::promptsThatTheModelSplitsAreMarked() {
    Fixture f;
    f.awaitModel();
    f.window->feature<PromptFeature>()->panel().openGallery();
    auto* dialog = f.find<GalleryDialog>("gallery");
    auto* list = dialog->findChild<QListView*>(text("galleryList"));
    int marked = 0;
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        const QString problem = index.data(GalleryModel::ProblemRole).toString();
        const QString tokens = index.data(GalleryModel::TokensRole).toString();
        const bool known = tokens == text("␣Germany against ␣France") ||
                           tokens == text("␣France against ␣Germany");
        QCOMPARE(problem.isEmpty(), known);
        marked += problem.isEmpty() ? 0 : 1;
    }
    QVERIFY(marked >= 6);
}

void TestPrompt::tokensThatCountAsOneAreSaid() {
    Fixture f;
    f.awaitModel();
    auto& panel = f.window->feature<PromptFeature>()->panel();
    RunInputs inputs = panel.inputs();
    inputs.moreTargets = {text(" Italy"), text(" Europe")};
    panel.setInputs(inputs);
    const auto* notice = f.find<InlineHint>("moreTargets");
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(text("␣Italy, ␣Europe")), qPrintable(notice->text()));
    QVERIFY(!f.find<InlineHint>("moreControls")->isVisible());
    QVERIFY(panel.inputs() == inputs);
    QTest::mouseClick(notice->button(), Qt::LeftButton);
    QVERIFY(!notice->isVisible());
    QVERIFY(panel.inputs().moreTargets.isEmpty());
    f.undo();
    QVERIFY(panel.inputs() == inputs);
    // Another token is another target.
    WindowFixture::type(f.target(), text(" France"));
    QVERIFY(panel.inputs().moreTargets.isEmpty());
    QVERIFY(!notice->isVisible());
}

void TestPrompt::tabGoesThroughTheInputs() {
    Fixture f;
    f.awaitModel();
    f.window->activateWindow();
    f.prompt()->setFocus();
    QStringList names;
    for (int step = 0; step < 9; ++step) {
        QTest::keyClick(f.window->focusWidget(), Qt::Key_Tab);
        names.push_back(f.window->focusWidget()->objectName());
    }
    QCOMPARE(names.mid(0, 5), (QStringList{text("tokens"), text("followPrediction"), text("target"),
                                           text("control"), text("positionsAll")}));
    QVERIFY(names.contains(text("run")));
    f.prompt()->setFocus();
    QTest::keyClick(f.prompt(), Qt::Key_Backtab);
    QCOMPARE(f.window->focusWidget()->objectName(), text("galleryButton"));
}

// What a picture of the window waits for.
void TestPrompt::theWindowIsNotSettledBeforeAllIsThere() {
    Fixture f;
    f.awaitModel();
    f.awaitPrediction();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->isSettled(), kPatience);
    f.script->questionMs = 100;
    QTest::keyClicks(f.prompt(), text(" the"));
    QVERIFY(!f.window->isSettled());  // the prediction is to come
    f.awaitPrediction();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->isSettled(), kPatience);
    f.press("run");
    QVERIFY(!f.window->isSettled());
    f.awaitEnds(1);
    QVERIFY(!f.window->document().state().run()->noiseFloor);
    QVERIFY(!f.window->isSettled());  // the noise is measured
    QTRY_VERIFY_WITH_TIMEOUT(f.window->isSettled(), kPatience);
    QVERIFY(f.window->document().state().run()->noiseFloor);
}

void TestPrompt::aLongPromptScrollsItsTokens() {
    auto script = std::make_shared<FakeScript>();
    script->positions = 1024;
    Fixture f(script);
    f.awaitModel();
    f.prompt()->setPlainText(text("Berlin") + text(" is the city").repeated(70));
    QCOMPARE(f.strip()->tokens().size(), 211);
    auto* area = qobject_cast<TokenStripArea*>(f.strip()->parentWidget()->parentWidget());
    QVERIFY(area);
    QTRY_VERIFY_WITH_TIMEOUT(area->height() < f.strip()->height(), kPatience);
    f.strip()->setFocus();
    QTest::keyClick(f.strip(), Qt::Key_End);
    QTest::keyClick(f.strip(), Qt::Key_Space);
    QCOMPARE(f.positions(), Positions::at({210}));
    const QPoint last = f.strip()->mapTo(area, f.strip()->chipRect(210).center());
    QVERIFY(area->rect().contains(last));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestPrompt);
#include "test_prompt.moc"
