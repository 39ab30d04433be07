// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job_queue.h"
#include "jobs/user_error.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace headscope::app {

/// The part of an Inquiry that does not depend on key and answer: status, job and signal. GUI
/// thread only.
class InquiryBase : public QObject {
    Q_OBJECT

 public:
    enum class Status {
        None,     ///< nothing is asked, or the question was cancelled
        Waiting,  ///< the answer is to come
        Ready,    ///< the answer is there
        Failed,   ///< see error()
    };

    [[nodiscard]] Status status() const { return m_status; }
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_error; }
    /// How long a key has to stay the one that is asked for before the engine is asked; 0 to begin
    /// with.
    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); }
    /// Asks the work to stop: what it has found by then is the answer.
    void stop();

 Q_SIGNALS:
    /// Another key is asked for; or the answer is there, failed or will not come.
    void changed();

 protected:
    InquiryBase(JobQueue& jobs, Job::Kind kind, std::string name, QObject* parent);
    /// Drops the job.
    ~InquiryBase() override;

    /// Waiting: once the pause is over, the job is added.
    void begin(JobWork work);
    /// Drops the job, if there is one; nothing more of it is heard.
    void cancel();
    void become(Status status);

    /// The job's work returned, and its answer is there.
    virtual void finished() = 0;
    /// It threw. become(Failed) follows.
    virtual void failed() = 0;
    /// It was cancelled for others. become(None) follows.
    virtual void givenUp() = 0;
    /// The model goes: no answer is kept, and nothing is asked for.
    virtual void forget() = 0;

 private:
    void add();
    void end(const JobEnd& end);

    QPointer<JobQueue> m_jobs;
    Job::Kind m_kind;
    std::string m_name;
    Status m_status = Status::None;
    UserError m_error;
    QTimer m_pause;
    JobWork m_work;             ///< to be added after the pause
    JobQueue::Id m_job = 0;     ///< 0: none
    std::uint64_t m_asked = 0;  ///< counts jobs: the end of an older one says nothing
};

/// One question to the engine, and its answer. Of several keys that are asked for only the newest
/// counts: what is being computed for an older one is dropped, and never becomes the answer. The
/// answer is dropped with its model. `Key` has ==; both can be copied. GUI thread only.
template <class Key, class Answer>
class Inquiry : public InquiryBase {
 public:
    /// Runs on the worker thread, and may throw what the engine does.
    using Work = std::function<Answer(Engine&, const JobContext&)>;

    /// A query that is called so, or a job in the background.
    Inquiry(JobQueue& jobs, std::string query, QObject* parent = nullptr)
        : InquiryBase(jobs, Job::Kind::Query, std::move(query), parent) {}
    Inquiry(JobQueue& jobs, Job::Kind kind, QObject* parent = nullptr)
        : InquiryBase(jobs, kind, {}, parent) {}

    /// Asks, unless this key is asked for already or was the last to be answered.
    void ask(const Key& key, Work work) {
        if (m_key == key) return;
        cancel();
        m_key = key;
        m_found.reset();
        if (m_answered == key) return become(Status::Ready);
        begin([this, work = std::move(work)](Engine& engine, const JobContext& context) {
            context.post(
                [this, answer = work(engine, context)]() mutable { m_found = std::move(answer); });
        });
    }

    /// The answer is known from elsewhere.
    void give(const Key& key, Answer answer) {
        cancel();
        m_key = key;
        m_found = std::move(answer);
        finished();
    }

    /// Nothing is asked for any more. The last answer is kept, for when its key is asked for again.
    void withdraw() {
        cancel();
        if (std::exchange(m_key, std::nullopt)) become(Status::None);
    }

    /// The same, and no answer is kept.
    void clear() {
        drop();
        withdraw();
    }

    /// What is asked for; empty if nothing is.
    [[nodiscard]] const std::optional<Key>& key() const { return m_key; }
    /// The last answer; null if none. While Waiting it is of an older key.
    [[nodiscard]] const Answer* answer() const { return m_answer ? &*m_answer : nullptr; }
    /// What answer() is of.
    [[nodiscard]] const std::optional<Key>& answered() const { return m_answered; }

 private:
    void finished() override {
        m_answered = m_key;
        m_answer = std::exchange(m_found, std::nullopt);
        become(Status::Ready);
    }

    void failed() override { drop(); }
    void givenUp() override { m_key.reset(); }
    void forget() override { clear(); }

    void drop() {
        m_answered.reset();
        m_answer.reset();
    }

    std::optional<Key> m_key;
    std::optional<Key> m_answered;
    std::optional<Answer> m_answer;
    std::optional<Answer> m_found;  ///< posted by the job, before its end
};

}  // namespace headscope::app
