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

Message andOthers(std::size_t count) {
    return count < 2 ? Message() : sayCount(" and %n other", " and %n others", count - 1);
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
    if (missing) {
        throw inputError(
            say("%1 makes no %2 (id %3)%4 of the vocabulary: merges are "
                "missing",
                file, shownName(*vocabulary.bytes(*missing)), *missing, andOthers(unmade.size())),
            hint);
    }
    if (!strange.empty()) {
        notes.push_back(
            say("No merge makes the token %1 (id %2)%3, and no file names it as an added "
                "token: no text gets it.",
                shownName(*vocabulary.bytes(strange.front())), strange.front(),
                andOthers(strange.size())));
    }
}

}  // namespace headscope
