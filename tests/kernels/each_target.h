// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/targets.h"

#include <gtest/gtest.h>
#include <hwy/targets.h>

namespace headscope::test {

/// Calls `check` once for each instruction set that the kernels are compiled for and this machine
/// has; their loops then use that one.
template <class F>
void onEachTarget(const F& check) {
#if (HWY_TARGETS & (HWY_TARGETS - 1)) == 0
    check();  // there is no choice
#else
    for (const auto target : hwy::SupportedAndGeneratedTargets()) {
        SCOPED_TRACE(hwy::TargetName(target));
        hwy::SetSupportedTargetsForTest(target);
        check();
    }
    hwy::SetSupportedTargetsForTest(0);
#endif
}

}  // namespace headscope::test
