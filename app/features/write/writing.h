// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/inquiry.h"

#include <headscope/continuation.h>

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>

namespace headscope::app {

/// What was asked for: what a text is of, whatever is typed or chosen meanwhile.
struct WritingOrder {
    QString prompt;  ///< as it was typed
    ContinuationRequest request;
    bool bos = false;  ///< see RunInputs
};

/// Has the engine write, and keeps the text. A text is dropped with the model that wrote it. GUI
/// thread only.
class Writing : public QObject {
    Q_OBJECT

 public:
    /// None: nothing was written. Waiting: tokens are to come.
    using Status = InquiryBase::Status;

    explicit Writing(JobQueue& jobs, QObject* parent = nullptr);

    /// Replaces the text; one that is being written is cancelled.
    void start(WritingOrder order);
    /// Within a token; what has come stays.
    void stop();

    [[nodiscard]] Status status() const { return m_inquiry.status(); }
    [[nodiscard]] bool isWriting() const { return status() == Status::Waiting; }
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }
    /// Empty if nothing was written.
    [[nodiscard]] const std::optional<WritingOrder>& order() const { return m_order; }
    /// Tokens as they come; whole once it is Ready.
    [[nodiscard]] const Continuation& text() const { return m_text; }

 Q_SIGNALS:
    void changed();

 private:
    void take(TextSide side, const TokenScore& score);
    void follow();

    Inquiry<std::uint64_t, Continuation> m_inquiry;  ///< orders, which are counted
    std::uint64_t m_orders = 0;
    std::optional<WritingOrder> m_order;
    Continuation m_text;
};

}  // namespace headscope::app
