// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>
#include <headscope/similarity.h>
#include <headscope/similarity_sweep.h>

#include <optional>
#include <string>

namespace headscope {

/// What each head by itself does to one cosine.
struct EveryHeadSimilarity {
    SimilaritySweep sweep;
    CosineMeasure measure = CosineMeasure::Mean;
};

/// Cosines with their model and request.
struct SimilarityReport {
    SweepReport run;  ///< the program, the model and the prompt's text; its result is ignored
    SimilarityRequest request;
    Similarity result;
    std::optional<EveryHeadSimilarity> everyHead = {};
};

/// The JSON of schema "headscope.similarity/1", indented, newline at the end:
/// {"schema","program","model","prompt"} as in headscope.sweep/2, "pair":[a,b] or null,
/// "all_pairs": null of more than kMostPairCosines, or {"pairs":[[0,1],[0,2],...],
/// "clean":[[T(T-1)/2] x L+1],"ablated": the same, or null},
/// "clean":{"mean":[L+1],"pair":[L+1] or null}, "ablated": null, or
/// {"heads":["9.6"],"intervention":{"kind","alpha"?},"positions","mean","pair",
/// "clean_to_ablated":[[T] x L+1]}. "every_head": null, or
/// {"intervention","positions","measure","token": a position or null,"after_layer":[null,0,...],
/// "change":[[[L+1] x H] x L]}. Point 0 is the embedding, point l + 1 the residual stream after
/// layer l. A missing cosine is null. Any thread.
[[nodiscard]] std::string similarityJson(const SimilarityReport& report);

/// The same for people.
[[nodiscard]] std::string similarityText(const SimilarityReport& report);

}  // namespace headscope
