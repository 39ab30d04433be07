// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_files.h"

#include <headscope/quantity.h>
#include <headscope/report.h>

#include <QString>
#include <QStringList>

#include <vector>

namespace headscope::app {

/// What a folder gets.
struct ExportKinds {
    std::vector<FigureFormat> figures{FigureFormat::Pdf, FigureFormat::Png, FigureFormat::Svg};
    bool csv = true;
    bool json = true;
    CsvOptions csvOptions = {};
};

/// How its figures look.
struct ExportLook {
    FigureOptions options;
    FigureSize size;
};

/// A name for a run's folder or files: model and prompt, with nothing that a file system could
/// refuse.
[[nodiscard]] QString runFileName(const SweepReport& report);

/// An intervention in a file's name: "zero", "scale-0.5".
[[nodiscard]] QString fileStem(const Intervention& intervention);
/// Two of them: "zero-against-mean", where `between` is "against". Precondition: a difference.
[[nodiscard]] QString fileStem(const Lens& pair, const QString& between);

/// Throws Error(Input) if the folder holds anything already, or is a file.
void requireFreeFolder(const QString& path);

/// A figure that a folder gets beside those of every run.
struct ExtraFigure {
    QString stem;   ///< of its files' names
    QString about;  ///< for the README
    Figure figure;
};

/// What was written.
struct Exported {
    QStringList files;              ///< names, in the order written
    std::vector<char32_t> missing;  ///< what the figures have boxes for: see missing_characters.h
    /// "maps-zero: ...": what was left out of a figure, and why; in a batch first what of the
    /// prompt and its tokens is likely not meant.
    QStringList notes;
};

/// Writes everything of a run into a folder, which is made where it is missing: the maps of each
/// intervention, the drift plot, zero against mean as points and as histograms, captions.txt with
/// the captions of all of these, the CSV and JSON of the command line, and a README.txt that names
/// the run and the files. Figures of what the run does not have (a run that was stopped early) are
/// left out. Throws Error(Input) if the folder holds anything already; Error(Failure) if the
/// machine has no font for figures, or naming the file that could not be written, and what was
/// written before stays. GUI thread where there are figures.
Exported exportEverything(const SweepReport& report, double limit, const ExportKinds& kinds,
                          const ExportLook& look, const QString& folder,
                          const std::vector<ExtraFigure>& extra = {});

}  // namespace headscope::app
