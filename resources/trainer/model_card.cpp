// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_card.h"

#include <headscope/token_choice.h>

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace headscope::trainer {

namespace {

std::vector<TokenId> encode(const Tokenizer& tokenizer, const std::string& text) {
    std::vector<TokenId> ids;
    for (const auto& token : tokenizer.encode(text))
        ids.push_back(token.id);
    return ids;
}

// Answers right and asked, of seen and of held-out fillings.
struct Tally {
    struct Count {
        int right = 0;
        int total = 0;
    };
    Count seen;
    Count heldOut;

    void add(bool isHeldOut, bool isRight) {
        auto& count = isHeldOut ? heldOut : seen;
        count.right += isRight;
        ++count.total;
    }
};

std::string cell(const Tally::Count& count) {
    if (count.total == 0) return "-";
    return fmt::format("{:.1f} % ({} of {})", 100.0 * count.right / count.total, count.right,
                       count.total);
}

std::string row(const std::string& what, const Tally& tally) {
    return fmt::format("| {} | {} | {} |\n", what, cell(tally.seen), cell(tally.heldOut));
}

MapStrength strength(const RunPart& part, const CleanRun& clean) {
    MapStrength s;
    s.heads = part.robustness.total;
    s.kept = part.robustness.kept;
    for (const auto& c : part.cells) {
        const double effect = static_cast<double>(c.pTarget) - clean.target.p;
        const double onControl = static_cast<double>(c.pControl) - clean.control.p;
        s.strong += std::abs(effect) > kStrongEffect;
        s.least = std::min(s.least, effect);
        s.most = std::max(s.most, effect);
        s.mostOnControl = std::max(s.mostOnControl, std::abs(onControl));
    }
    return s;
}

std::string mapRow(const ExamplePrompt& prompt, const std::string& intervention,
                   const MapStrength& s) {
    return fmt::format("| `{}` | {} | {} | {:+.2f} .. {:+.2f} | {:.2f} | {} of {} |\n", prompt.text,
                       intervention, s.strong, s.least, s.most, s.mostOnControl, s.kept, s.heads);
}

}  // namespace

std::vector<bool> answeredRight(Engine& engine, const std::vector<Question>& questions) {
    const auto& tokenizer = *engine.tokenizer();
    std::vector<bool> right;
    for (const auto& question : questions) {
        SetRequest request;
        request.prompt = encode(tokenizer, question.prompt);
        request.topK = 1;
        const auto answer = requireToken(tokenizer, question.answer, "answer").id;
        right.push_back(engine.predict(request).clean.front().token.id == answer);
    }
    return right;
}

MapReport mapReport(Engine& engine, const ExamplePrompt& prompt) {
    const auto& tokenizer = *engine.tokenizer();
    SweepRequest request;
    request.prompt = encode(tokenizer, prompt.text);
    request.target = requireToken(tokenizer, prompt.target, "target").id;
    request.control = requireToken(tokenizer, prompt.control, "control").id;
    const auto result = engine.sweep(request, {}, {});
    return {result.clean.target.p, result.clean.control.p, result.clean.top.front().token.text,
            strength(result.parts.at(0), result.clean), strength(result.parts.at(1), result.clean)};
}

std::string accuracyTables(const std::vector<Question>& questions, const std::vector<bool>& right) {
    std::string tasks = "| Task | Seen | Held out |\n|---|---|---|\n";
    std::string forms = "| Phrasing | Seen | Held out |\n|---|---|---|\n";
    std::vector<Task> taskOrder;
    std::vector<std::string> formOrder;
    for (const auto& q : questions) {
        if (std::find(taskOrder.begin(), taskOrder.end(), q.task) == taskOrder.end()) {
            taskOrder.push_back(q.task);
        }
        if (std::find(formOrder.begin(), formOrder.end(), q.form) == formOrder.end()) {
            formOrder.push_back(q.form);
        }
    }
    const auto tallyOf = [&](const auto& matches) {
        Tally tally;
        for (std::size_t i = 0; i < questions.size(); ++i) {
            if (matches(questions[i])) tally.add(questions[i].heldOut, right[i]);
        }
        return tally;
    };
    for (const auto task : taskOrder) {
        tasks += row(name(task), tallyOf([&](const Question& q) { return q.task == task; }));
    }
    for (const auto& form : formOrder) {
        forms += row(form, tallyOf([&](const Question& q) { return q.form == form; }));
    }
    return tasks + "\n" + forms;
}

std::string mapTables(Engine& engine, const std::vector<ExamplePrompt>& prompts) {
    std::string clean =
        "| Prompt | Target | P(target) | Control | P(control) | Top-1 "
        "|\n|---|---|---|---|---|---|\n";
    std::string maps =
        "| Prompt | Intervention | Strong heads | Effect on target | Largest effect on control | "
        "Top-1 kept |\n|---|---|---|---|---|---|\n";
    for (const auto& prompt : prompts) {
        const auto report = mapReport(engine, prompt);
        clean +=
            fmt::format("| `{}` | `{}` | {:.3f} | `{}` | {:.3f} | `{}` |\n", prompt.text,
                        prompt.target, report.pTarget, prompt.control, report.pControl, report.top);
        maps += mapRow(prompt, "zero", report.zero);
        maps += mapRow(prompt, "mean", report.mean);
    }
    return clean + "\n" + maps;
}

}  // namespace headscope::trainer
