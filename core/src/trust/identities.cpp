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

std::vector<Check> emptySet(VerificationContext& context, Check about) {
    const auto scores = context.prediction(context.prompt());
    const auto run = context.alone({}, Zero{});
    const auto target = double{scores[static_cast<std::size_t>(context.target())].p};
    const auto control = double{scores[static_cast<std::size_t>(context.control())].p};
    const double largest =
        worse(worse(std::abs(run.pTarget - target), std::abs(run.pControl - control)),
              std::abs(double{run.kl}));
    return {checkWithin(std::move(about), largest, say("the clean prediction, and KL 0"))};
}

std::vector<Check> plainForward(VerificationContext& context, Check about) {
    const auto run = context.plain();
    const auto logits = run.at(context.prompt().size() - 1);
    double largest = 0;
    double size = 1;
    for (const auto& score : context.prediction(context.prompt())) {
        const double plain = logits[static_cast<std::size_t>(score.token.id)];
        largest = worse(largest, std::abs(score.logit - plain));
        size = std::max(size, std::abs(plain));
    }
    return {
        checkWithin(std::move(about), largest / size,
                    say("%1 logits, the largest of size %2", logits.size(), decimals(size, 1)))};
}

// Heads edited in full forward passes, against the sweep's cells.
double againstPlain(VerificationContext& context, const Run& result,
                    const std::vector<HeadId>& heads) {
    double largest = 0;
    for (const auto& part : result.parts)
        for (const auto& head : heads) {
            PlainRequest request;
            request.heads = {head};
            request.intervention = part.intervention;
            request.positions = part.positions;
            const auto run = context.plain(request);
            const auto plain = probabilities(run.at(context.prompt().size() - 1), context.target(),
                                             context.control());
            const auto& cell = part.cells[result.clean.headMean.index(head)];
            largest = worse(largest, difference(probabilities(cell), plain));
        }
    return largest;
}

std::vector<Check> oneHead(VerificationContext& context, Check about) {
    const auto heads = context.sample(kIdentitiesHeads);
    return {checkWithin(std::move(about), againstPlain(context, context.baseline(), heads),
                        say("%1 of %2 heads, zero and mean", heads.size(),
                            context.baseline().clean.headMean.values().size()))};
}

// Every kind of intervention, against plain forward passes that have a code of their own for each.
std::vector<Check> everyKind(VerificationContext& context, Check about) {
    const auto heads = context.sample(kIdentitiesHeads / 2);
    auto kinds = kindsWithoutDonor();
    kinds.emplace_back(FromPrompt{context.donor()});
    double largest = 0;
    for (const auto& intervention : kinds) {
        PlainRequest request;
        request.heads = heads;  // in several layers: what follows an edit is edited, too
        request.intervention = intervention;
        const auto plain = context.plain(request);
        largest = worse(largest, difference(probabilities(context.alone(heads, intervention)),
                                            probabilities(plain.at(context.prompt().size() - 1),
                                                          context.target(), context.control())));
    }
    Message labels;
    for (const auto& intervention : kinds) {
        const Message label = words(intervention).label;
        labels = labels.empty() ? label : say("%1, %2", labels, label);
    }
    return {
        checkWithin(std::move(about), largest,
                    say("%1 together: %2", sayCount("%n head", "%n heads", heads.size()), labels))};
}

// A run patched from its own prompt, against the clean one, in every number.
std::vector<Check> patchedWithItself(VerificationContext& context, Check about) {
    const auto run = context.patched(context.prompt());
    const auto& clean = run.clean;
    double largest = 0;
    for (const auto& cell : run.parts.front().cells)
        for (const double apart :
             {double{cell.pTarget} - double{clean.target.p},
              double{cell.pControl} - double{clean.control.p},
              double{cell.logitTarget} - double{clean.target.logit},
              double{cell.logitControl} - double{clean.control.logit}, double{cell.kl}})
            largest = worse(largest, std::abs(apart));
    return {checkWithin(
        std::move(about), largest,
        say("%1, every number", sayCount("%n cell", "%n cells", run.parts.front().cells.size())))};
}

// With the donor's stream in its place at every position, what follows is the donor's run.
std::vector<Check> donorsStream(VerificationContext& context, Check about) {
    const auto donor = probabilities(context.clean(context.donor()));
    const auto patches = context.layers();
    double largest = 0;
    for (const auto& run : patches.parts.front().everywhere)
        largest = worse(largest, difference(probabilities(run), donor));
    return {
        checkWithin(std::move(about), largest,
                    sayCount("%n layer", "%n layers", patches.parts.front().everywhere.size()))};
}

// The stream is a sum: with every summand the donor's, the run is the donor's.
std::vector<Check> patchedWhole(VerificationContext& context, Check about) {
    const auto donor = probabilities(context.clean(context.donor()));
    const auto& config = context.config();
    return {checkWithin(
        std::move(about), difference(probabilities(context.patchedWhole()), donor),
        say("%1, %2 and the embedding",
            sayCount("%n head", "%n heads", static_cast<std::size_t>(config.layers * config.heads)),
            sayCount("%n MLP", "%n MLPs", static_cast<std::size_t>(config.layers))))};
}

std::vector<Check> attributionAddsUp(VerificationContext& context, Check about) {
    const auto parts = context.attribution();
    return {checkWithin(std::move(about), std::abs(parts.total() - parts.logitDifference),
                        say("heads, MLPs, embedding and biases sum to %1; the logit difference "
                            "is %2",
                            decimals(parts.total(), 6), decimals(parts.logitDifference, 6)))};
}

std::vector<Check> patchedLastLayer(VerificationContext& context, Check about) {
    const auto donor = context.donor();
    const auto all = context.patched(donor);
    const auto last = context.patched(donor, Positions::last());
    double largest = 0;
    const int layer = context.config().layers - 1;
    for (int head = 0; head < context.config().heads; ++head) {
        const auto index = all.clean.headMean.index({layer, head});
        largest = worse(largest, difference(probabilities(all.parts.front().cells[index]),
                                            probabilities(last.parts.front().cells[index])));
    }
    return {checkWithin(
        std::move(about), largest,
        say("%1 of the last layer",
            sayCount("%n head", "%n heads", static_cast<std::size_t>(context.config().heads))))};
}

// What scaling is at its two ends.
std::vector<Check> scaled(VerificationContext& context, Check about) {
    const auto heads = context.sample(3);
    const auto clean = probabilities(context.alone({}, Zero{}));
    const auto same = probabilities(context.alone(heads, Scale{1}));
    const auto zero = probabilities(context.alone(heads, Zero{}));
    const auto none = probabilities(context.alone(heads, Scale{0}));
    return {checkWithin(std::move(about), worse(difference(clean, same), difference(zero, none)),
                        say("%1 together", sayCount("%n head", "%n heads", heads.size())))};
}

std::vector<Check> lastOnly(VerificationContext& context, Check about) {
    if (context.prompt().size() < 2)
        return {notApplicable(std::move(about), say("the model takes one token only"))};
    auto heads = context.sample(kIdentitiesHeads / 2);
    const auto result = context.sweep(Positions::last());
    return {checkWithin(std::move(about), againstPlain(context, result, heads),
                        say("%1, zero and mean, at the last position",
                            sayCount("%n head", "%n heads", heads.size())))};
}

std::vector<Check> streamed(VerificationContext& context, Check about) {
    std::size_t unequal = 0;
    std::size_t cells = 0;
    for (const auto& part : context.baseline().parts) {
        const auto& seen = context.streamed().at(part.intervention);
        cells += part.cells.size();
        for (std::size_t i = 0; i < part.cells.size(); ++i)
            unequal += i < seen.size() && seen[i] == part.cells[i] ? 0 : 1;
        unequal += seen.size() > part.cells.size() ? seen.size() - part.cells.size() : 0;
    }
    return {checkWithin(
        std::move(about), static_cast<double>(unequal),
        say("%1, each streamed once and as it ends up", sayCount("%n cell", "%n cells", cells)))};
}

std::vector<Check> wholeLayers(VerificationContext& context, Check about) {
    double largest = 0;
    for (int layer = 0; layer < context.config().layers; ++layer) {
        std::vector<HeadId> heads;
        heads.reserve(static_cast<std::size_t>(context.config().heads));
        for (int head = 0; head < context.config().heads; ++head)
            heads.push_back({layer, head});
        const auto run = context.alone(heads, Zero{});
        PlainRequest request;
        request.withoutAttention = layer;
        const auto without = context.plain(request);
        largest = worse(largest, difference(probabilities(run),
                                            probabilities(without.at(context.prompt().size() - 1),
                                                          context.target(), context.control())));
    }
    return {checkWithin(
        std::move(about), largest,
        sayCount("%n layer", "%n layers", static_cast<std::size_t>(context.config().layers)))};
}

// Each head muted in a copy of its layer: what ablating it there changes, and how that copy's clean
// run differs from the sweep's cell of the head set to zero.
std::vector<Check> zeroedHeads(VerificationContext& context, Check about) {
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
    const auto heads = context.sample(kIdentitiesHeads / 2);
    const auto& baseline = context.baseline();
    for (const auto& head : heads) {
        const auto muted = probabilities(context.withZeroedHead({}, Zero{}, head));
        const auto& cell = baseline.parts.front().cells[baseline.clean.headMean.index(head)];
        zeroed = worse(zeroed, difference(probabilities(cell), muted));
        for (const auto& intervention : zeroAndMean()) {
            const auto run = context.withZeroedHead({head}, intervention, head);
            ablated = worse(ablated, difference(probabilities(run), muted));
            ablated = worse(ablated, std::abs(double{run.kl}));
        }
    }
    const auto found =
        say("%1, each in a copy of its layer", sayCount("%n head", "%n heads", heads.size()));
    return {checkWithin(std::move(about), ablated, say("%1; zero and mean", found)),
            checkWithin(std::move(rows), zeroed, found)};
}

std::vector<Check> unordered(VerificationContext& context, Check about) {
    auto heads = context.sample(3);
    const auto once = context.alone(heads, ScalarMean{});
    std::reverse(heads.begin(), heads.end());
    heads.push_back(heads.front());
    const auto again = context.alone(heads, ScalarMean{});
    return {checkWithin(std::move(about), difference(probabilities(once), probabilities(again)),
                        say("%1 together, backwards and one twice",
                            sayCount("%n head", "%n heads", heads.size() - 1)))};
}

std::vector<Check> causal(VerificationContext& context, Check about) {
    const auto& prompt = context.prompt();
    if (prompt.size() < 2)
        return {notApplicable(std::move(about), say("the model takes one token only"))};
    const auto whole = context.plain();
    double largest = 0;
    for (std::size_t t = 0; t + 1 < prompt.size(); ++t) {
        const std::vector<TokenId> start(prompt.begin(),
                                         prompt.begin() + static_cast<std::ptrdiff_t>(t) + 1);
        largest = worse(largest, difference(context.prediction(start), whole.at(t)));
    }
    return {checkWithin(std::move(about), largest,
                        say("%1 of the prompt alone, and as part of the whole",
                            sayCount("%n beginning", "%n beginnings", prompt.size() - 1)))};
}

std::vector<Check> headMeans(VerificationContext& context, Check about) {
    PlainRequest request;
    request.float64 = true;
    const auto exact = context.plain(request);
    const auto& means = context.baseline().clean.headMean;
    double largest = 0;
    double size = 0.1;
    for (std::size_t i = 0; i < means.values().size(); ++i) {
        const double mean = exact.headMean.values()[i];
        largest = worse(largest, std::abs(means.values()[i] - mean));
        size = std::max(size, std::abs(mean));
    }
    return {checkWithin(std::move(about), largest / size,
                        say("%1 in float32 and float64",
                            sayCount("%n head mean", "%n head means", means.values().size())))};
}

std::vector<Check> zeroIsMean(VerificationContext& context, Check about) {
    const auto& result = context.baseline();
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
    return {checkWithin(std::move(about), largest,
                        say("%1 whose mean is 0", sayCount("%n head", "%n heads", heads)))};
}

std::vector<Check> wholeVocabulary(VerificationContext& context, Check about) {
    double sum = 0;
    const auto scores = context.prediction(context.prompt());
    for (const auto& score : scores)
        sum += score.p;
    return {checkWithin(std::move(about), std::abs(sum - 1),
                        say("%1 probabilities sum to %2", scores.size(), decimals(sum, 9)))};
}

struct Text {
    const char* id;
    const char* title;
    double tolerance;
    const char* unit;
    const char* why;
};

CheckStep step(const Text& text, std::vector<Check> (*run)(VerificationContext&, Check)) {
    return {{text.id, "Identities", text.title, {}, {}, {}, text.tolerance, text.unit, text.why},
            run};
}

}  // namespace

std::vector<CheckStep> identitySteps() {
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
        step({"identity.patch_whole",
              phrase("All heads, all MLPs and the embedding patched are the donor's run"),
              kProbability, phrase("probability"),
              phrase("Nothing else may carry what a prompt says, and a patch must meet every "
                     "head.")},
             patchedWhole),
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
             zeroedHeads),
        step({"identity.attribution", phrase("What the parts add sums up to the logit difference"),
              kAttribution, phrase("logit"),
              phrase("Direct logit attribution must leave nothing out and count nothing twice.")},
             attributionAddsUp),
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
