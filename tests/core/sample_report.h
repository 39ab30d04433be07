// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>
#include <headscope/statistics.h>

#include <random>
#include <string>

namespace headscope {

/// A made-up sweep with everything that a file may hold: odd texts, tiny numbers, both
/// interventions.
inline SweepReport sampleReport(int layers = 3, int heads = 4) {
    std::mt19937 random(3);
    std::uniform_real_distribution<float> uniform(0, 1);
    SweepReport report;
    report.programVersion = "1.2.3";
    report.model = {"tiny \"model\"", layers, heads, 16, 99, std::string(64, 'a')};
    report.promptText = "Ärger, \"quoted\"\nline";
    auto& result = report.result;
    result.clean.prompt = {{1, "Ä"}, {2, "rger, \"quoted\"\n"}, {3, "line"}};
    result.clean.target = {{{7, " Germany"}}, 0.1F, -1.7F, 3};
    result.clean.control = {{{8, "\xEF\xBF\xBD"}}, 1e-30F, -88.25F, 98};
    result.clean.top = {{{5, " the"}, 0.4F, 2.5F, 1}, {{7, " Germany"}, 0.1F, -1.7F, 2}};
    result.clean.logSumExp = 9.875;
    result.clean.headMean = HeadGrid<float>(layers, heads);
    for (auto& value : result.clean.headMean.values())
        value = uniform(random) - 0.5F;
    result.drift = drift(result.clean.headMean);
    for (const auto& intervention : zeroAndMean()) {
        RunPart part{intervention, Positions::at({0, 2}), 0.123456789, {}, {}, {}};
        for (int i = 0; i < layers * heads; ++i) {
            Cell cell;
            cell.head = {i / heads, i % heads};
            cell.pTarget = uniform(random);
            cell.pControl = uniform(random);
            cell.logitTarget = uniform(random) * 100;
            cell.logitControl = -uniform(random);
            cell.rankTarget = 1 + i;
            cell.rankControl = 2;
            cell.kl = 1e-9F;
            cell.argmax = {i == 5 ? 6 : 5, i == 5 ? "a,\"b\"" : " the"};
            cell.pArgmax = uniform(random);
            cell.logSumExp = 12.25 + i / 3.0;
            if (i == 1) cell.top = result.clean.top;
            part.cells.push_back(cell);
        }
        part.robustness = robustness(part.cells, 5);
        if (intervention == ScalarMean{}) part.given = part.cells[1];
        result.parts.push_back(part);
    }
    result.zeroVsMean = compareTargets(result.parts[0], result.parts[1]);
    return report;
}

/// The same with a patch from a donor of as many tokens.
inline SweepReport patchedReport(int layers = 3, int heads = 4) {
    auto report = sampleReport(layers, heads);
    auto part = report.result.parts[0];
    part.intervention = FromPrompt{{4, 2, 3}};
    part.donor = DonorRun{"Erger, \"quoted\"\nline",
                          {{4, "E"}, {2, "rger, \"quoted\"\n"}, {3, "line"}},
                          0.25F,
                          0.5F,
                          3.5F,
                          -2.25F};
    report.result.parts.push_back(part);
    return report;
}

}  // namespace headscope
