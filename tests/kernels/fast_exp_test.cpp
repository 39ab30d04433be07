// SPDX-License-Identifier: GPL-3.0-or-later
#include "each_target.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "fast_exp_test.cpp"
#include <hwy/foreach_target.h>
// What follows is read once for each instruction set.
#include "kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace headscope::kernels {
namespace HWY_NAMESPACE {

void fastExpOfAll(const float* x, std::int64_t count, float* out) {
    forEach(count, [=](auto d, std::int64_t i)
                       HWY_ATTR { hn::StoreU(fastExp(d, hn::LoadU(d, x + i)), d, out + i); });
}

}  // namespace HWY_NAMESPACE
}  // namespace headscope::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace headscope::kernels {
namespace {

HWY_EXPORT(fastExpOfAll);

std::vector<float> fastExps(const std::vector<float>& x) {
    std::vector<float> out(x.size());
    HWY_DYNAMIC_DISPATCH(fastExpOfAll)(x.data(), static_cast<std::int64_t>(x.size()), out.data());
    return out;
}

// Of the float that is nearest to the right number.
double inUlps(float is, double right) {
    const auto nearest = static_cast<float>(right);
    const float ulp = std::nextafter(nearest, std::numeric_limits<float>::infinity()) - nearest;
    return std::abs(double{is} - right) / double{ulp};
}

TEST(FastExp, isRightToTwoUlps) {
    std::vector<float> x;
    for (int i = 0; i <= 175 * 4001; ++i)  // one more for vectors that are not full
        x.push_back(-87.0F + static_cast<float>(i) / 4001.0F);
    test::onEachTarget([&] {
        const auto is = fastExps(x);
        double worst = 0;
        for (std::size_t i = 0; i < x.size(); ++i)
            worst = std::max(worst, inUlps(is[i], std::exp(double{x[i]})));
        EXPECT_LE(worst, 2);
    });
}

TEST(FastExp, clampsWhatIsOutsideAndKeepsWhatIsNoNumber) {
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    // So many that there are whole vectors and single floats.
    std::vector<float> x;
    for (int i = 0; i < 17; ++i)
        x.insert(x.end(), {-87, 88, -1e30F, 1e30F, -kInfinity, kInfinity, kNan});
    test::onEachTarget([&] {
        const auto is = fastExps(x);
        for (std::size_t i = 0; i < x.size(); i += 7) {
            EXPECT_EQ(is[i + 2], is[i]);
            EXPECT_EQ(is[i + 3], is[i + 1]);
            EXPECT_EQ(is[i + 4], is[i]);
            EXPECT_EQ(is[i + 5], is[i + 1]);
            EXPECT_TRUE(std::isnan(is[i + 6]));
        }
    });
}

}  // namespace
}  // namespace headscope::kernels
#endif  // HWY_ONCE
