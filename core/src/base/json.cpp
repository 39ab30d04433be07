// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"

#include "base/json_builder.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <istream>
#include <utility>

namespace headscope {
namespace {

nlohmann::json requireObject(nlohmann::json value, const Message& subject, const Message& hint) {
    if (!value.is_object()) throw inputError(say("%1 is not a JSON object", subject), hint);
    return value;
}

/// The number behind "size " of a pointer, or empty.
std::string sizeInPointer(std::string_view text) {
    constexpr std::string_view kField = "\nsize ";
    const auto at = text.find(kField);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + kField.size());
    const auto digits = rest.substr(0, rest.find_first_not_of("0123456789"));
    return std::string(digits.substr(0, 20));
}

}  // namespace

void refuseLfsPointer(std::string_view text, const Message& subject) {
    if (!text.starts_with("version https://git-lfs.github.com/spec/")) return;
    const std::string bytes = sizeInPointer(text.substr(0, 1024));
    throw inputError(
        bytes.empty()
            ? say("%1 is a pointer of Git LFS: the file itself was not fetched", subject)
            : say("%1 is a pointer of Git LFS: the file itself, of %2 bytes, was not fetched",
                  subject, bytes),
        say("Run git lfs pull in its folder, or download the model: headscope-cli models download "
            "owner/name."));
}

nlohmann::json parseObject(std::string_view text, const Message& subject, const Message& hint,
                           const JsonLimits& limits) {
    refuseLfsPointer(text, subject);
    JsonBuilder builder(subject, hint, limits);
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    return requireObject(builder.take(), subject, hint);
}

nlohmann::json parseObject(std::istream& stream, const Message& subject, const Message& hint,
                           const JsonLimits& limits, const JsonElements& elements) {
    JsonBuilder builder(subject, hint, limits);
    builder.handOver(elements);
    nlohmann::json::sax_parse(stream, &builder);
    return requireObject(builder.take(), subject, hint);
}

std::string shownName(std::string_view name) {
    constexpr std::size_t kLongest = 120;
    std::string shown = messageText(name.substr(0, kLongest));
    if (name.size() > kLongest) {
        shown += "...";
    }
    return "\"" + shown + "\"";
}

}  // namespace headscope
