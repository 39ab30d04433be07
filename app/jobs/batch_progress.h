// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <vector>

namespace headscope::app {

/// The heads whose cells are being computed, and the part of their work that is done, in [0,1).
struct BatchProgress {
    std::vector<HeadId> heads;
    double part = 0;
};

}  // namespace headscope::app
