// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/names.h"
#include "lesson/write_parts.h"

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

using Op = LessonExpression::Kind;

constexpr double kMostWhole = 1e15;  // below it every whole number is a double

WrittenJson factNamedAs(const std::string& fact) {
    return {{"fact", fact}};
}

std::string showName(LessonShow show) {
    for (const auto& row : lessonShowRows())
        if (row.show == show) return row.name;
    return {};
}

WrittenJson writtenPosition(int position) {
    return position < 0 ? WrittenJson("last") : WrittenJson(position);
}

WrittenJson writtenValue(const LessonValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return writtenNumber(*number);
    if (const auto* head = std::get_if<HeadId>(&value)) return name(*head);
    return std::get<std::string>(value);
}

/// The fields of one fact, as its kind takes them.
class FactWriter {
 public:
    explicit FactWriter(const LessonFact& fact) : m_fact(fact) {}

    WrittenJson write() {
        const auto& row = rowOf(m_fact.kind);
        m_json["of"] = row.name;
        if (!row.key.empty() && !m_fact.what.empty() && m_fact.what != row.whats.front().name)
            m_json[row.key] = m_fact.what;
        for (const auto& field : row.fields)
            put(field.ends_with('!') ? field.substr(0, field.size() - 1) : field,
                field.ends_with('!'));
        if (m_fact.show != usualShow(m_fact)) m_json["show"] = showName(m_fact.show);
        if (m_fact.expect) m_json["expect"] = writtenValue(*m_fact.expect);
        if (m_fact.expect && m_fact.within != 0) m_json["within"] = writtenNumber(m_fact.within);
        return std::move(m_json);
    }

 private:
    void put(const std::string& field, bool required) {
        const LessonFact& fact = m_fact;
        const auto& [metric, subject, lens] = fact.quantity;
        if (field == "run") m_json[field] = fact.run;
        if (field == "other" || field == "donor") m_json[field] = fact.other;
        if (field == "metric") putUnless(field, name(metric), name(kMetrics[0]));
        if (field == "subject") putUnless(field, name(subject), name(kSubjects[0]));
        if (field == "replace") putUnless(field, name(lens), name(Lens{Intervention(Zero{}), {}}));
        if (field == "positions" && fact.positions) m_json[field] = name(*fact.positions);
        if (field == "layer" && fact.layer) m_json[field] = *fact.layer;
        if (field == "head" && !fact.heads.empty()) m_json[field] = writtenHead(fact.heads[0]);
        const bool heads = required || !fact.heads.empty();
        if (field == "heads" && heads) m_json[field] = writtenHeads(fact.heads);
        if (field == "n" && fact.nth != 1) m_json[field] = fact.nth;
        if (field == "sign") putUnless(field, fact.sign, "size");
        if (field == "row" && fact.row >= 0) m_json[field] = fact.row;
        if (field == "column" && fact.column >= 0) m_json[field] = fact.column;
        if (field == "position" && (required || fact.column >= 0))
            m_json[field] = writtenPosition(fact.column);
        if (field == "token") putUnless(field, fact.token, "target");
        if (field == "value") m_json[field] = written(fact.value);
        for (const auto& [key, bound] :
             {std::pair("beyond", fact.beyond), {"above", fact.above}, {"below", fact.below}})
            if (field == key && bound) m_json[field] = writtenNumber(*bound);
    }

    void putUnless(const std::string& field, const std::string& value, const std::string& usual) {
        if (!value.empty() && value != usual) m_json[field] = value;
    }

    const LessonFact& m_fact;
    WrittenJson m_json;
};

}  // namespace

WrittenJson writtenNumber(double number) {
    const bool isWhole = number == std::floor(number) && std::abs(number) < kMostWhole;
    if (isWhole) return static_cast<std::int64_t>(number);
    return number;
}

WrittenJson writtenHead(const LessonHead& head) {
    if (!head.fact.empty()) return factNamedAs(head.fact);
    return WrittenJson::array({head.head.layer, head.head.head});
}

WrittenJson writtenHeads(const std::vector<LessonHead>& heads) {
    auto list = WrittenJson::array();
    for (const auto& head : heads)
        list.push_back(writtenHead(head));
    return list;
}

WrittenJson written(const LessonExpression& expression) {
    if (expression.kind == Op::Number) return writtenNumber(expression.number);
    if (expression.kind == Op::Fact) return factNamedAs(expression.fact);
    auto list = WrittenJson::array();
    for (const auto& row : lessonOperators())
        if (row.kind == expression.kind) list.push_back(row.name);
    for (const auto& operand : expression.operands)
        list.push_back(written(operand));
    return list;
}

WrittenJson written(const LessonRun& run) {
    WrittenJson json{{"prompt", run.prompt}, {"target", run.target}, {"control", run.control}};
    if (run.positions != Positions::all()) json["positions"] = name(run.positions);
    return json;
}

WrittenJson written(const LessonFact& fact) {
    return FactWriter(fact).write();
}

}  // namespace headscope
