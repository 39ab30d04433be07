// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headscope {

/// U+FEFF in UTF-8: what some programs begin a text with, and Excel wants a CSV file to begin with.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace headscope
