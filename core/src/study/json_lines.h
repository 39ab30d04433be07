// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// Where each element of a list begins in a JSON text, a line from 1 each. `path`: the list's field
/// in the outermost object, or the fields on the way to it. The text is valid JSON; empty if there
/// is no such list.
[[nodiscard]] std::vector<int> elementLines(std::string_view json,
                                            const std::vector<std::string>& path);

}  // namespace headscope
