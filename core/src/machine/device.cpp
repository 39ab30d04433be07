// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/device.h>
#include <headscope/error.h>

#include <ATen/Context.h>
#include <fmt/format.h>

#include <charconv>

namespace headscope {
namespace {

// 0 also where the driver is missing or does not fit: libtorch then throws or says so.
int cudaDevices() {
    try {
        return at::hasCUDA() ? static_cast<int>(at::detail::getCUDAHooks().getNumGPUs()) : 0;
    } catch (const c10::Error&) {
        return 0;
    }
}

}  // namespace

Device parseDevice(std::string_view text) {
    if (text == "cpu") return {};
    if (text == "cuda") return {Device::Kind::Cuda, 0};
    constexpr std::string_view kPrefix = "cuda:";
    if (text.starts_with(kPrefix)) {
        int index = -1;
        const char* const end = text.data() + text.size();
        const auto [next, error] = std::from_chars(text.data() + kPrefix.size(), end, index);
        if (error == std::errc() && next == end && index >= 0) return {Device::Kind::Cuda, index};
    }
    throw inputError(fmt::format("\"{}\" is not a device", text.substr(0, 40)),
                     "Use cpu, cuda or cuda:1.");
}

std::string name(const Device& device) {
    return device.isCpu() ? "cpu" : fmt::format("cuda:{}", device.index);
}

std::vector<Device> devices() {
    std::vector<Device> all{{}};
    for (int index = 0; index < cudaDevices(); ++index)
        all.push_back({Device::Kind::Cuda, index});
    return all;
}

void requireDevice(const Device& device) {
    if (device.isCpu()) return;
    if (!at::hasCUDA())
        throw inputError(
            "this libtorch was built without CUDA, so only the CPU computes",
            "Build Headscope with an upstream libtorch for CUDA (CONTRIBUTING.md says how), and "
            "install NVIDIA's driver.");
    const int count = cudaDevices();
    if (count == 0)
        throw inputError("libtorch finds no CUDA device",
                         "Install NVIDIA's driver for the card, and see that nvidia-smi lists it.");
    if (device.index >= count)
        throw inputError(fmt::format("there is no device {}", name(device)),
                         fmt::format("Use one from cuda:0 to cuda:{}.", count - 1));
}

}  // namespace headscope
