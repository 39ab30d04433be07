// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any GPT-2, tried on this one.
#include "trust/checks.h"

#include <headscope/tolerances.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace headscope::trust {
namespace {

constexpr int kIdentitiesHeads =
    12;  // that are edited in plain forward passes, for each intervention

std::vector<Check> emptySet(Bench& bench, Check about) {
    const auto scores = bench.prediction(bench.prompt());
    const auto run = bench.alone({}, Zero{});
    const auto target = double{scores[static_cast<std::size_t>(bench.target())].p};
    const auto control = double{scores[static_cast<std::size_t>(bench.control())].p};
    const double largest =
        worse(worse(std::abs(run.pTarget - target), std::abs(run.pControl - control)),
              std::abs(double{run.kl}));
    return {judged(std::move(about), largest, say("the clean prediction, and KL 0"))};
}

std::vector<Check> plainForward(Bench& bench, Check about) {
    const auto run = bench.plain();
    const auto logits = run.at(bench.prompt().size() - 1);
    double largest = 0;
    double size = 1;
    for (const auto& score : bench.prediction(bench.prompt())) {
        const double plain = logits[static_cast<std::size_t>(score.token.id)];
        largest = worse(largest, std::abs(score.logit - plain));
        size = std::max(size, std::abs(plain));
    }
    return {judged(std::move(about), largest / size,
                   say("%1 logits, the largest of size %2", logits.size(), decimals(size, 1)))};
}

// Heads edited in full forward passes, against the sweep's cells.
double againstPlain(Bench& bench, const Run& result, const std::vector<HeadId>& heads) {
    double largest = 0;
    for (const auto& part : result.parts)
        for (const auto& head : heads) {
            PlainRequest request;
            request.heads = {head};
            request.intervention = part.intervention;
            request.positions = part.positions;
            const auto run = bench.plain(request);
            const auto plain =
                probabilities(run.at(bench.prompt().size() - 1), bench.target(), bench.control());
            const auto& cell = part.cells[result.clean.headMean.index(head)];
            largest = worse(largest, difference(probabilities(cell), plain));
        }
    return largest;
}

std::vector<Check> oneHead(Bench& bench, Check about) {
    const auto heads = bench.sample(kIdentitiesHeads);
    return {judged(std::move(about), againstPlain(bench, bench.baseline(), heads),
                   say("%1 of %2 heads, zero and mean", heads.size(),
                       bench.baseline().clean.headMean.values().size()))};
}

// Every kind of intervention, against plain forward passes that have a code of their own for each.
std::vector<Check> everyKind(Bench& bench, Check about) {
    const auto heads = bench.sample(kIdentitiesHeads / 2);
    auto kinds = kindsWithoutDonor();
    kinds.emplace_back(FromPrompt{bench.donor()});
    double largest = 0;
    for (const auto& intervention : kinds) {
        PlainRequest request;
        request.heads = heads;  // in several layers: what follows an edit is edited, too
        request.intervention = intervention;
        const auto plain = bench.plain(request);
        largest = worse(largest, difference(probabilities(bench.alone(heads, intervention)),
                                            probabilities(plain.at(bench.prompt().size() - 1),
                                                          bench.target(), bench.control())));
    }
    Message labels;
    for (const auto& intervention : kinds) {
        const Message label = words(intervention).label;
        labels = labels.empty() ? label : say("%1, %2", labels, label);
    }
    return {judged(std::move(about), largest,
                   say("%1 together: %2", sayCount("%n head", "%n heads", heads.size()), labels))};
}

// A run patched from its own prompt, against the clean one, in every number.
std::vector<Check> patchedWithItself(Bench& bench, Check about) {
    const auto run = bench.patched(bench.prompt());
    const auto& clean = run.clean;
    double largest = 0;
    for (const auto& cell : run.parts.front().cells)
        for (const double apart :
             {double{cell.pTarget} - double{clean.target.p},
              double{cell.pControl} - double{clean.control.p},
              double{cell.logitTarget} - double{clean.target.logit},
              double{cell.logitControl} - double{clean.control.logit}, double{cell.kl}})
            largest = worse(largest, std::abs(apart));
    return {judged(
        std::move(about), largest,
        say("%1, every number", sayCount("%n cell", "%n cells", run.parts.front().cells.size())))};
}

// With the donor's stream in its place at every position, what follows is the donor's run.
std::vector<Check> donorsStream(Bench& bench, Check about) {
    const auto donor = probabilities(bench.clean(bench.donor()));
    const auto patches = bench.layers();
    double largest = 0;
    for (const auto& run : patches.parts.front().everywhere)
        largest = worse(largest, difference(probabilities(run), donor));
    return {judged(std::move(about), largest,
                   sayCount("%n layer", "%n layers", patches.parts.front().everywhere.size()))};
}

std::vector<Check> patchedLastLayer(Bench& bench, Check about) {
    const auto donor = bench.donor();
    const auto all = bench.patched(donor);
    const auto last = bench.patched(donor, Positions::last());
    double largest = 0;
    const int layer = bench.config().layers - 1;
    for (int head = 0; head < bench.config().heads; ++head) {
        const auto index = all.clean.headMean.index({layer, head});
        largest = worse(largest, difference(probabilities(all.parts.front().cells[index]),
                                            probabilities(last.parts.front().cells[index])));
    }
    return {judged(
        std::move(about), largest,
        say("%1 of the last layer",
            sayCount("%n head", "%n heads", static_cast<std::size_t>(bench.config().heads))))};
}

// What scaling is at its two ends.
std::vector<Check> scaled(Bench& bench, Check about) {
    const auto heads = bench.sample(3);
    const auto clean = probabilities(bench.alone({}, Zero{}));
    const auto same = probabilities(bench.alone(heads, Scale{1}));
    const auto zero = probabilities(bench.alone(heads, Zero{}));
    const auto none = probabilities(bench.alone(heads, Scale{0}));
    return {judged(std::move(about), worse(difference(clean, same), difference(zero, none)),
                   say("%1 together", sayCount("%n head", "%n heads", heads.size())))};
}

std::vector<Check> lastOnly(Bench& bench, Check about) {
    if (bench.prompt().size() < 2)
        return {notApplicable(std::move(about), say("the model takes one token only"))};
    auto heads = bench.sample(kIdentitiesHeads / 2);
    const auto result = bench.sweep(Positions::last());
    return {judged(std::move(about), againstPlain(bench, result, heads),
                   say("%1, zero and mean, at the last position",
                       sayCount("%n head", "%n heads", heads.size())))};
}

std::vector<Check> streamed(Bench& bench, Check about) {
    std::size_t unequal = 0;
    std::size_t cells = 0;
    for (const auto& part : bench.baseline().parts) {
        const auto& seen = bench.streamed().at(part.intervention);
        cells += part.cells.size();
        for (std::size_t i = 0; i < part.cells.size(); ++i)
            unequal += i < seen.size() && seen[i] == part.cells[i] ? 0 : 1;
        unequal += seen.size() > part.cells.size() ? seen.size() - part.cells.size() : 0;
    }
    return {judged(
        std::move(about), static_cast<double>(unequal),
        say("%1, each streamed once and as it ends up", sayCount("%n cell", "%n cells", cells)))};
}

std::vector<Check> wholeLayers(Bench& bench, Check about) {
    double largest = 0;
    for (int layer = 0; layer < bench.config().layers; ++layer) {
        std::vector<HeadId> heads;
        heads.reserve(static_cast<std::size_t>(bench.config().heads));
        for (int head = 0; head < bench.config().heads; ++head)
            heads.push_back({layer, head});
        const auto run = bench.alone(heads, Zero{});
        PlainRequest request;
        request.withoutAttention = layer;
        const auto without = bench.plain(request);
        largest = worse(largest, difference(probabilities(run),
                                            probabilities(without.at(bench.prompt().size() - 1),
                                                          bench.target(), bench.control())));
    }
    return {
        judged(std::move(about), largest,
               sayCount("%n layer", "%n layers", static_cast<std::size_t>(bench.config().layers)))};
}

// Each head muted in a copy of its layer: what ablating it there changes, and how that copy's clean
// run differs from the sweep's cell of the head set to zero.
std::vector<Check> mutedHeads(Bench& bench, Check about) {
    Check rows{"identity.rows",
               about.group,
               say("Zeroing a head is zeroing its rows of the output projection"),
               {},
               {},
               {},
               tolerances::kProbability,
               about.unit,
               say("The edit of z and the weights that read it must be of one and the same head.")};
    double ablated = 0;
    double zeroed = 0;
    const auto heads = bench.sample(kIdentitiesHeads / 2);
    const auto& baseline = bench.baseline();
    for (const auto& head : heads) {
        const auto muted = probabilities(bench.muted({}, Zero{}, head));
        const auto& cell = baseline.parts.front().cells[baseline.clean.headMean.index(head)];
        zeroed = worse(zeroed, difference(probabilities(cell), muted));
        for (const auto& intervention : zeroAndMean()) {
            const auto run = bench.muted({head}, intervention, head);
            ablated = worse(ablated, difference(probabilities(run), muted));
            ablated = worse(ablated, std::abs(double{run.kl}));
        }
    }
    const auto found =
        say("%1, each in a copy of its layer", sayCount("%n head", "%n heads", heads.size()));
    return {judged(std::move(about), ablated, say("%1; zero and mean", found)),
            judged(std::move(rows), zeroed, found)};
}

std::vector<Check> unordered(Bench& bench, Check about) {
    auto heads = bench.sample(3);
    const auto once = bench.alone(heads, ScalarMean{});
    std::reverse(heads.begin(), heads.end());
    heads.push_back(heads.front());
    const auto again = bench.alone(heads, ScalarMean{});
    return {judged(std::move(about), difference(probabilities(once), probabilities(again)),
                   say("%1 together, backwards and one twice",
                       sayCount("%n head", "%n heads", heads.size() - 1)))};
}

std::vector<Check> causal(Bench& bench, Check about) {
    const auto& prompt = bench.prompt();
    if (prompt.size() < 2)
        return {notApplicable(std::move(about), say("the model takes one token only"))};
    const auto whole = bench.plain();
    double largest = 0;
    for (std::size_t t = 0; t + 1 < prompt.size(); ++t) {
        const std::vector<TokenId> start(prompt.begin(),
                                         prompt.begin() + static_cast<std::ptrdiff_t>(t) + 1);
        largest = worse(largest, difference(bench.prediction(start), whole.at(t)));
    }
    return {judged(std::move(about), largest,
                   say("%1 of the prompt alone, and as part of the whole",
                       sayCount("%n beginning", "%n beginnings", prompt.size() - 1)))};
}

std::vector<Check> headMeans(Bench& bench, Check about) {
    PlainRequest request;
    request.float64 = true;
    const auto exact = bench.plain(request);
    const auto& means = bench.baseline().clean.headMean;
    double largest = 0;
    double size = 0.1;
    for (std::size_t i = 0; i < means.values().size(); ++i) {
        const double mean = exact.headMean.values()[i];
        largest = worse(largest, std::abs(means.values()[i] - mean));
        size = std::max(size, std::abs(mean));
    }
    return {judged(std::move(about), largest / size,
                   say("%1 in float32 and float64",
                       sayCount("%n head mean", "%n head means", means.values().size())))};
}

std::vector<Check> zeroIsMean(Bench& bench, Check about) {
    const auto& result = bench.baseline();
    const auto& means = result.clean.headMean;
    double largest = 0;
    std::size_t heads = 0;
    HeadId smallest;
    for (std::size_t i = 0; i < means.values().size(); ++i) {
        const auto id = means.id(i);
        if (std::abs(means(id)) < std::abs(means(smallest))) smallest = id;
        if (std::abs(means(id)) > tolerances::kNoMean) continue;
        ++heads;
        largest = worse(largest, difference(probabilities(result.parts[0].cells[i]),
                                            probabilities(result.parts[1].cells[i])));
    }
    if (heads == 0)
        return {
            notApplicable(std::move(about),
                          say("no head's mean is 0 on this prompt; the smallest is %1, of head %2",
                              fmt::format("{:.1e}", means(smallest)), name(smallest)))};
    return {judged(std::move(about), largest,
                   say("%1 whose mean is 0", sayCount("%n head", "%n heads", heads)))};
}

std::vector<Check> wholeVocabulary(Bench& bench, Check about) {
    double sum = 0;
    const auto scores = bench.prediction(bench.prompt());
    for (const auto& score : scores)
        sum += score.p;
    return {judged(std::move(about), std::abs(sum - 1),
                   say("%1 probabilities sum to %2", scores.size(), decimals(sum, 9)))};
}

struct Text {
    const char* id;
    const char* title;
    double tolerance;
    const char* unit;
    const char* why;
};

Step step(const Text& text, std::vector<Check> (*make)(Bench&, Check)) {
    return {{text.id, "Identities", text.title, {}, {}, {}, text.tolerance, text.unit, text.why},
            make};
}

}  // namespace

std::vector<Step> identitySteps() {
    using namespace tolerances;
    return {
        step({"identity.empty", phrase("Ablating nothing changes nothing"), kSame,
              phrase("probability"), phrase("An effect must come from the ablation alone.")},
             emptySet),
        step({"identity.plain", phrase("The clean run is a plain forward pass"), kLogit,
              phrase("logit, relative"),
              phrase(
                  "The sweep's fast code and a second, plainly written model must be one model.")},
             plainForward),
        step(
            {"identity.head", phrase("A cell is a forward pass with one head replaced"),
             kProbability, phrase("probability"),
             phrase(
                 "It proves that the edit meets exactly one head, before the output projection, in "
                 "its layer.")},
            oneHead),
        step({"identity.kinds", phrase("Every intervention is a forward pass with z edited so"),
              kProbability, phrase("probability"),
              phrase("Each kind of intervention is computed as its name says.")},
             everyKind),
        step({"identity.scale", phrase("Scaling by 1 changes nothing, and by 0 is zero"),
              kProbability, phrase("probability"), phrase("The ends of a scale are known.")},
             scaled),
        step({"identity.patch_self", phrase("A prompt patched from itself is its clean run"), kSame,
              phrase("probability, logit and nats"),
              phrase("What a patch changes must come from the donor alone.")},
             patchedWithItself),
        step({"identity.patch_stream",
              phrase("The donor's residual stream at every position is the donor's run"),
              kProbability, phrase("probability"),
              phrase("Whatever enters a layer is all that the layers after it know.")},
             donorsStream),
        step({"identity.patch_last",
              phrase("In the last layer patching all positions is patching the last one"),
              kProbability, phrase("probability"),
              phrase("Only the last position of the last layer reaches the prediction.")},
             patchedLastLayer),
        step({"identity.last", phrase("The same at the last position alone"), kProbability,
              phrase("probability"),
              phrase("These ablations take keys and values from the clean run.")},
             lastOnly),
        step({"identity.stream", phrase("What is streamed is the result"), kSame, phrase("cells"),
              phrase("What fills the maps must be what is saved.")},
             streamed),
        step(
            {"identity.layer",
             phrase("All heads of a layer are its attention, but for the output projection's bias"),
             kProbability, phrase("probability"),
             phrase("The heads must be all of the attention, and each counted once.")},
            wholeLayers),
        step({"identity.mute",
              phrase("A head whose rows of the output projection are zero changes nothing"),
              kProbability, phrase("probability"),
              phrase("A head must act through its own rows of the output projection, and nowhere "
                     "else.")},
             mutedHeads),
        step({"identity.set", phrase("A set has no order and no repetition"), kSame,
              phrase("probability"), phrase("9.6 and 10.0 together are 10.0 and 9.6 together.")},
             unordered),
        step({"identity.causal", phrase("Later tokens do not change earlier predictions"),
              kProbability, phrase("probability"),
              phrase("A leak from the right would make every prediction worthless.")},
             causal),
        step({"identity.means", phrase("Head means are the means of z"), kHeadMean,
              phrase("mean, relative"),
              phrase("The scalar mean and the plot of head means stand on them.")},
             headMeans),
        step({"identity.zero_mean", phrase("Zero and mean agree where the mean is 0"), kProbability,
              phrase("probability"), phrase("The two interventions differ in the value alone.")},
             zeroIsMean),
        step({"identity.total", phrase("All probabilities together are 1"), kTotal,
              phrase("probability"), phrase("The softmax must run over the whole vocabulary.")},
             wholeVocabulary)};
}

}  // namespace headscope::trust
