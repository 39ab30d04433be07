// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/parallel.h"

#include <omp.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <vector>

namespace headscope::kernels {

void setThreads(int threads) {
    omp_set_num_threads(std::max(1, threads));
}

int threads() {
    return std::max(1, omp_get_max_threads());
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

void apart(int count, const std::function<void(int)>& work) {
    std::vector<std::exception_ptr> errors(static_cast<std::size_t>(std::max(0, count)));
#pragma omp parallel num_threads(std::max(1, std::min(count, threads())))
    {
        // Of this task alone: libraries divide their work by it.
        omp_set_num_threads(1);
        for (int i = omp_get_thread_num(); i < count; i += omp_get_num_threads()) {
            try {
                work(i);
            } catch (...) {
                errors[static_cast<std::size_t>(i)] = std::current_exception();
            }
        }
    }
    for (const auto& error : errors)
        if (error) std::rethrow_exception(error);
}

}  // namespace headscope::kernels
