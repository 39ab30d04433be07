// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/stale_run.h"

#include "document/run_spec.h"
#include "document/run_text.h"
#include "ui/intervention_text.h"
#include "ui/shown_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr qsizetype kStalePrompt = 80;  // characters
constexpr std::size_t kStalePositions = 6;

struct StaleRunTr {
    Q_DECLARE_TR_FUNCTIONS(StaleRun)
};

bool hasAll(const ShownRun& run, const std::vector<Intervention>& typed) {
    return std::all_of(typed.begin(), typed.end(),
                       [&run](const Intervention& one) { return run.part(one) != nullptr; });
}

/// The order of interventions, and those that the run has beside what is typed, change no map; nor
/// does a donor that nothing is taken from.
bool isOfTyped(const ShownRun& run, const RunInputs& typed) {
    RunInputs was = run.inputs;
    was.interventions = typed.interventions;
    if (!needsDonor(typed.interventions)) was.donor = typed.donor;
    return was == typed && hasAll(run, typed.interventions);
}

/// What the run has beside its prompt.
QString promptOfRun(const RunInputs& inputs) {
    const QString prompt = StaleRunTr::tr("“%1”").arg(shown(promptTextOf(inputs), kStalePrompt));
    if (!needsDonor(inputs.interventions)) return prompt;
    return StaleRunTr::tr("%1 patched from “%2”")
        .arg(prompt, shown(inputs.donor.toStdString(), kStalePrompt));
}

}  // namespace

QString staleRunText(const RunState& state, const RunInputs& typed) {
    const auto& run = state.run();
    if (!run) return {};
    const bool comes =
        state.isRunInFront() && state.runningTicket() && state.runningTicket()->inputs == typed;
    if (comes) return {};
    const bool isOfModel = !state.model() || state.isOfOpenModel();
    if (isOfModel && isOfTyped(*run, typed)) return {};
    QStringList parts{promptOfRun(run->inputs),
                      StaleRunTr::tr("%1 against %2")
                          .arg(visible(run->clean.target), visible(run->clean.control)),
                      positionsText(run->inputs.positions, {}, kStalePositions)};
    if (!hasAll(*run, typed.interventions)) {
        QString labels;
        for (const RunPart& part : run->parts) {
            const QString label = textOf(part.intervention).label;
            labels = labels.isEmpty() ? label : StaleRunTr::tr("%1 and %2").arg(labels, label);
        }
        parts << labels;
    }
    if (!isOfModel)
        parts << StaleRunTr::tr("model %1").arg(QString::fromStdString(run->model.name));
    return parts.join(QLatin1String(", "));
}

}  // namespace headscope::app
