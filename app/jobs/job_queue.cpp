// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/job_queue.h"

#include <headscope/error.h>

#include <algorithm>
#include <utility>

namespace headscope::app {

JobQueue::~JobQueue() {
    close();
}

JobQueue::Id JobQueue::add(Job job) {
    if (m_closed) return 0;
    // One at a time: an end may add jobs of its own.
    while (const Id replaced = replacedBy(job))
        drop(replaced);
    const Id id = ++m_last;
    std::stop_source stop;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({id, m_number, job.kind, stop.get_token(), std::move(job.work)});
    }
    m_live.emplace(id, Live{job.kind, std::move(job.key), std::move(stop), std::move(job.ended)});
    Q_EMIT added();
    return id;
}

JobQueue::Id JobQueue::replacedBy(const Job& job) const {
    const auto found = std::find_if(m_live.begin(), m_live.end(), [&job](const auto& entry) {
        const Live& live = entry.second;
        switch (job.kind) {
            case Job::Kind::Foreground:
                return live.kind != Job::Kind::Query;
            case Job::Kind::Background:
                return live.kind == Job::Kind::Background;
            case Job::Kind::Query:
                break;
        }
        return live.kind == Job::Kind::Query && live.key == job.key;
    });
    return found == m_live.end() ? 0 : found->first;
}

void JobQueue::stop(Id id) {
    if (const auto found = m_live.find(id); found != m_live.end())
        found->second.stop.request_stop();
}

void JobQueue::drop(Id id) {
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_waiting, [id](const Waiting& waiting) { return waiting.id == id; });
    }
    stop(id);
    finish(id, {JobEnd::Kind::Stopped});
}

void JobQueue::dropAll() {
    while (!m_live.empty())
        drop(m_live.begin()->first);
}

std::uint64_t JobQueue::clear() {
    dropAll();
    const auto number = ++m_number;
    Q_EMIT cleared();
    return number;
}

void JobQueue::close() {
    m_closed = true;
    dropAll();
}

bool JobQueue::isBusy() const {
    return std::any_of(m_live.begin(), m_live.end(),
                       [](const auto& entry) { return entry.second.kind != Job::Kind::Query; });
}

void JobQueue::finish(Id id, const JobEnd& end) {
    auto node = m_live.extract(id);
    if (node.empty()) return;  // it has ended before
    Live& live = node.mapped();
    live.ended(end);
    if (live.kind != Job::Kind::Query) Q_EMIT freed();
}

std::optional<JobQueue::Waiting> JobQueue::take(std::uint64_t number, bool queriesAlone) {
    const std::lock_guard lock(m_mutex);
    for (const auto kind : {Job::Kind::Query, Job::Kind::Foreground, Job::Kind::Background}) {
        if (queriesAlone && kind != Job::Kind::Query) break;
        const auto found =
            std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Waiting& waiting) {
                return waiting.kind == kind && waiting.number == number;
            });
        if (found == m_waiting.end()) continue;
        Waiting taken = std::move(*found);
        m_waiting.erase(found);
        return taken;
    }
    return std::nullopt;
}

void JobQueue::work(Engine* engine, std::uint64_t number) {
    while (const auto job = take(number, false))
        perform(*job, engine, number);
}

void JobQueue::perform(const Waiting& job, Engine* engine, std::uint64_t number) {
    JobContext context;
    context.stop = job.stop;
    context.between = [this, &job, engine, number] {
        if (job.kind == Job::Kind::Query && job.stop.stop_requested()) return;
        while (const auto query = take(number, true))
            perform(*query, engine, number);
    };
    context.post = [this, id = job.id](std::function<void()> news) {
        QMetaObject::invokeMethod(
            this,
            [this, id, news = std::move(news)] {
                if (m_live.contains(id)) news();
            },
            Qt::QueuedConnection);
    };
    JobEnd end{JobEnd::Kind::Finished};
    try {
        if (!engine) throw inputError(say("no model is open"), say("Open a model folder first."));
        job.work(*engine, context);
    } catch (...) {
        end = {JobEnd::Kind::Failed, currentError()};
    }
    QMetaObject::invokeMethod(
        this, [this, id = job.id, end] { finish(id, end); }, Qt::QueuedConnection);
}

}  // namespace headscope::app
