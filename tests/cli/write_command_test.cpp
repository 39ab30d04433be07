// SPDX-License-Identifier: GPL-3.0-or-later
// headscope-cli write, held to what predict says of the prompt and each part of what was written.
#include "cli_fixture.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace headscope {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

constexpr double kWrittenProbability = 1e-5;  // two ways of computing one

class WriteCommand : public LivelyCli {
 protected:
    [[nodiscard]] Words write(const Words& more = {}) const {
        return Words{"write", "--model", folder(), "--prompt", "Berlin"} + more;
    }
    [[nodiscard]] Json json(const Words& more) const {
        return parsed(run(write(more + Words{"--json"})));
    }

    /// Each token against the prediction after the prompt and the tokens before it. `where`: the
    /// positions that are edited where so many tokens were written.
    void expectPredicted(const Json& result, const std::string& side,
                         const std::function<std::string(std::size_t)>& where) const {
        std::vector<int> ids;
        for (const auto& token : result["prompt"]["tokens"])
            ids.push_back(token["id"].get<int>());
        const auto prompt = ids.size();
        for (const auto& token : result[side]["tokens"]) {
            const auto written = ids.size() - prompt;
            if (written % 2 == 0) expectBest(token, side, ids, where(written));  // a process each
            ids.push_back(token["id"].get<int>());
        }
    }

    void expectBest(const Json& token, const std::string& side, const std::vector<int>& before,
                    const std::string& positions) const {
        const auto prediction = parsed(run({"predict", "--model", folder(), "--prompt-ids",
                                            fmt::format("{}", fmt::join(before, ",")), "--ablate",
                                            "1.0,2.2", "--top", "1", "--positions", positions}));
        const auto& best = prediction[side][0];
        EXPECT_EQ(token["id"], best["id"]);
        EXPECT_EQ(token["text"], best["text"]);
        EXPECT_NEAR(token["p"].get<double>(), best["p"].get<double>(), kWrittenProbability);
        EXPECT_EQ(token["rank"], 1);
    }
};

TEST_F(WriteCommand, GoesOnAsPredictSays) {
    const auto all = json({"--heads", "2.2,1.0,2.2", "--tokens", "6"});
    EXPECT_EQ(all["schema"], "headscope.continuation/1");
    EXPECT_EQ(all["prompt"]["text"], "Berlin");
    EXPECT_EQ(all["heads"], (Json{"1.0", "2.2"}));
    EXPECT_EQ(all["intervention"], (Json{{"kind", "zero"}}));
    EXPECT_EQ(all["positions"], "all");
    EXPECT_EQ(all["asked"], 6);
    EXPECT_TRUE(all["sampling"].is_null());
    ASSERT_EQ(all["clean"]["tokens"].size(), 6U);
    ASSERT_EQ(all["ablated"]["tokens"].size(), 6U);
    EXPECT_EQ(all["clean"]["end"], "asked");
    const auto everywhere = [](std::size_t) { return std::string("all"); };
    expectPredicted(all, "clean", everywhere);
    expectPredicted(all, "ablated", everywhere);
    std::string text;
    std::size_t first = 6;
    for (std::size_t i = 0; i < 6; ++i) {
        text += all["clean"]["tokens"][i]["text"].get<std::string>();
        if (first == 6 && all["clean"]["tokens"][i]["id"] != all["ablated"]["tokens"][i]["id"])
            first = i;
    }
    ASSERT_LT(first, 6U);
    EXPECT_EQ(all["first_difference"], first);
    EXPECT_TRUE(text.find("\uFFFD") != std::string::npos || all["clean"]["text"] == text) << text;
}

TEST_F(WriteCommand, EditsWhereItIsTold) {
    const Words heads{"--heads", "1.0,2.2", "--tokens", "5", "--positions"};
    const auto chosen = json(heads + Words{"0,2"});
    EXPECT_EQ(chosen["positions"], "0,2");
    expectPredicted(chosen, "ablated", [](std::size_t) { return std::string("0,2"); });
    const auto last = json(heads + Words{"last"});
    expectPredicted(last, "ablated", [](std::size_t written) {
        std::vector<std::size_t> positions;
        for (std::size_t i = 0; i <= written; ++i)
            positions.push_back(5 + i);  // "Berlin" has six tokens
        return fmt::format("{}", fmt::join(positions, ","));
    });
}

TEST_F(WriteCommand, ThePageIsTheJsonInLines) {
    const auto file = (scratch / "text.json").string();
    const auto page = run(write({"--heads", "2.2", "--tokens", "7", "--json", file}));
    ASSERT_EQ(page.code, 0) << page.err;
    const auto result = Json::parse(readBytes(file));
    std::istringstream lines(page.out);
    std::string line;
    std::size_t place = 0;
    while (std::getline(lines, line)) {
        if (!line.starts_with(fmt::format("{:>5}  ", place + 1))) continue;
        const auto& clean = result["clean"]["tokens"][place];
        const auto& ablated = result["ablated"]["tokens"][place];
        EXPECT_EQ(line.find(" * ") != std::string::npos, clean["id"] != ablated["id"]) << line;
        const auto p = fmt::format("{:.4f}", clean["p"].get<double>());
        EXPECT_TRUE(p < "0.0100" || line.find(p) != std::string::npos) << line;
        ++place;
    }
    EXPECT_EQ(place, 7U) << page.out;
    EXPECT_NE(page.out.find("Head 2.2, set to zero, at all positions"), std::string::npos);
    EXPECT_NE(page.out.find("the likeliest token each time"), std::string::npos);
    const auto parts = fmt::format("part at token {}", result["first_difference"].get<int>() + 1);
    EXPECT_NE(page.out.find(parts), std::string::npos) << page.out;
    // Without heads there is one text, and nothing to compare.
    const auto alone = run(write({"--tokens", "2"}));
    EXPECT_EQ(alone.code, 0) << alone.err;
    EXPECT_EQ(alone.out.find("ablated"), std::string::npos) << alone.out;
    const auto bare = json({"--tokens", "2"});
    EXPECT_TRUE(bare["ablated"].is_null());
    EXPECT_TRUE(bare["positions"].is_null());
}

TEST_F(WriteCommand, DrawsTheSameOfTheSameSeed) {
    const Words drawn{"--sample", "--temperature", "1.5", "--top-k", "50", "--tokens", "12"};
    const auto first = json(drawn + Words{"--seed", "18446744073709551615"});
    EXPECT_EQ(first["sampling"]["seed"].get<std::uint64_t>(), 18446744073709551615ULL);
    EXPECT_EQ(first["sampling"]["temperature"], 1.5);
    EXPECT_EQ(first["sampling"]["top_k"], 50);
    EXPECT_EQ(json(drawn + Words{"--seed", "18446744073709551615"}), first);
    EXPECT_NE(json(drawn + Words{"--seed", "1"})["clean"], first["clean"]);
    for (const auto& token : first["clean"]["tokens"])
        EXPECT_LE(token["rank"].get<int>(), 50);
}

TEST_F(WriteCommand, SaysWhereTheContextIsFull) {
    const auto full = json({"--tokens", "100"});  // 32 positions, six of them the prompt's
    EXPECT_EQ(full["clean"]["end"], "context-full");
    EXPECT_EQ(full["clean"]["tokens"].size(), 27U);
    EXPECT_NE(run(write({"--tokens", "100"})).out.find("context is full"), std::string::npos);
}

TEST_F(WriteCommand, RefusesWhatItWouldNotUse) {
    expectRefused(write({"--temperature", "2"}), {"--temperature", "--sample"});
    expectRefused(write({"--top-k", "2"}), {"--top-k", "--sample"});
    expectRefused(write({"--seed", "2"}), {"--seed", "--sample"});
    expectRefused(write({"--replace", "mean"}), {"--replace", "--heads"});
    expectRefused(write({"--positions", "last"}), {"--positions", "--heads"});
    expectRefused(write({"--tokens", "0"}), {"--tokens", "0"});
    expectRefused(write({"--sample", "--temperature", "0"}), {"temperature 0"});
    expectRefused(write({"--sample", "--temperature", "warm"}), {"warm", "--temperature"});
    expectRefused(write({"--sample", "--seed", "-1"}), {"-1", "--seed"});
    expectRefused(write({"--sample", "--top-k", "0"}), {"--top-k"});
    expectRefused(write({"--heads", "9.6"}), {"9.6"});
    expectRefused(write({"--heads", "1.0", "--positions", "0,6"}), {"0,6"});
    expectRefused(write({"--heads", "1.0", "--replace", "both"}), {"--replace"});
    expectRefused({"write", "--model", folder()}, {"there is no prompt"});
}

}  // namespace
}  // namespace headscope
