// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// Where the ablated runs of a sweep are computed. The clean run, and requests for one set of
/// heads, always use the CPU. Any thread.
struct Device {
    enum class Kind { Cpu, Cuda };
    Kind kind = Kind::Cpu;
    int index = 0;  ///< of Cuda: which

    [[nodiscard]] bool isCpu() const { return kind == Kind::Cpu; }
    friend bool operator==(const Device&, const Device&) = default;
};

/// Reads "cpu", "cuda" (the first) or "cuda:N". Throws Error(Input) for anything else; does not
/// check that the device exists.
[[nodiscard]] Device parseDevice(std::string_view text);

/// "cpu", "cuda:0".
[[nodiscard]] std::string name(const Device& device);

/// The usable ones: the CPU, then those that libtorch's CUDA finds.
[[nodiscard]] std::vector<Device> devices();

/// Throws Error(Input) saying what to install where the device cannot be used here.
void requireDevice(const Device& device);

}  // namespace headscope
