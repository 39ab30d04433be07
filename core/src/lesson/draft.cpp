// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/fields.h"
#include "lesson/names.h"

#include <headscope/lesson_draft.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace headscope {
namespace {

constexpr std::size_t kMostWords = 24;  // bytes of a name that is made of words
constexpr int kUsualMinutes = 10;

/// Letters that are one of a to z with marks.
struct MarkedLetters {
    char plain;
    std::string_view marked;
};
constexpr std::array kMarkedLetters{
    MarkedLetters{'a', "àáảãạăằắẳẵặâầấẩẫậäåāąÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÄÅĀĄ"},
    MarkedLetters{'c', "çćčÇĆČ"},
    MarkedLetters{'d', "đďĐĎ"},
    MarkedLetters{'e', "èéẻẽẹêềếểễệëēęěÈÉẺẼẸÊỀẾỂỄỆËĒĘĚ"},
    MarkedLetters{'g', "ğĞ"},
    MarkedLetters{'i', "ìíỉĩịîïīıÌÍỈĨỊÎÏĪİ"},
    MarkedLetters{'l', "łŁ"},
    MarkedLetters{'n', "ñńňÑŃŇ"},
    MarkedLetters{'o', "òóỏõọôồốổỗộơờớởỡợöøōőÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÖØŌŐ"},
    MarkedLetters{'r', "řŘ"},
    MarkedLetters{'s', "śšşŚŠŞ"},
    MarkedLetters{'t', "ťţŤŢ"},
    MarkedLetters{'u', "ùúủũụưừứửữựûüūůűÙÚỦŨỤƯỪỨỬỮỰÛÜŪŮŰ"},
    MarkedLetters{'y', "ỳýỷỹỵÿỲÝỶỸỴŸ"},
    MarkedLetters{'z', "źżžŹŻŽ"},
};

/// Marks of their own, U+0300 to U+036F, behind the letter that they are on.
bool isMark(std::string_view character) {
    if (character.size() != 2) return false;
    const auto first = static_cast<unsigned char>(character[0]);
    const auto second = static_cast<unsigned char>(character[1]);
    return first == 0xCC || (first == 0xCD && second <= 0xAF);
}

/// "Bài học" -> "Bai hoc": what has no letter of a to z stays.
std::string withoutMarks(std::string_view words) {
    std::string plain;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t end = at + 1;
        while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
            ++end;
        const auto character = words.substr(at, end - at);
        at = end;
        if (isMark(character)) continue;
        const auto* const found =
            std::find_if(kMarkedLetters.begin(), kMarkedLetters.end(), [&](const auto& row) {
                return character.size() > 1 && row.marked.find(character) != std::string_view::npos;
            });
        if (found == kMarkedLetters.end())
            plain += character;
        else
            plain += found->plain;
    }
    return plain;
}

/// Lower-case ASCII letters and digits, with one "-" for what is between.
std::string asLessonName(std::string_view words) {
    std::string name;
    for (const char c : withoutMarks(words)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool letter = lower >= 'a' && lower <= 'z';
        const bool digit = lower >= '0' && lower <= '9';
        const bool point = lower == '.' && !name.empty();
        if (letter || digit || point)
            name += lower;
        else if (!name.empty() && name.back() != '-')
            name += '-';
        if (!name.empty() && !letter && name.size() == 1) name.clear();  // begins with a letter
    }
    name = name.substr(0, kMostWords);
    while (!name.empty() && (name.back() == '-' || name.back() == '.'))
        name.pop_back();
    return name.empty() ? "x" : name;
}

/// The name of what is like `value`; else puts it there under a name that is free.
template <class Value>
std::string usedName(std::map<std::string, Value>& values, const Value& value,
                     std::string_view wish) {
    for (const auto& [name, known] : values)
        if (known == value) return name;
    const auto name =
        freeLessonName(wish, [&](const auto& taken) { return values.contains(taken); });
    values.emplace(name, value);
    return name;
}

bool isOwnName(const std::string& name) {
    return name == "minutes" || name == "number";  // placeholders of the lesson itself
}

}  // namespace

LessonValueKind valueKindOf(const LessonFact& fact) {
    switch (typeOf(fact)) {
        case LessonType::Number:
            return LessonValueKind::Number;
        case LessonType::Head:
            return LessonValueKind::Head;
        case LessonType::Text:
            break;
    }
    return LessonValueKind::Text;
}

std::string freeLessonName(std::string_view words,
                           const std::function<bool(const std::string&)>& isTaken) {
    const auto name = asLessonName(words);
    if (!isTaken(name)) return name;
    for (int number = 2;; ++number)
        if (auto next = fmt::format("{}-{}", name, number); !isTaken(next)) return next;
}

Lesson newLesson(const std::string& language, const std::string& title) {
    Lesson lesson;
    lesson.id = freeLessonName(title, [](const auto& /*name*/) { return false; });
    lesson.minutes = kUsualMinutes;
    lesson.model = "headscope-mini";
    lesson.languages = {language};
    lesson.texts[language].title = title;
    return lesson;
}

std::string useRun(Lesson& lesson, const LessonRun& run) {
    return usedName(lesson.runs, run, run.prompt);
}

std::string useFact(Lesson& lesson, const LessonFact& fact, std::string_view wish) {
    LessonFact plain = fact;  // as read back
    if (plain.what.empty() && !rowOf(plain.kind).key.empty())
        plain.what = rowOf(plain.kind).whats.front().name;
    for (const auto& [name, known] : lesson.facts) {
        LessonFact same = known;
        same.expect = plain.expect;
        same.within = plain.within;
        if (same == plain) return name;
    }
    const auto name = freeLessonName(
        wish, [&](const auto& taken) { return lesson.facts.contains(taken) || isOwnName(taken); });
    lesson.facts.emplace(name, plain);
    return name;
}

std::string useClaim(Lesson& lesson, const LessonExpression& claim, std::string_view wish) {
    return usedName(lesson.claims, claim, wish);
}

std::size_t insertStep(Lesson& lesson, std::size_t at, LessonStep step,
                       const LessonStepText& text) {
    at = std::min(at, lesson.steps.size());
    step.id = freeLessonName(step.id.empty() ? "step" : step.id,
                             [&](const auto& taken) { return lesson.stepAt(taken).has_value(); });
    for (const auto& language : lesson.languages)
        lesson.texts[language].steps[step.id] = text;
    lesson.steps.insert(lesson.steps.begin() + static_cast<std::ptrdiff_t>(at), std::move(step));
    return at;
}

std::size_t duplicateStep(Lesson& lesson, std::size_t at) {
    const LessonStep step = lesson.steps[at];
    const auto copy = insertStep(lesson, at + 1, step);
    for (auto& [language, text] : lesson.texts)
        text.steps[lesson.steps[copy].id] = text.steps[step.id];
    return copy;
}

void removeStep(Lesson& lesson, std::size_t at) {
    const std::string id = lesson.steps[at].id;
    lesson.steps.erase(lesson.steps.begin() + static_cast<std::ptrdiff_t>(at));
    for (auto& [language, text] : lesson.texts)
        text.steps.erase(id);
    for (auto& step : lesson.steps)
        for (auto* next : {&step.then.right, &step.then.wrong, &step.then.skipped})
            if (*next == id) next->clear();
}

void moveStep(Lesson& lesson, std::size_t from, std::size_t to) {
    LessonStep step = std::move(lesson.steps[from]);
    lesson.steps.erase(lesson.steps.begin() + static_cast<std::ptrdiff_t>(from));
    lesson.steps.insert(lesson.steps.begin() + static_cast<std::ptrdiff_t>(to), std::move(step));
}

void addLanguage(Lesson& lesson, const std::string& language) {
    const auto& all = lesson.languages;
    if (std::find(all.begin(), all.end(), language) != all.end()) return;
    lesson.languages.push_back(language);
    LessonText& text = lesson.texts[language];
    for (const auto& step : lesson.steps)
        (void)text.steps[step.id];
}

}  // namespace headscope
