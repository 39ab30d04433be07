// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/write/continuation_view.h"
#include "features/write/write_feature.h"
#include "features/write/write_panel.h"
#include "registered_test.h"
#include "ui/number_box.h"
#include "window_fixture.h"

#include <headscope/continuation.h>
#include <headscope/visible_text.h>

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

namespace headscope::app::test {

/// What the model writes after the prompt, begun, looked at and gone on from as a person does it.
class TestWrite : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        explicit Fixture(const Change& change = {}) : WindowFixture(change) {
            awaitModel();
            bringUp("writeDock");
            settle();
        }
        [[nodiscard]] ContinuationView* view() const {
            return window->feature<WriteFeature>()->panel().view();
        }
        [[nodiscard]] QString label(const char* name) const { return find<QLabel>(name)->text(); }
        [[nodiscard]] QPushButton* button(const char* name) const {
            return find<QPushButton>(name);
        }
        [[nodiscard]] RunInputs inputs() const { return window->document().fields().inputs(); }
        void write() const {
            press("writeStart");
            settle();
        }
        void choose(const HeadList& heads) const {
            window->document().steps().setHeads(heads);
            settle();
        }
        void take(TextSide side, std::size_t place) const {
            window->feature<WriteFeature>()->panel().reveal(view()->chip(side, place));
            QTest::mouseClick(view()->chip(side, place), Qt::LeftButton);
            settle();
        }
        /// The clean text's first words, as the fake engine has them.
        [[nodiscard]] static QString words(TextSide side, std::size_t count) {
            QString text;
            for (std::size_t place = 0; place < count; ++place)
                text += QString::fromStdString(fakeWritten(side, place));
            return text;
        }
    };

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void bothTextsComeTokenByToken();
    void differencesAreMarked();
    void withoutAHeadTheCleanTextIsWritten();
    void theSetGoesBeforeTheChosenHead();
    void aTokenBecomesTheNextTarget();
    void enterTakesATokenAndArrowsGo();
    void aTextSaysWhatItIsOf();
    void stopKeepsWhatHasCome();
    void questionsAreAnsweredMeanwhile();
    void choicesAreUsedAndRemembered();
    void whatCannotBeWrittenIsSaid();
    void anotherModelTakesItsTextAlong();
    void commandsBringThePanelUp();

 private:
    QTemporaryDir m_folder;
};

void TestWrite::bothTextsComeTokenByToken() {
    Fixture f;
    f.choose({{9, 6}, {10, 9}});
    f.script->placesAllowed = 2;
    f.press("writeStart");
    QTRY_COMPARE_WITH_TIMEOUT(f.view()->places(), 2U, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(f.view()->chip(TextSide::Ablated, 1) != nullptr, kPatience);
    QVERIFY(f.button("writeStop")->isEnabled());
    QVERIFY(f.label("writeResult").contains(QLatin1String("2 tokens")));
    f.script->placesAllowed = 1 << 30;
    settle();
    QCOMPARE(f.view()->places(), 20U);
    for (const auto side : {TextSide::Clean, TextSide::Ablated})
        for (std::size_t place = 0; place < 20; ++place) {
            const TokenChip* chip = f.view()->chip(side, place);
            QVERIFY(chip);
            QCOMPARE(chip->text(), QString::fromStdString(visibleText(fakeWritten(side, place))));
            const auto p = static_cast<double>(fakeWrittenP(side, place));
            QVERIFY(chip->toolTip().contains(QString::number(p, 'g', 4)));
            QVERIFY(chip->accessibleName().startsWith(side == TextSide::Clean
                                                          ? QLatin1String("Clean text")
                                                          : QLatin1String("Ablated text")));
        }
    QVERIFY(!f.button("writeStop")->isEnabled());
    const QString of = f.label("writeOf");
    QVERIFY2(of.contains(QLatin1String("heads 9.6, 10.9 set to zero at every position")),
             qPrintable(of));
    QVERIFY(of.contains(QLatin1String("Berlin is the capital of")));
    // The ablated token stands below the clean one of its place.
    const auto at = [&](TextSide side) {
        return f.view()->chip(side, 7)->mapTo(f.view(), QPoint());
    };
    QCOMPARE(at(TextSide::Clean).x(), at(TextSide::Ablated).x());
    QVERIFY(at(TextSide::Clean).y() < at(TextSide::Ablated).y());
}

void TestWrite::differencesAreMarked() {
    Fixture f;
    f.choose({{9, 6}});
    f.write();
    WrittenText texts[2];
    int apart = 0;
    for (std::size_t place = 0; place < f.view()->places(); ++place) {
        for (const auto side : {TextSide::Clean, TextSide::Ablated}) {
            const QString token = f.view()->chip(side, place)->text();
            texts[side == TextSide::Clean ? 0 : 1].tokens.push_back(
                {{static_cast<TokenId>(qHash(token) & 0xFFFFFF), token.toStdString()}, 0, 0, 1});
        }
        apart += differ(texts[0], texts[1], place) ? 1 : 0;
    }
    const SharedTokens shared = sharedTokens(texts[0], texts[1]);
    for (const auto side : {TextSide::Clean, TextSide::Ablated}) {
        const auto& isShared = side == TextSide::Clean ? shared.inClean : shared.inAblated;
        for (std::size_t place = 0; place < isShared.size(); ++place) {
            const TokenChip* chip = f.view()->chip(side, place);
            QCOMPARE(chip->mark(), isShared[place]      ? TokenChip::Mark::Same
                                   : place == kFakeSame ? TokenChip::Mark::First
                                                        : TokenChip::Mark::Differs);
            QCOMPARE(chip->accessibleName().contains(QLatin1String("not in the other text")) ||
                         chip->accessibleName().contains(QLatin1String("here the texts part")),
                     !isShared[place]);
        }
    }
    const auto differing = std::count(shared.inAblated.begin(), shared.inAblated.end(), false);
    // Less than stand in other places.
    QVERIFY(differing > 0 && differing < apart);
    QCOMPARE(
        f.label("writeResult"),
        QStringLiteral("The texts part at token %1; %2 of 20 tokens are not in the clean text.")
            .arg(kFakeSame + 1)
            .arg(differing));
}

void TestWrite::withoutAHeadTheCleanTextIsWritten() {
    Fixture f;
    QVERIFY(f.label("writeAsk").contains(QLatin1String("No head is chosen")));
    f.write();
    QCOMPARE(f.view()->places(), 20U);
    QVERIFY(!f.view()->chip(TextSide::Ablated, 0));
    QVERIFY(f.label("writeOf").contains(QLatin1String("nothing ablated")));
}

void TestWrite::theSetGoesBeforeTheChosenHead() {
    Fixture f;
    f.runToEnd();
    f.bringUp("writeDock");
    f.window->document().state().selection().setSelected(HeadId{3, 4});
    f.write();
    QVERIFY2(f.label("writeOf").contains(QLatin1String("head 3.4 set to zero")),
             qPrintable(f.label("writeOf")));
    f.choose({{9, 6}, {7, 2}});
    f.write();
    QVERIFY2(f.label("writeOf").contains(QLatin1String("heads 7.2, 9.6 set to zero")),
             qPrintable(f.label("writeOf")));
}

void TestWrite::aTokenBecomesTheNextTarget() {
    Fixture f;
    f.choose({{9, 6}});
    f.write();
    const RunInputs before = f.inputs();
    for (const auto side : {TextSide::Clean, TextSide::Ablated}) {
        f.take(side, 4);
        QCOMPARE(f.inputs().prompt, before.prompt + Fixture::words(side, 4));
        QCOMPARE(f.inputs().target, QString::fromStdString(fakeWritten(side, 4)));
        QCOMPARE(f.inputs().control, before.control);
        f.undo();
        QCOMPARE(f.inputs(), before);
        f.redo();
        QCOMPARE(f.inputs().target, QString::fromStdString(fakeWritten(side, 4)));
        f.undo();
    }
    // The first token leaves the prompt as it is; and more targets than one go.
    RunInputs several = before;
    several.moreTargets = {QStringLiteral(" city")};
    f.window->document().fields().setInputs(several);
    f.take(TextSide::Clean, 0);
    QCOMPARE(f.inputs().prompt, before.prompt);
    QVERIFY(f.inputs().moreTargets.isEmpty());
}

void TestWrite::enterTakesATokenAndArrowsGo() {
    Fixture f;
    f.choose({{9, 6}});
    f.write();
    f.view()->chip(TextSide::Clean, 0)->setFocus();
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    QCOMPARE(QApplication::focusWidget(), f.view()->chip(TextSide::Clean, 2));
    press(Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), f.view()->chip(TextSide::Ablated, 2));
    press(Qt::Key_End);
    QCOMPARE(QApplication::focusWidget(), f.view()->chip(TextSide::Ablated, 19));
    press(Qt::Key_Right);  // stays
    press(Qt::Key_Home);
    press(Qt::Key_Left);
    QCOMPARE(QApplication::focusWidget(), f.view()->chip(TextSide::Ablated, 0));
    press(Qt::Key_Right);
    press(Qt::Key_Return);
    settle();
    QCOMPARE(f.inputs().target, QString::fromStdString(fakeWritten(TextSide::Ablated, 1)));
}

void TestWrite::aTextSaysWhatItIsOf() {
    Fixture f;
    f.choose({{9, 6}});
    f.write();
    const QString own = f.label("writeOf");
    QVERIFY(!f.view()->chip(TextSide::Clean, 0)->isStale());
    QVERIFY(!f.find<QLabel>("writeAsk")->isVisible());
    const auto isStale = [&] {
        return f.view()->chip(TextSide::Clean, 0)->isStale() &&
               f.find<QLabel>("writeAsk")->isVisible() &&
               f.label("writeOf") == QStringLiteral("This text is of another choice. ") + own;
    };
    // Heads, prompt, positions, intervention: each alone, and back.
    f.choose({{7, 2}});
    QVERIFY2(isStale(), qPrintable(f.label("writeOf")));
    QVERIFY(f.label("writeAsk").contains(QLatin1String("head 7.2")));
    f.choose({{9, 6}});
    QVERIFY(!isStale());
    const RunInputs typed = f.inputs();
    RunInputs other = typed;
    other.prompt = QStringLiteral("Berlin is");
    f.window->document().fields().changeInputs(other);
    settle();
    QVERIFY(isStale());
    other = typed;
    other.positions = Positions::last();
    f.window->document().fields().changeInputs(other);
    settle();
    QVERIFY(isStale());
    f.window->document().fields().changeInputs(typed);
    settle();
    QVERIFY(!isStale());
    f.runToEnd();
    f.bringUp("writeDock");
    f.window->document().steps().show(ScalarMean{});
    settle();
    QVERIFY(isStale());
    f.window->document().steps().show(Zero{});
    settle();
    QVERIFY(!isStale());
}

void TestWrite::stopKeepsWhatHasCome() {
    Fixture f;
    f.choose({{9, 6}});
    f.script->placesAllowed = 3;
    f.press("writeStart");
    QTRY_VERIFY_WITH_TIMEOUT(f.view()->chip(TextSide::Ablated, 2) != nullptr, kPatience);
    f.press("writeStop");
    settle();
    QCOMPARE(f.view()->places(), 3U);
    QVERIFY(f.label("writeResult").contains(QLatin1String("Stopped.")));
    QVERIFY(!f.button("writeStop")->isEnabled());
    // The next one begins anew.
    f.script->placesAllowed = 1 << 30;
    f.write();
    QCOMPARE(f.view()->places(), 20U);
}

// A text takes seconds on a large model: what the window asks for by itself must not wait for it.
void TestWrite::questionsAreAnsweredMeanwhile() {
    Fixture f;
    f.script->placesAllowed = 1;
    f.press("writeStart");
    QTRY_COMPARE_WITH_TIMEOUT(f.view()->places(), 1U, kPatience);
    const int asked = f.script->predictions;
    RunInputs other = f.inputs();
    other.prompt = QStringLiteral("Berlin is the");
    f.window->document().fields().changeInputs(other);
    QTest::qWait(200);  // longer than it waits for further keys
    f.script->placesAllowed = 2;
    QTRY_VERIFY_WITH_TIMEOUT(f.script->predictions > asked, kPatience);
    QVERIFY(f.button("writeStop")->isEnabled());  // the text is still being written
    f.script->placesAllowed = 1 << 30;
    settle();
    QVERIFY(!f.script->wrongThread);
}

void TestWrite::choicesAreUsedAndRemembered() {
    {
        Fixture f;
        QVERIFY(!f.find<QDoubleSpinBox>("writeTemperature")->isEnabled());
        f.press("writeDrawn");
        f.type(f.find<QSpinBox>("writeTokens"), QStringLiteral("7"));
        f.type(f.find<QDoubleSpinBox>("writeTemperature"), QStringLiteral("0.8"));
        f.type(f.find<QSpinBox>("writeSeed"), QStringLiteral("42"));
        QTest::keyClick(f.find<QSpinBox>("writeSeed"), Qt::Key_Tab);
        f.write();
        QCOMPARE(f.view()->places(), 7U);
        QVERIFY2(f.label("writeOf").contains(QLatin1String("temperature 0.8 with seed 42")),
                 qPrintable(f.label("writeOf")));
        QVERIFY(f.label("writeOf").contains(QLatin1String("differ only where the model does")));
    }
    Fixture f;
    QCOMPARE(f.find<QSpinBox>("writeTokens")->value(), 7);
    QCOMPARE(f.find<QDoubleSpinBox>("writeTemperature")->value(), 0.8);
    QCOMPARE(f.find<QSpinBox>("writeSeed")->value(), 42);
    QVERIFY(f.button("writeDrawn")->isChecked());
    QCOMPARE(f.find<QSpinBox>("writeTokens")->minimum(), 5);
    QCOMPARE(f.find<QSpinBox>("writeTokens")->maximum(), 30);
}

void TestWrite::whatCannotBeWrittenIsSaid() {
    Fixture f([](WindowOptions& options) { options.prompt = QString(); });
    QVERIFY(f.label("writeAsk").contains(QLatin1String("prompt is empty")));
    f.write();
    QVERIFY(f.find<QLabel>("writeAsk")->isVisible());
    QVERIFY2(f.label("writeAsk").contains(QLatin1String("prompt is empty")),
             qPrintable(f.label("writeAsk")));
    QCOMPARE(f.view()->places(), 0U);
    QCOMPARE(f.script->writings, 0);
}

void TestWrite::anotherModelTakesItsTextAlong() {
    Fixture f;
    f.write();
    QCOMPARE(f.view()->places(), 20U);
    const TokenizerFolder other;
    f.window->document().openModel(other.path());
    QTRY_COMPARE_WITH_TIMEOUT(f.view()->places(), 0U, kPatience);
    settle();
    QVERIFY(!f.find<QLabel>("writeOf")->isVisible());
}

void TestWrite::commandsBringThePanelUp() {
    Fixture f;
    f.bringUp("setDock");
    settle();
    QVERIFY(!f.window->feature<WriteFeature>()->panel().isSeen());
    f.key(Qt::Key_G, Qt::ControlModifier | Qt::AltModifier);
    settle();
    QVERIFY(f.window->feature<WriteFeature>()->panel().isSeen());
    QCOMPARE(f.view()->places(), 20U);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestWrite);
#include "test_write.moc"
