// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/export_actions.h"

#include "document/run_state.h"
#include "document/settings.h"
#include "document/shown_growth.h"
#include "features/export/export_folder.h"
#include "features/export/run_data.h"
#include "features/export/shown_figures.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/python_script.h>
#include <headscope/session.h>

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QStandardPaths>

#include <utility>

namespace headscope::app {

namespace {

constexpr QLatin1String kCsvChoices("csv");
constexpr QLatin1String kByteOrderMark("byteOrderMark");

QString documents() {
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

/// A name in `parent` that nothing has yet: "name", "name 2", "name 3", ...
QString freeName(const QString& parent, const QString& name) {
    const QDir folder(parent);
    QString candidate = name;
    for (int i = 2; folder.exists(candidate); ++i)
        candidate = QStringLiteral("%1-%2").arg(name).arg(i);
    return folder.filePath(candidate);
}

}  // namespace

ExportActions::ExportActions(const RunState& state, Settings& settings, ExportHooks hooks,
                             QWidget* window)
    : QObject(window),
      m_state(state),
      m_settings(settings),
      m_hooks(std::move(hooks)),
      m_window(window) {
    connect(&m_state, &RunState::runChanged, this, &ExportActions::refresh);
}

QAction* ExportActions::add(QMenu* menu, const QString& text, const QString& tip,
                            const QString& keys, std::function<void()> act) {
    auto* action = menu->addAction(text, this, [this, act = std::move(act)] { guarded(act); });
    action->setStatusTip(tip);
    action->setToolTip(tip);
    if (!keys.isEmpty()) action->setShortcut(QKeySequence(keys));
    action->setEnabled(m_state.run().has_value());
    m_actions.push_back(action);
    return action;
}

void ExportActions::addTo(QMenu* menu) {
    add(menu, tr("Save &Figure…"), tr("Maps and plots as PDF, SVG or PNG, with a preview"),
        tr("Ctrl+E"), [this] { openDialog(); });
    add(menu, tr("Copy as &Picture"),
        tr("Copy the maps shown, in the size and with the options of the last figure"),
        tr("Ctrl+Shift+C"), [this] { copyPicture(); });
    add(menu, tr("Copy Target Map as &Table"), tr("Copy the target's numbers, a line a layer"),
        tr("Ctrl+Alt+C"), [this] { copyTable(0); });
    add(menu, tr("Copy &Control Map as Table"), tr("Copy the control's numbers, a line a layer"),
        tr("Ctrl+Alt+Shift+C"), [this] { copyTable(1); });
    add(menu, tr("Copy Maps Shown as Ta&bles"),
        tr("Copy the numbers of every map that is shown, whatever its quantity, one below the "
           "other"),
        tr("Ctrl+Alt+M"), [this] { copyShownTables(); });
    menu->addSeparator();
    add(menu, tr("Save CS&V…"), tr("One row a head and intervention, as headscope-cli writes it"),
        tr("Ctrl+Alt+V"), [this] { saveData(DataFormat::Csv); });
    addExcel(menu);
    add(menu, tr("Save &JSON…"), tr("The whole run, as headscope-cli writes it"), tr("Ctrl+Alt+J"),
        [this] { saveData(DataFormat::Json); });
    add(menu, tr("Save as P&ython…"),
        tr("A program that repeats this run with transformers and compares the numbers"),
        tr("Ctrl+Alt+P"), [this] { savePython(); });
    add(menu, tr("&Export Everything…"),
        tr("Make a folder with all figures as PDF, PNG and SVG, the CSV and the JSON"),
        tr("Ctrl+Shift+E"), [this] { exportFolder(); });
}

void ExportActions::addExcel(QMenu* menu) {
    auto* action = menu->addAction(tr("CS&V Files for Excel"));
    action->setCheckable(true);
    action->setChecked(csvOptions().byteOrderMark);
    action->setShortcut(QKeySequence(tr("Ctrl+Alt+E")));
    action->setStatusTip(
        tr("Begin CSV files with a byte order mark: without it Excel does not read them as UTF-8"));
    action->setToolTip(action->statusTip());
    connect(action, &QAction::toggled, this, [this](bool on) {
        QVariantMap choices = m_settings.choices(kCsvChoices);
        choices.insert(kByteOrderMark, on);
        m_settings.setChoices(kCsvChoices, choices);
    });
}

CsvOptions ExportActions::csvOptions() const {
    return {m_settings.choices(kCsvChoices).value(kByteOrderMark).toBool()};
}

void ExportActions::refresh() {
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(m_state.run().has_value());
}

void ExportActions::guarded(const std::function<void()>& act) {
    if (!m_state.run()) return;
    try {
        act();
    } catch (const Error& error) {
        m_hooks.complain({QString::fromUtf8(error.what()), QString::fromStdString(error.hint())});
    }
}

SweepReport ExportActions::shownReport() const {
    const ShownRun& run = *m_state.run();
    if (run.kept) return run.kept->run().report;
    return reportOf(run);
}

std::function<FigureSource(const Intervention&)> ExportActions::shownSources() const {
    return [report = shownReport(), view = figureView(m_state), attention = m_hooks.attention(),
            growth = shownPath(m_state)](const Intervention& intervention) mutable {
        view.intervention = intervention;
        FigureSource source = app::shownSource(report, view);
        source.attention = attention;
        source.growth = growth;
        return source;
    };
}

FigureSource ExportActions::shownSource() const {
    return shownSources()(m_state.intervention());
}

void ExportActions::openDialog() {
    FigureDialog::Run run;
    run.source = shownSources();
    run.interventions = m_state.interventions();
    run.shown = m_state.intervention();
    open(std::move(run), m_window);
}

void ExportActions::openFigure(const FigureSource& source, QWidget* over) {
    FigureDialog::Run run;
    run.source = [source](const Intervention& /*intervention*/) { return source; };
    run.shown = source.intervention;
    run.choosesIntervention = false;
    open(std::move(run), over);
}

void ExportActions::open(FigureDialog::Run run, QWidget* over) {
    auto* dialog = new FigureDialog(std::move(run), m_settings, m_hooks.chooseFile, over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FigureDialog::saved, this,
            [this](const QString& path) { m_hooks.tell(tr("Wrote %1").arg(path)); });
    connect(dialog, &FigureDialog::failed, this, m_hooks.record);
    dialog->open();
}

void ExportActions::copyPicture() {
    const FigureChoice choice = choiceFrom(m_settings.choices(QStringLiteral("figure")));
    const Figure figure = makeFigure(shownSource(), FigureContent::Maps);
    copyFigure(figure, choice.options, sizeOf(choice));
    m_hooks.tell(tr("Copied the maps as a picture"));
}

void ExportActions::copyTable(std::size_t map) {
    QGuiApplication::clipboard()->setText(
        toTsv(effectMaps(*m_state.run(), m_state.intervention(), m_state.limit()).at(map).data));
    m_hooks.tell(tr("Copied the map as a table"));
}

void ExportActions::copyShownTables() {
    QStringList tables;
    for (const FigureMap& map : shownSource().maps) {
        const QString heading = map.title + QLatin1String(": ") + map.scaleLabel;
        tables += tableCell(heading) + QLatin1Char('\n') + toTsv(map.data);
    }
    QGuiApplication::clipboard()->setText(tables.join(QLatin1Char('\n')));
    m_hooks.tell(tr("Copied %1 maps as tables").arg(tables.size()));
}

void ExportActions::saveData(DataFormat format) {
    const bool csv = format == DataFormat::Csv;
    const QString ending = csv ? QStringLiteral(".csv") : QStringLiteral(".json");
    const QString suggested =
        documents() + QLatin1Char('/') + runFileName(shownSource().report) + ending;
    QString path = m_hooks.chooseFile(m_window, csv ? tr("Save CSV") : tr("Save JSON"), suggested);
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) {
        path += ending;
        if (QFileInfo::exists(path)) {  // nobody was asked about this name
            throw inputError(path.toStdString() + " exists already", "Choose another name.");
        }
    }
    const SweepReport report = shownReport();
    writeFileAtomically(path.toStdString(), csv ? toCsv(report, csvOptions()) : toJson(report));
    m_hooks.tell(tr("Wrote %1").arg(path));
}

void ExportActions::savePython() {
    const QString suggested =
        documents() + QLatin1Char('/') + runFileName(shownSource().report) + QStringLiteral(".py");
    const QString path = m_hooks.chooseFile(m_window, tr("Save as Python"), suggested);
    if (path.isEmpty()) return;
    const SweepReport report = shownReport();
    const auto& folder = m_state.run()->model.folder;
    // Of a run from a file only the model's name is known.
    const PythonModel model =
        folder.empty() ? PythonModel{report.model.name, {}} : pythonModel(folder);
    writeFileAtomically(path.toStdString(), pythonScript(report, model));
    m_hooks.tell(tr("Wrote %1").arg(path));
}

void ExportActions::exportFolder() {
    const QString parent = m_hooks.chooseFolder(m_window, tr("Export Everything Into"));
    if (parent.isEmpty()) return;
    const FigureChoice choice = choiceFrom(m_settings.choices(QStringLiteral("figure")));
    const auto extra = shownFigures(shownSource(), figureView(m_state));
    const SweepReport report = shownReport();
    const QString folder = freeName(parent, runFileName(report));
    ExportKinds kinds;
    kinds.csvOptions = csvOptions();
    const QStringList written = exportEverything(report, m_state.limit(), kinds,
                                                 {choice.options, sizeOf(choice)}, folder, extra);
    m_hooks.tell(tr("Wrote %1 files to %2").arg(written.size()).arg(folder));
}

}  // namespace headscope::app
