// SPDX-License-Identifier: GPL-3.0-or-later
// Every two heads ablated together: against plain forward passes in float64, ablate(), sweeps from
// either head's run, and identities.
#include "checkpoint_maker.h"
#include "library/reference_engine.h"
#include "questions.h"
#include "scratch.h"
#include "sweep/pair_plan.h"

#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/pair_report.h>
#include <headscope/pairs.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <set>

namespace headscope {
namespace {

constexpr TokenId kPairTarget = 97;
constexpr TokenId kPairControl = 98;
// Two logits of size 10 in float32, through this model's layers: against float64.
constexpr double kPairFloat64 = 2e-5;
// The same, one computed through float32 logits.
constexpr double kPairLogit = 4e-5;

class Pairs : public ::testing::Test {
 protected:
    Pairs() {
        writeRandomCheckpoint(scratch / "model", livelySpec(7));
        engine = open({.threads = 2});
    }
    [[nodiscard]] std::unique_ptr<Engine> open(EngineLimits limits) const {
        return loadEngine(scratch / "model", limits);
    }
    [[nodiscard]] static PairRequest request(const Intervention& intervention = Zero{},
                                             const Positions& positions = {}) {
        PairRequest asked;
        asked.prompt = {66, 101, 114, 108, 105, 110, 32};
        asked.target = kPairTarget;
        asked.control = kPairControl;
        asked.positions = positions;
        asked.intervention = intervention;
        return asked;
    }
    [[nodiscard]] PairEffects pairs(const PairRequest& asked) const {
        return engine->pairs(asked, {}, {});
    }
    /// The metric in a plain forward pass in float64.
    [[nodiscard]] double plain(const PairRequest& asked, const std::vector<HeadId>& heads) const {
        const auto run = referenceOf(*engine).plain(
            {asked.prompt, heads, asked.intervention, asked.positions, {}, true});
        const auto logits = run.at(asked.prompt.size() - 1);
        if (asked.metric == Metric::LogitDifference)
            return logits[kPairTarget] - logits[kPairControl];
        double sum = 0;
        for (const double logit : logits)
            sum += std::exp(logit - logits[kPairTarget]);
        return -std::log(sum);
    }

    ScratchFolder scratch;
    std::unique_ptr<Engine> engine;
};

std::vector<HeadId> ofBoth(const PairEffects& effects, std::size_t a, std::size_t b) {
    return ordered({effects.single.id(a), effects.single.id(b)});
}

TEST_F(Pairs, AreThoseOfPlainPassesInFloat64) {
    struct Case {
        Metric metric;
        Intervention intervention;
        Positions positions;
    };
    for (const auto& [metric, intervention, positions] :
         {Case{Metric::LogitDifference, Zero{}, Positions::all()},
          Case{Metric::LogitDifference, VectorMean{}, Positions::at({1, 4})},
          Case{Metric::LogitDifference, Scale{-1.25}, Positions::last()},
          Case{Metric::LogProbability, ScalarMean{}, Positions::all()},
          Case{Metric::LogProbability, Scale{2}, Positions::at({2})}}) {
        auto asked = request(intervention, positions);
        asked.metric = metric;
        SCOPED_TRACE(name(metric) + " " + name(intervention) + " " + name(positions));
        const auto found = pairs(asked);
        const double clean = plain(asked, {});
        EXPECT_NEAR(found.clean, clean, kPairFloat64);
        EXPECT_EQ(found.heads(), 12U);
        // All of them take a while: every fifth, which meets all pairs of layers.
        for (std::size_t i = 0; i < 144; i += 5)
            EXPECT_NEAR(found.joint[i], plain(asked, ofBoth(found, i / 12, i % 12)) - clean,
                        kPairFloat64)
                << i / 12 << " " << i % 12;
    }
}

TEST_F(Pairs, AreSymmetricWithEachHeadAloneOnTheDiagonal) {
    const auto found = pairs(request());
    for (std::size_t a = 0; a < 12; ++a)
        for (std::size_t b = 0; b < 12; ++b) {
            EXPECT_EQ(found.joint[a * 12 + b], found.joint[b * 12 + a]);
            if (a == b) {
                EXPECT_EQ(found.joint[a * 12 + b], found.single.values()[a]);
            }
        }
    EXPECT_FALSE(found.interaction({1, 1}, {1, 1}).has_value());
    EXPECT_NEAR(found.interaction({0, 1}, {2, 0}).value(),
                *found.together({0, 1}, {2, 0}) - double{found.single({0, 1})} -
                    double{found.single({2, 0})},
                1e-12);
}

// A sweep beside A starts from A's run, one beside B from B's.
TEST_F(Pairs, AreTheSameFromBothHeadsRuns) {
    const auto found = pairs(request(ScalarMean{}));
    for (const HeadId a : {HeadId{0, 0}, HeadId{1, 2}, HeadId{3, 1}}) {
        SweepRequest sweep;
        static_cast<Setting&>(sweep) = request();
        sweep.interventions = {ScalarMean{}};
        sweep.given = {a};
        const auto run = engine->sweep(sweep, {}, {});
        const auto set = besideSet(run, {a}, Metric::LogitDifference);
        EXPECT_NEAR(set.effect, found.single(a), kPairLogit);
        const auto map = besideHead(found, a);
        for (std::size_t b = 0; b < 12; ++b) {
            EXPECT_NEAR(set.beside.values()[b], map.values()[b], kPairLogit) << b;
            EXPECT_NEAR(set.effect + double{set.beside.values()[b]},
                        found.joint[found.single.index(a) * 12 + b], kPairLogit);
        }
    }
}

TEST_F(Pairs, OfASetOfTokensAreWhatAblateSays) {
    auto asked = request();
    asked.target = TokenSet({97, 3, 200});
    asked.control = TokenSet({98, 11});
    const auto found = pairs(asked);
    const auto difference = [&](const std::vector<HeadId>& heads) {
        SetRequest set{asked, heads, Zero{}};
        const auto run = engine->ablate(set);
        return double{run.logitTarget} - double{run.logitControl};
    };
    for (std::size_t i = 1; i < 144; i += 7)
        EXPECT_NEAR(found.joint[i], difference(ofBoth(found, i / 12, i % 12)) - difference({}),
                    kPairLogit);
}

TEST_F(Pairs, OfTheStrongestAreTheSameNumbersAndNoOthers) {
    auto asked = request();
    const auto all = pairs(asked);
    asked.strongest = 2;
    double last = 0;
    PairSink sink;
    sink.progress = [&](double part) {
        EXPECT_GE(part, last);
        EXPECT_LE(part, 1 + 1e-12);
        last = part;
    };
    const auto some = engine->pairs(asked, sink, {});
    EXPECT_NEAR(last, 1, 1e-12);
    ASSERT_EQ(some.chosen.size(), 2U);
    const auto size = [&](std::size_t i) { return std::abs(all.single.values()[i]); };
    EXPECT_GE(std::abs(all.single(some.chosen[0])), std::abs(all.single(some.chosen[1])));
    std::size_t count = 0;
    for (std::size_t a = 0; a < 12; ++a) {
        const auto isChosen = [&](std::size_t i) {
            const HeadId head = all.single.id(i);
            return head == some.chosen[0] || head == some.chosen[1];
        };
        if (!isChosen(a)) {
            EXPECT_LE(size(a), std::abs(all.single(some.chosen[1])));
        }
        for (std::size_t b = a; b < 12; ++b) {
            const float found = some.joint[a * 12 + b];
            if (a == b || isChosen(a) || isChosen(b))
                EXPECT_NEAR(found, all.joint[a * 12 + b], kPairLogit);
            else
                EXPECT_TRUE(std::isnan(found));
            count += a != b && !std::isnan(found) ? 1 : 0;
        }
    }
    EXPECT_EQ(count, pairCount(12, 2));
    EXPECT_EQ(count, 21U);
    EXPECT_EQ(pairCount(12), 66U);
    EXPECT_EQ(pairCount(1200), 719'400U);
}

// With hardly any memory families are cut, and their first heads run again.
TEST_F(Pairs, AreTheSameInWhateverBatches) {
    const auto found = pairs(request());
    const auto tight = open({.threads = 1, .memory = 4096})->pairs(request(), {}, {});
    for (std::size_t i = 0; i < 144; ++i)
        EXPECT_NEAR(found.joint[i], tight.joint[i], kPairLogit);
}

TEST_F(Pairs, StopWithWhatIsThere) {
    std::stop_source stop;
    PairSink sink;
    int layers = 0;
    sink.progress = [&](double) {
        if (++layers == 2) stop.request_stop();
    };
    const auto found = engine->pairs(request(), sink, stop.get_token());
    EXPECT_TRUE(found.stopped);
    EXPECT_EQ(layers, 2);
    EXPECT_TRUE(std::isnan(found.joint[1]));
    EXPECT_TRUE(strongestPairs(found, 5).empty());
    EXPECT_TRUE(backups(found.single, besideHead(found, {0, 0}), {{0, 0}}).empty());
}

TEST_F(Pairs, ThatMakeNoSenseAreRefused) {
    const auto refuses = [&](const PairRequest& asked, const std::string& part) {
        try {
            (void)pairs(asked);
            ADD_FAILURE() << "took " << part;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), Error::Kind::Input);
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    };
    auto asked = request();
    asked.metric = Metric::Probability;
    refuses(asked, "probability");
    asked = request();
    asked.strongest = -1;
    refuses(asked, "-1");
    asked = request();
    asked.control = asked.target;
    refuses(asked, "same token");
    const auto tight = open({.threads = 1, .memory = 100});
    EXPECT_THROW((void)tight->pairs(request(), {}, {}), Error);
}

TEST(PairPlan, HasEveryPairOnceBehindTheRunThatItGoesOnFrom) {
    ModelConfig config;
    config.layers = 5;
    config.heads = 4;
    const auto donor = std::make_shared<const Donor>(0.F, 1, 8, std::vector<float>(8));
    std::vector<PairFamily> families;
    for (int a = 0; a < 20; ++a) {
        PairFamily family{{a / 4, a % 4}, {}};
        for (int b = (a / 4 + 1) * 4; b < 20; ++b)
            family.partners.push_back({b / 4, b % 4});
        families.push_back(family);
    }
    for (const std::size_t most : {3U, 6U, 40U, 100U, 100'000U}) {
        SCOPED_TRACE(most);
        const auto batches = planFamilies(families, config, donor, 3, most);
        std::map<std::vector<HeadId>, int> seen;
        for (const auto& batch : batches) {
            std::size_t rows = 0;
            for (std::size_t i = 0; i < batch.size(); ++i) {
                const auto& variant = batch[i];
                rows += variant.firstLayer() == 4 ? 1 : 3;
                if (i > 0) {
                    EXPECT_GE(variant.firstLayer(), batch[i - 1].firstLayer());
                }
                ++seen[variant.heads];
                ASSERT_EQ(variant.parent.has_value(), variant.heads.size() == 2);
                if (!variant.parent) continue;
                ASSERT_LT(*variant.parent, i);
                EXPECT_EQ(batch[*variant.parent].heads, std::vector{variant.heads.front()});
                EXPECT_GT(variant.firstLayer(), variant.heads.front().layer);
            }
            EXPECT_LE(rows, std::max<std::size_t>(most, 6));
        }
        EXPECT_EQ(seen.size(), 20U + 16 * 10U);
        for (const auto& [heads, count] : seen)
            EXPECT_TRUE(count == 1 || (heads.size() == 1 && most < 100)) << count;
    }
}

TEST(PairEffects, TellInteractionsAndBackups) {
    const float none = std::numeric_limits<float>::quiet_NaN();
    PairEffects effects;
    effects.single = HeadGrid<float>(1, 3);
    effects.single.values() = {-2, -1, 0.5F};
    effects.joint = {-2, -4, -1.5F, -4, -1, none, -1.5F, none, 0.5F};
    EXPECT_EQ(effects.interaction({0, 0}, {0, 1}), -1.0);
    EXPECT_EQ(effects.interaction({0, 0}, {0, 2}), 0.0);
    EXPECT_FALSE(effects.interaction({0, 1}, {0, 2}).has_value());
    EXPECT_EQ(strongestPairs(effects, 9), (std::vector<PairOfHeads>{{{0, 0}, {0, 1}}}));
    const auto found = backups(effects.single, besideHead(effects, {0, 0}), {{0, 0}});
    ASSERT_EQ(found.size(), 1U);  // 0.2 does the same as alone
    EXPECT_EQ(found[0], (Backup{{0, 1}, -1, -2}));
    EXPECT_EQ(found[0].growth(), -1);
}

TEST(PairEffects, ABackupDoesMoreOnceTheSetIsGone) {
    EXPECT_TRUE(isBackup({{}, -0.1, -0.5}));
    EXPECT_TRUE(isBackup({{}, 0, -0.5}));
    EXPECT_TRUE(isBackup({{}, 0.3, -0.8})) << "it hindered, and helps more than it hindered";
    // As was seen: an effect of +0.614 alone that shrinks to +0.115 grows by -0.5.
    EXPECT_FALSE(isBackup({{}, 0.614, 0.115}));
    EXPECT_FALSE(isBackup({{}, 0.6, -0.1})) << "it does less than before, to the other side";
    EXPECT_FALSE(isBackup({{}, -0.5, -0.1}));
    EXPECT_FALSE(isBackup({{}, -0.5, -0.5}));
    EXPECT_FALSE(isBackup({{}, 0.1, 0.5}));
    EXPECT_FALSE(isBackup({{}, -0.1, -0.5}, 0.45));
    const double none = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(isBackup({{}, none, -1}));
    EXPECT_FALSE(isBackup({{}, 0, none}));
    // By how much more they help: 1.1 comes to help by 1.1 more, 0.1 by 0.9.
    HeadGrid<float> alone(2, 2), beside(2, 2);
    alone.values() = {-2, -0.1F, 0.614F, 0.3F};
    beside.values() = {-9, -1, 0.115F, -0.8F};
    const auto found = backups(alone, beside, {{0, 0}});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].head, (HeadId{1, 1}));
    EXPECT_EQ(found[1].head, (HeadId{0, 1}));
    const NoiseFloor floor{1, 0.25, 0.5, 1, 4};
    EXPECT_EQ(growthNoise(floor, Metric::LogitDifference), 2);
    EXPECT_EQ(growthNoise(floor, Metric::LogProbability), 2);
    EXPECT_EQ(growthNoise({}, Metric::LogProbability), 0);
}

// What a run has given a set, against sweeps of its own.
TEST_F(Pairs, BackupsOfASetOfARunAreThoseOfTheSweepBesideIt) {
    SweepRequest sweep;
    static_cast<Setting&>(sweep) = request();
    sweep.interventions = {Zero{}};
    auto run = engine->sweep(sweep, {}, {});
    EXPECT_TRUE(backups(run, Zero{}, Metric::LogitDifference).empty());
    sweep.given = {{0, 1}, {2, 0}};
    const auto beside = engine->sweep(sweep, {}, {});
    run.setGiven({sweep.given, beside.parts.front()});
    for (const Metric metric : {Metric::LogitDifference, Metric::LogProbability}) {
        const auto set = besideSet(beside, sweep.given, metric);
        const auto found = backups(run, Zero{}, metric);
        std::size_t expected = 0;
        for (const Cell& cell : run.parts.front().cells) {
            const double alone = change(run.clean, cell, metric, Subject::Target).value();
            const double given = set.beside(cell.head);
            const bool outside = cell.head != sweep.given[0] && cell.head != sweep.given[1];
            if (!outside || given >= 0 || std::abs(given) <= std::abs(alone)) continue;
            ++expected;
            const auto one = std::find_if(found.begin(), found.end(),
                                          [&](const Backup& b) { return b.head == cell.head; });
            ASSERT_NE(one, found.end()) << name(cell.head);
            EXPECT_NEAR(one->beside, given, kPairLogit);
            EXPECT_NEAR(one->alone, alone, kPairLogit);
        }
        EXPECT_EQ(found.size(), expected);
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return a.growth() < b.growth();
        }));
    }
}

// The format as NumPy's documentation has it (numpy.lib.format, version 1.0).
TEST(PairEffects, AsANumPyFile) {
    PairEffects effects;
    effects.single = HeadGrid<float>(1, 2);
    effects.joint = {1, -2.5F, -2.5F, 3};
    const auto file = pairsNpy(effects);
    ASSERT_EQ(file.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(file[8])) +
                        256 * static_cast<std::size_t>(static_cast<unsigned char>(file[9]));
    EXPECT_EQ((10 + length) % 64, 0U);
    const auto header = file.substr(10, length);
    EXPECT_TRUE(header.starts_with("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }"))
        << header;
    EXPECT_EQ(header.back(), '\n');
    ASSERT_EQ(file.size(), 10 + length + 16);
    std::vector<float> numbers(4);
    std::memcpy(numbers.data(), file.data() + 10 + length, 16);
    EXPECT_EQ(numbers, effects.joint);
}

}  // namespace
}  // namespace headscope
