// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>
#include <headscope/results.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// What a map can show of every head: pure functions of plain values, any thread. All differences
// are ablated - clean, so that a negative number is a loss of probability, whatever the metric.

/// The number whose change is shown, of a token or of the whole prediction.
enum class Metric {
    Probability,      ///< P, over the whole vocabulary, in [0,1]
    LogProbability,   ///< ln P, nats: logit - logSumExp, exact also where P is 0 in float32
    Logit,            ///< the logit as the model gives it
    LogitDifference,  ///< logit(target) - logit(control)
    Rank,             ///< 1 for the most likely token: positive is a fall
    Kl,               ///< KL(clean || ablated), nats; never negative
    TopChanged,       ///< 1 where the most likely token is another one, else 0
    Recovered,        ///< of a patch: recovered(), the share of the donor's logit difference
};

/// The token whose change is shown.
enum class Subject {
    Target,
    Control,
    Specificity,  ///< the target's change less the control's
};

/// With a set of heads ablated throughout (Run::given), or without one.
enum class GivenSet {
    No,
    Yes,        ///< a head's effect given the set: D(head | set)
    LessPlain,  ///< that less its effect alone: negative if it is a backup of the set
};

/// Under which intervention: the one that the window shows, a certain one, or the difference of two
/// (the first's effect less the second's). With or without a set given.
struct Lens {
    std::optional<Intervention> of;     ///< empty: the one that is shown
    std::optional<Intervention> minus;  ///< only with `of`, and without a set given
    GivenSet given = GivenSet::No;
    [[nodiscard]] constexpr bool isShown() const { return !of && given == GivenSet::No; }
    /// The difference of two interventions?
    [[nodiscard]] constexpr bool isPair() const { return minus.has_value(); }
    /// The difference of two effects?
    [[nodiscard]] constexpr bool isDifference() const {
        return isPair() || given == GivenSet::LessPlain;
    }
    bool operator==(const Lens&) const = default;
};
/// The difference of the report's two.
[[nodiscard]] constexpr Lens zeroMinusMean() {
    return {Intervention(Zero{}), Intervention(ScalarMean{})};
}
/// "shown", "zero", "scale:0.5", "zero-mean" for the report's two, else "zero~vector-mean"; with a
/// set given "given:zero", "given-less-plain:shown": for settings and files. And back; empty for an
/// unknown name.
[[nodiscard]] std::string name(const Lens& lens);
[[nodiscard]] std::optional<Lens> lensFromName(std::string_view name);
/// The lenses on a run with these interventions: the one shown, each, and the difference of any
/// two, the earlier less the later.
[[nodiscard]] std::vector<Lens> lensesOf(const std::vector<Intervention>& interventions);
/// The shown intervention with the set given, and that less without it.
[[nodiscard]] std::vector<Lens> givenLenses();

/// One number of every head.
struct Quantity {
    Metric metric = Metric::Probability;
    Subject subject = Subject::Target;
    Lens lens = {};
    bool operator==(const Quantity&) const = default;
};

inline constexpr Metric kMetrics[] = {Metric::Probability, Metric::LogProbability,
                                      Metric::Logit,       Metric::LogitDifference,
                                      Metric::Rank,        Metric::Kl,
                                      Metric::TopChanged};
/// Those that only a patch has.
inline constexpr Metric kDonorMetrics[] = {Metric::Recovered};
inline constexpr Subject kSubjects[] = {Subject::Target, Subject::Control, Subject::Specificity};
/// "probability", "log-probability", ...
[[nodiscard]] std::string name(Metric metric);
/// "target", "control", "specificity".
[[nodiscard]] std::string name(Subject subject);

/// Is the metric about one token at all? The logit difference is about both, KL and the top-1 about
/// the whole prediction.
[[nodiscard]] bool hasSubject(Metric metric);
/// Ranks are not on a scale of equal steps: a difference between two tokens' ranks means nothing.
[[nodiscard]] bool allows(Metric metric, Subject subject);
/// A top-1 that changes under one intervention only is seen from the two maps, not from 1 - 0.
[[nodiscard]] bool allows(Metric metric, const Lens& lens);
/// The quantity with whatever its metric does not allow set to the default: Target, Shown.
[[nodiscard]] Quantity sensible(Quantity quantity);
/// The quantity with an empty lens replaced by what is shown.
[[nodiscard]] Quantity resolved(Quantity quantity, const Intervention& shown);

/// How a colour scale runs.
enum class ScaleKind {
    Diverging,   ///< [-limit, limit], neutral at 0
    Sequential,  ///< [0, limit]
    TwoValued,   ///< 0 or 1
};
[[nodiscard]] ScaleKind scaleKind(const Quantity& quantity);

/// Quantities of one unit can share a colour scale.
enum class Unit { Probability, LogProbability, Logit, Rank, Kl, TopChanged, Share };
[[nodiscard]] Unit unitOf(Metric metric);
/// The smallest end of a colour scale: below it differences are mostly rounding.
[[nodiscard]] double leastLimit(Unit unit);

/// logit(target) - logit(control).
[[nodiscard]] double logitDifference(const CleanRun& clean);
[[nodiscard]] double logitDifference(const DonorRun& donor);
[[nodiscard]] double logitDifference(const AblatedRun& run);
/// How much of the way from the prompt to the donor a patch goes, with LD a logit difference:
/// (LD_patched - LD_prompt) / (LD_donor - LD_prompt). 0: none of it, 1: all of it. Empty if the two
/// clean runs differ by less than tolerances::kLeastGap times the largest of their four logits
/// (which counts as 1 at least): rounding alone would be more than a few hundredths.
[[nodiscard]] std::optional<double> recovered(const CleanRun& clean, const DonorRun& donor,
                                              const AblatedRun& patched);

/// What the ablation changes. KL is of the whole prediction against the clean one: between two
/// ablated runs its change is the difference of theirs. Empty if not known (see logProbability() in
/// core's statistics.h; a rank or a top-1 that is not known), and for Recovered, which is of the
/// clean run alone. Precondition: allows(metric, subject).
[[nodiscard]] std::optional<double> change(const AblatedRun& before, const AblatedRun& after,
                                           Metric metric, Subject subject);
/// The same from the clean run. Recovered is empty without a donor.
[[nodiscard]] std::optional<double> change(const CleanRun& clean, const AblatedRun& ablated,
                                           Metric metric, Subject subject,
                                           const DonorRun* donor = nullptr);

/// "probability", "target", "zero-mean", ...: for settings and files. And back; empty for an
/// unknown name.
[[nodiscard]] std::string name(const Quantity& quantity);
[[nodiscard]] std::optional<Quantity> quantityFromName(const std::string& name);

}  // namespace headscope
