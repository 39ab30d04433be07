// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/results.h>

#include <QColor>
#include <QRectF>
#include <QString>

#include <cmath>
#include <optional>
#include <vector>

namespace headscope::app {

/// What a heatmap shows: a number for every head, or nothing yet.
struct HeatmapData {
    HeadGrid<std::optional<float>> values;
    double limit = 1;           ///< the colour scale is [-limit, limit] or [0, limit]; > 0
    std::vector<HeadId> flips;  ///< marked with a dot
    ScaleKind kind = ScaleKind::Diverging;
    QString barText;                      ///< what the colour bar measures
    QString lowText = {}, highText = {};  ///< what its ends mean; empty: the numbers alone
    std::vector<HeadId> uncertain = {};   ///< hatched: not significant
    bool covered = false;  ///< cells without a value are hidden for now, not still to come
    bool locked = false;   ///< the scale's end does not follow the values
    double floor = 0;      ///< values smaller than this are numerical noise, and marked as such
};

[[nodiscard]] inline bool isNoise(const HeatmapData& data, const std::optional<float>& value) {
    return value && std::abs(static_cast<double>(*value)) < data.floor;
}

/// One cell as it was painted: what a test compares with the data.
struct DrawnCell {
    HeadId head;
    QRectF rect;                 ///< on screen in logical pixels, in a figure in millimetres
    std::optional<float> value;  ///< empty: painted as pending
    QColor color;
    bool noise = false;  ///< the value is noise, and marked as that where marks are drawn
};

}  // namespace headscope::app
