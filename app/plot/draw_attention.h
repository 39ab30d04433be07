// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/drawing_canvas.h"

#include <headscope/results.h>

namespace headscope::app {

/// A rectangle for each cell, by query and key, and its colour, by weight.
struct AttentionLook {
    std::function<QRectF(int query, int key)> place;
    std::function<QColor(float weight)> shade;
};

/// The cells of an attention pattern, on screen and in figures, without those after the query,
/// which it cannot see.
void drawAttention(DrawingCanvas& canvas, const AttentionPattern& pattern,
                   const AttentionLook& look);

}  // namespace headscope::app
