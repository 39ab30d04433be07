// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intervention/donor.h"

#include <headscope/intervention.h>
#include <headscope/results.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headscope {

/// What a donor may be made of: of the model, and of the clean run.
struct DonorFacts {
    std::int64_t headWidth = 0;
    HeadGrid<float> scalarMean;     ///< of z[:,h,:], over T positions and d/H values
    std::vector<float> vectorMean;  ///< [L, d]: of z over T positions
    std::vector<float> valueBias;   ///< [L, d]: b_V
    /// Of the donor's clean run, at the positions that are edited; null if there is no donor.
    std::shared_ptr<const PromptZ> other = {};
};

/// One head in a forward pass that is written plainly.
struct PlainHead {
    std::size_t tokens = 0;         ///< T
    std::size_t width = 0;          ///< h
    std::vector<double> z;          ///< the pass's own [T, h]
    std::vector<double> clean;      ///< the clean run's [T, h]
    std::vector<double> valueBias;  ///< [h]
    std::vector<double> other;      ///< the donor's clean run's [T, h]; empty if none
    HeadId id = {};
};

/// One row of the table of kinds: all that is to be known of one. Functions take an intervention of
/// that kind.
struct InterventionKind {
    const char* id;  ///< in files; a number follows it after ":"
    InterventionWords (*words)(const Intervention&);
    Intervention example;                                    ///< as offered
    std::optional<double> (*alpha)(const Intervention&);     ///< null: it has none
    Intervention (*withAlpha)(double alpha);                 ///< null: it has none
    Donor (*donor)(const Intervention&, const DonorFacts&);  ///< what the engine works with
    /// z' [T, h], written anew: what the donor is held to.
    std::vector<double> (*plain)(const Intervention&, const PlainHead&);
    /// A Python expression for z' of one head at one position, of torch tensors `z` [h], this
    /// run's, `clean` [T, h], the clean run's, `value_bias` [h], `donor` [h], the donor's clean
    /// run's at that position, and the number `alpha`.
    const char* python;  ///< null: it cannot be written as a program of one prompt
    const std::vector<TokenId>* (*donorPrompt)(const Intervention&) = nullptr;  ///< null: no donor
    Intervention (*withDonor)(std::vector<TokenId> prompt) = nullptr;           ///< null: no donor
    ReferenceNeed reference = ReferenceNeed::None;
    const Reference* (*referenceOf)(const Intervention&) = nullptr;  ///< null: it takes no mean
    Intervention (*withReference)(Reference reference) = nullptr;    ///< null: the same
};

// One a file, in sources/.
[[nodiscard]] const InterventionKind& zeroKind();
[[nodiscard]] const InterventionKind& scalarMeanKind();
[[nodiscard]] const InterventionKind& vectorMeanKind();
[[nodiscard]] const InterventionKind& valueBiasKind();
[[nodiscard]] const InterventionKind& scaleKind();
[[nodiscard]] const InterventionKind& patchKind();
[[nodiscard]] const InterventionKind& referenceMeanKind();
[[nodiscard]] const InterventionKind& positionMeanKind();
[[nodiscard]] const InterventionKind& resampleKind();

/// All, in the order of Intervention::Source.
[[nodiscard]] std::span<const InterventionKind* const> interventionKinds();
[[nodiscard]] const InterventionKind& kindOf(const Intervention& intervention);

[[nodiscard]] DonorPtr donorOf(const Intervention& intervention, const DonorFacts& facts);

}  // namespace headscope
