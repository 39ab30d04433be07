// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/gpt2.h"
#include "questions.h"
#include "text_source.h"

#include <headscope/tokenizer.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace headscope::trainer {

/// What decides the result, bit for bit on one kind of machine.
struct TrainingOptions {
    std::uint64_t seed = 1;  ///< of the texts
    TextMix mix;
    int steps = 3500;      ///< over which the learning rate falls to nearly nothing
    int stopAfter = 3500;  ///< steps done; fewer than `steps` to go on with other options
    int warmup = 150;      ///< steps in which the learning rate rises to its peak
    int tokensPerStep = 1024;
    /// Tokens per row, one step after the other; each divides tokensPerStep / 2. Short rows begin
    /// more often, as prompts do, and are the easier start; long ones train the late positions.
    std::vector<int> rowLengths{32};
    double learningRate = 2e-3;
    double weightDecay = 0.05;
    double clip = 1.0;  ///< longest gradient
    /// Decay of the MLPs' matrices beyond weightDecay. Strong MLPs restore what an ablated head
    /// took away; weak ones leave the work to the heads, whose loss then shows.
    double mlpDecay = 0;
};

/// How far it is.
struct Progress {
    int step = 0;     ///< steps done
    double loss = 0;  ///< weighted mean since the last report, in nats
    double learningRate = 0;
    double seconds = 0;
};

/// Trains the weights in place by AdamW (from a fresh state) on endless text, and calls `report`
/// after every `reportEvery` steps and after the last.
/// Each step's texts are split in two halves whose gradients are computed on a thread each and
/// added in a fixed order, so the result does not depend on how the threads run.
/// Words' tokens with and without a leading space are trained as one: see TwinTokens.
void train(Gpt2Weights& weights, const Tokenizer& tokenizer, const TrainingOptions& options,
           int reportEvery, const std::function<void(const Progress&)>& report);

/// Which of the questions the weights answer right: the answer is the most likely next token.
[[nodiscard]] std::vector<bool> answeredRight(const Gpt2Weights& weights,
                                              const Tokenizer& tokenizer,
                                              const std::vector<Question>& questions);

}  // namespace headscope::trainer
