// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

namespace headscope::bench {

/// Best floating-point operations a second of float32 matrix products of 2048-cubes, on the threads
/// set.
[[nodiscard]] double bestProductRate();

/// Best bytes a second read from memory by as many threads, over a buffer larger than the caches.
[[nodiscard]] double bestReadRate(int threads);

/// Most bytes of memory that any program started from here and ended since has had.
[[nodiscard]] double childrensPeakMemory();

/// Watches the process's anonymous memory (not mapped files) from construction on, every
/// millisecond.
class MemoryWatch {
 public:
    MemoryWatch();
    ~MemoryWatch();
    MemoryWatch(const MemoryWatch&) = delete;
    MemoryWatch& operator=(const MemoryWatch&) = delete;

    /// Most bytes above what there was at construction.
    [[nodiscard]] double peak() const { return static_cast<double>(m_peak.load() - m_start); }

 private:
    std::int64_t m_start;
    std::atomic<std::int64_t> m_peak;
    std::jthread m_thread;
};

}  // namespace headscope::bench
