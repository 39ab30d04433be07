// SPDX-License-Identifier: GPL-3.0-or-later
// Where results go, and in which form: --format, --json, --csv, and what a terminal shows. The
// numbers are held to the JSON, whose own are tested elsewhere.
#include "cli_fixture.h"
#include "terminal_run.h"

#include <headscope/report.h>
#include <headscope/session.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace headscope {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;
using CsvRow = std::vector<std::string>;

/// The rows of a CSV, as RFC 4180 reads them; lines with # are left out.
std::vector<CsvRow> rowsOf(const std::string& csv) {
    std::vector<CsvRow> rows;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) continue;
        CsvRow row(1);
        bool quoted = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
                row.back() += line[++i];
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                row.emplace_back();
            else
                row.back() += line[i];
        }
        EXPECT_FALSE(quoted) << line;
        rows.push_back(std::move(row));
    }
    for (const auto& row : rows)
        EXPECT_EQ(row.size(), rows.front().size()) << csv.substr(0, 400);
    return rows;
}

std::size_t codePointsOf(const std::string& line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

class Output : public LivelyCli {
 protected:
    [[nodiscard]] std::string path(const char* name) const { return (scratch / name).string(); }
    [[nodiscard]] Outcome onTerminal(const Words& arguments, unsigned short columns = 80) const {
        return outcomeOnTerminal(arguments, scratch / "said", columns);
    }
    /// Two runs and a session that the commands read.
    void makeFiles() const {
        for (const char* file : {"run.json", "other.json"})
            EXPECT_EQ(run(of("sweep", {"--json", path(file)})).code, 0);
        SessionRun kept;
        kept.id = 7;
        kept.name = "first, \"of\" all";
        kept.report = sweepFromJson(readBytes(scratch / "run.json"));
        Session session;
        session.runs.push_back(std::make_shared<const KeptRun>(kept));
        writeFileAtomically(scratch / "lesson.headscope", toFile(session));
    }
    /// Every command that prints a result; those for which pipes get JSON unasked come first.
    [[nodiscard]] std::vector<Words> commands() const {
        const auto lively = path("lively");
        return {of("sweep"),
                {"predict", "--model", lively, "--prompt", "Berlin", "--ablate", "0.1"},
                {"tokenize", "--model", lively, "--text", "Berlin, \"=1\""},
                {"info", "--model", lively},
                {"session", "show", path("lesson.headscope")},
                of("map"),
                of("set", {"--heads", "0.1,1.2"}),
                of("grow", {"--steps", "2"}),
                {"compare", path("run.json"), path("other.json")},
                {"verify", "--model", lively},
                of("claims"),
                {"models", "list", lively}};
    }
    static constexpr std::size_t kJsonToPipes = 5;
};

/// Without what differs from run to run.
Json steady(Json json) {
    if (json.is_object()) {
        json.erase("seconds");
        json.erase("runtime");
    }
    for (auto& item : json)
        if (item.is_structured()) item = steady(item);
    return json;
}

TEST_F(Output, ACsvGoesToStandardOutputAsJsonDoes) {
    const auto file = path("map.csv");
    const auto toFile = run(of("sweep", {"--csv", file}));
    EXPECT_EQ(toFile.code, 0) << toFile.err;
    EXPECT_EQ(toFile.out, "");
    EXPECT_EQ(withoutSurprise(toFile.err), "headscope-cli: wrote " + file + "\n");
    const auto csv = readBytes(file);
    ASSERT_GT(csv.size(), 100U);
    EXPECT_EQ(run(of("sweep", {"--csv", "-"})).out, csv);
    EXPECT_EQ(run(of("sweep", {"--format", "csv"})).out, csv);
    EXPECT_EQ(run(of("sweep", {"--format", "csv", "--csv-bom"})).out, "\xEF\xBB\xBF" + csv);
    EXPECT_FALSE(std::filesystem::exists("-"));
    // Both at once, each where it was asked for.
    const auto both = run(of("sweep", {"--csv", "-", "--json", path("run.json")}));
    EXPECT_EQ(both.out, csv);
    EXPECT_EQ(toCsv(sweepFromJson(readBytes(scratch / "run.json"))), csv);
    const auto other = run(of("sweep", {"--csv", file, "--json"}));
    EXPECT_EQ(toCsv(sweepFromJson(other.out)), csv);
    EXPECT_EQ(withoutSurprise(other.err), "");
}

TEST_F(Output, TwoResultsDoNotGoToStandardOutput) {
    const std::string say = "standard output";
    expectRefused(of("sweep", {"--csv", "-", "--json", "-"}), {"csv", "json", say});
    expectRefused(of("sweep", {"--csv", "-", "--json"}), {"csv", "json", say});
    expectRefused(of("sweep", {"--csv", "-", "--format", "table"}), {"csv", "table", say});
    expectRefused(of("map", {"--json", "--format", "csv"}), {"csv", "json", say});
    expectRefused(of("sweep", {"--csv-bom", "--json"}), {"--csv-bom", "--format csv"});
    expectRefused(of("map", {"--format", "xml"}), {"\"xml\"", "table, json, csv"});
    expectRefused(of("map", {"--json", ""}), {"--json", "empty"});
    expectRefused(of("map", {"--json="}), {"--json", "empty"});
    // The same thing asked for twice is one result.
    EXPECT_EQ(run(of("map", {"--json", "--format", "json"})).code, 0);
}

TEST_F(Output, JsonMeansTheSameInEveryCommand) {
    makeFiles();
    const auto all = commands();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& command = all[i];
        SCOPED_TRACE(command[0]);
        const auto wanted = steady(parsed(run(command + Words{"--json"})));
        EXPECT_EQ(steady(parsed(run(command + Words{"--format", "json"}))), wanted);
        const auto plain = run(command).out;
        EXPECT_EQ(plain.starts_with('{') || plain.starts_with('['), i < kJsonToPipes) << plain;
        if (command[0] == "models") continue;  // its FOLDERs would be taken for FILE
        EXPECT_EQ(steady(parsed(run(command + Words{"--json", "-"}))), wanted);
        const auto file = path("out.json");
        const auto outcome = run(command + Words{"--json", file});
        EXPECT_EQ(outcome.code, 0);
        EXPECT_EQ(steady(Json::parse(readBytes(file))), wanted);
        // Beside it the table that pipes get, or nothing.
        EXPECT_EQ(outcome.out.empty(), i < kJsonToPipes) << outcome.out;
        EXPECT_EQ(outcome.err.find("wrote " + file) != std::string::npos, i < kJsonToPipes);
        const auto shown = onTerminal(command + Words{"--json", file});
        EXPECT_EQ(shown.code, 0) << shown.err;
        EXPECT_FALSE(shown.out.starts_with('{')) << shown.out;
        EXPECT_NE(shown.err.find("wrote " + file), std::string::npos) << shown.err;
    }
}

TEST_F(Output, TablesOnATerminalAreWithin80Columns) {
    makeFiles();
    for (const auto& command : commands()) {
        SCOPED_TRACE(command[0]);
        const auto outcome = onTerminal(command);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_FALSE(outcome.out.starts_with('{')) << outcome.out;
        EXPECT_GT(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 1) << outcome.out;
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);)
            if (line.find(scratch.path().string()) == std::string::npos) {  // a path stays whole
                EXPECT_LE(codePointsOf(line), 80U) << line;
            }
        // Asked for, it is what a pipe gets, too, but for the width.
        const auto blanks = [](std::string text) {
            std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
            return text;
        };
        if (command[0] == "verify" || command[0] == "info") continue;  // seconds, GFLOP/s
        EXPECT_EQ(blanks(run(command + Words{"--format", "table"}).out), blanks(outcome.out));
    }
}

TEST_F(Output, AMapOfManyHeadsIsBrokenForANarrowTerminal) {
    const Words map{"map",       "--prompt", "Berlin is the capital of", "--target", " Germany",
                    "--control", " France"};
    const auto rows = [](const std::string& out) {
        std::map<std::string, std::vector<std::string>> layers;
        std::istringstream lines(out);
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string layer;
            words >> layer;
            if (layer.empty() || layer.find_first_not_of("0123456789") != std::string::npos)
                continue;
            for (std::string value; words >> value;)
                layers[layer].push_back(value);
        }
        return layers;
    };
    const auto wide = rows(onTerminal(map, 200).out);
    ASSERT_EQ(wide.size(), 12U);
    EXPECT_EQ(wide.at("11").size(), 12U);
    const auto narrow = onTerminal(map, 60).out;
    EXPECT_EQ(rows(narrow), wide);
    EXPECT_NE(narrow.find("head 4"), std::string::npos) << narrow;
}

TEST_F(Output, ASweepsTableBeginsWithTheStrongestHeads) {
    const Words sweep{"sweep",    "--prompt",  "Berlin is the capital of",
                      "--target", " Germany",  "--control",
                      " France",  "--replace", "zero"};
    const auto json = parsed(run(sweep));
    const double clean = json["clean"]["p_target"].get<double>();
    auto cells = json["sweeps"][0]["cells"].get<std::vector<Json>>();
    const auto effect = [clean](const Json& cell) {
        return std::abs(cell["p_target"].get<double>() - clean);
    };
    std::stable_sort(cells.begin(), cells.end(),
                     [&](const auto& a, const auto& b) { return effect(a) > effect(b); });
    const auto table = onTerminal(sweep);
    EXPECT_EQ(table.err, "");
    std::size_t at = table.out.find("top-1\n");
    for (std::size_t i = 0; i < 10; ++i) {
        const auto line =
            fmt::format("\n{}.{} ", cells[i]["layer"].get<int>(), cells[i]["head"].get<int>());
        const auto next = table.out.find(line, at);
        ASSERT_NE(next, std::string::npos) << line << table.out;
        EXPECT_NE(table.out.find(fmt::format("{:.4f}", cells[i]["p_target"].get<double>()), next),
                  std::string::npos);
        at = next;
    }
    EXPECT_NE(table.out.find("134 more heads: --format csv"), std::string::npos) << table.out;
}

TEST_F(Output, ACsvHasTheNumbersOfTheJson) {
    makeFiles();
    const auto lively = path("lively");
    const auto csv = [this](const Words& command) {
        const auto outcome = run(command + Words{"--format", "csv"});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return rowsOf(outcome.out);
    };
    const auto near = [](const std::string& text, const Json& number) {
        EXPECT_NEAR(std::stod(text), number.get<double>(), 1e-6);
    };
    const auto map = parsed(run(of("map", {"--json"})));
    auto rows = csv(of("map"));
    ASSERT_EQ(rows.size(), 1U + 12U);
    EXPECT_EQ(rows[0], (CsvRow{"layer", "head", "value"}));
    for (std::size_t i = 1; i < rows.size(); ++i)
        near(rows[i][2], map["values"].at(std::stoul(rows[i][0])).at(std::stoul(rows[i][1])));

    const auto set = parsed(run(of("set", {"--heads", "0.1,1.2", "--json"})));
    rows = csv(of("set", {"--heads", "0.1,1.2"}));
    ASSERT_EQ(rows.size(), 5U);
    near(rows[1][2], set["clean"]["p_target"]);
    near(rows[3][2], set["singles"][1]["p_target"]);
    EXPECT_EQ(rows[4][1], "0.1 1.2");
    near(rows[4][8], set["joint"]["kl"]);

    const auto grow = parsed(run(of("grow", {"--steps", "2", "--json"})));
    rows = csv(of("grow", {"--steps", "2"}));
    ASSERT_EQ(rows.size(), 2U + grow["steps"].size());
    near(rows.back()[3], grow["steps"].back()["p_target"]);
    EXPECT_EQ(rows.back()[1], std::to_string(grow["steps"].back()["layer"].get<int>()));

    rows = csv({"compare", path("run.json"), path("other.json")});
    ASSERT_EQ(rows.size(), 1U + 12U);
    near(rows[5][2], map["values"][1][1]);
    near(rows[5][4], 0.0);

    const Words predict{"predict", "--model", lively, "--prompt", "Berlin", "--ablate", "0.1"};
    const auto prediction = parsed(run(predict));
    rows = csv(predict);
    ASSERT_EQ(rows.size(), 21U);
    near(rows[2][4], prediction["clean"][1]["p"]);
    near(rows[11][4], prediction["ablated"][0]["p"]);
    EXPECT_EQ(rows[11][1], "1");

    rows = csv({"tokenize", "--model", lively, "--text", "a, \"=1\""});
    const auto tokens = parsed(run({"tokenize", "--model", lively, "--text", "a, \"=1\""}));
    ASSERT_EQ(rows.size(), 1U + tokens["tokens"].size());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& token = tokens["tokens"][i - 1];
        EXPECT_EQ(rows[i][1], std::to_string(token["id"].get<int>()));
        EXPECT_EQ(rows[i][4], std::to_string(token["end"].get<int>()));
        const auto text = token["text"].get<std::string>();
        EXPECT_EQ(rows[i][2], (text.starts_with('=') ? "'" : "") + text) << "safe in a spreadsheet";
    }

    const auto info = parsed(run({"info", "--model", lively}));
    rows = csv({"info", "--model", lively});
    ASSERT_EQ(rows.size(), 1U + info["model"].size() + info["runtime"].size());
    EXPECT_EQ(rows[1], (CsvRow{"model.name", "lively"}));
    rows = csv({"models", "list", lively, path("nowhere")});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1][9], "true");
    EXPECT_EQ(rows[2][9], "false");
    EXPECT_EQ(rows[2][4], "") << "not known";
    rows = csv({"session", "show", path("lesson.headscope")});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1][1], "first, \"of\" all");
    const auto checks = parsed(run({"verify", "--model", lively, "--json"}));
    rows = csv({"verify", "--model", lively});
    ASSERT_EQ(rows.size(), 1U + checks["checks"].size());
    EXPECT_EQ(rows[3][0], checks["checks"][2]["id"]);
    EXPECT_EQ(csv(of("claims")).size(), 1U + 7U);
}

}  // namespace
}  // namespace headscope
