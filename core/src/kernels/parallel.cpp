// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/parallel.h"

#include <omp.h>

#include <algorithm>

namespace headscope::kernels {

void setThreads(int threads) {
    omp_set_num_threads(std::max(1, threads));
}

void parallel(std::int64_t count, std::int64_t grain,
              const std::function<void(std::int64_t, std::int64_t)>& work) {
    const auto pieces = (count + grain - 1) / grain;
    if (pieces <= 1 || omp_get_max_threads() == 1) {
        if (count > 0) work(0, count);
        return;
    }
#pragma omp parallel
    {
        const auto threads = std::int64_t{omp_get_num_threads()};
        const auto share = (pieces + threads - 1) / threads * grain;
        const auto begin = omp_get_thread_num() * share;
        if (begin < count) work(begin, std::min(count, begin + share));
    }
}

}  // namespace headscope::kernels
