// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/vocabulary.h"

#include <headscope/message.h>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace headscope {

/// The hint where one of a tokenizer's files does not fit the others.
inline constexpr const char* kOtherFileHint =
    phrase("Use the file that belongs to this model, or download it again.");

/// The field, or null if it is absent or null.
[[nodiscard]] const nlohmann::json* fieldOf(const nlohmann::json& object, const char* name);

/// A field that is true or false. Throws Error(Input) naming `file` where it is something else.
[[nodiscard]] bool flagOf(const nlohmann::json& object, const char* name, bool byDefault,
                          const std::string& file, const char* hint);

/// A part's "type", such as "ByteLevel". Throws Error(Input) if it has none.
[[nodiscard]] std::string typeOf(const nlohmann::json& part, const std::string& file,
                                 const char* hint);

/// A number as a token's id. Throws Error(Input) if it is not from 0 to Vocabulary::kLargestId;
/// `token` is the token's name.
[[nodiscard]] TokenId idOf(const nlohmann::json& value, const std::string& token,
                           const std::string& file, const char* hint);

}  // namespace headscope
