// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/faults.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

using LessonJson = nlohmann::json;

/// A short name of letters, digits, "-" and ".", as ids, facts and claims have.
[[nodiscard]] bool isLessonName(std::string_view text);

/// The fields of an object in a lesson. What is missing, of another type or not asked for is a
/// fault, and reading continues with a harmless value. The JSON must outlive it.
class LessonFields {
 public:
    LessonFields(const LessonJson& json, LessonPlace place, LessonFaults& faults);

    [[nodiscard]] const LessonPlace& place() const { return m_place; }
    [[nodiscard]] LessonFaults& faults() const { return m_faults; }
    void fault(const Message& what) const { m_faults.add(m_place, what); }

    [[nodiscard]] bool has(const char* key) const { return m_json.contains(key); }
    /// Null if it is absent; with `required` a fault then.
    const LessonJson* find(const char* key, bool required = false);

    std::string text(const char* key, bool required = false);
    /// A name, as isLessonName().
    std::string named(const char* key, bool required = false);
    /// One of these words; the first where it is absent.
    std::string word(const char* key, const std::vector<std::string>& words);
    std::optional<double> number(const char* key, bool required = false);
    int whole(const char* key, int least, int most, int otherwise);
    std::optional<bool> flag(const char* key);
    std::vector<std::string> texts(const char* key, bool required = false);
    /// The members of an object or elements of a list; none if it is absent or something else.
    const LessonJson& object(const char* key, bool required = false);
    const LessonJson& list(const char* key, bool required = false);

    /// The fields that nobody asked for are faults.
    void finish();

 private:
    const LessonJson& m_json;
    LessonPlace m_place;
    LessonFaults& m_faults;
    std::set<std::string, std::less<>> m_known;
};

/// "a, b or c"
[[nodiscard]] Message listed(std::span<const std::string> words);

}  // namespace headscope
