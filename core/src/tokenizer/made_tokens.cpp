// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/made_tokens.h"

#include "base/json.h"

#include <headscope/error.h>

#include <cstddef>
#include <optional>
#include <string_view>

namespace headscope {

namespace {

// Longer ones are in no vocabulary, and looking at every cut of them would take long.
constexpr std::size_t kLongest = 256;
constexpr int kMostLookedAt = 20'000;

/// "<pad>", "[CLS]": how special tokens are written, which trainers put into the vocabulary.
bool looksSpecial(std::string_view bytes) {
    return bytes.size() > 2 && ((bytes.front() == '<' && bytes.back() == '>') ||
                                (bytes.front() == '[' && bytes.back() == ']'));
}

/// Whether two tokens of the vocabulary spell it, as with every token that a merge has made.
bool isOfTwo(std::string_view bytes, const Vocabulary& vocabulary) {
    if (bytes.size() > kLongest) return false;
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        if (vocabulary.ofBytes(bytes.substr(0, cut)) && vocabulary.ofBytes(bytes.substr(cut)))
            return true;
    }
    return false;
}

/// `name` is the first of those that no merge makes.
Message missingMerges(const std::string& file, const std::string& name, TokenId id,
                      std::size_t count) {
    if (count < 2)
        return say("%1 makes no %2 (id %3) of the vocabulary: merges are missing", file, name, id);
    return sayCount("%1 makes no %2 (id %3) and %n other of the vocabulary: merges are missing",
                    "%1 makes no %2 (id %3) and %n others of the vocabulary: merges are missing",
                    count - 1, file, name, id);
}

Message strangeTokens(const std::string& name, TokenId id, std::size_t count) {
    if (count < 2)
        return say(
            "No merge makes the token %1 (id %2), and no file names it as an added token: no text "
            "gets it.",
            name, id);
    return sayCount(
        "No merge makes the token %1 (id %2) and %n other, and no file names it as an added token: "
        "no text gets it.",
        "No merge makes the token %1 (id %2) and %n others, and no file names it as an added "
        "token: no text gets it.",
        count - 1, name, id);
}

}  // namespace

void checkMade(const Vocabulary& vocabulary, const Merges& merges, const std::string& file,
               const char* hint, std::vector<Message>& notes) {
    std::vector<TokenId> unmade;
    std::vector<TokenId> strange;
    std::optional<TokenId> missing;
    int lookedAt = 0;
    for (TokenId id = 0; id < vocabulary.size(); ++id) {
        if (!vocabulary.isSpelled(id) || merges.makes(id)) continue;
        const std::string& bytes = *vocabulary.bytes(id);
        if (bytes.size() < 2) continue;
        const bool special = looksSpecial(bytes);
        const bool ofTwo = !missing && ++lookedAt <= kMostLookedAt && isOfTwo(bytes, vocabulary);
        if (!special) unmade.push_back(id);
        if (ofTwo && !special) missing = id;
        if (ofTwo == special) strange.push_back(id);
    }
    if (missing)
        throw inputError(
            missingMerges(file, shownName(*vocabulary.bytes(*missing)), *missing, unmade.size()),
            hint);
    if (!strange.empty())
        notes.push_back(strangeTokens(shownName(*vocabulary.bytes(strange.front())),
                                      strange.front(), strange.size()));
}

}  // namespace headscope
