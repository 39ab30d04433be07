// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "jobs/inquiry.h"

#include <headscope/layer_patches.h>

#include <QObject>

#include <string>

namespace headscope::app {

/// Asks what of each layer and token of the run on screen carries the
/// difference from its donor. In the background; the answer is dropped with the
/// model. GUI thread only.
class LayerStudy : public QObject {
    Q_OBJECT

 public:
    LayerStudy(const RunState& state, JobQueue& jobs, QObject* parent = nullptr);

    /// Why it cannot be computed now, in a sentence; empty: it can.
    [[nodiscard]] QString refusal() const;
    /// Of the run as it is now. Stops the one in progress.
    void start();
    /// Nothing is kept of it.
    void stop();

    [[nodiscard]] bool isRunning() const {
        return m_inquiry.status() == InquiryBase::Status::Waiting;
    }
    [[nodiscard]] bool hasFailed() const {
        return m_inquiry.status() == InquiryBase::Status::Failed;
    }
    /// Only where it has failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }
    /// How much is done, from 0 to 1.
    [[nodiscard]] double part() const { return m_part; }
    /// Of the run on screen; null: not known.
    [[nodiscard]] const LayerPatches* patches() const;

 Q_SIGNALS:
    void changed();

 private:
    /// What is asked.
    struct Key {
        std::string model;
        Setting setting;
        std::vector<TokenId> donor;
        bool operator==(const Key&) const = default;
    };
    /// Empty if the run on screen has no donor.
    [[nodiscard]] std::optional<Key> now() const;

    const RunState& m_state;
    Inquiry<Key, LayerPatches> m_inquiry;
    double m_part = 0;
};

}  // namespace headscope::app
