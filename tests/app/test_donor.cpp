// SPDX-License-Identifier: GPL-3.0-or-later
// Patching in the window: the donor's field, what is refused, how a run with it is shown and kept.
#include "document/finding_text.h"
#include "document/history.h"
#include "document/session_view.h"
#include "document/stale_run.h"
#include "features/export/run_data.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/prompt/donor_field.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_gallery.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_strip.h"
#include "figure/caption_text.h"
#include "figure/run_figures.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/exact_text_edit.h"
#include "ui/inline_hint.h"
#include "ui/short_combo.h"
#include "ui/widgets.h"
#include "window_fixture.h"

#include <headscope/donor_prompt.h>
#include <headscope/prompts.h>
#include <headscope/session.h>

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

namespace {

// Five tokens, as the example prompt has, of which the last is another.
const QString kDonor = QStringLiteral("Berlin is the capital in");
const QString kShort = QStringLiteral("Berlin is the capital");

}  // namespace

class TestDonor : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        using WindowFixture::WindowFixture;

        [[nodiscard]] PromptPanel& prompt() const {
            return window->feature<PromptFeature>()->panel();
        }
        [[nodiscard]] const RunState& state() const { return window->document().state(); }
        [[nodiscard]] QString error() const {
            const auto& told = window->document().messages().error();
            return told ? told->what + QLatin1Char(' ') + told->hint : QString();
        }
        void choosePatch() const { find<QAction>("intervention.patch")->trigger(); }
        void typeDonor(const QString& text) const { type(find<QWidget>("donor"), text); }
        void runPatched() {
            awaitModel();
            choosePatch();
            typeDonor(kDonor);
            runToEnd();
        }
        [[nodiscard]] std::vector<TokenId> ids(const QString& text, bool bos = false) const {
            return idsOf(promptTokens(*state().tokenizer(), text, bos));
        }
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void theFieldIsThereWhereAPatchIsChosen();
    void bothStripsShowWhatDiffers();
    void whatCannotBeRunIsRefusedWithAWayOut_data();
    void whatCannotBeRunIsRefusedWithAWayOut();
    void thePromptItselfIsADonorForACheck();
    void aRunTakesItsDonorToTheEngineAndBack();
    void itIsLookedAtByTheLogitDifferenceUnlessMapsAreChosen();
    void swapExchangesTheTwoAndIsUndone();
    void itIsSaidWhichWayThePatchGoes();
    void aTargetThatTheDonorSaysIsNoMistake();
    void mapsOfAnotherDonorAreStale();
    void aKeptRunBringsItsDonorBack();
    void captionsAndHistoryNameTheDonor();
    void aRunOfPatchesCountsPatches();
    void itIsRememberedWithItsPromptAlone();
    void theGalleryKeepsIt();
    void aTokenInFrontIsPartOfTheRun();
    void aModelWithoutTheTokenSaysSo();
    void theTokenInFrontIsRememberedWithItsPromptAlone();
    void aTextThatHasNoTokensIsNamed();
};

void TestDonor::theFieldIsThereWhereAPatchIsChosen() {
    Fixture f;
    f.awaitModel();
    auto* field = f.find<QWidget>("donorField");
    QVERIFY(!field->isVisible());
    const int without = f.prompt().sizeHint().height();
    QVERIFY(f.prompt().inputs().donor.isEmpty());
    QAction* patch = f.find<QAction>("intervention.patch");
    QVERIFY(patch && !patch->shortcut().isEmpty());
    f.choosePatch();
    QTRY_VERIFY_WITH_TIMEOUT(field->isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QWidget>("donor")->hasFocus(),
                             kPatience);  // it is what is missing
    QVERIFY(!f.find<QLabel>("donorAlignment")->text().isEmpty());
    f.typeDonor(kDonor);
    QCOMPARE(f.prompt().inputs().donor, kDonor);
    f.choosePatch();
    QVERIFY(!field->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(f.prompt().sizeHint().height(), without, kPatience);
    QVERIFY(f.prompt().inputs().donor.isEmpty());
    QVERIFY(f.prompt().tokens()->differing().empty());
    f.choosePatch();  // what was typed is still there
    QCOMPARE(f.prompt().inputs().donor, kDonor);
}

void TestDonor::bothStripsShowWhatDiffers() {
    Fixture f;
    f.awaitModel();
    f.choosePatch();
    f.typeDonor(kDonor);
    auto* donor = f.find<TokenStrip>("donorTokens");
    QCOMPARE(donor->tokens().size(), 5);
    QCOMPARE(f.prompt().tokens()->differing(), std::vector<int>{4});
    QCOMPARE(donor->differing(), std::vector<int>{4});
    QVERIFY(f.find<QLabel>("donorAlignment")->text().contains(QLatin1String("token 5")));
    // A chip is as wide as the other's in its place.
    f.typeDonor(QStringLiteral("Berlin is Europe capital of"));
    QTRY_COMPARE_WITH_TIMEOUT(donor->differing(), std::vector<int>{2}, kPatience);
    for (int token = 0; token < 5; ++token)
        QTRY_COMPARE_WITH_TIMEOUT(donor->chipRect(token).x(),
                                  f.prompt().tokens()->chipRect(token).x(), kPatience);
    // Of another length: where they part, and by how many.
    f.typeDonor(kShort);
    QCOMPARE(donor->differing(), std::vector<int>{4});
    QCOMPARE(f.prompt().tokens()->differing(), std::vector<int>{4});
    const QString said = f.find<QLabel>("donorAlignment")->text();
    QVERIFY2(said.contains(QLatin1String("1 token")) && said.contains(QLatin1String("token 5")),
             qPrintable(said));
}

void TestDonor::whatCannotBeRunIsRefusedWithAWayOut_data() {
    QTest::addColumn<QString>("donor");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("hint");
    QTest::newRow("none") << QString() << QStringLiteral("a patch needs a second prompt")
                          << QStringLiteral("Type it below the prompt");
    QTest::newRow("short") << kShort << QStringLiteral("the donor has 4 tokens and the prompt 5")
                           << QStringLiteral("1 token too few");
    QTest::newRow("long") << QStringLiteral("Berlin is the capital of the")
                          << QStringLiteral("they part at the token in brackets")
                          << QStringLiteral("1 token too many");
}

void TestDonor::whatCannotBeRunIsRefusedWithAWayOut() {
    QFETCH(const QString, donor);
    QFETCH(const QString, what);
    QFETCH(const QString, hint);
    Fixture f;
    f.awaitModel();
    f.choosePatch();
    f.typeDonor(donor);
    f.press("run");
    QVERIFY2(f.error().contains(what) && f.error().contains(hint), qPrintable(f.error()));
    QCOMPARE(f.script->sweeps.load(), 0);
    f.typeDonor(kDonor);  // what is put right is no error any more
    QTRY_VERIFY_WITH_TIMEOUT(f.error().isEmpty(), kPatience);
}

/// The course's check: nothing may change.
void TestDonor::thePromptItselfIsADonorForACheck() {
    const QString prompt = QStringLiteral("Berlin is the capital of");
    Fixture f;
    f.awaitModel();
    f.choosePatch();
    f.typeDonor(prompt);
    const QString said = f.find<QLabel>("donorAlignment")->text();
    QVERIFY2(
        said.contains(QLatin1String("the prompt itself")) && said.contains(QLatin1String("check")),
        qPrintable(said));
    f.press("run");
    QTRY_COMPARE(f.script->sweeps.load(), 1);
    QVERIFY2(f.error().isEmpty(), qPrintable(f.error()));
    QTRY_VERIFY(f.state().run() && f.state().run()->complete);
    QVERIFY(f.state().run()->part(FromPrompt{f.ids(prompt)}));
    f.window->document().steps().show(FromPrompt{});
    settle();
    QVERIFY(f.find<QLabel>("donorDirection")->text().isEmpty());
}

void TestDonor::aRunTakesItsDonorToTheEngineAndBack() {
    Fixture f;
    f.runPatched();
    const auto& run = f.state().run();
    QVERIFY(run && run->complete);
    QCOMPARE(run->parts.size(), std::size_t{3});
    const Intervention patch = FromPrompt{f.ids(kDonor)};
    QVERIFY(run->part(patch));
    QVERIFY(run->donor(patch));
    QCOMPARE(run->donor(patch)->text, kDonor.toStdString());
    QCOMPARE(run->inputs.donor, kDonor);
    // Its choice by name holds whatever the donor is.
    f.window->document().steps().show(FromPrompt{});
    QCOMPARE(f.state().intervention(), patch);
}

void TestDonor::itIsLookedAtByTheLogitDifferenceUnlessMapsAreChosen() {
    Fixture f;
    f.runPatched();
    QCOMPARE(f.state().maps().maps, MapsView::ofDonor());
    f.window->document().steps().show(FromPrompt{});
    // Recovered as the fake engine's donor has it: target and control exchanged.
    const float target = fakeTargetEffect({9, 6}, FromPrompt{});
    const float control = fakeControlEffect({9, 6}, FromPrompt{});
    const double gap = 2 * (5.9 - 8.1);
    QTRY_VERIFY_WITH_TIMEOUT(f.map(1)->data().values({9, 6}).has_value(), kPatience);
    QVERIFY(std::abs(*f.map(1)->data().values({9, 6}) - 4 * (target - control) / gap) < 1e-5);
    QVERIFY(f.map(1)->subtitle().contains(QLatin1String("donor")));
    auto* metrics = f.window->feature<MapsFeature>()->panel().picker(0)->metricBox();
    QCOMPARE(metrics->count(), 8);
    Fixture::pick(metrics, 0);
    QCOMPARE(f.state().maps().maps.front().metric, Metric::Probability);
    f.undo();
    QCOMPARE(f.state().maps().maps, MapsView::ofDonor());
    QVERIFY(!f.window->document().state().view().areMapsChosen());
    // What stands beside the patch is looked at by the logit difference, too.
    f.window->document().steps().show(Zero{});
    QCOMPARE(f.state().maps().maps, MapsView::besideDonor());
    QCOMPARE(f.state().maps().maps.front().metric, Metric::LogitDifference);
    f.window->document().steps().show(FromPrompt{});
    QCOMPARE(f.state().maps().maps, MapsView::ofDonor());
    // A run without a donor has nothing to recover.
    f.choosePatch();
    f.press("run");
    f.awaitEnds(2);
    QCOMPARE(f.state().maps().maps, MapsView().maps);
    QCOMPARE(f.window->feature<MapsFeature>()->panel().picker(0)->metricBox()->count(), 7);
}

void TestDonor::swapExchangesTheTwoAndIsUndone() {
    Fixture f;
    f.awaitModel();
    QAction* swap = f.find<QAction>("prompt.swap");
    QVERIFY(!swap->isEnabled());
    f.choosePatch();
    f.typeDonor(kDonor);
    RunInputs before = f.prompt().inputs();
    before.positions = Positions::at({4});
    f.prompt().changeInputs(before);
    f.press("swapDonor");
    RunInputs after = before;
    std::swap(after.prompt, after.donor);
    QCOMPARE(f.prompt().inputs(), after);  // chosen positions stay, also of another token
    f.undo();
    QCOMPARE(f.prompt().inputs(), before);
    QVERIFY(swap->isEnabled());
    swap->trigger();
    QCOMPARE(f.prompt().inputs(), after);
}

void TestDonor::itIsSaidWhichWayThePatchGoes() {
    Fixture f;
    f.awaitModel();
    f.choosePatch();
    // The fake engine says Italy first after "state", and Germany hardly.
    f.typeDonor(QStringLiteral("Berlin is the capital state"));
    auto* said = f.find<QLabel>("donorDirection");
    QTRY_VERIFY_WITH_TIMEOUT(said->text().startsWith(QLatin1String("Noising")), kPatience);
    QVERIFY2(said->text().contains(QLatin1String("+2.20")), qPrintable(said->text()));
    f.press("swapDonor");
    QTRY_VERIFY_WITH_TIMEOUT(said->text().startsWith(QLatin1String("Denoising")), kPatience);
    f.typeDonor(QStringLiteral("Berlin is the capital state"));
    QTRY_VERIFY_WITH_TIMEOUT(!said->text().startsWith(QLatin1String("Denoising")), kPatience);
}

void TestDonor::aTargetThatTheDonorSaysIsNoMistake() {
    const auto script = std::make_shared<FakeScript>();
    script->last = 0.004F;
    Fixture f({}, script);
    f.awaitModel();
    auto* notice = f.find<InlineHint>("targetNotice");
    RunInputs inputs = f.prompt().inputs();
    inputs.target = QStringLiteral(" Italy");
    f.prompt().changeInputs(inputs);
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QVERIFY2(notice->text().contains(QLatin1String("has only 0.4 % here")),
             qPrintable(notice->text()));
    f.choosePatch();
    f.typeDonor(QStringLiteral("Berlin is the capital state"));  // the fake engine says Italy first
    QTRY_VERIFY_WITH_TIMEOUT(!notice->isVisible(), kPatience);
    f.typeDonor(kDonor);
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
}

void TestDonor::mapsOfAnotherDonorAreStale() {
    Fixture f;
    f.runPatched();
    const auto stale = [&f] { return staleRunText(f.state(), f.prompt().inputs()); };
    QVERIFY(stale().isEmpty());
    f.typeDonor(QStringLiteral("Berlin is the world of"));
    QVERIFY2(stale().contains(kDonor), qPrintable(stale()));
    f.press("stalePutBack");
    QCOMPARE(f.prompt().inputs().donor, kDonor);
    QVERIFY(stale().isEmpty());
    f.choosePatch();  // the run has what is asked for by now, and more
    QVERIFY2(stale().isEmpty(), qPrintable(stale()));
}

void TestDonor::aKeptRunBringsItsDonorBack() {
    Fixture f;
    f.runPatched();
    Session session;
    session.runs = f.window->document().history().runs();
    const Session read = sessionFromFile(toFile(session));
    QCOMPARE(donorOf(read.runs.front()->run()), kDonor.toStdString());
    const RunInputs of = f.state().run()->inputs;
    const KeptId id = f.state().shownId();
    f.choosePatch();
    Fixture::type(f.find<QWidget>("prompt"), QStringLiteral("Berlin is"));
    f.window->document().bringBack(id);
    QCOMPARE(f.prompt().inputs(), of);
    QVERIFY(f.find<QWidget>("donorField")->isVisible());
    // What a session's view names holds for any donor.
    QJsonObject view;
    f.window->document().steps().show(FromPrompt{});
    addToView(view, f.window->document().history(), f.state());
    QCOMPARE(view[QStringLiteral("replacement")].toString(), QStringLiteral("patch"));
}

void TestDonor::captionsAndHistoryNameTheDonor() {
    Fixture f;
    f.runPatched();
    const auto kept = f.window->document().history().runs().front();
    QVERIFY(titleOf(kept->run()).contains(kDonor));
    QVERIFY(titleOf(f.state().run()->inputs).contains(kDonor));
    const SweepReport report = reportOf(*f.state().run());
    const Intervention patch = f.state().run()->parts[2].intervention;
    const QString said = findingText(*f.state().run(), patch);
    QVERIFY2(said.contains(QStringLiteral(" patches")) && !said.contains(QStringLiteral("ablat")),
             qPrintable(said));
    FigureSource source{report, patch};
    source.quantities = {{Metric::Recovered, Subject::Target, {patch, {}}}};
    source.maps = figureMaps(report.result, source.quantities, true, {});
    const Figure figure = makeFigure(source, FigureContent::Maps);
    QVERIFY2(figure.caption.contains(QStringLiteral("Donor: “%1”").arg(kDonor)),
             qPrintable(figure.caption));
    QVERIFY2(figure.caption.contains(QStringLiteral("Each head alone is patched: ")) &&
                 !figure.caption.contains(QStringLiteral("ablated")),
             qPrintable(figure.caption));
    QVERIFY(makeFigure(source, FigureContent::OneMap).title.endsWith(QStringLiteral(" patched")));
    QVERIFY(std::any_of(figure.facts.begin(), figure.facts.end(), [](const auto& fact) {
        return fact.first == QLatin1String("Donor") && fact.second == kDonor;
    }));
    const QString line = QStringLiteral("patched at all positions from “%1”").arg(kDonor);
    QVERIFY2(figure.runLine.endsWith(line), qPrintable(figure.runLine));
    source.quantities.push_back({Metric::Probability, Subject::Target, {Zero{}, {}}});
    source.maps = figureMaps(report.result, source.quantities, true, {});
    const Figure beside = makeFigure(source, FigureContent::Maps);
    QVERIFY2(beside.caption.contains(QStringLiteral("Each head alone is ablated or patched: ")),
             qPrintable(beside.caption));
    QVERIFY2(beside.runLine.endsWith(
                 QStringLiteral("ablated, or patched from “%1”, at all positions").arg(kDonor)),
             qPrintable(beside.runLine));
    source.quantities = {{Metric::Probability, Subject::Target, {Zero{}, {}}}};
    source.maps = figureMaps(report.result, source.quantities, true, {});
    const Figure alone = makeFigure(source, FigureContent::Maps);
    QVERIFY2(alone.runLine.endsWith(QLatin1String("ablated at all positions")),
             qPrintable(alone.runLine));
}

void TestDonor::aRunOfPatchesCountsPatches() {
    Fixture f;
    f.awaitModel();
    f.choosePatch();
    for (const char* other : {"intervention.zero", "intervention.mean"})
        if (auto* action = f.find<QAction>(other); action->isChecked()) action->trigger();
    f.typeDonor(kDonor);
    f.runToEnd();
    QCOMPARE(f.state().run()->parts.size(), std::size_t{1});
    QVERIFY2(f.find<QLabel>("status")->text().startsWith(QLatin1String("144 patches")),
             qPrintable(f.find<QLabel>("status")->text()));
}

void TestDonor::itIsRememberedWithItsPromptAlone() {
    RunInputs typed;
    {
        Fixture f;
        f.awaitModel();
        f.choosePatch();
        f.typeDonor(kDonor);
        typed = f.prompt().inputs();
        f.window->close();
    }
    const Fixture again([](WindowOptions& options) {
        options.prompt.reset();
        options.target.reset();
        options.control.reset();
    });
    again.awaitModel();
    QCOMPARE(again.prompt().inputs(), typed);
    again.window->close();
    // Another prompt that is given has not that donor; one that is given is patched from.
    const Fixture other(
        [](WindowOptions& options) { options.prompt = QStringLiteral("Berlin is"); });
    other.awaitModel();
    QCOMPARE(other.prompt().inputs().interventions, zeroAndMean());
    other.window->close();
    const Fixture given([](WindowOptions& options) { options.donor = kDonor; });
    given.awaitModel();
    QCOMPARE(given.prompt().inputs().donor, kDonor);
    QCOMPARE(given.prompt().inputs().interventions, std::vector<Intervention>{FromPrompt{}});
}

void TestDonor::theGalleryKeepsIt() {
    const QTemporaryDir folder;
    PromptGallery gallery(folder.filePath(QStringLiteral("prompts.json")));
    const ExamplePrompt patched{"Berlin is the capital of", " Germany", " France", "Patched.",
                                kDonor.toStdString()};
    QVERIFY(gallery.save(patched));
    ExamplePrompt plain = patched;
    plain.donor.clear();
    QVERIFY(gallery.save(plain));  // another example
    const auto read = readPrompts(folder.filePath(QStringLiteral("prompts.json")).toStdString());
    QCOMPARE(read.size(), std::size_t{2});
    QVERIFY(read[0] == patched && read[1] == plain);
}

void TestDonor::aTokenInFrontIsPartOfTheRun() {
    const TokenizerFolder withToken(true);
    Fixture f([&withToken](WindowOptions& options) { options.model = withToken.path(); });
    f.awaitModel();
    QAction* begin = f.find<QAction>("prompt.begin");
    QVERIFY(begin && !begin->isChecked());
    begin->trigger();
    QVERIFY(begin->isChecked());
    QCOMPARE(f.prompt().tokens()->tokens().front(), QStringLiteral("<|endoftext|>"));
    f.runPatched();
    const auto& run = f.state().run();
    QCOMPARE(run->clean.prompt.size(), std::size_t{6});
    QCOMPARE(run->clean.prompt.front().text, std::string("<|endoftext|>"));
    QCOMPARE(idsOf(run->donor(FromPrompt{})->prompt), f.ids(kDonor, true));
    const auto kept = f.window->document().history().runs().front();
    QVERIFY(kept->run().report->bos);
    QCOMPARE(kept->run().prompt, std::string("Berlin is the capital of"));
    QCOMPARE(donorOf(kept->run()), kDonor.toStdString());
    const RunInputs of = run->inputs;
    begin->trigger();
    QVERIFY(!staleRunText(f.state(), f.prompt().inputs()).isEmpty());
    f.window->document().bringBack(f.state().shownId());
    QCOMPARE(f.prompt().inputs(), of);
}

void TestDonor::aModelWithoutTheTokenSaysSo() {
    Fixture f;
    f.awaitModel();
    const QAction* refused = f.find<QAction>("prompt.begin");
    QVERIFY(!refused->isEnabled());
    QVERIFY2(refused->toolTip().contains(QLatin1String("has no token")),
             qPrintable(refused->toolTip()));
    // Its keys say so, where they would do nothing.
    const QSignalSpy said(&f.window->document().messages(), &Messages::statusChanged);
    f.key(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(!said.isEmpty());
    QCOMPARE(said.last().front().toString(), refused->toolTip());
    QVERIFY(!f.prompt().bos());
    f.prompt().setBos(true);  // as a session of another model would
    f.press("run");
    QVERIFY2(f.error().contains(QLatin1String("no token <|endoftext|>")), qPrintable(f.error()));
    QVERIFY(f.error().contains(QLatin1String("Switch off")));
    QAction* begin = f.find<QAction>("prompt.begin");
    QVERIFY(begin->isEnabled());
    begin->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(f.error().isEmpty(), kPatience);
}

void TestDonor::theTokenInFrontIsRememberedWithItsPromptAlone() {
    const TokenizerFolder withToken(true);
    const auto leaveWithIt = [&withToken] {
        Fixture f([&withToken](WindowOptions& options) { options.model = withToken.path(); });
        f.awaitModel();
        f.prompt().setBos(true);
        f.window->close();
    };
    const auto asItWas = [](WindowOptions& options) {
        options.prompt.reset();
        options.target.reset();
        options.control.reset();
    };
    leaveWithIt();
    {
        const Fixture again([&](WindowOptions& options) {
            asItWas(options);
            options.model = withToken.path();
        });
        again.awaitModel();
        QVERIFY(again.prompt().bos());
    }
    leaveWithIt();
    {
        const Fixture given([&](WindowOptions& options) {
            options.model = withToken.path();
            options.prompt = QStringLiteral("Berlin is the capital of");
        });
        given.awaitModel();
        QVERIFY(!given.prompt().bos());  // its prompt is given, and nothing of this
        given.window->close();
    }
    {
        const Fixture asked([&](WindowOptions& options) {
            options.model = withToken.path();
            options.bos = true;
        });
        asked.awaitModel();
        QVERIFY(asked.prompt().bos());
    }
    leaveWithIt();
    const Fixture without(asItWas);
    without.awaitModel();
    QVERIFY(!without.prompt().bos());
    QVERIFY2(without.error().isEmpty(), qPrintable(without.error()));
    const Remark* remark = without.window->document().messages().remarkAt(Messages::Place::News);
    QVERIFY(remark && remark->text.contains(QLatin1String("<|endoftext|>")));
}

void TestDonor::aTextThatHasNoTokensIsNamed() {
    // A vocabulary without a letter, as those of small checkpoints are.
    const TokenizerFolder model;
    QFile file(QString::fromStdString((model.path() / "vocab.json").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray vocabulary = file.readAll();
    file.close();
    QVERIFY(vocabulary.contains("\"X\": "));
    vocabulary.replace("\"X\": ", "\"XX\": ");
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(vocabulary);
    file.close();
    Fixture f([&model](WindowOptions& options) {
        options.model = model.path();
        options.donor = QStringLiteral("Berlin is the X of");
    });
    f.awaitModel();
    const QString what = QStringLiteral("The donor: the vocabulary has no token for \"X\"");
    const auto labels = f.prompt().findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
        return label->text().startsWith(what) && label->text().contains(QLatin1String("Use only"));
    }));
    f.press("run");
    QVERIFY2(f.error().contains(QLatin1String("the donor: the vocabulary has no token")),
             qPrintable(f.error()));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestDonor);
#include "test_donor.moc"
