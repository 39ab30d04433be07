// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/noise_floor.h>
#include <headscope/run.h>
#include <headscope/statistics.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headscope {
namespace {

constexpr double kUnit = std::numeric_limits<float>::epsilon();  // 2^-23

double apart(float a, float b) {
    return std::abs(static_cast<double>(a) - static_cast<double>(b));
}

/// The sum is of float64 and differs by what the logits do.
double logPOf(float logit, const AblatedRun& run) {
    return static_cast<double>(logit) - run.logSumExp;
}

void widen(NoiseFloor& floor, const AblatedRun& batched, const AblatedRun& alone) {
    floor.p = std::max(
        {floor.p, apart(batched.pTarget, alone.pTarget), apart(batched.pControl, alone.pControl)});
    floor.logit = std::max({floor.logit, apart(batched.logitTarget, alone.logitTarget),
                            apart(batched.logitControl, alone.logitControl)});
    for (const auto logit : {&AblatedRun::logitTarget, &AblatedRun::logitControl}) {
        floor.logProbability =
            std::max(floor.logProbability,
                     std::abs(logPOf(batched.*logit, batched) - logPOf(alone.*logit, alone)));
    }
    floor.kl = std::max(floor.kl, apart(batched.kl, alone.kl));
    ++floor.cells;
}

/// The strongest, the median and the weakest; fewer of a sweep with fewer cells.
std::vector<const Cell*> chosen(const RunPart& part, float clean) {
    std::vector<const Cell*> cells;
    for (const Cell& cell : part.cells)
        cells.push_back(&cell);
    std::stable_sort(cells.begin(), cells.end(), [clean](const Cell* a, const Cell* b) {
        return apart(a->pTarget, clean) > apart(b->pTarget, clean);
    });
    if (cells.size() <= 3) return cells;
    return {cells.front(), cells[cells.size() / 2], cells.back()};
}

}  // namespace

WithinNoise withinNoise(const NoiseFloor& floor, const CleanRun& clean, const AblatedRun& ablated) {
    const WatchedScore& target = clean.target;
    WithinNoise within;
    within.p = apart(ablated.pTarget, target.p) < floor.p;
    const auto before = logProbability(target.logit, target.p, clean.logSumExp);
    const auto after = logProbability(ablated.logitTarget, ablated.pTarget, ablated.logSumExp);
    within.logP = before && after ? std::abs(*after - *before) < floor.logProbability : within.p;
    return within;
}

NoiseFloor measureNoiseFloor(Engine& engine, const SweepRequest& request, const Run& result) {
    const CleanRun& clean = result.clean;
    const double largest = std::max(std::abs(static_cast<double>(clean.target.logit)),
                                    std::abs(static_cast<double>(clean.control.logit)));
    NoiseFloor floor{kUnit, kUnit * largest, kUnit * largest, kUnit, 0};
    SetRequest alone{request, {}, {}};
    alone.topK = 1;
    for (const RunPart& part : result.parts) {
        alone.intervention = part.intervention;
        for (const Cell* cell : chosen(part, clean.target.p)) {
            alone.heads = request.given;
            alone.heads.push_back(cell->head);
            widen(floor, *cell, engine.ablate(alone));
        }
    }
    if (floor.cells == 0) {
        throw inputError(say("there are no finished ablations to compute again"),
                         say("Run the sweep first."));
    }
    return floor;
}

}  // namespace headscope
