// SPDX-License-Identifier: GPL-3.0-or-later
// What the kernels' loops are written with, in Highway's vectors. Read once for each instruction
// set, by kernels/*.cpp and their tests only.
#if defined(HEADSCOPE_KERNELS_LANES) == defined(HWY_TARGET_TOGGLE)
#ifdef HEADSCOPE_KERNELS_LANES
#undef HEADSCOPE_KERNELS_LANES
#else
#define HEADSCOPE_KERNELS_LANES
#endif

#include <hwy/highway.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace headscope::kernels {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using Doubles = hn::ScalableTag<double>;
using FloatLanes = hn::Vec<Floats>;
using DoubleLanes = hn::Vec<Doubles>;
using FourFloats = hn::CappedTag<float, 4>;
using OneFloat = hn::CappedTag<float, 1>;
using OneDouble = hn::CappedTag<double, 1>;
inline constexpr std::int64_t kFloats = hn::MaxLanes(Floats());
inline constexpr std::int64_t kFour = hn::MaxLanes(FourFloats());
inline constexpr std::int64_t kDoubles = hn::MaxLanes(Doubles());

// Highway leaves open which is the larger of a number and NaN. x86's instructions take the second
// of the two, and are the fastest; comparisons say the same everywhere.
#if HWY_ARCH_X86 && HWY_TARGET != HWY_SCALAR
#define HEADSCOPE_SECOND_OF_NAN 1
#else
#define HEADSCOPE_SECOND_OF_NAN 0
#endif

/// At least or at most the bound; a value that is NaN stays NaN, and a NaN bound does not apply.
template <class V>
HWY_INLINE V atLeast(V value, V bound) {
#if HEADSCOPE_SECOND_OF_NAN
    return hn::Max(bound, value);
#else
    return hn::IfThenElse(hn::Lt(value, bound), bound, value);
#endif
}
template <class V>
HWY_INLINE V atMost(V value, V bound) {
#if HEADSCOPE_SECOND_OF_NAN
    return hn::Min(bound, value);
#else
    return hn::IfThenElse(hn::Gt(value, bound), bound, value);
#endif
}

#undef HEADSCOPE_SECOND_OF_NAN

/// e^x to 2 ulp for x in [-87, 88], clamped outside; NaN stays NaN. Cody-Waite reduction by ln 2 in
/// two parts and the polynomial of Cephes' expf.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V fastExp(D d, V x) {
    x = atMost(atLeast(x, hn::Set(d, -87.0F)), hn::Set(d, 88.0F));
    // Adding 1.5 * 2^23 rounds to the nearest whole number and leaves it in the low bits.
    const V magic = hn::Set(d, 12582912.0F);
    const V shifted = hn::MulAdd(x, hn::Set(d, 1.44269504088896341F), magic);
    const V n = hn::Sub(shifted, magic);
    V r = hn::NegMulAdd(n, hn::Set(d, 0.693359375F), x);
    r = hn::NegMulAdd(n, hn::Set(d, -2.12194440e-4F), r);
    V p = hn::MulAdd(hn::Set(d, 1.9875691500e-4F), r, hn::Set(d, 1.3981999507e-3F));
    p = hn::MulAdd(p, r, hn::Set(d, 8.3334519073e-3F));
    p = hn::MulAdd(p, r, hn::Set(d, 4.1665795894e-2F));
    p = hn::MulAdd(p, r, hn::Set(d, 1.6666665459e-1F));
    p = hn::MulAdd(p, r, hn::Set(d, 5.0000001201e-1F));
    p = hn::Add(hn::MulAdd(hn::Mul(p, r), r, r), hn::Set(d, 1.0F));
    // The shift drops all but n; 127 is added to it.
    const hn::RebindToSigned<D> bits;
    const auto exponent = hn::Add(hn::ShiftLeft<23>(hn::BitCast(bits, shifted)),
                                  hn::Set(bits, std::int32_t{0x3F800000}));
    return hn::Mul(p, hn::BitCast(d, exponent));
}

/// work(d, i) for whole vectors from 0 to count, then four floats at a time (a head may have fewer
/// than a vector), then one.
template <class Work>
HWY_INLINE void forEach(std::int64_t count, const Work& work) {
    std::int64_t i = 0;
    for (; i + 2 * kFloats <= count; i += 2 * kFloats) {
        work(Floats(), i);
        work(Floats(), i + kFloats);
    }
    if (i + kFloats <= count) {
        work(Floats(), i);
        i += kFloats;
    }
    for (; i + kFour <= count; i += kFour)
        work(FourFloats(), i);
    for (; i < count; ++i)
        work(OneFloat(), i);
}

/// The sum over i of 0 .. count of what term(d, i, sum) adds to sum, in float64. Four sums at a
/// time, because an addition takes as long as four.
template <class Term>
HWY_INLINE double sumInDouble(std::int64_t count, const Term& term) {
    const Doubles d;
    DoubleLanes sums[4] = {hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d)};
    std::int64_t i = 0;
    for (; i + 4 * kDoubles <= count; i += 4 * kDoubles) {
        HWY_UNROLL(4)
        for (int j = 0; j < 4; ++j)
            sums[j] = term(d, i + j * kDoubles, sums[j]);
    }
    for (; i + kDoubles <= count; i += kDoubles)
        sums[0] = term(d, i, sums[0]);
    hn::Vec<OneDouble> rest = hn::Zero(OneDouble());
    for (; i < count; ++i)
        rest = term(OneDouble(), i, rest);
    const auto sum = hn::Add(hn::Add(sums[0], sums[1]), hn::Add(sums[2], sums[3]));
    return hn::GetLane(hn::SumOfLanes(d, sum)) + hn::GetLane(rest);
}

/// As many floats as d has lanes, in float64.
template <class D>
HWY_INLINE hn::Vec<D> loadInDouble(D d, const float* from) {
    return hn::PromoteTo(d, hn::LoadU(hn::Rebind<float, D>(), from));
}

}  // namespace HWY_NAMESPACE
}  // namespace headscope::kernels
HWY_AFTER_NAMESPACE();

#endif  // once for each instruction set
