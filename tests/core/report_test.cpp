// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_report.h"
#include "scratch.h"

#include <headscope/error.h>
#include <headscope/quantity_text.h>
#include <headscope/report.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace headscope {
namespace {

TEST(QuantityText, HasThreeSignificantDigits) {
    EXPECT_EQ(valueText(Metric::Probability, 0.2613), "+0.2613");
    EXPECT_EQ(valueText(Metric::Probability, -0.01), "-0.0100");
    EXPECT_EQ(valueText(Metric::Probability, -0.0017), "-0.00170");
    EXPECT_EQ(valueText(Metric::Probability, 4e-6), "+4.00e-06");
    EXPECT_EQ(valueText(Metric::Recovered, 0.05), "+0.0500");
    EXPECT_EQ(valueText(Metric::Recovered, 0.75), "+0.750");
    EXPECT_EQ(valueText(Metric::Kl, 0.011), "+0.0110");
    EXPECT_EQ(valueText(Metric::Rank, 12), "+12");
}

TEST(SweepJson, ReadsBackAsTheSameValues) {
    const auto report = sampleReport();
    EXPECT_EQ(sweepFromJson(toJson(report)), report);
    auto single = sampleReport();
    single.result.parts.pop_back();
    single.result.zeroVsMean.reset();
    EXPECT_EQ(sweepFromJson(toJson(single)), single);
    auto stopped = single;
    stopped.result.stopped = true;
    stopped.result.parts[0].cells.resize(5);
    EXPECT_EQ(sweepFromJson(toJson(stopped)), stopped);
}

TEST(SweepJson, HasTheFieldsOfTheContract) {
    const auto json = nlohmann::json::parse(toJson(sampleReport()));
    EXPECT_EQ(json["schema"], "headscope.sweep/2");
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

SweepReport reportOfASet() {
    auto report = sampleReport();
    report.result.clean.target.tokens = {{7, " Germany"}, {11, ","}};
    return report;
}

TEST(SweepJson, ASetHasItsTokensAndNoIdOfItsOwn) {
    const auto report = reportOfASet();
    const auto text = toJson(report);
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["target"]["text"], "␣Germany + ,");
    EXPECT_FALSE(json["target"].contains("id"));
    EXPECT_EQ(json["target"]["tokens"],
              nlohmann::json::parse(R"([{"id":7,"text":" Germany"},{"id":11,"text":","}])"));
    EXPECT_EQ(json["control"]["id"], 8) << "one token is as before";
    EXPECT_FALSE(json["control"].contains("tokens"));
    EXPECT_EQ(sweepFromJson(text).result.clean, report.result.clean);
    EXPECT_NE(toCsv(report).find("# target \" Germany\" id 7 + \",\" id 11, clean p 0.1, "),
              std::string::npos)
        << toCsv(report).substr(0, 600);
}

TEST(SweepJson, RefusesASetThatIsNone) {
    for (const auto* tokens : {R"([])", R"([{"id":7,"text":"a"},{"id":7,"text":"a"}])",
                               R"([{"id":8,"text":"a"},{"id":7,"text":"b"}])", R"([7])"}) {
        auto json = nlohmann::json::parse(toJson(sampleReport()));
        json["target"] = {{"text", "a"}, {"tokens", nlohmann::json::parse(tokens)}};
        EXPECT_THROW((void)sweepFromJson(json.dump()), Error) << tokens;
    }
}

TEST(SweepJson, WritesFloatsInTheirShortestForm) {
    const auto text = toJson(sampleReport());
    EXPECT_NE(text.find("\"p_target\": 0.1,"), std::string::npos);
    EXPECT_EQ(text.find("0.10000000149"), std::string::npos);
}

TEST(SweepJson, WhatIsMissingOrOfAnotherTypeIsSaidInPlainWords) {
    auto json = nlohmann::json::parse(toJson(sampleReport()));
    json["model"] = 3;
    expectInputError({"the sweep cannot be read: a value is"},
                     [&] { (void)sweepFromJson(json.dump()); });
    json.erase("model");
    expectInputError({"the sweep cannot be read: \"model\" is missing"},
                     [&] { (void)sweepFromJson(json.dump()); });
    json = nlohmann::json::parse(toJson(sampleReport()));
    json["model"]["name"] = 3;
    expectInputError({"a value is of type number, and has to be of type string"},
                     [&] { (void)sweepFromJson(json.dump()); });
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

/// The rows of a CSV without its "#" lines, by RFC 4180 and with the separator given.
std::vector<std::vector<std::string>> rowsOf(const std::string& csv, char separator = ',',
                                             bool comments = false) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#") != comments) continue;
        std::vector<std::string> cells{""};
        bool quoted = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const bool begins = cells.back().empty();
            if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
                cells.back() += line[i++];
            else if (line[i] == '"' && (quoted || begins))
                quoted = !quoted;
            else if (line[i] == separator && !quoted)
                cells.emplace_back();
            else
                cells.back() += line[i];
        }
        rows.push_back(cells);
    }
    return rows;
}

/// What report.h says a reader does to get the text back.
std::string readBack(const std::string& cell) {
    std::string text;
    for (std::size_t i = cell.starts_with('\'') ? 1 : 0; i < cell.size(); ++i) {
        if (cell[i] != '\\') {
            text += cell[i];
        } else if (cell[++i] == 'x') {
            text += static_cast<char>(std::stoi(cell.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            text += cell[i] == 'n' ? '\n' : cell[i] == 'r' ? '\r' : cell[i] == 't' ? '\t' : cell[i];
        }
    }
    return text;
}

/// Would a spreadsheet compute it? Numbers are meant.
bool isRun(const std::string& cell) {
    const auto first = cell.find_first_not_of(" \t\r\"");
    if (first == std::string::npos ||
        std::string("=+-@\t\r").find(cell[first]) == std::string::npos)
        return false;
    std::size_t read = 0;
    try {
        (void)std::stod(cell, &read);
    } catch (const std::exception&) {
        return true;
    }
    return read != cell.size();
}

const std::vector<std::string> kDangerous{"=1+1",
                                          "+1+1",
                                          "-1+1",
                                          "@SUM(1)",
                                          "\t=1+1",
                                          "\r=1+1",
                                          " =1+1",
                                          "  -2",
                                          "=\"a\",b",
                                          "a,=1+1",
                                          "a;=1+1",
                                          "a\t=1+1",
                                          "a, \"=1+1",
                                          "a\n=1+1",
                                          "\xEF\xBC\x9D"
                                          "1",
                                          "'=1",
                                          "'quoted'",
                                          "\\x2C",
                                          "plain, and; fine",
                                          "\x01\x7F",
                                          "",
                                          "-0.12"};

TEST(SweepCsv, NoTextIsAFormulaAndEachReadsBack) {
    for (const std::string& text : kDangerous) {
        SCOPED_TRACE(text);
        auto report = sampleReport();
        report.promptText = text;
        report.model.name = text;
        report.result.clean.target.tokens.front().text = text;
        for (auto& cell : report.result.parts[0].cells)
            cell.argmax.text = text;
        const auto csv = toCsv(report);
        const auto rows = rowsOf(csv);
        ASSERT_EQ(rows.size(), 25U);
        for (const auto& row : rows) {
            ASSERT_EQ(row.size(), 16U);
            for (const auto& cell : row)
                EXPECT_FALSE(isRun(cell)) << cell;
        }
        EXPECT_EQ(readBack(rows[1][14]), text);
        // Split as other programs and other languages do it.
        for (const char separator : {',', ';', '\t'})
            for (const bool comments : {false, true})
                for (const auto& row : rowsOf(csv, separator, comments))
                    for (const auto& cell : row)
                        EXPECT_FALSE(isRun(cell)) << separator << " " << cell;
    }
}

TEST(SweepCsv, NumbersStayNumbers) {
    const auto report = sampleReport();
    const auto rows = rowsOf(toCsv(report));
    const auto& clean = report.result.clean;
    bool negative = false;
    for (std::size_t i = 0; i < 12; ++i) {
        const auto& cell = report.result.parts[0].cells[i];
        EXPECT_EQ(std::stof(rows[i + 1][4]), cell.pTarget);
        EXPECT_EQ(std::stof(rows[i + 1][6]), cell.pTarget - clean.target.p);
        EXPECT_EQ(std::stof(rows[i + 1][9]), cell.logitControl);
        negative = negative || rows[i + 1][9].starts_with('-');
    }
    EXPECT_TRUE(negative);  // -0.12 is no formula
}

TEST(SweepCsv, HasAByteOrderMarkWhereAsked) {
    const auto report = sampleReport();
    EXPECT_TRUE(toCsv(report).starts_with("# headscope"));
    EXPECT_EQ(toCsv(report, {.byteOrderMark = true}), "\xEF\xBB\xBF" + toCsv(report));
}

}  // namespace
}  // namespace headscope
