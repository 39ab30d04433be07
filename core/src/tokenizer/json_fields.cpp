// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/json_fields.h"

#include "base/json.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <cstdint>

namespace headscope {

const nlohmann::json* fieldOf(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

bool flagOf(const nlohmann::json& object, const char* name, bool byDefault, const std::string& file,
            const char* hint) {
    const nlohmann::json* const value = fieldOf(object, name);
    if (value == nullptr) return byDefault;
    if (!value->is_boolean()) {
        throw inputError(say("%1: %2 is neither true nor false", file, name), hint);
    }
    return value->get<bool>();
}

std::string typeOf(const nlohmann::json& part, const std::string& file, const char* hint) {
    const nlohmann::json* const type = part.is_object() ? fieldOf(part, "type") : nullptr;
    if (type == nullptr || !type->is_string()) {
        throw inputError(say("%1: a part of the tokenizer has no type", file), hint);
    }
    return type->get<std::string>();
}

TokenId idOf(const nlohmann::json& value, const std::string& token, const std::string& file,
             const char* hint) {
    if (!value.is_number_unsigned() ||
        value.get<std::uint64_t>() > static_cast<std::uint64_t>(Vocabulary::kLargestId)) {
        throw inputError(say("%1: the id of %2 is not a whole number from 0 to %3", file,
                             shownName(token), Vocabulary::kLargestId),
                         hint);
    }
    return value.get<TokenId>();
}

}  // namespace headscope
