// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace headscope::bench {

/// One measurement, for a process of its own.
struct Options {
    std::string shape = "gpt2";
    int tokens = 5;
    int threads = 0;
    int repeats = 5;
    std::string replace = "both";
    std::string positions = "all";
    std::string type = "F32";  ///< of the weights on disk: F32, F16 or BF16
    bool naive = true;
    bool pairs = false;  ///< measure every pair of heads, too
    int study = 0;       ///< measure a study of so many prompts instead
};

/// Writes a checkpoint of random weights to a temporary folder and measures on it: the naive
/// method, the engine, and what this machine would allow (sweepFlop() over the best rate of matrix
/// products, clickBytes() over the best rate of reading). Times in s, rates in GFLOP/s and GB/s,
/// memory in GiB: all that the process takes beside its program and the packed weights, from before
/// the model is loaded on. Throws headscope::Error.
[[nodiscard]] nlohmann::ordered_json measure(const Options& options);

}  // namespace headscope::bench
