// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/split_pass.h"

#include "kernels/parallel.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace headscope {
namespace {

// A thread that waits takes some 50 us to wake, and a product of 512 rows of such a width some 500.
constexpr int kWidest = 512;

}  // namespace

using std::int64_t;

bool SplitPass::pays(const ModelConfig& config) {
    return config.width <= kWidest;
}

std::size_t SplitPass::rowsThatFit(int positionsCarried, int64_t memory) const {
    // Each pass has memory of its own for the rows that go through a layer together.
    const auto others = (kernels::threads() - 1) * AblatedPass::batchBytes(m_w.config, 0);
    return AblatedPass::rowsThatFit(m_w.config, positionsCarried, memory - others);
}

// Shares have about as many rows as go through a layer together, and are taken by whichever thread
// is free, the longest ones first.
bool SplitPass::run(const CleanPass& base, const Batch& batch, const BatchStep& step) {
    const auto d = int64_t{m_w.config.width};
    const auto variants = static_cast<int64_t>(batch.size());
    const auto threads = std::min<int64_t>(kernels::threads(), variants);
    const auto parts = std::max(threads, (variants * base.carried - 1) / FastPass::kRowsAtOnce + 1);
    float* streams = m_streams.floats(variants * d);
    while (m_passes.size() < static_cast<std::size_t>(threads))
        m_passes.push_back(std::make_unique<AblatedPass>(m_w));
    const double work = layersOf(batch, m_w.config.layers);
    std::atomic<bool> givenUp = false;
    std::atomic<double> done = 0;
    std::atomic<int64_t> next = 1;  // the first one is the caller's, which alone may call step
    kernels::apart(static_cast<int>(threads), [&](int thread) {
        auto& pass = *m_passes[static_cast<std::size_t>(thread)];
        for (auto part = thread == 0 ? 0 : next++; part < parts; part = next++) {
            const auto begin = part * variants / parts;
            const auto end = (part + 1) * variants / parts;
            const Batch share(batch.begin() + begin, batch.begin() + end);
            const double own = layersOf(share, m_w.config.layers);
            const auto told = [&](double before) {
                if (thread == 0 && step && !step((done + before * own) / work)) givenUp = true;
                return !givenUp;
            };
            if (!pass.run(base, share, told)) return;
            std::memcpy(streams + begin * d, pass.streams(),
                        static_cast<std::size_t>((end - begin) * d) * sizeof(float));
            done += own;
        }
    });
    return !givenUp;
}

void SplitPass::logits(int64_t first, int64_t count, float* out) {
    m_fast.unembed(m_streams.data() + first * m_w.config.width, count, out);
}

}  // namespace headscope
