// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/on_screen.h"

#include <algorithm>
#include <utility>

namespace headscope {
namespace {

using Of = LessonFactKind;

template <class Value>
bool has(const std::vector<Value>& all, const Value& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// P and ln P change the same way: who sees one map can read signs and order of the other.
Metric kindOfMap(Metric metric) {
    return metric == Metric::LogProbability ? Metric::Probability : metric;
}

bool isSameMap(const Quantity& a, const Quantity& b) {
    return kindOfMap(a.metric) == kindOfMap(b.metric) &&
           (!hasSubject(a.metric) || a.subject == b.subject);
}

bool isAboutTop1(const LessonFact& fact) {
    return fact.what == "top1" || fact.what == "token" || fact.what == "token-p" ||
           fact.quantity.metric == Metric::TopChanged;
}

}  // namespace

void LessonOnScreen::enter(const LessonStep& step) {
    put(step.state);
    if (step.kind == LessonStepKind::Compare) m_runs = step.runs;
    m_covers = step.covers;
    m_isOpen = step.ask.has_value();
}

void LessonOnScreen::answer(const LessonStep& step) {
    if (!step.ask) return;
    put(step.revealState);
    m_covers = step.staysCovered;
    m_isOpen = false;
}

void LessonOnScreen::put(const LessonState& state) {
    if (!state.run.empty()) m_runs = {state.run};
    if (const auto* run = runOf(state.run)) m_positions = run->positions;
    if (state.intervention) m_intervention = *state.intervention;
    if (!state.donor.empty()) m_donor = state.donor;
    if (!state.maps.empty()) m_maps = state.maps;
    if (state.selected) m_selected = state.selected;
    if (state.set || state.setLayer) {
        m_set = state.set.value_or(std::vector<LessonHead>());
        m_setLayer = state.setLayer;
    }
    if (state.positions) m_positions = *state.positions;
}

const LessonRun* LessonOnScreen::runOf(const std::string& name) const {
    const auto found = m_lesson->runs.find(name);
    return found == m_lesson->runs.end() ? nullptr : &found->second;
}

// Tokens, predictions, attention and head means are of the prompt, whatever is watched in it.
bool LessonOnScreen::hasPrompt(const LessonFact& fact) const {
    const auto* its = runOf(fact.run);
    return its && std::any_of(m_runs.begin(), m_runs.end(), [&](const auto& name) {
               const auto* shown = runOf(name);
               return shown && shown->prompt == its->prompt;
           });
}

bool LessonOnScreen::hasRun(const LessonFact& fact) const {
    const auto* its = runOf(fact.run);
    return its && std::any_of(m_runs.begin(), m_runs.end(), [&](const auto& name) {
               const auto* shown = runOf(name);
               return shown && shown->prompt == its->prompt && shown->target == its->target &&
                      shown->control == its->control;
           });
}

bool LessonOnScreen::isSelected(const LessonHead& head) const {
    return m_isOpen || m_selected == head;
}

bool LessonOnScreen::isSet(const std::vector<LessonHead>& heads) const {
    return heads.size() == m_set.size() &&
           std::all_of(heads.begin(), heads.end(),
                       [&](const auto& head) { return has(m_set, head); });
}

// What the target loses in P is said of every run, whatever the maps show.
bool LessonOnScreen::shows(const Quantity& quantity) const {
    return m_isOpen || isSameMap(quantity, {}) || quantity.metric == Metric::TopChanged ||
           std::any_of(m_maps.begin(), m_maps.end(),
                       [&](const auto& map) { return isSameMap(quantity, map); });
}

Positions LessonOnScreen::positionsOf(const LessonFact& fact) const {
    if (fact.positions) return *fact.positions;
    const auto* run = runOf(fact.run);
    return run ? run->positions : Positions();
}

// A run has zero and the mean beside each other; any other intervention is there if it is chosen.
LessonOnScreen::Covers LessonOnScreen::hidingCells(const LessonFact& fact) const {
    const auto isOfReport = [](const Intervention& one) {
        return one == Intervention(Zero{}) || one == Intervention(ScalarMean{});
    };
    const auto& lens = fact.quantity.lens;
    const Intervention of =
        fact.kind == Of::Patch ? Intervention(FromPrompt{}) : lens.of.value_or(m_intervention);
    const bool isShown = of == m_intervention && !lens.minus;
    if (!isShown && !(isOfReport(of) && isOfReport(m_intervention))) return {};
    Covers covers{"cells", "predictions"};
    if (isAboutTop1(fact)) covers.insert(covers.begin(), "top1");
    if (!isShown) covers.emplace_back("zero-mean");
    return covers;
}

LessonOnScreen::Covers LessonOnScreen::hidingOneHead(const LessonFact& fact,
                                                     const Positions& positions) const {
    if (fact.heads.size() != 1 || !hasRun(fact) || positions != m_positions) return {};
    const bool isThere =
        isSelected(fact.heads.front()) || isAboutTop1(fact) || shows(fact.quantity);
    return isThere ? hidingCells(fact) : Covers();
}

LessonOnScreen::Covers LessonOnScreen::hidingSet(const LessonFact& fact) const {
    if (fact.heads.size() == 1) return hidingOneHead(fact, positionsOf(fact));
    if (!hasRun(fact) || positionsOf(fact) != m_positions || !isSet(fact.heads)) return {};
    return hidingTogether();
}

LessonOnScreen::Covers LessonOnScreen::hidingTogether() {
    return {"set", "cells", "predictions", "top1"};
}

/// Each of them hides it; none: it is not on screen.
LessonOnScreen::Covers LessonOnScreen::hiding(const LessonFact& fact) const {
    const bool isMap = hasRun(fact) && positionsOf(fact) == m_positions;
    switch (fact.kind) {
        case Of::Tokens:
            return hasPrompt(fact) ? Covers{"tokens"} : Covers();
        case Of::Clean:
            return hasRun(fact) ? Covers{"predictions"} : Covers();
        case Of::Top:
            return hasPrompt(fact) ? Covers{"predictions"} : Covers();
        case Of::HeadMean:
        case Of::DriftSlope:
        case Of::DriftInterval:
            return hasPrompt(fact) ? Covers{"drift"} : Covers();
        case Of::Attention: {
            const bool isThere = hasPrompt(fact) && !fact.heads.empty();
            return isThere && isSelected(fact.heads.front()) ? Covers{"attention", "tokens"}
                                                             : Covers();
        }
        case Of::AttentionHead:  // one finds it by looking at each head
            return m_isOpen && hasPrompt(fact) ? Covers{"attention", "tokens"} : Covers();
        case Of::Cell:
            return hidingOneHead(fact, positionsOf(fact));
        case Of::PositionEffect:
            return hidingOneHead(
                fact, fact.column < 0 ? Positions::last() : Positions::at({fact.column}));
        case Of::Patch:
            return m_donor == fact.other ? hidingOneHead(fact, positionsOf(fact)) : Covers();
        case Of::ExtremeHead:
        case Of::ExtremeValue:
        case Of::CountCells:
        case Of::Spread:
            return isMap && shows(fact.quantity) ? hidingCells(fact) : Covers();
        case Of::Top1Kept:
        case Of::Top1Becomes: {
            auto covers = isMap ? hidingCells(fact) : Covers();
            if (!covers.empty() && covers.front() != "top1") covers.insert(covers.begin(), "top1");
            return covers;
        }
        case Of::ZeroMeanR:
        case Of::ZeroMeanMax:
            return isMap ? Covers{"zero-mean", "cells", "predictions"} : Covers();
        case Of::Set:
        case Of::Interaction:
            return hidingSet(fact);
        case Of::LayerOff: {
            const bool isShown = m_setLayer && fact.layer == m_setLayer;
            return isShown && isMap ? hidingTogether() : Covers();
        }
        default:
            return {};
    }
}

/// The layer that it is of; empty if it is of any, or that is not known.
std::optional<int> LessonOnScreen::layerOf(const LessonFact& fact) const {
    if (fact.layer || fact.heads.size() != 1) return fact.layer;
    const LessonHead& head = fact.heads.front();
    if (head.fact.empty()) return head.head.layer;
    const auto found = m_lesson->facts.find(head.fact);
    return found == m_lesson->facts.end() ? std::nullopt : found->second.layer;
}

/// What hides the cells may leave those of a layer.
bool LessonOnScreen::isCovered(const LessonFact& fact, const std::string& cover) const {
    return std::any_of(m_covers.begin(), m_covers.end(), [&](const std::string& one) {
        const auto left = layerLeftBy(one);
        return one == cover || (cover == "cells" && left && layerOf(fact) != left);
    });
}

std::string LessonOnScreen::missingCover(const LessonFact& fact) const {
    const auto covers = hiding(fact);
    const bool hidden = std::any_of(covers.begin(), covers.end(),
                                    [&](const auto& cover) { return isCovered(fact, cover); });
    return covers.empty() || hidden ? std::string() : covers.front();
}

}  // namespace headscope
