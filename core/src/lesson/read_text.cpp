// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/read_text.h"

#include "base/json.h"
#include "base/utf8.h"
#include "lesson/fields.h"
#include "lesson/markdown_lines.h"
#include "lesson/markdown_tables.h"
#include "lesson/prose.h"

#include <headscope/lesson_files.h>

#include <algorithm>
#include <set>
#include <utility>

namespace headscope {
namespace {

/// The text under a heading.
struct TextSection {
    int level = 0;
    std::string heading;
    std::string text;
};

std::vector<TextSection> sectionsOf(const std::string& markdown) {
    std::vector<TextSection> sections(1);
    bool inFence = false;
    for (const auto& line : linesOf(markdown)) {
        if (isFence(line)) inFence = !inFence;
        const int level = inFence ? 0 : headingLevel(line);
        if (level > 0)
            sections.push_back(
                {level,
                 trimmedText(std::string_view(line).substr(static_cast<std::size_t>(level))),
                 {}});
        else
            sections.back().text += line + "\n";
    }
    return sections;
}

class TextReader {
 public:
    TextReader(std::string language, const Lesson& lesson, LessonFaults& faults)
        : m_language(std::move(language)), m_lesson(lesson), m_faults(faults) {}

    LessonText read(const std::string& markdown) {
        for (const auto& section : sectionsOf(markdown)) {
            if (section.level == 0 && !trimmedText(section.text).empty())
                fault(say("it is to begin with \"# \" and the lesson's title"));
            if (section.level == 1) takeTitle(section);
            if (section.level == 2) takeStep(section);
            if (section.level == 3) takePart(section);
        }
        if (m_text.title.empty()) fault(say("the lesson has no title: a line \"# TITLE\""));
        for (const auto& step : m_lesson.steps)
            checkStep(step);
        return std::move(m_text);
    }

 private:
    void fault(const Message& what, const std::string& step = {}, const std::string& part = {}) {
        m_faults.add({step, part, m_language}, what);
    }

    void prose(const std::string& text, const std::string& step, const std::string& part) {
        const LessonPlace place{step, part, m_language};
        checkProse(text, place, m_lesson.pictures, m_faults);
        checkTables(text, place, m_faults);
        for (const auto& name : placeholdersOf(text))
            if (name != "minutes" && name != "number" && !m_lesson.facts.contains(name))
                m_faults.add(place, say("there is no fact %1", shownName(name)));
    }

    /// A title is shown where no facts are known.
    void title(const std::string& text, const std::string& step) {
        prose(text, step, "title");
        if (!placeholdersOf(text).empty()) fault(say("a title has no facts"), step, "title");
    }

    void takeTitle(const TextSection& section) {
        if (!m_text.title.empty()) return fault(say("it has two titles"));
        m_text.title = section.heading;
        title(section.heading, {});
        constexpr std::string_view kReviewed = "reviewed_by:";
        std::string summary;
        for (const auto& line : linesOf(section.text)) {
            if (line.starts_with(kReviewed))
                m_text.reviewedBy = trimmedText(std::string_view(line).substr(kReviewed.size()));
            else
                summary += line + "\n";
        }
        m_text.summary = trimmedText(summary);
        prose(m_text.summary, {}, {});
    }

    void takeStep(const TextSection& section) {
        const auto colon = section.heading.find(':');
        const auto id = trimmedText(section.heading.substr(0, colon));
        m_step = nullptr;
        const auto at = m_lesson.stepAt(id);
        if (!at) return fault(say("the heading %1 is of no step", shownName(id)));
        if (m_text.steps.contains(id)) return fault(say("it has two headings"), id);
        m_step = &m_lesson.steps[*at];
        LessonStepText& text = m_text.steps[id];
        if (colon != std::string::npos) text.title = trimmedText(section.heading.substr(colon + 1));
        title(text.title, id);
        takeBody(section.text, text);
    }

    void takeBody(const std::string& body, LessonStepText& text) {
        static const std::vector<std::string> none;
        const auto& options =
            m_step->ask && m_step->ask->kind != LessonAskKind::Token ? m_step->ask->options : none;
        std::string* option = nullptr;
        std::string rest;
        for (const auto& line : linesOf(body)) {
            if (const auto found = optionOf(line, options)) {
                if (text.options.contains(found->first))
                    fault(say("the option has two texts"), m_step->id, "option " + found->first);
                option = &text.options[found->first];
                *option = found->second;
            } else if (option && line.starts_with("  ") && !trimmedText(line).empty()) {
                *option += " " + trimmedText(line);
            } else {
                option = nullptr;
                rest += line + "\n";
            }
        }
        text.body = trimmedText(rest);
        prose(text.body, m_step->id, {});
        for (const auto& [key, words] : text.options)
            prose(words, m_step->id, "option " + key);
    }

    void takePart(const TextSection& section) {
        if (!m_step) {
            if (m_text.steps.empty()) fault(say("the text has a part before its first step"));
            return;
        }
        LessonStepText& text = m_text.steps[m_step->id];
        const bool isHint =
            std::any_of(m_step->hints.begin(), m_step->hints.end(),
                        [&](const auto& hint) { return hint.text == section.heading; });
        std::string* part = section.heading == "right"       ? &text.right
                            : section.heading == "wrong"     ? &text.wrong
                            : section.heading == "reveal"    ? &text.reveal
                            : section.heading == "otherwise" ? &text.otherwise
                            : section.heading == "notes"     ? &text.notes
                            : isHint                         ? &text.hints[section.heading]
                                                             : nullptr;
        if (!part)
            return fault(say("%1 is no part of this step: there are right, wrong, reveal, "
                             "otherwise, notes, and the step's hints",
                             shownName(section.heading)),
                         m_step->id);
        if (!part->empty()) return fault(say("it is there twice"), m_step->id, section.heading);
        *part = trimmedText(section.text);
        prose(*part, m_step->id, section.heading);
    }

    void checkStep(const LessonStep& step) {
        const auto found = m_text.steps.find(step.id);
        if (found == m_text.steps.end())
            return fault(say("it has no text: a heading \"## %1\"", step.id), step.id);
        const LessonStepText& text = found->second;
        if (text.body.empty()) fault(say("it says nothing"), step.id);
        for (const auto& hint : step.hints)
            if (!hint.text.empty() && !text.hints.contains(hint.text))
                fault(say("the hint %1 has no text: a heading \"### %2\"", hint.text, hint.text),
                      step.id);
        if (step.ask) checkAsked(step, text);
        const bool rests =
            !step.claims.empty() ||
            (step.ask && step.ask->kind == LessonAskKind::Choice && step.ask->isScored());
        if (rests && text.otherwise.empty())
            fault(
                say("it rests on claims, and has no text for where they fail (\"### otherwise\")"),
                step.id);
    }

    void checkAsked(const LessonStep& step, const LessonStepText& text) {
        const LessonAsk& ask = *step.ask;
        if (ask.kind == LessonAskKind::Choice || ask.kind == LessonAskKind::Order)
            for (const auto& option : ask.options)
                if (!text.options.contains(option) || text.options.at(option).empty())
                    fault(say("the option has no text: a line \"- %1: TEXT\"", option), step.id,
                          "option " + option);
        if (ask.isScored() && (text.right.empty() || text.wrong.empty()))
            fault(say("a question needs a text for right answers (\"### right\") and one for wrong "
                      "ones (\"### wrong\")"),
                  step.id);
        std::set<std::string> shown = placeholdersOf(text.body);
        for (const auto& [key, words] : text.options)
            shown.merge(placeholdersOf(words));
        std::set<std::string> answers(ask.orderFacts.begin(), ask.orderFacts.end());
        if (!ask.fact.empty()) answers.insert(ask.fact);
        for (const auto& fact : answers)
            if (shown.contains(fact))
                fault(say("the question gives its answer away: {%1}", fact), step.id);
    }

    std::string m_language;
    const Lesson& m_lesson;
    LessonFaults& m_faults;
    LessonText m_text;
    const LessonStep* m_step = nullptr;
};

/// The parts of a step's text by name.
std::map<std::string, std::string> partsOf(const LessonStepText& text) {
    std::map<std::string, std::string> parts{
        {"", text.body},           {"right", text.right},         {"wrong", text.wrong},
        {"reveal", text.reveal},   {"otherwise", text.otherwise}, {"notes", text.notes},
        {"the title", text.title},
    };
    for (const auto& [key, words] : text.options)
        parts["option " + key] = words;
    for (const auto& [key, words] : text.hints)
        parts[key] = words;
    return parts;
}

}  // namespace

LessonText textFrom(const std::string& markdown, const std::string& language, const Lesson& lesson,
                    LessonFaults& faults) {
    const LessonPlace place{{}, {}, language};
    if (markdown.size() > kMostLessonText) {
        faults.add(place, say("the text is longer than 256 KiB"));
        return {};
    }
    if (firstInvalidUtf8(markdown) != std::string::npos) {
        faults.add(place, say("the text is not valid UTF-8"));
        return {};
    }
    const bool controls = std::any_of(markdown.begin(), markdown.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
    });
    if (controls) faults.add(place, say("the text has control characters"));
    return TextReader(language, lesson, faults).read(markdown);
}

void checkParity(const Lesson& lesson, LessonFaults& faults) {
    if (lesson.texts.size() < 2 || lesson.languages.empty()) return;
    const auto first = lesson.texts.find(lesson.languages.front());
    if (first == lesson.texts.end()) return;
    for (const auto& [language, text] : lesson.texts) {
        if (language == first->first) continue;
        for (const auto& [id, step] : text.steps) {
            const auto other = first->second.steps.find(id);
            if (other == first->second.steps.end()) continue;
            auto theirs = partsOf(other->second);
            auto ours = partsOf(step);
            for (const auto& [part, words] : theirs)
                (void)ours[part];
            for (const auto& [part, words] : ours) {
                const LessonPlace place{id, part, language};
                if (words.empty() != theirs[part].empty())
                    faults.add(place, say("it is there in one of %1 and %2 alone", first->first,
                                          language));
                else if (placeholdersOf(words) != placeholdersOf(theirs[part]))
                    faults.add(place, say("it has not the same facts as in %1", first->first));
            }
        }
    }
}

}  // namespace headscope
