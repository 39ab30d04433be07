// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics over prompts: against published numbers, against every flip tried one by one, and on
// data whose truth is known.
#include <headscope/study_statistics.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace headscope {
namespace {

// Student's sleep data (1908), in R "sleep": extra hours with two drugs, on ten patients.
const std::vector<double> kFirstDrug{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const std::vector<double> kSecondDrug{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

EffectTable tableOf(const std::vector<std::vector<double>>& heads,
                    std::vector<std::uint32_t> clusters = {}) {
    EffectTable table;
    table.heads = heads.size();
    const auto prompts = heads.front().size();
    for (std::size_t i = 0; i < prompts; ++i)
        for (const auto& head : heads)
            table.effects.push_back(head[i]);
    table.clusters = std::move(clusters);
    if (table.clusters.empty()) {
        table.clusters.resize(prompts);
        std::iota(table.clusters.begin(), table.clusters.end(), 0U);
    }
    table.noise.assign(prompts, 0.0);
    return table;
}

std::vector<double> sleepDifferences() {
    std::vector<double> differences;
    for (std::size_t i = 0; i < kFirstDrug.size(); ++i)
        differences.push_back(kSecondDrug[i] - kFirstDrug[i]);
    return differences;
}

// R: mean(d), sd(d), t.test(d): t = 4.0621, and of 2^10 flips of sign 4 have a sum as large, since
// nine differences are above 0 and one is 0.
TEST(HeadStatistics, OfStudentsSleepData) {
    const auto found = statisticsOf(tableOf({sleepDifferences()}), {10'000, 1}).heads.front();
    EXPECT_NEAR(found.mean, 1.58, 1e-12);
    EXPECT_NEAR(found.sd, 1.229995, 1e-6);
    EXPECT_NEAR(found.se, 1.229995 / std::sqrt(10), 1e-6);
    EXPECT_NEAR(found.mean / found.se, 4.0621, 5e-5);
    EXPECT_NEAR(found.dz, 1.58 / 1.229995, 1e-6);
    EXPECT_DOUBLE_EQ(found.p, 4.0 / 1024);
    EXPECT_DOUBLE_EQ(found.pFamily, found.p) << "one head is its own family";
    EXPECT_DOUBLE_EQ(found.signConsistency, 1) << "0 has no sign and does not count";
}

// R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") and "BH", and the same in another order.
TEST(Corrections, AreRs) {
    const std::vector<double> p{0.03, 0.01, 0.05, 0.02, 0.04};
    const std::vector<double> byHolm{0.09, 0.05, 0.09, 0.08, 0.09};
    const auto adjusted = holm(p);
    for (std::size_t i = 0; i < p.size(); ++i)
        EXPECT_NEAR(adjusted[i], byHolm[i], 1e-12) << i;
    for (const double q : benjaminiHochberg(p))
        EXPECT_NEAR(q, 0.05, 1e-12);
    // p.adjust(c(0.001, 0.2, NA, 0.04), "BH") and "holm"
    const std::vector<double> some{0.001, 0.2, std::nan(""), 0.04};
    const auto q = benjaminiHochberg(some);
    EXPECT_NEAR(q[0], 0.003, 1e-12);
    EXPECT_NEAR(q[1], 0.2, 1e-12);
    EXPECT_TRUE(std::isnan(q[2]));
    EXPECT_NEAR(q[3], 0.06, 1e-12);
    EXPECT_NEAR(holm(some)[3], 0.08, 1e-12);
}

// scipy.stats.kendalltau's own example.
TEST(Kendall, IsScipys) {
    EXPECT_NEAR(
        kendallTau(std::vector<double>{12, 2, 1, 12, 2}, std::vector<double>{1, 4, 7, 1, 0}),
        -0.47140452079103173, 1e-12);
    EXPECT_DOUBLE_EQ(kendallTau(std::vector<double>{1, 2, 3}, std::vector<double>{3, 5, 9}), 1);
    EXPECT_TRUE(std::isnan(kendallTau(std::vector<double>{1, 1, 1}, std::vector<double>{1, 2, 3})));
}

// Student's t of a sample, as it is in every textbook.
double studentT(const std::vector<double>& x) {
    const auto n = static_cast<double>(x.size());
    const double mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
    double squares = 0;
    for (const double one : x)
        squares += (one - mean) * (one - mean);
    return mean / std::sqrt(squares / (n - 1) / n);
}

TEST(SignFlips, AreThoseTriedOneByOne) {
    std::mt19937 random(5);
    std::normal_distribution<double> normal(0.4, 1);
    constexpr std::size_t kPrompts = 9;
    std::vector<std::vector<double>> heads(4, std::vector<double>(kPrompts));
    for (auto& head : heads)
        for (auto& effect : head)
            effect = normal(random);
    std::vector<int> asExtreme(heads.size());
    std::vector<int> family(heads.size());
    for (unsigned flip = 0; flip < 1U << kPrompts; ++flip) {
        double largest = 0;
        std::vector<double> t;
        for (auto head : heads) {
            for (std::size_t i = 0; i < kPrompts; ++i)
                head[i] *= (flip >> i & 1U) != 0 ? -1 : 1;
            t.push_back(std::abs(studentT(head)));
            largest = std::max(largest, t.back());
        }
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const double observed = std::abs(studentT(heads[i])) * (1 - 1e-9);
            asExtreme[i] += t[i] >= observed;
            family[i] += largest >= observed;
        }
    }
    const auto found = statisticsOf(tableOf(heads), {10'000, 1});
    EXPECT_DOUBLE_EQ(found.leastP, 1.0 / 256);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        EXPECT_DOUBLE_EQ(found.heads[i].p, asExtreme[i] / 512.0) << i;
        EXPECT_DOUBLE_EQ(found.heads[i].pFamily, family[i] / 512.0) << i;
    }
    // Drawn at random they come near: 5 standard errors of a share of 10,000.
    const auto drawn = statisticsOf(tableOf(heads), {200, 1});
    for (std::size_t i = 0; i < heads.size(); ++i)
        EXPECT_NEAR(drawn.heads[i].p, asExtreme[i] / 512.0, 5 * std::sqrt(0.25 / 200)) << i;
}

// Prompts of one template move together by `shared`, and each by 1 on its own.
std::vector<double> clusteredEffects(std::mt19937& random, int clusters, int each, double mean,
                                     double shared) {
    std::normal_distribution<double> normal;
    std::vector<double> effects;
    for (int g = 0; g < clusters; ++g) {
        const double of = mean + shared * normal(random);
        for (int i = 0; i < each; ++i)
            effects.push_back(of + normal(random));
    }
    return effects;
}

std::vector<std::uint32_t> clustersOf(int clusters, int each) {
    std::vector<std::uint32_t> numbers;
    for (int g = 0; g < clusters; ++g)
        numbers.insert(numbers.end(), static_cast<std::size_t>(each),
                       static_cast<std::uint32_t>(g));
    return numbers;
}

// Equal clusters: the error is that of their means.
TEST(HeadStatistics, ErrorIsOfClusters) {
    std::mt19937 random(3);
    const auto effects = clusteredEffects(random, 12, 4, 0.5, 2);
    std::vector<double> means;
    for (std::size_t g = 0; g < 12; ++g)
        means.push_back(std::accumulate(effects.begin() + static_cast<std::ptrdiff_t>(4 * g),
                                        effects.begin() + static_cast<std::ptrdiff_t>(4 * g + 4),
                                        0.0) /
                        4);
    const auto found = statisticsOf(tableOf({effects}, clustersOf(12, 4)), {1000, 1}).heads.front();
    EXPECT_NEAR(found.mean / found.se, studentT(means), 1e-9);
}

// How often an interval of `trials` studies has the true mean in it.
double coverage(int trials, int clusters, int each, double shared, bool clustered) {
    std::mt19937 random(11);
    constexpr double kTruth = 0.3;
    constexpr std::size_t kHeads = 8;
    int inside = 0;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<std::vector<double>> heads;
        for (std::size_t i = 0; i < kHeads; ++i)
            heads.push_back(clusteredEffects(random, clusters, each, kTruth, shared));
        const auto table =
            tableOf(heads, clustered ? clustersOf(clusters, each) : std::vector<std::uint32_t>());
        const auto found = statisticsOf(table, {600, static_cast<std::uint64_t>(trial)});
        for (const auto& one : found.heads)
            inside += one.ci95[0] <= kTruth && kTruth <= one.ci95[1];
    }
    return inside / static_cast<double>(trials) / kHeads;
}

// 95 %, up to 3 standard errors of 2,400 trials (0.0045 each) and what 600 resamples blur.
TEST(Bootstrap, IntervalsHaveTheTruthInThem) {
    EXPECT_NEAR(coverage(300, 40, 1, 0, true), 0.95, 0.02) << "prompts alone";
    EXPECT_NEAR(coverage(300, 12, 1, 0, true), 0.95, 0.02) << "few prompts";
    EXPECT_NEAR(coverage(300, 15, 6, 1, true), 0.95, 0.02) << "prompts of templates";
    EXPECT_NEAR(coverage(300, 5, 6, 1, true), 0.95, 0.02) << "too few clusters to draw";
    EXPECT_LT(coverage(100, 15, 6, 1, false), 0.8) << "what not knowing the templates does";
}

// Under no effect at all: p at most 0.05 in 5 % of heads, and in 5 % of studies for any head. Heads
// go together, as a model's do. 3 standard errors of 400 studies are 0.033.
TEST(SignFlips, FindNothingWhereNothingIs) {
    std::mt19937 random(17);
    std::normal_distribution<double> normal;
    constexpr int kStudies = 400;
    constexpr std::size_t kHeads = 20;
    int heads = 0;
    int studies = 0;
    int uncorrected = 0;
    for (int study = 0; study < kStudies; ++study) {
        std::vector<std::vector<double>> effects(kHeads);
        for (int prompt = 0; prompt < 30; ++prompt) {
            const double shared = normal(random);
            for (auto& head : effects)
                head.push_back(shared + normal(random));
        }
        const auto found =
            statisticsOf(tableOf(effects), {500, static_cast<std::uint64_t>(study)}).heads;
        const auto any = [&](double HeadStatistics::*p) {
            return std::any_of(found.begin(), found.end(),
                               [&](const auto& one) { return one.*p <= 0.05; });
        };
        heads += static_cast<int>(std::count_if(found.begin(), found.end(),
                                                [](const auto& one) { return one.p <= 0.05; }));
        studies += any(&HeadStatistics::pFamily);
        uncorrected += any(&HeadStatistics::p);
    }
    EXPECT_NEAR(heads / static_cast<double>(kStudies) / kHeads, 0.05, 0.033);
    EXPECT_NEAR(studies / static_cast<double>(kStudies), 0.05, 0.033);
    EXPECT_GT(uncorrected / static_cast<double>(kStudies), 0.2) << "why a correction is needed";
}

// What is there is found, and by the larger heads first.
TEST(SignFlips, FindWhatIsThere) {
    std::mt19937 random(23);
    std::normal_distribution<double> normal;
    std::vector<std::vector<double>> effects(30, std::vector<double>(60));
    for (std::size_t head = 0; head < effects.size(); ++head)
        for (auto& effect : effects[head])
            effect = normal(random) + (head < 3 ? 1.0 : 0.0);
    const auto found = statisticsOf(tableOf(effects), {2000, 1}).heads;
    for (std::size_t head = 0; head < 3; ++head) {
        EXPECT_LT(found[head].pFamily, 0.01) << head;
        EXPECT_LT(found[head].qBh, 0.01) << head;
        EXPECT_GT(found[head].ci95[0], 0) << head;
    }
    EXPECT_GE(std::count_if(found.begin() + 3, found.end(),
                            [](const auto& one) { return one.pFamily > 0.05; }),
              25);
}

TEST(TableStatistics, AreTheSameBitsAgain) {
    std::mt19937 random(2);
    const auto table =
        tableOf({clusteredEffects(random, 50, 3, 0.1, 1), clusteredEffects(random, 50, 3, 0, 1)},
                clustersOf(50, 3));
    const auto once = statisticsOf(table, {3000, 9});
    const auto again = statisticsOf(table, {3000, 9});
    EXPECT_EQ(once.heads, again.heads);
    EXPECT_EQ(once.stability, again.stability);
    EXPECT_NE(statisticsOf(table, {3000, 10}).heads, once.heads) << "another seed draws others";
}

TEST(TableStatistics, OfTooLittle) {
    const auto one = statisticsOf(tableOf({{0.5}}), {1000, 1});
    EXPECT_EQ(one.heads.front().mean, 0.5);
    EXPECT_TRUE(std::isnan(one.heads.front().sd));
    EXPECT_TRUE(std::isnan(one.heads.front().p));
    EXPECT_TRUE(std::isnan(one.heads.front().ci95[0]));
    EXPECT_FALSE(one.stability.halves);
    // A head of the last layer that reads other positions: nothing at all.
    const auto none = statisticsOf(tableOf({{0, 0, 0, 0}, {1, 2, 1, 2}}), {1000, 1}).heads.front();
    EXPECT_EQ(none.mean, 0);
    EXPECT_EQ(none.p, 1);
    EXPECT_EQ(none.pFamily, 1);
    EXPECT_TRUE(std::isnan(none.dz));
    EXPECT_TRUE(std::isnan(none.signConsistency));
}

TEST(RankingStability, OfHeadsThatNeverChangePlaces) {
    std::vector<std::vector<double>> heads;
    for (int head = 0; head < 20; ++head)
        heads.emplace_back(24, 0.1 * head);
    const auto found = statisticsOf(tableOf(heads, clustersOf(8, 3)), {200, 1}).stability;
    EXPECT_DOUBLE_EQ(found.halves.value().tau, 1);
    EXPECT_DOUBLE_EQ(found.halves.value().jaccard, 1);
    EXPECT_DOUBLE_EQ(found.groups.value().tau, 1);
    std::mt19937 random(4);
    std::normal_distribution<double> normal;
    for (auto& head : heads)
        for (auto& effect : head)
            effect = normal(random);
    const auto noise = statisticsOf(tableOf(heads, clustersOf(8, 3)), {200, 1}).stability;
    EXPECT_LT(std::abs(noise.groups.value().tau), 0.2) << "nothing but noise agrees on nothing";
}

// R: t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p = 0.07939, interval
// -3.3654832 to 0.2054832 (first less second); paired: p = 0.002833, 0.7001142 to 2.4598858.
TEST(GroupDifference, OfStudentsSleepData) {
    auto both = kFirstDrug;
    both.insert(both.end(), kSecondDrug.begin(), kSecondDrug.end());
    std::vector<int> group(10, 0);
    group.insert(group.end(), 10, 1);
    const auto welch = groupDifference(tableOf({both}), group).front();
    EXPECT_NEAR(welch.difference, 1.58, 1e-12);
    EXPECT_NEAR(welch.difference / welch.se, 1.8608, 5e-5);
    EXPECT_NEAR(welch.p, 0.07939, 5e-6);
    EXPECT_NEAR(welch.ci95[0], -0.2054832, 5e-8);
    EXPECT_NEAR(welch.ci95[1], 3.3654832, 5e-8);
    // Patients are clusters, with a prompt of each group.
    std::vector<std::uint32_t> patients(20);
    for (std::size_t i = 0; i < 20; ++i)
        patients[i] = static_cast<std::uint32_t>(i % 10);
    const auto paired = groupDifference(tableOf({both}, patients), group).front();
    EXPECT_NEAR(paired.difference, 1.58, 1e-12);
    EXPECT_NEAR(paired.p, 0.002833, 5e-7);
    EXPECT_NEAR(paired.ci95[0], 0.7001142, 5e-8);
    EXPECT_NEAR(paired.ci95[1], 2.4598858, 5e-8);
    const auto none = groupDifference(tableOf({both}), std::vector<int>(20, 0)).front();
    EXPECT_TRUE(std::isnan(none.p)) << "there is no second group";
}

}  // namespace
}  // namespace headscope
