// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headscope {

/// visibleText(), but with all spaces as they are. Any thread.
[[nodiscard]] std::string escapedText(std::string_view bytes);

}  // namespace headscope
