// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intervention/donor.h"
#include "model/packed_weights.h"
#include "sweep/scoring.h"

#include <headscope/continuation.h>

#include <memory>
#include <optional>
#include <stop_token>

namespace headscope {

/// What a text is written with; the weights must outlive it.
struct WriterInput {
    const PackedWeights& weights;
    TokenNamer token;
    std::optional<TokenId> endOfText;      ///< the token after which a text ends
    std::shared_ptr<const PromptZ> other;  ///< of the donor, where the intervention has one
};

/// Writes both texts, telling `sink` of each token. `continuation.prompt` is the caller's. The
/// request has been checked. Within one token of a stop request the texts end as stopped. Throws
/// NotFinite, and Error(Input) if the intervention has nothing for positions that are written.
void writeOn(const WriterInput& input, const ContinuationRequest& request,
             const ContinuationSink& sink, const std::stop_token& stop, Continuation& continuation);

}  // namespace headscope
