// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headscope {

/// U+FEFF in UTF-8: some programs begin a text with it, and Excel expects it in a CSV file. A
/// constant; any thread.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace headscope
