// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_engine.h"
#include "jobs/job_queue.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace headscope::app::test {

/// Where a job's work waits until the test lets it go on, though not for ever. Must outlive the
/// worker.
struct Hold {
    std::atomic<int> reached{0};  ///< how many came here
    std::atomic<bool> open{false};

    void wait() {
        ++reached;
        waitUntil([this] { return open.load(); });
    }
    /// Until it is asked to stop, as a sweep that sees that within one batch.
    void waitForStop(const JobContext& context) {
        ++reached;
        waitUntil([&] { return context.stop.stop_requested(); });
    }

 private:
    template <class Condition>
    static void waitUntil(Condition condition) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(kPatience);
        while (!condition() && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
};

}  // namespace headscope::app::test
