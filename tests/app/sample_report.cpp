// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_report.h"

#include "watched.h"

#include <headscope/statistics.h>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

float sampleEffect(HeadId head, const Intervention& intervention, bool target) {
    const double share = intervention == ScalarMean{} ? 0.6 : 1.0;
    const double wave = target ? 0.07 * std::sin(1.7 * head.layer + 2.9 * head.head)
                               : 0.03 * std::cos(0.8 * head.layer + 1.3 * head.head);
    const bool strong = (head.layer * 7 + head.head * 3) % 23 == 5;
    return static_cast<float>(share * wave - (strong && target ? 0.3 * share : 0.0));
}

SweepReport sampleReport(int layers, int heads) {
    SweepReport report;
    report.programVersion = "0.1.0";
    report.model = {"sample-model", layers, heads, heads * 8, 100, std::string(64, 'a')};
    report.promptText = "Berlin is the capital of";
    CleanRun& clean = report.result.clean;
    clean.prompt = {{1, "Berlin"}, {2, " is"}, {3, " the"}, {4, " capital"}, {5, " of"}};
    clean.target = {{{6, " Germany"}}, 0.62F, 8.1F, 1};
    clean.control = {{{7, " France"}}, 0.07F, 5.9F, 3};
    clean.top = {headscope::test::scoreOf(clean.target),
                 {{3, " the"}, 0.12F, 6.4F, 2},
                 headscope::test::scoreOf(clean.control)};
    clean.headMean = {layers, heads};
    for (std::size_t i = 0; i < clean.headMean.values().size(); ++i) {
        const HeadId id = clean.headMean.id(i);
        clean.headMean.values()[i] = static_cast<float>(
            0.002 * id.layer + 0.02 * std::sin(3.1 * id.head + id.layer) * (1 + 0.1 * id.layer));
    }
    report.result.drift = drift(clean.headMean);
    for (const Intervention& intervention : zeroAndMean()) {
        RunPart part;
        part.intervention = intervention;
        for (std::size_t i = 0; i < clean.headMean.values().size(); ++i) {
            Cell cell;
            cell.head = clean.headMean.id(i);
            cell.pTarget = clean.target.p + sampleEffect(cell.head, intervention, true);
            cell.pControl = clean.control.p + sampleEffect(cell.head, intervention, false);
            cell.logitTarget = 8;
            cell.logitControl = 6;
            cell.rankTarget = cell.pTarget < 0.3F ? 2 : 1;
            cell.rankControl = 3;
            cell.kl = 0.1F;
            cell.argmax = cell.pTarget < 0.3F ? clean.top[1].token : clean.target.tokens.front();
            cell.pArgmax = 0.5F;
            part.cells.push_back(cell);
        }
        part.robustness = robustness(part.cells, clean.target.tokens.front().id);
        report.result.parts.push_back(std::move(part));
    }
    report.result.zeroVsMean = compareTargets(report.result.parts[0], report.result.parts[1]);
    return report;
}

SweepReport stoppedReport(int layers, int heads, int rows) {
    SweepReport report = sampleReport(layers, heads);
    report.result.stopped = true;
    report.result.zeroVsMean.reset();
    for (RunPart& part : report.result.parts) {
        std::erase_if(part.cells,
                      [&](const Cell& cell) { return cell.head.layer < layers - rows; });
        part.robustness = robustness(part.cells, report.result.clean.target.tokens.front().id);
    }
    return report;
}

SweepReport patchedReport(int layers, int heads) {
    SweepReport report = sampleReport(layers, heads);
    report.result.zeroVsMean.reset();
    report.result.parts.resize(1);
    RunPart& part = report.result.parts.front();
    part.intervention = FromPrompt{{8, 2, 3, 4, 5}};
    DonorRun donor{"Paris is the capital of", report.result.clean.prompt, 0.05F, 0.7F, 5.5F, 8.4F};
    donor.prompt.front() = {8, "Paris"};
    part.donor = std::move(donor);
    return report;
}

AttentionPattern samplePattern(int tokens) {
    AttentionPattern pattern{{1, 2}, tokens, {}};
    for (int query = 0; query < tokens; ++query) {
        const float sum = 0.5F * static_cast<float>(query + 1) * static_cast<float>(query + 2);
        for (int key = 0; key < tokens; ++key)
            pattern.weights.push_back(key <= query ? static_cast<float>(key + 1) / sum : 0.0F);
    }
    return pattern;
}

GrowthPath sampleGrowth(int steps) {
    GrowthPath path;
    path.began = 2;
    path.pTarget = 0.62;
    path.pControl = 0.07;
    for (int step = 0; step < steps; ++step) {
        const double left = std::pow(0.8, step + 1);
        path.steps.push_back({{step % 12, (5 * step) % 12}, 0.62 * left, 0.07 + 0.01 * step, 1});
    }
    return path;
}

}  // namespace headscope::app::test
