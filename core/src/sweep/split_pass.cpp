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

bool SplitPass::pays(const ModelConfig& config, int threads) {
    return threads > 1 && config.width <= kWidest;
}

std::size_t SplitPass::rowsThatFit(int positionsCarried, int64_t memory) const {
    // Each pass has memory of its own for the rows that go through a layer together.
    const auto others = (kernels::threads() - 1) * AblatedPass::batchBytes(m_w.config, 0);
    return AblatedPass::rowsThatFit(m_w.config, positionsCarried, memory - others);
}

bool SplitPass::run(const CleanPass& base, const Batch& batch, const BatchStep& step) {
    m_used = std::min<int64_t>(kernels::threads(), static_cast<int64_t>(batch.size()));
    std::vector<Batch> shares(static_cast<std::size_t>(m_used));
    for (std::size_t i = 0; i < batch.size(); ++i)
        shares[i % shares.size()].push_back(batch[i]);
    while (m_passes.size() < shares.size())
        m_passes.push_back(std::make_unique<AblatedPass>(m_w));
    std::atomic<bool> givenUp = false;
    // The first share is on the caller's thread, which alone may call step.
    const auto own = [&](double part) {
        if (step && !step(part)) givenUp = true;
        return !givenUp;
    };
    const auto others = [&](double) { return !givenUp; };
    kernels::apart(static_cast<int>(m_used), [&](int share) {
        const auto at = static_cast<std::size_t>(share);
        const auto& told = share == 0 ? BatchStep(own) : BatchStep(others);
        if (!m_passes[at]->run(base, shares[at], told)) givenUp = true;
    });
    return !givenUp;
}

void SplitPass::logits(int64_t first, int64_t count, float* out) {
    const auto d = int64_t{m_w.config.width};
    float* streams = m_streams.floats(count * d);
    for (int64_t i = 0; i < count; ++i) {
        const auto variant = first + i;
        const float* from = m_passes[static_cast<std::size_t>(variant % m_used)]->streams();
        std::memcpy(streams + i * d, from + variant / m_used * d,
                    static_cast<std::size_t>(d) * sizeof(float));
    }
    m_fast.unembed(streams, count, out);
}

}  // namespace headscope
