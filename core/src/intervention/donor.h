// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace headscope {

/// What stands in z's place: z' = keep * z + row(head, position). The rows lie as
/// [layers or 1, positions or 1, d]; where there is one, it serves all. Immutable; any thread.
class Donor {
 public:
    /// `rows` holds layers x positions x d numbers.
    Donor(float keep, int layers, int positions, std::int64_t width, std::vector<float> rows)
        : m_keep(keep),
          m_layers(layers),
          m_positions(positions),
          m_width(width),
          m_rows(std::move(rows)) {}

    /// The part of z that stays: 0 where z is replaced.
    [[nodiscard]] float keep() const { return m_keep; }
    /// d/H numbers for one head; `position` counts from the prompt's first.
    [[nodiscard]] const float* row(HeadId head, int position, std::int64_t headWidth) const {
        const std::int64_t layer = m_layers > 1 ? head.layer : 0;
        const std::int64_t at = m_positions > 1 ? position : 0;
        return m_rows.data() + (layer * m_positions + at) * m_width + head.head * headWidth;
    }

    /// Puts z' into the place of one head's z [d/H] at that position.
    void edit(HeadId head, int position, std::int64_t headWidth, float* z) const {
        const float* from = row(head, position, headWidth);
        if (m_keep == 0) {
            std::copy_n(from, headWidth, z);
            return;
        }
        for (std::int64_t k = 0; k < headWidth; ++k)
            z[k] = m_keep * z[k] + from[k];
    }

    [[nodiscard]] int layers() const { return m_layers; }        ///< 1: all have the same
    [[nodiscard]] int positions() const { return m_positions; }  ///< 1: all have the same
    [[nodiscard]] std::int64_t width() const { return m_width; }
    [[nodiscard]] const std::vector<float>& rows() const { return m_rows; }

 private:
    float m_keep;
    int m_layers;
    int m_positions;
    std::int64_t m_width;
    std::vector<float> m_rows;
};

using DonorPtr = std::shared_ptr<const Donor>;

}  // namespace headscope
