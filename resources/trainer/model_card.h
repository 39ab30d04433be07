// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questions.h"

#include <headscope/engine.h>
#include <headscope/prompts.h>

#include <array>
#include <string>
#include <vector>

namespace headscope::trainer {

// Measures a model through the engine's public interface, as the program itself uses it, from the
// files as they are stored.

/// Which of the questions have the answer as the most likely next token. Engine's thread.
/// Throws Error(Input) where an answer is not one token of the model.
[[nodiscard]] std::vector<bool> answeredRight(Engine& engine,
                                              const std::vector<Question>& questions);

/// How much one prompt's maps of P_ablated - P_clean show, for one intervention.
struct MapStrength {
    int heads = 0;     ///< L x H
    int strong = 0;    ///< heads whose effect on the target is beyond kStrongEffect, up or down
    int kept = 0;      ///< heads without which the top-1 token stays
    double least = 0;  ///< smallest and largest effect on the target
    double most = 0;
    double mostOnControl = 0;  ///< largest absolute effect on the control
};

inline constexpr double kStrongEffect = 0.05;

/// A prompt's clean prediction and both of its maps.
struct MapReport {
    double pTarget = 0;
    double pControl = 0;
    std::string top;  ///< the most likely token
    MapStrength zero;
    MapStrength mean;
};

/// Sweeps all heads, all positions. Engine's thread. Errors as Engine::sweep and requireToken.
[[nodiscard]] MapReport mapReport(Engine& engine, const ExamplePrompt& prompt);

/// The model card's tables, in Markdown.
[[nodiscard]] std::string accuracyTables(const std::vector<Question>& questions,
                                         const std::vector<bool>& right);
[[nodiscard]] std::string mapTables(Engine& engine, const std::vector<ExamplePrompt>& prompts);

}  // namespace headscope::trainer
