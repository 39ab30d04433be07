// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <optional>

namespace headscope::app {

enum class FigureFormat { Png, Svg, Pdf };

inline constexpr FigureFormat kFigureFormats[] = {FigureFormat::Png, FigureFormat::Svg,
                                                  FigureFormat::Pdf};

/// "png", "svg", "pdf": in files' names, settings and on the command line.
[[nodiscard]] QString name(FigureFormat format);
/// Case does not matter. Empty for any other text.
[[nodiscard]] std::optional<FigureFormat> formatFromName(const QString& name);

/// How large a figure is on paper, and how finely it is cut into pixels where it has any.
struct FigureSize {
    double widthMm = 170;
    std::optional<double> heightMm;  ///< empty: as high as the content likes
    double dpi = 300;                ///< of PNG
    bool operator==(const FigureSize&) const = default;
};

/// Size in millimetres, with the height that the content likes where none is set.
[[nodiscard]] QSizeF sizeOf(const Figure& figure, const FigureOptions& options,
                            const FigureSize& size);

/// The figure as pixels, opaque on white, with its resolution and its facts (QImage::text).
/// Throws Error(Input) for a size of no pixels or of more than fit in memory sensibly,
/// Error(Failure) if the machine has no font.
[[nodiscard]] QImage figureImage(const Figure& figure, const FigureOptions& options,
                                 const FigureSize& size);

/// The content of a file. PNG has the resolution and the facts as text chunks; SVG is as wide as
/// asked in mm, with text as text, and the facts as title, description and metadata; PDF is one
/// page of that size (rounded to whole points, of 0.35 mm), with text as text in embedded fonts
/// and the facts as title, creator and XMP. Neither SVG nor PDF holds a bitmap, except of
/// characters that have no outline (see drawGlyphs()). Throws Error(Input) for an impossible size,
/// Error(Failure) if the machine has no font.
[[nodiscard]] QByteArray figureBytes(const Figure& figure, const FigureOptions& options,
                                     const FigureSize& size, FigureFormat format);

/// Writes figureBytes() to a temporary file and renames it: a file of that name is either the old
/// or the whole new figure. Throws Error(Failure) naming the file.
void writeFigure(const Figure& figure, const FigureOptions& options, const FigureSize& size,
                 FigureFormat format, const QString& path);

/// Puts the figure on the clipboard, as pixels and as SVG: the program it is pasted into takes what
/// it prefers. GUI thread. Throws Error(Input) for an impossible size.
void copyFigure(const Figure& figure, const FigureOptions& options, const FigureSize& size);

}  // namespace headscope::app
