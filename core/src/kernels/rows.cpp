// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/rows.h"

#include "kernels/parallel.h"
#include "kernels/targets.h"

#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/rows.cpp"
#include <hwy/foreach_target.h>
// What follows is read once for each instruction set.
#include "kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace headscope::kernels {
namespace HWY_NAMESPACE {

void layerNormRows(const float* x, std::int64_t rows, std::int64_t width, const float* weight,
                   const float* bias, double epsilon, float* out) {
    for (std::int64_t row = 0; row < rows; ++row, x += width, out += width) {
        const auto size = static_cast<double>(width);
        const double sum = sumInDouble(width, [x](auto d, std::int64_t i, auto before) HWY_ATTR {
            return hn::Add(before, loadInDouble(d, x + i));
        });
        const double mean = sum / size;
        const auto square = [x, mean](auto d, std::int64_t i, auto before) HWY_ATTR {
            const auto difference = hn::Sub(loadInDouble(d, x + i), hn::Set(d, mean));
            return hn::MulAdd(difference, difference, before);
        };
        const double scale = 1 / std::sqrt(sumInDouble(width, square) / size + epsilon);
        forEach(width, [=](auto d, std::int64_t i) HWY_ATTR {
            const auto centred = hn::Sub(hn::LoadU(d, x + i), hn::Set(d, static_cast<float>(mean)));
            const auto normed = hn::Mul(centred, hn::Set(d, static_cast<float>(scale)));
            const auto scaled =
                hn::MulAdd(normed, hn::LoadU(d, weight + i), hn::LoadU(d, bias + i));
            hn::StoreU(scaled, d, out + i);
        });
    }
}

}  // namespace HWY_NAMESPACE
}  // namespace headscope::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace headscope::kernels {
namespace {

HWY_EXPORT(layerNormRows);

// Rows that one thread takes at least; below that a second thread costs more than it brings.
constexpr std::int64_t kFloatsAThread = 4096;

std::int64_t grain(std::int64_t width) {
    return 1 + kFloatsAThread / width;
}

}  // namespace

void layerNorm(const float* x, std::int64_t rows, std::int64_t width, const float* weight,
               const float* bias, double epsilon, float* out) {
    parallel(rows, grain(width), [&](std::int64_t begin, std::int64_t end) {
        HWY_DYNAMIC_DISPATCH(layerNormRows)
        (x + begin * width, end - begin, width, weight, bias, epsilon, out + begin * width);
    });
}

}  // namespace headscope::kernels
#endif  // HWY_ONCE
