// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/requests.h"

#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/results.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace headscope {
namespace {

void checkToken(TokenId id, const ModelConfig& config, const Message& role) {
    if (id >= 0 && id < config.vocabulary) return;
    throw inputError(say("the %1 token id %2 is not in the vocabulary", role, id),
                     say("Ids of this model go from 0 to %1.", config.vocabulary - 1));
}

void checkSet(const TokenSet& watched, const ModelConfig& config, const Message& role) {
    if (watched.ids().empty())
        throw inputError(say("the %1 has no token", role), say("Name at least one."));
    for (const auto id : watched.ids())
        checkToken(id, config, role);
}

void checkTokens(const TokenSet& target, const TokenSet& control, const ModelConfig& config) {
    checkSet(target, config, say("target"));
    checkSet(control, config, say("control"));
    constexpr const char* kHint =
        phrase("Choose a control that the prompt does not ask for, for example \" France\".");
    if (target == control && target.ids().size() == 1)
        throw inputError(say("target and control are the same token"), kHint);
    for (const auto id : control.ids())
        if (target.contains(id))
            throw inputError(say("target and control share the token %1", id), kHint);
}

}  // namespace

std::string name(HeadId head) {
    return fmt::format("{}.{}", head.layer, head.head);
}

std::string visibleText(const WatchedScore& watched) {
    std::string text;
    for (const auto& token : watched.tokens)
        text += (text.empty() ? "" : " + ") + visibleText(token);
    return text;
}

std::string name(const Positions& positions) {
    switch (positions.kind) {
        case Positions::Kind::All:
            return "all";
        case Positions::Kind::Last:
            return "last";
        case Positions::Kind::Chosen:
            break;
    }
    return fmt::format("{}", fmt::join(positions.chosen, ","));
}

void checkPrompt(const std::vector<TokenId>& prompt, const ModelConfig& config) {
    if (prompt.empty())
        throw inputError(say("the prompt is empty"),
                         say("Type a text, for example \"Berlin is the capital of\"."));
    if (prompt.size() > static_cast<std::size_t>(config.positions))
        throw inputError(say("the prompt has %1 tokens, and this model takes %2 at most",
                             prompt.size(), config.positions),
                         say("Shorten the prompt."));
    for (const auto id : prompt)
        checkToken(id, config, say("prompt"));
}

void checkPositions(const Positions& positions, std::size_t tokens) {
    if (positions.kind != Positions::Kind::Chosen) return;
    const auto& chosen = positions.chosen;
    if (chosen.empty())
        throw inputError(say("no position is chosen"),
                         say("Choose at least one token of the prompt."));
    if (!std::is_sorted(chosen.begin(), chosen.end(), std::less_equal<>()) || chosen.front() < 0 ||
        static_cast<std::size_t>(chosen.back()) >= tokens)
        throw inputError(
            say("the positions %1 are not ascending positions of a prompt of %2 tokens",
                name(positions), tokens),
            say("Positions count from 0, each at most once."));
}

void checkHeads(const std::vector<HeadId>& heads, const ModelConfig& config) {
    for (const auto& head : heads)
        if (head.layer < 0 || head.layer >= config.layers || head.head < 0 ||
            head.head >= config.heads)
            throw inputError(say("there is no head %1 in this model", name(head)),
                             say("Layers go from 0 to %1, heads from 0 to %2.", config.layers - 1,
                                 config.heads - 1));
}

void checkInterventions(const std::vector<Intervention>& interventions) {
    if (interventions.empty())
        throw inputError(say("no intervention is chosen"),
                         say("Choose at least one, for example zero."));
    for (auto one = interventions.begin(); one != interventions.end(); ++one) {
        if (const auto alpha = alphaOf(*one)) (void)withAlpha(*one, *alpha);
        if (referenceNeedOf(*one) != ReferenceNeed::None && isIncomplete(*one))
            throw inputError(say("%1 needs a set of reference prompts", briefName(*one)),
                             say("Only a study has one: see headscope-cli study --help."));
        const auto isThere = [&](const Intervention& other) {
            return briefName(other) == briefName(*one);
        };
        if (std::find_if(interventions.begin(), one, isThere) != one)
            throw inputError(say("the intervention %1 is named twice", briefName(*one)),
                             donorPromptOf(*one)
                                 ? say("Name one donor, and the other in another run.")
                                 : say("Name each once."));
    }
}

void checkSweep(const SweepRequest& request, const ModelConfig& config) {
    checkPrompt(request.prompt, config);
    checkTokens(request.target, request.control, config);
    checkHeads(request.given, config);
    checkPositions(request.positions, request.prompt.size());
    checkInterventions(request.interventions);
}

void checkPredict(const SetRequest& request, const ModelConfig& config) {
    checkPrompt(request.prompt, config);
    checkPositions(request.positions, request.prompt.size());
    checkHeads(request.heads, config);
    checkInterventions({request.intervention});
}

void checkSet(const SetRequest& request, const ModelConfig& config) {
    checkPrompt(request.prompt, config);
    checkTokens(request.target, request.control, config);
    checkPositions(request.positions, request.prompt.size());
    checkHeads(request.heads, config);
    checkInterventions({request.intervention});
}

void checkContinuation(const ContinuationRequest& request, const ModelConfig& config) {
    checkPrompt(request.prompt, config);
    checkPositions(request.positions, request.prompt.size());
    checkHeads(request.heads, config);
    checkInterventions({request.intervention});
    if (request.tokens < 1)
        throw inputError(say("%1 tokens are to be written", request.tokens),
                         say("Ask for at least one."));
    if (!request.sampling) return;
    const auto& sampling = *request.sampling;
    if (!std::isfinite(sampling.temperature) || sampling.temperature <= 0)
        throw inputError(say("the temperature %1 is not above 0", sampling.temperature),
                         say("Give one such as 0.8, or have the likeliest token taken each time."));
    if (sampling.topK < 0)
        throw inputError(say("the likeliest %1 tokens are to be drawn from", sampling.topK),
                         say("Name a number of tokens, or 0 for all."));
}

namespace {

void refuseDonor(const Intervention& intervention, const Message& what) {
    if (!donorPromptOf(intervention)) return;
    throw inputError(say("%1 is not computed with heads patched from a second prompt", what),
                     say("Use another replacement, such as zero or mean."));
}

}  // namespace

void checkAttribution(const SetRequest& request, const ModelConfig& config) {
    checkSet(request, config);
    const auto one = [](const TokenSet& tokens, const Message& role) {
        if (tokens.ids().size() == 1) return;
        throw inputError(
            say("the %1 is %2 tokens, and the logit of a set is not a sum of what parts add", role,
                tokens.ids().size()),
            say("Name one token, such as the likeliest of the set."));
    };
    one(request.target, say("target"));
    one(request.control, say("control"));
}

void checkSimilarity(const SimilarityRequest& request, const ModelConfig& config) {
    checkPredict(request, config);
    refuseDonor(request.intervention, say("how alike tokens are"));
    if (!request.pair) return;
    const auto [a, b] = *request.pair;
    const auto tokens = static_cast<int>(request.prompt.size());
    if (a == b || std::min(a, b) < 0 || std::max(a, b) >= tokens)
        throw inputError(say("%1,%2 is no pair of positions of a prompt of %3", a, b,
                             sayCount("%n token", "%n tokens", tokens)),
                         say("Name two different ones; positions count from 0."));
}

void checkSimilaritySweep(const SimilaritySweepRequest& request, const ModelConfig& config) {
    checkSimilarity({{request, {}, request.intervention}, request.pair}, config);
    const auto tokens = static_cast<int>(request.prompt.size());
    if (!request.token || (*request.token >= 0 && *request.token < tokens)) return;
    throw inputError(say("%1 is no position of a prompt of %2", *request.token,
                         sayCount("%n token", "%n tokens", tokens)),
                     say("Positions count from 0."));
}

void checkPairs(const PairRequest& request, const ModelConfig& config) {
    checkPrompt(request.prompt, config);
    checkTokens(request.target, request.control, config);
    checkPositions(request.positions, request.prompt.size());
    checkInterventions({request.intervention});
    refuseDonor(request.intervention, say("what pairs of heads do"));
    if (request.metric != Metric::LogitDifference && request.metric != Metric::LogProbability)
        throw inputError(
            say("effects of pairs are not added up on the metric %1", name(request.metric)),
            say("Use logit-difference or log-probability."));
    if (request.strongest < 0)
        throw inputError(say("the strongest %1 heads are asked for", request.strongest),
                         say("Name a number of heads, or 0 for all."));
}

namespace {

// Rows of another model, or of prompts of another length.
void checkReference(const ReferenceRows& rows, std::size_t tokens, const ModelConfig& config) {
    if (rows.layers != config.layers || rows.width != config.width)
        throw inputError(say("the mean over reference prompts is another model's"),
                         say("Compute it with the model that is open."));
    if (rows.positions != 1 && static_cast<std::size_t>(rows.positions) != tokens)
        throw inputError(say("the mean over reference prompts is of %1 positions, and the "
                             "prompt has %2 tokens",
                             rows.positions, tokens),
                         say("Give reference prompts that have as many tokens as the prompt."));
}

}  // namespace

void checkDonor(const Intervention& intervention, const std::vector<TokenId>& prompt,
                const ModelConfig& config, const Tokenizer& tokenizer) {
    if (const auto* rows = referenceRowsOf(intervention))
        checkReference(*rows, prompt.size(), config);
    const auto* donor = donorPromptOf(intervention);
    if (!donor) return;
    for (const auto id : *donor)
        checkToken(id, config, say("donor's"));
    requireAligned(tokenizer, prompt, *donor);
}

std::optional<Positions> changedPositions(const Intervention& intervention,
                                          const std::vector<TokenId>& prompt,
                                          const Positions& positions) {
    const auto* donor = donorPromptOf(intervention);
    if (!donor) return positions;
    const auto parting = firstDifference(prompt, *donor);
    if (!parting) return std::nullopt;
    const auto first = static_cast<int>(*parting);
    if (first == 0 || positions.kind == Positions::Kind::Last) return positions;
    Positions changed = Positions::at({});
    if (positions.kind == Positions::Kind::All) {
        for (int position = first; position < static_cast<int>(prompt.size()); ++position)
            changed.chosen.push_back(position);
        return changed;
    }
    std::copy_if(positions.chosen.begin(), positions.chosen.end(),
                 std::back_inserter(changed.chosen),
                 [first](int position) { return position >= first; });
    return changed.chosen.empty() ? std::nullopt : std::optional(changed);
}

std::vector<HeadId> ordered(std::vector<HeadId> heads) {
    std::sort(heads.begin(), heads.end());
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    return heads;
}

}  // namespace headscope
