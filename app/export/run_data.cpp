// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/run_data.h"

#include <headscope/version.h>

#include <charconv>

namespace headscope::app {

SweepReport reportOf(const ShownRun& run, const std::string& sha256) {
    SweepReport report;
    report.programVersion = version();
    const ModelConfig& config = run.model.config;
    report.model = {run.model.name, config.layers,     config.heads,
                    config.width,   config.vocabulary, sha256};
    report.promptText = run.inputs.prompt.toStdString();
    report.noiseFloor = run.noiseFloor;
    report.result.clean = run.clean;
    report.result.drift = run.drift;
    report.result.zeroVsMean = run.zeroVsMean;
    report.result.stopped = !run.complete;
    for (const RunPart& part : run.parts) {
        Sweep sweep;
        sweep.intervention = part.intervention;
        sweep.positions = run.inputs.positions;
        sweep.seconds = run.seconds;
        for (const auto& cell : part.cells.values()) {
            if (cell) sweep.cells.push_back(*cell);
        }
        sweep.robustness = part.robustness;
        report.result.sweeps.push_back(std::move(sweep));
    }
    return report;
}

QString toTsv(const HeatmapData& map) {
    QString text = QStringLiteral("layer");
    for (int head = 0; head < map.values.heads(); ++head)
        text += QStringLiteral("\thead %1").arg(head);
    for (int layer = 0; layer < map.values.layers(); ++layer) {
        text += QLatin1Char('\n') + QString::number(layer);
        for (int head = 0; head < map.values.heads(); ++head) {
            text += QLatin1Char('\t');
            const auto& value = map.values({layer, head});
            if (!value) continue;
            char digits[32];
            const auto end = std::to_chars(digits, digits + sizeof digits, *value).ptr;
            text += QString::fromLatin1(digits, end - digits);
        }
    }
    return text + QLatin1Char('\n');
}

QString tableCell(const QString& text) {
    return QString::fromStdString(spreadsheetSafe(text.simplified().toStdString()));
}

}  // namespace headscope::app
