// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep by whichever runner of batches, on a small random model.
#pragma once

#include "checkpoint_maker.h"
#include "intervention/requests.h"
#include "reference.h"
#include "scratch.h"
#include "sweep/donor_pass.h"
#include "sweep/scoring.h"
#include "sweep/sweep.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

namespace headscope::test {

class RunnerTest : public ::testing::Test {
 protected:
    RunnerTest() {
        request.prompt = {10, 20, 30, 40, 50, 60};
        request.target = 1;
        request.control = 2;
    }

    [[nodiscard]] const LoadedModel& model() {
        if (!m_model) {
            writeRandomCheckpoint(scratch / "model", livelySpec());
            m_model.emplace(scratch / "model");
        }
        return *m_model;
    }

    headscope::Run sweep(BatchRunner& runner, const std::stop_token& stop = {},
                         const SweepSink& sink = {}) {
        const c10::InferenceMode inference;
        const auto& w = model().packed;
        const auto ids =
            at::tensor(std::vector<std::int64_t>(request.prompt.begin(), request.prompt.end()),
                       at::kLong)
                .unsqueeze(0);
        const auto& patch = request.interventions.back();
        const auto* donor = donorPromptOf(patch);
        const auto positions = *changedPositions(patch, request.prompt, request.positions);
        const auto clean = runClean(w, ids, positions);
        const auto other = donor ? runDonor(w, *donor, clean.first).z : nullptr;
        const Scorer scorer(clean.logits, [](TokenId id) {
            return TokenRef{id, std::to_string(id)};
        });
        headscope::Run result;
        for (const auto& intervention : request.interventions)
            result.parts.push_back({intervention, request.positions, 0, {}, {}, {}});
        const std::vector<const CleanPass*> bases(request.interventions.size(), &clean);
        runSweep({{w, clean, scorer, other}, ids, bases, runner, std::int64_t{1} << 30}, request,
                 sink, stop, result);
        for (auto& one : result.parts)
            std::sort(one.cells.begin(), one.cells.end(),
                      [](const Cell& a, const Cell& b) { return a.head < b.head; });
        return result;
    }

    ScratchFolder scratch;
    SweepRequest request;

 private:
    std::optional<LoadedModel> m_model;
};

}  // namespace headscope::test
