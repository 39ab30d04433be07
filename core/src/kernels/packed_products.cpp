// SPDX-License-Identifier: GPL-3.0-or-later
// Goto & van de Geijn, "Anatomy of high-performance matrix multiplication" (2008), in the form that
// fits few hundred rows: only the weights are packed, for each product anew.
#include "kernels/packed_products.h"

#include "kernels/parallel.h"
#include "kernels/tile.h"

#include <cstddef>
#include <memory>
#include <new>
#include <utility>

namespace headscope::kernels {
namespace {

// 6 x 4 vectors of sums, 4 of weights and 1 factor fill the 32 registers.
constexpr int kRows = 6;
constexpr int kPackedVectors = 4;
constexpr std::int64_t kColumns = 16 * kPackedVectors;
// A panel of this depth, 192 KiB, stays in the second cache with the rows that pass by.
constexpr std::int64_t kDepth = 768;
constexpr std::int64_t kPackedAhead = 24;  // rows of w that are asked for before they are copied

// w [depth, columns], or its transpose; `ld` between its rows in memory.
struct Factor {
    const float* w = nullptr;
    std::int64_t ld = 0, depth = 0, columns = 0;
    bool transposed = false;
};

// Of two rows, by whether this bit of the column's number is set: the first one's columns without
// it and the second one's in the place of those with it; or the other way round.
template <int Bit, std::size_t... J>
HEADSCOPE_INLINE Lanes withoutBit(Lanes first, Lanes second,
                                  std::index_sequence<J...> /*columns*/) {
    return __builtin_shufflevector(first, second, ((J & Bit) ? 16 + (J ^ Bit) : J)...);
}
template <int Bit, std::size_t... J>
HEADSCOPE_INLINE Lanes withBit(Lanes first, Lanes second, std::index_sequence<J...> /*columns*/) {
    return __builtin_shufflevector(first, second, ((J & Bit) ? 16 + J : (J ^ Bit))...);
}

// Exchanges this bit of the row's number with that of the column's.
template <int Bit>
HEADSCOPE_INLINE void exchangeBit(Lanes* rows) {
    constexpr std::make_index_sequence<16> kColumnsOfLanes;
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i) {
        if (i & Bit) continue;
        const Lanes first = rows[i];
        const Lanes second = rows[i + Bit];
        rows[i] = withoutBit<Bit>(first, second, kColumnsOfLanes);
        rows[i + Bit] = withBit<Bit>(first, second, kColumnsOfLanes);
    }
}

// 16 x 16 floats; `to` in rows of kColumns.
HEADSCOPE_INLINE void transposeSquare(const float* from, std::int64_t ld, float* to) {
    Lanes rows[16];
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i)
        rows[i] = load(from + i * ld);
    exchangeBit<1>(rows);
    exchangeBit<2>(rows);
    exchangeBit<4>(rows);
    exchangeBit<8>(rows);
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i)
        std::memcpy(to + i * kColumns, &rows[i], sizeof(Lanes));
}

HEADSCOPE_INLINE void packTransposed(const float* from, std::int64_t ld, std::int64_t depth,
                                     float* panel) {
    for (std::int64_t j = 0; j < kColumns; j += 16) {
        std::int64_t k = 0;
        for (; k + 16 <= depth; k += 16)
            transposeSquare(from + j * ld + k, ld, panel + k * kColumns + j);
        for (; k < depth; ++k)
            for (std::int64_t i = j; i < j + 16; ++i)
                panel[k * kColumns + i] = from[i * ld + k];
    }
}

HEADSCOPE_INLINE void packRows(const float* from, std::int64_t ld, std::int64_t depth,
                               float* panel) {
    for (std::int64_t k = 0; k < depth; ++k) {
        const float* row = from + k * ld;
        const float* ahead = k + kPackedAhead < depth ? row + kPackedAhead * ld : row;
#pragma GCC unroll 4
        for (int v = 0; v < kPackedVectors; ++v) {
            __builtin_prefetch(ahead + 16 * v);
            std::memcpy(panel + k * kColumns + 16 * v, row + 16 * v, sizeof(Lanes));
        }
    }
}

// Rows k .. k + depth of columns `first` .. first + 64; zeros beyond the last column.
HEADSCOPE_INLINE void pack(const Factor& f, std::int64_t k, std::int64_t depth, std::int64_t first,
                           float* panel) {
    const auto down = f.transposed ? std::int64_t{1} : f.ld;
    const auto across = f.transposed ? f.ld : std::int64_t{1};
    const float* from = f.w + k * down + first * across;
    const auto width = std::min(kColumns, f.columns - first);
    if (width == kColumns)
        return f.transposed ? packTransposed(from, f.ld, depth, panel)
                            : packRows(from, f.ld, depth, panel);
    std::fill(panel, panel + depth * kColumns, 0.0F);
    for (std::int64_t i = 0; i < depth; ++i)
        for (std::int64_t j = 0; j < width; ++j)
            panel[i * kColumns + j] = from[i * down + j * across];
}

// c [Rows, 64] = x [Rows, depth] panel, or += with `add`.
template <int Rows>
HEADSCOPE_INLINE void multiplyTall(const float* x, std::int64_t ldx, const float* panel,
                                   std::int64_t depth, float* c, std::int64_t ldc, bool add) {
    Lanes sums[Rows][kPackedVectors] = {};
    for (std::int64_t k = 0; k < depth; ++k) {
        Lanes weights[kPackedVectors];
#pragma GCC unroll 4
        for (int v = 0; v < kPackedVectors; ++v)
            weights[v] = load(panel + k * kColumns + 16 * v);
#pragma GCC unroll 6
        for (int r = 0; r < Rows; ++r) {
            const float factor = x[r * ldx + k];
#pragma GCC unroll 4
            for (int v = 0; v < kPackedVectors; ++v)
                sums[r][v] += factor * weights[v];
        }
    }
#pragma GCC unroll 6
    for (int r = 0; r < Rows; ++r)
#pragma GCC unroll 4
        for (int v = 0; v < kPackedVectors; ++v) {
            float* to = c + r * ldc + 16 * v;
            if (add) sums[r][v] += load(to);
            std::memcpy(to, &sums[r][v], sizeof(Lanes));
        }
}

// A function of its own: inlined into more than it needs, the compiler keeps one of the sums in
// memory, and every step then waits for it.
HEADSCOPE_KERNEL void multiplySix(const float* x, std::int64_t ldx, const float* panel,
                                  std::int64_t depth, float* c, std::int64_t ldc, bool add) {
    multiplyTall<6>(x, ldx, panel, depth, c, ldc, add);
}

HEADSCOPE_INLINE void multiplyRowsOfTile(const float* x, std::int64_t rows, std::int64_t ldx,
                                         const float* panel, std::int64_t depth, float* c,
                                         std::int64_t ldc, bool add) {
    switch (rows) {
        case 1:
            return multiplyTall<1>(x, ldx, panel, depth, c, ldc, add);
        case 2:
            return multiplyTall<2>(x, ldx, panel, depth, c, ldc, add);
        case 3:
            return multiplyTall<3>(x, ldx, panel, depth, c, ldc, add);
        case 4:
            return multiplyTall<4>(x, ldx, panel, depth, c, ldc, add);
        case 5:
            return multiplyTall<5>(x, ldx, panel, depth, c, ldc, add);
        default:
            return multiplySix(x, ldx, panel, depth, c, ldc, add);
    }
}

// The last panel, narrower than 64 columns, by way of a tile of its own.
HEADSCOPE_INLINE void multiplyNarrow(const float* x, std::int64_t rows, std::int64_t ldx,
                                     const float* panel, std::int64_t depth, float* c,
                                     std::int64_t ldc, bool add, std::int64_t width) {
    float tile[kRows * kColumns];
    multiplyRowsOfTile(x, rows, ldx, panel, depth, tile, kColumns, false);
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t j = 0; j < width; ++j)
            c[r * ldc + j] = tile[r * kColumns + j] + (add ? c[r * ldc + j] : 0.0F);
}

struct Work {
    const float* x = nullptr;
    std::int64_t rows = 0;
    Factor factor;
    float* c = nullptr;
    std::int64_t ldc = 0;
    [[nodiscard]] std::int64_t tiles() const { return (rows + kRows - 1) / kRows; }
    [[nodiscard]] std::int64_t panels() const { return (factor.columns + kColumns - 1) / kColumns; }
};

// Tiles begin .. end, counted down the rows of a panel and then from panel to panel.
HEADSCOPE_KERNEL void multiplyTiles(const Work& work, std::int64_t begin, std::int64_t end,
                                    float* buffer) {
    const auto& f = work.factor;
    const auto tiles = work.tiles();
    for (auto panel = begin / tiles; panel * tiles < end; ++panel) {
        const auto from = std::max(begin - panel * tiles, std::int64_t{0});
        const auto to = std::min(end - panel * tiles, tiles);
        const auto column = panel * kColumns;
        const auto width = std::min(kColumns, f.columns - column);
        for (std::int64_t k = 0; k < f.depth; k += kDepth) {
            const auto depth = std::min(kDepth, f.depth - k);
            pack(f, k, depth, column, buffer);
            for (auto tile = from; tile < to; ++tile) {
                const auto row = tile * kRows;
                const auto rows = std::min<std::int64_t>(kRows, work.rows - row);
                const float* x = work.x + row * f.depth + k;
                float* c = work.c + row * work.ldc + column;
                if (width == kColumns)
                    multiplyRowsOfTile(x, rows, f.depth, buffer, depth, c, work.ldc, k > 0);
                else
                    multiplyNarrow(x, rows, f.depth, buffer, depth, c, work.ldc, k > 0, width);
            }
        }
    }
}

// Each thread's panel, kept from product to product.
float* panelOfThread() {
    struct Free {
        void operator()(float* p) const { ::operator delete[](p, std::align_val_t{64}); }
    };
    thread_local const std::unique_ptr<float[], Free> panel(
        new (std::align_val_t{64}) float[kDepth * kColumns]);
    // The analyzer ends a thread_local where its function ends.
    return panel.get();  // NOLINT(clang-analyzer-cplusplus.NewDelete)
}

void multiply(const Work& work) {
    if (work.factor.depth == 0) return;
    parallel(work.tiles() * work.panels(), 1, [&](std::int64_t begin, std::int64_t end) {
        multiplyTiles(work, begin, end, panelOfThread());
    });
}

}  // namespace

bool packedProductsPay() {
#ifdef HEADSCOPE_CLONES
    static const bool pay = __builtin_cpu_supports("x86-64-v4") > 0;
    return pay;
#else
    return false;
#endif
}

void multiplyPacked(const float* x, std::int64_t rows, std::int64_t depth, const float* w,
                    std::int64_t ldw, std::int64_t columns, float* c, std::int64_t ldc) {
    multiply({x, rows, {w, ldw, depth, columns, false}, c, ldc});
}

void multiplyPackedTransposed(const float* x, std::int64_t rows, std::int64_t depth, const float* w,
                              std::int64_t columns, float* c) {
    multiply({x, rows, {w, depth, depth, columns, true}, c, columns});
}

}  // namespace headscope::kernels
