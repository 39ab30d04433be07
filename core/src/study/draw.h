// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headscope {

/// Numbers by lot, the same from the same seed on every machine and with every library: SplitMix64
/// (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195).
class Draw {
 public:
    explicit Draw(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// From 0 to below `n`, all alike: Lemire 2019, doi 10.1145/3230636. Precondition: n > 0.
    [[nodiscard]] std::uint32_t below(std::uint32_t n) {
        std::uint64_t product = (next() >> 32U) * n;
        const std::uint32_t least = (0U - n) % n;
        while (static_cast<std::uint32_t>(product) < least)
            product = (next() >> 32U) * n;
        return static_cast<std::uint32_t>(product >> 32U);
    }

 private:
    std::uint64_t m_state;
};

/// A draw of its own for each number under one seed.
[[nodiscard]] inline Draw drawFor(std::uint64_t seed, std::uint64_t number) {
    Draw first(seed);
    return Draw(first.next() ^ Draw(number).next());
}

}  // namespace headscope
