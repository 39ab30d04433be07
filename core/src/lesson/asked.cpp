// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/asked.h"

#include "lesson/run_tokens.h"

#include <headscope/effects.h>
#include <headscope/error.h>
#include <headscope/growth.h>
#include <headscope/token_choice.h>

#include <algorithm>

namespace headscope {
namespace {

constexpr int kTopOfLessons = 50;  // predictions of the clean run that facts may name

}  // namespace

LessonAsked::LessonAsked(Engine& engine, const Lesson& lesson, std::stop_token stop)
    : m_engine(engine), m_lesson(lesson), m_stop(std::move(stop)) {
    for (const auto& [name, fact] : lesson.facts)
        need(fact);
}

/// Notes which sweep a fact needs, so that one has all interventions.
void LessonAsked::need(const LessonFact& fact) {
    using Of = LessonFactKind;
    std::set<Intervention> needed;
    switch (fact.kind) {
        case Of::ZeroMeanR:
        case Of::ZeroMeanMax:
            needed = {Zero{}, ScalarMean{}};
            break;
        case Of::Cell:
        case Of::ExtremeHead:
        case Of::ExtremeValue:
        case Of::CountCells:
        case Of::Top1Kept:
        case Of::Top1Becomes:
        case Of::Spread:
        case Of::MapsR:
            if (fact.quantity.lens.of) needed.insert(*fact.quantity.lens.of);
            if (fact.quantity.lens.minus) needed.insert(*fact.quantity.lens.minus);
            break;
        default:
            return;
    }
    for (const auto& name : {fact.run, fact.other})
        if (m_lesson.runs.contains(name))
            m_needed[{name, headscope::name(positionsOf(fact, name))}].merge(
                std::set<Intervention>(needed));
}

const LessonRun& LessonAsked::run(const std::string& name) const {
    const auto found = m_lesson.runs.find(name);
    if (found == m_lesson.runs.end())
        throw inputError(say("there is no run %1", name), say("Name one of the lesson's runs."));
    return found->second;
}

Positions LessonAsked::positionsOf(const LessonFact& fact, const std::string& name) const {
    return fact.positions.value_or(run(name).positions);
}

void LessonAsked::checkStop() const {
    if (m_stop.stop_requested())
        throw failure(say("it was stopped before it was computed"), say("Open the lesson again."));
}

const std::vector<Token>& LessonAsked::tokens(const std::string& name) {
    if (const auto found = m_tokens.find(name); found != m_tokens.end()) return found->second;
    return m_tokens[name] = promptOf(run(name), name, *m_engine.tokenizer(), m_engine.info());
}

const Setting& LessonAsked::setting(const std::string& name) {
    if (const auto found = m_settings.find(name); found != m_settings.end()) return found->second;
    Setting made;
    made.prompt = idsOf(tokens(name));
    const WatchedIds watched = watchedOf(run(name), *m_engine.tokenizer());
    made.target = TokenSet(watched.target);
    made.control = TokenSet(watched.control);
    made.topK = std::min(kTopOfLessons, m_engine.info().config.vocabulary);
    return m_settings[name] = std::move(made);
}

const Run& LessonAsked::sweep(const std::string& name, const Positions& positions) {
    const SweepKey key{name, headscope::name(positions)};
    if (const auto found = m_sweeps.find(key); found != m_sweeps.end()) return found->second;
    checkStop();
    SweepRequest request;
    static_cast<Setting&>(request) = setting(name);
    request.positions = positions;
    const auto& needed = m_needed[key];
    request.interventions.assign(needed.begin(), needed.end());
    Run result = m_engine.sweep(request, {}, m_stop);
    if (result.stopped) checkStop();
    for (const Subject subject : {Subject::Target, Subject::Control})
        m_scaleLimit = std::max(
            m_scaleLimit,
            limitOf(result,
                    {Metric::Probability, subject, {result.parts.front().intervention, {}}}));
    return m_sweeps[key] = std::move(result);
}

/// A sweep that ends before its first ablation.
const Run& LessonAsked::shortRun(const std::string& name) {
    for (const auto& [key, result] : m_sweeps)
        if (key.first == name) return result;
    if (const auto found = m_cleans.find(name); found != m_cleans.end()) return found->second;
    checkStop();
    SweepRequest request;
    static_cast<Setting&>(request) = setting(name);
    std::stop_source stop;
    SweepSink sink;
    sink.clean = [&stop](const CleanRun&) { stop.request_stop(); };
    return m_cleans[name] = m_engine.sweep(request, sink, stop.get_token());
}

const CleanRun& LessonAsked::clean(const std::string& name) {
    return shortRun(name).clean;
}

const Drift& LessonAsked::drift(const std::string& name) {
    return shortRun(name).drift;
}

CleanRun LessonAsked::cleanOf(const std::string& name, const std::string& token) {
    checkStop();
    SweepRequest request;
    static_cast<Setting&>(request) = setting(name);
    const TokenSet watched(requireToken(*m_engine.tokenizer(), token, "token").id);
    if (watched == request.control) request.control = request.target;
    request.target = watched;
    std::stop_source stop;
    SweepSink sink;
    sink.clean = [&stop](const CleanRun&) { stop.request_stop(); };
    return m_engine.sweep(request, sink, stop.get_token()).clean;
}

const AblatedRun& LessonAsked::ablated(const std::string& name, const Positions& positions,
                                       const std::vector<HeadId>& heads,
                                       const Intervention& intervention) {
    const SetKey key(name, headscope::name(positions), ordered(heads), intervention);
    if (const auto found = m_ablated.find(key); found != m_ablated.end()) return found->second;
    checkStop();
    SetRequest request{setting(name), heads, intervention};
    request.positions = positions;
    return m_ablated[key] = m_engine.ablate(request);
}

const AblatedRun& LessonAsked::patched(const std::string& name, const std::string& donor,
                                       const Positions& positions,
                                       const std::vector<HeadId>& heads) {
    return ablated(name, positions, heads, FromPrompt{idsOf(tokens(donor))});
}

const Similarity& LessonAsked::similarity(const std::string& name, const Positions& positions,
                                          const std::vector<HeadId>& heads,
                                          const Intervention& intervention) {
    const SetKey key(name, headscope::name(positions), ordered(heads), intervention);
    if (const auto found = m_similarities.find(key); found != m_similarities.end())
        return found->second;
    checkStop();
    SimilarityRequest request;
    static_cast<SetRequest&>(request) = {setting(name), heads, intervention};
    request.positions = positions;
    return m_similarities[key] = m_engine.similarity(request);
}

Prediction LessonAsked::predicted(const std::string& name, const Positions& positions,
                                  const std::vector<HeadId>& heads,
                                  const Intervention& intervention) {
    checkStop();
    SetRequest request{setting(name), heads, intervention};
    request.positions = positions;
    return m_engine.predict(request);
}

const AttentionPattern& LessonAsked::attention(const std::string& name, HeadId head) {
    const std::pair key(name, head);
    if (const auto found = m_attention.find(key); found != m_attention.end()) return found->second;
    checkStop();
    return m_attention[key] = m_engine.attention(idsOf(tokens(name)), head);
}

std::pair<HeadId, double> LessonAsked::grown(const std::string& name, const Positions& positions,
                                             const Intervention& intervention, int step) {
    auto& path = m_growth[{name, headscope::name(positions), intervention}];
    SweepRequest request;
    static_cast<Setting&>(request) = setting(name);
    request.positions = positions;
    request.interventions = {intervention};
    for (const auto& [head, p] : path)
        request.given.push_back(head);
    while (static_cast<int>(path.size()) < step) {
        checkStop();
        const Run result = m_engine.sweep(request, {}, m_stop);
        if (result.stopped) checkStop();
        const RunPart& part = result.parts.front();
        const double given = part.given ? part.given->pTarget : result.clean.target.p;
        const Cell* const next = nextOfGrowth(part.cells, request.given, given);
        if (!next)
            throw inputError(say("no further head lowers the target after %1", path.size()),
                             say("Ask for fewer heads."));
        path.emplace_back(next->head, next->pTarget);
        request.given.push_back(next->head);
    }
    return path[static_cast<std::size_t>(step) - 1];
}

}  // namespace headscope
