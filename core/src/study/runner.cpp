// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/instruction_set.h"

#include <headscope/error.h>
#include <headscope/runtime.h>
#include <headscope/study_run.h>

#include <fmt/format.h>

#include <utility>

namespace headscope {
namespace {

// Means that are kept: one a template and length.
constexpr std::size_t kMostMeans = 256;

StudyOutcome outcomeOf(const CleanRun& clean) {
    return {clean.target.p,
            clean.control.p,
            clean.target.logit,
            clean.control.logit,
            0,
            clean.top.front().token.id,
            clean.logSumExp};
}

StudyOutcome outcomeOf(const AblatedRun& run) {
    return {run.pTarget, run.pControl,  run.logitTarget, run.logitControl,
            run.kl,      run.argmax.id, run.logSumExp};
}

// What the numbers' last bits follow from.
std::string kernelOf(const Engine& engine) {
    const auto computed = runtime();
    if (!engine.device().isCpu())
        return fmt::format("{}, {}", computed.torch, name(engine.device()));
    return fmt::format("{}, {}", computed.products, instructionSet());
}

}  // namespace

StudyRunner::StudyRunner(Engine& engine, const ReadyStudy& study)
    : m_engine(engine), m_study(study), m_kernel(kernelOf(engine)) {
    if (engine.sha256() != study.model.sha256)
        throw inputError(say("the study is of another model than the one that is open"),
                         say("Open the model %1.", study.model.name));
}

StudyRow StudyRunner::run(std::size_t prompt, std::stop_token stop) {
    const auto& ready = m_study.prompts[prompt];
    const auto interventions = interventionsOf(prompt, stop);
    SweepRequest request;
    request.prompt = ready.prompt;
    request.target = ready.target;
    request.control = ready.control;
    request.positions = m_study.study.positions;
    request.topK = 1;
    StudyRow row;
    row.prompt = prompt;
    row.kernel = m_kernel;
    row.parts.resize(interventions.size());
    const auto sweep = [&](const std::vector<std::size_t>& which) {
        request.interventions.clear();
        for (const auto i : which)
            request.interventions.push_back(interventions[i]);
        const auto run = m_engine.sweep(request, {}, stop);
        if (run.stopped) throw failure(say("the study was stopped"), say("Run it again to go on."));
        row.clean = outcomeOf(run.clean);
        m_sweepSeconds += run.parts.front().seconds;
        for (std::size_t i = 0; i < which.size(); ++i)
            for (const auto& cell : run.parts[i].cells)
                row.parts[which[i]].push_back(outcomeOf(cell));
    };
    // Sweeps take one donor each.
    std::vector<std::size_t> together;
    for (std::size_t i = 0; i < interventions.size(); ++i)
        if (!donorPromptOf(interventions[i])) together.push_back(i);
    if (!together.empty()) sweep(together);
    for (std::size_t i = 0; i < interventions.size(); ++i)
        if (donorPromptOf(interventions[i])) sweep({i});
    return row;
}

std::vector<Intervention> StudyRunner::interventionsOf(std::size_t prompt,
                                                       const std::stop_token& stop) {
    const auto& ready = m_study.prompts[prompt];
    std::vector<Intervention> complete;
    for (const auto& one : m_study.study.interventions) {
        const auto need = referenceNeedOf(one);
        if (need == ReferenceNeed::Mean || need == ReferenceNeed::PositionMean) {
            const bool byPosition = need == ReferenceNeed::PositionMean;
            const std::vector<std::uint32_t> whole;
            complete.push_back(
                withReference(one, meanOf(byPosition ? ready.alike : whole, byPosition, stop)));
        } else if (donorPromptOf(one)) {
            complete.push_back(
                withDonor(one, need == ReferenceNeed::Draw ? ready.drawn : ready.donor));
        } else {
            complete.push_back(one);
        }
    }
    return complete;
}

ReferencePtr StudyRunner::meanOf(const std::vector<std::uint32_t>& prompts, bool byPosition,
                                 const std::stop_token& stop) {
    if (const auto known = m_means.find(prompts); known != m_means.end()) return known->second;
    std::vector<std::vector<TokenId>> of;
    for (const auto which : prompts)
        of.push_back(m_study.reference[which]);
    if (m_means.size() >= kMostMeans) m_means.clear();
    return m_means[prompts] =
               m_engine.referenceMean(byPosition ? of : m_study.reference, byPosition, stop);
}

}  // namespace headscope
