// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

namespace headscope {

enum class BlasKind { OpenMp, Pthreads, OneThread, Reference, Unknown };

/// Products of matrices, in GFLOP/s; 0: not measured.
struct ProductRates {
    double blas = 0;
    double own = 0;  ///< of oneDNN, which sweeps use, on the same products
    /// Threads waited for cores meanwhile: the rates are a busy machine's.
    bool disturbed = false;
};

/// Multiplies with both for at most about 30 ms together, on the threads that are set; the best of
/// each counts. Where other programs keep the cores, it takes longer, and says so. Call on the
/// engine's thread.
[[nodiscard]] ProductRates measureProducts();

/// Why the BLAS is slow and what to install; empty if it is not. Slow by its kind, or because it
/// falls far below oneDNN, which no BLAS made for this processor does; rates that were measured on
/// a busy machine say nothing of it.
[[nodiscard]] Message blasWarning(BlasKind kind, const ProductRates& rates);

}  // namespace headscope
