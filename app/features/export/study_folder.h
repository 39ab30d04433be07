// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/kept_studies.h"
#include "features/export/export_folder.h"
#include "figure/study_figures.h"

#include <vector>

namespace headscope::app {

/// The figures that a folder gets of every study: of each intervention the mean of the logit
/// difference and of the target's P, the maps by group where there are groups, and the effects on
/// all prompts of the head that is surest. GUI thread.
[[nodiscard]] std::vector<ExtraFigure> studyFigures(const StudyResults& results);

/// Reads the rows that a session's study has so far and writes its figures, captions.txt and, as
/// the kinds say, the summary as CSV and JSON into a new folder. Throws as mergeStudy() where its
/// folder is gone or damaged, and as exportEverything().
Exported exportStudy(const KeptStudy& study, const ExportKinds& kinds, const ExportLook& look,
                     const QString& folder);

}  // namespace headscope::app
