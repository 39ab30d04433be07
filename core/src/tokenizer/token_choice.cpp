// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/invisible.h"
#include "support/utf8.h"
#include "tokenizer/letter_case.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

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

// Bytes for people. Spaces outside [shownBegin, shownEnd) become visible marks.
std::string escaped(std::string_view bytes, std::size_t shownBegin, std::size_t shownEnd) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Step step = nextUtf8(bytes, at);
        const std::string_view piece = bytes.substr(at, step.length);
        const char32_t c = step.character;
        const bool control = step.valid && (c < 0x20 || (c >= 0x7F && c < 0xA0));
        if (step.valid && c == ' ' && (at < shownBegin || at >= shownEnd)) {
            text += "␣";
        } else if (step.valid && c == '\n') {
            text += "⏎";
        } else if (step.valid && c == '\t') {
            text += "⇥";
        } else if (control || !step.valid) {
            for (const char byte : piece) {
                text += fmt::format("\\x{:02X}", static_cast<std::uint8_t>(byte));
            }
        } else if (isInvisible(c)) {
            const auto number = static_cast<std::uint32_t>(c);
            text +=
                c < 0x10000 ? fmt::format("\\u{:04X}", number) : fmt::format("\\U{:08X}", number);
        } else {
            text += piece;
        }
        at += step.length;
    }
    return text;
}

// A text in a message: in quotes, spaces as they are, and not longer than a line.
std::string inQuotes(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    if (text.size() <= kLongest) return "\"" + escaped(text, 0, text.size()) + "\"";
    std::size_t end = 0;
    while (end < kLongest)
        end += nextUtf8(text, end).length;
    return "\"" + escaped(text.substr(0, end), 0, end) + "…\"";
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

std::string hintFor(const Tokenizer& tokenizer, std::string_view text, const TokenChoice& choice,
                    std::string_view role) {
    if (const auto id = tokenizer.find(text)) {
        return fmt::format(
            "The vocabulary has it as token {}, which no text encodes to: give that id.", *id);
    }
    if (choice.suggestions.empty()) {
        return std::any_of(choice.split.begin(), choice.split.end(), isPartOfCharacter)
                   ? fmt::format(
                         "A character is split here, and no text is a part of one: give the "
                         "part as --{}-id, or choose another text.",
                         role)
                   : "Give a text that is one token of this model.";
    }
    const std::string& likely = choice.suggestions.front().text;
    const char* note = "";
    if (likely == " " + std::string(text)) note = " (with its leading space)";
    if (" " + likely == text) note = " (without the leading space)";
    return fmt::format("Use one token, for example {}{}.", inQuotes(likely), note);
}

}  // namespace

TokenChoice chooseToken(const Tokenizer& tokenizer, std::string_view text) {
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
    // Part of a character is no text that could be given instead.
    const Token& first = choice.split.front();
    if (const auto again = singleToken(tokenizer, first.text); again && again->id == first.id)
        suggest(again);
    return choice;
}

Token requireToken(const Tokenizer& tokenizer, std::string_view text, std::string_view role) {
    const TokenChoice choice = chooseToken(tokenizer, text);
    if (choice.token) return *choice.token;
    if (choice.split.empty()) {
        throw inputError(fmt::format("the {} is empty", role),
                         "Give the text of one token; most words have a leading space.");
    }
    throw inputError(fmt::format("{} {} is {} tokens: {}", role, inQuotes(text),
                                 choice.split.size(), listed(choice.split)),
                     hintFor(tokenizer, text, choice, role));
}

std::string visibleText(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return escaped(bytes, 0, 0);
    return escaped(bytes, first, bytes.find_last_not_of(kBlanks));
}

std::string validUtf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (;;) {
        const std::size_t valid = std::min(firstInvalidUtf8(bytes), bytes.size());
        text += bytes.substr(0, valid);
        bytes.remove_prefix(valid);
        if (bytes.empty()) return text;
        text += "\uFFFD";
        bytes.remove_prefix(nextUtf8(bytes, 0).length);
    }
}

}  // namespace headscope
