// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/escaped_text.h"
#include "base/utf8.h"
#include "tokenizer/letter_case.h"
#include "tokenizer/piece_of_words.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace headscope {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

std::optional<Token> singleToken(const Tokenizer& tokenizer, const std::string& text) {
    try {
        auto tokens = tokenizer.encode(text);
        if (tokens.size() == 1) return std::move(tokens.front());
    } catch (const Error&) {
        // A spelling with a character that the vocabulary lacks is no suggestion.
    }
    return std::nullopt;
}

// Other spellings of the text, likeliest first.
std::vector<std::string> spellings(std::string_view text) {
    std::vector<std::string> list;
    list.push_back(text.starts_with(' ') ? std::string(text.substr(1)) : " " + std::string(text));
    const std::string core(trimmed(text));
    if (core.empty()) return list;
    const bool leads = core.front() != text.front();
    list.push_back(leads ? " " + core : core);
    list.push_back(leads ? core : " " + core);
    for (const auto& other : {capitalized(core), lowerCase(core), upperCase(core)}) {
        list.push_back(" " + other);
        list.push_back(other);
    }
    return list;
}

// A text in a message: in quotes, spaces as they are, and not longer than a line.
std::string inQuotes(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    if (text.size() <= kLongest) return "\"" + escapedText(text) + "\"";
    std::size_t end = 0;
    while (end < kLongest)
        end += nextUtf8(text, end).length;
    return "\"" + escapedText(text.substr(0, end)) + "…\"";
}

std::string listed(const std::vector<Token>& tokens) {
    constexpr std::size_t kMost = 8;
    std::string list;
    for (std::size_t i = 0; i < tokens.size() && i < kMost; ++i) {
        list += (i > 0 ? " " : "") + inQuotes(tokens[i].text);
    }
    return tokens.size() > kMost ? list + " …" : list;
}

bool isPartOfCharacter(const Token& token) {
    return firstInvalidUtf8(token.text) != std::string_view::npos;
}

// A letter, a digit, or a sign within a word.
bool isOfWord(char32_t c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || c == '\'' || c == '_';
}

bool isOfWord(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const Utf8Step step = nextUtf8(text, at);
    return !step.valid || isOfWord(step.character);  // a part of a character is no end of a word
}

std::optional<Token> firstWord(const Tokenizer& tokenizer, const std::vector<Token>& split) {
    if (split.size() < 2) return std::nullopt;
    const std::string& first = split[0].text;
    const std::size_t begin = first.starts_with(' ') ? 1 : 0;
    const bool isWhole = isOfWord(first, begin) && !isOfWord(split[1].text, 0);
    if (!isWhole || first.size() < begin + 2) return std::nullopt;
    const auto itself = singleToken(tokenizer, first);
    if (!itself || itself->id != split[0].id) return std::nullopt;
    const auto spaced = begin == 0 ? singleToken(tokenizer, " " + first) : std::nullopt;
    return spaced ? spaced : itself;
}

// In lower case and without a leading space, which a word has, but not as it was typed.
bool isPiece(const Token& token, std::string_view typed) {
    return isPieceOfWords(token.text) && (typed.starts_with(' ') || token.text != trimmed(typed));
}

// Of a text that is several tokens.
void preferWords(const Tokenizer& tokenizer, std::string_view text,
                 const std::vector<LikelyToken>& likely, std::vector<Token>& suggestions) {
    std::vector<Token> words;
    std::copy_if(suggestions.begin(), suggestions.end(), std::back_inserter(words),
                 [text](const Token& token) { return !isPiece(token, text); });
    if (words.empty()) words = nearTokens(tokenizer, text, likely);
    if (!words.empty()) suggestions = std::move(words);
}

Message hintFor(const Tokenizer& tokenizer, std::string_view text, const TokenChoice& choice,
                std::string_view role) {
    if (const auto id = tokenizer.find(text)) {
        return say("The vocabulary has it as token %1, which no text encodes to: give that id.",
                   *id);
    }
    if (choice.suggestions.empty() && choice.firstWord) {
        return say("A model is asked for one token: give the first, %1.",
                   inQuotes(choice.firstWord->text));
    }
    if (choice.suggestions.empty()) {
        return std::any_of(choice.split.begin(), choice.split.end(), isPartOfCharacter)
                   ? say("A character is split here, and no text is a part of one: give the part "
                         "as "
                         "--%1-id, or choose another text.",
                         role)
                   : say("Give a text that is one token of this model.");
    }
    const std::string& likely = choice.suggestions.front().text;
    if (likely == " " + std::string(text))
        return say("Use one token, for example %1 (with its leading space).", inQuotes(likely));
    if (" " + likely == text)
        return say("Use one token, for example %1 (without the leading space).", inQuotes(likely));
    return say("Use one token, for example %1.", inQuotes(likely));
}

}  // namespace

TokenChoice chooseToken(const Tokenizer& tokenizer, std::string_view text,
                        const std::vector<LikelyToken>& likely) {
    TokenChoice choice;
    choice.split = tokenizer.encode(text);
    if (choice.split.empty()) return choice;
    if (choice.split.size() == 1) choice.token = choice.split.front();

    const auto suggest = [&](const std::optional<Token>& token) {
        const auto same = [&](const Token& other) { return other.id == token->id; };
        if (!token || token->text == text) return;
        if (std::none_of(choice.suggestions.begin(), choice.suggestions.end(), same)) {
            choice.suggestions.push_back(*token);
        }
    };
    for (const auto& spelling : spellings(text))
        suggest(singleToken(tokenizer, spelling));
    if (!choice.token) preferWords(tokenizer, text, likely, choice.suggestions);
    choice.firstWord = firstWord(tokenizer, choice.split);
    return choice;
}

Token requireToken(const Tokenizer& tokenizer, std::string_view text, std::string_view role) {
    const TokenChoice choice = chooseToken(tokenizer, text);
    if (choice.token) return *choice.token;
    if (choice.split.empty()) {
        throw inputError(say("the %1 is empty", Message(role)),
                         say("Give the text of one token; most words have a leading space."));
    }
    throw inputError(say("%1 %2 is %3 tokens: %4", Message(role), inQuotes(text),
                         choice.split.size(), listed(choice.split)),
                     hintFor(tokenizer, text, choice, role));
}

}  // namespace headscope
