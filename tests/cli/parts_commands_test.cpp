// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that look inside a run: attribution, similarity, pairs and layers. Their numbers are
// held to passes in float64, to sweeps, sets and predictions, and to what must hold among them.
#include "cli_fixture.h"
#include "library/reference_engine.h"
#include "parts_reference.h"
#include "reference.h"

#include <headscope/engine.h>

#include <cmath>
#include <cstring>

namespace headscope {
namespace {

using Fields = nlohmann::json;
using Given = std::vector<std::string>;

// float32 against float64, in logits, on a model of this size.
constexpr double kPartsFloat64 = 2e-5;

/// The ids of a prompt, or of a donor, as the JSON has them.
std::vector<TokenId> idsIn(const Fields& prompt) {
    std::vector<TokenId> ids;
    for (const auto& token : prompt.at("tokens"))
        ids.push_back(token.at("id").get<TokenId>());
    return ids;
}

class PartsCommands : public LivelyCli {
 protected:
    /// The model's weights in float64.
    [[nodiscard]] Gpt2Weights exact() const {
        return test::inDouble(test::LoadedModel(folder()).weights);
    }
    [[nodiscard]] Fields json(const Given& arguments) const {
        return parsed(run(arguments + Given{"--json"}));
    }
    /// With a prompt and no tokens.
    [[nodiscard]] Given similarity(const Given& more = {}) const {
        return Given{"similarity", "--model", folder(), "--prompt", "Berlin"} + more;
    }
    static double sumOf(const Fields& values) {
        double sum = 0;
        for (const auto& value : values)
            sum += value.is_array() ? sumOf(value) : value.get<double>();
        return sum;
    }
};

TEST_F(PartsCommands, AttributionAddsUpToTheLogitDifference) {
    const auto clean = json(of("attribution"));
    EXPECT_EQ(clean["schema"], "headscope.attribution/1");
    EXPECT_TRUE(clean["ablated"].is_null());
    ASSERT_EQ(clean["heads"].size(), 4U);
    ASSERT_EQ(clean["heads"][0].size(), 3U);
    ASSERT_EQ(clean["mlps"].size(), 4U);
    const auto total = [](const Fields& json) {
        return sumOf(json["heads"]) + sumOf(json["mlps"]) + json["embedding"].get<double>() +
               json["biases"].get<double>();
    };
    const auto logits = [](const Fields& run) {
        return run["logit_target"].get<double>() - run["logit_control"].get<double>();
    };
    EXPECT_NEAR(total(clean), clean["total"].get<double>(), 1e-9);
    EXPECT_NEAR(total(clean), logits(clean["clean"]), 1e-4);
    EXPECT_EQ(clean["adds_up"], true);
    const Given which{"--heads", "2.1,0.2", "--replace", "mean", "--positions", "0,2"};
    const auto ablated = json(of("attribution", which));
    EXPECT_EQ(ablated["ablated"], (Fields{{"heads", {"0.2", "2.1"}},
                                          {"intervention", {{"kind", "mean"}}},
                                          {"positions", "0,2"}}));
    EXPECT_NEAR(total(ablated), logits(json(of("set", which))["joint"]), 1e-4);
    const auto table = run(of("attribution"));
    EXPECT_EQ(table.code, 0) << table.err;
    for (const char* part : {"The clean run", "MLP ", "head ", "embedding", "biases", "sum"})
        EXPECT_NE(table.out.find(part), std::string::npos) << part << " in\n" << table.out;
    const auto csv = run(of("attribution", {"--format", "csv"})).out;
    EXPECT_TRUE(csv.starts_with("part,layer,head,value\n"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 12 + 4 + 2);
}

// Each number stands under its head's name: a sum would not tell one head from another.
TEST_F(PartsCommands, AttributionIsThatOfFloat64) {
    const auto weights = exact();
    const auto expectIt = [&](const Fields& found, const std::set<HeadId>& zeroed,
                              const Positions& positions) {
        const auto target = found["target"]["id"].get<TokenId>();
        const auto control = found["control"]["id"].get<TokenId>();
        const auto parts = test::partVectors(weights, idsIn(found["prompt"]), zeroed, positions);
        const auto adds = [&](const at::Tensor& part) {
            return test::partAdds(weights, part, parts.x, target, control);
        };
        for (std::size_t layer = 0; layer < 4; ++layer) {
            for (std::size_t head = 0; head < 3; ++head)
                EXPECT_NEAR(found["heads"][layer][head].get<double>(),
                            adds(parts.heads[layer * 3 + head]), kPartsFloat64)
                    << "head " << layer << "." << head;
            EXPECT_NEAR(found["mlps"][layer].get<double>(), adds(parts.mlps[layer]), kPartsFloat64)
                << "MLP " << layer;
        }
        EXPECT_NEAR(found["embedding"].get<double>(), adds(parts.embedding), kPartsFloat64);
    };
    expectIt(json(of("attribution")), {}, {});
    expectIt(json(of("attribution", {"--heads", "2.1,0.2", "--positions", "0,5"})),
             {{0, 2}, {2, 1}}, Positions::at({0, 5}));
}

TEST_F(PartsCommands, PairsAreThoseOfFloat64) {
    const auto found = json(of("pairs", {"--replace", "mean", "--positions", "last"}));
    const auto engine = loadEngine(folder(), {.threads = 1});
    const auto prompt = idsIn(found["prompt"]);
    const auto difference = [&](const std::set<HeadId>& heads) {
        const auto run = referenceOf(*engine).plain(
            {prompt, {heads.begin(), heads.end()}, ScalarMean{}, Positions::last(), {}, true});
        const auto logits = run.at(prompt.size() - 1);
        return logits[found["target"]["id"].get<std::size_t>()] -
               logits[found["control"]["id"].get<std::size_t>()];
    };
    const double clean = difference({});
    const auto headAt = [](std::size_t i) {
        return HeadId{static_cast<int>(i / 3), static_cast<int>(i % 3)};
    };
    for (std::size_t a = 0; a < 12; ++a) {
        EXPECT_NEAR(found["single"][a].get<double>(), difference({headAt(a)}) - clean,
                    kPartsFloat64)
            << a;
        for (std::size_t b = a % 3; b < 12; b += 3)
            EXPECT_NEAR(found["joint"][a][b].get<double>(),
                        difference({headAt(a), headAt(b)}) - clean, kPartsFloat64)
                << a << " " << b;
    }
}

TEST_F(PartsCommands, LayersAreThoseOfFloat64) {
    const auto weights = exact();
    const auto found = json(of("layers", {"--donor", "Bavlin"}));
    const auto expected = [&](LayerPart part, int layer, int position) {
        return test::patchedDifference(
            weights, idsIn(found["prompt"]), idsIn(found["donor"]), {part, layer, position},
            found["target"]["id"].get<TokenId>(), found["control"]["id"].get<TokenId>());
    };
    for (const LayerPart part : kLayerParts)
        for (int layer = 0; layer < 4; ++layer)
            for (int t = 0; t < 6; ++t)
                EXPECT_NEAR(found[std::string(name(part))][static_cast<std::size_t>(layer)]
                                 [static_cast<std::size_t>(t)]
                                     .get<double>(),
                            expected(part, layer, t), kPartsFloat64)
                    << name(part) << " " << layer << " " << t;
}

TEST_F(PartsCommands, AttributionTellsTheDirectEffectOfEveryHead) {
    const auto found = json(of("attribution", {"--every-head", "--donor", "Bavlin"}));
    const auto& every = found["every_head"];
    EXPECT_EQ(every["intervention"]["kind"], "patch");
    EXPECT_EQ(every["intervention"]["donor"]["text"], "Bavlin");
    EXPECT_EQ(every["positions"], "all");
    EXPECT_TRUE(found["ablated"].is_null());
    // What the donor's own output adds through this run's LayerNorm, in float64, less the own.
    const auto weights = exact();
    const auto own = test::partVectors(weights, idsIn(found["prompt"]), {}, {});
    const auto donor = test::partVectors(weights, idsIn(every["intervention"]["donor"]), {}, {});
    const auto swept = json(of("sweep", {"--donor", "Bavlin"}));
    const auto difference = [](const Fields& run) {
        return run["logit_target"].get<double>() - run["logit_control"].get<double>();
    };
    for (const auto& cell : swept["sweeps"][0]["cells"]) {
        const auto layer = cell["layer"].get<std::size_t>(), head = cell["head"].get<std::size_t>();
        const double direct = test::partAdds(
            weights, donor.heads[layer * 3 + head] - own.heads[layer * 3 + head], own.x,
            found["target"]["id"].get<TokenId>(), found["control"]["id"].get<TokenId>());
        const double total = difference(cell) - difference(swept["clean"]);
        EXPECT_NEAR(every["direct"][layer][head].get<double>(), direct, kPartsFloat64);
        EXPECT_NEAR(every["total"][layer][head].get<double>(), total, 1e-6);
        EXPECT_NEAR(every["indirect"][layer][head].get<double>(), total - direct, kPartsFloat64);
    }
    EXPECT_TRUE(json(of("attribution"))["every_head"].is_null());
    const auto table = run(of("attribution", {"--every-head", "--replace", "mean"}));
    for (const char* part : {"total - direct", "Each head by itself set to", "at all positions"})
        EXPECT_NE(table.out.find(part), std::string::npos) << part << " in\n" << table.out;
    const auto csv = run(of("attribution", {"--every-head", "--format", "csv"})).out;
    EXPECT_TRUE(csv.starts_with("part,layer,head,value,direct,total,indirect\n"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 12 + 4 + 2);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), ','), 6 * (1 + 12 + 4 + 2));
    const auto patched = json(of("attribution", {"--heads", "2.1", "--donor", "Bavlin"}));
    EXPECT_EQ(patched["ablated"]["intervention"]["donor"]["text"], "Bavlin");
    expectRefused(of("attribution", {"--donor", "Bavlin"}), {"--heads", "--every-head"});
    expectRefused(of("attribution", {"--every-head", "--heads", "2.1"}), {"--heads"});
}

TEST_F(PartsCommands, AttributionRefusesSetsOfTokens) {
    auto arguments = of("attribution", {"--target", "c"});
    expectRefused(arguments, {"target is 2 tokens", "Name one token"});
    expectRefused(of("attribution", {"--heads", "9.0"}), {"9.0"});
    expectRefused(of("attribution", {"--replace", "mean"}), {"--heads"});
}

TEST_F(PartsCommands, SimilarityHasAPointALayerAndTheEmbedding) {
    const auto clean = json(similarity({"--pair", "0,3"}));
    EXPECT_EQ(clean["schema"], "headscope.similarity/1");
    EXPECT_EQ(clean["pair"], (Fields{0, 3}));
    EXPECT_TRUE(clean["ablated"].is_null());
    ASSERT_EQ(clean["clean"]["mean"].size(), 5U);
    ASSERT_EQ(clean["clean"]["pair"].size(), 5U);
    const auto ablated = json(similarity({"--heads", "1.2", "--positions", "2"}));
    EXPECT_EQ(ablated["clean"]["mean"], clean["clean"]["mean"]);
    EXPECT_TRUE(ablated["clean"]["pair"].is_null());
    const auto& each = ablated["ablated"]["clean_to_ablated"];
    ASSERT_EQ(each.size(), 5U);
    for (std::size_t point = 0; point < 5; ++point) {
        ASSERT_EQ(each[point].size(), 6U);
        for (std::size_t t = 0; t < 6; ++t) {
            const double value = each[point][t].get<double>();
            if (point < 2 || t < 2) {
                EXPECT_NEAR(value, 1, 1e-12) << "nothing reaches back";
            } else if (t == 2) {
                EXPECT_LT(value, 1 - 1e-6);
            }
        }
        const double change = ablated["ablated"]["mean"][point].get<double>() -
                              ablated["clean"]["mean"][point].get<double>();
        EXPECT_EQ(change == 0, point < 2) << point;
    }
    // Every pair by itself: their mean is the mean, and the named one is among them.
    EXPECT_TRUE(clean["all_pairs"]["ablated"].is_null());
    ASSERT_EQ(clean["all_pairs"]["pairs"].size(), 15U);
    EXPECT_EQ(clean["all_pairs"]["pairs"][2], (Fields{0, 3}));
    for (std::size_t point = 0; point < 5; ++point) {
        EXPECT_NEAR(clean["all_pairs"]["clean"][point][2].get<double>(),
                    clean["clean"]["pair"][point].get<double>(), 1e-12);
        EXPECT_NEAR(sumOf(ablated["all_pairs"]["ablated"][point]) / 15,
                    ablated["ablated"]["mean"][point].get<double>(), 1e-12);
    }
    const auto table = run(similarity({"--heads", "1.2", "--pair", "0,3"}));
    for (const char* part : {"all 15 pairs", "embedding", "layer 3", "change", "Head 1.2, set to"})
        EXPECT_NE(table.out.find(part), std::string::npos) << part << " in\n" << table.out;
    const auto csv = run(similarity({"--heads", "1.2", "--format", "csv"})).out;
    EXPECT_TRUE(
        csv.starts_with("point,clean_mean,ablated_mean,clean_pair,ablated_pair,"
                        "clean_to_ablated_0,"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 6);
    EXPECT_NE(csv.find(",clean_4_5,ablated_0_1,"), std::string::npos);
    const auto second = csv.substr(csv.find('\n') + 1);
    EXPECT_EQ(
        std::count(second.begin(), second.begin() + static_cast<long>(second.find('\n')), ','),
        4 + 6 + 2 * 15);
    expectRefused(similarity({"--pair", "0"}), {"--pair", "0,3"});
    expectRefused(similarity({"--pair", "0,6"}), {"0,6", "6 tokens"});
    expectRefused(similarity({"--pair", "2,2"}), {"2,2", "different"});
}

TEST_F(PartsCommands, SimilarityOfOneTokenHasNoTableOfPairs) {
    const Given one{"similarity", "--model", folder(), "--prompt-ids", "66"};
    const auto clean = run(one);
    EXPECT_EQ(clean.code, 0) << clean.err;
    EXPECT_NE(clean.out.find("One token alone: there is no pair.\n"), std::string::npos);
    EXPECT_EQ(clean.out.find("embedding"), std::string::npos) << clean.out;
    const auto ablated = run(one + Given{"--heads", "1.2"}).out;
    EXPECT_NE(ablated.find("furthest from clean"), std::string::npos) << ablated;
    EXPECT_EQ(ablated.find("change"), std::string::npos) << ablated;
    EXPECT_EQ(ablated.find(" - "), std::string::npos) << ablated;
}

TEST_F(PartsCommands, SimilarityOfEveryHeadIsThatOfEach) {
    const auto all = json(similarity({"--every-head", "--pair", "0,3", "--positions", "2"}));
    const auto& every = all["every_head"];
    EXPECT_EQ(every["measure"], "pair");
    EXPECT_EQ(every["positions"], "2");
    EXPECT_EQ(every["after_layer"], (Fields{nullptr, 0, 1, 2, 3}));
    ASSERT_EQ(every["change"].size(), 4U);
    ASSERT_EQ(every["change"][1].size(), 3U);
    const auto one = json(similarity({"--heads", "1.2", "--pair", "0,3", "--positions", "2"}));
    EXPECT_TRUE(one["every_head"].is_null());
    for (std::size_t point = 0; point < 5; ++point)
        EXPECT_NEAR(
            every["change"][1][2][point].get<double>(),
            one["ablated"]["pair"][point].get<double>() - one["clean"]["pair"][point].get<double>(),
            1e-6);
    EXPECT_EQ(json(similarity({"--every-head"}))["every_head"]["measure"], "mean");
    const auto token = json(similarity({"--every-head", "--token", "3"}))["every_head"];
    EXPECT_EQ(token["measure"], "token");
    EXPECT_EQ(token["token"], 3);
    const auto csv = run(similarity({"--every-head", "--format", "csv"})).out;
    EXPECT_TRUE(csv.starts_with("layer,head,point,change\n0,0,0,0\n"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 4 * 3 * 5);
    EXPECT_NE(run(similarity({"--every-head"})).out.find("after the last layer"),
              std::string::npos);
    expectRefused(similarity({"--token", "3"}), {"--every-head"});
    expectRefused(similarity({"--every-head", "--token", "6"}), {"6 tokens"});
    expectRefused(similarity({"--positions", "2"}), {"--heads", "--every-head"});
}

TEST_F(PartsCommands, PairsAreTheJointEffectsOfSets) {
    const auto pairs = json(of("pairs", {"--replace", "mean", "--positions", "last"}));
    EXPECT_EQ(pairs["schema"], "headscope.pairs/1");
    EXPECT_EQ(pairs["metric"], "logit-difference");
    EXPECT_EQ(pairs["intervention"], (Fields{{"kind", "mean"}}));
    EXPECT_EQ(pairs["positions"], "last");
    EXPECT_TRUE(pairs["strongest"].is_null());
    ASSERT_EQ(pairs["single"].size(), 12U);
    ASSERT_EQ(pairs["joint"].size(), 12U);
    const auto difference = [](const Fields& run) {
        return run["logit_target"].get<double>() - run["logit_control"].get<double>();
    };
    const auto set =
        json(of("set", {"--heads", "0.1,2.2", "--replace", "mean", "--positions", "last"}));
    EXPECT_NEAR(pairs["joint"][1][8].get<double>(),
                difference(set["joint"]) - difference(set["clean"]), 1e-4);
    EXPECT_EQ(pairs["joint"][8][1], pairs["joint"][1][8]);
    EXPECT_NEAR(pairs["single"][8].get<double>(),
                difference(set["singles"][1]) - difference(set["clean"]), 1e-4);
    for (std::size_t i = 0; i < 12; ++i)
        EXPECT_EQ(pairs["joint"][i][i], pairs["single"][i]);
}

TEST_F(PartsCommands, PairsGoToAFileThatNumPyReads) {
    const auto file = (scratch / "pairs.npy").string();
    const auto outcome = run(of("pairs", {"--npy", file, "--json"}));
    const auto pairs = parsed(outcome);
    const auto bytes = readBytes(file);
    ASSERT_TRUE(bytes.starts_with("\x93NUMPY"));
    ASSERT_EQ(bytes.size() % 64, 144 * 4 % 64);
    std::vector<float> numbers(144);
    std::memcpy(numbers.data(), bytes.data() + bytes.size() - 144 * 4, 144 * 4);
    for (std::size_t i = 0; i < 144; ++i)
        EXPECT_FLOAT_EQ(numbers[i], pairs["joint"][i / 12][i % 12].get<float>());
    expectRefused(of("pairs", {"--npy", "-"}), {"--npy", "file"});
    expectRefused(of("pairs", {"--npy", file, "--json", file}), {"pairs.npy"});
    expectRefused(of("pairs", {"--npy", (scratch / "none" / "x.npy").string()}), {"x.npy"}, 1);
}

TEST_F(PartsCommands, PairsOfTheStrongestBesideASet) {
    const auto pairs = json(
        of("pairs", {"--strongest", "2", "--given", "1.0,0.1", "--metric", "log-probability"}));
    EXPECT_EQ(pairs["strongest"].size(), 2U);
    std::size_t unknown = 0;
    for (const auto& row : pairs["joint"])
        for (const auto& value : row)
            unknown += value.is_null() ? 1 : 0;
    EXPECT_EQ(unknown, 2 * (66U - 21U));
    const auto& given = pairs["given"];
    EXPECT_EQ(given["heads"], (Fields{"0.1", "1.0"}));
    ASSERT_EQ(given["beside"].size(), 12U);
    EXPECT_NEAR(given["beside"][1].get<double>(), 0, 1e-6) << "it is in the set";
    const auto logP = [](const Fields& run) {
        return run["logit_target"].get<double>() - run["log_sum_exp"].get<double>();
    };
    const auto two = json(of("set", {"--heads", "1.0,0.1"}));
    const auto three = json(of("set", {"--heads", "1.0,0.1,2.2"}));
    EXPECT_NEAR(given["effect"].get<double>(), logP(two["joint"]) - logP(two["clean"]), 1e-4);
    EXPECT_NEAR(given["beside"][8].get<double>(), logP(three["joint"]) - logP(two["joint"]), 1e-4);
    const auto table = run(of("pairs", {"--given", "1.0,0.1"}));
    for (const char* part : {"66 pairs of heads", "interaction", "Backups of 0.1, 1.0"})
        EXPECT_NE(table.out.find(part), std::string::npos) << part << " in\n" << table.out;
    const auto csv = run(of("pairs", {"--format", "csv"})).out;
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 67);
    expectRefused(of("pairs", {"--metric", "probability"}), {"probability", "log-probability"});
    expectRefused(of("pairs", {"--strongest", "0"}), {"--strongest"});
    expectRefused(of("pairs", {"--given", "7.7"}), {"7.7"});
}

// 28 layers of 16 heads have 448 * 447 / 2 pairs.
TEST_F(PartsCommands, VeryManyPairsAreRefusedUntilAllAreAskedFor) {
    auto spec = livelySpec();
    spec.config.layers = 28;
    spec.config.heads = 16;
    spec.config.width = 16;
    spec.config.inner = 16;
    spec.scale = 0.1;
    writeRandomCheckpoint(scratch / "many", spec);
    const auto many = [&](const Given& more) {
        return Given{"pairs",
                     "--model",
                     (scratch / "many").string(),
                     "--prompt-ids",
                     "66,101",
                     "--target",
                     "a",
                     "--control",
                     "b"} +
               more;
    };
    expectRefused(many({}), {"100128 pairs", "--strongest 10", "4425", "--all"});
    expectRefused(many({"--strongest", "440"}), {"--strongest 10"});
    expectRefused(many({"--all", "--strongest", "2"}), {"--strongest"});
    const auto few = parsed(run(many({"--strongest", "1", "--json"})));
    EXPECT_EQ(few["strongest"].size(), 1U);
    // Where there are few, the flag says nothing new.
    EXPECT_EQ(json(of("pairs", {"--all"}))["joint"].size(), 12U);
}

}  // namespace
}  // namespace headscope
