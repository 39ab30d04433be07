// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "jobs/inquiry.h"
#include "jobs/work_clock.h"

#include <headscope/pair_order.h>
#include <headscope/pairs.h>

#include <QObject>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace headscope::app {

/// A map of pairs, and the order in which those that interact alike stand side by side.
struct StudiedPairs {
    PairEffects effects;
    std::vector<std::size_t> order;  ///< see similarityOrder(); empty if it was stopped
};

/// Computes every two heads of the run on screen together, in the background. The last map is kept
/// until another one is computed, the model goes or is read anew; a whole one is not lost to the
/// same that is stopped or fails. GUI thread only.
class PairStudy : public QObject {
    Q_OBJECT

 public:
    using Status = InquiryBase::Status;  ///< Waiting: it is being computed
    /// How it is computed.
    struct Choice {
        Metric metric = Metric::LogitDifference;
        int strongest = 0;  ///< as PairRequest's
        bool operator==(const Choice&) const = default;
    };

    PairStudy(const RunState& state, JobQueue& jobs, QObject* parent = nullptr);

    /// Why it cannot be computed now, in a sentence; empty: it can.
    [[nodiscard]] QString refusal() const;
    /// Of the run on screen, under the intervention shown. Stops the one in progress.
    void start(const Choice& choice);
    /// Within one layer of a batch; what is finished is kept.
    void stop();

    [[nodiscard]] Status status() const { return m_inquiry.status(); }
    [[nodiscard]] bool isRunning() const { return status() == Status::Waiting; }
    /// Is what is being computed of the run on screen?
    [[nodiscard]] bool isOfShown() const;
    /// Of what is being computed, from 0 to 1.
    [[nodiscard]] double part() const { return m_clock.part(); }
    /// Once there is something to judge it by.
    [[nodiscard]] std::optional<double> secondsLeft() const { return m_clock.secondsLeft(); }
    /// Was it cancelled by a run or another study?
    [[nodiscard]] bool wasGivenUp() const { return m_givenUp; }
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }

    /// The map of the run on screen under the intervention shown; null if none, or it is covered.
    [[nodiscard]] const StudiedPairs* shown() const;
    /// Counts the maps that were asked for: which one shown() is; 0 if that is null.
    [[nodiscard]] int shownCount() const;

 Q_SIGNALS:
    void changed();

 private:
    /// What a map is of.
    struct Key {
        std::string model;
        Setting setting;
        Intervention intervention;
        Choice choice;
        int count = 0;  ///< asked for again, it is computed again
        bool operator==(const Key&) const = default;
        [[nodiscard]] bool isOf(const Key& run) const {
            return model == run.model && setting == run.setting && intervention == run.intervention;
        }
    };

    struct Whole {
        Key key;
        StudiedPairs pairs;
    };

    /// Of the run on screen; empty if none.
    [[nodiscard]] std::optional<Key> shownKey() const;
    void follow();
    /// The last whole map is of the same, and of more pairs than one that was stopped or failed.
    [[nodiscard]] bool isWholeBetter() const;

    const RunState& m_state;
    Inquiry<Key, StudiedPairs> m_inquiry;
    std::optional<Whole> m_whole;  ///< the last that was not stopped, once another is asked for
    WorkClock m_clock;
    int m_count = 0;
    bool m_asked = false;  ///< and neither answered nor stopped
    bool m_givenUp = false;
};

}  // namespace headscope::app
