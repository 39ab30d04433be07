// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that look inside a run: attribution, similarity and pairs. Their numbers are held
// to sweeps, sets and predictions, and to what must hold among them.
#include "cli_fixture.h"

#include <cmath>
#include <cstring>

namespace headscope {
namespace {

using Fields = nlohmann::json;
using Given = std::vector<std::string>;

class PartsCommands : public LivelyCli {
 protected:
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

}  // namespace
}  // namespace headscope
