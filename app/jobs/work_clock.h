// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job_queue.h"

#include <QElapsedTimer>

#include <functional>
#include <optional>

namespace headscope::app {

/// How far a job in the background is, and how long the rest of it takes. GUI thread only.
class WorkClock {
 public:
    /// Work is asked for; nothing of it is done.
    void start();
    /// So much of it is done, from 0 to 1. The first time, work begins: others may have been before
    /// it.
    void reached(double part);

    [[nodiscard]] double part() const { return m_part; }
    /// Once there is something to judge it by.
    [[nodiscard]] std::optional<double> secondsLeft() const;

 private:
    QElapsedTimer m_clock;
    double m_part = 0;
};

/// For the worker's thread: passes progress on to `report`, which runs on the GUI thread, no more
/// often than a screen shows. `context` has to outlive it.
[[nodiscard]] std::function<void(double part)> reportedProgress(
    const JobContext& context, std::function<void(double part)> report);

}  // namespace headscope::app
