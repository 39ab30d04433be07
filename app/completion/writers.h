// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "completion/shell_completion.h"

namespace headscope::completion {

[[nodiscard]] std::string bashScript(const Command& program);
[[nodiscard]] std::string zshScript(const Command& program);
[[nodiscard]] std::string fishScript(const Command& program);

/// A word for any of the shells, in single quotes: "it's" as 'it'\''s'.
[[nodiscard]] std::string quoted(std::string_view text);

/// A name for a shell's function: letters, digits and _.
[[nodiscard]] std::string identifier(std::string_view name);

/// Each of `from` as `to`.
[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view to);

}  // namespace headscope::completion
