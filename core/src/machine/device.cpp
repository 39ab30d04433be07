// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/device.h>
#include <headscope/error.h>

#include <fmt/format.h>

#include <charconv>

namespace headscope {

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
    throw inputError(say("\"%1\" is not a device", text.substr(0, 40)),
                     say("Use cpu, cuda or cuda:1."));
}

std::string name(const Device& device) {
    return device.isCpu() ? "cpu" : fmt::format("cuda:{}", device.index);
}

}  // namespace headscope
