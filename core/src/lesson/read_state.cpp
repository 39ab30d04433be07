// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/read_state.h"

#include "base/json.h"
#include "lesson/names.h"
#include "lesson/read_facts.h"

#include <headscope/error.h>
#include <headscope/report.h>

#include <algorithm>

namespace headscope {
namespace {

using Cond = LessonCondition::Kind;

std::optional<Intervention> interventionField(const LessonJson& json, const LessonPlace& place,
                                              LessonFaults& faults) {
    try {
        if (json.is_string()) return interventionFromName(json.get<std::string>());
    } catch (const Error&) {
        // Said below, as of any other value.
    }
    faults.add(place, say("a replacement is to be an intervention such as \"zero\" or \"mean\""));
    return std::nullopt;
}

void checkPanel(const std::string& panel, const LessonPlace& place, LessonFaults& faults) {
    const auto& panels = lessonPanels();
    if (!panel.empty() && std::find(panels.begin(), panels.end(), panel) == panels.end())
        faults.add(place, say("%1 is no panel; there are %2", shownName(panel), listed(panels)));
}

std::string textValue(const LessonJson& json, const LessonPlace& place, const std::string& key,
                      LessonFaults& faults) {
    if (json.is_string() && !json.get<std::string>().empty()) return json.get<std::string>();
    faults.add(place, say("\"%1\" is to be a text", key));
    return {};
}

/// A list of heads, or {"layer": 0}.
void readSet(const LessonJson& json, LessonState& state, const LessonPlace& place,
             LessonFaults& faults, LessonReferences& references) {
    if (!json.is_object()) {
        state.set = lessonHeadsFrom(json, place, faults, references);
        return;
    }
    LessonFields fields(json, place, faults);
    if (fields.find("layer", true)) state.setLayer = fields.whole("layer", 0, kMostLayer, 0);
    fields.finish();
}

struct ConditionReader {
    const LessonPlace& place;
    LessonFaults& faults;
    LessonReferences& references;

    LessonCondition read(Cond kind, const std::string& key, const LessonJson& json) const {
        LessonCondition condition;
        condition.kind = kind;
        switch (kind) {
            case Cond::RunFinished:
                if (json.is_boolean() && json.get<bool>()) break;
                condition.text = textValue(json, place, key, faults);
                references.run(place, condition.text);
                break;
            case Cond::Selected:
                if (const auto head = lessonHeadFrom(json, place, faults, references))
                    condition.heads = {*head};
                break;
            case Cond::SetIs:
            case Cond::SetContains:
                condition.heads = lessonHeadsFrom(json, place, faults, references);
                break;
            case Cond::Intervention:
                condition.intervention =
                    interventionField(json, place, faults).value_or(Intervention());
                break;
            case Cond::AtPositions:
                condition.positions = positions(json);
                break;
            case Cond::MapShows:
                condition.quantity = quantityField(json, place, faults).value_or(Quantity());
                break;
            default:
                condition.text = textValue(json, place, key, faults);
        }
        if (kind == Cond::PanelFront) checkPanel(condition.text, place, faults);
        if (kind == Cond::FactHolds) references.claim(place, condition.text);
        return condition;
    }

    [[nodiscard]] Positions positions(const LessonJson& json) const {
        const LessonJson wrapped{{"positions", json}};
        LessonFields fields(wrapped, place, faults);
        return positionsField(fields).value_or(Positions::all());
    }
};

}  // namespace

std::optional<Quantity> quantityField(const LessonJson& json, const LessonPlace& place,
                                      LessonFaults& faults) {
    std::string text = json.is_string() ? json.get<std::string>() : json.dump();
    std::replace(text.begin(), text.end(), '/', ' ');
    const auto spaces = std::count(text.begin(), text.end(), ' ');
    if (spaces == 0) text += " target";
    if (spaces <= 1) text += " shown";
    if (const auto quantity = quantityFromName(text)) return quantity;
    faults.add(place,
               say("%1 is no map: it is to be such as \"probability/target\"", shownName(text)));
    return std::nullopt;
}

LessonState stateFrom(const LessonJson& json, const LessonPlace& place, LessonFaults& faults,
                      LessonReferences& references) {
    LessonFields fields(json, place, faults);
    LessonState state;
    state.run = fields.named("run");
    references.run(place, state.run);
    if (const auto* given = fields.find("replacement"))
        state.intervention = interventionField(*given, place, faults);
    state.donor = fields.named("donor");
    references.run(place, state.donor);
    if (state.intervention && donorPromptOf(*state.intervention) && state.donor.empty())
        faults.add(place, say("a patch needs \"donor\", the name of a run"));
    for (const auto& map : fields.list("maps"))
        if (const auto quantity = quantityField(map, place, faults))
            state.maps.push_back(*quantity);
    state.sameScale = fields.flag("same_scale");
    if (const auto* given = fields.find("compared"))
        state.compared = quantityField(*given, place, faults);
    if (const auto* given = fields.find("selected"))
        state.selected = lessonHeadFrom(*given, place, faults, references);
    state.scaleLock = fields.number("scale_lock");
    if (state.scaleLock && *state.scaleLock <= 0)
        fields.fault(say("\"scale_lock\" is not above 0"));
    if (const auto* given = fields.find("set")) readSet(*given, state, place, faults, references);
    state.positions = positionsField(fields);
    state.panel = fields.text("panel");
    checkPanel(state.panel, place, faults);
    state.compute = fields.flag("compute").value_or(false);
    const auto& computed = lessonComputedPanels();
    if (state.compute && std::find(computed.begin(), computed.end(), state.panel) == computed.end())
        fields.fault(
            say("\"compute\" goes with a \"panel\" that is computed: %1", listed(computed)));
    if (fields.has("ripple_view"))
        state.rippleView = fields.word("ripple_view", lessonRippleViews());
    state.rippleChange = fields.flag("ripple_change");
    fields.finish();
    return state;
}

std::vector<LessonCondition> conditionsFrom(const LessonJson& json, const LessonPlace& place,
                                            LessonFaults& faults, LessonReferences& references) {
    std::vector<LessonCondition> conditions;
    if (!json.is_object() || json.empty()) {
        faults.add(place, say("\"until\" is to be conditions in braces"));
        return conditions;
    }
    const ConditionReader reader{place, faults, references};
    for (const auto& [key, value] : json.items()) {
        const auto known = conditionFrom(key);
        if (!known)
            faults.add(place, say("%1 is no condition", shownName(key)));
        else
            conditions.push_back(reader.read(*known, key, value));
    }
    return conditions;
}

}  // namespace headscope
