// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/pairs.h>
#include <headscope/report.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// The effect of every head given an ablated set.
struct BesideSet {
    std::vector<HeadId> heads;  ///< S, ascending
    double effect = 0;          ///< D(S)
    HeadGrid<float> beside;     ///< D(B|S) = D(SB) - D(S)
};

/// A map of pairs with its model and prompt.
struct PairReport {
    SweepReport run;  ///< the model, the prompt and the clean run; its parts are ignored
    PairEffects result;
    std::optional<BesideSet> given;
};

/// D(B|S) of every head, of a sweep with S given and one intervention that was run to the end;
/// `metric` as PairRequest's.
[[nodiscard]] BesideSet besideSet(const Run& run, const std::vector<HeadId>& heads, Metric metric);

/// The JSON of schema "headscope.pairs/1", indented, newline at the end:
/// {"schema","program","model","prompt","target","control"} and "clean" as in headscope.sweep/2,
/// "metric","intervention":{"kind","alpha"?},"positions","single":[N],"joint":[[N] x N], with
/// N = L x H and head h of layer l at l x H + h; the diagonal of joint is single. "strongest":
/// ["9.6"], the heads whose pairs alone were computed, or null; the others are null in joint.
/// "given":{"heads":["9.6"],"effect","beside":[N]} or null. Effects are ablated - clean, in the
/// metric's unit; beside is D(SB) - D(S). Any thread.
[[nodiscard]] std::string pairsJson(const PairReport& report);

/// The same for people: the `most` pairs that interact most, and the heads whose effect falls most
/// beside the given set, or else beside the head whose ablation lowers the metric most.
[[nodiscard]] std::string pairsText(const PairReport& report, std::size_t most = 10);

/// `joint` as a .npy file, format 1.0: float32, little endian, C order, [N, N]; NaN where not
/// known.
[[nodiscard]] std::string pairsNpy(const PairEffects& effects);

}  // namespace headscope
