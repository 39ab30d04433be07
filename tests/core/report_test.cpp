// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_report.h"

#include <headscope/error.h>
#include <headscope/report.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace headscope {
namespace {

TEST(SweepJson, ReadsBackAsTheSameValues) {
    const auto report = sampleReport();
    EXPECT_EQ(sweepFromJson(toJson(report)), report);
    auto single = sampleReport();
    single.result.sweeps.pop_back();
    single.result.zeroVsMean.reset();
    EXPECT_EQ(sweepFromJson(toJson(single)), single);
    auto stopped = single;
    stopped.result.stopped = true;
    stopped.result.sweeps[0].cells.resize(5);
    EXPECT_EQ(sweepFromJson(toJson(stopped)), stopped);
}

TEST(SweepJson, HasTheFieldsOfTheContract) {
    const auto json = nlohmann::json::parse(toJson(sampleReport()));
    EXPECT_EQ(json["schema"], "headscope.sweep/1");
    EXPECT_EQ(json["program"]["version"], "1.2.3");
    for (const auto* field : {"name", "layers", "heads", "width", "vocabulary", "sha256"})
        EXPECT_TRUE(json["model"].contains(field)) << field;
    EXPECT_EQ(json["prompt"]["tokens"][1]["id"], 2);
    EXPECT_EQ(json["target"]["text"], " Germany");
    EXPECT_EQ(json["control"]["id"], 8);
    for (const auto* field : {"p_target", "p_control", "logit_target", "logit_control"})
        EXPECT_TRUE(json["clean"][field].is_number()) << field;
    EXPECT_EQ(json["clean"]["argmax"]["text"], " the");
    EXPECT_EQ(json["clean"]["top"].size(), 2u);
    EXPECT_EQ(json["head_mean"].size(), 3u);
    EXPECT_EQ(json["head_mean"][0].size(), 4u);
    EXPECT_EQ(json["drift"]["layer_mean"].size(), 3u);
    EXPECT_EQ(json["drift"]["slope_ci95"].size(), 2u);
    const auto& sweep = json["sweeps"][1];
    EXPECT_EQ(sweep["replacement"], "mean");
    EXPECT_EQ(sweep["positions"], "0,2");
    EXPECT_EQ(sweep["cells"].size(), 12u);
    for (const auto* field : {"layer", "head", "p_target", "p_control", "logit_target",
                              "logit_control", "rank_target", "rank_control", "kl", "argmax"})
        EXPECT_TRUE(sweep["cells"][0].contains(field)) << field;
    EXPECT_EQ(sweep["summary"]["kept"], 11);
    EXPECT_EQ(sweep["summary"]["total"], 12);
    EXPECT_EQ(sweep["summary"]["flips"][0]["head"], 1);
    EXPECT_TRUE(json["zero_vs_mean"]["pearson_r"].is_number());
    EXPECT_TRUE(json["zero_vs_mean"]["max_abs_difference"].is_number());
}

TEST(SweepJson, WritesFloatsInTheirShortestForm) {
    const auto text = toJson(sampleReport());
    EXPECT_NE(text.find("\"p_target\": 0.1,"), std::string::npos);
    EXPECT_EQ(text.find("0.10000000149"), std::string::npos);
}

TEST(SweepJson, RefusesWhatIsNotASweep) {
    const auto good = toJson(sampleReport());
    const auto refused = [](const std::string& text) {
        try {
            (void)sweepFromJson(text);
        } catch (const Error& error) {
            return error.kind() == Error::Kind::Input && !error.hint().empty();
        }
        return false;
    };
    EXPECT_TRUE(refused(""));
    EXPECT_TRUE(refused("{}"));
    EXPECT_TRUE(refused("[1,2]"));
    EXPECT_TRUE(refused(good.substr(0, good.size() / 2)));
    auto change = [&](auto edit) {
        auto json = nlohmann::json::parse(good);
        edit(json);
        return refused(json.dump());
    };
    EXPECT_TRUE(change([](auto& j) { j["schema"] = "headscope.sweep/9"; }));
    EXPECT_TRUE(change([](auto& j) { j["model"]["layers"] = -1; }));
    EXPECT_TRUE(change([](auto& j) { j["model"]["layers"] = 2000000000; }));
    EXPECT_TRUE(change([](auto& j) { j["model"]["heads"] = 2000000000; }));
    EXPECT_TRUE(change([](auto& j) { j["sweeps"][0]["cells"][1] = j["sweeps"][0]["cells"][0]; }));
    EXPECT_TRUE(change([](auto& j) { j["head_mean"].erase(0); }));
    EXPECT_TRUE(change([](auto& j) { j["sweeps"][0]["cells"][0]["layer"] = 7; }));
    EXPECT_TRUE(change([](auto& j) { j["sweeps"][0]["replacement"] = "median"; }));
    EXPECT_TRUE(change([](auto& j) { j["sweeps"][0]["positions"] = "1,x"; }));
    EXPECT_TRUE(change([](auto& j) { j["clean"]["top"].clear(); }));
    EXPECT_TRUE(change([](auto& j) { j["clean"]["p_target"] = "high"; }));
}

TEST(SweepCsv, HasOneRowACellAfterACommentedHeader) {
    const auto report = sampleReport();
    std::istringstream lines(toCsv(report));
    std::string line;
    int comments = 0;
    int rows = 0;
    std::string header;
    while (std::getline(lines, line)) {
        if (line.starts_with("#"))
            ++comments;
        else if (header.empty())
            header = line;
        else
            ++rows;
    }
    EXPECT_GE(comments, 5);
    EXPECT_EQ(rows, 24);
    EXPECT_TRUE(header.starts_with("replacement,positions,layer,head,p_target"));
    EXPECT_NE(toCsv(report).find("\"a,\"\"b\"\"\""), std::string::npos);
}

}  // namespace
}  // namespace headscope
