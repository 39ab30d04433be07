// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/results.h>
#include <headscope/run.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace headscope {

/// Every two heads ablated together.
struct PairRequest : Setting {
    Intervention intervention;
    /// LogitDifference, or LogProbability of the target: scales on which independent effects add
    /// up.
    Metric metric = Metric::LogitDifference;
    /// Above 0: only the pairs of this many heads, those with the largest single effects, with all
    /// others.
    int strongest = 0;
};

/// Receives the progress. Called on the engine's thread; any may be empty.
struct PairSink {
    /// Before each layer of a batch: the part of all work that is done, from 0 to 1. Never falls.
    std::function<void(double part)> progress;
    /// Between batches. May call the engine's predict(), ablate(), attention(), attribute() and
    /// similarity().
    std::function<void()> between;
};

using PairOfHeads = std::pair<HeadId, HeadId>;

/// The joint effect of every two heads: D(X) is the metric with X ablated less that of the clean
/// run, X alone ablated (single) or with another (joint). N = L x H heads; head h of layer l has
/// the index l x H + h. A value; any one thread.
struct PairEffects {
    Intervention intervention;
    Positions positions;
    Metric metric = Metric::LogitDifference;
    double clean = 0;          ///< the metric in the clean run
    HeadGrid<float> single;    ///< D(A); NaN where it is not known
    std::vector<float> joint;  ///< [a x N + b]: D(AB); D(A) where a = b; NaN where it is not known
    std::vector<HeadId> chosen;  ///< with PairRequest::strongest: those heads, the strongest first
    bool stopped = false;        ///< ended by the stop token; what was finished is there

    [[nodiscard]] std::size_t heads() const { return single.values().size(); }  ///< N
    /// D(AB); empty if not known.
    [[nodiscard]] std::optional<double> together(HeadId a, HeadId b) const;
    /// I(A,B) = D(AB) - D(A) - D(B), which is also the growth of B's effect when A is ablated:
    /// D(B|A) - D(B), with D(B|A) = D(AB) - D(A). Its noise is that of four runs. Empty if not
    /// known, and for a head with itself.
    [[nodiscard]] std::optional<double> interaction(HeadId a, HeadId b) const;
};

/// How many pairs a model with so many heads has: N (N - 1) / 2; with `strongest` of them, those
/// that have one of these.
[[nodiscard]] std::size_t pairCount(std::size_t heads, int strongest = 0);
/// More are long to wait for, and computed only once that has been asked for.
inline constexpr std::size_t kManyPairs = 100'000;

/// The pairs with the largest |interaction|, the largest first, A before B in each; without zeros
/// and unknown ones. Any thread.
[[nodiscard]] std::vector<PairOfHeads> strongestPairs(const PairEffects& effects, std::size_t most);

/// A head's effect alone and given an ablated set S.
struct Backup {
    HeadId head;
    double alone = 0;   ///< D(B)
    double beside = 0;  ///< D(B|S) = D(SB) - D(S)
    /// Below 0: ablating B lowers the metric more, or raises it less, when S is ablated.
    [[nodiscard]] double growth() const { return beside - alone; }
    bool operator==(const Backup&) const = default;
};

/// Does B do more for the metric once S is ablated? Then its ablation lowers it, D(B|S) < 0, and by
/// more than it changes it while S is there, |D(B|S)| > |D(B)|. A head that raised the metric, and
/// only raises it less, does not count. The growth is below -`noise`, see growthNoise().
[[nodiscard]] bool isBackup(const Backup& one, double noise = 0);

/// The backups of S, the lowest growth first (Conditional Co-Ablation, arXiv 2607.01940).
/// `alone` is D(B), `beside` D(B|S); NaN where not known; such heads are left out, as S is. Both
/// grids have one shape. Any thread.
[[nodiscard]] std::vector<Backup> backups(const HeadGrid<float>& alone,
                                          const HeadGrid<float>& beside,
                                          const std::vector<HeadId>& set, double noise = 0);

/// The same of the run's given set under this intervention, beyond the run's noise; empty if none.
/// In the metric of PairRequest.
[[nodiscard]] std::vector<Backup> backups(const Run& run, const Intervention& intervention,
                                          Metric metric);

/// The noise of a growth, which is that of four runs, as an interaction's is; 0 if it was not
/// measured. In the metric of PairRequest.
[[nodiscard]] double growthNoise(const std::optional<NoiseFloor>& floor, Metric metric);

/// D(B|A) of every head B, of a map of pairs; NaN where it is not known.
[[nodiscard]] HeadGrid<float> besideHead(const PairEffects& effects, HeadId a);

}  // namespace headscope
