// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/set_sweep.h"

#include "document/shown_growth.h"
#include "document/shown_question.h"
#include "jobs/job_queue.h"

#include <headscope/engine.h>

#include <span>

namespace headscope::app {

SweepRequest requestBeside(const RunState& state, const Intervention& intervention) {
    const GrowthOrigin asked = growthOrigin(*state.run());
    SweepRequest request;
    request.prompt = asked.prompt;
    request.target = asked.target;
    request.control = asked.control;
    request.positions = asked.positions;
    request.interventions = {intervention};
    request.topK = 1;
    request.given = state.ablationSet().heads;
    return request;
}

QString besideRefusal(const RunState& state) {
    if (state.cover().hidesSets()) return coveredText();
    return furtherRefusal(state);
}

Run sweepBeside(Engine& engine, const SweepRequest& request, const JobContext& context,
                const std::function<void(int)>& reportProgress) {
    SweepSink sink;
    sink.between = context.between;
    sink.cells = [&, done = 0](const Intervention&, std::span<const Cell> cells) mutable {
        done += static_cast<int>(cells.size());
        context.post([reportProgress, done] { reportProgress(done); });
    };
    return engine.sweep(request, sink, context.stop);
}

}  // namespace headscope::app
