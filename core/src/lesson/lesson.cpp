// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/lesson.h>
#include <headscope/version.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace headscope {
namespace {

/// What this program can do that a lesson may need, and what later ones will, as people say it.
struct Ability {
    const char* name;
    const char* words;
    bool isThere;
};
constexpr std::array kAbilities{
    Ability{"sweep", "sweeps", true},     Ability{"set", "sets of heads", true},
    Ability{"growth", "growth", true},    Ability{"attention", "attention patterns", true},
    Ability{"write", "writing on", true}, Ability{"verify", "verification", true},
    Ability{"patch", "patching", true},   Ability{"cosine", "cosine similarity", true},
};

/// "0.2.1" -> {0, 2, 1}
std::array<long, 3> versionOf(const std::string& text) {
    std::array<long, 3> numbers{};
    const char* at = text.c_str();
    for (auto& number : numbers) {
        char* end = nullptr;
        number = std::strtol(at, &end, 10);
        if (end == at || *end != '.') break;
        at = end + 1;
    }
    return numbers;
}

}  // namespace

bool LessonAsk::isScored() const {
    return !fact.empty() || !keys.empty() || !orderFacts.empty();
}

std::optional<std::size_t> Lesson::stepAt(std::string_view wanted) const {
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const auto& step) { return step.id == wanted; });
    if (found == steps.end()) return std::nullopt;
    return static_cast<std::size_t>(found - steps.begin());
}

int Lesson::stepNumber(std::size_t step) const {
    if (steps.at(step).optional) return 0;
    const auto end = steps.begin() + static_cast<std::ptrdiff_t>(step) + 1;
    return static_cast<int>(
        std::count_if(steps.begin(), end, [](const auto& one) { return !one.optional; }));
}

const LessonText& Lesson::text(const std::string& language) const {
    const auto found = texts.find(language);
    if (found != texts.end()) return found->second;
    return texts.at(languages.front());
}

std::optional<std::size_t> nextStep(const Lesson& lesson, std::size_t step, LessonVerdict verdict) {
    if (step >= lesson.steps.size()) return std::nullopt;
    const LessonThen& then = lesson.steps[step].then;
    const std::string& wanted = verdict == LessonVerdict::Wrong     ? then.wrong
                                : verdict == LessonVerdict::Skipped ? then.skipped
                                                                    : then.right;
    if (!wanted.empty())
        if (const auto next = lesson.stepAt(wanted)) return next;
    for (std::size_t next = step + 1; next < lesson.steps.size(); ++next)
        if (!lesson.steps[next].optional) return next;
    return std::nullopt;
}

std::vector<std::string> missingNeeds(const Lesson& lesson) {
    std::vector<std::string> missing;
    for (const auto& need : lesson.needs) {
        const auto* known = std::find_if(kAbilities.begin(), kAbilities.end(),
                                         [&](const auto& one) { return need == one.name; });
        if (known == kAbilities.end())
            missing.push_back(need);
        else if (!known->isThere)
            missing.emplace_back(known->words);
    }
    if (!lesson.program.empty() && versionOf(lesson.program) > versionOf(version()))
        missing.push_back("version " + lesson.program + " of Headscope");
    return missing;
}

}  // namespace headscope
