// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>

class QPainter;

namespace headscope::app {

// How a vote is drawn as a bar, wherever votes are shown.

inline constexpr int kVoteBarGap = 8;   ///< pixels between a bar and its count, and between answers
inline constexpr int kVoteBarLine = 2;  ///< pixels of an outline

/// The length of a count's bar, where `most` has a bar of `room` pixels.
[[nodiscard]] inline int voteBarLength(int count, int most, int room) {
    return room * count / most;
}

/// The last vote's bar is filled, an earlier one's an outline: they differ without colours.
void drawVoteBar(QPainter& painter, const QRect& bar, const QColor& color, bool filled);

}  // namespace headscope::app
