// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/batch.h"

#include "document/run_spec.h"
#include "document/run_state.h"
#include "document/session_view.h"
#include "document/shown_growth.h"
#include "features/export/shown_figures.h"
#include "features/export/study_folder.h"
#include "figure/missing_characters.h"
#include "figure/run_figures.h"
#include "ui/exact_text.h"

#include <headscope/advice_notes.h>
#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/session.h>
#include <headscope/version.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace headscope::app {

namespace {

QString required(const std::optional<QString>& value, const char* option) {
    if (value) return *value;
    throw inputError(say("there is no %1", option),
                     say("Give --%1 TEXT, or a session file.", option));
}

QStringList below(const QString& folder, const QStringList& files) {
    QStringList paths;
    for (const QString& file : files)
        paths += QDir(folder).filePath(file);
    return paths;
}

/// How a session's window showed its runs.
struct Shown {
    std::optional<double> lock;  ///< the end of the colour scale
    ExportLook look;
    QJsonObject view;
};

/// Of the chosen head, where the run was kept with it.
std::optional<AttentionPattern> patternIn(const SessionRun& run, const RunState& state) {
    const auto known = std::ranges::find_if(*run.patterns, [&](const AttentionPattern& pattern) {
        return state.selected() == pattern.head;
    });
    return known == run.patterns->end() ? std::nullopt : std::optional(*known);
}

std::vector<ExtraFigure> extraFigures(const SessionRun& run, const Shown& shown) {
    const SweepReport& report = run.report;
    RunState state;
    state.view().lockLimit(shown.lock);
    // As the window begins with it: a run with a donor is looked at by what the patch does.
    if (shown.view.isEmpty() && needsDonor(report.result.interventions()))
        state.view().show(patching());
    if (!shown.view.isEmpty()) showMaps(shown.view, state);
    RunInputs inputs;
    inputs.positions = run.request.positions;
    state.restore(inputs, report.result, 0, modelInfo(report.model));
    showHeads(shown.view, state);
    FigureSource source = shownSource(report, figureView(state));
    source.attention = patternIn(run, state);
    source.growth = shownPath(state);
    return shownFigures(source, figureView(state));
}

Exported exportRun(const SessionRun& run, const Shown& shown, const BatchOptions& options,
                   const QString& folder) {
    const double limit = shown.lock.value_or(scaleLimit(run.report->result));
    Exported written = exportEverything(run.report, limit, options.kinds, shown.look, folder,
                                        extraFigures(run, shown));
    written.files = below(folder, written.files);
    return written;
}

Shown shownIn(const Session& session, const ExportLook& look) {
    const QJsonObject view =
        QJsonDocument::fromJson(QByteArray::fromStdString(session.view)).object();
    Shown shown{scaleLockOf(view), look, view};
    if (const auto colors = colorMapOf(view)) shown.look.options.colorMap = *colors;
    return shown;
}

void append(Exported& all, const Exported& more) {
    all.files += more.files;
    all.notes += more.notes;
    for (const char32_t c : more.missing) {
        if (std::ranges::find(all.missing, c) == all.missing.end()) all.missing.push_back(c);
    }
}

/// Of a study only what is in its folder: if that is missing it says so, and writes the rest.
void addStudies(const Shown& shown, const BatchOptions& options, Exported& written) {
    const auto studies = keptStudiesFrom(shown.view[QStringLiteral("studies")].toArray());
    for (std::size_t i = 0; i < studies.size(); ++i) {
        const KeptStudy& study = studies[i];
        SweepReport named;
        named.promptText = study.name.toStdString();
        const QString folder =
            QDir(options.folder)
                .filePath(QStringLiteral("study-%1-%2").arg(i + 1).arg(runFileName(named)));
        if (!isThere(study)) {
            written.notes += QStringLiteral("the study \"%1\" is left out: its folder %2 is gone")
                                 .arg(study.name, study.folder);
            continue;
        }
        Exported more = exportStudy(study, options.kinds, shown.look, folder);
        more.files = below(folder, more.files);
        append(written, more);
    }
}

Exported exportSession(const BatchOptions& options) {
    const Session session = readSession(options.session.toStdString());
    const Shown shown = shownIn(session, options.look);
    const bool hasStudies = !shown.view[QStringLiteral("studies")].toArray().isEmpty();
    if (session.runs.empty() && !hasStudies) {
        throw inputError(say("%1 holds no run", options.session.toStdString()),
                         say("Save a session with a finished run in it."));
    }
    Exported written;
    if (session.runs.size() == 1) {
        written = exportRun(session.runs.front()->run(), shown, options, options.folder);
        addStudies(shown, options, written);
        return written;
    }
    for (const auto& kept : session.runs) {
        const SessionRun& run = kept->run();
        const QString name = QString::number(run.id) + QLatin1Char('-') + runFileName(run.report);
        append(written, exportRun(run, shown, options, QDir(options.folder).filePath(name)));
    }
    addStudies(shown, options, written);
    return written;
}

/// What the command line says of such a run, too.
QStringList advice(const RunInputs& inputs, const Tokenizer& tokenizer, const SweepReport& report) {
    TypedInputs typed;
    typed.prompt = report.promptText;
    for (const QString& target : QStringList{inputs.target} + inputs.moreTargets)
        typed.targets.push_back(target.toStdString());
    for (const QString& control : QStringList{inputs.control} + inputs.moreControls)
        typed.controls.push_back(control.toStdString());
    QStringList notes;
    if (const auto note = spaceNote(inputs.prompt.toStdString()); !note.empty())
        notes << fromUtf8Exactly(note);
    for (const auto& note : adviceNotes(typed, tokenizer, report.result.clean))
        notes << fromUtf8Exactly(note);
    return notes;
}

SweepReport compute(const BatchOptions& options, const EngineLoader& load, QStringList& notes) {
    const RunInputs inputs{required(options.prompt, "prompt"),
                           required(options.target, "target"),
                           required(options.control, "control"),
                           options.positions,
                           options.interventions,
                           options.moreTargets,
                           options.moreControls,
                           options.donor.value_or(QString()),
                           options.bos};
    if (options.donor && !needsDonor(inputs.interventions))
        throw inputError(say("a donor is given, and no intervention takes anything from it"),
                         say("Give --replace patch, or leave the donor out."));
    if (!options.donor && needsDonor(inputs.interventions))
        throw inputError(say("patch needs a second prompt, the donor"), say("Give --donor TEXT."));
    const auto engine = load(options.model, options.limits, {});
    // Before makeRequest(), which has the window's way out.
    if (!inputs.prompt.isEmpty())
        checkPositions(inputs.positions,
                       promptTokens(*engine->tokenizer(), inputs.prompt, inputs.bos).size());
    const SweepRequest request = makeRequest(inputs, *engine->tokenizer(), engine->info().config);
    SweepReport report;
    report.programVersion = version();
    report.model = reportModel(engine->info());
    report.promptText = promptTextOf(inputs);
    report.bos = inputs.bos;
    report.result = engine->sweep(request, {}, {});
    // How long it took would make every file another one.
    for (RunPart& part : report.result.parts)
        part.seconds = 0;
    report.result.noiseFloor = measureNoiseFloor(*engine, request, report.result);
    notes += advice(inputs, *engine->tokenizer(), report);
    return report;
}

}  // namespace

ExportKinds exportKindsFrom(const QString& names) {
    ExportKinds kinds{{}, false, false, {}};
    for (const QString& given : names.split(QLatin1Char(','))) {
        const QString word = given.trimmed().toLower();
        if (word == QLatin1String("csv")) {
            kinds.csv = true;
        } else if (word == QLatin1String("json")) {
            kinds.json = true;
        } else if (const auto format = formatFromName(word)) {
            if (std::find(kinds.figures.begin(), kinds.figures.end(), *format) ==
                kinds.figures.end())
                kinds.figures.push_back(*format);
        } else {
            throw inputError(
                say("--format wants png, svg, pdf, csv or json, not \"%1\"", given.toStdString()),
                say("Write them with commas between, such as pdf,csv."));
        }
    }
    return kinds;
}

Exported exportBatch(const BatchOptions& options, const EngineLoader& load) {
    requireFreeFolder(options.folder);
    if (!options.kinds.figures.empty()) requireFonts();
    if (!options.session.isEmpty()) return exportSession(options);
    SessionRun run;
    run.request.positions = options.positions;
    QStringList notes;
    run.report = compute(options, load, notes);
    Exported written = exportRun(run, {{}, options.look, {}}, options, options.folder);
    written.notes = notes + written.notes;
    return written;
}

}  // namespace headscope::app
