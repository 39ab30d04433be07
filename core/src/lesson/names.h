// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// What a fact's value is.
enum class LessonType { Number, Head, Text };

/// One of the numbers that a kind of fact has.
struct LessonWhat {
    std::string name;
    LessonType type;
    LessonShow show;  ///< unless the fact says otherwise
};

/// A kind of fact: its name in files, the fields that it takes beside "of", "show", "expect" and
/// "within" (those with ! must be there), and what it can be asked for, the first where nothing is
/// said. `key`: the field that says it.
struct LessonFactRow {
    LessonFactKind kind;
    std::string name;
    std::vector<std::string> fields;
    std::string key;
    std::vector<LessonWhat> whats;
};
[[nodiscard]] const std::vector<LessonFactRow>& lessonFactRows();
[[nodiscard]] const LessonFactRow& rowOf(LessonFactKind kind);
[[nodiscard]] const LessonWhat& whatOf(const LessonFact& fact);
[[nodiscard]] LessonType typeOf(const LessonFact& fact);
/// Is it a P, or a change of one?
[[nodiscard]] bool isOfProbability(const LessonFact& fact);
/// How it is shown where nothing is said: a change of P in percentage points.
[[nodiscard]] LessonShow usualShow(const LessonFact& fact);

/// How each show is named, and of which values it is.
struct LessonShowRow {
    LessonShow show;
    std::string name;
    LessonType type;
};
[[nodiscard]] const std::vector<LessonShowRow>& lessonShowRows();

/// "lt", "and", ...: with how many operands, `most` 0: any number.
struct LessonOperatorRow {
    LessonExpression::Kind kind;
    std::string name;
    std::size_t least, most;
    bool isClaim;      ///< it says yes or no
    bool takesClaims;  ///< and so do its operands
};
[[nodiscard]] const std::vector<LessonOperatorRow>& lessonOperators();

/// "map.target.cell(9.6)" -> a mark; nothing if it is not one. Whether its fact is there is not
/// looked at.
[[nodiscard]] std::optional<LessonMark> markFrom(std::string_view text);
/// "9.6"
[[nodiscard]] std::optional<HeadId> headFromText(std::string_view text);

[[nodiscard]] std::optional<LessonStepKind> stepKindFrom(std::string_view name);
[[nodiscard]] std::optional<LessonAskKind> askKindFrom(std::string_view name);
[[nodiscard]] std::optional<LessonVerdict> verdictFrom(std::string_view name);
/// As in "until"; and back.
[[nodiscard]] std::string name(LessonCondition::Kind kind);
[[nodiscard]] std::optional<LessonCondition::Kind> conditionFrom(std::string_view name);
[[nodiscard]] std::vector<std::string> stepKindNames();
[[nodiscard]] std::vector<std::string> askKindNames();

}  // namespace headscope
