// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/ablation_set.h"

#include <QStringList>

namespace headscope::app {

/// What people call the points of a growth path, one more than its steps: the set that it began
/// with ("none", "2 heads"), then each head that was added ("9.6"). Any thread (translated).
[[nodiscard]] QStringList growthNames(const GrowthPath& path);

}  // namespace headscope::app
