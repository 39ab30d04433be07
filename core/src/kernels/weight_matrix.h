// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_info.h>

#include <cstdint>
#include <memory>
#include <string>

namespace headscope::kernels {

/// Where the numbers of a matrix lie: element (k, j) at data[k * down + j * across].
struct MatrixView {
    const float* data = nullptr;
    std::int64_t down = 0, across = 0;
};

/// What a product does with its result besides.
struct Finish {
    const float* bias = nullptr;                 ///< [columns], to each row; null: none
    bool toOut = false;                          ///< to what is in `out`, rather than in its place
    Activation activation = Activation::Linear;  ///< of the sum
};

/// A weight matrix W [depth, columns], copied once into the order in which this processor
/// multiplies by it fastest, which oneDNN knows: blocks with AVX-512, else rows. Copies share the
/// numbers. Immutable; any thread. Every function throws std::bad_alloc where memory is short, and
/// Error(Failure) where oneDNN cannot do its work.
class WeightMatrix {
 public:
    WeightMatrix() = default;
    /// On all threads of the caller. depth and columns at least 1.
    WeightMatrix(MatrixView from, std::int64_t depth, std::int64_t columns);

    [[nodiscard]] std::int64_t depth() const;
    [[nodiscard]] std::int64_t columns() const;

    /// out [rows, columns] = x [rows, depth] W, finished as asked; x and out dense. On all threads
    /// of the caller; sums in float32.
    void multiply(const float* x, std::int64_t rows, float* out, Finish finish = {}) const;

    /// Rows first .. first + count: to [count, columns], with `ld` floats from row to row.
    void copyRows(std::int64_t first, std::int64_t count, float* to, std::int64_t ld) const;
    /// Columns first .. first + count as rows: to [count, depth].
    void copyColumns(std::int64_t first, std::int64_t count, float* to) const;

 private:
    struct Numbers;
    std::shared_ptr<const Numbers> m_numbers;
};

/// The library that multiplies, with its version: "oneDNN 2.7.3". Any thread.
[[nodiscard]] std::string productsName();

/// out [rows, columns] = x [rows, depth] w, with w [depth, columns] as it lies: for a matrix that
/// is used once. All dense. On all threads of the caller; errors as above.
void multiplyOnce(const float* x, std::int64_t rows, std::int64_t depth, const float* w,
                  std::int64_t columns, float* out);

}  // namespace headscope::kernels
