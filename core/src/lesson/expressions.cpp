// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/expressions.h"

#include "base/json.h"

#include <headscope/lesson_facts.h>

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

using Op = LessonExpression::Kind;

struct ExpressionReader {
    const LessonPlace& place;
    LessonFaults& faults;
    LessonReferences& references;

    LessonExpression read(const LessonJson& json, bool isClaim, bool anyType, int depth) const {
        if (depth > kMostLessonDepth) {
            faults.add(place, say("it is nested deeper than %1", kMostLessonDepth));
            return {};
        }
        if (json.is_array()) return operation(json, isClaim, depth);
        if (isClaim) {
            faults.add(place, say("a claim begins with lt, le, gt, ge, eq, near, and, or or not"));
            return {};
        }
        LessonExpression leaf;
        if (json.is_number()) {
            leaf.number = json.get<double>();
            return leaf;
        }
        leaf.kind = Op::Fact;
        leaf.fact = factNamed(json, place, faults);
        references.fact(place, leaf.fact,
                        anyType ? std::nullopt : std::optional(LessonType::Number));
        return leaf;
    }

    LessonExpression operation(const LessonJson& json, bool isClaim, int depth) const {
        const auto name =
            !json.empty() && json[0].is_string() ? json[0].get<std::string>() : std::string();
        const auto& rows = lessonOperators();
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& known) {
            return known.name == name && known.isClaim == isClaim;
        });
        if (row == rows.end()) {
            faults.add(place, isClaim ? say("%1 is no claim", shownName(name))
                                      : say("%1 is no arithmetic", shownName(name)));
            return {};
        }
        const auto count = json.size() - 1;
        if (count < row->least || (row->most > 0 && count > row->most))
            faults.add(place, row->most == row->least
                                  ? say("\"%1\" takes %2 operands, not %3", name, row->least, count)
                                  : say("\"%1\" takes %2 or more operands, not %3", name,
                                        row->least, count));
        LessonExpression made;
        made.kind = row->kind;
        for (std::size_t i = 1; i < json.size(); ++i)
            made.operands.push_back(
                read(json[i], row->takesClaims, row->kind == Op::Eq, depth + 1));
        return made;
    }
};

std::optional<LessonValue> valueOf(const std::string& fact, const LessonValues& values) {
    const auto found = values.facts.find(fact);
    return found == values.facts.end() ? std::nullopt : found->second.value;
}

std::optional<bool> equal(const LessonExpression& a, const LessonExpression& b,
                          const LessonValues& values) {
    if (a.kind == Op::Fact && b.kind == Op::Fact) {
        const auto first = valueOf(a.fact, values);
        const auto second = valueOf(b.fact, values);
        if (!first || !second || first->index() != second->index()) return std::nullopt;
        return *first == *second;
    }
    const auto first = numberOf(a, values);
    const auto second = numberOf(b, values);
    if (!first || !second) return std::nullopt;
    return *first == *second;
}

/// With three values: what is known to decide it does, whatever is not known.
std::optional<bool> joined(const LessonExpression& claim, const LessonValues& values) {
    const bool decides = claim.kind == Op::Or;
    bool known = true;
    for (const auto& operand : claim.operands) {
        const auto one = holds(operand, values);
        if (!one)
            known = false;
        else if (*one == decides)
            return decides;
    }
    return known ? std::optional(!decides) : std::nullopt;
}

double folded(Op kind, double a, double b) {
    switch (kind) {
        case Op::Add:
            return a + b;
        case Op::Sub:
            return a - b;
        case Op::Mul:
            return a * b;
        case Op::Min:
            return std::min(a, b);
        default:
            return std::max(a, b);
    }
}

}  // namespace

std::string factNamed(const LessonJson& json, const LessonPlace& place, LessonFaults& faults) {
    const bool good = json.is_object() && json.size() == 1 && json.contains("fact") &&
                      json.at("fact").is_string();
    if (good) return json.at("fact").get<std::string>();
    faults.add(place, say("a fact is named as {\"fact\": \"NAME\"}"));
    return {};
}

LessonExpression expressionFrom(const LessonJson& json, bool isClaim, const LessonPlace& place,
                                LessonFaults& faults, LessonReferences& references) {
    return ExpressionReader{place, faults, references}.read(json, isClaim, false, 1);
}

void addFacts(const LessonExpression& expression, std::set<std::string>& facts) {
    if (expression.kind == Op::Fact) facts.insert(expression.fact);
    for (const auto& operand : expression.operands)
        addFacts(operand, facts);
}

std::optional<double> numberOf(const LessonExpression& expression, const LessonValues& values) {
    if (expression.kind == Op::Number) return expression.number;
    if (expression.kind == Op::Fact) return values.number(expression.fact);
    std::optional<double> result;
    for (const auto& operand : expression.operands) {
        const auto one = numberOf(operand, values);
        if (!one) return std::nullopt;
        result = result ? folded(expression.kind, *result, *one) : *one;
    }
    if (result && expression.kind == Op::Abs) result = std::abs(*result);
    return result;
}

std::optional<bool> holds(const LessonExpression& claim, const LessonValues& values) {
    if (claim.kind == Op::And || claim.kind == Op::Or) return joined(claim, values);
    if (claim.operands.empty()) return std::nullopt;
    if (claim.kind == Op::Not) {
        const auto one = holds(claim.operands.front(), values);
        return one ? std::optional(!*one) : std::nullopt;
    }
    if (claim.operands.size() < 2) return std::nullopt;
    if (claim.kind == Op::Eq) return equal(claim.operands[0], claim.operands[1], values);
    const auto a = numberOf(claim.operands[0], values);
    const auto b = numberOf(claim.operands[1], values);
    if (!a || !b) return std::nullopt;
    switch (claim.kind) {
        case Op::Lt:
            return *a < *b;
        case Op::Le:
            return *a <= *b;
        case Op::Gt:
            return *a > *b;
        case Op::Ge:
            return *a >= *b;
        default:
            break;
    }
    if (claim.kind != Op::Near || claim.operands.size() < 3) return std::nullopt;
    const auto c = numberOf(claim.operands[2], values);
    return c ? std::optional(std::abs(*a - *b) <= *c) : std::nullopt;
}

}  // namespace headscope
