// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/faults.h"
#include "lesson/run_tokens.h"

#include <headscope/lesson_model.h>

#include <string>
#include <utility>

namespace headscope {
namespace {

class SizeCheck {
 public:
    SizeCheck(const Lesson& lesson, const Tokenizer& tokenizer, const ModelInfo& model)
        : m_lesson(lesson), m_tokenizer(tokenizer), m_model(model) {}

    void pass(const LessonStep& step) {
        m_step = step.id;
        m_run = step.state.run.empty() ? m_runBefore : step.state.run;
        state("state", step.state);
        covers("cover", step.covers);
        state("reveal", step.revealState);
        covers("reveal", step.staysCovered);
        marks("mark", step.marks);
        marks("reveal", step.reveal);
        until(step.until);
        for (const auto& hint : step.hints)
            if (hint.show) state("hints", *hint.show);
        m_runBefore = runAfter(step, m_runBefore);
    }
    [[nodiscard]] std::vector<LessonFault> take() { return m_faults.take(); }

 private:
    void state(const char* part, const LessonState& state) {
        if (state.selected) head(part, *state.selected);
        if (state.set) heads(part, *state.set);
        if (state.setLayer) layer(part, *state.setLayer);
        if (!state.positions) return;
        const auto run = m_lesson.runs.find(state.run.empty() ? m_run : state.run);
        if (run != m_lesson.runs.end()) positions(part, *state.positions, run->second.prompt);
    }

    void marks(const char* part, const std::vector<LessonMark>& marks) {
        for (const auto& mark : marks) {
            if (mark.cell) head(part, *mark.cell);
            if (mark.layer) layer(part, *mark.layer);
        }
    }

    void covers(const char* part, const std::vector<std::string>& covers) {
        for (const auto& cover : covers)
            if (const auto left = layerLeftBy(cover)) layer(part, *left);
    }

    void layer(const char* part, int layer) {
        if (layer < 0 || layer >= m_model.config.layers)
            fault(part, say("the model has no layer %1", layer));
    }

    void until(const std::vector<LessonCondition>& conditions) {
        using Kind = LessonCondition::Kind;
        const auto run = m_lesson.runs.find(m_run);
        std::string prompt = run == m_lesson.runs.end() ? std::string() : run->second.prompt;
        for (const auto& condition : conditions)
            if (condition.kind == Kind::PromptIs) prompt = condition.text;
        for (const auto& condition : conditions) {
            heads("until", condition.heads);
            if (condition.kind == Kind::AtPositions && !prompt.empty())
                positions("until", condition.positions, prompt);
        }
    }

    void heads(const char* part, const std::vector<LessonHead>& heads) {
        for (const auto& one : heads)
            head(part, one);
    }

    void head(const char* part, const LessonHead& head) {
        if (!head.fact.empty()) return;
        const auto& [layer, of] = head.head;
        if (layer < 0 || layer >= m_model.config.layers || of < 0 || of >= m_model.config.heads)
            fault(part, say("the model has no head %1", name(head.head)));
    }

    void positions(const char* part, const Positions& positions, const std::string& prompt) {
        const auto tokens = static_cast<int>(m_tokenizer.encode(prompt).size());
        for (const int position : positions.chosen)
            if (position < 0 || position >= tokens)
                fault(part,
                      say("position %1 is not in the prompt, which is %2 tokens; positions count "
                          "from 0",
                          position, tokens));
    }

    void fault(const char* part, const Message& what) { m_faults.add({m_step, part, {}}, what); }

    const Lesson& m_lesson;
    const Tokenizer& m_tokenizer;
    const ModelInfo& m_model;
    std::string m_step;
    std::string m_run;  // in front
    std::string m_runBefore;
    LessonFaults m_faults;
};

}  // namespace

std::vector<LessonFault> sizeFaults(const Lesson& lesson, const Tokenizer& tokenizer,
                                    const ModelInfo& model) {
    SizeCheck check(lesson, tokenizer, model);
    for (const auto& step : lesson.steps)
        check.pass(step);
    return check.take();
}

}  // namespace headscope
