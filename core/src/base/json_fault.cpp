// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_fault.h"

#include <string>
#include <string_view>

namespace headscope {
namespace {

// The library's numbers of what it throws.
constexpr int kOtherType = 302;
constexpr int kNoKey = 403;

/// What stands between the two in a text; empty if they are not there.
std::string between(const std::string& text, std::string_view before, std::string_view behind) {
    const auto begin = text.find(before);
    if (begin == std::string::npos) return {};
    const auto start = begin + before.size();
    const auto end = behind.empty() ? text.size() : text.find(behind, start);
    return end == std::string::npos ? std::string() : text.substr(start, end - start);
}

}  // namespace

Message jsonFault(const nlohmann::json::exception& error) {
    const std::string what = error.what();
    if (error.id == kNoKey) {
        const auto key = between(what, "key '", "' not found");
        if (!key.empty()) return say("\"%1\" is missing", key);
    }
    if (error.id == kOtherType) {
        const auto wanted = between(what, "type must be ", ", but is ");
        const auto found = between(what, ", but is ", "");
        if (!wanted.empty() && !found.empty())
            return say("a value is of type %1, and has to be of type %2", found, wanted);
    }
    return say("a value is missing or of another type than it has to be");
}

}  // namespace headscope
