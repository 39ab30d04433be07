// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headscope::kernels {

/// Up to this many rows a product reads its weights once, as fast as memory gives them; a BLAS,
/// made for many rows, is several times slower there.
inline constexpr std::int64_t kFewRows = 12;

/// c [rows, columns] = x [rows, depth] w [depth, columns]; ldw, ldc: distance of w's and c's rows
/// in floats, x is dense. For at most kFewRows rows. On all threads of the caller.
void multiplyFewRows(const float* x, std::int64_t rows, std::int64_t depth, const float* w,
                     std::int64_t ldw, std::int64_t columns, float* c, std::int64_t ldc);

/// c [rows, columns] = x [rows, depth] w^T, w [columns, depth], all dense. As above.
void multiplyFewRowsTransposed(const float* x, std::int64_t rows, std::int64_t depth,
                               const float* w, std::int64_t columns, float* c);

}  // namespace headscope::kernels
