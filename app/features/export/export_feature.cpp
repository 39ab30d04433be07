// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/export_feature.h"

#include "document/document.h"
#include "document/shown_growth.h"
#include "document/state_folder.h"
#include "features/export/export_folder.h"
#include "features/export/run_data.h"
#include "features/export/shown_figures.h"
#include "figure/missing_characters.h"
#include "jobs/user_error.h"
#include "ui/commands.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/python_script.h>
#include <headscope/session.h>

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMenu>

#include <utility>

namespace headscope::app {

namespace {

constexpr QLatin1String kCsvChoices("csv");
constexpr QLatin1String kByteOrderMark("byteOrderMark");

/// A name in `parent` that nothing has yet: "name", "name 2", "name 3", ...
QString freeName(const QString& parent, const QString& name) {
    const QDir folder(parent);
    QString candidate = name;
    for (int i = 2; folder.exists(candidate); ++i)
        candidate = QStringLiteral("%1-%2").arg(name).arg(i);
    return folder.filePath(candidate);
}

/// Asks what there is to ask by then: tests replace it.
SaveFileChooser saveFileChooser(const FileChoosers& choosers) {
    return [&choosers](QWidget* over, const QString& title, const QString& suggested) {
        return choosers.saveFile(over, title, suggested);
    };
}

}  // namespace

ExportFeature::ExportFeature(Workplace& place, PanelSource panels, DataSource data)
    : Feature(place), m_panels(std::move(panels)), m_data(std::move(data)) {
    addFigureCommands();
    addDataCommands();
    addPanelCommands();
    commands().refreshAt(state(), &RunState::runChanged);
}

const RunState& ExportFeature::state() const {
    return document().state();
}

Settings& ExportFeature::settings() const {
    return document().settings();
}

void ExportFeature::add(const char* id, const QString& text, const QString& tip,
                        const QString& keys, std::function<void()> act) {
    commands().add({QString::fromLatin1(id),
                    text,
                    tip,
                    {QKeySequence(keys)},
                    [this, act = std::move(act)] { guarded(act); },
                    [this] { return state().run() && !state().cover().any(); }});
}

void ExportFeature::addFigureCommands() {
    add("export.figure", tr("Save Fig&ure…"),
        tr("Maps and plots as PDF, SVG or PNG, with a preview"), tr("Ctrl+E"),
        [this] { openDialog(); });
    add("export.copy_picture", tr("Copy as &Picture"),
        tr("Copy the maps shown, in the size and with the options of the last figure"),
        tr("Ctrl+Shift+C"), [this] { copyPicture(); });
    add("export.copy_target", tr("Copy Target Map as &Table"),
        tr("Copy the target's numbers, a line a layer"), tr("Ctrl+Alt+C"),
        [this] { copyTable(0); });
    add("export.copy_control", tr("Copy &Control Map as Table"),
        tr("Copy the control's numbers, a line a layer"), tr("Ctrl+Alt+Shift+C"),
        [this] { copyTable(1); });
    add("export.copy_shown", tr("Copy Maps Shown as Ta&bles"),
        tr("Copy the numbers of every map that is shown, whatever its quantity, one below the "
           "other"),
        tr("Ctrl+Alt+M"), [this] { copyShownTables(); });
}

void ExportFeature::addDataCommands() {
    add("export.csv", tr("Save CS&V…"),
        tr("One row a head and intervention, as headscope-cli writes it"), tr("Ctrl+Alt+V"),
        [this] { saveData(DataFormat::Csv); });
    commands().add({QStringLiteral("export.excel"),
                    tr("CSV F&iles for Excel"),
                    tr("Begin CSV files with a byte order mark: without it Excel does not read "
                       "them as UTF-8"),
                    {QKeySequence(tr("Ctrl+Alt+E"))},
                    [this] { setCsvForExcel(!csvOptions().byteOrderMark); },
                    {},
                    [this] { return csvOptions().byteOrderMark; }});
    add("export.json", tr("Save &JSON…"), tr("The whole run, as headscope-cli writes it"),
        tr("Ctrl+Alt+J"), [this] { saveData(DataFormat::Json); });
    add("export.python", tr("Save as P&ython…"),
        tr("A program that repeats this run with transformers and compares the numbers"),
        tr("Ctrl+Alt+P"), [this] { savePython(); });
    add("export.everything", tr("E&xport Everything…"),
        tr("Make a folder with all figures as PDF, PNG and SVG, the CSV and the JSON"),
        tr("Ctrl+Shift+E"), [this] { exportFolder(); });
}

// In the order of DataSource.
void ExportFeature::addPanelCommands() {
    auto* menu = new QMenu(tr("Data of Panels"), &place().window);
    connect(menu, &QMenu::aboutToShow, &commands(), &CommandTable::menuOpened);
    const QString tip = tr("Its numbers as CSV or JSON, as headscope-cli writes them");
    add("export.data_attribution", tr("Save Data of the &Attribution…"), tip,
        tr("Ctrl+Alt+Shift+F5"), [this] { savePanel(0); });
    add("export.data_ripples", tr("Save Data of the &Ripples…"), tip, tr("Ctrl+Alt+Shift+F7"),
        [this] { savePanel(1); });
    add("export.data_pairs", tr("Save Data of the Pa&irs…"),
        tr("Its numbers as CSV, JSON or NumPy's .npy, as headscope-cli writes them"),
        tr("Ctrl+Alt+Shift+F6"), [this] { savePanel(2); });
    add("export.data_positions", tr("Save Data by P&osition…"), tip, tr("Ctrl+Alt+Shift+F9"),
        [this] { savePanel(3); });
    add("export.data_layers", tr("Save Data of &Layers and Tokens…"), tip, tr("Ctrl+Alt+Shift+F8"),
        [this] { savePanel(4); });
    add("export.data_every_head", tr("Save Ripples of E&very Head…"), tip, tr("Ctrl+Alt+Shift+F10"),
        [this] { savePanel(5); });
    for (const char* id : {"export.data_attribution", "export.data_pairs", "export.data_ripples",
                           "export.data_every_head", "export.data_layers", "export.data_positions"})
        menu->addAction(commands().find(QString::fromLatin1(id)));
    commands().adoptMenu(QStringLiteral("export.panels"), menu);
}

void ExportFeature::savePanel(std::size_t panel) {
    const auto data = m_data(shownReport()).at(panel);
    if (!data)
        throw inputError(
            tr("The panel shows nothing that could be saved").toStdString(),
            tr("Bring it up, and compute it where it has a button for that.").toStdString());
    const QString suggested = documentsFolder() + QLatin1Char('/') +
                              runFileName(shownSource().report) + QLatin1Char('-') + data->stem +
                              QStringLiteral(".json");
    const QString path =
        place().choosers.saveFile(&place().window, tr("Save Data of the Panel"), suggested);
    if (path.isEmpty()) return;
    const QString ending = QFileInfo(path).suffix().toLower();
    const auto& write = ending == QLatin1String("csv")    ? data->csv
                        : ending == QLatin1String("npy")  ? data->npy
                        : ending == QLatin1String("json") ? data->json
                                                          : std::function<std::string()>();
    if (!write)
        throw inputError(tr("%1 names no format of this panel").arg(path).toStdString(),
                         data->npy ? tr("End the name with .csv, .json or .npy.").toStdString()
                                   : tr("End the name with .csv or .json.").toStdString());
    writeFileAtomically(path.toStdString(), write());
    showStatus(tr("Wrote %1").arg(path));
}

void ExportFeature::setCsvForExcel(bool on) {
    QVariantMap choices = settings().choices(kCsvChoices);
    choices.insert(kByteOrderMark, on);
    settings().setChoices(kCsvChoices, choices);
}

CsvOptions ExportFeature::csvOptions() const {
    return {settings().choices(kCsvChoices).value(kByteOrderMark).toBool()};
}

void ExportFeature::showStatus(const QString& text) {
    document().messages().dismissError();
    document().messages().showStatus(text);
}

void ExportFeature::guarded(const std::function<void()>& act) {
    if (!state().run()) return;
    try {
        act();
    } catch (const Error& error) {
        document().messages().fail(userError(error));
    }
}

SweepReport ExportFeature::shownReport() const {
    const ShownRun& run = *state().run();
    if (run.kept) return run.kept->run().report;
    return reportOf(run);
}

std::function<FigureSource(const Intervention&)> ExportFeature::shownSources() const {
    return [report = shownReport(), view = figureView(state()), panels = m_panels(),
            growth = shownPath(state())](const Intervention& intervention) mutable {
        view.intervention = intervention;
        FigureSource source = app::shownSource(report, view);
        source.attention = panels.attention;
        source.attribution = panels.attribution;
        source.ripples = panels.ripples;
        source.pairs = panels.pairs;
        source.positions = panels.positions;
        source.layers = panels.layers;
        source.byLayer = panels.byLayer;
        source.growth = growth;
        return source;
    };
}

FigureSource ExportFeature::shownSource() const {
    return shownSources()(state().intervention());
}

void ExportFeature::openDialog() {
    FigureDialog::Run run;
    run.source = shownSources();
    run.interventions = state().interventions();
    run.shown = state().intervention();
    open(std::move(run), &place().window);
}

void ExportFeature::openFigure(const FigureSource& source, QWidget* over) {
    FigureDialog::Run run;
    run.source = [source](const Intervention& /*intervention*/) { return source; };
    run.shown = source.intervention;
    run.choosesIntervention = false;
    open(std::move(run), over);
}

void ExportFeature::open(FigureDialog::Run run, QWidget* over) {
    auto* dialog =
        new FigureDialog(std::move(run), settings(), saveFileChooser(place().choosers), over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FigureDialog::saved, this,
            [this](const QString& path) { showStatus(tr("Wrote %1").arg(path)); });
    connect(dialog, &FigureDialog::failed, &document().messages(), &Messages::record);
    dialog->open();
}

void ExportFeature::copyPicture() {
    const FigureChoice choice = choiceFrom(settings().choices(QStringLiteral("figure")));
    const Figure figure = makeFigure(shownSource(), FigureContent::Maps);
    copyFigure(figure, choice.options, sizeOf(choice));
    showStatus(tr("Copied the maps as a picture"));
}

void ExportFeature::copyTable(std::size_t map) {
    QGuiApplication::clipboard()->setText(
        toTsv(effectMaps(*state().run(), state().intervention(), state().limit()).at(map).data));
    showStatus(tr("Copied the map as a table"));
}

void ExportFeature::copyShownTables() {
    QStringList tables;
    for (const FigureMap& map : shownSource().maps) {
        const QString heading = map.title + QLatin1String(": ") + map.scaleLabel;
        tables += tableCell(heading) + QLatin1Char('\n') + toTsv(map.data);
    }
    QGuiApplication::clipboard()->setText(tables.join(QLatin1Char('\n')));
    showStatus(tr("Copied %n map(s) as tables", nullptr, static_cast<int>(tables.size())));
}

void ExportFeature::saveData(DataFormat format) {
    const bool csv = format == DataFormat::Csv;
    const QString ending = csv ? QStringLiteral(".csv") : QStringLiteral(".json");
    const QString suggested =
        documentsFolder() + QLatin1Char('/') + runFileName(shownSource().report) + ending;
    QString path = place().choosers.saveFile(&place().window,
                                             csv ? tr("Save CSV") : tr("Save JSON"), suggested);
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) {
        path += ending;
        if (QFileInfo::exists(path)) {  // nobody was asked about this name
            throw inputError(say("%1 exists already", path.toStdString()),
                             say("Choose another name."));
        }
    }
    const SweepReport report = shownReport();
    writeFileAtomically(path.toStdString(), csv ? toCsv(report, csvOptions()) : toJson(report));
    showStatus(tr("Wrote %1").arg(path));
}

void ExportFeature::savePython() {
    const QString suggested = documentsFolder() + QLatin1Char('/') +
                              runFileName(shownSource().report) + QStringLiteral(".py");
    const QString path =
        place().choosers.saveFile(&place().window, tr("Save as Python"), suggested);
    if (path.isEmpty()) return;
    const SweepReport report = shownReport();
    const auto& folder = state().run()->model.folder;
    // Of a run from a file only the model's name is known.
    const PythonModel model =
        folder.empty() ? PythonModel{report.model.name, {}} : pythonModel(folder);
    writeFileAtomically(path.toStdString(), pythonScript(report, model));
    showStatus(tr("Wrote %1").arg(path));
}

void ExportFeature::exportFolder() {
    const QString parent = place().choosers.folder(&place().window, tr("Export Everything Into"));
    if (parent.isEmpty()) return;
    const FigureChoice choice = choiceFrom(settings().choices(QStringLiteral("figure")));
    const auto extra = shownFigures(shownSource(), figureView(state()));
    const SweepReport report = shownReport();
    const QString folder = freeName(parent, runFileName(report));
    ExportKinds kinds;
    kinds.csvOptions = csvOptions();
    const Exported written = exportEverything(report, state().limit(), kinds,
                                              {choice.options, sizeOf(choice)}, folder, extra);
    showStatus(
        tr("Wrote %n file(s) to %1", nullptr, static_cast<int>(written.files.size())).arg(folder));
    QStringList remarks = written.notes;
    if (!written.missing.empty()) remarks += missingText(written.missing);
    if (!remarks.isEmpty()) document().messages().remark({remarks.join(QLatin1Char(' '))});
}

}  // namespace headscope::app
