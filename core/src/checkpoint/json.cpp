// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/json.h"

#include "checkpoint/json_builder.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <algorithm>
#include <istream>
#include <utility>

namespace headscope {
namespace {

using nlohmann::json;

json requireObject(json value, const std::string& subject, const std::string& hint) {
    if (!value.is_object()) throw inputError(subject + " is not a JSON object", hint);
    return value;
}

}  // namespace

json parseObject(std::string_view text, const std::string& subject, const std::string& hint,
                 const JsonLimits& limits) {
    JsonBuilder builder(subject, hint, limits);
    json::sax_parse(text.begin(), text.end(), &builder);
    return requireObject(builder.take(), subject, hint);
}

json parseObject(std::istream& stream, const std::string& subject, const std::string& hint,
                 const JsonLimits& limits, const JsonElements& elements) {
    JsonBuilder builder(subject, hint, limits);
    builder.handOver(elements);
    json::sax_parse(stream, &builder);
    return requireObject(builder.take(), subject, hint);
}

std::string shownName(std::string_view name) {
    constexpr std::size_t kLongest = 120;
    std::string shown = validUtf8(name.substr(0, kLongest));
    std::replace(shown.begin(), shown.end(), '\0', '?');  // it would end the message
    if (name.size() > kLongest) {
        shown += "...";
    }
    return "\"" + shown + "\"";
}

}  // namespace headscope
