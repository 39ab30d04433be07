// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loop of small matrix products, for shapes on which a BLAS call is not worth its price.
// Read once for each instruction set, by kernels/attention.cpp only.
#if defined(HEADSCOPE_KERNELS_SMALL_PRODUCTS) == defined(HWY_TARGET_TOGGLE)
#ifdef HEADSCOPE_KERNELS_SMALL_PRODUCTS
#undef HEADSCOPE_KERNELS_SMALL_PRODUCTS
#else
#define HEADSCOPE_KERNELS_SMALL_PRODUCTS
#endif

#include "kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace headscope::kernels {
namespace HWY_NAMESPACE {

/// c [rows, columns] = a [rows, depth] b [depth, columns], or += with `add`. lda, ldb and ldc are
/// the rows' distances in floats, and `along` that of a's columns. `columns` is a multiple of
/// kFloats.
struct SmallProduct {
    const float* a = nullptr;
    std::int64_t lda = 0, along = 1;
    const float* b = nullptr;
    std::int64_t ldb = 0;
    std::int64_t depth = 0, columns = 0;
    float* c = nullptr;
    std::int64_t ldc = 0;
    bool add = false;
};

/// Vectors of kRowsAtOnce rows whose sums stay in registers, with as many of b and one factor.
/// There are 32 registers or 16.
inline constexpr int kRowsAtOnce = 6;
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL || HWY_ARCH_ARM_A64
inline constexpr int kVectorsAtOnce = 4;
#else
inline constexpr int kVectorsAtOnce = 2;
#endif

// Columns first .. first + Vectors * kFloats. A function of its own, so that the registers are its.
template <int Rows, int Vectors>
HWY_NOINLINE void multiplyColumns(const SmallProduct& product, std::int64_t first) {
    const Floats d;
    FloatLanes sums[Rows][Vectors];
    HWY_UNROLL(6)
    for (int r = 0; r < Rows; ++r) {
        HWY_UNROLL(4)
        for (int v = 0; v < Vectors; ++v)
            sums[r][v] = hn::Zero(d);
    }
    const float* a = product.a;
    const float* b = product.b + first;
    const auto lda = product.lda;
    const auto ldb = product.ldb;
    const auto along = product.along;
    for (std::int64_t k = 0; k < product.depth; ++k, a += along, b += ldb) {
        FloatLanes row[Vectors];
        HWY_UNROLL(4)
        for (int v = 0; v < Vectors; ++v)
            row[v] = hn::LoadU(d, b + v * kFloats);
        HWY_UNROLL(6)
        for (int r = 0; r < Rows; ++r) {
            const auto factor = hn::Set(d, a[r * lda]);
            HWY_UNROLL(4)
            for (int v = 0; v < Vectors; ++v)
                sums[r][v] = hn::MulAdd(factor, row[v], sums[r][v]);
        }
    }
    HWY_UNROLL(6)
    for (int r = 0; r < Rows; ++r) {
        HWY_UNROLL(4)
        for (int v = 0; v < Vectors; ++v) {
            float* to = product.c + r * product.ldc + first + v * kFloats;
            if (product.add) sums[r][v] = hn::Add(sums[r][v], hn::LoadU(d, to));
            hn::StoreU(sums[r][v], d, to);
        }
    }
}

// The vectors that are left after whole steps.
template <int Rows, int Vectors = kVectorsAtOnce - 1>
HWY_INLINE void multiplyRest(const SmallProduct& product, std::int64_t first) {
    if constexpr (Vectors > 0) {
        if (product.columns - first >= Vectors * kFloats)
            multiplyColumns<Rows, Vectors>(product, first);
        else
            multiplyRest<Rows, Vectors - 1>(product, first);
    }
}

/// `rows` are at most kRowsAtOnce.
template <int Rows = kRowsAtOnce>
HWY_INLINE void multiplyRows(std::int64_t rows, const SmallProduct& product) {
    if (rows == Rows) {
        constexpr auto kStep = kVectorsAtOnce * kFloats;
        std::int64_t first = 0;
        for (; first + kStep <= product.columns; first += kStep)
            multiplyColumns<Rows, kVectorsAtOnce>(product, first);
        multiplyRest<Rows>(product, first);
    } else if constexpr (Rows > 1) {
        multiplyRows<Rows - 1>(rows, product);
    }
}

}  // namespace HWY_NAMESPACE
}  // namespace headscope::kernels
HWY_AFTER_NAMESPACE();

#endif  // once for each instruction set
