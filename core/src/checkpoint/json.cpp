// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/json.h"

#include "support/files.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <algorithm>
#include <istream>
#include <set>
#include <stdexcept>
#include <unordered_set>
#include <utility>
#include <vector>

namespace headscope {
namespace {

using nlohmann::json;

/// Follows the parser's events and throws std::runtime_error at the first thing not wanted. The
/// parser itself does not recurse, so depth costs no stack before it is refused here.
class Watch {
 public:
    explicit Watch(const JsonLimits& limits) : m_limits(limits) {}

    /// `depth`: open objects and arrays. It counts, not the events: of what the caller skips the
    /// ends are not told.
    void operator()(int depth, json::parse_event_t event, const json& parsed) {
        using Event = json::parse_event_t;
        m_keys.resize(std::min(m_keys.size(), static_cast<std::size_t>(depth)));
        if (event == Event::object_start || event == Event::array_start) {
            m_keys.resize(static_cast<std::size_t>(depth) + 1);
            if (m_keys.size() > static_cast<std::size_t>(m_limits.depth)) {
                throw std::runtime_error("it is nested too deeply");
            }
        } else if (event != Event::object_end && event != Event::array_end &&
                   ++m_values > m_limits.values) {
            throw std::runtime_error("it holds too many values");
        }
        if (event == Event::key &&
            !m_keys.back().insert(parsed.get_ref<const std::string&>()).second) {
            throw std::runtime_error(shownName(parsed.get_ref<const std::string&>()) +
                                     " is there twice");
        }
    }

    /// What came so far is no longer in memory.
    void forget() { m_values = 0; }

 private:
    JsonLimits m_limits;
    std::size_t m_values = 0;
    std::vector<std::unordered_set<std::string>> m_keys;  // one set per open object or array
};

/// The library's message without its "[json.exception...] " mark.
std::string plain(const std::string& message) {
    const auto end = message.find("] ");
    return validUtf8(message.substr(end == std::string::npos ? 0 : end + 2).substr(0, 300));
}

/// Runs `parse` and makes its errors the caller's.
template <typename Parse>
json parsed(const std::string& subject, const std::string& hint, Parse&& parse) {
    try {
        return parse();
    } catch (const json::exception& e) {
        throw inputError(subject + " is not valid JSON: " + plain(e.what()), hint);
    } catch (const std::runtime_error& e) {
        throw inputError(subject + " cannot be used: " + e.what(), hint);
    }
}

/// Ends a parse whose result is known.
struct Found {
    json value;
};

/// "size 548105171" of a pointer as ", of 548105171 bytes,".
std::string sizeInPointer(std::string_view text) {
    constexpr std::string_view kField = "\nsize ";
    const auto at = text.find(kField);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + kField.size());
    const auto digits = rest.substr(0, rest.find_first_not_of("0123456789"));
    return digits.empty() ? "" : ", of " + std::string(digits.substr(0, 20)) + " bytes,";
}

}  // namespace

void refuseLfsPointer(std::string_view text, const std::string& subject) {
    if (!text.starts_with("version https://git-lfs.github.com/spec/")) return;
    throw inputError(
        subject + " is a pointer of Git LFS: the file itself" +
            sizeInPointer(text.substr(0, 1024)) + " was not fetched",
        "Run git lfs pull in its folder, or download the model: headscope-cli models download "
        "owner/name.");
}

json parseObject(std::string_view text, const std::string& subject, const std::string& hint,
                 const JsonLimits& limits, const std::set<std::string>& skipped) {
    refuseLfsPointer(text, subject);
    json object = parsed(subject, hint, [&] {
        Watch watch(limits);
        return json::parse(text.begin(), text.end(),
                           [&](int depth, json::parse_event_t event, json& value) {
                               watch(depth, event, value);
                               return event != json::parse_event_t::key || skipped.empty() ||
                                      !skipped.contains(value.get_ref<const std::string&>());
                           });
    });
    if (!object.is_object()) {
        throw inputError(subject + " is not a JSON object", hint);
    }
    return object;
}

json parseField(std::string_view text, const std::string& name, const std::string& subject,
                const std::string& hint, const JsonLimits& limits) {
    using Event = json::parse_event_t;
    bool here = false;
    try {
        const json rest = parsed(subject, hint, [&] {
            Watch watch(limits);
            return json::parse(text.begin(), text.end(), [&](int depth, Event event, json& value) {
                watch(depth, event, value);
                if (depth != 1) return true;
                if (event == Event::key) {
                    here = value.get_ref<const std::string&>() == name;
                } else if (here && event != Event::object_start && event != Event::array_start) {
                    throw Found{std::move(value)};
                }
                return true;
            });
        });
        if (!rest.is_object()) {
            throw inputError(subject + " is not a JSON object", hint);
        }
    } catch (Found& found) {
        return std::move(found.value);
    }
    return nullptr;
}

std::string shownName(std::string_view name) {
    constexpr std::size_t kLongest = 120;
    std::string shown = messageText(name.substr(0, kLongest));
    if (name.size() > kLongest) {
        shown += "...";
    }
    return "\"" + shown + "\"";
}

json parseObject(std::istream& stream, const std::string& subject, const std::string& hint,
                 const JsonLimits& limits, const TakeElement& take) {
    using Event = json::parse_event_t;
    Watch watch(limits);
    std::string field;
    bool inArray = false;
    const auto keep = [&](int depth, Event event, const json& value) {
        watch(depth, event, value);
        if (depth == 1 && event == Event::key) field = value.get<std::string>();
        if (depth == 1 && event == Event::array_start) inArray = true;
        if (depth == 1 && event == Event::array_end) inArray = false;
        if (depth != 2 || !inArray || event != Event::object_end || !take(field, value))
            return true;
        watch.forget();
        return false;
    };
    json parsed;
    try {
        parsed = json::parse(stream, keep);
    } catch (const Error&) {
        throw;
    } catch (const json::exception& e) {
        throw inputError(subject + " is not valid JSON: " + plain(e.what()), hint);
    } catch (const std::runtime_error& e) {
        throw inputError(subject + " cannot be used: " + e.what(), hint);
    }
    if (!parsed.is_object()) throw inputError(subject + " is not a JSON object", hint);
    return parsed;
}

}  // namespace headscope
