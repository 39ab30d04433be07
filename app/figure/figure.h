// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_signs.h"
#include "plot/draw_ripples.h"
#include "plot/heatmap_data.h"
#include "plot/pair_map_data.h"
#include "ui/color_map.h"

#include <headscope/results.h>

#include <QSizeF>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <utility>
#include <vector>

class QPainter;

namespace headscope::app {

// A figure for paper or slides: plain values in, strokes of a QPainter out. Nothing here knows of
// windows, and nothing needs a display: a QGuiApplication on the offscreen platform will do.
// `letter` is a panel's, which drawFigure() sets where it is asked for.

/// One map of a figure.
struct FigureMap {
    QString title;       ///< wrapped; cut with "…" after three lines
    QString subtitle;    ///< wrapped; may be empty
    QString scaleLabel;  ///< what the colours mean: "P ablated − P clean"
    HeatmapData data;
    QString letter = {};
    QStringList columns = {};  ///< their names; empty: heads, which are counted
    /// What the columns are, below them; empty: heads. Then names stand upright, as tokens need it.
    QString columnText = {};
    std::vector<int> columnsToName = {};  ///< whose names are never left out
    bool lastApart = false;  ///< the last column is of all others at once: a gap before it
};

/// The observed head means over depth.
struct FigureDrift {
    QString title;
    HeadGrid<float> headMean;  ///< L x H
    Drift drift;
    QString letter = {};
    QString yLabel = {};  ///< empty: the head mean; else of another number of each head
};

/// One point a head, with the line y = x.
struct FigureScatter {
    QString title;
    QString subtitle;
    QString xLabel;
    QString yLabel;
    std::vector<std::pair<double, double>> points;
    QString letter = {};
};

/// How many heads have which effect, of two sets over each other: bin i is
/// [first + i*width, first + (i+1)*width).
struct FigureHistogram {
    QString title;
    QString subtitle;
    QString xLabel;
    double first = 0;
    double width = 1;
    std::array<std::vector<int>, 2> counts;  ///< per set, per bin; as many of each
    std::array<QString, 2> names;
    QString letter = {};
};

/// Where one head looks: a row a query, a column a key.
struct FigureAttention {
    QString title;
    QString subtitle;
    QStringList tokens;  ///< the prompt's, T of them
    AttentionPattern pattern;
    QString letter = {};
};

/// Two probabilities while a set of heads grows by one head a step.
struct FigureGrowth {
    QString title;
    QString subtitle;
    QStringList names;                          ///< of the steps, below the axis
    std::array<std::vector<double>, 2> values;  ///< target and control, as many as names
    std::array<QString, 2> curves;              ///< their names
    QString letter = {};
};

/// Cosines over the layers.
struct FigureRipples {
    QString title;
    QString subtitle;
    QStringList names;  ///< of the points, below the axis
    QString yLabel;
    std::vector<RippleCurve> curves;  ///< as many values as names
    QString letter = {};
};

/// Every two heads: a row A, a column B.
struct FigurePairMap {
    QString title;
    QString subtitle;
    PairMapData data;
    QString letter = {};
};

/// One head's effects on many prompts, a dot each.
struct FigureEffects {
    QString title;
    QString subtitle;
    QString xLabel;
    std::vector<double> effects;  ///< by prompt; NaN: none
    std::optional<double> mean;
    std::optional<std::array<double, 2>> interval;  ///< of the mean
    QString letter = {};
};

/// Everything that a figure shows: from top to bottom the title, the line of the run, the maps in
/// rows, the plots in the order of the fields, the caption. Maps that mean the same (scale label
/// and limit) share the colour bar at the end of their row.
struct Figure {
    QString title;
    std::vector<FigureMap> maps;
    int columns = 2;  ///< maps in a row; fewer where bars between them leave too little width
    std::optional<FigureDrift> drift;
    std::optional<FigureScatter> scatter;
    std::optional<FigureHistogram> histogram;
    std::optional<FigureAttention> attention;
    std::optional<FigureGrowth> growth;
    std::optional<FigureRipples> ripples;
    std::optional<FigurePairMap> pairs;
    std::optional<FigureEffects> effects;
    QString caption;
    QString
        runLine;  ///< what all panels have in common: model, prompt, positions, and a patch's donor
    /// Name and text of what identifies the run, for the metadata of files. Names are English
    /// words without spaces: "Title", "Model", "Prompt", ...
    std::vector<std::pair<QString, QString>> facts;
};

/// Where the colours of maps end.
enum class ColorEnd {
    Scale,    ///< at HeatmapData::limit: a round number, which maps share or which is locked
    Largest,  ///< at the largest effect among the figure's maps on one scale
};

/// How it is drawn.
struct FigureOptions {
    bool title = false;
    bool values = false;  ///< numbers in the cells; left out where the cells are too small
    bool colorBar = true;
    bool caption = false;
    ColorMap colorMap = ColorMap::BlueOrange;
    double textPoints = 8;  ///< of the text; tick labels and captions are a little smaller
    CellSigns signs = CellSigns::None;
    ColorEnd colorEnd = ColorEnd::Scale;
    bool letters = false;     ///< a, b, c on the panels, where there is more than one
    bool runLine = false;     ///< Figure::runLine
    QString fontFamily = {};  ///< empty: DejaVu Sans
    bool operator==(const FigureOptions&) const = default;
};

/// What a drawing did.
struct FigureResult {
    std::vector<DrawnCell> cells;  ///< of all maps in their order, rectangles in millimetres
    QStringList notes;             ///< sentences: what was left out, and what to do about it
};

/// The height in millimetres that suits the content at this width: square cells, unless that
/// would make the figure very high or very flat.
[[nodiscard]] double naturalHeight(const Figure& figure, const FigureOptions& options,
                                   double widthMm);

/// Draws into the rectangle from the origin to `sizeMm`, in the light palette, on white. The
/// painter's unit must be a hundredth of a millimetre (scale it if the device's is another). Uses
/// only filled shapes, lines and text: no pattern, no gradient, no transparency, no picture, so
/// that vector formats stay vectors. Characters of coloured fonts (emoji) are the exception: these
/// have nothing but pictures.
FigureResult drawFigure(QPainter& painter, const Figure& figure, const FigureOptions& options,
                        QSizeF sizeMm);

}  // namespace headscope::app
