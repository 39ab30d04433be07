// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace headscope::trainer {
namespace {

constexpr std::size_t kTexts = 20000;
constexpr std::size_t kBytes = 400;

void splitSentences(const std::string& text, std::set<std::string>& sentences) {
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('.', begin), text.size());
        const auto first = text.find_first_not_of(" \n", begin);
        if (text.compare(first, kEndOfText.size(), kEndOfText) == 0) {
            begin = first + kEndOfText.size();
            continue;
        }
        if (first < end) sentences.insert(text.substr(first, end - first));
        begin = end + 1;
    }
}

// The different sentences in a large sample of what is trained on: eight million bytes.
const std::set<std::string>& sample() {
    static const auto sentences = [] {
        std::set<std::string> all;
        TextSource source(7, {.capitalForms = taughtCapitalForms().size()});
        for (std::size_t i = 0; i < kTexts; ++i)
            splitSentences(source.text(kBytes).text, all);
        return all;
    }();
    return sentences;
}

bool occurs(const std::string& beginning) {
    const auto at = sample().lower_bound(beginning);
    return at != sample().end() && at->starts_with(beginning);
}

// What stands between `before` and the next `after`; empty where `before` is missing.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
    const auto begin = text.find(before);
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin + before.size());
    return text.substr(0, text.find(after));
}

bool isOneWord(std::string_view word) {
    return !word.empty() && std::isupper(static_cast<unsigned char>(word[0])) != 0 &&
           std::all_of(word.begin(), word.end(),
                       [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

TEST(Facts, AreManyAndEachNameIsOneWordUsedOnce) {
    EXPECT_GE(countryCapitals().size(), 100U);
    EXPECT_GE(firstNames().size(), 60U);
    for (const auto& [country, capital] : countryCapitals()) {
        EXPECT_TRUE(isOneWord(country)) << country;
        EXPECT_TRUE(isOneWord(capital)) << capital;
    }
    for (const auto name : firstNames())
        EXPECT_TRUE(isOneWord(name)) << name;
    const auto words = wholeWords();
    EXPECT_EQ(std::set<std::string>(words.begin(), words.end()).size(), words.size());
}

TEST(TextSource, SameSeedSameTextOtherSeedOtherText) {
    TextSource a(3);
    TextSource b(3);
    TextSource c(4);
    for (int i = 0; i < 20; ++i) {
        const auto text = a.text(kBytes).text;
        EXPECT_EQ(text, b.text(kBytes).text);
        EXPECT_NE(text, c.text(kBytes).text);
    }
}

TEST(TextSource, NoWithheldFactEverOccurs) {
    std::size_t withheld = 0;
    std::size_t seen = 0;
    for (const auto& form : capitalForms()) {
        for (const auto& fact : countryCapitals()) {
            if (isWithheld(form, fact)) {
                ++withheld;
                EXPECT_FALSE(occurs(fill(form.prompt, fact))) << fill(form.prompt, fact);
            } else {
                seen += occurs(fill(form.prompt, fact));
            }
        }
    }
    const auto all = capitalForms().size() * countryCapitals().size();
    EXPECT_GT(withheld, all / 7);
    EXPECT_EQ(seen + withheld, all) << "the sample is large enough to hold every other one";
}

TEST(TextSource, WithholdsAFifthOfTheAskedFactsAndNothingElse) {
    const auto asked = capitalForms().size();
    std::size_t withheld = 0;
    for (const auto& fact : countryCapitals()) {
        for (const auto& form : capitalForms())
            withheld += isWithheld(form, fact);
        for (const auto& form : taughtCapitalForms().subspan(asked))
            EXPECT_FALSE(isWithheld(form, fact)) << form.prompt;
    }
    // 2048 pairs, each withheld with chance 1/5: five standard deviations are 4.4 points.
    const auto pairs = static_cast<double>(asked * countryCapitals().size());
    EXPECT_NEAR(100.0 * static_cast<double>(withheld) / pairs, 20, 4.4);
}

TEST(TextSource, EachFactIsTaughtInBothDirections) {
    for (const auto& fact : countryCapitals()) {
        int toCountry = 0;
        int toCapital = 0;
        for (const auto& form : capitalForms()) {
            if (isWithheld(form, fact)) continue;
            ++(form.asksForCountry ? toCountry : toCapital);
        }
        EXPECT_GE(toCountry, 2) << fact.country;
        EXPECT_GE(toCapital, 2) << fact.country;
    }
}

TEST(TextSource, NoWithheldPairOfNamesEverMeets) {
    const std::set<std::string_view> names(firstNames().begin(), firstNames().end());
    std::size_t pairs = 0;
    for (const std::string_view sentence : sample()) {
        const auto middle = sentence.find(" and ");
        if (middle == std::string_view::npos) continue;
        const auto before = sentence.substr(0, middle);
        const auto a = names.find(before.substr(before.rfind(' ') + 1));
        const auto after = sentence.substr(middle + 5);
        const auto b = names.find(after.substr(0, after.find(' ')));
        if (a == names.end() || b == names.end()) continue;
        ++pairs;
        EXPECT_FALSE(isWithheldPair({*a, *b, true, "", ""})) << sentence;
    }
    EXPECT_GT(pairs, 5000U);
}

TEST(TextSource, NoWithheldPlaceAndObjectEverMeetInTheirForm) {
    // "When {A} and {B} went to the {P}, {S} gave a {O} to"
    const auto& form = givingForms().front();
    std::size_t settings = 0;
    for (const std::string_view sentence : sample()) {
        const auto place = between(sentence, " went to the ", ",");
        const auto object = between(sentence, " gave a ", " to");
        if (place.empty() || object.empty()) continue;
        ++settings;
        EXPECT_FALSE(isWithheldSetting(form, place, object)) << sentence;
    }
    EXPECT_GT(settings, 1000U);
}

TEST(TextSource, WithholdsAboutASixthOfWhatPeopleDo) {
    int pairs = 0;
    int settings = 0;
    constexpr int kDraws = 12000;
    Choice choice(5);
    for (int i = 0; i < kDraws; ++i) {
        const auto giving = drawGiving(choice);
        auto swapped = giving;
        std::swap(swapped.a, swapped.b);
        EXPECT_EQ(isWithheldPair(giving), isWithheldPair(swapped));
        pairs += isWithheldPair(giving);
        settings += isWithheldSetting(givingForms().front(), giving.place, giving.object);
    }
    // 1200 settings and 2278 pairs, each withheld with chance 1/6: within 4 points.
    EXPECT_NEAR(100.0 * pairs / kDraws, 16.7, 4.0);
    EXPECT_NEAR(100.0 * settings / kDraws, 16.7, 4.0);
}

TEST(TextSource, AnswersAreLeftOpenAboutAThirdOfTheTime) {
    TextSource source(11, {.capitalForms = taughtCapitalForms().size()});
    int answered = 0;
    constexpr int kSentences = 20000;
    for (int i = 0; i < kSentences; ++i) {
        const auto passage = source.capital();
        const auto& e = passage.emphases.front();
        answered += std::isupper(static_cast<unsigned char>(passage.text[e.begin + 1])) != 0;
    }
    // 65.2 % by the table; five standard deviations of the sample are 1.7 %.
    EXPECT_NEAR(100.0 * answered / kSentences, 65.2, 2.0);
}

TEST(TextSource, WeightsLieInTheTextInOrder) {
    TextSource source(13);
    for (int i = 0; i < 2000; ++i) {
        const auto passage = source.text(kBytes);
        std::size_t last = 0;
        for (const auto& e : passage.emphases) {
            EXPECT_LE(last, e.begin);
            EXPECT_LT(e.begin, e.end);
            EXPECT_LE(e.end, passage.text.size());
            last = e.end;
        }
    }
}

}  // namespace
}  // namespace headscope::trainer
