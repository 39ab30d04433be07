// SPDX-License-Identifier: GPL-3.0-or-later
// What others have published for these very weights. Tables of heads: published_heads.cpp.
#include "trust/checks.h"

#include <headscope/error.h>
#include <headscope/tolerances.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace headscope::trust {
namespace {

constexpr const char* kGroup = "Published";

Check aboutLogits(const PublishedPrediction& published) {
    return aboutPublished("published.logits", say("Logits after \"%1\"", published.prompt),
                          tolerances::kPublishedLogit, phrase("logit, relative"),
                          say("It is the same model with the same conventions."));
}

Check aboutLoss(const PublishedLoss& published) {
    return aboutPublished("published.loss", say("Loss of \"%1\"", published.text),
                          tolerances::kLoss, phrase("nats"),
                          say("It depends on every logit of every position."));
}

Check aboutContinuation(const PublishedContinuation& published) {
    return aboutPublished("published.continuation", say("Continuation of \"%1\"", published.prompt),
                          0, phrase("tokens"),
                          say("A wrong likeliest token anywhere leads somewhere else."));
}

bool isOf(const std::vector<std::string>& hashes, const std::string& hash) {
    return std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
}

std::vector<TokenId> encoded(VerificationContext& context, const std::string& text) {
    return idsOf(context.engine().tokenizer()->encode(text));
}

const TokenScore& scoreOf(const std::vector<TokenScore>& scores, TokenId id) {
    if (id < 0 || static_cast<std::size_t>(id) >= scores.size())
        throw inputError(say("the published token id %1 is not in the vocabulary", id),
                         say("The file with the published figures is not for this model."));
    return scores[static_cast<std::size_t>(id)];
}

Check checkTokens(VerificationContext& context, const PublishedPrediction& published) {
    const bool same = encoded(context, published.prompt) == published.ids;
    return checkWithin(
        aboutPublished("published.tokens", say("Tokens of \"%1\"", published.prompt), 0,
                       phrase("lists"), say("Other tokens would make it another prompt.")),
        same ? 0 : 1,
        same ? sayCount("%n token", "%n tokens", published.ids.size()) : say("other tokens"));
}

Check checkOrder(const std::vector<TokenScore>& scores, const PublishedPrediction& published) {
    const auto count =
        std::min<std::size_t>(published.top.size(), static_cast<std::size_t>(tolerances::kOrder));
    auto check = aboutPublished(
        "published.order", say("Likeliest tokens after \"%1\"", published.prompt), 0,
        phrase("places"), say("The order hides no constant offset and needs no tolerance."));
    std::vector<const TokenScore*> ranked;
    ranked.reserve(scores.size());
    for (const auto& score : scores)
        ranked.push_back(&score);
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                      ranked.end(),
                      [](const TokenScore* a, const TokenScore* b) { return a->logit > b->logit; });
    std::size_t wrong = 0;
    std::size_t first = count;
    for (std::size_t i = 0; i < count; ++i) {
        if (ranked[i]->token.id == published.top[i].id) continue;
        first = std::min(first, i);
        ++wrong;
    }
    return checkWithin(std::move(check), static_cast<double>(wrong),
                       wrong == 0 ? say("the first %1 in the published order", count)
                                  : say("place %1 of %2 is another token's", first + 1, count));
}

Check checkLogits(const std::vector<TokenScore>& scores, const PublishedPrediction& published,
                  bool provisional) {
    double largest = 0;
    double size = 1;
    for (const auto* list : {&published.top, &published.sample})
        for (const auto& entry : *list) {
            largest = worse(largest, std::abs(scoreOf(scores, entry.id).logit - entry.logit));
            size = std::max(size, std::abs(entry.logit));
        }
    auto check =
        checkWithin(aboutLogits(published), largest / size,
                    say("%1 logits, at most %2 off", published.top.size() + published.sample.size(),
                        fmt::format("{:.2g}", largest)));
    if (!provisional) return check;
    check.why =
        say("%1 The tolerance is provisional until a real download has been seen.", check.why);
    if (check.verdict == Verdict::Passed) check.verdict = Verdict::Provisional;
    return check;
}

std::vector<Check> checkPrediction(VerificationContext& context,
                                   const PublishedPrediction& published, bool provisional) {
    const auto scores = context.prediction(published.ids);
    return {checkTokens(context, published), checkOrder(scores, published),
            checkLogits(scores, published, provisional)};
}

Check checkLoss(VerificationContext& context, const PublishedLoss& published) {
    double sum = 0;
    for (std::size_t t = 1; t < published.ids.size(); ++t) {
        context.pause();
        SetRequest request;
        request.prompt = {published.ids.begin(),
                          published.ids.begin() + static_cast<std::ptrdiff_t>(t)};
        request.target = published.ids[t];
        request.control = request.target == 0 ? 1 : 0;
        const auto run = context.engine().ablate(request);
        sum += run.logSumExp - run.logitTarget;
    }
    const double loss = sum / static_cast<double>(published.ids.size() - 1);
    return checkWithin(aboutLoss(published), std::abs(loss - published.loss),
                       say("%1; published: %2 (%3)", decimals(loss, 6), decimals(published.loss, 6),
                           published.source));
}

Check checkContinuation(VerificationContext& context, const PublishedContinuation& published) {
    auto ids = published.promptIds;
    std::size_t same = 0;
    for (const auto expected : published.continuation) {
        context.pause();
        SetRequest request;
        request.prompt = ids;
        request.topK = 1;
        ids.push_back(context.engine().predict(request).clean.front().token.id);
        if (ids.back() != expected) break;
        ++same;
    }
    const auto count = published.continuation.size();
    const auto text = visibleText(
        context.engine().tokenizer()->decode(std::span(ids).subspan(published.promptIds.size())));
    return checkWithin(aboutContinuation(published), static_cast<double>(count - same),
                       say("%1 of %2 tokens: %3 (%4)", same, count, text, published.source));
}

CheckStep sourceStep(const Published& published) {
    Check check = aboutPublished("published.source", say("Figures for %1", published.model), 0, "",
                                 say("They were made by others, with other programs."));
    check.tolerance.reset();
    return {check, [source = published.source](VerificationContext&, Check about) {
                return std::vector{reportFact(std::move(about), source)};
            }};
}

// Each with no check where the weights are others'.
std::vector<CheckStep> stepsFor(const Published& published) {
    std::vector<CheckStep> steps{sourceStep(published)};
    for (const auto& one : published.predictions)
        steps.push_back({aboutLogits(one), [one, provisional = published.provisional](
                                               VerificationContext& context, const Check&) {
                             return checkPrediction(context, one, provisional);
                         }});
    for (const auto& one : published.losses)
        steps.push_back({aboutLoss(one), [one](VerificationContext& context, const Check&) {
                             return std::vector{checkLoss(context, one)};
                         }});
    for (const auto& one : published.continuations)
        steps.push_back({aboutContinuation(one), [one](VerificationContext& context, const Check&) {
                             return std::vector{checkContinuation(context, one)};
                         }});
    for (const auto& one : published.patches)
        steps.push_back(patchStep(one));
    for (const auto& one : published.attributions)
        steps.push_back(attributionStep(one));
    for (auto& step : steps)
        step.run = [hashes = published.sha256, run = std::move(step.run)](
                       VerificationContext& context, Check about) {
            if (!isOf(hashes, context.engine().sha256())) return std::vector<Check>{};
            return run(context, std::move(about));
        };
    return steps;
}

CheckStep noneStep(const std::vector<Published>& published) {
    std::vector<std::string> known;
    for (const auto& one : published)
        known.insert(known.end(), one.sha256.begin(), one.sha256.end());
    auto check = aboutPublished("published.none", say("Published figures"), 0, "",
                                say("Figures of others show that this is the model it is called."));
    check.tolerance.reset();
    return {check, [known](VerificationContext& context, Check about) {
                if (isOf(known, context.engine().sha256())) return std::vector<Check>{};
                return std::vector{notApplicable(std::move(about),
                                                 say("none are known for weights of this hash"))};
            }};
}

}  // namespace

Check aboutPublished(std::string id, const Message& title, double tolerance, std::string unit,
                     const Message& why) {
    return {std::move(id), kGroup, title, {}, {}, {}, tolerance, std::move(unit), why};
}

std::vector<CheckStep> publishedSteps(const std::vector<Published>& published) {
    std::vector<CheckStep> steps;
    for (const auto& one : published)
        for (auto& step : stepsFor(one))
            steps.push_back(std::move(step));
    steps.push_back(noneStep(published));
    return steps;
}

}  // namespace headscope::trust
