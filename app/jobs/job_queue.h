// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <headscope/engine.h>

#include <QObject>

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace headscope::app {

/// What a job may use beside the engine while it works. Worker thread only.
struct JobContext {
    /// To be looked at at least once a batch.
    std::stop_token stop;
    /// Answers the queries that wait. For the work to call between two batches; does nothing within
    /// a query that was asked to stop, which another may have replaced.
    std::function<void()> between;
    /// Runs `news` on the GUI thread, in the order of the calls: progress, and at last the result.
    /// News of a job that has ended is dropped.
    std::function<void(std::function<void()> news)> post;
};

/// Runs on the worker thread, and may throw what the engine does. It must not use GUI objects,
/// which may be gone; the posted news may.
using JobWork = std::function<void(Engine&, const JobContext&)>;

/// The one end of a job.
struct JobEnd {
    enum class Kind {
        Finished,  ///< its work returned, perhaps early because it was asked to stop
        Stopped,   ///< cancelled before that: no more news of it
        Failed,    ///< its work threw, or no model is open
    };
    Kind kind = Kind::Stopped;
    std::optional<UserError> error = {};  ///< where it failed
};

/// Something to be computed by the engine.
struct Job {
    enum class Kind {
        Foreground,  ///< a run: replaces one in progress, and what is in the background
        Background,  ///< replaces another in the background; waits for a run to end
        Query,       ///< answered between the batches of the others; short, or itself in batches.
                     ///< Replaces the query with the same key
    };
    Kind kind = Kind::Query;
    std::string key;  ///< of a query
    JobWork work;
    /// Runs on the GUI thread, exactly once, whatever happens.
    std::function<void(const JobEnd&)> ended;
};

/// The jobs that wait for the engine or are worked on. The worker thread does one after the other:
/// queries first, then the foreground, then the background. GUI thread, but where said.
class JobQueue : public QObject {
    Q_OBJECT

 public:
    using Id = std::uint64_t;  ///< counts from 1; 0 is no job

    using QObject::QObject;
    /// close().
    ~JobQueue() override;

    /// What it replaces ends first, as stopped. After close() it does nothing and returns 0.
    Id add(Job job);
    /// Asks a job to stop: its work sees that within one batch, and the end follows.
    void stop(Id id);
    /// Ends a job here and now, as stopped. What works on it sees the stop within one batch.
    void drop(Id id);
    /// drop() for all: the engine that they are for goes, and cleared() says so. Those that are
    /// added later are for the next one, whose number is returned.
    std::uint64_t clear();
    /// drop() for all, and no more are taken.
    void close();

    [[nodiscard]] bool isEmpty() const { return m_live.empty(); }
    /// Is there a job in the foreground or in the background?
    [[nodiscard]] bool isBusy() const;

    /// Does what waits for the engine of this number. Null: none is open, and the jobs fail. Worker
    /// thread. Nothing that the engine throws gets past it.
    void work(Engine* engine, std::uint64_t number);

 Q_SIGNALS:
    /// work() has something to do.
    void added();
    /// A job in the foreground or in the background has ended.
    void freed();
    /// clear() has ended all jobs, and what they have found is of an engine that goes.
    void cleared();

 private:
    /// A job as the GUI thread knows it, from add() to its end.
    struct Live {
        Job::Kind kind;
        std::string key;
        std::stop_source stop;
        std::function<void(const JobEnd&)> ended;
    };
    /// A job that nobody works on yet.
    struct Waiting {
        Id id;
        std::uint64_t number;  ///< of the engine that it is for
        Job::Kind kind;
        std::stop_token stop;
        JobWork work;
    };

    /// The one whose place a job takes; 0: none.
    [[nodiscard]] Id replacedBy(const Job& job) const;
    [[nodiscard]] std::optional<Waiting> take(std::uint64_t number, bool queriesAlone);
    void perform(const Waiting& job, Engine* engine, std::uint64_t number);
    void finish(Id id, const JobEnd& end);
    void dropAll();

    // GUI thread.
    std::map<Id, Live> m_live;
    Id m_last = 0;
    std::uint64_t m_number = 0;  ///< of the engine that jobs are for
    bool m_closed = false;

    std::mutex m_mutex;  ///< of what follows
    std::vector<Waiting> m_waiting;
};

}  // namespace headscope::app
