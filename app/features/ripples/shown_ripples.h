// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "document/shown_question.h"
#include "jobs/inquiry.h"

#include <headscope/similarity.h>

#include <QObject>

#include <optional>
#include <string>
#include <utility>

namespace headscope::app {

/// How alike the tokens of the run on screen are after every layer, clean and with heads ablated,
/// asked of the engine whenever run, heads or tokens change and somebody looks. GUI thread only.
class ShownRipples : public QObject {
    Q_OBJECT

 public:
    using Status = InquiryBase::Status;  ///< None: it cannot be asked, or nobody looks

    ShownRipples(const RunState& state, JobQueue& jobs, QObject* parent = nullptr);

    /// Nothing is asked while nobody looks.
    void setWanted(bool wanted);
    /// Which heads are ablated, and between which two positions the cosine is looked at.
    void choose(Ablated which, std::pair<int, int> tokens);

    [[nodiscard]] Status status() const { return m_inquiry.status(); }
    /// Of the run, the heads and the tokens as they are now; null if not known, or covered. What
    /// was asked in it is request().
    [[nodiscard]] const Similarity* similarity() const;
    /// Is the run shown patched? Ripples of a patch are not computed: only the clean run's are.
    [[nodiscard]] bool isPatch() const;
    /// Only where similarity() is not null.
    [[nodiscard]] const SimilarityRequest& request() const { return m_inquiry.key()->request; }
    /// Why similarity() is null, in sentences.
    [[nodiscard]] QString refusal() const;
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }

 Q_SIGNALS:
    void changed();

 private:
    struct Key {
        std::string model;
        SimilarityRequest request;
        bool operator==(const Key& other) const;
    };

    /// Empty if it cannot be asked.
    [[nodiscard]] std::optional<Key> wantedKey() const;
    void refresh();

    const RunState& m_state;
    Inquiry<Key, Similarity> m_inquiry;
    Ablated m_which = Ablated::Chosen;
    std::pair<int, int> m_tokens{0, 0};
    bool m_wanted = false;
};

}  // namespace headscope::app
