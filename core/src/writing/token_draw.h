// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/continuation.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace headscope {

/// Numbers from 0 to less than 1, evenly: the upper 53 bits of what std::mt19937_64 gives. The
/// distributions of the standard library differ from one to another.
class EvenNumbers {
 public:
    explicit EvenNumbers(std::uint64_t seed) : m_generator(seed) {}
    [[nodiscard]] double next() { return static_cast<double>(m_generator() >> 11U) * 0x1p-53; }

 private:
    std::mt19937_64 m_generator;
};

/// The token at which the probabilities, added up from the likeliest token down, exceed `number`,
/// from 0 to less than 1. They are softmax(logits / temperature) over the tokens that count, in
/// float64; equal logits come in the order of their ids. Logits are finite or minus infinity. Pure;
/// any thread.
[[nodiscard]] std::size_t drawToken(std::span<const float> logits, const Sampling& sampling,
                                    double number);

}  // namespace headscope
