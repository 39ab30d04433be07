// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that look further into a run: map, set, grow and compare. Their numbers are held to
// what sweep and predict write, put together here.
#include "cli_fixture.h"

#include <headscope/engine.h>
#include <headscope/map_report.h>
#include <headscope/quantity_text.h>
#include <headscope/report.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <memory>
#include <numeric>
#include <utility>

namespace headscope {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

class AnalysisCommands : public LivelyCli {
 protected:
    [[nodiscard]] Json json(const Words& arguments) const {
        return parsed(run(arguments + Words{"--json"}));
    }
    /// A sweep's JSON; `file` keeps it.
    [[nodiscard]] Json sweep(const Words& more, const std::string& file = "sweep.json") const {
        const auto path = (scratch / file).string();
        EXPECT_EQ(run(of("sweep", more + Words{"--json", path})).code, 0);
        return Json::parse(readBytes(path));
    }
    /// One field of the cells of a sweep, by layers and heads.
    [[nodiscard]] static std::vector<double> cells(const Json& sweep, const std::string& field) {
        std::vector<double> values;
        for (const auto& cell : sweep.at("cells"))
            values.push_back(cell.at(field).get<double>());
        return values;
    }
    [[nodiscard]] static std::vector<double> flat(const Json& rows) {
        std::vector<double> values;
        for (const auto& row : rows)
            for (const auto& value : row)
                values.push_back(value.is_null() ? NAN : value.get<double>());
        return values;
    }
    static void expectNear(const std::vector<double>& found, const std::vector<double>& wanted,
                           double tolerance) {
        ASSERT_EQ(found.size(), wanted.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            EXPECT_NEAR(found[i], wanted[i], tolerance) << "head " << i;
    }
};

/// The JSON of sweeps has the shortest text of a float32, so that it is itself off by this much.
constexpr double kWritten = 1e-7;
/// Sums in another order: what a batch and one run alone may differ by.
constexpr double kProbability = 1e-5;

double get(const Json& json, const char* field) {
    return json.at(field).get<double>();
}

TEST_F(AnalysisCommands, AMapHasEveryHeadsNumber) {
    const auto run = sweep({"--replace", "zero,vector-mean"});
    const auto& zero = run["sweeps"][0];
    const auto& clean = run["clean"];
    const auto value = [&](const Json& cell, const std::string& metric, const char* role) {
        const auto field = [&](const char* what) { return what + std::string("_") + role; };
        const auto change = [&](const char* what) {
            return cell[field(what)].get<double>() - clean[field(what)].get<double>();
        };
        if (metric == "probability") return change("p");
        if (metric == "logit") return change("logit");
        if (metric == "rank") return change("rank");
        return change("logit") - (get(cell, "log_sum_exp") - get(clean, "log_sum_exp"));
    };
    const auto report = sweepFromJson(run.dump());
    for (const auto metric :
         {Metric::Probability, Metric::LogProbability, Metric::Logit, Metric::Rank}) {
        for (const auto subject : kSubjects) {
            if (!allows(metric, subject)) continue;
            SCOPED_TRACE(name(metric) + " of " + name(subject));
            const auto map = Json::parse(mapJson(report, {metric, subject, {Zero{}, {}}}));
            EXPECT_EQ(map["quantity"], (Json{{"metric", name(metric)},
                                             {"subject", name(subject)},
                                             {"intervention", {{"kind", "zero"}}}}));
            std::vector<double> wanted;
            for (const auto& cell : zero["cells"])
                wanted.push_back(subject == Subject::Specificity
                                     ? value(cell, name(metric), "target") -
                                           value(cell, name(metric), "control")
                                     : value(cell, name(metric), name(subject).c_str()));
            ASSERT_EQ(map["values"].size(), 4U);
            ASSERT_EQ(map["values"][0].size(), 3U);
            expectNear(flat(map["values"]), wanted, 1e-5);
        }
    }
    const auto asked = json(of("map", {"--metric", "logit", "--subject", "specificity"}));
    const auto same = mapJson(report, {Metric::Logit, Subject::Specificity, {Zero{}, {}}});
    EXPECT_EQ(asked["quantity"], Json::parse(same)["quantity"]);
    expectNear(flat(asked["values"]), flat(Json::parse(same)["values"]), 1e-5);
    const auto map = json(of("map"));
    for (const char* field : {"program", "model", "prompt", "target", "control"})
        EXPECT_EQ(map[field], run[field]);
    EXPECT_EQ(map["schema"], "headscope.map/1");
    EXPECT_EQ(map["unit"], "probability");
    EXPECT_EQ(map["positions"], "all");
}

TEST_F(AnalysisCommands, MapsOfTheWholePredictionHaveNoSubject) {
    const auto run = sweep({"--replace", "mean", "--positions", "0,2"});
    const auto& mean = run["sweeps"][0];
    const Words how{"--replace", "mean", "--positions", "0,2", "--metric"};
    const auto kl = json(of("map", how + Words{"kl"}));
    expectNear(flat(kl["values"]), cells(mean, "kl"), kWritten);
    EXPECT_EQ(kl["unit"], "nats");
    EXPECT_TRUE(kl["quantity"]["subject"].is_null());
    EXPECT_EQ(kl["positions"], "0,2");
    const auto top = json(of("map", how + Words{"top-1-changed"}));
    std::vector<double> changed;
    std::vector<double> apart;
    for (const auto& cell : mean["cells"]) {
        changed.push_back(cell["argmax"]["id"] == run["clean"]["argmax"]["id"] ? 0 : 1);
        apart.push_back(get(cell, "logit_target") - get(cell, "logit_control") -
                        get(run["clean"], "logit_target") + get(run["clean"], "logit_control"));
    }
    EXPECT_EQ(flat(top["values"]), changed);
    expectNear(flat(json(of("map", how + Words{"logit-difference"}))["values"]), apart, 1e-5);
}

TEST_F(AnalysisCommands, AMapOfADifferenceIsTheFirstLessTheSecond) {
    const auto run = sweep({"--replace", "scale:0.5,vector-mean"});
    const auto file = (scratch / "sweep.json").string();
    const auto map = json({"map", "--from", file, "--replace", "vector-mean~scale:0.5"});
    EXPECT_EQ(map["quantity"]["intervention"], (Json{{"kind", "vector-mean"}}));
    EXPECT_EQ(map["quantity"]["minus"], (Json{{"kind", "scale"}, {"alpha", 0.5}}));
    auto wanted = cells(run["sweeps"][1], "p_target");
    const auto second = cells(run["sweeps"][0], "p_target");
    for (std::size_t i = 0; i < wanted.size(); ++i)
        wanted[i] -= second[i];
    expectNear(flat(map["values"]), wanted, kWritten);
    // What is read is what a run gives.
    expectNear(flat(json(of("map", {"--replace", "vector-mean~scale:0.5"}))["values"]), wanted,
               kProbability);
}

/// A change of P in a table: four decimals, three significant digits where it is below 0.01.
std::string threeDigits(double change) {
    const double size = std::abs(change);
    if (size >= 0.01) return fmt::format("{:+.4f}", change);
    if (size < 1e-4) return fmt::format("{:+.2e}", change);
    return fmt::format("{:+.{}f}", change, 2 - static_cast<int>(std::floor(std::log10(size))));
}

TEST_F(AnalysisCommands, AMapsTableHasItsNumbersAndTheHeadsFurthestFrom0) {
    const auto run = sweep({"--replace", "zero"});
    const auto outcome = this->run(of("map"));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    double most = 0;
    std::string name;
    for (const auto& cell : run["sweeps"][0]["cells"]) {
        const double effect = get(cell, "p_target") - get(run["clean"], "p_target");
        EXPECT_NE(outcome.out.find(threeDigits(effect)), std::string::npos) << effect << " in\n"
                                                                            << outcome.out;
        if (std::abs(effect) <= std::abs(most)) continue;
        most = effect;
        name = fmt::format("{}.{} {}", cell["layer"].get<int>(), cell["head"].get<int>(),
                           threeDigits(effect));
    }
    EXPECT_NE(outcome.out.find("Furthest from 0: " + name), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("Change of P(target): each head set to zero, at all positions."),
              std::string::npos)
        << outcome.out;
    // The JSON beside the table.
    const auto file = (scratch / "map.json").string();
    EXPECT_EQ(this->run(of("map", {"--json", file})).out, outcome.out);
    EXPECT_EQ(Json::parse(readBytes(file)), json(of("map")));
}

TEST_F(AnalysisCommands, UnknownHeadsOfAStoppedRunAreNull) {
    auto run = sweep({"--replace", "zero"});
    auto& cells = run["sweeps"][0]["cells"];
    cells.erase(4);
    const auto file = (scratch / "part.json").string();
    writeBytes(file, run.dump());
    const auto map = json({"map", "--from", file});
    EXPECT_TRUE(map["values"][1][1].is_null());
    EXPECT_FALSE(map["values"][1][2].is_null());
    const auto table = this->run({"map", "--from", file});
    EXPECT_NE(table.out.find("Not known (-): 1 head."), std::string::npos) << table.out;
}

TEST_F(AnalysisCommands, WhatAMapCannotShowIsRefused) {
    const auto file = (scratch / "sweep.json").string();
    (void)sweep({"--replace", "zero"});
    expectRefused(of("map", {"--metric", "kl", "--subject", "control"}),
                  {"kl", "control", "Leave the subject out"});
    expectRefused(of("map", {"--metric", "logit-difference", "--subject", "specificity"}),
                  {"logit-difference"});
    expectRefused(of("map", {"--metric", "rank", "--subject", "specificity"}), {"ranks"});
    expectRefused(of("map", {"--metric", "top-1-changed", "--replace", "zero~mean"}),
                  {"top-1-changed", "difference"});
    expectRefused(of("map", {"--metric", "loss"}), {"loss", "log-probability"});
    expectRefused(of("map", {"--subject", "both"}), {"both", "specificity"});
    expectRefused(of("map", {"--replace", "median"}), {"median", "vector-mean"});
    expectRefused(of("map", {"--replace", "shown"}), {"shown", "vector-mean"});
    expectRefused(of("map", {"--replace", "zero~median"}), {"median", "vector-mean"});
    expectRefused(of("map", {"--replace", "zero~zero"}), {"zero~zero", "itself"});
    expectRefused({"map", "--from", file, "--replace", "mean"}, {"mean", "It has zero"});
    expectRefused({"map", "--from", file, "--prompt", "Berlin"}, {"--from", "--prompt"});
    expectRefused({"map", "--from", file, "--positions", "all"}, {"--from", "--positions"});
    expectRefused({"map", "--from", (scratch / "none.json").string()}, {"none.json"});
    writeBytes(scratch / "bad.json", "{}");
    expectRefused({"map", "--from", (scratch / "bad.json").string()}, {"bad.json", "schema"});
    // The library's own words are for programmers.
    for (const auto& [text, says] :
         {std::pair{R"({"schema": "headscope.sweep/2"})", "cannot be read: \"program\" is missing"},
          std::pair{R"({"schema": "headscope.sweep/2", "program": 1})",
                    "cannot be read: a value"}}) {
        writeBytes(scratch / "bad.json", text);
        const auto outcome = this->run({"map", "--from", (scratch / "bad.json").string()});
        EXPECT_EQ(outcome.code, 2);
        EXPECT_NE(outcome.err.find(says), std::string::npos) << outcome.err;
        EXPECT_EQ(outcome.err.find("json.exception"), std::string::npos) << outcome.err;
    }
}

TEST_F(AnalysisCommands, ASetIsItsHeadsTogetherAndAlone) {
    const auto set =
        json(of("set", {"--heads", "2.1,0.2,2.1", "--replace", "mean", "--positions", "all"}));
    EXPECT_EQ(set["schema"], "headscope.set/1");
    EXPECT_EQ(set["heads"], (Json{"0.2", "2.1"}));
    EXPECT_EQ(set["intervention"], (Json{{"kind", "mean"}}));
    // What predict says of the clean run, of each head and of both.
    std::vector<Json> predictions;
    for (const char* heads : {"0.2", "2.1", "0.2,2.1"})
        predictions.push_back(
            parsed(run({"predict", "--model", (scratch / "lively").string(), "--prompt", "Berlin",
                        "--replace", "mean", "--top", "300", "--ablate", heads})));
    const auto ask = [](const Json& entries, const char* token) {
        for (const auto& entry : entries)
            if (entry["text"] == token) return get(entry, "p");
        ADD_FAILURE() << token << " is not among the predictions";
        return 0.0;
    };
    for (const auto& [role, token] : {std::pair("target", "a"), std::pair("control", "b")}) {
        SCOPED_TRACE(role);
        const double clean = ask(predictions[0]["clean"], token);
        const double first = ask(predictions[0]["ablated"], token);
        const double second = ask(predictions[1]["ablated"], token);
        const double joint = ask(predictions[2]["ablated"], token);
        const auto field = std::string("p_") + role;
        EXPECT_NEAR(get(set["clean"], field.c_str()), clean, kProbability);
        EXPECT_NEAR(get(set["singles"][0], field.c_str()), first, kProbability);
        EXPECT_NEAR(get(set["singles"][1], field.c_str()), second, kProbability);
        EXPECT_NEAR(get(set["joint"], field.c_str()), joint, kProbability);
        const auto& effects = set["effects"][role];
        const auto check = [&](const char* scale, const std::function<double(double)>& on) {
            const double together = on(joint) - on(clean);
            const double sum = on(first) + on(second) - 2 * on(clean);
            // float32's P against the logits: relative to P.
            const double tolerance = 1e-5 / std::min({clean, first, second, joint, 1.0});
            EXPECT_NEAR(get(effects["joint"], scale), together, tolerance) << scale;
            EXPECT_NEAR(get(effects["sum"], scale), sum, tolerance) << scale;
            EXPECT_NEAR(get(effects["interaction"], scale), together - sum, 2 * tolerance) << scale;
        };
        check("p", [](double p) { return p; });
        check("log_p", [](double p) { return std::log(p); });
        check("log_odds", [](double p) { return std::log(p / (1 - p)); });
    }
    // People are told how large the interaction is, and what counts as none.
    const auto text =
        run(of("set", {"--heads", "0.2,2.1", "--replace", "mean", "--positions", "all"})).out;
    const auto& verdict = set["effects"]["target"]["verdict"];
    if (verdict != "nothing" && verdict != "unknown") {
        EXPECT_NE(text.find("an interaction of "), std::string::npos) << text;
    }
}

TEST_F(AnalysisCommands, OneHeadHasNothingToInteractWith) {
    const auto set = json(of("set", {"--heads", "1.0"}));
    for (const char* role : {"target", "control"}) {
        EXPECT_EQ(set["effects"][role]["verdict"], "single");
        EXPECT_EQ(get(set["effects"][role]["interaction"], "p"), 0);
        EXPECT_EQ(get(set["effects"][role]["interaction"], "log_odds"), 0);
    }
    const auto table = run(of("set", {"--heads", "1.0"}));
    EXPECT_EQ(table.code, 0) << table.err;
    EXPECT_NE(table.out.find("1.0 alone"), std::string::npos) << table.out;
    EXPECT_NE(table.out.find("nothing to compare"), std::string::npos) << table.out;
}

TEST_F(AnalysisCommands, ASetThatIsNoneIsRefused) {
    expectRefused(of("set"), {"--heads"});
    expectRefused(of("set", {"--heads", ""}), {"--heads", "empty"});
    expectRefused(of("set", {"--heads", "1-2"}), {"1-2", "9.6,10.0"});
    expectRefused(of("set", {"--heads", "9.6"}), {"9.6"});
    expectRefused(of("set", {"--heads", "1.0", "--replace", "zero,mean"}), {"--replace"});
    expectRefused(of("set", {"--heads", "1.0", "--positions", "0,77"}), {"77"});
}

/// Sets of heads, ablated in this process one at a time.
class OneByOne {
 public:
    OneByOne(const std::filesystem::path& folder, Intervention intervention)
        : m_engine(loadEngine(folder, {.threads = 1})) {
        m_request.intervention = intervention;
        m_request.prompt = ids("Berlin");
        m_request.target = ids("a").front();
        m_request.control = ids("b").front();
    }
    [[nodiscard]] AblatedRun ablate(const std::vector<HeadId>& heads) {
        m_request.heads = heads;
        return m_engine->ablate(m_request);
    }
    [[nodiscard]] std::vector<HeadId> heads() const {
        std::vector<HeadId> all;
        for (int layer = 0; layer < m_engine->info().config.layers; ++layer)
            for (int head = 0; head < m_engine->info().config.heads; ++head)
                all.push_back({layer, head});
        return all;
    }

 private:
    [[nodiscard]] std::vector<TokenId> ids(const std::string& text) const {
        std::vector<TokenId> all;
        for (const auto& token : m_engine->tokenizer()->encode(text))
            all.push_back(token.id);
        return all;
    }
    std::unique_ptr<Engine> m_engine;
    SetRequest m_request;
};

HeadId headOf(const Json& step) {
    return {step.at("layer").get<int>(), step.at("head").get<int>()};
}

// Every head is tried beside those that were taken.
TEST_F(AnalysisCommands, GrowthTakesTheHeadThatLeavesTheTargetTheLeast) {
    const auto growth = json(of("grow", {"--steps", "4", "--all-steps", "--replace", "scale:-1"}));
    EXPECT_EQ(growth["schema"], "headscope.growth/1");
    EXPECT_EQ(growth["intervention"], (Json{{"kind", "scale"}, {"alpha", -1}}));
    ASSERT_GE(growth["steps"].size(), 2U);
    EXPECT_EQ(growth["exhausted"], growth["steps"].size() < 4);
    OneByOne model(scratch / "lively", Scale{-1});
    std::vector<HeadId> set;
    for (const auto& step : growth["steps"]) {
        HeadId best;
        double least = 1;
        for (const HeadId head : model.heads()) {
            if (std::find(set.begin(), set.end(), head) != set.end()) continue;
            auto with = set;
            with.push_back(head);
            const double p = model.ablate(with).pTarget;
            if (p < least) best = head;
            least = std::min(least, p);
        }
        EXPECT_EQ(name(headOf(step)), name(best));
        set.push_back(best);
        const auto joint = model.ablate(set);
        EXPECT_NEAR(get(step, "p_target"), joint.pTarget, kProbability);
        EXPECT_NEAR(get(step, "p_control"), joint.pControl, kProbability);
        EXPECT_EQ(step["rank_target"], joint.rankTarget);
    }
}

// Each step that was taken says something, and the next would not.
TEST_F(AnalysisCommands, GrowthEndsWhereFurtherHeadsSayNothing) {
    const auto all = json(of("grow", {"--steps", "1000", "--all-steps"}));
    const auto growth = json(of("grow", {"--steps", "1000"}));
    const double clean = get(growth["clean"], "p_target");
    const std::size_t taken = growth["steps"].size();
    ASSERT_LT(taken, all["steps"].size());
    double before = clean;
    for (const auto& step : growth["steps"]) {
        EXPECT_GE(before - get(step, "p_target"), 0.01 * clean);
        before = get(step, "p_target");
    }
    if (growth["ended"] == "small-step") {
        EXPECT_LT(before - get(all["steps"][taken], "p_target"), 0.01 * clean);
    } else {
        EXPECT_EQ(growth["ended"], "target-gone");
        EXPECT_LT(before, 0.01);
    }
}

TEST_F(AnalysisCommands, GrowthEndsWhereNoHeadLowersTheTarget) {
    const auto growth = json(of("grow", {"--steps", "1000", "--all-steps"}));
    EXPECT_EQ(growth["exhausted"], true);
    EXPECT_EQ(growth["ended"], "nothing-lowers");
    OneByOne model(scratch / "lively", Zero{});
    double before = get(growth["clean"], "p_target");
    std::vector<HeadId> set;
    for (const auto& step : growth["steps"]) {
        EXPECT_LT(get(step, "p_target"), before);
        before = get(step, "p_target");
        EXPECT_EQ(std::count(set.begin(), set.end(), headOf(step)), 0) << "added twice";
        set.push_back(headOf(step));
    }
    for (const HeadId head : model.heads()) {
        if (std::find(set.begin(), set.end(), head) != set.end()) continue;
        auto more = set;
        more.push_back(head);
        EXPECT_GE(model.ablate(more).pTarget, before - kProbability) << name(head);
    }
    const auto table = run(of("grow", {"--steps", "1000", "--all-steps"}));
    EXPECT_NE(table.out.find("No further head lowers the target."), std::string::npos) << table.out;
    EXPECT_EQ(std::count(table.err.begin(), table.err.end(), '\n'), 1) << table.err;
    EXPECT_TRUE(table.err.starts_with("headscope-cli: note: the model hardly expects"));
}

TEST_F(AnalysisCommands, GrowthWithoutAnEndIsRefused) {
    expectRefused(of("grow"), {"--steps"});
    expectRefused(of("grow", {"--steps", "0"}), {"--steps"});
    expectRefused(of("grow", {"--steps", "2", "--replace", "both"}), {"--replace"});
}

TEST_F(AnalysisCommands, ComparisonIsPearsonsOfBothMaps) {
    const auto first = sweep({"--replace", "both"}, "a.json");
    Words other = of("sweep", {"--replace", "mean,zero", "--json", (scratch / "b.json").string()});
    other[4] = "Berlim";
    ASSERT_EQ(run(other).code, 0);
    const auto second = Json::parse(readBytes(scratch / "b.json"));
    const Words files{(scratch / "a.json").string(), (scratch / "b.json").string()};
    const auto both = json(Words{"compare"} + files +
                           Words{"--subject", "control", "--replace", "mean", "--metric", "logit"});
    EXPECT_EQ(both["schema"], "headscope.comparison/1");
    EXPECT_EQ(both["runs"][0]["prompt"], first["prompt"]);
    EXPECT_EQ(both["runs"][1]["prompt"], second["prompt"]);
    EXPECT_EQ(both["heads"], 12);
    auto x = cells(first["sweeps"][1], "logit_control");
    auto y = cells(second["sweeps"][0], "logit_control");
    std::size_t where = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] -= get(first["clean"], "logit_control");
        y[i] -= get(second["clean"], "logit_control");
        if (std::abs(y[i] - x[i]) > std::abs(y[where] - x[where])) where = i;
    }
    const auto mean = [](const std::vector<double>& v) {
        return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size());
    };
    const auto product = [&](const std::vector<double>& v, const std::vector<double>& w) {
        double sum = 0;
        for (std::size_t i = 0; i < v.size(); ++i)
            sum += (v[i] - mean(v)) * (w[i] - mean(w));
        return sum;
    };
    EXPECT_NEAR(get(both, "pearson_r"), product(x, y) / std::sqrt(product(x, x) * product(y, y)),
                1e-5);
    const auto& largest = both["largest"];
    EXPECT_EQ(largest["layer"].get<std::size_t>() * 3 + largest["head"].get<std::size_t>(), where);
    EXPECT_NEAR(get(largest, "first"), x[where], 1e-5);
    EXPECT_NEAR(get(largest, "second"), y[where], 1e-5);
    EXPECT_NEAR(get(largest, "difference"), y[where] - x[where], 1e-5);
    const auto table = run(Words{"compare"} + files);
    EXPECT_EQ(table.code, 0) << table.err;
    EXPECT_NE(table.out.find("Berlin"), std::string::npos) << table.out;
    EXPECT_NE(table.out.find("Berlim"), std::string::npos) << table.out;
    EXPECT_NE(table.out.find("Pearson's r: "), std::string::npos) << table.out;
    // A run and itself.
    const auto same = json({"compare", files[0], files[0]});
    EXPECT_NEAR(get(same, "pearson_r"), 1, 1e-12);
    EXPECT_TRUE(same["largest"].is_null());
}

TEST_F(AnalysisCommands, RunsThatCannotBeComparedAreRefused) {
    (void)sweep({"--replace", "zero"}, "zero.json");
    (void)sweep({"--replace", "mean"}, "mean.json");
    const auto zero = (scratch / "zero.json").string();
    const auto mean = (scratch / "mean.json").string();
    const auto small = (scratch / "small.json").string();
    ASSERT_EQ(run(sweepOf(model()) + Words{"--json", small}).code, 0);
    expectRefused({"compare", zero, small}, {"4 x 3", "2 x 3", "same shape"});
    expectRefused({"compare", zero, mean}, {"no results for zero", "the second mean"});
    expectRefused({"compare", zero}, {"FILE"});
    expectRefused({"compare", zero, zero, zero}, {"FILE"});
    expectRefused({"compare", zero, (scratch / "none").string()}, {"none"});
    expectRefused({"compare", zero, zero, "--metric", "kl", "--subject", "control"}, {"kl"});
    expectRefused({"compare", zero, zero, "--metric", "top-1-changed"},
                  {"top-1-changed", "map --from"});
    expectRefused({"compare", zero, zero, "--subject", "specificity"}, {"specificity"});
    expectRefused({"compare", zero, zero, "--replace", "median"}, {"median"});
    // Neither has a head that the other has.
    auto run = Json::parse(readBytes(zero));
    auto& cells = run["sweeps"][0]["cells"];
    const auto all = cells;
    const auto part = [&](std::size_t begin, std::size_t end, const char* name) {
        cells = Json::array();
        for (std::size_t i = begin; i < end; ++i)
            cells.push_back(all[i]);
        writeBytes(scratch / name, run.dump());
        return (scratch / name).string();
    };
    expectRefused({"compare", part(0, 5, "first.json"), part(5, 12, "last.json")},
                  {"no finished head in common"});
    const auto one = json({"compare", part(0, 1, "first.json"), zero});
    EXPECT_EQ(one["heads"], 1);
    EXPECT_TRUE(one["pearson_r"].is_null());
}

}  // namespace
}  // namespace headscope
