// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of a run above its maps, and of maps that are not of what is typed.
#include "document/document.h"
#include "document/finding_text.h"
#include "document/metric_text.h"
#include "document/strongest_text.h"
#include "features/maps/finding_line.h"
#include "features/maps/map_head.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/maps/stale_strip.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_field.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/panel_docks.h"
#include "ui/shown_text.h"
#include "window_fixture.h"

#include <QApplication>
#include <QDockWidget>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolTip>

#include <cmath>

namespace headscope::app::test {

namespace {

using FindingFixture = WindowFixture;

template <class Visit>
void eachHead(Visit visit) {
    for (int layer = 0; layer < 12; ++layer)
        for (int head = 0; head < 12; ++head)
            visit(HeadId{layer, head});
}

AblatedRun findingOutcome(double p) {
    AblatedRun run;
    run.pTarget = static_cast<float>(p);
    run.pControl = 0.2F;
    run.logitTarget = static_cast<float>(std::log(p)) + 3;
    run.logitControl = static_cast<float>(std::log(0.2)) + 3;
    run.logSumExp = 3;
    run.argmax = {1, " yes"};
    return run;
}

/// A target of P `clean`, and what it becomes without each of the heads of one layer.
Run findingRun(double clean, const std::vector<double>& ablated) {
    const AblatedRun start = findingOutcome(clean);
    CleanRun run;
    run.target = {{{1, " yes"}}, start.pTarget, start.logitTarget, 1};
    run.control = {{{2, " no"}}, start.pControl, start.logitControl, 2};
    run.top = {{{1, " yes"}, start.pTarget, start.logitTarget, 1}};
    run.headMean = {1, 3};
    run.logSumExp = start.logSumExp;
    Run made;
    SweepRequest request;
    request.interventions = {Zero{}};
    made.begin(run, {}, request);
    int head = 0;
    for (const double p : ablated) {
        Cell cell;
        static_cast<AblatedRun&>(cell) = findingOutcome(p);
        cell.head = {0, head++};
        made.add(Zero{}, {&cell, 1});
    }
    made.count();
    return made;
}

}  // namespace

class TestFinding : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { useOwnSettings(m_settings); }
    void theSentenceIsOfTheRunsNumbers();
    void aControlThatMovesAsWellIsSaid();
    void mapsOfTheLogProbabilityAreOfferedNearTheFloor();
    void aHeadThatIsNamedCanBeChosen();
    void aHeadThatDoesNearlyAsMuchIsNamedToo();
    void nearAnEndTheLogOddsAreSaid();
    void whatPHidesInItsNoiseIsSaid();
    void theInspectorRanksAsTheFindingDoes();
    void withADonorTheLogitDifferenceIsSaid();
    void whatIsNotCompleteSaysSo();
    void mapsOfSomethingElseSaySo();
    void theTypedInputsCountEachByItself_data();
    void theTypedInputsCountEachByItself();
    void endsOfTheScaleAreWords();
    void theTitleOpensTheLists();
    void aTitleWithoutRoomIsBrief();
    void gesturesAreToldWhereTheyAreMade();
    void mapsAreInFrontAndLarge();
    void halfAScreenHoldsTheWindow();
    void linesThatTheUserDrewStay();

 private:
    QTemporaryDir m_settings;
};

void TestFinding::theSentenceIsOfTheRunsNumbers() {
    FindingFixture f;
    f.runToEnd();
    HeadId most{};
    int kept = 0;
    double low = 1;
    double high = 0;
    eachHead([&](HeadId head) {
        const auto size = [](HeadId of) { return std::abs(fakeTargetEffect(of, Zero{})); };
        if (size(head) > size(most)) most = head;
        kept += fakeFlips(head, Zero{}) ? 0 : 1;
        const double control = static_cast<double>(kCleanControl + fakeControlEffect(head, Zero{}));
        low = std::min(low, control);
        high = std::max(high, control);
    });
    const auto& line = *f.window->feature<MapsFeature>()->panel().finding();
    const QString said = line.accessibleDescription();
    const double after = static_cast<double>(kCleanTarget + fakeTargetEffect(most, Zero{}));
    const QString head = QStringLiteral("layer %1 head %2 changes ␣Germany most: from 62 % to %3.")
                             .arg(most.layer)
                             .arg(most.head)
                             .arg(percentText(after));
    QVERIFY2(said.contains(head), qPrintable(said));
    QVERIFY2(
        said.contains(QStringLiteral("The top-1 stays ␣Germany in %1 of 144 ablations;").arg(kept)),
        qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("The control ␣France, 7.0 % in the clean run, stays "
                                          "between %1 and %2.")
                               .arg(percentText(low), percentText(high))),
             qPrintable(said));
    QVERIFY(line.isVisible());
    // The other intervention has numbers of its own.
    f.press("mean");
    QVERIFY(line.accessibleDescription() != said);
}

void TestFinding::aControlThatMovesAsWellIsSaid() {
    const auto textOf = [](double target, double control) {
        Run run = findingRun(0.3, {target});
        Cell& cell = run.parts.front().cells.front();
        cell.pControl = static_cast<float>(control);
        cell.logitControl = static_cast<float>(std::log(control)) + 3;
        return findingText(run, Zero{});
    };
    // 0.2 in the clean run. Of the log-odds: target -0.54.
    const QString more = textOf(0.2, 0.5);
    QVERIFY2(more.contains(QStringLiteral("The control ␣no moves more: head 0.0 raises it from "
                                          "20 % to 50 % (log-odds +1.39, the target's −0.539).")),
             qPrintable(more));
    const QString asWell = textOf(0.2, 0.14);
    QVERIFY2(asWell.contains(QStringLiteral("The control ␣no moves as well: head 0.0 lowers it "
                                            "from 20 % to 14 % (log-odds −0.429, the target's ")),
             qPrintable(asWell));
    const QString stays = textOf(0.2, 0.19);
    QVERIFY2(stays.contains(QStringLiteral("The control ␣no, 20 % in the clean run, stays between "
                                           "19 % and 19 %.")),
             qPrintable(stays));
    const QString alone = textOf(0.3, 0.5);
    QVERIFY2(alone.contains(QStringLiteral("The control ␣no does move: head 0.0 raises it from")),
             qPrintable(alone));
}

void TestFinding::mapsOfTheLogProbabilityAreOfferedNearTheFloor() {
    FindingFixture f;
    f.runToEnd();
    auto* line = f.window->feature<MapsFeature>()->panel().finding();
    const QString offer = QStringLiteral("Show log-probability");
    QVERIFY(!line->text().contains(offer));
    // The same run of a target that the model hardly says.
    RunState& state = f.window->document().state();
    Run rare = *state.run();
    const auto lower = [](float& p, float& logit) {
        p *= 1e-4F;
        logit += std::log(1e-4F);
    };
    lower(rare.clean.target.p, rare.clean.target.logit);
    for (RunPart& part : rare.parts)
        for (Cell& cell : part.cells)
            lower(cell.pTarget, cell.logitTarget);
    const RunInputs inputs = state.run()->inputs;
    const ModelInfo model = *state.model();
    state.restore(inputs, rare, 1, model);
    QVERIFY2(line->text().contains(offer), qPrintable(line->text()));
    const MapsView before = state.maps();
    Q_EMIT line->linkActivated(QStringLiteral("log-probability"));
    QCOMPARE(state.maps().maps[0].metric, Metric::LogProbability);
    QCOMPARE(state.maps().maps[1], before.maps[1]);
    QVERIFY(!line->text().contains(offer));
    f.undo();
    QCOMPARE(state.maps(), before);
    QVERIFY(line->text().contains(offer));
}

void TestFinding::aHeadThatIsNamedCanBeChosen() {
    FindingFixture f;
    f.runToEnd();
    auto* line = f.window->feature<MapsFeature>()->panel().finding();
    QVERIFY(!f.window->document().state().selected());
    line->setFocus(Qt::TabFocusReason);
    QTest::keyClick(line, Qt::Key_Tab);  // to its link
    QTest::keyClick(line, Qt::Key_Return);
    QTest::keyClick(line, Qt::Key_Tab);  // and on
    QVERIFY(!line->hasFocus());
    const auto chosen = f.window->document().state().selected();
    QVERIFY(chosen);
    eachHead([&](HeadId head) {
        QVERIFY(std::abs(fakeTargetEffect(head, Zero{})) <=
                std::abs(fakeTargetEffect(*chosen, Zero{})));
    });
    QVERIFY(!f.find<QDockWidget>("inspectorDock")->visibleRegion().isEmpty());
}

void TestFinding::aHeadThatDoesNearlyAsMuchIsNamedToo() {
    const Run tied = findingRun(0.5, {0.358, 0.45, 0.364});
    const QString said = findingText(tied, Zero{});
    QVERIFY2(said.contains(QStringLiteral("layer 0 head 0 changes ␣yes most: from 50 % to 36 %. "
                                          "Head 0.2 does nearly as much. The top-1")),
             qPrintable(said));
    QVERIFY(findingHtml(tied, Zero{}).at(1).contains(QLatin1String("href='0.2'")));
    const QString all = findingText(findingRun(0.5, {0.358, 0.64, 0.364}), Zero{});
    QVERIFY2(all.contains(QLatin1String("2 heads do nearly as much, first of them 0.1.")),
             qPrintable(all));
    QVERIFY(!findingText(findingRun(0.5, {0.3, 0.33, 0.5}), Zero{})
                 .contains(QLatin1String("nearly as much")));
}

void TestFinding::nearAnEndTheLogOddsAreSaid() {
    // A third of 1 % is lost, or 2 points are gained: ln(0.00336 / 0.99664) + 4.59512 = -1.0973.
    const QString low = findingText(findingRun(0.01, {0.00336, 0.02, 0.01}), Zero{});
    QVERIFY2(low.contains(QStringLiteral("layer 0 head 0 changes ␣yes most: from 1.00 % to 0.34 % "
                                         "(log-odds −1.10).")),
             qPrintable(low));
    const QString middle = findingText(findingRun(0.5, {0.4, 0.7, 0.5}), Zero{});
    QVERIFY2(
        middle.contains(QStringLiteral("layer 0 head 1 changes ␣yes most: from 50 % to 70 %.")),
        qPrintable(middle));
    QVERIFY(middle.contains(QStringLiteral("None moves the control ␣no.")));
}

// Its log-odds change by far more than their noise: they are named, and that P says nothing is.
void TestFinding::whatPHidesInItsNoiseIsSaid() {
    Run rare = findingRun(5e-10, {1.25e-10, 1.2e-9, 5e-10});
    rare.noiseFloor = NoiseFloor{1.2e-7, 1e-6, 1e-6, 1.2e-7, 4};
    const QString said = findingText(rare, Zero{});
    // ln(1.25 / 5) = -1.386
    QVERIFY2(said.contains(QStringLiteral("(log-odds −1.39). In P that is less than the numerical "
                                          "noise of this run.")),
             qPrintable(said));
    QVERIFY(said.contains(QLatin1String("layer 0 head 0 changes")));
}

void TestFinding::theInspectorRanksAsTheFindingDoes() {
    Run rare = findingRun(5e-10, {1.2e-9, 1.25e-10, 5e-10});
    rare.noiseFloor = NoiseFloor{1.2e-7, 1e-6, 1e-6, 1.2e-7, 4};
    const QString some = strongestText(rare, Zero{}, QStringLiteral("black"));
    const qsizetype first = some.indexOf(QLatin1String("href='0.1'"));
    QVERIFY2(first > 0 && some.indexOf(QLatin1String("href='0.0'")) > first, qPrintable(some));
    QVERIFY(findingHtml(rare, Zero{}).front().contains(QLatin1String("href='0.1'")));
    QVERIFY(!some.contains(QLatin1String("href='0.2'")));  // which does nothing
    QVERIFY(some.contains(QLatin1String("change of its log-odds")));
    QVERIFY(some.contains(QStringLiteral("−1.39")) && some.contains(QLatin1String("+0.875")));
    QVERIFY(
        some.contains(QLatin1String("In P these changes are smaller than the numerical noise")));
    // In the middle P decides; with a floor above all of it there is nobody to name.
    Run middle = findingRun(0.5, {0.4, 0.7, 0.5});
    const QString byP = strongestText(middle, Zero{}, QStringLiteral("black"));
    QVERIFY(byP.contains(QLatin1String("change of P")) && byP.contains(QLatin1String("+0.200")));
    middle.noiseFloor = NoiseFloor{0.5, 1, 5, 1, 4};
    QCOMPARE(strongestText(middle, Zero{}, QStringLiteral("black")),
             QStringLiteral("No head changes ␣yes by more than the numerical noise of this run."));
    QVERIFY(strongestText(findingRun(0.5, {}), Zero{}, QStringLiteral("black")).isEmpty());
}

void TestFinding::withADonorTheLogitDifferenceIsSaid() {
    // Head 0.1 does less to P of the target, and more to the difference of the logits.
    Run run = findingRun(0.6, {0.5, 0.55, 0.6});
    Cell moved = run.parts.front().cells[1];
    moved.logitControl = static_cast<float>(std::log(0.4)) + 3;
    run.add(Zero{}, {&moved, 1});
    QVERIFY2(findingText(run, Zero{}).contains(QLatin1String("from 60 % to 50 %")),
             qPrintable(findingText(run, Zero{})));
    RunPart patch = run.parts.front();
    patch.intervention = FromPrompt{{1, 2}};
    patch.donor.emplace();
    run.parts.push_back(patch);
    for (const Intervention& one : {Intervention(Zero{}), Intervention(FromPrompt{})}) {
        const QString said = findingText(run, one);
        // ln(0.6 / 0.2) and ln(0.55 / 0.4).
        QVERIFY2(said.contains(QLatin1String("moves the logit difference")) &&
                     said.contains(QLatin1String("from +1.10 to +0.318")),
                 qPrintable(said));
        const QString list = strongestText(run, one, QStringLiteral("#000"));
        QVERIFY2(list.contains(QLatin1String("change in logits")), qPrintable(list));
        QVERIFY2(
            list.indexOf(QLatin1String("href='0.1'")) < list.indexOf(QLatin1String("href='0.0'")),
            qPrintable(list));
    }
    QVERIFY(findingText(run, FromPrompt{}).startsWith(QLatin1String("Patching layer 0 head 1")));
}

void TestFinding::whatIsNotCompleteSaysSo() {
    const QString part = findingText(findingRun(0.5, {0.4, 0.7}), Zero{});
    QVERIFY2(part.startsWith(QLatin1String("2 of 3 heads so far: ")), qPrintable(part));
    // Nothing comes any more of a run that was stopped.
    Run stopped = findingRun(0.5, {0.4, 0.7});
    stopped.stopped = true;
    QVERIFY(findingText(stopped, Zero{}).startsWith(QLatin1String("2 of 3 heads: ")));
    QVERIFY(findingText(findingRun(0.5, {}), Zero{}).isEmpty());
    Run last = findingRun(0.5, {0.4, 0.7, 0.5});
    last.parts.front().positions = Positions::last();
    QVERIFY(findingText(last, Zero{}).startsWith(QLatin1String("At the last position: ")));
    last.noiseFloor = NoiseFloor{0.5, 1, 5, 1, 4};
    const QString noise = findingText(last, Zero{});
    QVERIFY2(noise.contains(QStringLiteral("No head changes ␣yes by more than the numerical "
                                           "noise of this run.")),
             qPrintable(noise));
    // What is written into a page is no markup.
    Run odd = findingRun(0.5, {0.4, 0.7, 0.5});
    odd.clean.target.tokens.front().text = "<b>";
    QVERIFY(findingHtml(odd, Zero{}).join(QLatin1Char(' ')).contains(QLatin1String("&lt;b&gt;")));
    // And a token of signs alone is no mark of the sentence.
    odd.clean.top.front().token.text = ".";
    const QString signs = findingText(odd, Zero{});
    QVERIFY2(signs.contains(QStringLiteral("The top-1 stays “.” in")), qPrintable(signs));
    QCOMPARE(quotedSigns(QStringLiteral("␣")), QStringLiteral("“␣”"));
    QCOMPARE(quotedSigns(QStringLiteral("␣é")), QStringLiteral("␣é"));
}

void TestFinding::mapsOfSomethingElseSaySo() {
    FindingFixture f;
    f.runToEnd();
    MapsPanel& maps = f.window->feature<MapsFeature>()->panel();
    QVERIFY(!maps.stale()->isVisible());
    QVERIFY(!f.map(0)->isFaded());
    PromptPanel& prompt = f.window->feature<PromptFeature>()->panel();
    const RunInputs was = prompt.inputs();
    f.type(prompt.target()->edit(), QStringLiteral(" the"));
    QVERIFY(maps.stale()->isVisible());
    QVERIFY2(maps.stale()->text().contains(QStringLiteral(
                 "“Berlin is the capital of”, ␣Germany against ␣France, all positions")),
             qPrintable(maps.stale()->text()));
    QVERIFY(f.map(0)->isFaded() && f.map(1)->isFaded());
    f.press("stalePutBack");
    QVERIFY(prompt.inputs() == was);
    QVERIFY(!maps.stale()->isVisible());
    QVERIFY(!f.map(0)->isFaded());
    f.undo();
    QCOMPARE(prompt.inputs().target, QStringLiteral(" the"));
    QVERIFY(maps.stale()->isVisible());
    f.press("staleRun");
    f.awaitEnds(2);
    QVERIFY(!maps.stale()->isVisible());
    QCOMPARE(f.window->document().state().run()->inputs.target, QStringLiteral(" the"));
}

void TestFinding::theTypedInputsCountEachByItself_data() {
    QTest::addColumn<int>("field");
    QTest::newRow("prompt") << 0;
    QTest::newRow("target") << 1;
    QTest::newRow("control") << 2;
    QTest::newRow("positions") << 3;
    QTest::newRow("intervention") << 4;
}

void TestFinding::theTypedInputsCountEachByItself() {
    QFETCH(int, field);
    FindingFixture f;
    f.runToEnd();
    InputFields& fields = f.window->document().fields();
    RunInputs inputs = fields.inputs();
    if (field == 0) inputs.prompt += QStringLiteral(" the");
    if (field == 1) inputs.target = QStringLiteral(" the");
    if (field == 2) inputs.control = QStringLiteral(" the");
    if (field == 3) inputs.positions = Positions::last();
    if (field == 4) inputs.interventions.push_back(Scale{0.5});
    fields.changeInputs(inputs);
    QVERIFY(f.window->feature<MapsFeature>()->panel().stale()->isVisible());
    QVERIFY(f.map(0)->isFaded());
}

void TestFinding::endsOfTheScaleAreWords() {
    FindingFixture f;
    f.runToEnd();
    QCOMPARE(f.map(0)->data().highText, QStringLiteral("more likely"));
    QCOMPARE(f.map(0)->data().lowText, QStringLiteral("less likely"));
    QuantityPicker* picker = f.window->feature<MapsFeature>()->panel().picker(0);
    f.pick(picker->metricBox(), static_cast<int>(Metric::Rank));
    QCOMPARE(f.map(0)->data().highText, QStringLiteral("falls"));  // a larger rank is a fall
    f.pick(picker->metricBox(), static_cast<int>(Metric::TopChanged));
    QVERIFY(f.map(0)->data().highText.isEmpty());  // its numbers are words already
}

void TestFinding::theTitleOpensTheLists() {
    FindingFixture f;
    f.runToEnd();
    MapHead* head = f.window->feature<MapsFeature>()->panel().head(0);
    QVERIFY(!head->picker()->isVisible());
    QVERIFY(head->title()->text().startsWith(f.map(0)->title()));
    head->title()->setFocus();
    QTest::keyClick(head->title(), Qt::Key_Space);
    QVERIFY(head->picker()->isVisible());
    f.pick(head->picker()->metricBox(), static_cast<int>(Metric::Kl));
    QVERIFY(head->title()->text().startsWith(QLatin1String("KL")));
    QTest::keyClick(head->picker()->window(), Qt::Key_Escape);
    QVERIFY(!head->picker()->isVisible());
}

void TestFinding::aTitleWithoutRoomIsBrief() {
    QWidget window;
    window.resize(600, 200);
    MapHead head(1, &window);
    head.picker()->setQuantity({Metric::Probability, Subject::Control, Lens{}});
    const QString title = QStringLiteral("Control ␣Zimbabwe and more");
    head.setTexts(title, {});
    window.show();
    const QString brief = briefText(Subject::Control);
    int briefly = 0;
    constexpr int kRounding = 3;  // of the text's width, which is counted from the text shown
    for (int width = head.readableWidth() + kRounding; width > 0; --width) {
        head.setGeometry(0, 0, width, 60);
        const QString shown = head.title()->text();
        QVERIFY(!shown.trimmed().isEmpty());
        QVERIFY(shown.startsWith(title) || head.title()->toolTip().startsWith(title));
        briefly += shown.startsWith(brief) && !shown.startsWith(title) ? 1 : 0;
        // A part of it only where the short form has no room.
        QVERIFY2(!shown.contains(QChar(0x2026)) || briefly > 0, qPrintable(shown));
        QVERIFY(width < head.readableWidth() + kRounding || shown.startsWith(title));
    }
    QVERIFY(briefly > 0);
}

void TestFinding::gesturesAreToldWhereTheyAreMade() {
    FindingFixture f;
    f.runToEnd();
    HeatmapPlot* map = f.map(0);
    const auto tipAt = [map](QPointF position) {
        QToolTip::hideText();
        const QPoint at = position.toPoint();
        QWidget* under = map->childAt(at);
        QHelpEvent help(QEvent::ToolTip, under->mapFrom(map, at), map->mapToGlobal(at));
        QApplication::sendEvent(under, &help);
        return QToolTip::text();
    };
    QVERIFY(tipAt(map->layerLabel(3)).contains(QLatin1String("its layer goes into")));
    QVERIFY(tipAt(map->headLabel(5)).contains(QLatin1String("its column goes into")));
    // And it does what the tip says.
    f.clickAt(0, map->layerLabel(3));
    QCOMPARE(f.window->document().state().ablationSet().heads.size(), std::size_t(12));
}

void TestFinding::mapsAreInFrontAndLarge() {
    FindingFixture f;
    f.runToEnd();
    QVERIFY(!f.find<QDockWidget>("inspectorDock")->visibleRegion().isEmpty());
    MapsPanel& maps = f.window->feature<MapsFeature>()->panel();
    for (const QSize size : {QSize(1280, 800), QSize(1024, 768), QSize(1366, 700)}) {
        f.window->resize(size);
        settle();
        QVERIFY2(2 * maps.height() >= size.height(), qPrintable(QString::number(maps.height())));
        const QPointF cell = f.map(0)->cellCentre({1, 1}) - f.map(0)->cellCentre({0, 0});
        // Nearly square, or as high as the room: no band of more than a line above and below.
        const bool isSquare = cell.y() > 0.9 * cell.x();
        QVERIFY2(isSquare || f.map(0)->height() + 80 > f.map(0)->parentWidget()->height(),
                 qPrintable(QStringLiteral("%1 x %2").arg(cell.x()).arg(cell.y())));
        QVERIFY(f.map(0)->height() + 100 > f.map(0)->parentWidget()->height());
    }
}

// 1920 x 1080 at scale 2, less a title bar and a desktop's panel; with something told above the
// maps.
void TestFinding::halfAScreenHoldsTheWindow() {
    FindingFixture f;
    f.runToEnd();
    f.window->document().messages().remark(
        {QStringLiteral("Something that takes two lines above the maps, as the first offer of the "
                        "lessons does where the window is small."),
         {{QStringLiteral("Show it"), [] {}}}});
    f.window->resize(960, 500);
    settle();
    const QSize least = f.window->minimumSizeHint();
    QVERIFY2(least.width() <= 960 && least.height() <= 500,
             qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    QCOMPARE(f.window->size(), QSize(960, 500));
}

void TestFinding::linesThatTheUserDrewStay() {
    int drawn = 0;
    {
        FindingFixture f;
        f.runToEnd();
        f.click(0, {3, 4});
        QVERIFY(!f.window->docks().isSized());  // that was no line
        auto* dock = f.find<QDockWidget>("inspectorDock");
        const QPoint line(dock->mapTo(f.window.get(), QPoint(dock->width() / 2, 0)));
        // As a hand on the line between maps and panels; then it moves.
        QTest::mousePress(f.window.get(), Qt::LeftButton, {}, line - QPoint(0, 30));
        QTest::mouseRelease(f.window.get(), Qt::LeftButton, {}, line - QPoint(0, 30));
        f.window->resizeDocks({dock}, {360}, Qt::Vertical);
        settle();
        drawn = dock->height();
        QVERIFY(std::abs(drawn - 360) < 30);
        QVERIFY(f.window->docks().isSized());
        f.window->close();
    }
    FindingFixture f;
    f.runToEnd();
    QVERIFY(f.window->docks().isSized());
    QCOMPARE(f.find<QDockWidget>("inspectorDock")->height(), drawn);
    f.window->docks().arrange();
    settle();
    QVERIFY(f.find<QDockWidget>("inspectorDock")->height() < drawn);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestFinding);
#include "test_finding.moc"
