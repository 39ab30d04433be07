// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/thread_share.h"
#include "sweep/device_pass.h"

#include <headscope/engine.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

namespace headscope {

/// How an engine comes to a device; a test puts the CPU, or a card that is full, in its place. And
/// what it knows of other programs.
struct DeviceServices {
    std::function<void(const Device&)> require = requireDevice;
    std::function<DeviceWeights(const PackedWeights&, const Device&)> copy = toDevice;
    OthersCores others = nullptr;  ///< empty: OtherPrograms
};

/// headscope::loadEngine() with these.
[[nodiscard]] std::unique_ptr<Engine> loadEngine(const std::filesystem::path& folder,
                                                 EngineLimits limits, DeviceServices services,
                                                 const std::stop_token& stop = {});

}  // namespace headscope
