// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headscope::kernels {

/// Whether this processor has the vectors of 512 bits that the products below are laid out for.
/// There they are faster than a BLAS on the sweep's shapes, whichever kernels that has chosen;
/// elsewhere the BLAS is.
[[nodiscard]] bool packedProductsPay();

/// c [rows, columns] = x [rows, depth] w [depth, columns]; ldw, ldc: distance of w's and c's rows
/// in floats, x is dense. For any number of rows. Each panel of 64 columns is copied together once
/// and then serves all rows from the second cache. On all threads of the caller.
void multiplyPacked(const float* x, std::int64_t rows, std::int64_t depth, const float* w,
                    std::int64_t ldw, std::int64_t columns, float* c, std::int64_t ldc);

/// c [rows, columns] = x [rows, depth] w^T, w [columns, depth], all dense. As above.
void multiplyPackedTransposed(const float* x, std::int64_t rows, std::int64_t depth, const float* w,
                              std::int64_t columns, float* c);

}  // namespace headscope::kernels
