// SPDX-License-Identifier: GPL-3.0-or-later
// How far this machine's float32 is from itself and from the truth.
#include "trust/checks.h"

#include <headscope/runtime.h>
#include <headscope/tolerances.h>

#include <algorithm>
#include <cmath>

namespace headscope::trust {
namespace {

constexpr int kNoiseHeads = 24;  // compared one by one; each takes a forward pass

double sweepDifference(const Run& a, const Run& b) {
    double largest = worse(std::abs(double{a.clean.target.p} - double{b.clean.target.p}),
                           std::abs(double{a.clean.control.p} - double{b.clean.control.p}));
    for (std::size_t s = 0; s < a.parts.size(); ++s)
        for (std::size_t c = 0; c < a.parts[s].cells.size(); ++c)
            largest = worse(largest, difference(probabilities(a.parts[s].cells[c]),
                                                probabilities(b.parts[s].cells[c])));
    return largest;
}

// As many threads as before again, however this ends.
class OtherThreads {
 public:
    explicit OtherThreads(int threads) { setThreads(threads); }
    ~OtherThreads() { setThreads(m_before); }
    OtherThreads(const OtherThreads&) = delete;
    OtherThreads& operator=(const OtherThreads&) = delete;

 private:
    int m_before = threadsInUse();
};

Message cellsText(const Run& result) {
    std::size_t cells = 0;
    for (const auto& part : result.parts)
        cells += part.cells.size();
    return sayCount("%n ablation", "%n ablations", cells);
}

std::vector<Check> repeated(VerificationContext& context, Check about) {
    const auto again = context.sweep();
    return {checkWithin(std::move(about), sweepDifference(context.baseline(), again),
                        say("%1 computed twice in the same way", cellsText(again)))};
}

std::vector<Check> batched(VerificationContext& context, Check about) {
    double largest = 0;
    const auto heads = context.sample(kNoiseHeads);
    for (const auto& part : context.baseline().parts)
        for (const auto& head : heads) {
            const auto index = context.baseline().clean.headMean.index(head);
            largest =
                worse(largest, difference(probabilities(part.cells[index]),
                                          probabilities(context.alone({head}, part.intervention))));
        }
    return {checkWithin(std::move(about), largest,
                        say("%1 of %2 heads, zero and mean, each again in a pass of its own",
                            heads.size(), context.baseline().clean.headMean.values().size()))};
}

std::vector<Check> threads(VerificationContext& context, Check about) {
    const int now = threadsInUse();
    const auto& baseline = context.baseline();
    const OtherThreads other(now == 1 ? 2 : 1);
    const int then = threadsInUse();
    if (then == now)
        return {notApplicable(std::move(about), say("this machine runs only one thread at once"))};
    const auto again = context.sweep();
    return {
        checkWithin(std::move(about), sweepDifference(baseline, again),
                    say("%1 with %2 and with %3", cellsText(again),
                        sayCount("%n thread", "%n threads", static_cast<std::size_t>(now)), then))};
}

std::vector<Check> againstFloat64(VerificationContext& context, Check about) {
    PlainRequest request;
    request.float64 = true;
    const auto exact = context.plain(request);
    const auto logits = exact.at(context.prompt().size() - 1);
    const auto scores = context.prediction(context.prompt());
    return {checkWithin(
        std::move(about), difference(scores, logits),
        say("the clean run's %1 probabilities, in float32 and in float64", scores.size()))};
}

CheckStep step(const char* id, const char* title, const char* why,
               std::vector<Check> (*run)(VerificationContext&, Check)) {
    return {{id, "Noise", title, {}, {}, {}, tolerances::kProbability, phrase("probability"), why},
            run};
}

}  // namespace

std::vector<CheckStep> noiseSteps() {
    return {step("noise.repeat", phrase("The same run twice"),
                 phrase("Effects smaller than what repeating changes mean nothing."), repeated),
            step("noise.batch", phrase("In batches against alone"),
                 phrase("A sweep computes many ablations at once; a click computes one."), batched),
            step("noise.threads", phrase("With another number of threads"),
                 phrase("Another machine has other cores. Effects smaller than this are noise."),
                 threads),
            step("noise.float64", phrase("float32 against float64"),
                 phrase("How far the numbers shown are from exact arithmetic."), againstFloat64)};
}

}  // namespace headscope::trust
