// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/messages.h"

#include <headscope/device.h>

#include <functional>

namespace headscope::app {

/// The engine that ships with the program; an empty folder is the bundled model. `device`: where
/// sweeps are computed, asked on the worker's thread whenever a model is loaded; empty: the CPU.
[[nodiscard]] EngineSource localEngines(std::function<Device()> device = {});

}  // namespace headscope::app
