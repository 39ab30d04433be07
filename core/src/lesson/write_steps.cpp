// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/names.h"
#include "lesson/write_parts.h"

#include <algorithm>

namespace headscope {
namespace {

using StepIs = LessonStepKind;
using CondOf = LessonCondition::Kind;

/// "probability/target", with a lens behind it where it is another than the one that is shown.
std::string mapName(const Quantity& quantity) {
    auto text = name(quantity.metric) + "/" + name(quantity.subject);
    return quantity.lens.isShown() ? text : text + "/" + name(quantity.lens);
}

WrittenJson marked(const std::vector<LessonMark>& marks) {
    auto list = WrittenJson::array();
    for (const auto& mark : marks)
        list.push_back(name(mark));
    return list;
}

WrittenJson writtenCondition(const LessonCondition& condition) {
    switch (condition.kind) {
        case CondOf::RunFinished:
            return condition.text.empty() ? WrittenJson(true) : WrittenJson(condition.text);
        case CondOf::Selected:
            return condition.heads.empty() ? WrittenJson() : writtenHead(condition.heads.front());
        case CondOf::SetIs:
        case CondOf::SetContains:
            return writtenHeads(condition.heads);
        case CondOf::Intervention:
            return name(condition.intervention);
        case CondOf::AtPositions:
            return name(condition.positions);
        case CondOf::MapShows:
            return mapName(condition.quantity);
        default:
            return condition.text;
    }
}

/// {"when": CLAIM, "is": OPTION or list}
WrittenJson writtenKeys(const std::vector<LessonKey>& keys) {
    auto list = WrittenJson::array();
    for (const auto& key : keys)
        list.push_back({{"when", key.claim},
                        {"is", key.options.size() == 1 ? WrittenJson(key.options.front())
                                                       : WrittenJson(key.options)}});
    return list;
}

WrittenJson writtenOrder(const LessonAsk& ask) {
    auto facts = WrittenJson::object();
    for (std::size_t i = 0; i < std::min(ask.options.size(), ask.orderFacts.size()); ++i)
        facts[ask.options[i]] = ask.orderFacts[i];
    return {{ask.largestFirst ? "largest" : "smallest", facts}};
}

WrittenJson writtenAsk(const LessonAsk& ask) {
    WrittenJson json{{"type", name(ask.kind)}};
    const bool isOrder = ask.kind == LessonAskKind::Order;
    const bool isChoice = ask.kind == LessonAskKind::Choice;
    const bool isToken = ask.kind == LessonAskKind::Token;
    if (isOrder || isChoice || (isToken && !ask.options.empty()))
        json[isOrder ? "items" : "options"] = ask.options;
    if (isChoice && ask.several) json["several"] = true;
    if (ask.kind == LessonAskKind::Number) {
        json["least"] = writtenNumber(ask.least);
        json["most"] = ask.mostOf.empty() ? writtenNumber(ask.most) : WrittenJson(ask.mostOf);
        if (ask.step != 1) json["step"] = writtenNumber(ask.step);
        if (ask.within != 0) json["within"] = writtenNumber(ask.within);
    }
    if (isChoice && !ask.keys.empty()) json["right"] = writtenKeys(ask.keys);
    if (isOrder && !ask.orderFacts.empty()) json["right"] = writtenOrder(ask);
    if (!isChoice && !isOrder && !ask.fact.empty()) json["right"] = {{"fact", ask.fact}};
    if (ask.kind == LessonAskKind::Text && ask.lines != LessonAsk{}.lines)
        json["lines"] = ask.lines;
    return json;
}

WrittenJson writtenThen(const LessonThen& then) {
    if (then.right == then.wrong && then.right == then.skipped) return then.right;
    auto json = WrittenJson::object();
    if (!then.right.empty()) json["right"] = then.right;
    if (!then.wrong.empty()) json["wrong"] = then.wrong;
    if (!then.skipped.empty()) json["skipped"] = then.skipped;
    return json;
}

WrittenJson writtenHint(const LessonHint& hint) {
    if (!hint.show) return hint.text;
    WrittenJson json;
    if (!hint.text.empty()) json["text"] = hint.text;
    json["show"] = written(*hint.show);
    return json;
}

void writeKind(WrittenJson& json, const LessonStep& step) {
    const bool isFreeText =
        step.kind == StepIs::Write && step.ask && step.ask->kind == LessonAskKind::Text;
    if (isFreeText) json["lines"] = step.ask->lines;
    if (step.ask && !isFreeText) json["ask"] = writtenAsk(*step.ask);
    if (step.discuss) json["discuss"] = true;
    if (step.gated) json["gate"] = "answer";
    if (step.kind == StepIs::Do && !step.until.empty()) {
        auto until = WrittenJson::object();
        for (const auto& condition : step.until)
            until[name(condition.kind)] = writtenCondition(condition);
        json["until"] = until;
    }
    if (step.kind == StepIs::Play) json["minutes"] = writtenNumber(step.minutes);
    const bool takesRuns = step.kind == StepIs::Play || step.kind == StepIs::Compare;
    if (takesRuns && !step.runs.empty()) json["runs"] = step.runs;
}

}  // namespace

WrittenJson written(const LessonState& state) {
    auto json = WrittenJson::object();
    if (!state.run.empty()) json["run"] = state.run;
    if (state.intervention) json["replacement"] = name(*state.intervention);
    if (!state.donor.empty()) json["donor"] = state.donor;
    for (const auto& map : state.maps)
        json["maps"].push_back(mapName(map));
    if (state.sameScale) json["same_scale"] = *state.sameScale;
    if (state.compared) json["compared"] = mapName(*state.compared);
    if (state.selected) json["selected"] = writtenHead(*state.selected);
    if (state.scaleLock) json["scale_lock"] = writtenNumber(*state.scaleLock);
    if (state.set) json["set"] = writtenHeads(*state.set);
    if (state.setLayer) json["set"]["layer"] = *state.setLayer;
    if (state.positions) json["positions"] = name(*state.positions);
    if (!state.panel.empty()) json["panel"] = state.panel;
    if (state.compute) json["compute"] = true;
    if (!state.rippleView.empty()) json["ripple_view"] = state.rippleView;
    if (state.rippleChange) json["ripple_change"] = *state.rippleChange;
    return json;
}

WrittenJson written(const LessonStep& step) {
    WrittenJson json{{"id", step.id}, {"kind", name(step.kind)}};
    if (step.optional) json["optional"] = true;
    if (auto state = written(step.state); !state.empty()) json["state"] = std::move(state);
    if (!step.marks.empty()) json["mark"] = marked(step.marks);
    if (!step.covers.empty()) json["cover"] = step.covers;
    if (!step.reveal.empty()) json["reveal"]["mark"] = marked(step.reveal);
    if (auto state = written(step.revealState); !state.empty())
        json["reveal"]["state"] = std::move(state);
    if (!step.staysCovered.empty()) json["reveal"]["cover"] = step.staysCovered;
    if (step.then != LessonThen{}) json["then"] = writtenThen(step.then);
    if (!step.claims.empty()) json["claims"] = step.claims;
    for (const auto& hint : step.hints)
        json["hints"].push_back(writtenHint(hint));
    writeKind(json, step);
    return json;
}

}  // namespace headscope
