// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/read_steps.h"

#include "base/json.h"
#include "lesson/names.h"
#include "lesson/read_facts.h"
#include "lesson/read_state.h"

#include <headscope/lesson_files.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace headscope {
namespace {

constexpr std::size_t kMostOptions = 12;
constexpr int kMostLines = 40;
constexpr double kMostOfModel = 1e6;  // no model has as many heads

/// What is asked, and what is right.
class AskReader {
 public:
    AskReader(LessonFields& fields, LessonReferences& references)
        : m_fields(fields), m_references(references) {}

    LessonAsk read() {
        const auto kind = m_fields.has("type") ? askKindFrom(m_fields.word("type", askKindNames()))
                                               : std::nullopt;
        if (!kind) m_fields.fault(say("\"type\" is missing: %1", listed(askKindNames())));
        (void)m_fields.find("type");
        m_ask.kind = kind.value_or(LessonAskKind::Text);
        switch (m_ask.kind) {
            case LessonAskKind::Choice:
                readOptions("options", true);
                m_ask.several = m_fields.flag("several").value_or(false);
                if (const auto* right = m_fields.find("right")) readKeys(*right);
                break;
            case LessonAskKind::Head:
                readRight(LessonType::Head);
                break;
            case LessonAskKind::Token:
                m_ask.options = m_fields.texts("options");
                readRight(LessonType::Text);
                break;
            case LessonAskKind::Number:
                readNumber();
                break;
            case LessonAskKind::Order:
                readOptions("items", true);
                if (const auto* right = m_fields.find("right")) readOrder(*right);
                break;
            case LessonAskKind::Text:
                m_ask.lines = m_fields.whole("lines", 1, kMostLines, m_ask.lines);
                break;
        }
        m_fields.finish();
        return m_ask;
    }

 private:
    void readOptions(const char* key, bool required) {
        m_ask.options = m_fields.texts(key, required);
        const bool tooFew = m_ask.options.size() < 2;
        if (tooFew || m_ask.options.size() > kMostOptions)
            m_fields.fault(say("\"%1\" has two to %2 names", key, kMostOptions));
        for (const auto& option : m_ask.options)
            if (!isLessonName(option) ||
                std::count(m_ask.options.begin(), m_ask.options.end(), option) > 1)
                m_fields.fault(
                    say("%1 is no name of an option, or is there twice", shownName(option)));
    }

    void readRight(LessonType type) {
        const auto* right = m_fields.find("right");
        if (!right) return;
        LessonFields fields(*right, m_fields.place(), m_fields.faults());
        m_ask.fact = fields.named("fact", true);
        fields.finish();
        m_references.fact(m_fields.place(), m_ask.fact, type);
    }

    void readNumber() {
        m_ask.least = m_fields.number("least", true).value_or(0);
        if (const auto* most = m_fields.find("most", true); most && most->is_string()) {
            m_ask.mostOf = m_fields.word("most", {"cells", "heads", "layers"});
            m_ask.most = kMostOfModel;
        } else {
            m_ask.most = m_fields.number("most").value_or(1);
        }
        m_ask.step = m_fields.number("step").value_or(1);
        m_ask.within = m_fields.number("within").value_or(0);
        readRight(LessonType::Number);
        if (!(m_ask.least < m_ask.most)) m_fields.fault(say("\"least\" is not below \"most\""));
        if (!(m_ask.step > 0)) m_fields.fault(say("\"step\" is not above 0"));
        const bool wide = m_ask.within < 0 || m_ask.within >= (m_ask.most - m_ask.least) / 2;
        if (wide) m_fields.fault(say("\"within\" is negative, or so wide that no answer is wrong"));
    }

    /// {"when": CLAIM, "is": OPTION or list}, or a list of such.
    void readKeys(const LessonJson& right) {
        for (const auto& one : right.is_array() ? right : LessonJson::array({right})) {
            LessonFields fields(one, m_fields.place(), m_fields.faults());
            LessonKey key;
            key.claim = fields.named("when", true);
            m_references.claim(m_fields.place(), key.claim);
            const auto* is = fields.find("is", true);
            if (is && is->is_array())
                key.options = fields.texts("is");
            else if (is)
                key.options = {fields.text("is")};
            fields.finish();
            for (const auto& option : key.options)
                if (std::find(m_ask.options.begin(), m_ask.options.end(), option) ==
                    m_ask.options.end())
                    m_fields.fault(say("%1 is no option", shownName(option)));
            if (!m_ask.several && key.options.size() > 1)
                m_fields.fault(say("several options are right, but \"several\" is not true"));
            m_ask.keys.push_back(std::move(key));
        }
    }

    /// {"largest": {ITEM: FACT, ...}} or {"smallest": ...}.
    void readOrder(const LessonJson& right) {
        LessonFields fields(right, m_fields.place(), m_fields.faults());
        m_ask.largestFirst = !fields.has("smallest");
        const auto& facts = fields.object(m_ask.largestFirst ? "largest" : "smallest", true);
        fields.finish();
        LessonFields items(facts, m_fields.place(), m_fields.faults());
        for (const auto& option : m_ask.options) {
            const auto fact = items.named(option.c_str(), true);
            m_references.fact(m_fields.place(), fact, LessonType::Number);
            m_ask.orderFacts.push_back(fact);
        }
        items.finish();
    }

    LessonFields& m_fields;
    LessonReferences& m_references;
    LessonAsk m_ask;
};

class StepReader {
 public:
    StepReader(LessonFields& fields, LessonReferences& references)
        : m_fields(fields), m_references(references) {}

    LessonStep read() {
        m_step.id = m_fields.named("id", true);
        if (const auto* kind = m_fields.find("kind", true))
            if (kind->is_string() && !stepKindFrom(kind->get<std::string>()))
                m_fields.fault(say("%1 is no kind of step; there are %2",
                                   shownName(kind->get<std::string>()), listed(stepKindNames())));
        const auto& kind = m_fields.has("kind") ? m_fields.text("kind") : std::string();
        m_step.kind = stepKindFrom(kind).value_or(LessonStepKind::Show);
        m_step.optional = m_fields.flag("optional").value_or(false);
        if (const auto* state = m_fields.find("state"))
            m_step.state = stateFrom(*state, place(), faults(), m_references);
        readMarks();
        readThen();
        m_step.claims = m_fields.texts("claims");
        for (const auto& claim : m_step.claims)
            m_references.claim(place(), claim);
        readHints();
        readKind();
        m_fields.finish();
        return m_step;
    }

 private:
    [[nodiscard]] const LessonPlace& place() const { return m_fields.place(); }
    [[nodiscard]] LessonFaults& faults() const { return m_fields.faults(); }

    std::vector<LessonMark> marksFrom(const std::vector<std::string>& texts) {
        std::vector<LessonMark> marks;
        for (const auto& text : texts) {
            const auto mark = markFrom(text);
            if (!mark) {
                m_fields.fault(say("%1 cannot be marked; there are %2", shownName(text),
                                   listed(lessonPlaces())));
                continue;
            }
            if (mark->cell) m_references.head(place(), *mark->cell);
            marks.push_back(*mark);
        }
        return marks;
    }

    void readMarks() {
        m_step.marks = marksFrom(m_fields.texts("mark"));
        m_step.covers = m_fields.texts("cover");
        const auto& covers = lessonCovers();
        for (const auto& cover : m_step.covers)
            if (!layerLeftBy(cover) &&
                std::find(covers.begin(), covers.end(), cover) == covers.end())
                m_fields.fault(
                    say("%1 cannot be covered; there are %2", shownName(cover), listed(covers)));
        if (m_fields.has("reveal")) readReveal();
    }

    void readReveal() {
        LessonFields reveal(m_fields.object("reveal"), place(), faults());
        m_step.reveal = marksFrom(reveal.texts("mark"));
        if (const auto* state = reveal.find("state"))
            m_step.revealState = stateFrom(*state, place(), faults(), m_references);
        m_step.staysCovered = reveal.texts("cover");
        for (const auto& cover : m_step.staysCovered)
            if (!canStayCovered(cover, m_step.covers))
                m_fields.fault(
                    say("%1 cannot stay covered: \"cover\" does not have it", shownName(cover)));
        reveal.finish();
    }

    void readThen() {
        const auto* then = m_fields.find("then");
        if (!then) return;
        if (then->is_string()) {
            const auto next = m_fields.named("then");
            m_step.then = {next, next, next};
            return;
        }
        LessonFields fields(*then, place(), faults());
        m_step.then = {fields.named("right"), fields.named("wrong"), fields.named("skipped")};
        fields.finish();
    }

    void readHints() {
        for (const auto& hint : m_fields.list("hints")) {
            if (hint.is_string() && isLessonName(hint.get<std::string>())) {
                m_step.hints.push_back({hint.get<std::string>(), {}});
                continue;
            }
            LessonFields fields(hint, place(), faults());
            LessonHint made;
            made.text = fields.named("text");
            if (const auto* show = fields.find("show", true))
                made.show = stateFrom(*show, place(), faults(), m_references);
            fields.finish();
            m_step.hints.push_back(std::move(made));
        }
    }

    void readKind() {
        using StepIs = LessonStepKind;
        if (const auto* ask = m_fields.find("ask", m_step.kind == StepIs::Predict)) {
            LessonFields fields(*ask, place(), faults());
            m_step.ask = AskReader(fields, m_references).read();
        }
        if (const auto* until = m_fields.find("until", m_step.kind == StepIs::Do))
            m_step.until = conditionsFrom(*until, place(), faults(), m_references);
        if (m_step.kind != StepIs::Do && m_fields.has("until"))
            m_fields.fault(say("\"until\" goes with the kind do"));
        m_step.discuss = m_fields.flag("discuss").value_or(false);
        if (m_fields.has("gate")) m_step.gated = m_fields.word("gate", {"answer"}) == "answer";
        if (m_step.gated && !m_step.ask) m_fields.fault(say("\"gate\" needs an \"ask\""));
        if (m_step.kind == StepIs::Write && !m_step.ask) {
            m_step.ask = LessonAsk{};
            m_step.ask->kind = LessonAskKind::Text;
            m_step.ask->lines = m_fields.whole("lines", 1, kMostLines, m_step.ask->lines);
        }
        if (m_step.kind == StepIs::Play) m_step.minutes = m_fields.whole("minutes", 1, 60, 5);
        readRunsOfStep();
    }

    void readRunsOfStep() {
        using StepIs = LessonStepKind;
        const bool compares = m_step.kind == StepIs::Compare;
        if (!compares && m_step.kind != StepIs::Play) return;
        m_step.runs = m_fields.texts("runs", compares);
        for (const auto& run : m_step.runs)
            m_references.run(place(), run);
        if (compares && m_step.runs.size() != 2) m_fields.fault(say("two \"runs\" are compared"));
    }

    LessonFields& m_fields;
    LessonReferences& m_references;
    LessonStep m_step;
};

/// The steps that can follow a step, whatever its result. `end`: past the last step.
std::set<std::size_t> followers(const Lesson& lesson, std::size_t at) {
    std::set<std::size_t> all;
    for (const auto verdict : {LessonVerdict::Right, LessonVerdict::Wrong, LessonVerdict::Skipped,
                               LessonVerdict::Unscored})
        all.insert(nextStep(lesson, at, verdict).value_or(lesson.steps.size()));
    return all;
}

enum class Seen { No, Open, Done };

/// Depth first; false, and a fault, where it comes back to a step that it is coming from.
void walk(const Lesson& lesson, std::size_t at, std::vector<Seen>& seen, LessonFaults& faults) {
    if (at >= lesson.steps.size()) return;
    seen[at] = Seen::Open;
    for (const std::size_t next : followers(lesson, at)) {
        if (next >= lesson.steps.size()) continue;
        if (seen[next] == Seen::Open)
            faults.add({lesson.steps[at].id, {}, {}},
                       say("\"then\" leads back to %1: one could not come to the end",
                           lesson.steps[next].id));
        if (seen[next] == Seen::No) walk(lesson, next, seen, faults);
    }
    seen[at] = Seen::Done;
}

}  // namespace

void readSteps(const LessonJson& steps, Lesson& lesson, LessonFaults& faults,
               LessonReferences& references) {
    if (steps.empty() || steps.size() > kMostLessonSteps)
        faults.add({}, say("a lesson has 1 to %1 steps, not %2", kMostLessonSteps, steps.size()));
    std::size_t count = 0;
    for (const auto& json : steps) {
        if (++count > kMostLessonSteps) return;
        std::string id = fmt::format("{}", count);
        if (json.is_object() && json.contains("id") && json["id"].is_string() &&
            isLessonName(json["id"].get<std::string>()))
            id = json["id"].get<std::string>();
        LessonFields fields(json, {id, {}, {}}, faults);
        lesson.steps.push_back(StepReader(fields, references).read());
    }
}

void checkOrder(const Lesson& lesson, LessonFaults& faults) {
    std::set<std::string> ids;
    for (const auto& step : lesson.steps) {
        if (!step.id.empty() && !ids.insert(step.id).second)
            faults.add({step.id, {}, {}}, say("two steps have this id"));
    }
    for (const auto& step : lesson.steps)
        for (const auto& next : std::array{step.then.right, step.then.wrong, step.then.skipped})
            if (!next.empty() && !ids.contains(next))
                faults.add({step.id, {}, {}},
                           say("\"then\" leads to %1, which is no step", shownName(next)));
    std::vector<Seen> seen(lesson.steps.size(), Seen::No);
    const auto first = std::find_if(lesson.steps.begin(), lesson.steps.end(),
                                    [](const auto& step) { return !step.optional; });
    if (first == lesson.steps.end()) {
        if (!lesson.steps.empty())
            faults.add({}, say("every step is optional: there is no first one"));
        return;
    }
    walk(lesson, static_cast<std::size_t>(first - lesson.steps.begin()), seen, faults);
    for (std::size_t i = 0; i < lesson.steps.size(); ++i)
        if (seen[i] == Seen::No)
            faults.add({lesson.steps[i].id, {}, {}}, say("no way leads to this step"));
}

}  // namespace headscope
