// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/model_info.h>

namespace headscope {

/// Floating-point operations (2 per multiply-add) of matrix products that a sweep needs at least:
/// the clean run over T tokens; each variant from its layer on, over the P positions that differ
/// from the clean run; attention products over causal pairs only; at the last layer keys and values
/// of P positions and everything else of one; one unembedded row a variant. With d the width, i the
/// MLP's inner width, h the head width, V the vocabulary, multiply-adds are
///   whole block, P positions after S others:  P (4 d^2 + 2 d i) + 2 d sum_t (S + t), t = 1 .. P
///   last block:                               2 P d^2 + 2 d^2 + 2 d i + 2 d (S + P)
///   variant at layer l:  P h d + P 2 d i  + the blocks after l   (P = 1 at the last layer) + d V
/// Any thread.
[[nodiscard]] double sweepFlop(const ModelConfig& config, int tokens, int interventions,
                               const Positions& positions);

/// The same of every pair of heads, without unembedded rows: the clean run; each head alone from
/// its layer on; each pair of two layers from the second head's layer on, in the run of the first;
/// each pair of one layer from there on. Every variant costs what it does in sweepFlop() but d V,
/// and one of two heads that join together another P h d.
[[nodiscard]] double pairsFlop(const ModelConfig& config, int tokens, const Positions& positions);

}  // namespace headscope
