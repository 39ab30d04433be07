// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/vote_bar.h"

#include <QPainter>

namespace headscope::app {

void drawVoteBar(QPainter& painter, const QRect& bar, const QColor& color, bool filled) {
    painter.setPen(QPen(color, kVoteBarLine));
    painter.setBrush(filled ? QBrush(color) : Qt::NoBrush);
    painter.drawRect(bar);
}

}  // namespace headscope::app
