// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/export/export_folder.h"
#include "jobs/messages.h"

#include <headscope/ablation.h>
#include <headscope/engine_limits.h>

#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <vector>

namespace headscope {
class Engine;
}  // namespace headscope

namespace headscope::app {

/// What is exported without a window: the runs of a session, or one run that the options ask for.
struct BatchOptions {
    QString session;              ///< a session's file; empty: the options below
    std::filesystem::path model;  ///< passed unchanged to the loader
    EngineLimits limits;
    std::optional<QString> prompt, target, control;
    QStringList moreTargets, moreControls;  ///< see RunInputs
    std::optional<QString> donor;           ///< what a patch takes z from
    bool bos = false;                       ///< see RunInputs
    std::vector<Intervention> interventions = zeroAndMean();
    Positions positions;
    QString folder;     ///< a new or an empty one
    ExportKinds kinds;  ///< its CSV options included
    ExportLook look;    ///< of the figures; a session has its own colour map
};

/// "png,svg,csv" -> what to write. Throws Error(Input) naming what is no format.
[[nodiscard]] ExportKinds exportKindsFrom(const QString& names);

/// Makes the same files as the window's Export Everything: of one run in the folder itself, of a
/// session with several in a folder each, "1-NAME" with the run's number in the session. The files'
/// names are their paths. Needs a QGuiApplication on whatever platform, and no
/// display. The engine is loaded, used and destroyed in here, on the caller's thread.
/// Throws Error: Input for what the options or files cannot give, found before anything is computed
/// where that is possible; Failure naming the file that could not be written, or where figures are
/// to be made and the machine has no font.
Exported exportBatch(const BatchOptions& options, const EngineLoader& load);

}  // namespace headscope::app
