// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/read_facts.h"

#include "base/json.h"
#include "lesson/expressions.h"
#include "lesson/names.h"

#include <headscope/error.h>
#include <headscope/lesson_draft.h>
#include <headscope/lesson_files.h>
#include <headscope/report.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

constexpr std::size_t kMostPromptBytes = 16U << 10;
constexpr std::size_t kMostTokenBytes = 256;
constexpr int kMostNth = 1000;
constexpr int kMostPosition = 1'000'000;
/// Above this a fact's bound holds nothing.
constexpr double kMostWithinShare = 0.05;
constexpr double kMostWithin = 0.002;

/// Too many members, or invalid names, are faults; `read` gets the others.
template <class Read>
void eachNamed(const LessonJson& all, const char* what, const Message& several, std::size_t most,
               LessonFaults& faults, Read&& read) {
    if (all.size() > most)
        faults.add({}, say("there are %1 %2, and %3 are the most", all.size(), several, most));
    std::size_t count = 0;
    for (const auto& [name, json] : all.items()) {
        if (++count > most) return;
        const LessonPlace place{{}, fmt::format("{} {}", what, shownName(name)), {}};
        if (isLessonName(name))
            read(name, json, LessonPlace{{}, fmt::format("{} {}", what, name), {}});
        else
            faults.add(place, say("a name has lower-case letters, digits, - and ."));
    }
}

/// One fact's fields, read by what its kind takes.
class FactReader {
 public:
    FactReader(LessonFields& fields, LessonReferences& references)
        : m_fields(fields), m_references(references) {}

    std::optional<LessonFact> read() {
        std::vector<std::string> names;
        for (const auto& row : lessonFactRows())
            names.push_back(row.name);
        const auto of = m_fields.text("of", true);
        const auto& rows = lessonFactRows();
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [&](const auto& known) { return known.name == of; });
        if (row == rows.end()) {
            m_fields.fault(
                say("%1 is no kind of fact; there are %2", shownName(of), listed(names)));
            return std::nullopt;
        }
        m_fact.kind = row->kind;
        readWhat(*row);
        for (const auto& field : row->fields)
            readField(field.ends_with('!') ? field.substr(0, field.size() - 1) : field,
                      field.ends_with('!'));
        readQuantity(*row);
        if (m_fact.kind == LessonFactKind::CountCells) checkBound();
        readShow();
        readExpected();
        m_fields.finish();
        return m_fact;
    }

 private:
    void readWhat(const LessonFactRow& row) {
        if (row.key.empty()) return;
        std::vector<std::string> words;
        for (const auto& what : row.whats)
            words.push_back(what.name);
        m_fact.what = m_fields.word(row.key.c_str(), words);
    }

    void readField(const std::string& field, bool required) {
        if (field == "run") m_fact.run = runNamed("run", required);
        if (field == "other") m_fact.other = runNamed("other", required);
        if (field == "donor") m_fact.other = runNamed("donor", required);
        if (field == "positions") m_fact.positions = positionsField(m_fields);
        if (field == "layer") readLayer(required);
        if (field == "head") readHead(required);
        if (field == "heads") readHeads(required);
        if (field == "n") m_fact.nth = m_fields.whole("n", leastNth(), kMostNth, 1);
        if (field == "sign") m_fact.sign = m_fields.word("sign", {"size", "min", "max"});
        if (field == "row") m_fact.row = position("row", false);
        if (field == "column") m_fact.column = position("column", false);
        if (field == "position") m_fact.column = position("position", required);
        if (field == "beyond") m_fact.beyond = m_fields.number("beyond");
        if (field == "above") m_fact.above = m_fields.number("above");
        if (field == "below") m_fact.below = m_fields.number("below");
        if (field == "token") readToken();
        if (field == "value") readValue(required);
    }

    /// P before any head has been added is P after none.
    [[nodiscard]] int leastNth() const {
        return m_fact.kind == LessonFactKind::Growth && m_fact.what == "p" ? 0 : 1;
    }

    std::string runNamed(const char* key, bool required) {
        auto run = m_fields.named(key, required);
        m_references.run(m_fields.place(), run);
        return run;
    }

    void readLayer(bool required) {
        if (m_fields.find("layer", required))
            m_fact.layer = m_fields.whole("layer", 0, kMostLayer, 0);
    }

    void readHead(bool required) {
        const auto* json = m_fields.find("head", required);
        if (!json) return;
        if (const auto head =
                lessonHeadFrom(*json, m_fields.place(), m_fields.faults(), m_references))
            m_fact.heads = {*head};
    }

    void readHeads(bool required) {
        const auto* json = m_fields.find("heads", required);
        if (!json) return;
        m_fact.heads = lessonHeadsFrom(*json, m_fields.place(), m_fields.faults(), m_references);
        const std::size_t least = m_fact.kind == LessonFactKind::Interaction ? 2 : 1;
        if (m_fact.heads.size() < least) m_fields.fault(say("\"heads\" needs %1 or more", least));
    }

    int position(const char* key, bool required) {
        const auto* json = m_fields.find(key, required);
        if (!json || (json->is_string() && json->get<std::string>() == "last")) return -1;
        if (json->is_number()) return m_fields.whole(key, 0, kMostPosition, 0);
        m_fields.fault(say("\"%1\" is to be a position from 0, or \"last\"", key));
        return -1;
    }

    void readToken() {
        m_fact.token = m_fields.has("token") ? m_fields.text("token") : "target";
        if (m_fact.token.empty() || m_fact.token.size() > kMostTokenBytes)
            m_fields.fault(say("\"token\" is to be target, control, or a token's text"));
    }

    void readValue(bool required) {
        if (const auto* json = m_fields.find("value", required))
            m_fact.value =
                expressionFrom(*json, false, m_fields.place(), m_fields.faults(), m_references);
    }

    /// The effect, as far as the kind uses it.
    void readQuantity(const LessonFactRow& row) {
        const auto takes = [&](const char* field) {
            return std::find(row.fields.begin(), row.fields.end(), field) != row.fields.end();
        };
        Quantity& quantity = m_fact.quantity;
        if (takes("metric")) quantity.metric = metricField();
        if (takes("subject")) quantity.subject = subjectField();
        if (takes("replace")) quantity.lens = lensField();
        if (!allows(quantity.metric, quantity.subject))
            m_fields.fault(say("%1 has no %2", name(quantity.metric), name(quantity.subject)));
        else if (!allows(quantity.metric, quantity.lens))
            m_fields.fault(
                say("%1 cannot be the difference of two interventions", name(quantity.metric)));
    }

    Metric metricField() {
        std::vector<std::string> names;
        const bool interaction = m_fact.kind == LessonFactKind::Interaction;
        for (const Metric metric : kMetrics)
            if (!interaction || metric == Metric::Probability || metric == Metric::LogProbability)
                names.push_back(name(metric));
        const auto given = m_fields.word("metric", names);
        return *std::find_if(std::begin(kMetrics), std::end(kMetrics),
                             [&](Metric metric) { return name(metric) == given; });
    }

    Subject subjectField() {
        std::vector<std::string> names;
        const bool interaction = m_fact.kind == LessonFactKind::Interaction;
        for (const Subject subject : kSubjects)
            if (!interaction || subject != Subject::Specificity) names.push_back(name(subject));
        const auto given = m_fields.word("subject", names);
        return *std::find_if(std::begin(kSubjects), std::end(kSubjects),
                             [&](Subject subject) { return name(subject) == given; });
    }

    /// One intervention; of a map, the difference of two as well.
    Lens lensField() {
        const Lens zero{Intervention(Zero{}), {}};
        const auto given = m_fields.has("replace") ? m_fields.text("replace") : std::string("zero");
        (void)m_fields.find("replace");
        const auto lens = lensFromName(given);
        using FactOf = LessonFactKind;
        const bool ofMap = m_fact.kind == FactOf::Cell || m_fact.kind == FactOf::ExtremeHead ||
                           m_fact.kind == FactOf::ExtremeValue ||
                           m_fact.kind == FactOf::CountCells || m_fact.kind == FactOf::Spread ||
                           m_fact.kind == FactOf::MapsR;
        const bool plainCell = m_fact.kind != FactOf::Cell || m_fact.what == "effect";
        const bool good =
            lens && !lens->isShown() && (!lens->isDifference() || (ofMap && plainCell));
        if (good) return *lens;
        m_fields.fault(
            say("\"replace\" is %1, and is to be an intervention such as zero "
                "or mean",
                shownName(given)));
        return zero;
    }

    void checkBound() {
        const int given = (m_fact.beyond ? 1 : 0) + (m_fact.above ? 1 : 0) + (m_fact.below ? 1 : 0);
        if (given != 1) m_fields.fault(say("it needs one of \"beyond\", \"above\" and \"below\""));
    }

    void readShow() {
        m_fact.show = usualShow(m_fact);
        std::vector<std::string> names;
        for (const auto& row : lessonShowRows())
            if (canBeShown(m_fact, row.show)) names.push_back(row.name);
        if (!m_fields.has("show")) return;
        const auto given = m_fields.word("show", names);
        for (const auto& row : lessonShowRows())
            if (row.name == given) m_fact.show = row.show;
    }

    void readExpected() {
        const auto within = m_fields.number("within");
        const auto* expected = m_fields.find("expect");
        if (within && (!expected || typeOf(m_fact) != LessonType::Number))
            m_fields.fault(say("\"within\" goes with a number that is expected"));
        if (!expected) return;
        m_fact.expect = expectedValue(*expected);
        if (!within || !m_fact.expect) return;
        const double* number = std::get_if<double>(&*m_fact.expect);
        m_fact.within = *within;
        if (*within < 0) m_fields.fault(say("\"within\" is negative"));
        if (number && *within > std::max(kMostWithinShare * std::abs(*number), kMostWithin))
            m_fields.fault(
                say("\"within\" is %1, and may be at most 5 % of the value or "
                    "%2",
                    *within, kMostWithin));
    }

    std::optional<LessonValue> expectedValue(const LessonJson& json) {
        switch (typeOf(m_fact)) {
            case LessonType::Number:
                if (json.is_number()) return json.get<double>();
                break;
            case LessonType::Text:
                if (json.is_string()) return json.get<std::string>();
                break;
            case LessonType::Head:
                if (!json.is_string()) break;
                if (const auto head = headFromText(json.get<std::string>())) return *head;
                break;
        }
        m_fields.fault(
            say("\"expect\" is not what this fact can be: a number, a head such as \"9.6\", "
                "or a text"));
        return std::nullopt;
    }

    LessonFields& m_fields;
    LessonReferences& m_references;
    LessonFact m_fact;
};

/// Facts of facts have no cycles.
bool isMadeOf(const Lesson& lesson, const std::string& fact, const std::string& wanted,
              std::set<std::string>& seen) {
    if (!seen.insert(fact).second) return false;
    const auto found = lesson.facts.find(fact);
    if (found == lesson.facts.end()) return false;
    std::set<std::string> parts;
    addFacts(found->second.value, parts);
    for (const auto& head : found->second.heads)
        if (!head.fact.empty()) parts.insert(head.fact);
    return std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
        return part == wanted || isMadeOf(lesson, part, wanted, seen);
    });
}

}  // namespace

std::optional<Positions> positionsField(LessonFields& fields) {
    const auto* json = fields.find("positions");
    if (!json) return std::nullopt;
    try {
        if (json->is_string()) return positionsFromName(json->get<std::string>());
    } catch (const Error&) {
        // Said below, as of any other value.
    }
    fields.fault(
        say("\"positions\" is to be \"all\", \"last\", or positions from 0 such as \"0,3\""));
    return std::nullopt;
}

std::optional<LessonHead> lessonHeadFrom(const LessonJson& json, const LessonPlace& place,
                                         LessonFaults& faults, LessonReferences& references) {
    if (json.is_object()) {
        LessonHead head{{}, factNamed(json, place, faults)};
        references.head(place, head);
        return head.fact.empty() ? std::nullopt : std::optional(head);
    }
    if (json.is_string())
        if (const auto head = headFromText(json.get<std::string>())) return LessonHead{*head};
    const auto whole = [](const LessonJson& part) {
        return part.is_number_unsigned() && part.get<double>() <= kMostLayer;
    };
    if (json.is_array() && json.size() == 2 && whole(json[0]) && whole(json[1]))
        return LessonHead{{json[0].get<int>(), json[1].get<int>()}};
    faults.add(place, say("a head is to be [layer,head], \"layer.head\", or {\"fact\": \"NAME\"}"));
    return std::nullopt;
}

std::vector<LessonHead> lessonHeadsFrom(const LessonJson& json, const LessonPlace& place,
                                        LessonFaults& faults, LessonReferences& references) {
    std::vector<LessonHead> heads;
    if (!json.is_array()) faults.add(place, say("heads are to be a list in brackets"));
    if (json.is_array())
        for (const auto& one : json)
            if (const auto head = lessonHeadFrom(one, place, faults, references))
                heads.push_back(*head);
    return heads;
}

void readRuns(const LessonJson& runs, Lesson& lesson, LessonFaults& faults) {
    eachNamed(runs, "run", say("runs"), kMostLessonRuns, faults,
              [&](const std::string& name, const LessonJson& json, const LessonPlace& place) {
                  LessonFields fields(json, place, faults);
                  LessonRun run;
                  run.prompt = fields.text("prompt", true);
                  run.target = fields.text("target", true);
                  run.control = fields.text("control", true);
                  run.positions = positionsField(fields).value_or(Positions::all());
                  fields.finish();
                  if (run.prompt.size() > kMostPromptBytes)
                      fields.fault(say("the prompt is longer than 16 KiB"));
                  if (run.target.size() > kMostTokenBytes || run.control.size() > kMostTokenBytes)
                      fields.fault(say("a target or control is no longer than 256 bytes"));
                  if (!run.target.empty() && run.target == run.control)
                      fields.fault(say("target and control are the same"));
                  lesson.runs[name] = run;
              });
}

void readFacts(const LessonJson& facts, Lesson& lesson, LessonFaults& faults,
               LessonReferences& references) {
    eachNamed(facts, "fact", say("facts"), kMostLessonFacts, faults,
              [&](const std::string& name, const LessonJson& json, const LessonPlace& place) {
                  LessonFields fields(json, place, faults);
                  if (auto fact = FactReader(fields, references).read())
                      lesson.facts[name] = std::move(*fact);
              });
    for (const auto& [name, fact] : lesson.facts) {
        std::set<std::string> seen;
        if (isMadeOf(lesson, name, name, seen))
            faults.add({{}, "fact " + name, {}}, say("it is made of itself"));
    }
}

void readClaims(const LessonJson& claims, Lesson& lesson, LessonFaults& faults,
                LessonReferences& references) {
    eachNamed(claims, "claim", say("claims"), kMostLessonClaims, faults,
              [&](const std::string& name, const LessonJson& json, const LessonPlace& place) {
                  LessonFields fields(json, place, faults);
                  if (const auto* says = fields.find("says", true))
                      lesson.claims[name] = expressionFrom(*says, true, place, faults, references);
                  fields.finish();
              });
}

}  // namespace headscope
