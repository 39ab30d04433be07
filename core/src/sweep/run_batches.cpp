// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/run_batches.h"

#include <numeric>

namespace headscope {

bool runBatches(std::span<const Batch> batches, int layers, const std::stop_token& stop,
                const BatchSink& sink,
                const std::function<bool(const Batch&, const BatchStep&)>& compute) {
    const double all = std::accumulate(
        batches.begin(), batches.end(), 0.0,
        [&](double sum, const Batch& batch) { return sum + layersOf(batch, layers); });
    double done = 0;
    for (const auto& batch : batches) {
        const double own = layersOf(batch, layers);
        const auto step = [&](double part) {
            if (stop.stop_requested()) return false;
            if (sink.progress) sink.progress((done + part * own) / all);
            return true;
        };
        if (!compute(batch, step)) return false;
        done += own;
        if (sink.between) sink.between();
    }
    if (sink.progress) sink.progress(1);
    return true;
}

}  // namespace headscope
