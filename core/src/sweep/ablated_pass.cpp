// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/ablated_pass.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

namespace headscope {
namespace {

using std::int64_t;

// Rows of the residual stream that a batch has at most: in the last layer, one a variant.
int64_t mostRows(const Batch& batch, int layers, int64_t positions) {
    const auto before = std::count_if(batch.begin(), batch.end(), [&](const Variant& variant) {
        return variant.firstLayer() + 1 < layers;
    });
    return std::max(before * positions, static_cast<int64_t>(batch.size()));
}

}  // namespace

std::vector<float> AblatedPass::differences(const CleanPass& base, std::span<const Edit> edits,
                                            int64_t asked) const {
    const auto width = int64_t{m_w.config.headWidth()};
    std::vector<float> result(edits.size() * static_cast<std::size_t>(asked * width));
    const auto skipped = base.carried - asked;
    const auto head = edits.front().head;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const Donor& donor = *edits[i].donor;
        const float gone = 1 - donor.keep();
        for (const int position : base.edited) {
            if (position < skipped) continue;
            const auto at = position - skipped;
            const float* from = edits[i].z + at * m_w.config.width + head.head * width;
            const float* row = donor.row(head, base.first + position, width);
            float* to = result.data() + (static_cast<int64_t>(i) * asked + at) * width;
            for (int64_t k = 0; k < width; ++k)
                to[k] = row[k] - gone * from[k];
        }
    }
    return result;
}

// Layers before a variant's first are the base's: the variants that run so far go through this
// layer's attention and have their heads of it replaced.
void AblatedPass::attention(const CleanPass& base, const Batch& batch, int layer) {
    const auto d = int64_t{m_w.config.width};
    const bool last = isOfLastPosition(layer);
    const auto asked = last ? 1 : m_positions;
    const auto& prefix = base.prefix[static_cast<std::size_t>(layer)];
    float* x = m_x.data();
    float* z = m_z.floats(m_running * asked * d);
    if (last) {
        m_fast.lastHeadOutputs(layer, x, m_running, m_positions, &prefix, z);
        keepLastPositions(m_positions);
    } else {
        m_fast.headOutputs(layer, x, m_running, m_positions, &prefix, z);
    }
    for (int64_t i = 0; i < m_running; ++i)
        editHeads(base, batch[static_cast<std::size_t>(i)], layer, static_cast<int>(asked),
                  z + i * asked * d);
    m_fast.addProjected(layer, z, m_running * asked, x);
}

// x [running, P, d] -> [running, 1, d]: nothing but the last position is needed any more.
void AblatedPass::keepLastPositions(int64_t positions) {
    const auto d = int64_t{m_w.config.width};
    float* x = m_x.data();
    for (int64_t i = 0; i < m_running; ++i)
        std::memmove(x + i * d, x + ((i + 1) * positions - 1) * d,
                     static_cast<std::size_t>(d) * sizeof(float));
}

// The variants whose first layer this is begin with the residual stream after attention of what
// they go on from.
std::vector<AblatedPass::Edit> AblatedPass::start(const CleanPass& base, const Batch& batch,
                                                  int layer, int64_t asked) {
    const auto d = int64_t{m_w.config.width};
    const auto skipped = (base.carried - asked) * d;
    const auto at = static_cast<std::size_t>(layer);
    std::vector<Edit> edits;
    for (; m_running < static_cast<int64_t>(batch.size()); ++m_running) {
        const auto& variant = batch[static_cast<std::size_t>(m_running)];
        if (variant.firstLayer() != layer) break;
        const float* mid = base.mid[at].data_ptr<float>() + skipped;
        const float* z = base.z[at].data_ptr<float>() + skipped;
        if (variant.parent) {
            const auto parent = static_cast<int64_t>(*variant.parent);
            mid = m_x.data() + parent * asked * d;
            z = m_z.data() + parent * asked * d;
        }
        std::memcpy(m_x.data() + m_running * asked * d, mid,
                    static_cast<std::size_t>(asked * d) * sizeof(float));
        for (const auto& head : variant.heads)
            if (head.layer == layer) edits.push_back({head, variant.donor.get(), m_running, z});
    }
    return edits;
}

// The output projection is linear, so the residual stream after attention and (z' - z) W_h for each
// of their heads do. One product for many variants of a head.
void AblatedPass::join(const CleanPass& base, const Batch& batch, int layer) {
    const auto d = int64_t{m_w.config.width};
    const auto asked = isOfLastPosition(layer) ? 1 : m_positions;
    const auto most = std::max<int64_t>(1, FastPass::kRowsAtOnce / asked);
    auto edits = start(base, batch, layer, asked);
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.head < b.head; });
    for (std::span<const Edit> left = edits; !left.empty();) {
        const auto other = std::find_if(left.begin(), left.end(), [&](const Edit& edit) {
            return edit.head != left.front().head;
        });
        const auto same = left.first(
            static_cast<std::size_t>(std::min(other - left.begin(), std::ptrdiff_t{most})));
        const auto difference = differences(base, same, asked);
        float* added = m_added.floats(static_cast<int64_t>(same.size()) * asked * d);
        m_fast.projectHead(same.front().head, difference.data(),
                           static_cast<int64_t>(same.size()) * asked, added);
        for (const auto& edit : same) {
            float* to = m_x.data() + edit.variant * asked * d;
            for (int64_t k = 0; k < asked * d; ++k)
                to[k] += added[k];
            added += asked * d;
        }
        left = left.subspan(same.size());
    }
}

bool AblatedPass::run(const CleanPass& base, const Batch& batch, const BatchStep& step) {
    m_whole = false;
    m_x.floats(mostRows(batch, m_w.config.layers, base.carried) * m_w.config.width);
    return runLayers(base, batch, step, {});
}

bool AblatedPass::runWhole(const CleanPass& base, const Batch& batch, const BatchStep& step,
                           const AfterLayer& after) {
    m_whole = true;
    m_x.floats(static_cast<int64_t>(batch.size()) * base.carried * m_w.config.width);
    return runLayers(base, batch, step, after);
}

bool AblatedPass::runLayers(const CleanPass& base, const Batch& batch, const BatchStep& step,
                            const AfterLayer& after) {
    const double work = layersOf(batch, m_w.config.layers);
    double done = 0;
    m_running = 0;
    m_positions = base.carried;
    for (int layer = batch.front().firstLayer(); layer < m_w.config.layers; ++layer) {
        if (step && !step(done / work)) return false;
        if (m_running > 0) attention(base, batch, layer);
        join(base, batch, layer);
        m_fast.addMlp(layer, m_x.data(), m_running * (isOfLastPosition(layer) ? 1 : m_positions));
        if (after) after(layer, m_x.data(), m_running);
        done += static_cast<double>(m_running);
    }
    return true;
}

void AblatedPass::logits(int64_t first, int64_t count, float* out) {
    m_fast.unembed(m_x.data() + first * m_w.config.width, count, out);
}

int64_t AblatedPass::batchBytes(const ModelConfig& config, int64_t tokenRows) {
    const auto d = int64_t{config.width};
    const auto part = std::max<int64_t>(FastPass::kRowsAtOnce, 1);
    const auto wide = std::max<int64_t>(config.inner, 2 * d);
    return int64_t{sizeof(float)} *
           (2 * tokenRows * d + part * (3 * d + wide) + d * config.headWidth());
}

std::size_t AblatedPass::rowsThatFit(int positionsCarried, int64_t memory) const {
    return rowsThatFit(m_w.config, positionsCarried, memory);
}

std::size_t AblatedPass::rowsThatFit(const ModelConfig& config, int positionsCarried,
                                     std::int64_t memory) {
    // One layer on a batch is 24 d^2 operations a row or more: at 3e10, 0.15 s on two cores.
    constexpr double kFlopALayer = 3e10;
    const double d = config.width;
    const auto soon = static_cast<std::int64_t>(kFlopALayer / (8 * d * d + 4 * d * config.inner));
    const auto fixed = batchBytes(config, 0);
    const auto perRow = batchBytes(config, 1) - fixed;
    const auto fitting = (memory - fixed) / perRow;
    const auto most = std::min({soon, fitting, std::int64_t{8192}});
    return static_cast<std::size_t>(std::max<std::int64_t>(most, positionsCarried));
}

at::Tensor runAblated(const PackedWeights& w, const CleanPass& clean, const Batch& batch) {
    AblatedPass pass(w);
    (void)pass.run(clean, batch, {});  // nothing gives it up
    auto logits = at::empty({static_cast<int64_t>(batch.size()), w.config.vocabulary});
    pass.logits(0, logits.size(0), logits.data_ptr<float>());
    return logits;
}

}  // namespace headscope
