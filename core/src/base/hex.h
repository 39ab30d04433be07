// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace headscope {

// Any thread.

/// Two small digits a byte: "e282".
[[nodiscard]] std::string toHex(std::span<const std::byte> bytes);
/// The bytes; nothing if the text is not two digits a byte.
[[nodiscard]] std::optional<std::string> fromHex(std::string_view text);

}  // namespace headscope
