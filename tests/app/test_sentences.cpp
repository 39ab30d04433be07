// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that are made of numbers, held to the numbers.
#include "document/comparison.h"
#include "document/head_effect_text.h"
#include "document/metric_text.h"
#include "features/sets/set_text.h"
#include "figure/caption_text.h"
#include "figure/run_figures.h"
#include "registered_test.h"
#include "sample_report.h"
#include "ui/shown_text.h"
#include "ui/theme.h"
#include "watched.h"

#include <headscope/interaction.h>

#include <QTest>

#include <cmath>

namespace headscope::app::test {

namespace {

/// A target whose logit is `logit`, and a control and a third token that stay where they are.
AblatedRun runAt(double logit) {
    const double sum = std::log(std::exp(logit) + std::exp(0.25) + std::exp(-0.5));
    AblatedRun run;
    run.logitTarget = static_cast<float>(logit);
    run.pTarget = static_cast<float>(std::exp(logit - sum));
    run.logitControl = 0.25F;
    run.pControl = static_cast<float>(std::exp(0.25 - sum));
    run.logSumExp = sum;
    return run;
}

CleanRun cleanAt(double logit) {
    const AblatedRun run = runAt(logit);
    CleanRun clean;
    clean.target = {{{1, " yes"}}, run.pTarget, run.logitTarget, 1};
    clean.control = {{{2, " no"}}, run.pControl, run.logitControl, 2};
    clean.top = {headscope::test::scoreOf(clean.target)};
    clean.logSumExp = run.logSumExp;
    return clean;
}

QString sentence(double start, double one, double other, double together,
                 const std::optional<NoiseFloor>& noise = {}) {
    const AblatedRun a = runAt(start + one);
    const AblatedRun b = runAt(start + other);
    return interactionSentence(
        interaction(cleanAt(start), {&a, &b}, runAt(start + together), WatchedToken::Target),
        noise);
}

bool has(const QString& text, const char* part) {
    return text.contains(QString::fromUtf8(part));
}

Cell cellAt(double logit) {
    Cell cell;
    static_cast<AblatedRun&>(cell) = runAt(logit);
    cell.argmax = {1, " yes"};
    return cell;
}

}  // namespace

class TestSentences : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aSetsSentenceGoesByWhatHasNoFloor();
    void aSetsSentenceNamesItsNumbers();
    void noiseInPIsNotNoiseInItsLogarithm();
    void ofASetTheMostLikelyTokenIsNamed();
    void percentagesAreNeverAllOrNothing();
    void aComparisonSaysWhatItIsOver();
    void floorsAreThoseOfTheMapsShown();
    void aStoppedRunIsSaidToBe();
    void longTextsAreCutInTheMiddleAndSaySo();
    void textFromRightToLeftKeepsToItself();
};

void TestSentences::aSetsSentenceGoesByWhatHasNoFloor() {
    // To P's floor from both: P's changes are alike, the logits' are not.
    const QString floor = sentence(1.35, -2.6, -1.2, -9);
    QVERIFY2(has(floor, "more than the sum") && has(floor, "self-repair"), qPrintable(floor));
    QVERIFY2(has(floor, "P has met its floor of 0"), qPrintable(floor));
    QVERIFY(!has(floor, "add up ("));
    QVERIFY(!has(floor, "independently"));
    // From near 1 down: ln P would speak of more than the sum, the logits add up.
    const QString high = sentence(3, -2, -2, -4);
    QVERIFY2(has(high, "The effects add up") && !has(high, "self-repair"), qPrintable(high));
    // Towards 1, where neither P nor ln P can go on.
    const QString ceiling = sentence(0.5, 3, 3, 6);
    QVERIFY2(has(ceiling, "The effects add up") && has(ceiling, "ceiling of 1"),
             qPrintable(ceiling));
    // What is gained is not repaired.
    const QString gain = sentence(-3, 0.5, 0.5, 2);
    QVERIFY2(has(gain, "more than the sum") && !has(gain, "self-repair"), qPrintable(gain));
    QVERIFY2(has(high, "independently") && has(high, "up to 0.01 counts as none"),
             qPrintable(high));
    // A tenth of the effect is no noise.
    const QString near = sentence(0, -1, -0.589, -1.756);
    QVERIFY2(has(near, "The effects nearly add up, within 10 %") &&
                 has(near, "an interaction of −0.167, 9.51 % of the largest effect") &&
                 !has(near, "independently"),
             qPrintable(near));
    QVERIFY(has(sentence(0, -1, -1, -3), "an interaction of −1.000, 33.3 % of the largest"));
    QVERIFY(has(sentence(0, -1, -1, -1), "sub-additive"));
    QVERIFY(has(sentence(0, -1, -1, 0.5), "the other way"));
    QVERIFY(has(sentence(0, -0.002, 0.001, -0.001), "next to nothing"));
    QVERIFY(has(sentence(0, -0.1, -0.1, -0.5), "more than the sum"));
    QVERIFY(
        has(sentence(0, -0.1, -0.1, -0.5, NoiseFloor{0.1, 0.2, 0.2, 0.1, 6}), "next to nothing"));
}

void TestSentences::aSetsSentenceNamesItsNumbers() {
    const QString text = sentence(0, -1, -0.5, -2.75);
    QVERIFY2(has(text, "Δ log-odds −2.750 together, −1.500 as a sum"), qPrintable(text));
    // And the table has the same.
    const double start = 1.0;
    ShownRun run;
    run.clean = cleanAt(start);
    run.clean.headMean = {1, 2};
    run.begin(run.clean, {}, {});
    for (int head = 0; head < 2; ++head) {
        Cell cell = cellAt(start - 1 - head);
        cell.head = {0, head};
        (void)run.add(Zero{}, std::span(&cell, 1));
    }
    const QString table =
        setTables(run, {{0, 0}, {0, 1}}, Zero{}, runAt(start - 5), Theme::day()).beside;
    for (const char* number : {"−5.000", "−3.000", "−2.000"})
        QVERIFY2(has(table, number), number);
    run.parts.front().cells.pop_back();  // still to come
    const QString part =
        setTables(run, {{0, 0}, {0, 1}}, Zero{}, runAt(start - 5), Theme::day()).beside;
    QVERIFY(has(part, "−5.000") && has(part, "…") && !has(part, "−3.000"));
    // A token may hold what looks like a place for a number.
    run.clean.target.tokens.front().text = "%1%3";
    QVERIFY(has(setTables(run, {{0, 0}}, Zero{}, runAt(0), Theme::day()).beside, "%1%3"));
}

void TestSentences::noiseInPIsNotNoiseInItsLogarithm() {
    const NoiseFloor floor{1.2e-7, 1e-6, 1e-6, 1e-7, 6};
    // P = 1e-9 or so, and a tenth of it: no map of P shows that, and ln P does.
    const QString rare = noiseSentence(floor, cleanAt(-20), cellAt(-22.3));
    QVERIFY2(has(rare, "but that of ln P is not: −2.300 nats"), qPrintable(rare));
    QVERIFY(!has(rare, "means nothing"));
    QVERIFY(has(noiseSentence(floor, cleanAt(-20), cellAt(-20)), "means nothing"));
    QVERIFY(noiseSentence(floor, cleanAt(1), cellAt(0.9)).isEmpty());
    // Of an older file that does not know ln P, P is all there is.
    CleanRun old = cleanAt(-20);
    old.logSumExp = 0;
    old.target.p = 0;
    QVERIFY(has(noiseSentence(floor, old, cellAt(-22.3)), "means nothing"));
}

// "It" would be all of the set; the most likely token is one of it.
void TestSentences::ofASetTheMostLikelyTokenIsNamed() {
    CleanRun clean = cleanAt(1);
    clean.target.tokens = {{1, " yes"}, {4, " yeah"}};
    Cell cell = cellAt(0.5);
    cell.argmax = {1, " yes"};
    const QString stays = headSentence(clean, cell, Zero{});
    QVERIFY2(has(stays, "; ␣yes stays the most likely token."), qPrintable(stays));
    cell.argmax = {4, " yeah"};
    const QString other = headSentence(clean, cell, Zero{});
    QVERIFY2(has(other, "; ␣yeah takes the place of ␣yes as the most likely token."),
             qPrintable(other));
    clean.target.tokens.pop_back();
    cell.argmax = {1, " yes"};
    QVERIFY(has(headSentence(clean, cell, Zero{}), "; it stays the most likely token."));
}

void TestSentences::percentagesAreNeverAllOrNothing() {
    CleanRun clean = cleanAt(0);
    clean.target.p = 0.99996F;
    Cell cell = cellAt(0);
    cell.pTarget = 1e-30F;
    const QString text = headSentence(clean, cell, Zero{});
    QVERIFY2(has(text, "lowers ␣yes from 99.996 % to less than 0.0000000001 %"), qPrintable(text));
    // Nor are probabilities in a caption.
    SweepReport report = sampleReport(2, 2);
    report.result.clean.control.p = 3e-7F;
    const QString caption =
        makeFigure(figureSource(report, Zero{}, 0.5), FigureContent::Maps).caption;
    QVERIFY2(has(caption, "clean P 3.00e-07, rank"), qPrintable(caption));
}

void TestSentences::aComparisonSaysWhatItIsOver() {
    const SweepReport first = sampleReport(4, 4);
    const auto compared = [](const Run& a, const Run& b) {
        return compareRuns(a, b, Zero{}, Subject::Target);
    };
    const QString same = agreementText(compared(first.result, first.result), 0);
    QVERIFY2(has(same, "r = +1.000 over 16 heads; there is no difference."), qPrintable(same));
    SweepReport second = first;
    second.result.parts[0].cells[5].pTarget += 2e-6F;
    const QString small = agreementText(compared(first.result, second.result), 0);
    // Not 0.0000; float32 leaves two digits of the 2e-06.
    QVERIFY2(has(small, "e-06, at layer 1, head 1."), qPrintable(small));
    QVERIFY(has(agreementText(compared(first.result, second.result), 1e-5), "numerical noise"));
    // Runs that were stopped: over what both have, and nothing over nothing.
    SweepReport top = first;
    SweepReport bottom = first;
    std::erase_if(top.result.parts[0].cells, [](const Cell& c) { return c.head.layer < 2; });
    std::erase_if(bottom.result.parts[0].cells, [](const Cell& c) { return c.head.layer >= 2; });
    QVERIFY(has(agreementText(compared(first.result, top.result), 0), "over 8 heads"));
    const RunComparison none = compared(top.result, bottom.result);
    QVERIFY2(has(none.whyNot, "no finished head in common"), qPrintable(none.whyNot));
    std::erase_if(top.result.parts[0].cells,
                  [](const Cell& c) { return c.head.layer > 2 || c.head.head > 0; });
    const QString one = agreementText(compared(first.result, top.result), 0);
    QVERIFY2(has(one, "1 head that both runs have") && !has(one, "constant"), qPrintable(one));
}

void TestSentences::floorsAreThoseOfTheMapsShown() {
    SweepReport report = sampleReport(3, 3);
    report.result.noiseFloor = NoiseFloor{5e-7, 3e-6, 4e-6, 2e-6, 6};
    FigureSource source = figureSource(report, Zero{}, 0.5);
    source.quantities = {{Metric::Logit, Subject::Target, {Zero{}, {}}},
                         {Metric::Probability, Subject::Control, {Zero{}, {}}}};
    source.maps[0].data.floor = report.result.noiseFloor->logit;
    source.maps[0].data.values.values()[0] = 1e-6F;
    for (auto& value : source.maps[1].data.values.values())
        value = 0.1F;
    const QString caption = makeFigure(source, FigureContent::Maps).caption;
    QVERIFY2(has(caption, "numerical noise (3.00e-06 in logit; 6 ablations"), qPrintable(caption));
    QVERIFY(!has(caption, "in P;"));
}

void TestSentences::aStoppedRunIsSaidToBe() {
    const QString caption =
        makeFigure(figureSource(stoppedReport(6, 6, 2), Zero{}, 0.5), FigureContent::Maps).caption;
    QVERIFY2(has(caption,
                 "The run was stopped: 12 of 36 heads, each set to zero; 12 of 36 heads, each set "
                 "to its mean."),
             qPrintable(caption));
    QVERIFY(
        !has(makeFigure(figureSource(sampleReport(6, 6), Zero{}, 0.5), FigureContent::Maps).caption,
             "stopped"));
}

void TestSentences::longTextsAreCutInTheMiddleAndSaySo() {
    QCOMPARE(elided(QStringLiteral("short"), 5), QStringLiteral("short"));
    const QString digits = QStringLiteral("0123456789").repeated(30);
    const QString cut = elided(digits, 30);
    QVERIFY(cut.startsWith(digits.left(20)) && cut.endsWith(digits.right(10)));
    QVERIFY2(cut.contains(QLatin1String("[270 characters left out]")), qPrintable(cut));
    // Between words, and never within a character of two units.
    const QString words = elided(QStringLiteral("word ").repeated(100), 60);
    QVERIFY2(words.startsWith(QLatin1String("word word")) && words.contains(u"word … ["),
             qPrintable(words));
    const QString face = QString::fromUcs4(U"\U0001F642");
    for (const qsizetype most : {10, 11, 12, 13}) {
        const QString faces = elided(face.repeated(40), most);
        QCOMPARE(QString::fromUtf8(faces.toUtf8()), faces);  // no half of one
        const auto left = faces.count(face);
        QVERIFY2(faces.contains(QStringLiteral("[%1 characters").arg(40 - left)),
                 qPrintable(faces));
    }
    QVERIFY(visible(std::string(100'000, 'x')).size() < 150);
}

void TestSentences::textFromRightToLeftKeepsToItself() {
    const QString hebrew = QStringLiteral("שלום 12");
    QCOMPARE(isolated(hebrew), QChar(0x2068) + hebrew + QChar(0x2069));
    QCOMPARE(isolated(QStringLiteral("␣Berlin é 中")), QStringLiteral("␣Berlin é 中"));
    // Nothing in a text ends its own isolation.
    const QString bad = isolated(QStringLiteral("ש\u2069 12 \u202E"));
    QCOMPARE(bad.count(QChar(0x2069)), 1);
    QVERIFY(bad.endsWith(QChar(0x2069)) && !bad.contains(QChar(0x202E)));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestSentences);
#include "test_sentences.moc"
