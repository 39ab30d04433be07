// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine.h"

#include "timing.h"

#include <ATen/ATen.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <vector>

namespace headscope::bench {
namespace {

std::int64_t anonymousBytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "RssAnon:") {
            std::int64_t kib = 0;
            status >> kib;
            return kib * 1024;
        }
    return 0;
}

}  // namespace

double childrensPeakMemory() {
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    return 1024.0 * static_cast<double>(used.ru_maxrss);
}

double bestProductRate() {
    const auto a = at::rand({2048, 2048});
    const auto b = at::rand({2048, 2048});
    auto c = at::empty({2048, 2048});
    double best = 1e9;
    for (int i = 0; i < 8; ++i) {
        const double start = now();
        at::mm_out(c, a, b);
        best = std::min(best, now() - start);
    }
    return 2.0 * 2048 * 2048 * 2048 / best;
}

double bestReadRate(int threads) {
    const std::size_t count = std::size_t{1} << 27;  // 512 MiB of floats
    const std::vector<float> buffer(count, 1.0F);
    double best = 1e9;
    for (int round = 0; round < 6; ++round) {
        std::vector<float> sums(static_cast<std::size_t>(threads) * 16);
        const double start = now();
        {
            std::vector<std::jthread> workers;
            for (int t = 0; t < threads; ++t)
                workers.emplace_back([&, t] {
                    const auto part = count / static_cast<std::size_t>(threads);
                    const float* at = buffer.data() + part * static_cast<std::size_t>(t);
                    float lanes[32] = {};
                    for (std::size_t i = 0; i + 32 <= part; i += 32)
                        for (std::size_t lane = 0; lane < 32; ++lane)
                            lanes[lane] += at[i + lane];
                    for (const float lane : lanes)
                        sums[static_cast<std::size_t>(t) * 16] += lane;
                });
        }
        best = std::min(best, now() - start);
    }
    return static_cast<double>(count * sizeof(float)) / best;
}

MemoryWatch::MemoryWatch()
    : m_start(anonymousBytes()), m_peak(m_start), m_thread([this](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
              m_peak = std::max(m_peak.load(), anonymousBytes());
              std::this_thread::sleep_for(std::chrono::milliseconds(1));
          }
      }) {}

MemoryWatch::~MemoryWatch() = default;

}  // namespace headscope::bench
