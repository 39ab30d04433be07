// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <nlohmann/json.hpp>

#include <string>

namespace headscope {

// In files a message is its English text, and what was read from one a text without places.
// nlohmann::json finds these two by their names. Any thread.

/// As English.
template <class Json>
void to_json(Json& json, const Message& message) {
    json = message.english();
}

/// Throws the library's type_error if the value is no text.
template <class Json>
void from_json(const Json& json, Message& message) {
    message = json.template get<std::string>();
}

}  // namespace headscope
