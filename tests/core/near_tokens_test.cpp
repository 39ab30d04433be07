// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "tokenizer/letter_case.h"
#include "tokenizer/spelling_distance.h"
#include "tokenizer_files.h"

#include <headscope/resources.h>
#include <headscope/token_choice.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <tuple>
#include <vector>

namespace headscope {

namespace {

using Words = std::vector<std::string>;

std::string bareOf(const std::string& text) {
    return text.starts_with(' ') ? text.substr(1) : text;
}

std::u32string decoded(const std::string& utf8) {
    std::u32string text;
    for (std::size_t at = 0; at < utf8.size();) {
        const Utf8Step step = nextUtf8(utf8, at);
        text += step.valid ? step.character : char32_t{0x110000};
        at += step.length;
    }
    return text;
}

std::string lowered(const std::string& text) {
    return firstInvalidUtf8(text) == std::string_view::npos ? lowerCase(text) : text;
}

/// By the definition, without a matrix: in edits, a case being worth a 64th of one.
double distanceByDefinition(std::u32string_view a, std::u32string_view b) {
    const auto replaced = [](char32_t x, char32_t y) {
        const auto folded = [](char32_t c) { return c == U'É' ? U'é' : c == U'A' ? U'a' : c; };
        return x == y ? 0.0 : folded(x) == folded(y) ? 1.0 / 64 : 1.0;
    };
    if (a.empty() || b.empty()) return static_cast<double>(a.size() + b.size());
    const auto rest = [](std::u32string_view text, std::size_t less) {
        return text.substr(0, text.size() - less);
    };
    double best =
        std::min({distanceByDefinition(rest(a, 1), b) + 1, distanceByDefinition(a, rest(b, 1)) + 1,
                  distanceByDefinition(rest(a, 1), rest(b, 1)) + replaced(a.back(), b.back())});
    if (a.size() > 1 && b.size() > 1) {
        const double crossed =
            replaced(a.back(), b[b.size() - 2]) + replaced(a[a.size() - 2], b.back());
        if (crossed < 1)
            best = std::min(best, distanceByDefinition(rest(a, 2), rest(b, 2)) + 1 + crossed);
    }
    return best;
}

/// The same with the whole matrix, for words of any length.
double plainDistance(const std::u32string& a, const std::u32string& b) {
    const auto replaced = [](char32_t x, char32_t y) {
        return x == y ? 0.0 : lowerCase(x) == lowerCase(y) ? 1.0 / 64 : 1.0;
    };
    std::vector<std::vector<double>> cost(a.size() + 1, std::vector<double>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = static_cast<double>(i + j);
                continue;
            }
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                                   cost[i - 1][j - 1] + replaced(a[i - 1], b[j - 1])});
            if (i < 2 || j < 2) continue;
            const double crossed = replaced(a[i - 1], b[j - 2]) + replaced(a[i - 2], b[j - 1]);
            if (crossed < 1) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1 + crossed);
        }
    }
    return cost[a.size()][b.size()];
}

/// Is `piece` in the word, with more around it than its first or last letter again?
bool isPieceOf(const std::string& piece, const std::string& word) {
    const std::size_t at = word.find(piece);
    if (piece.size() >= word.size() || at == std::string::npos) return false;
    return word.substr(0, at).find_first_not_of(piece.front()) != std::string::npos ||
           word.substr(at + piece.size()).find_first_not_of(piece.back()) != std::string::npos;
}

/// Letters, and no digit or blank.
bool isWord(const std::string& text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) {
                            const auto byte = static_cast<unsigned char>(c);
                            return byte <= ' ' || byte == 0x7F || (c >= '0' && c <= '9');
                        }) &&
           std::any_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) >= 0x80 ||
                      ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
           });
}

/// Every token of the vocabulary looked at in full.
struct Looked {
    bool misspelt;
    bool expected;
    bool piece;
    double distance;
    double place;
    bool bare;
    TokenId id;

    [[nodiscard]] auto order() const {
        const int away = misspelt ? static_cast<int>(distance) : 1;
        return std::tuple(away, expected ? place : 1e9, misspelt, place, distance, bare, id);
    }
};

std::vector<Looked> lookedAt(const Tokenizer& tokenizer, const std::string& word,
                             const std::vector<LikelyToken>& likely) {
    const std::u32string letters = decoded(bareOf(word));
    const std::string lowWord = lowered(bareOf(word));
    const int most = letters.size() < 3 ? 0 : letters.size() < 6 ? 1 : 2;
    std::vector<Looked> found;
    for (TokenId id = 0; id < tokenizer.size() && most > 0; ++id) {
        const std::string& bytes = tokenizer.bytes(id);
        const std::string bare = bareOf(bytes);
        const std::u32string token = decoded(bare);
        if (firstInvalidUtf8(bytes) != std::string_view::npos || token.size() < 2) continue;
        if (token.size() > kLongestWord) continue;
        const std::string low = lowered(bare);
        const auto at = std::find_if(likely.begin(), likely.end(),
                                     [id](const LikelyToken& one) { return one.id == id; });
        Looked one{true,
                   at != likely.end() && at->p >= 0.01F,
                   bare == bytes && low == bare && upperCase(bare) != bare,
                   plainDistance(letters, token),
                   static_cast<double>(at - likely.begin()),
                   bare == bytes,
                   id};
        if (token.size() > letters.size() && low.starts_with(lowWord)) {
            one.misspelt = false;
            if (isWord(bare)) found.push_back(one);
            continue;
        }
        const std::u32string first = decoded(low).substr(0, 2);
        if (isPieceOf(low, lowWord) || first.find(decoded(lowWord)[0]) == std::u32string::npos)
            continue;
        if (one.distance < most + 1) found.push_back(one);
    }
    return found;
}

Words nearestOfAll(const Tokenizer& tokenizer, const std::string& word,
                   const std::vector<LikelyToken>& likely) {
    std::vector<Looked> found = lookedAt(tokenizer, word, likely);
    const bool hasWord =
        std::any_of(found.begin(), found.end(), [](const Looked& one) { return !one.piece; });
    std::erase_if(found, [&](const Looked& one) { return hasWord && one.piece; });
    const bool begins =
        std::any_of(found.begin(), found.end(), [](const Looked& one) { return !one.misspelt; });
    int nearest = 9;
    for (const Looked& one : found)
        if (one.misspelt) nearest = std::min(nearest, static_cast<int>(one.distance));
    std::sort(found.begin(), found.end(),
              [](const Looked& a, const Looked& b) { return a.order() < b.order(); });
    Words words;
    for (const Looked& one : found) {
        if (one.misspelt && static_cast<int>(one.distance) > nearest) continue;
        if (one.misspelt && begins && !one.expected) continue;
        const std::string& bytes = tokenizer.bytes(one.id);
        const auto split = tokenizer.encode(bytes);
        const bool known = std::any_of(words.begin(), words.end(), [&](const std::string& other) {
            return bareOf(other) == bareOf(bytes);
        });
        if (words.size() < 3 && bytes != word && !known && split.size() == 1 &&
            split.front().id == one.id)
            words.push_back(bytes);
    }
    return words;
}

Words textsNear(const Tokenizer& tokenizer, const std::string& word,
                const std::vector<LikelyToken>& likely = {}) {
    Words texts;
    for (const Token& token : nearTokens(tokenizer, word, likely))
        texts.push_back(token.text);
    return texts;
}

TEST(SpellingDistance, isTheDefinitions) {
    std::mt19937 random(7);
    const std::u32string letters = U"abAéÉ";
    const auto draw = [&] {
        std::u32string word(random() % 6, U'a');
        for (char32_t& c : word)
            c = letters[random() % letters.size()];
        return word;
    };
    for (int i = 0; i < 400; ++i) {
        const auto a = draw();
        const auto b = draw();
        const double expected = distanceByDefinition(a, b);
        EXPECT_EQ(spellingDistance(a, b), static_cast<int>(expected * kEditCost));
        EXPECT_EQ(plainDistance(a, b), expected);
    }
    EXPECT_EQ(spellingDistance(U"Germnay", U"Germany"), kEditCost);
    EXPECT_EQ(spellingDistance(U"GERMANY", U"Germany"), 6 * kCaseCost);
}

TEST(NearTokens, areThoseOfTheWholeVocabulary) {
    const std::filesystem::path folder = std::filesystem::path(HEADSCOPE_SHARED) / "gpt2-tokenizer";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no GPT-2 tokenizer at " << folder;
    const Tokenizer tokenizer = Tokenizer::load(folder);
    EXPECT_EQ(textsNear(tokenizer, "Germnay"), Words{" Germany"});
    EXPECT_EQ(textsNear(tokenizer, " Germnay"), Words{" Germany"});
    const std::vector<LikelyToken> likely{{tokenizer.encode(" Lord").front().id, 0.3F},
                                          {tokenizer.encode(" London").front().id, 0.2F},
                                          {tokenizer.encode("Paris").front().id, 0.001F}};
    std::mt19937 random(11);
    Words words{"Germnay", " Frnace", "germnay", "Pris",  "Lodnon",    "Berlinn", "wrod",
                "recieve", "Xyzzy",   "Lond",    " Lond", "Germanys",  "ermany",  "Hermany",
                "Pariss",  "Zürch",   "Straße",  "naïve", "definately"};
    // Tokens with something done to them.
    while (words.size() < 60) {
        std::string word = tokenizer.bytes(static_cast<TokenId>(random() % 50000));
        if (word.size() < 4 || firstInvalidUtf8(word) != std::string_view::npos ||
            std::any_of(word.begin(), word.end(), [](char c) { return c < 'A' && c != ' '; }))
            continue;
        const std::size_t at = 1 + random() % (word.size() - 2);
        if (static_cast<unsigned char>(word[at] | word[at + 1]) >= 0x80) continue;
        if (random() % 2 != 0) {
            std::swap(word[at], word[at + 1]);
        } else {
            word.erase(at, 1);
        }
        if (word.find(' ', 1) == std::string::npos) words.push_back(word);
    }
    for (const std::string& word : words)
        EXPECT_EQ(textsNear(tokenizer, word, likely), nearestOfAll(tokenizer, word, likely))
            << word;
}

TEST(NearTokens, namesTheLikelierOfEquallyNearOnes) {
    const Tokenizer tokenizer = Tokenizer::load(bundledModel());
    const auto likely = [&tokenizer](const std::string& text) {
        return LikelyToken{*tokenizer.find(text), 0.1F};
    };
    const Words first = textsNear(tokenizer, "Itly");
    ASSERT_FALSE(first.empty());
    EXPECT_EQ(first.front(), " Italy");
    const auto both = textsNear(tokenizer, "oum");
    ASSERT_GE(both.size(), 2u);
    const auto turned = textsNear(tokenizer, "oum", {likely(both[1]), likely(both[0])});
    EXPECT_EQ(turned.front(), both[1]);
}

TEST(NearTokens, areWhatTheWordBeginsAndNoPieceOfIt) {
    const Tokenizer tokenizer = Tokenizer::load(bundledModel());
    for (const char* word : {"Lond", " Lond"}) {
        const Words near = textsNear(tokenizer, word);
        ASSERT_FALSE(near.empty()) << word;
        EXPECT_EQ(near.front(), " London");
        for (const std::string& text : near)
            EXPECT_TRUE(bareOf(text).starts_with("Lond")) << text;
    }
    EXPECT_EQ(textsNear(tokenizer, " Londn"), Words{" London"});
    for (const char* word : {"Germanys", " Germanys", "Lond", "Capitl", "Parisian", "xGermany"}) {
        for (const std::string& text : textsNear(tokenizer, word)) {
            EXPECT_EQ(std::string(word).find(bareOf(text)), std::string::npos) << text;
            EXPECT_EQ(lowered(bareOf(text))[0], lowered(bareOf(word))[0]) << text;
        }
    }
    // What the model expects is named before it, also where it is a misspelling, but what it does
    // not expect is not named beside it.
    const auto land = tokenizer.find(" land");
    ASSERT_TRUE(land);
    EXPECT_EQ(textsNear(tokenizer, "Lond", {{*land, 0.1F}}), (Words{" land", " London"}));
    EXPECT_EQ(textsNear(tokenizer, "Lond", {{*land, 0.001F}}), Words{" London"});
}

TEST(NearTokens, areNoBeginningsNumbersOrSeveralWords) {
    const Tokenizer tokenizer = Tokenizer::load(bundledModel());
    for (const char* word :
         {"", " ", "x", "qz", "1987654", "  ", " capital of", "Germ\xFF", "\n\n\n"})
        EXPECT_TRUE(textsNear(tokenizer, word).empty()) << word;
    EXPECT_EQ(textsNear(tokenizer, "Germanyy"), Words{" Germany"});
    for (const std::string& text : textsNear(tokenizer, "Germnay"))
        EXPECT_FALSE(std::string("Germnay").starts_with(bareOf(text))) << text;
    EXPECT_TRUE(textsNear(tokenizer, std::string(5000, 'n')).empty());
}

}  // namespace

}  // namespace headscope
