// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "jobs/inquiry.h"
#include "jobs/work_clock.h"

#include <headscope/similarity_sweep.h>

#include <QObject>

#include <optional>
#include <string>
#include <utility>

namespace headscope::app {

/// Ablates every head of the run on screen by itself and asks how alike tokens are then, in the
/// background. The last answer is kept until another one is asked for, or the model goes. GUI
/// thread only.
class EveryHeadStudy : public QObject {
    Q_OBJECT

 public:
    using Status = InquiryBase::Status;  ///< Waiting: it is being computed

    EveryHeadStudy(const RunState& state, JobQueue& jobs, QObject* parent = nullptr);

    /// Why it cannot be computed now, in a sentence; empty: it can.
    [[nodiscard]] QString refusal() const;
    /// Of the run on screen, under the intervention shown, for two tokens: their cosine is looked
    /// at where they are two, and the first one's against itself. Stops the one in progress.
    void start(std::pair<int, int> tokens);
    /// Within one layer of a batch; heads that are finished are kept.
    void stop();

    [[nodiscard]] Status status() const { return m_inquiry.status(); }
    [[nodiscard]] bool isRunning() const { return status() == Status::Waiting; }
    [[nodiscard]] const WorkClock& clock() const { return m_clock; }
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }

    /// Of the run on screen under the intervention shown, whatever its tokens; null if none, or it
    /// is covered.
    [[nodiscard]] const SimilaritySweep* shown() const;

 Q_SIGNALS:
    void changed();

 private:
    struct Key {
        std::string model;
        Setting setting;  ///< the prompt and the positions; the rest says nothing here
        Intervention intervention;
        int count = 0;  ///< asked for again, it is computed again
        bool operator==(const Key&) const = default;
        [[nodiscard]] bool isOf(const Key& run) const {
            return model == run.model && setting == run.setting && intervention == run.intervention;
        }
    };

    /// Of the run on screen; empty if none.
    [[nodiscard]] std::optional<Key> shownKey() const;

    const RunState& m_state;
    Inquiry<Key, SimilaritySweep> m_inquiry;
    WorkClock m_clock;
    int m_count = 0;
};

}  // namespace headscope::app
