// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace headscope::app {

/// What a small question to the engine is about. Of each topic only the newest question counts: an
/// older one is dropped unanswered, or its answer is.
enum class Topic {
    Prediction,  ///< the clean prediction while the prompt is being typed
    SetEffect,   ///< what a set of heads does together
    Attention,   ///< a head's attention pattern
    /// A whole verification. It sweeps itself, so it waits for the end of a sweep.
    Verification,
    NoiseFloor,  ///< how far a run's cells are from the same computed alone
};

/// A question: runs on the worker thread; what it returns runs on the GUI thread. Must not throw.
using Question = std::function<std::function<void()>(Engine&)>;

/// Questions on their way to the worker; between its batches it also answers during a sweep. Any
/// thread.
class QuestionBox {
 public:
    struct Ticket {
        Topic topic;
        std::uint64_t number;
    };
    struct Entry {
        Ticket ticket;
        Question question;
    };

    /// Takes the place of the topic's question that still waits.
    void put(Topic topic, Question question);
    /// All that waits, the oldest first. While the engine computes for another, `between` its
    /// batches, a verification stays in the box.
    [[nodiscard]] std::vector<Entry> take(bool between = false);
    /// Is this still the topic's newest question?
    [[nodiscard]] bool isCurrent(const Ticket& ticket) const;
    /// Drops the topic's question and its answer.
    void withdraw(Topic topic);
    /// Drops what waits, and the answers to what does not: another model is there.
    void clear();

 private:
    mutable std::mutex m_mutex;
    std::uint64_t m_last = 0;
    std::map<Topic, std::uint64_t> m_newest;
    std::vector<Entry> m_waiting;
};

}  // namespace headscope::app
