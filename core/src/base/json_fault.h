// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <nlohmann/json.hpp>

namespace headscope {

/// What is wrong with a file's values, in plain words, of what the library throws where a field is
/// not there or has another type than is asked for. Any thread.
[[nodiscard]] Message jsonFault(const nlohmann::json::exception& error);

}  // namespace headscope
