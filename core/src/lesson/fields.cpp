// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/fields.h"

#include "base/json.h"

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

constexpr std::size_t kMostNameBytes = 64;

const LessonJson& emptyObject() {
    static const auto none = LessonJson::object();
    return none;
}

const LessonJson& emptyList() {
    static const auto none = LessonJson::array();
    return none;
}

}  // namespace

bool isLessonName(std::string_view text) {
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && text.size() <= kMostNameBytes && letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return letter(c) || digit(c) || c == '-' || c == '.' || c == '_';
           });
}

Message listed(std::span<const std::string> words) {
    std::string text;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        text += (i == 0 ? "" : ", ") + words[i];
    if (words.empty()) return {};
    return words.size() == 1 ? Message(words.front()) : say("%1 or %2", text, words.back());
}

LessonFields::LessonFields(const LessonJson& json, LessonPlace place, LessonFaults& faults)
    : m_json(json.is_object() ? json : emptyObject()), m_place(std::move(place)), m_faults(faults) {
    if (!json.is_object()) fault(say("this is to be an object in braces"));
}

const LessonJson* LessonFields::find(const char* key, bool required) {
    m_known.insert(key);
    const auto found = m_json.find(key);
    if (found != m_json.end()) return &*found;
    if (required) fault(say("\"%1\" is missing", key));
    return nullptr;
}

std::string LessonFields::text(const char* key, bool required) {
    const auto* value = find(key, required);
    if (!value) return {};
    if (value->is_string()) return value->get<std::string>();
    fault(say("\"%1\" is to be a text", key));
    return {};
}

std::string LessonFields::named(const char* key, bool required) {
    auto name = text(key, required);
    if (!name.empty() && !isLessonName(name)) {
        fault(say("\"%1\" is to be a name of lower-case letters, digits, - and ., not %2", key,
                  shownName(name)));
        return {};
    }
    return name;
}

std::string LessonFields::word(const char* key, const std::vector<std::string>& words) {
    const auto* value = find(key);
    if (!value) return words.front();
    const auto given = value->is_string() ? value->get<std::string>() : value->dump();
    if (std::find(words.begin(), words.end(), given) != words.end()) return given;
    fault(say("\"%1\" is %2, and can be %3", key, shownName(given), listed(words)));
    return words.front();
}

std::optional<double> LessonFields::number(const char* key, bool required) {
    const auto* value = find(key, required);
    if (!value) return std::nullopt;
    if (value->is_number() && std::isfinite(value->get<double>())) return value->get<double>();
    fault(say("\"%1\" is to be a number", key));
    return std::nullopt;
}

int LessonFields::whole(const char* key, int least, int most, int otherwise) {
    const auto value = number(key);
    if (!value) return otherwise;
    if (*value == std::floor(*value) && *value >= least && *value <= most)
        return static_cast<int>(*value);
    fault(say("\"%1\" is to be a whole number from %2 to %3", key, least, most));
    return otherwise;
}

std::optional<bool> LessonFields::flag(const char* key) {
    const auto* value = find(key);
    if (!value) return std::nullopt;
    if (value->is_boolean()) return value->get<bool>();
    fault(say("\"%1\" is to be true or false", key));
    return std::nullopt;
}

std::vector<std::string> LessonFields::texts(const char* key, bool required) {
    std::vector<std::string> all;
    for (const auto& element : list(key, required)) {
        if (element.is_string())
            all.push_back(element.get<std::string>());
        else
            fault(say("\"%1\" is to be a list of texts", key));
    }
    return all;
}

const LessonJson& LessonFields::object(const char* key, bool required) {
    const auto* value = find(key, required);
    if (value && value->is_object()) return *value;
    if (value) fault(say("\"%1\" is to be an object in braces", key));
    return emptyObject();
}

const LessonJson& LessonFields::list(const char* key, bool required) {
    const auto* value = find(key, required);
    if (value && value->is_array()) return *value;
    if (value) fault(say("\"%1\" is to be a list in brackets", key));
    return emptyList();
}

void LessonFields::finish() {
    for (const auto& [key, value] : m_json.items())
        if (!m_known.contains(key))
            fault(say("%1 is no field here; there are %2", shownName(key),
                      listed(std::vector<std::string>(m_known.begin(), m_known.end()))));
}

}  // namespace headscope
