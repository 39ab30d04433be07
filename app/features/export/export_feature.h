// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/export/figure_dialog.h"
#include "features/feature.h"
#include "features/panel_data.h"

#include <headscope/report.h>
#include <headscope/results.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace headscope::app {

class RunState;
class Settings;

/// Taking a run away: the figure dialog, copies, CSV, JSON, Python, and a folder with everything.
class ExportFeature : public Feature {
    Q_OBJECT

 public:
    /// What other panels show, as far as they do: the chosen head's attention, and figures of
    /// their own.
    struct Panels {
        std::optional<AttentionPattern> attention = {};
        std::optional<OwnFigure> attribution = {}, ripples = {}, pairs = {}, positions = {},
                                 layers = {}, byLayer = {};
    };
    using PanelSource = std::function<Panels()>;
    /// The numbers of attribution, ripples, pairs, positions, layers and the ripples of every head,
    /// in this order, as far as they show anything; `run` is the run on screen.
    using DataSource = std::function<std::vector<std::optional<PanelData>>(const SweepReport& run)>;

    ExportFeature(Workplace& place, PanelSource panels, DataSource data);

    /// The figure dialog for maps that are not the window's own, over the window that shows them.
    void openFigure(const FigureSource& source, QWidget* over);

 private:
    enum class DataFormat { Csv, Json };

    void addFigureCommands();
    void addDataCommands();
    void addPanelCommands();
    void savePanel(std::size_t panel);
    void add(const char* id, const QString& text, const QString& tip, const QString& keys,
             std::function<void()> act);
    void openDialog();
    void open(FigureDialog::Run run, QWidget* over);
    void copyPicture();
    void copyTable(std::size_t map);
    void copyShownTables();
    void saveData(DataFormat format);
    void exportFolder();
    void savePython();
    void setCsvForExcel(bool on);
    void showStatus(const QString& text);
    [[nodiscard]] CsvOptions csvOptions() const;
    /// The run on screen: as in the history, or as far as computed.
    [[nodiscard]] SweepReport shownReport() const;
    /// Gives the figures of what is shown now under either intervention, also later.
    [[nodiscard]] std::function<FigureSource(const Intervention&)> shownSources() const;
    [[nodiscard]] FigureSource shownSource() const;
    void guarded(const std::function<void()>& act);
    [[nodiscard]] const RunState& state() const;
    [[nodiscard]] Settings& settings() const;

    PanelSource m_panels;
    DataSource m_data;
};

}  // namespace headscope::app
