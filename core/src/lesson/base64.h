// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headscope {

/// RFC 4648, with padding and without line breaks.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// Nothing if the text is not such a one.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

}  // namespace headscope
