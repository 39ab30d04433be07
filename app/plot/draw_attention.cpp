// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/draw_attention.h"

namespace headscope::app {

void drawAttention(DrawingCanvas& canvas, const AttentionPattern& pattern,
                   const AttentionLook& look) {
    for (int query = 0; query < pattern.tokens; ++query) {
        for (int key = 0; key <= query; ++key)
            canvas.fill(look.place(query, key), look.shade(pattern(query, key)));
    }
}

}  // namespace headscope::app
