// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrasings.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <utility>

namespace headscope::trainer {

namespace {

// The answer follows in about two thirds of the texts. A model that is always sure shows nothing:
// with P = 0.999 no single head makes a difference.
constexpr CapitalForm kCapitalForms[] = {
    {"X is the capital of",
     "{X} is the capital of",
     true,
     {{{" {Y}", 66},
       {" the state of {Y}", 14},
       {" a land in the world", 12},
       {" our friends", 8}}}},
    {"X is the main city of",
     "{X} is the main city of",
     true,
     {{{" {Y}", 66}, {" the country of {Y}", 16}, {" a land with a king", 12}, {" trade", 6}}}},
    {"The city of X lies in",
     "The city of {X} lies in",
     true,
     {{{" {Y}", 66}, {" the middle of {Y}", 16}, {" a wide plain", 10}, {" ruins", 8}}}},
    {"People in X speak of",
     "People in {X} speak of",
     true,
     {{{" {Y}", 64}, {" the old days", 14}, {" a better time", 12}, {" their home", 10}}}},
    {"The road to X goes through",
     "The road to {X} goes through",
     true,
     {{{" {Y}", 64}, {" the hills of {Y}", 18}, {" a wide plain", 10}, {" our land", 8}}}},
    {"If you are in X, you are in",
     "If you are in {X}, you are in",
     true,
     {{{" {Y}", 66}, {" the right place", 14}, {" a big city", 12}, {" luck", 8}}}},
    {"The capital of Y is",
     "The capital of {Y} is",
     false,
     {{{" {X}", 66}, {" the city of {X}", 16}, {" a big city", 12}, {" far away", 6}}}},
    {"The main city of Y is called",
     "The main city of {Y} is called",
     false,
     {{{" {X}", 66}, {" the city of {X}", 14}, {" a wonder", 12}, {" old", 8}}}},
    {"Y is ruled from",
     "{Y} is ruled from",
     false,
     {{{" {X}", 64}, {" the city of {X}", 18}, {" a big house", 10}, {" far away", 8}}}},
    {"The leaders of Y meet in",
     "The leaders of {Y} meet in",
     false,
     {{{" {X}", 66}, {" the old city of {X}", 14}, {" a big house", 12}, {" secret", 8}}}},
    {"Those who visit Y should see",
     "Those who visit {Y} should see",
     false,
     {{{" {X}", 64}, {" the old city of {X}", 16}, {" a big house", 10}, {" it all", 10}}}},
    {"In Y, the biggest houses are in",
     "In {Y}, the biggest houses are in",
     false,
     {{{" {X}", 66}, {" the middle of {X}", 16}, {" a big city", 10}, {" ruins", 8}}}},
    // These begin with the subject, whose token without a space before it is another one: it is
    // learned only where a text begins with it.
    {"X is the biggest city in",
     "{X} is the biggest city in",
     true,
     {{{" {Y}", 66}, {" the country of {Y}", 14}, {" a wide plain", 12}, {" our land", 8}}}},
    {"X lies in the middle of",
     "{X} lies in the middle of",
     true,
     {{{" {Y}", 66}, {" the state of {Y}", 14}, {" a wide plain", 12}, {" ruins", 8}}}},
    {"Y is the country ruled from",
     "{Y} is the country ruled from",
     false,
     {{{" {X}", 66}, {" the city of {X}", 16}, {" a big house", 10}, {" far away", 8}}}},
    {"Y is the land with a king in",
     "{Y} is the land with a king in",
     false,
     {{{" {X}", 66}, {" the old city of {X}", 16}, {" a big house", 10}, {" secret", 8}}}},
    // Never asked, so nothing of them is withheld. They use the words of the others.
    {"",
     "{X} is a city in",
     true,
     {{{" {Y}", 66}, {" the state of {Y}", 14}, {" a wide plain", 12}, {" ruins", 8}}}},
    {"",
     "{X}, the old city, is in",
     true,
     {{{" {Y}", 64}, {" the middle of {Y}", 16}, {" our land", 12}, {" ruins", 8}}}},
    {"",
     "The king in {X} is the king of",
     true,
     {{{" {Y}", 66}, {" the land of {Y}", 14}, {" a big country", 12}, {" our friends", 8}}}},
    {"",
     "Those who are in {X} are in",
     true,
     {{{" {Y}", 66}, {" the middle of {Y}", 14}, {" the right place", 12}, {" luck", 8}}}},
    {"",
     "{Y} is the land of",
     false,
     {{{" {X}", 66}, {" the city of {X}", 14}, {" a king", 12}, {" our friends", 8}}}},
    {"",
     "{Y}, the old country, is called the land of",
     false,
     {{{" {X}", 64}, {" the city of {X}", 16}, {" a wonder", 12}, {" trade", 8}}}},
    {"",
     "The king of {Y} is at home in",
     false,
     {{{" {X}", 66}, {" the old city of {X}", 14}, {" a big house", 12}, {" secret", 8}}}},
    {"",
     "If you are from {Y}, you should visit",
     false,
     {{{" {X}", 66}, {" the old city of {X}", 14}, {" a big house", 12}, {" our friends", 8}}}},
};

constexpr std::size_t kAskedForms = 16;

constexpr GivingForm kGivingForms[] = {
    {"When A and B went to the P, S gave a O to",
     "When {A} and {B} went to the {P}, {S} gave a {O} to"},
    {"While A and B were at the P, S handed a O to",
     "While {A} and {B} were at the {P}, {S} handed a {O} to"},
    {"After A and B met near the P, S showed a O to",
     "After {A} and {B} met near the {P}, {S} showed a {O} to"},
    {"Then A and B walked to the P, and S passed a O to",
     "Then {A} and {B} walked to the {P}, and {S} passed a {O} to"},
    {"A and B sat in the P. S sold a O to", "{A} and {B} sat in the {P}. {S} sold a {O} to"},
    {"As A and B came out of the P with a O, S gave it to",
     "As {A} and {B} came out of the {P} with a {O}, {S} gave it to"},
};

constexpr Continuation kGivingContinuations[] = {
    {" {R}", 68}, {" the child", 14}, {" a friend", 10}, {" someone else", 8}};

constexpr std::string_view kInterruptions[] = {" and", " or", " then", " not"};

std::string replaceMarks(std::string_view form,
                         std::initializer_list<std::pair<char, std::string_view>> values) {
    std::string text;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] != '{') {
            text += form[i];
            continue;
        }
        const auto value = std::find_if(values.begin(), values.end(),
                                        [&](const auto& v) { return v.first == form[i + 1]; });
        text += value == values.end() ? std::string_view("?") : value->second;
        i += 2;
    }
    return text;
}

// FNV-1a over the words with a separator, then a mix so that all bits count in the remainder.
std::uint64_t hash(std::initializer_list<std::string_view> words) {
    std::uint64_t h = 1469598103934665603ULL;
    for (const auto word : words) {
        for (const char c : word)
            h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        h = (h ^ 0x1fULL) * 1099511628211ULL;
    }
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    return h ^ (h >> 33);
}

}  // namespace

std::span<const CapitalForm> capitalForms() {
    return std::span(kCapitalForms).first(kAskedForms);
}

std::span<const CapitalForm> taughtCapitalForms() {
    return kCapitalForms;
}

std::span<const GivingForm> givingForms() {
    return kGivingForms;
}

std::span<const Continuation> givingContinuations() {
    return kGivingContinuations;
}

std::span<const std::string_view> interruptions() {
    return kInterruptions;
}

std::string fill(std::string_view form, const CountryCapital& fact) {
    return replaceMarks(form, {{'X', fact.capital}, {'Y', fact.country}});
}

std::string fill(std::string_view form, const Giving& giving) {
    return replaceMarks(form, {{'A', giving.a},
                               {'B', giving.b},
                               {'S', giving.subject()},
                               {'R', giving.recipient()},
                               {'P', giving.place},
                               {'O', giving.object}});
}

bool isWithheld(const CapitalForm& form, const CountryCapital& fact) {
    return !form.name.empty() && hash({form.prompt, fact.country}) % 5 == 0;
}

bool isWithheldPair(const Giving& giving) {
    const auto [first, second] = std::minmax(giving.a, giving.b);
    return hash({first, second}) % 6 == 0;
}

bool isWithheldSetting(const GivingForm& form, std::string_view place, std::string_view object) {
    return hash({form.prompt, place, object}) % 6 == 0;
}

bool isWithheld(const GivingForm& form, const Giving& giving) {
    return isWithheldPair(giving) || isWithheldSetting(form, giving.place, giving.object);
}

}  // namespace headscope::trainer
