// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/products.h"

#include "kernels/parallel.h"
#include "kernels/tile.h"

#include <algorithm>

namespace headscope::kernels {
namespace {

// Rows of x that one pass over the weights serves: their sums stay in registers.
constexpr int kProductsRowsAtOnce = 6;
constexpr std::int64_t kColumnsAtOnce = 64;
constexpr int kProductsVectors = kColumnsAtOnce / 16;
// How far ahead of its use a row of w is asked for. The processor's own prefetching does not
// follow, because each step of the loop lands on another page.
constexpr std::int64_t kProductsAhead = 24;

// c [Rows, 64] = x [Rows, depth] w [depth, 64]
template <int Rows>
HEADSCOPE_INLINE void multiplyBlock(const float* x, std::int64_t depth, const float* w,
                                    std::int64_t ldw, float* c, std::int64_t ldc) {
    Lanes sums[Rows][kProductsVectors] = {};
    for (std::int64_t k = 0; k < depth; ++k) {
        const float* row = w + k * ldw;
        if (k + kProductsAhead < depth) {
            const float* ahead = row + kProductsAhead * ldw;
#pragma GCC unroll 4
            for (int v = 0; v < kProductsVectors; ++v)
                __builtin_prefetch(ahead + 16 * v);
        }
        Lanes weights[kProductsVectors];
#pragma GCC unroll 4
        for (int v = 0; v < kProductsVectors; ++v)
            weights[v] = load(row + 16 * v);
#pragma GCC unroll 6
        for (int r = 0; r < Rows; ++r) {
            const float factor = x[r * depth + k];
#pragma GCC unroll 4
            for (int v = 0; v < kProductsVectors; ++v)
                sums[r][v] += factor * weights[v];
        }
    }
#pragma GCC unroll 6
    for (int r = 0; r < Rows; ++r)
        std::memcpy(c + r * ldc, &sums[r][0], sizeof sums[r]);
}

// The columns that do not fill a block.
HEADSCOPE_INLINE void multiplyRest(const float* x, std::int64_t rows, std::int64_t depth,
                                   const float* w, std::int64_t ldw, std::int64_t columns, float* c,
                                   std::int64_t ldc) {
    for (std::int64_t row = 0; row < rows; ++row) {
        std::fill(c + row * ldc, c + row * ldc + columns, 0.0F);
        for (std::int64_t k = 0; k < depth; ++k)
            for (std::int64_t j = 0; j < columns; ++j)
                c[row * ldc + j] += x[row * depth + k] * w[k * ldw + j];
    }
}

template <int Rows>
HEADSCOPE_INLINE void multiplyBlocks(const float* x, std::int64_t depth, const float* w,
                                     std::int64_t ldw, std::int64_t columns, float* c,
                                     std::int64_t ldc) {
    for (std::int64_t j = 0; j + kColumnsAtOnce <= columns; j += kColumnsAtOnce)
        multiplyBlock<Rows>(x, depth, w + j, ldw, c + j, ldc);
}

HEADSCOPE_KERNEL void multiplyColumns(const float* x, std::int64_t rows, std::int64_t depth,
                                      const float* w, std::int64_t ldw, std::int64_t columns,
                                      float* c, std::int64_t ldc) {
    const auto rest = columns % kColumnsAtOnce;
    multiplyRest(x, rows, depth, w + columns - rest, ldw, rest, c + columns - rest, ldc);
    while (rows > 0) {
        // As even as possible: 7 rows are read as 4 + 3.
        const auto passes = (rows + kProductsRowsAtOnce - 1) / kProductsRowsAtOnce;
        const auto part = (rows + passes - 1) / passes;
        switch (part) {
            case 1:
                multiplyBlocks<1>(x, depth, w, ldw, columns, c, ldc);
                break;
            case 2:
                multiplyBlocks<2>(x, depth, w, ldw, columns, c, ldc);
                break;
            case 3:
                multiplyBlocks<3>(x, depth, w, ldw, columns, c, ldc);
                break;
            case 4:
                multiplyBlocks<4>(x, depth, w, ldw, columns, c, ldc);
                break;
            case 5:
                multiplyBlocks<5>(x, depth, w, ldw, columns, c, ldc);
                break;
            default:
                multiplyBlocks<6>(x, depth, w, ldw, columns, c, ldc);
                break;
        }
        x += part * depth;
        c += part * ldc;
        rows -= part;
    }
}

HEADSCOPE_INLINE float sumOf(const Lanes& lanes) {
    float sum = 0;
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i)
        sum += lanes[i];
    return sum;
}

// c [Rows, 4] = x [Rows, depth] times four rows of w.
template <int Rows>
HEADSCOPE_INLINE void dotBlock(const float* x, std::int64_t depth, const float* w,
                               std::int64_t columns, float* c) {
    Lanes sums[Rows][4] = {};
    std::int64_t k = 0;
    for (; k + 16 <= depth; k += 16) {
        Lanes weights[4];
#pragma GCC unroll 4
        for (int v = 0; v < 4; ++v)
            weights[v] = load(w + v * depth + k);
#pragma GCC unroll 6
        for (int r = 0; r < Rows; ++r) {
            const Lanes own = load(x + r * depth + k);
#pragma GCC unroll 4
            for (int v = 0; v < 4; ++v)
                sums[r][v] += own * weights[v];
        }
    }
    for (int r = 0; r < Rows; ++r)
        for (int v = 0; v < 4; ++v) {
            float sum = sumOf(sums[r][v]);
            for (auto i = k; i < depth; ++i)
                sum += x[r * depth + i] * w[v * depth + i];
            c[r * columns + v] = sum;
        }
}

template <int Rows>
HEADSCOPE_INLINE void dotBlocks(const float* x, std::int64_t depth, const float* w,
                                std::int64_t begin, std::int64_t end, std::int64_t columns,
                                float* c) {
    for (auto column = begin; column + 4 <= end; column += 4)
        dotBlock<Rows>(x, depth, w + column * depth, columns, c + column);
}

HEADSCOPE_INLINE float dot(const float* a, const float* b, std::int64_t depth) {
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t k = 0; k < depth; ++k)
        sum += a[k] * b[k];
    return sum;
}

HEADSCOPE_KERNEL void dotColumns(const float* x, std::int64_t rows, std::int64_t depth,
                                 const float* w, std::int64_t begin, std::int64_t end,
                                 std::int64_t columns, float* c) {
    for (auto column = end - (end - begin) % 4; column < end; ++column)
        for (std::int64_t row = 0; row < rows; ++row)
            c[row * columns + column] = dot(x + row * depth, w + column * depth, depth);
    // A few columns at a time, so that the passes of many rows find them in the cache.
    constexpr std::int64_t kStripe = 64;
    for (auto from = begin; from < end; from += kStripe) {
        const auto to = std::min(end, from + kStripe);
        const float* own = x;
        float* out = c;
        for (auto left = rows; left > 0;) {
            const auto part = std::min<std::int64_t>(left, kProductsRowsAtOnce);
            switch (part) {
                case 1:
                    dotBlocks<1>(own, depth, w, from, to, columns, out);
                    break;
                case 2:
                    dotBlocks<2>(own, depth, w, from, to, columns, out);
                    break;
                case 3:
                    dotBlocks<3>(own, depth, w, from, to, columns, out);
                    break;
                case 4:
                    dotBlocks<4>(own, depth, w, from, to, columns, out);
                    break;
                case 5:
                    dotBlocks<5>(own, depth, w, from, to, columns, out);
                    break;
                default:
                    dotBlocks<6>(own, depth, w, from, to, columns, out);
                    break;
            }
            own += part * depth;
            out += part * columns;
            left -= part;
        }
    }
}

}  // namespace

void multiplyFewRows(const float* x, std::int64_t rows, std::int64_t depth, const float* w,
                     std::int64_t ldw, std::int64_t columns, float* c, std::int64_t ldc) {
    parallel(columns, 64, [&](std::int64_t begin, std::int64_t end) {
        multiplyColumns(x, rows, depth, w + begin, ldw, end - begin, c + begin, ldc);
    });
}

void multiplyFewRowsTransposed(const float* x, std::int64_t rows, std::int64_t depth,
                               const float* w, std::int64_t columns, float* c) {
    parallel(columns, 16, [&](std::int64_t begin, std::int64_t end) {
        dotColumns(x, rows, depth, w, begin, end, columns, c);
    });
}

}  // namespace headscope::kernels
