// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/handout_words.h"
#include "lesson/markdown_html.h"
#include "lesson/prose.h"
#include "lesson/secrets.h"

#include <headscope/lesson_answers.h>
#include <headscope/lesson_handout.h>
#include <headscope/version.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

namespace headscope {
namespace {

constexpr const char* kBlank = "\\_\\_\\_\\_\\_\\_\\_\\_";
constexpr const char* kWritingLine =
    "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"
    "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
constexpr int kOwnLines = 3;  // for what the learner sees
constexpr const char* kBox = "\u2610";
constexpr const char* kCheckedBox = "\u2611";

struct HandoutSection {
    std::string id;
    std::string title;
    std::string markdown;
};

/// Does it tell something and ask nothing? After a question, its text is what came out.
bool isExplanation(const LessonStep& step) {
    return !step.ask && (step.kind == LessonStepKind::Show || step.kind == LessonStepKind::Compare);
}

/// What is expected on the model that the lesson was made for, and what follows from that.
LessonValues expectedOf(const Lesson& lesson) {
    LessonValues values;
    values.model = lesson.model;
    if (!lesson.madeFor.empty()) values.sha256 = lesson.madeFor.front();
    for (const auto& [name, fact] : lesson.facts)
        if (fact.expect)
            values.facts[name] = {fact.expect, shownValue(*fact.expect, fact.show), {}};
    for (bool grew = true; grew;) {  // what a fact is made of may come behind it
        grew = false;
        for (const auto& [name, fact] : lesson.facts) {
            if (fact.kind != LessonFactKind::Arithmetic || values.facts.contains(name)) continue;
            const auto number = numberOf(fact.value, values);
            if (!number) continue;
            values.facts[name] = {*number, shownValue(*number, fact.show), {}};
            grew = true;
        }
    }
    return values;
}

class Handout {
 public:
    Handout(const Lesson& lesson, const std::string& language, HandoutKind kind,
            const LessonValues* values)
        : m_lesson(lesson),
          m_language(lesson.texts.contains(language) ? language : lesson.languages.front()),
          m_text(lesson.text(language)),
          m_words(handoutWords(m_language)),
          m_values(kind == HandoutKind::WithAnswers ? values : nullptr),
          m_given(values ? *values : expectedOf(lesson)),
          m_secrets(secretsOf(lesson)) {}

    std::string markdown() const {
        std::string text = fmt::format("# {}\n\n{}\n\n", m_text.title, head());
        for (const auto& [id, title, words] : sections())
            text += fmt::format("## {}\n\n{}\n", title, words);
        return text + "---\n\n" + foot();
    }

    std::string html() const {
        std::string page = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n"
            "<style>\nbody {{ max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: "
            "sans-serif; line-height: 1.5; }}\nsection {{ break-inside: avoid; }}\ncode {{ "
            "white-space: pre-wrap; }}\nimg {{ max-width: 100%; }}\ntable {{ border-collapse: "
            "collapse; }}\nth, "
            "td {{ border: 1px solid; padding: 0.2em 0.6em; text-align: left; "
            "}}\n</style>\n</head>\n<body>\n"
            "<main>\n<header>\n<h1>{}</h1>\n{}</header>\n",
            htmlEscaped(m_language), htmlEscaped(m_text.title), htmlEscaped(m_text.title),
            inHtml(head()));
        for (const auto& [id, title, words] : sections())
            page += fmt::format(
                "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n{2}"
                "</section>\n",
                htmlEscaped(id), htmlEscaped(title), inHtml(words));
        return page +
               fmt::format("</main>\n<footer>\n{}</footer>\n</body>\n</html>\n", inHtml(foot()));
    }

 private:
    [[nodiscard]] std::string inHtml(const std::string& markdown) const {
        return htmlOf(markdown, m_lesson.pictures);
    }

    [[nodiscard]] std::string head() const {
        return fmt::format(fmt::runtime(m_words.time), m_lesson.minutes) + "\n\n" +
               filledIn(m_text.summary);
    }

    [[nodiscard]] std::string foot() const {
        auto text = fmt::format(fmt::runtime(m_words.lesson), m_lesson.id,
                                m_lesson.hash.substr(0, 12), version()) +
                    "\n";
        if (!m_given.sha256.empty())
            text += "\n" + fmt::format(fmt::runtime(m_words.model), m_given.model, m_given.sha256) +
                    "\n";
        return text;
    }

    /// With its facts, or blanks in the places of those that are asked for.
    [[nodiscard]] std::string filledIn(const std::string& markdown) const {
        if (m_values) return filled(markdown, m_lesson, *m_values);
        return withValues(markdown, [&](const std::string& name) {
            return name == "minutes"  ? std::to_string(m_lesson.minutes)
                   : name == "number" ? std::to_string(m_lesson.number)
                                      : given(name);
        });
    }

    [[nodiscard]] std::string given(const std::string& fact) const {
        const auto known = m_given.facts.find(fact);
        const bool isKnown = known != m_given.facts.end() && known->second.value;
        return isKnown && !m_secrets.contains(fact) ? known->second.shown : std::string(kBlank);
    }

    [[nodiscard]] std::vector<HandoutSection> sections() const {
        std::vector<HandoutSection> all;
        bool isAfterQuestion = false;
        std::string run;
        for (std::size_t at = 0; at < m_lesson.steps.size(); ++at) {
            const LessonStep& step = m_lesson.steps[at];
            const auto found = m_text.steps.find(step.id);
            if (found == m_text.steps.end()) continue;
            const bool isExplained = !m_values && isAfterQuestion && isExplanation(step);
            isAfterQuestion = isAfterQuestion || asksFor(m_lesson, step);
            const bool changesRun = !step.state.run.empty() && step.state.run != run;
            if (changesRun) run = step.state.run;
            if (isExplained && step.optional) continue;  // of an answer alone
            all.push_back({step.id, heading(at, found->second.title),
                           isExplained ? ownNotes(step, changesRun ? run : std::string())
                                       : stepText(step, found->second)});
        }
        return all;
    }

    /// Numbered as in the window, which does not count what only some answers lead to.
    [[nodiscard]] std::string heading(std::size_t step, const std::string& title) const {
        const int number = m_lesson.stepNumber(step);
        if (number == 0)
            return title.empty() ? std::string(m_words.extra)
                                 : fmt::format(fmt::runtime(m_words.extraTitled), title);
        return title.empty() ? fmt::format(fmt::runtime(m_words.step), number)
                             : fmt::format("{}. {}", number, title);
    }

    /// In place of a text that says what came out: where to look, and room for what is seen.
    [[nodiscard]] std::string ownNotes(const LessonStep& step, const std::string& run) const {
        std::string words = run.empty() ? "" : promptOf(run) + "\n\n";
        words += promptsOf(step);
        std::vector<std::string> places;
        for (const auto& mark : step.marks)
            if (const auto place = handoutPlace(mark, m_language);
                std::find(places.begin(), places.end(), place) == places.end())
                places.push_back(place);
        if (!places.empty())
            words += fmt::format(fmt::runtime(m_words.lookAt), fmt::join(places, ", ")) + "\n\n";
        return words + fmt::format("{}:\n\n", m_words.ownNotes) + writingLines(kOwnLines);
    }

    [[nodiscard]] std::string promptsOf(const LessonStep& step) const {
        std::string words;
        for (const auto& name : step.runs)
            words += fmt::format("- {}\n", promptOf(name));
        return words + (words.empty() ? "" : "\n");
    }

    [[nodiscard]] static std::string writingLines(int count) {
        std::string lines;
        for (int line = 0; line < count; ++line)
            lines += std::string(kWritingLine) + "\n\n";
        return lines;
    }

    [[nodiscard]] std::string stepText(const LessonStep& step, const LessonStepText& text) const {
        const bool instead = m_values && !step.ask && fails(step) && !text.otherwise.empty();
        std::string words = filledIn(instead ? text.otherwise : text.body) + "\n\n";
        words += promptsOf(step);
        if (step.ask) words += asked(*step.ask, text);
        if (!m_values) return words;
        if (step.ask) words += answered(step, text);
        if (!text.notes.empty())
            words += fmt::format("**{}**: {}\n\n", m_words.notes, filledIn(text.notes));
        return words;
    }

    [[nodiscard]] bool fails(const LessonStep& step) const {
        return !stepHolds(step, *m_values).value_or(false);
    }

    [[nodiscard]] std::string promptOf(const std::string& run) const {
        const auto found = m_lesson.runs.find(run);
        return found == m_lesson.runs.end() ? std::string()
                                            : shownValue(found->second.prompt, LessonShow::Token);
    }

    [[nodiscard]] std::string asked(const LessonAsk& ask, const LessonStepText& text) const {
        switch (ask.kind) {
            case LessonAskKind::Choice:
            case LessonAskKind::Order:
                return optionsOf(ask, text);
            case LessonAskKind::Token:
                return tokensOf(ask) + blank("");
            case LessonAskKind::Number:
                return blank(rangeOf(ask));
            case LessonAskKind::Head:
                return blank("");
            case LessonAskKind::Text:
                break;
        }
        return m_values ? std::string() : writingLines(ask.lines);
    }

    /// Empty where it is the model's, which is not known.
    [[nodiscard]] std::string rangeOf(const LessonAsk& ask) const {
        double most = ask.most;
        if (!ask.mostOf.empty()) {
            const auto fact =
                std::find_if(m_lesson.facts.begin(), m_lesson.facts.end(), [&](const auto& one) {
                    return one.second.kind == LessonFactKind::Model &&
                           one.second.what == ask.mostOf;
                });
            const auto number =
                fact == m_lesson.facts.end() ? std::nullopt : m_given.number(fact->first);
            if (!number) return {};
            most = *number;
        }
        return " (" + fmt::format(fmt::runtime(m_words.range), ask.least, most) + ")";
    }

    [[nodiscard]] std::string blank(const std::string& behind) const {
        if (m_values) return {};  // the right answer is printed
        return fmt::format("{}{}: {}\n\n", m_words.answer, behind, kBlank);
    }

    [[nodiscard]] std::string optionsOf(const LessonAsk& ask, const LessonStepText& text) const {
        const auto right = m_values ? rightAnswer(ask, *m_values) : std::nullopt;
        const auto* chosen = right ? std::get_if<std::vector<std::string>>(&*right) : nullptr;
        const bool isOrder = ask.kind == LessonAskKind::Order;
        std::string lines;
        std::vector<std::string> options = ask.options;
        if (isOrder && chosen) options = *chosen;
        for (const auto& option : options) {
            const bool marked = !isOrder && chosen &&
                                std::find(chosen->begin(), chosen->end(), option) != chosen->end();
            const auto words = text.options.find(option);
            lines += fmt::format("- {} {}\n",
                                 isOrder ? (chosen ? "" : kBlank) : (marked ? kCheckedBox : kBox),
                                 words == text.options.end() ? option : filledIn(words->second));
        }
        return lines + "\n";
    }

    [[nodiscard]] static std::string tokensOf(const LessonAsk& ask) {
        std::string lines;
        for (const auto& option : ask.options)
            lines += fmt::format("- {} {}\n", kBox, shownValue(option, LessonShow::Token));
        return lines + (lines.empty() ? "" : "\n");
    }

    [[nodiscard]] std::string answered(const LessonStep& step, const LessonStepText& text) const {
        std::string words;
        const auto right = rightAnswer(*step.ask, *m_values);
        const bool options = right && std::get_if<std::vector<std::string>>(&*right) != nullptr;
        if (right && !options)
            words += fmt::format("**{}**: {}\n\n", m_words.rightAnswer,
                                 shownRight(*step.ask, *m_values));
        const bool instead = step.ask->isScored() && fails(step) && !text.otherwise.empty();
        const auto& told = text.right.empty() ? text.wrong : text.right;
        for (const auto& part : {instead ? text.otherwise : told, text.reveal})
            if (!part.empty()) words += filledIn(part) + "\n\n";
        return words;
    }

    const Lesson& m_lesson;
    std::string m_language;
    const LessonText& m_text;
    const HandoutWords& m_words;
    const LessonValues* m_values;  ///< with answers; else null
    LessonValues m_given;
    std::set<std::string> m_secrets;
};

}  // namespace

std::string lessonHandout(const Lesson& lesson, const std::string& language, HandoutKind kind,
                          const LessonValues* values, HandoutFormat format) {
    const Handout handout(lesson, language, kind, values);
    return format == HandoutFormat::Html ? handout.html() : handout.markdown();
}

}  // namespace headscope
