// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>
#include <headscope/session.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace headscope {

// Results for people, as short tables; the JSON has all of their numbers. Any thread.

/// What was run, and of each intervention the `most` heads that change P(target) most, the
/// strongest first, with how many more there are.
[[nodiscard]] std::string sweepText(const SweepReport& report, std::size_t most = 10);

/// Heads that are ablated together, and how.
struct PredictedSet {
    std::vector<HeadId> heads;  ///< none: only the clean run is predicted
    Intervention intervention;
    Positions positions;
    std::string donorText = {};  ///< of a patch
};

/// The likeliest tokens, clean and with the set ablated.
[[nodiscard]] std::string predictionText(const Prediction& prediction, const PredictedSet& set);

/// The tokens, a line each, by position from 0, and the tokenizer's notes.
[[nodiscard]] std::string tokensText(std::span<const Token> tokens, std::span<const Message> notes);

/// Sizes, hash and runtime.
[[nodiscard]] std::string modelText(const ModelInfo& model, const std::string& sha256,
                                    const Runtime& runtime);

/// The runs, the oldest first.
[[nodiscard]] std::string runListText(const Session& session);

}  // namespace headscope
