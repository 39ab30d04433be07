// SPDX-License-Identifier: GPL-3.0-or-later
// What the kernels' loops are written with: plain C++ that the compiler turns into the widest
// vector instructions of the processor it runs on. Included by kernels/*.cpp only.
#pragma once

#include <bit>
#include <cstdint>

// One version of a function for each instruction set, chosen when the program starts. Not under the
// sanitizers, which are not ready yet when that choice is made.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HEADSCOPE_CLONES
#define HEADSCOPE_KERNEL \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define HEADSCOPE_KERNEL
#endif
#define HEADSCOPE_INLINE inline __attribute__((always_inline))

namespace headscope::kernels {

/// e^x to 2 ulp for x in [-87, 88], clamped outside. Cody-Waite reduction by ln 2 in two parts and
/// the polynomial of Cephes' expf.
HEADSCOPE_INLINE float fastExp(float x) {
    x = x < -87.0F ? -87.0F : x;
    x = x > 88.0F ? 88.0F : x;
    // Adding 1.5 * 2^23 rounds to the nearest whole number and leaves it in the low bits.
    const float shifted = x * 1.44269504088896341F + 12582912.0F;
    const float n = shifted - 12582912.0F;
    float r = x - n * 0.693359375F;
    r -= n * -2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    const auto exponent = (std::bit_cast<std::int32_t>(shifted) - 0x4B400000 + 127) << 23;
    return p * std::bit_cast<float>(exponent);
}

}  // namespace headscope::kernels
