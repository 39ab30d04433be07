// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV of questions about a run but for maps: set, growth, comparison and prediction.
#include <headscope/csv.h>

namespace headscope {
namespace {

using CsvRows = std::vector<std::vector<CsvCell>>;

constexpr const char* kSetColumns =
    "run,heads,p_target,p_control,logit_target,logit_control,rank_target,rank_control,kl,"
    "argmax_id,argmax_text,p_argmax";

std::vector<CsvCell> ablatedRow(const char* run, const std::string& heads, const AblatedRun& of) {
    return {
        run,           heads,          of.pTarget, of.pControl,  of.logitTarget, of.logitControl,
        of.rankTarget, of.rankControl, of.kl,      of.argmax.id, of.argmax.text, of.pArgmax};
}

std::vector<CsvCell> cleanRow(const CleanRun& clean) {
    const auto& top = clean.top.front();
    return {"clean",
            "",
            clean.target.p,
            clean.control.p,
            clean.target.logit,
            clean.control.logit,
            clean.target.rank,
            clean.control.rank,
            0,
            top.token.id,
            top.token.text,
            top.p};
}

void addPredictions(CsvRows& rows, const char* run, const std::vector<TokenScore>& scores) {
    for (std::size_t i = 0; i < scores.size(); ++i)
        rows.push_back(
            {run, i + 1, scores[i].token.id, scores[i].token.text, scores[i].p, scores[i].logit});
}

}  // namespace

std::string setCsv(const SetReport& report) {
    CsvRows rows{cleanRow(report.run.result.clean)};
    std::string all;
    for (const auto& single : report.singles) {
        rows.push_back(ablatedRow("alone", name(single.head), single));
        all += (all.empty() ? "" : " ") + name(single.head);
    }
    rows.push_back(ablatedRow("together", all, report.joint));
    return csvText(kSetColumns, rows);
}

std::string growthCsv(const GrowthReport& report) {
    const auto& clean = report.run.result.clean;
    CsvRows rows{{0, std::optional<int>(), std::optional<int>(), clean.target.p, clean.control.p,
                  clean.target.rank}};
    for (const auto& step : report.steps)
        rows.push_back({rows.size(), step.head.layer, step.head.head, step.pTarget, step.pControl,
                        step.rankTarget});
    return csvText("step,layer,head,p_target,p_control,rank_target", rows);
}

std::string continuationCsv(const ContinuationReport& report) {
    CsvRows rows;
    const auto add = [&rows](const char* side, const WrittenText& text) {
        std::size_t place = 0;
        for (const auto& score : text.tokens)
            rows.push_back({side, ++place, score.token.id, score.token.text, score.p, score.logit,
                            score.rank});
    };
    add("clean", report.result.clean);
    if (report.result.ablated) add("ablated", *report.result.ablated);
    return csvText("run,place,id,text,p,logit,rank", rows);
}

std::string comparisonCsv(const EffectComparison& comparison) {
    CsvRows rows;
    const auto& shape = comparison.difference;
    for (int layer = 0; layer < shape.layers(); ++layer)
        for (int head = 0; head < shape.heads(); ++head) {
            const HeadId id{layer, head};
            rows.push_back({layer, head, comparison.first(id), comparison.second(id), shape(id)});
        }
    return csvText("layer,head,first,second,difference", rows);
}

std::string predictionCsv(const Prediction& prediction) {
    CsvRows rows;
    addPredictions(rows, "clean", prediction.clean);
    addPredictions(rows, "ablated", prediction.ablated);
    return csvText("run,rank,id,text,p,logit", rows);
}

}  // namespace headscope
