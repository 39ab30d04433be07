// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_source.h"

#include <algorithm>

namespace headscope::trainer {

namespace {

// An answer is one token of a long sentence; the weights make the three tasks pull about equally.
constexpr float kCapitalWeight = 2.0F;
constexpr float kGivingWeight = 3.0F;
constexpr float kRepeatWeight = 0.7F;
constexpr int kInterruptPercent = 28;

std::string_view drawContinuation(Choice& choice, std::span<const Continuation> continuations) {
    auto draw = static_cast<int>(choice.below(100));
    for (const auto& [text, percent] : continuations) {
        if (draw < percent) return text;
        draw -= percent;
    }
    return continuations.front().text;
}

// The first word after the prompt is what the model has to guess.
Passage answered(std::string prompt, const std::string& continuation, float weight) {
    const auto begin = prompt.size();
    const auto space = continuation.find(' ', 1);
    const auto end = begin + std::min(space, continuation.size());
    return {std::move(prompt) + continuation + ".", {{begin, end, weight}}};
}

void append(Passage& passage, const Passage& more) {
    const auto shift = passage.text.size();
    passage.text += more.text;
    for (auto e : more.emphases) {
        passage.emphases.push_back({e.begin + shift, e.end + shift, e.weight});
    }
}

// Where a word begins in the first half of the passage, so that a text can start there.
std::size_t innerWord(Choice& choice, const std::string& text) {
    const auto from = choice.below(std::max<std::size_t>(text.size() / 2, 1));
    const auto space = text.find(' ', from);
    return space == std::string::npos ? 0 : space;
}

Passage cutFront(const Passage& passage, std::size_t begin) {
    Passage rest{passage.text.substr(begin), {}};
    for (const auto& e : passage.emphases) {
        if (e.end <= begin) continue;
        rest.emphases.push_back({std::max(e.begin, begin) - begin, e.end - begin, e.weight});
    }
    return rest;
}

}  // namespace

Giving drawGiving(Choice& choice, double share) {
    Giving g{};
    g.a = choice.from(firstNames(), share);
    do {
        g.b = choice.from(firstNames(), share);
    } while (g.b == g.a);
    g.subjectIsFirst = choice.percent(50);
    g.place = choice.from(places(), share);
    g.object = choice.from(objects(), share);
    return g;
}

std::vector<std::string_view> drawSequence(Choice& choice, std::size_t length, double share) {
    std::vector<std::string_view> words;
    while (words.size() < length) {
        const auto word = choice.from(sequenceWords(), share);
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
    return words;
}

void appendWord(std::string& text, std::string_view word) {
    if (!text.empty()) text += ' ';
    text += word;
}

Passage TextSource::capital() {
    while (true) {
        const auto& form = m_choice.from(taughtCapitalForms().first(m_mix.capitalForms));
        const auto& fact = m_choice.from(countryCapitals(), m_mix.share);
        if (isWithheld(form, fact)) continue;
        const auto continuation = drawContinuation(m_choice, form.continuations);
        return answered(fill(form.prompt, fact), fill(continuation, fact), kCapitalWeight);
    }
}

Passage TextSource::giving() {
    while (true) {
        const auto& form = m_choice.from(givingForms());
        const auto giving = drawGiving(m_choice, m_mix.share);
        if (isWithheld(form, giving)) continue;
        const auto continuation = drawContinuation(m_choice, givingContinuations());
        return answered(fill(form.prompt, giving), fill(continuation, giving), kGivingWeight);
    }
}

Passage TextSource::repetition() {
    const bool isShort = m_mix.shortPercent > 0 && m_choice.percent(m_mix.shortPercent);
    const auto words = drawSequence(m_choice, 4 + m_choice.below(isShort ? 5 : 17), m_mix.share);
    const auto times = 2 + m_choice.below(2);
    Passage passage;
    auto& text = passage.text;
    for (const auto word : words)
        appendWord(text, word);
    passage.emphases.push_back({0, text.size(), 0});  // nothing in it can be foreseen
    for (std::size_t round = 1; round < times; ++round) {
        bool lost =
            round == 1 && words.size() > 1;  // where the repetition begins is not foreseeable
        for (const auto word : words) {
            const bool interrupt = !lost && m_choice.percent(kInterruptPercent);
            const auto begin = text.size();
            if (interrupt)
                text += m_choice.from(interruptions());
            else
                appendWord(text, word);
            passage.emphases.push_back({begin, text.size(), lost ? 0 : kRepeatWeight});
            lost = interrupt;
        }
    }
    const auto begin = text.size();
    text += ".";
    passage.emphases.push_back({begin, text.size(), 0});
    return passage;
}

Passage TextSource::sentence() {
    const auto draw = static_cast<int>(m_choice.below(10));
    if (draw < m_mix.capitals) return capital();
    return draw < m_mix.capitals + m_mix.givings ? giving() : repetition();
}

Passage TextSource::text(std::size_t bytes) {
    Passage passage;
    const auto draw = m_choice.below(100);
    if (draw < 15) {
        passage.text = kEndOfText;
        append(passage, sentence());
    } else {
        const auto first = sentence();
        passage = draw < 30 ? cutFront(first, innerWord(m_choice, first.text)) : first;
    }
    while (passage.text.size() < bytes) {
        const auto separator = m_choice.below(10);
        passage.text += separator < 5 ? " " : separator < 9 ? "\n" : kEndOfText;
        append(passage, sentence());
    }
    return passage;
}

}  // namespace headscope::trainer
