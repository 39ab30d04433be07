// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <system_error>

namespace headscope {

/// What the system says of an errno: "No space left on device". The commonest are known to
/// translations.
[[nodiscard]] Message reason(int error);
/// The same of the codes that std::filesystem gives.
[[nodiscard]] Message reason(const std::error_code& error);

}  // namespace headscope
