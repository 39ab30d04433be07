// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"
#include "jobs/inquiry.h"

#include <headscope/results.h>

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace headscope::app {

/// The chosen head's attention pattern over the prompt of the run that is shown, asked of the
/// engine whenever either changes and somebody looks. What the run was kept with is not asked
/// again, and what is learnt is kept with it. GUI thread only.
class HeadAttention : public QObject {
    Q_OBJECT

 public:
    using Status = InquiryBase::Status;  ///< None: no run, no head chosen, or nobody looks

    HeadAttention(const RunState& state, JobQueue& jobs, History& history,
                  QObject* parent = nullptr);

    /// Nothing is asked while nobody looks.
    void setWanted(bool wanted);

    [[nodiscard]] Status status() const { return m_inquiry.status(); }
    /// It cannot be asked: the run was made with another model than the one that is open.
    [[nodiscard]] bool isOfOtherModel() const { return m_otherModel; }
    /// Of the selected head; null but while Ready.
    [[nodiscard]] const AttentionPattern* pattern() const;
    [[nodiscard]] bool isCovered() const;
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }

 Q_SIGNALS:
    void changed();

 private:
    /// What a pattern depends on.
    struct Key {
        std::string model;
        std::vector<TokenId> prompt;
        HeadId head;
        bool operator==(const Key&) const = default;
    };

    void refresh();
    void leave(bool otherModel);
    void keep();
    /// The head's pattern as the shown run was kept with it.
    [[nodiscard]] std::optional<AttentionPattern> kept(HeadId head) const;

    const RunState& m_state;
    History& m_history;
    Inquiry<Key, AttentionPattern> m_inquiry;
    bool m_wanted = false;
    bool m_otherModel = false;
};

}  // namespace headscope::app
