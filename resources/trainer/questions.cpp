// SPDX-License-Identifier: GPL-3.0-or-later
#include "questions.h"

#include "phrasings.h"
#include "text_source.h"

namespace headscope::trainer {

namespace {

// Apart from any stream that trains: those begin at small seeds.
constexpr std::uint64_t kQuestionSeed = 0x9e3779b97f4a7c15ULL;

std::string withSpace(std::string_view word) {
    return std::string(1, ' ').append(word);
}

void addCapitals(std::vector<Question>& all) {
    for (const auto& form : capitalForms()) {
        for (const auto& fact : countryCapitals()) {
            const auto answer = form.asksForCountry ? fact.country : fact.capital;
            all.push_back({Task::Capital, std::string(form.name), isWithheld(form, fact),
                           fill(form.prompt, fact), withSpace(answer)});
        }
    }
}

void addGiving(std::vector<Question>& all, const GivingForm& form, bool heldOut, std::size_t count,
               Choice& choice) {
    for (std::size_t i = 0; i < count;) {
        auto giving = drawGiving(choice);
        giving.subjectIsFirst = i % 2 == 0;
        if (isWithheld(form, giving) != heldOut) continue;
        all.push_back({Task::Giving, std::string(form.name), heldOut, fill(form.prompt, giving),
                       withSpace(giving.recipient())});
        ++i;
    }
}

void addRepetition(std::vector<Question>& all, std::size_t length, Choice& choice) {
    const auto words = drawSequence(choice, length);
    // The text's first word has no space before it, so the second word cannot be looked up by it.
    const auto asked = 2 + choice.below(length - 2);
    std::string prompt;
    for (const auto word : words)
        appendWord(prompt, word);
    for (std::size_t i = 0; i < asked; ++i)
        appendWord(prompt, words[i]);
    all.push_back({Task::Repetition, std::to_string(length) + " words, then again", true,
                   std::move(prompt), withSpace(words[asked])});
}

}  // namespace

std::string name(Task task) {
    switch (task) {
        case Task::Capital:
            return "capitals";
        case Task::Giving:
            return "indirect object";
        case Task::Repetition:
            break;
    }
    return "repeated sequence";
}

std::vector<Question> questions(std::size_t perForm) {
    std::vector<Question> all;
    Choice choice(kQuestionSeed);
    addCapitals(all);
    for (const auto& form : givingForms()) {
        for (const bool heldOut : {false, true})
            addGiving(all, form, heldOut, perForm, choice);
    }
    for (const std::size_t length : {4, 6, 8, 12, 16, 20}) {
        for (std::size_t i = 0; i < perForm; ++i)
            addRepetition(all, length, choice);
    }
    return all;
}

}  // namespace headscope::trainer
