// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/export/figure_dialog.h"
#include "figure/run_figures.h"
#include "jobs/messages.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

class QAction;
class QMenu;

namespace headscope::app {

class RunState;
class Settings;

/// How the window takes part in an export; tests replace the choosers.
struct ExportHooks {
    SaveFileChooser chooseFile;
    /// Asks for an existing folder in which to make one.
    std::function<QString(QWidget* over, const QString& title)> chooseFolder;
    std::function<void(const QString& message)> tell;
    std::function<void(const UserError& error)> complain;
    /// An error that a dialog has said, for the log.
    std::function<void(const UserError& error)> record;
    /// The chosen head's, where the window shows it.
    std::function<std::optional<AttentionPattern>()> attention;
};

/// What the menu offers for taking a run away: the figure dialog, copies, CSV, JSON, and a folder
/// with everything. Enabled while a run is shown. Lives as long as the window.
class ExportActions : public QObject {
    Q_OBJECT

 public:
    ExportActions(const RunState& state, Settings& settings, ExportHooks hooks, QWidget* window);

    void addTo(QMenu* menu);
    /// The figure dialog for maps that are not the window's own, over the window that shows them.
    void openFigure(const FigureSource& source, QWidget* over);

 private:
    enum class DataFormat { Csv, Json };

    QAction* add(QMenu* menu, const QString& text, const QString& tip, const QString& keys,
                 std::function<void()> act);
    void refresh();
    void openDialog();
    void open(FigureDialog::Run run, QWidget* over);
    void copyPicture();
    void copyTable(std::size_t map);
    void copyShownTables();
    void saveData(DataFormat format);
    void exportFolder();
    void savePython();
    void addExcel(QMenu* menu);
    [[nodiscard]] CsvOptions csvOptions() const;
    /// The run on screen: as the history has it, or as far as it is.
    [[nodiscard]] SweepReport shownReport() const;
    /// Gives the figures of what is shown now under either intervention, also later.
    [[nodiscard]] std::function<FigureSource(const Intervention&)> shownSources() const;
    [[nodiscard]] FigureSource shownSource() const;
    void guarded(const std::function<void()>& act);

    const RunState& m_state;
    Settings& m_settings;
    ExportHooks m_hooks;
    QWidget* m_window;
    QList<QAction*> m_actions;
};

}  // namespace headscope::app
