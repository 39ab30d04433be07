// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/device.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace headscope {

/// A function of a library that is loaded, by its name; null if none.
using FunctionLookup = std::function<void*(const std::string& name)>;
[[nodiscard]] void* loadedFunction(const std::string& name);

/// Bytes of a CUDA device's memory that nobody has taken; nothing for the CPU, and where CUDA's
/// runtime library is missing or does not say.
[[nodiscard]] std::optional<std::int64_t> freeMemory(const Device& device,
                                                     const FunctionLookup& lookup = loadedFunction);

}  // namespace headscope
