// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace headscope {

/// z of a prompt's clean run from a position on: [L, positions, d]. Immutable; any thread.
struct PromptZ {
    int layers = 0;
    int first = 0;  ///< the first position that is there; those up to the prompt's last follow
    int positions = 0;
    std::int64_t width = 0;
    std::vector<float> rows;
};

/// What replaces z: z' = keep * z + row(head, position). The rows lie as
/// [layers or 1, positions or 1, d]; where there is one, it serves all. Immutable; any thread.
class Donor {
 public:
    /// The same at every position; `rows` holds layers x d numbers.
    Donor(float keep, int layers, std::int64_t width, std::vector<float> rows)
        : m_keep(keep), m_layers(layers), m_width(width), m_own(std::move(rows)) {}
    /// Another prompt's z; never null.
    explicit Donor(std::shared_ptr<const PromptZ> z)
        : m_layers(z->layers), m_width(z->width), m_z(std::move(z)) {}
    /// A reference's mean at each position, or at all; never null.
    explicit Donor(const ReferencePtr& reference)
        : m_layers(reference->layers), m_width(reference->width) {
        if (reference->positions == 1)
            m_own = reference->rows;
        else
            m_z = std::make_shared<const PromptZ>(PromptZ{
                reference->layers, 0, reference->positions, reference->width, reference->rows});
    }

    /// The part of z that stays: 0 where z is replaced.
    [[nodiscard]] float keep() const { return m_keep; }
    /// d/H numbers for one head; `position` counts from the prompt's first and is one that the
    /// donor has.
    [[nodiscard]] const float* row(HeadId head, int position, std::int64_t headWidth) const {
        const std::int64_t layer = m_layers > 1 ? head.layer : 0;
        const std::int64_t at = position - first();
        return rows().data() + (m_z ? layer * m_z->positions + at : layer) * m_width +
               head.head * headWidth;
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

    [[nodiscard]] int layers() const { return m_layers; }  ///< 1: all have the same
    /// Is it the same at every position, also beyond the prompt?
    [[nodiscard]] bool isEverywhere() const { return m_z == nullptr; }
    /// The first position that it has, and how many rows for positions there are.
    [[nodiscard]] int first() const { return m_z ? m_z->first : 0; }
    [[nodiscard]] int positions() const { return m_z ? m_z->positions : 1; }
    [[nodiscard]] std::int64_t width() const { return m_width; }
    [[nodiscard]] const std::vector<float>& rows() const { return m_z ? m_z->rows : m_own; }

 private:
    float m_keep = 0;
    int m_layers;
    std::int64_t m_width;
    std::vector<float> m_own;
    std::shared_ptr<const PromptZ> m_z;  ///< null: the rows are m_own
};

using DonorPtr = std::shared_ptr<const Donor>;

}  // namespace headscope
