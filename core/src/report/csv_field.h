// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headscope {

/// A text as a field of a CSV: RFC 4180's quotes, spreadsheetSafe(), and the escapes that report.h
/// lists. Any thread.
[[nodiscard]] std::string csvField(std::string_view text);

}  // namespace headscope
