// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of heads that others have published: what patching them recovers, what they add.
#include "library/all_heads.h"
#include "trust/checks.h"

#include <headscope/error.h>
#include <headscope/quantity.h>
#include <headscope/tolerances.h>

#include <cmath>
#include <optional>
#include <set>

namespace headscope::trust {
namespace {

// The titles in the file that ships: the window translates a text that is a phrase.
[[maybe_unused]] constexpr const char* kBundledTitles[] = {
    phrase("Heads patched on eight prompts of indirect object identification"),
    phrase("Heads patched at each position of these prompts"),
    phrase("What heads add to the logit difference on these prompts"),
    phrase("What heads add once head 9.9 is ablated at the last position, its value bias kept")};

/// The number that is furthest from the published one.
class Furthest {
 public:
    void compare(const Message& where, double here, double published) {
        const double apart = std::abs(here - published);
        // Not a number is the furthest of all.
        if (std::isnan(m_apart) || apart <= m_apart) return;
        m_apart = apart;
        m_what = say("furthest off is %1: %2, published %3", where, decimals(here, 6),
                     decimals(published, 6));
    }
    [[nodiscard]] double apart() const { return m_apart; }
    [[nodiscard]] const Message& what() const { return m_what; }

 private:
    double m_apart = -1;
    Message m_what;
};

Error otherShape() {
    return inputError(say("the published heads are not those of this model"),
                      say("The file with the published figures is not for this model."));
}

// ---- patches -----------------------------------------------------------------------------------

/// Logit differences, summed over the pairs.
struct Sums {
    double own = 0;               // of the prompts
    double donors = 0;            // of their donors
    std::vector<double> patched;  // in the order of the published numbers
};

Run patchedRun(VerificationContext& context, const PublishedPair& pair,
               std::optional<int> position) {
    SweepRequest request;
    request.prompt = pair.prompt;
    request.target = pair.target;
    request.control = pair.control;
    request.interventions = {FromPrompt{pair.donor}};
    if (position) request.positions = Positions::at({*position});
    return context.sweep(request);
}

void add(Sums& sums, const Run& run, const PublishedPatch& published, std::optional<int> position) {
    for (std::size_t i = 0; i < published.cells.size(); ++i) {
        if (published.cells[i].position != position) continue;
        const Cell* cell = run.parts.front().cell(published.cells[i].head);
        if (cell == nullptr) throw otherShape();
        sums.patched[i] += logitDifference(*cell);
    }
}

Sums summed(VerificationContext& context, const PublishedPatch& published) {
    std::set<std::optional<int>> places;
    for (const auto& cell : published.cells)
        places.insert(cell.position);
    Sums sums;
    sums.patched.resize(published.cells.size());
    for (const auto& pair : published.pairs)
        for (const auto& place : places) {
            const auto run = patchedRun(context, pair, place);
            add(sums, run, published, place);
            if (place != *places.begin()) continue;  // each pair's two clean runs once
            sums.own += logitDifference(run.clean);
            sums.donors += logitDifference(*run.parts.front().donor);
        }
    return sums;
}

std::vector<Check> checkPatch(VerificationContext& context, Check about,
                              const PublishedPatch& published) {
    const auto sums = summed(context, published);
    Furthest furthest;
    for (std::size_t i = 0; i < published.cells.size(); ++i) {
        const auto& cell = published.cells[i];
        const auto head = name(cell.head);
        furthest.compare(cell.position ? say("head %1 at position %2", head, *cell.position)
                                       : say("head %1", head),
                         (sums.patched[i] - sums.own) / (sums.donors - sums.own), cell.recovered);
    }
    const auto pairs = static_cast<double>(published.pairs.size());
    return {checkWithin(
        std::move(about), furthest.apart(),
        say("%1 on %2, from a logit difference of %3 to the donors' %4; %5 (%6)",
            sayCount("%n number", "%n numbers", published.cells.size()),
            sayCount("%n pair of prompts", "%n pairs of prompts", published.pairs.size()),
            decimals(sums.own / pairs, 4), decimals(sums.donors / pairs, 4), furthest.what(),
            published.source))};
}

// ---- attributions ------------------------------------------------------------------------------

SetRequest requestOf(const PublishedPrompt& prompt) {
    SetRequest request;
    request.prompt = prompt.ids;
    request.target = prompt.target;
    request.control = prompt.control;
    return request;
}

/// What the value biases alone add under the LayerNorm of `run`, which is of that prompt. Where
/// every head is its value bias, that is all that heads add, under a LayerNorm of another sigma.
HeadGrid<double> biasesUnder(VerificationContext& context, const PublishedPrompt& prompt,
                             const Attribution& run) {
    auto request = requestOf(prompt);
    request.heads = allHeads(context.config());
    request.intervention = ValueBias{};
    request.positions = Positions::last();
    auto biases = context.attribution(request);
    for (auto& value : biases.heads.values())
        value *= biases.sigma / run.sigma;
    return biases.heads;
}

HeadGrid<double> headsOf(VerificationContext& context, const PublishedAttribution& published,
                         const PublishedPrompt& prompt) {
    auto request = requestOf(prompt);
    request.heads = published.ablated;
    request.intervention = published.intervention;
    request.positions = published.positions;
    auto run = context.attribution(request);
    if (published.withValueBias) return run.heads;
    const auto biases = biasesUnder(context, prompt, run);
    for (std::size_t i = 0; i < biases.values().size(); ++i)
        run.heads.values()[i] -= biases.values()[i];
    return run.heads;
}

std::vector<Check> checkAttribution(VerificationContext& context, Check about,
                                    const PublishedAttribution& published) {
    const auto& theirs = published.heads;
    if (theirs.layers() != context.config().layers || theirs.heads() != context.config().heads)
        throw otherShape();
    HeadGrid<double> sums(theirs.layers(), theirs.heads());
    for (const auto& prompt : published.prompts) {
        const auto heads = headsOf(context, published, prompt);
        for (std::size_t i = 0; i < sums.values().size(); ++i)
            sums.values()[i] += heads.values()[i];
    }
    Furthest furthest;
    for (std::size_t i = 0; i < sums.values().size(); ++i)
        furthest.compare(say("head %1", name(theirs.id(i))),
                         sums.values()[i] / static_cast<double>(published.prompts.size()),
                         theirs.values()[i]);
    return {checkWithin(
        std::move(about), furthest.apart(),
        say("%1 on %2; %3 (%4)", sayCount("%n head", "%n heads", theirs.values().size()),
            sayCount("%n prompt", "%n prompts", published.prompts.size()), furthest.what(),
            published.source))};
}

}  // namespace

CheckStep patchStep(const PublishedPatch& published) {
    return {aboutPublished("published.patch", published.title, tolerances::kPublishedPatch,
                           phrase("share"),
                           say("Activation patching means the same here as in other programs.")),
            [published](VerificationContext& context, Check about) {
                return checkPatch(context, std::move(about), published);
            }};
}

CheckStep attributionStep(const PublishedAttribution& published) {
    return {aboutPublished("published.attribution", published.title,
                           tolerances::kPublishedAttribution, phrase("logit"),
                           say("What a head adds to the logits means the same here as in other "
                               "programs.")),
            [published](VerificationContext& context, Check about) {
                return checkAttribution(context, std::move(about), published);
            }};
}

}  // namespace headscope::trust
