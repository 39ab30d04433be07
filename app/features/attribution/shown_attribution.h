// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "jobs/inquiry.h"

#include <headscope/attribution.h>
#include <headscope/direct_effects.h>

#include <QObject>

#include <optional>
#include <string>

namespace headscope::app {

/// What each part of the model adds to the logit difference in the clean run of the run on screen,
/// asked of the engine whenever that is another one and somebody looks. GUI thread only.
class ShownAttribution : public QObject {
    Q_OBJECT

 public:
    using Status = InquiryBase::Status;  ///< None: it cannot be asked, or nobody looks

    ShownAttribution(const RunState& state, JobQueue& jobs, QObject* parent = nullptr);

    /// Nothing is asked while nobody looks.
    void setWanted(bool wanted);

    [[nodiscard]] Status status() const { return m_inquiry.status(); }
    /// Of the run on screen; null if not known, or covered.
    [[nodiscard]] const Attribution* attribution() const;
    /// Of the intervention shown; empty if not known, or covered.
    [[nodiscard]] std::optional<IndirectEffects> indirect() const;
    /// Why attribution() is null, in sentences.
    [[nodiscard]] QString refusal() const;
    /// Why indirect() is empty while attribution() is known.
    [[nodiscard]] QString indirectRefusal() const;
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }

 Q_SIGNALS:
    void changed();

 private:
    /// What it depends on.
    struct Key {
        std::string model;
        std::vector<TokenId> prompt;
        TokenSet target, control;
        bool operator==(const Key&) const = default;
    };

    /// Beside it, of direct effects: what is shown of the run.
    struct DirectKey {
        Key of;
        Intervention intervention;
        Positions positions;
        bool operator==(const DirectKey&) const = default;
    };

    /// Of the run on screen. Empty if it cannot be asked.
    [[nodiscard]] std::optional<Key> wantedKey() const;
    [[nodiscard]] std::optional<DirectKey> wantedDirectKey() const;
    void askParts(const std::optional<Key>& key);
    void askDirect();
    void refresh();

    const RunState& m_state;
    Inquiry<Key, Attribution> m_inquiry;
    Inquiry<DirectKey, HeadGrid<double>> m_direct;
    bool m_wanted = false;
};

}  // namespace headscope::app
