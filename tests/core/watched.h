// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

namespace headscope::test {

/// One token that is watched, as a prediction has it, and back.
inline WatchedScore watchedOf(const TokenScore& score) {
    return {{score.token}, score.p, score.logit, score.rank};
}
inline TokenScore scoreOf(const WatchedScore& watched) {
    return {watched.tokens.front(), watched.p, watched.logit, watched.rank};
}

}  // namespace headscope::test
