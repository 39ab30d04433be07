// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/metric_text.h"
#include "document/noise.h"
#include "registered_test.h"
#include "watched.h"

#include <headscope/effects.h>
#include <headscope/paired_effects.h>
#include <headscope/quantity.h>
#include <headscope/statistics.h>

#include <QLocale>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

namespace headscope::app::test {

namespace {

/// A vocabulary of four tokens, as a whole: token 0 is the target, 1 the control.
using Logits = std::array<double, 4>;

const Logits kClean{3.0, 1.0, 2.0, -1.0};
const Logits kAblated{1.5, 1.25, 2.5, -0.5};
const Logits kOther{2.0, 2.75, 1.0, 0.0};
constexpr double kRounding = 1e-6;  // of float32 probabilities and logits

double logSumExp(const Logits& logits) {
    double sum = 0;
    for (const double logit : logits)
        sum += std::exp(logit);
    return std::log(sum);
}

double p(const Logits& logits, std::size_t token) {
    return std::exp(logits[token] - logSumExp(logits));
}

int rankOf(const Logits& logits, std::size_t token) {
    int rank = 1;
    for (const double logit : logits)
        rank += logit > logits[token] ? 1 : 0;
    return rank;
}

double kl(const Logits& from, const Logits& to) {
    double sum = 0;
    for (std::size_t i = 0; i < from.size(); ++i)
        sum += p(from, i) * std::log(p(from, i) / p(to, i));
    return sum;
}

std::size_t argmax(const Logits& logits) {
    return static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) -
                                    logits.begin());
}

TokenRef token(std::size_t id) {
    return {static_cast<TokenId>(id), std::string(1, static_cast<char>('a' + id))};
}

TokenScore score(const Logits& logits, std::size_t id) {
    return {token(id), static_cast<float>(p(logits, id)), static_cast<float>(logits[id]),
            rankOf(logits, id)};
}

CleanRun cleanOf(const Logits& logits) {
    CleanRun clean;
    clean.target = headscope::test::watchedOf(score(logits, 0));
    clean.control = headscope::test::watchedOf(score(logits, 1));
    clean.top = {score(logits, argmax(logits))};
    clean.logSumExp = logSumExp(logits);
    return clean;
}

AblatedRun ablatedOf(const Logits& logits) {
    AblatedRun run;
    run.pTarget = static_cast<float>(p(logits, 0));
    run.pControl = static_cast<float>(p(logits, 1));
    run.logitTarget = static_cast<float>(logits[0]);
    run.logitControl = static_cast<float>(logits[1]);
    run.rankTarget = rankOf(logits, 0);
    run.rankControl = rankOf(logits, 1);
    run.kl = static_cast<float>(kl(kClean, logits));
    run.argmax = token(argmax(logits));
    run.logSumExp = logSumExp(logits);
    return run;
}

/// One layer of two heads: kAblated and kOther under zero, the other way round under mean.
Run shownRun() {
    Run run;
    run.clean = cleanOf(kClean);
    run.clean.headMean = {1, 2};
    run.begin(run.clean, {}, {});
    const Cell first{ablatedOf(kAblated), {0, 0}};
    const Cell second{ablatedOf(kOther), {0, 1}};
    const Cell other{ablatedOf(kOther), {0, 0}};
    (void)run.add(Zero{}, std::vector{first, second});
    (void)run.add(ScalarMean{}, std::vector{other});
    return run;  // head 1 under mean is still to come
}

}  // namespace

class TestMetric : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void zeroAndMeanAreCountedInTheSameBins();
    void wholeNumbersLieInTheMiddleOfTheirBins();
    void changesAreThoseOfTheWholeDistribution();
    void whatIsNotKnownHasNoChange();
    void logProbabilitySurvivesAProbabilityOfZero();
    void whatMakesNoSenseIsRefusedWithAReason();
    void contrastsTakeTheRightCells();
    void scalesAreSharedByUnitOnly();
    void aFaintMapSaysWithinWhatItsValuesAre();
    void namesComeBack();
    void numbersReadWell();
    void aPercentageIsNotRoundedToAllWithADecimalComma();
};

void TestMetric::changesAreThoseOfTheWholeDistribution() {
    const CleanRun clean = cleanOf(kClean);
    const AblatedRun run = ablatedOf(kAblated);
    const auto is = [&](Metric metric, Subject subject, double expected) {
        const auto value = change(clean, run, metric, subject);
        return value && std::abs(*value - expected) < kRounding;
    };
    const double dp0 = p(kAblated, 0) - p(kClean, 0);
    const double dp1 = p(kAblated, 1) - p(kClean, 1);
    QVERIFY(is(Metric::Probability, Subject::Target, dp0));
    QVERIFY(is(Metric::Probability, Subject::Control, dp1));
    QVERIFY(is(Metric::Probability, Subject::Specificity, dp0 - dp1));
    QVERIFY(is(Metric::LogProbability, Subject::Target,
               std::log(p(kAblated, 0)) - std::log(p(kClean, 0))));
    QVERIFY(is(Metric::LogProbability, Subject::Control,
               std::log(p(kAblated, 1)) - std::log(p(kClean, 1))));
    QVERIFY(is(Metric::Logit, Subject::Target, -1.5));
    QVERIFY(is(Metric::Logit, Subject::Control, 0.25));
    QVERIFY(is(Metric::Logit, Subject::Specificity, -1.75));
    // The logarithm of the sum cancels: specific log-probability is the logit difference.
    QVERIFY(is(Metric::LogProbability, Subject::Specificity, -1.75));
    QVERIFY(is(Metric::LogitDifference, Subject::Target, -1.75));
    QVERIFY(is(Metric::Rank, Subject::Target, 1));   // first to second
    QVERIFY(is(Metric::Rank, Subject::Control, 0));  // third both times
    QVERIFY(is(Metric::Kl, Subject::Target, kl(kClean, kAblated)));
    QVERIFY(is(Metric::TopChanged, Subject::Target, 1));
    QCOMPARE(change(clean, ablatedOf(kClean), Metric::TopChanged, Subject::Target),
             std::optional(0.0));
}

void TestMetric::whatIsNotKnownHasNoChange() {
    const CleanRun clean = cleanOf(kClean);
    AblatedRun run = ablatedOf(kAblated);
    run.rankTarget = kUnknownRank;
    QCOMPARE(change(clean, run, Metric::Rank, Subject::Target), std::nullopt);
    QVERIFY(change(clean, run, Metric::Rank, Subject::Control).has_value());
    run.argmax.id = -1;
    QCOMPARE(change(clean, run, Metric::TopChanged, Subject::Target), std::nullopt);
    QCOMPARE(change(run, ablatedOf(kClean), Metric::TopChanged, Subject::Target), std::nullopt);
}

void TestMetric::logProbabilitySurvivesAProbabilityOfZero() {
    QCOMPARE(logProbability(-180, 0, 20), std::optional(-200.0));
    // Without the logSumExp of newer files, the probability has to do.
    QCOMPARE(logProbability(-180, 0.25, 0), std::optional(std::log(0.25)));
    QCOMPARE(logProbability(-180, 0, 0), std::nullopt);
    CleanRun clean = cleanOf(kClean);
    AblatedRun run = ablatedOf(kAblated);
    run.logSumExp = 0;
    run.pTarget = 0;
    QCOMPARE(change(clean, run, Metric::LogProbability, Subject::Target), std::nullopt);
    QVERIFY(change(clean, run, Metric::LogProbability, Subject::Control).has_value());
}

void TestMetric::whatMakesNoSenseIsRefusedWithAReason() {
    for (const Metric metric : kMetrics) {
        for (const Subject subject : kSubjects)
            QCOMPARE(refusalText(metric, subject).isEmpty(), allows(metric, subject));
        for (const Lens& lens : lensesOf(allKinds()))
            QCOMPARE(refusalText(metric, lens).isEmpty(), allows(metric, lens));
        QVERIFY(allows(metric, sensible({metric, Subject::Specificity, Lens{Zero{}, {}}}).subject));
    }
    QVERIFY(!allows(Metric::Rank, Subject::Specificity));
    QVERIFY(!allows(Metric::TopChanged, zeroMinusMean()));
    QVERIFY(allows(Metric::Kl, zeroMinusMean()));
    QCOMPARE(sensible({Metric::TopChanged, Subject::Control, zeroMinusMean()}),
             (Quantity{Metric::TopChanged, Subject::Target, Lens{}}));
    QCOMPARE(scaleKind({Metric::Kl, Subject::Target, Lens{Zero{}, {}}}), ScaleKind::Sequential);
    QCOMPARE(scaleKind({Metric::Kl, Subject::Target, zeroMinusMean()}), ScaleKind::Diverging);
    QCOMPARE(scaleKind({Metric::TopChanged, Subject::Target, Lens{ScalarMean{}, {}}}),
             ScaleKind::TwoValued);
    QCOMPARE(scaleKind({Metric::Rank, Subject::Target, Lens{ScalarMean{}, {}}}),
             ScaleKind::Diverging);
}

void TestMetric::contrastsTakeTheRightCells() {
    const Run run = shownRun();
    const auto value = [&run](const Lens& lens, HeadId head) {
        return valueOf(run, {Metric::Logit, Subject::Target, lens}, head);
    };
    QCOMPARE(value(Lens{Zero{}, {}}, {0, 0}), std::optional(-1.5));
    QCOMPARE(value(Lens{ScalarMean{}, {}}, {0, 0}), std::optional(-1.0));
    QCOMPARE(value(zeroMinusMean(), {0, 0}), std::optional(-0.5));
    QCOMPARE(value(Lens{Zero{}, {}}, {0, 1}), std::optional(-1.0));
    QCOMPARE(value(Lens{ScalarMean{}, {}}, {0, 1}), std::nullopt);
    QCOMPARE(value(zeroMinusMean(), {0, 1}), std::nullopt);
    QCOMPARE(resolved({Metric::Kl, Subject::Target, Lens{}}, ScalarMean{}).lens,
             (Lens{ScalarMean{}, {}}));
    QCOMPARE(resolved({Metric::Kl, Subject::Target, Lens{Zero{}, {}}}, ScalarMean{}).lens,
             (Lens{Zero{}, {}}));
}

void TestMetric::scalesAreSharedByUnitOnly() {
    const Run run = shownRun();
    const Quantity target{Metric::Logit, Subject::Target, Lens{Zero{}, {}}};     // up to 1.5
    const Quantity control{Metric::Logit, Subject::Control, Lens{Zero{}, {}}};   // up to 1.75
    const Quantity rank{Metric::Rank, Subject::Target, Lens{ScalarMean{}, {}}};  // 1
    QCOMPARE(limitOf(run, target), 1.5);
    QCOMPARE(limitOf(run, control), 2.0);  // a round number
    // As under zero, so that switching keeps the meaning of a colour.
    QCOMPARE(limitOf(run, {Metric::Logit, Subject::Target, Lens{ScalarMean{}, {}}}), 1.5);
    QCOMPARE(limitOf(run, {Metric::TopChanged, Subject::Target, Lens{Zero{}, {}}}), 1.0);
    QCOMPARE(limitsOf(run, {target, rank, control}, true, {}),
             (std::vector<double>{2.0, 1.0, 2.0}));
    QCOMPARE(limitsOf(run, {target, rank, control}, false, {}),
             (std::vector<double>{1.5, 1.0, 2.0}));
    const Quantity probability{Metric::Probability, Subject::Target, Lens{Zero{}, {}}};
    QCOMPARE(limitsOf(run, {probability, target}, true, 0.25), (std::vector<double>{0.25, 1.5}));
    Run nothing = run;
    nothing.begin(run.clean, {}, {});
    QCOMPARE(limitOf(nothing, probability), leastLimit(Unit::Probability));
}

void TestMetric::aFaintMapSaysWithinWhatItsValuesAre() {
    const Run run = shownRun();
    const Quantity quantity{Metric::Probability, Subject::Target, {Zero{}, {}}};
    const QString plain = subtitleText(quantity, run);
    constexpr double kEnd = 0.3;  // of the scale
    const auto of = [&](double first, std::optional<float> second) {
        HeadGrid<std::optional<float>> values(1, 2);
        values({0, 0}) = static_cast<float>(first);
        values({0, 1}) = second;
        return subtitleText(quantity, run, values, kEnd);
    };
    QCOMPARE(of(-0.000243, 0.0001F), QStringLiteral("all within ±0.0003; ") + plain);
    QCOMPARE(of(0.1, 0.0001F), plain);             // it shows
    QCOMPARE(of(-0.000243, std::nullopt), plain);  // one is to come
    QCOMPARE(of(0, 0.0F), QStringLiteral("all within ±0; ") + plain);
    // What is said holds, whatever the size: no value lies beyond, and none far within.
    for (double size = 1e-7; size < 0.01; size *= 1.13) {
        const QString text = of(-size, 0.0F);
        const QString number = text.mid(text.indexOf(u'±') + 1).section(u';', 0, 0);
        bool isNumber = false;
        const double within = QLocale().toDouble(number, &isNumber);
        QVERIFY2(isNumber, qPrintable(text));
        QVERIFY2(within >= size * (1 - 1e-6) && within <= 1.6 * size, qPrintable(text));
    }
}

void TestMetric::namesComeBack() {
    for (const Metric metric : kMetrics) {
        for (const Subject subject : kSubjects) {
            for (const Lens& lens : lensesOf(allKinds())) {
                const Quantity quantity = sensible({metric, subject, lens});
                QCOMPARE(quantityFromName(name(quantity)), std::optional(quantity));
            }
        }
    }
    for (const char* bad : {"", "rank", "rank target", "rank target zero more", "x target zero",
                            "rank target zero~zero", "rank target scale"})
        QCOMPARE(quantityFromName(bad), std::nullopt);
    QCOMPARE(quantityFromName("rank specificity zero"),
             std::optional(Quantity{Metric::Rank, Subject::Target, Lens{Zero{}, {}}}));
}

void TestMetric::numbersReadWell() {
    const auto text = [](Metric metric, double value) {
        return valueText({metric, Subject::Target, Lens{Zero{}, {}}}, value);
    };
    // Three significant digits, and never a row of zeros.
    QCOMPARE(text(Metric::Probability, -0.2613), QStringLiteral("−0.261"));
    QCOMPARE(text(Metric::Probability, 0.0119), QStringLiteral("+0.0119"));
    QCOMPARE(text(Metric::Probability, -0.000341), QStringLiteral("−0.000341"));
    QCOMPARE(text(Metric::Probability, 3.4e-5), QStringLiteral("+3.40e-05"));
    QCOMPARE(text(Metric::Probability, 0), QStringLiteral("0"));
    QCOMPARE(text(Metric::Probability, -0.0), QStringLiteral("0"));
    QCOMPARE(text(Metric::Probability, 4e-6), QStringLiteral("+4.00e-06"));
    QCOMPARE(text(Metric::Probability, -4e-10), QStringLiteral("−4.00e-10"));
    QCOMPARE(signedNumber(-0.00003, 4), QStringLiteral("−3.00e-05"));
    QCOMPARE(signedNumber(-0.00006, 4), QStringLiteral("−6.00e-05"));
    QCOMPARE(signedNumber(0.000112, 4), QStringLiteral("+0.000112"));
    QCOMPARE(signedNumber(-0.0017, 4), QStringLiteral("−0.00170"));
    QCOMPARE(signedNumber(-0.0484, 4), QStringLiteral("−0.0484"));
    QCOMPARE(signedNumber(0.25, 2), QStringLiteral("+0.250"));
    QCOMPARE(signedNumber(3, 0), QStringLiteral("+3"));
    QCOMPARE(numberText(-0.43, 2), QStringLiteral("−0.430"));
    QCOMPARE(numberText(9.8, 2), QStringLiteral("9.80"));
    QCOMPARE(numberText(0, 2), QStringLiteral("0"));
    // Of the rounded number.
    QCOMPARE(significant(0.09996), QStringLiteral("0.100"));
    QCOMPARE(significant(9.999), QStringLiteral("10.0"));
    QCOMPARE(significant(0.000099999), QStringLiteral("0.000100"));
    QCOMPARE(sizeText(1.1920929e-7), QStringLiteral("1.19e-07"));
    QCOMPARE(signedNumber(-0.0, 4), QStringLiteral("0"));
    QCOMPARE(text(Metric::Logit, 1.5), QStringLiteral("+1.50"));
    QCOMPARE(text(Metric::Logit, -123.4), QStringLiteral("−123"));
    QCOMPARE(text(Metric::Rank, 12), QStringLiteral("+12"));
    QCOMPARE(text(Metric::Rank, 0), QStringLiteral("0"));
    QCOMPARE(text(Metric::Kl, 0.25), QStringLiteral("0.250"));
    QCOMPARE(text(Metric::TopChanged, 1), QStringLiteral("changes"));
    QCOMPARE(percentText(0.62), QStringLiteral("62 %"));
    QCOMPARE(percentText(0.000237), QStringLiteral("0.024 %"));
    QCOMPARE(percentText(1), QStringLiteral("100 %"));
    QCOMPARE(percentText(0), QStringLiteral("less than 0.0000000001 %"));  // P underflowed
    QCOMPARE(percentText(5e-12, 3), QStringLiteral("0.000000000500 %"));
    QCOMPARE(percentText(5e-13, 3), QStringLiteral("less than 0.0000000001 %"));
    QCOMPARE(percentText(0.9996), QStringLiteral("99.96 %"));
    QCOMPARE(scaleTick(0.2206, true), QStringLiteral("+0.221"));
    QCOMPARE(scaleTick(-0.1103, true), QStringLiteral("\u22120.110"));
    QCOMPARE(scaleTick(0.05, true), QStringLiteral("+0.05"));
    QCOMPARE(scaleTick(0, true), QStringLiteral("0"));
    QCOMPARE(scaleTick(1250, false), QStringLiteral("1250"));
    QCOMPARE(scaleTick(0.2206, false), QStringLiteral("0.221"));
    QCOMPARE(percentTexts({0.9996, 0.999}),
             (QStringList{QStringLiteral("99.96 %"), QStringLiteral("99.90 %")}));
    QCOMPARE(percentTexts({0.65, 0.00012}),
             (QStringList{QStringLiteral("65 %"), QStringLiteral("0.012 %")}));
    QCOMPARE(percentText(0.999999), QStringLiteral("99.9999 %"));
    QCOMPARE(percentText(0.99994999), QStringLiteral("99.99 %"));
    QCOMPARE(sizeText(Metric::Probability, 0.06118), QStringLiteral("0.0612"));
    QCOMPARE(sizeText(Metric::Probability, 1.234e-5), QStringLiteral("1.23e-05"));
    QCOMPARE(sizeText(Metric::Probability, 0.000293), QStringLiteral("0.000293"));
    QCOMPARE(sizeText(Metric::Probability, 0.0056), QStringLiteral("0.00560"));
    QCOMPARE(sizeText(Metric::Kl, 0.011), QStringLiteral("0.0110"));
    QCOMPARE(sizeText(Metric::Probability, 0), QStringLiteral("0"));
    QCOMPARE(sizeText(Metric::Rank, 12), QStringLiteral("12"));
    const CleanRun clean = cleanOf(kClean);
    QCOMPARE(titleText({Metric::LogitDifference, Subject::Target, Lens{Zero{}, {}}}, clean),
             QStringLiteral("Logit difference a − b"));
    QCOMPARE(axisText({Metric::Probability, Subject::Target, Lens{Zero{}, {}}}),
             QStringLiteral("P ablated − P clean"));
    QVERIFY(axisText({Metric::LogProbability, Subject::Target, zeroMinusMean()})
                .contains(QLatin1String("nats")));
}

void TestMetric::aPercentageIsNotRoundedToAllWithADecimalComma() {
    const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(percentText(0.62), QStringLiteral("62 %"));
    QCOMPARE(percentText(0.9999), QStringLiteral("99,99 %"));
    QCOMPARE(percentText(0.999999), QStringLiteral("99,9999 %"));
    QCOMPARE(percentText(1), QStringLiteral("100 %"));
}

void TestMetric::zeroAndMeanAreCountedInTheSameBins() {
    const HeadId a{0, 0};
    const HeadId b{0, 1};
    const HeadId c{1, 0};
    const HeadId d{1, 1};
    const PairedBins bins =
        pairedBins({{a, -0.41, -0.25}, {b, 0.02, 0.01}, {c, 0.19, 0.11}, {d, -0.02, -0.01}}, false);
    // By hand: an eighth of the range, 0.075, is less than 2 * 0.13 / cbrt(4); rounded up.
    QCOMPARE(bins.width, 0.08);
    QVERIFY(std::abs(bins.first + 0.48) < 1e-12);
    QCOMPARE(bins.count(), std::size_t(9));
    QCOMPARE(bins.heads[0][0], std::vector{a});
    QCOMPARE(bins.heads[1][0], std::vector<HeadId>{});
    QCOMPARE(bins.heads[1][2], std::vector{a});
    QCOMPARE(bins.heads[0][5], std::vector{d});  // 0 is an edge
    QCOMPARE(bins.heads[0][6], std::vector{b});
    QCOMPARE(bins.heads[0][8], std::vector{c});
    QCOMPARE(pairedBins({}, false).count(), std::size_t(0));
    QCOMPARE(pairedBins({{a, 0, 0}, {b, 0, 0}}, false).heads[0][0].size(), std::size_t(2));
}

void TestMetric::wholeNumbersLieInTheMiddleOfTheirBins() {
    const PairedBins bins =
        pairedBins({{{0, 0}, 0, 0}, {{0, 1}, 0, 3}, {{1, 0}, 1, 1}, {{1, 1}, 0, -1}}, true);
    QCOMPARE(bins.width, 1.0);
    QCOMPARE(bins.first, -1.5);
    QCOMPARE(bins.count(), std::size_t(5));
    QCOMPARE(bins.heads[0][1].size(), std::size_t(3));
    QCOMPARE(bins.heads[1][4], (std::vector<HeadId>{{0, 1}}));
    QCOMPARE(bins.binOf(-1), std::size_t(0));
}

}  // namespace headscope::app::test

HEADSCOPE_GUILESS_TEST(headscope::app::test::TestMetric);
#include "test_metric.moc"
