// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/run_data.h"

#include "document/run_spec.h"

#include <headscope/version.h>

#include <charconv>

namespace headscope::app {

SweepReport reportOf(const ShownRun& run) {
    SweepReport report;
    report.programVersion = version();
    report.model = reportModel(run.model);
    report.promptText = promptTextOf(run.inputs);
    report.bos = run.inputs.bos;
    report.result = static_cast<const Run&>(run);
    report.result.stopped = !run.complete;
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
