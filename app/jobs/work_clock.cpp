// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/work_clock.h"

#include <chrono>
#include <utility>

namespace headscope::app {

namespace {

constexpr std::chrono::milliseconds kProgressApart{40};
constexpr double kJudgeFrom = 0.01;  // of the work
constexpr qint64 kJudgeAfter = 300;  // ms

}  // namespace

void WorkClock::start() {
    m_part = 0;
}

void WorkClock::reached(double part) {
    if (m_part == 0) m_clock.start();
    m_part = part;
}

std::optional<double> WorkClock::secondsLeft() const {
    if (m_part < kJudgeFrom || m_clock.elapsed() < kJudgeAfter) return std::nullopt;
    return static_cast<double>(m_clock.elapsed()) / 1000 * (1 - m_part) / m_part;
}

std::function<void(double part)> reportedProgress(const JobContext& context,
                                                  std::function<void(double part)> report) {
    return [&context, report = std::move(report),
            last = std::chrono::steady_clock::now() - kProgressApart](double part) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < kProgressApart) return;
        last = now;
        context.post([report, part] { report(part); });
    };
}

}  // namespace headscope::app
