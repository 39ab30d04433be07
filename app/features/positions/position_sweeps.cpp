// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/positions/position_sweeps.h"

#include "document/cover.h"
#include "document/shown_question.h"

#include <headscope/engine.h>

#include <utility>

namespace headscope::app {

PositionSweeps::PositionSweeps(const RunState& state, JobQueue& jobs, QObject* parent)
    : QObject(parent), m_state(state), m_inquiry(jobs, Job::Kind::Background) {
    connect(&m_inquiry, &InquiryBase::changed, this, &PositionSweeps::changed);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_runs.clear();
        Q_EMIT changed();
    });
    for (const auto signal : {&RunState::runChanged, &RunState::gridChanged,
                              &RunState::phaseChanged, &RunState::coverChanged})
        connect(&m_state, signal, this, &PositionSweeps::changed);
}

int PositionSweeps::positions() const {
    return m_state.run() ? static_cast<int>(m_state.run()->clean.prompt.size()) : 0;
}

QString PositionSweeps::refusal() const {
    if (!m_state.run()) return tr("A run comes first.");
    if (m_state.cover().any()) return coveredText();
    return furtherRefusal(m_state);
}

PositionSweeps::Of PositionSweeps::now() const {
    const ShownRun& run = *m_state.run();
    Of of{m_state.modelKey(), {}};
    of.request.prompt = idsOf(run.clean.prompt);
    of.request.target = run.clean.target.set();
    of.request.control = run.clean.control.set();
    of.request.interventions = {m_state.intervention()};
    return of;
}

const std::vector<Run>& PositionSweeps::runs() const {
    static const std::vector<Run> none;
    const bool shown = m_state.run() && !m_runs.empty() && !m_state.cover().any();
    return shown && m_of == now() ? m_runs : none;
}

void PositionSweeps::start() {
    if (!refusal().isEmpty()) return;
    m_of = now();
    m_runs.clear();
    m_inquiry.ask(++m_asked, [this, request = m_of.request](Engine& engine,
                                                            const JobContext& context) mutable {
        const auto positions = static_cast<int>(request.prompt.size());
        SweepSink sink;
        sink.between = context.between;
        for (int position = 0; position < positions; ++position) {
            request.positions = Positions::at({position});
            Run run = engine.sweep(request, sink, context.stop);
            if (run.stopped) return position;
            context.post([this, run = std::move(run)]() mutable {
                m_runs.push_back(std::move(run));
                Q_EMIT changed();
            });
        }
        return positions;
    });
    Q_EMIT changed();
}

void PositionSweeps::stop() {
    m_inquiry.clear();
    Q_EMIT changed();
}

}  // namespace headscope::app
