// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

#include <headscope/error.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace headscope {
namespace {

constexpr const char* kBoth = "both";  // the report's two

Message known() {
    std::string names;
    for (const auto& kind : allKinds())
        names += (names.empty() ? "" : ", ") + name(kind);
    return say("There are: %1.", names);
}

Error unknown(std::string_view text) {
    return inputError(say("the intervention \"%1\" is unknown", text), known());
}

template <class Number>
Number numberOf(std::string_view text, std::string_view whole) {
    Number value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end) throw unknown(whole);
    return value;
}

// "464+2635"
std::vector<TokenId> donorTokens(std::string_view text, std::string_view whole) {
    std::vector<TokenId> prompt;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find('+', begin), text.size());
        prompt.push_back(numberOf<TokenId>(text.substr(begin, end - begin), whole));
        begin = end + 1;
    }
    return prompt;
}

}  // namespace

std::span<const InterventionKind* const> interventionKinds() {
    static const std::array kinds{&zeroKind(),          &scalarMeanKind(),   &vectorMeanKind(),
                                  &valueBiasKind(),     &scaleKind(),        &patchKind(),
                                  &referenceMeanKind(), &positionMeanKind(), &resampleKind()};
    static_assert(std::tuple_size_v<decltype(kinds)> == std::variant_size_v<Intervention::Source>);
    return kinds;
}

const InterventionKind& kindOf(const Intervention& intervention) {
    return *interventionKinds()[intervention.source().index()];
}

DonorPtr donorOf(const Intervention& intervention, const DonorFacts& facts) {
    return std::make_shared<const Donor>(kindOf(intervention).donor(intervention, facts));
}

std::string kindName(const Intervention& intervention) {
    return kindOf(intervention).id;
}

std::string name(const Intervention& intervention) {
    const auto* donor = donorPromptOf(intervention);
    if (donor && !donor->empty())
        return fmt::format("{}:{}", kindName(intervention), fmt::join(*donor, "+"));
    return briefName(intervention);
}

std::string briefName(const Intervention& intervention) {
    const auto alpha = alphaOf(intervention);
    return alpha ? fmt::format("{}:{}", kindName(intervention), *alpha) : kindName(intervention);
}

InterventionWords words(const Intervention& intervention) {
    return kindOf(intervention).words(intervention);
}

std::optional<double> alphaOf(const Intervention& intervention) {
    const auto& kind = kindOf(intervention);
    return kind.alpha ? kind.alpha(intervention) : std::nullopt;
}

Intervention withAlpha(const Intervention& intervention, double alpha) {
    const auto& kind = kindOf(intervention);
    if (!kind.withAlpha) throw inputError(say("%1 takes no number", kind.id), known());
    if (!(std::abs(alpha) <= kMostAlpha))
        throw inputError(say("%1 is too large a number for %2", alpha, kind.id),
                         say("It is from -%1 to %1.", kMostAlpha));
    return kind.withAlpha(alpha + 0.0);  // -0 is 0, or one intervention would have two names
}

const std::vector<TokenId>* donorPromptOf(const Intervention& intervention) {
    const auto& kind = kindOf(intervention);
    return kind.donorPrompt ? kind.donorPrompt(intervention) : nullptr;
}

Intervention withDonor(const Intervention& intervention, std::vector<TokenId> prompt) {
    const auto& kind = kindOf(intervention);
    if (!kind.withDonor) throw inputError(say("%1 takes no donor", kind.id), known());
    return kind.withDonor(std::move(prompt));
}

ReferenceNeed referenceNeedOf(const Intervention& intervention) {
    return kindOf(intervention).reference;
}

Intervention withReference(const Intervention& intervention, ReferencePtr rows) {
    const auto& kind = kindOf(intervention);
    if (!kind.withReference)
        throw inputError(say("%1 takes no mean over reference prompts", kind.id), known());
    return kind.withReference({std::move(rows)});
}

const ReferenceRows* referenceRowsOf(const Intervention& intervention) {
    const auto& kind = kindOf(intervention);
    return kind.referenceOf ? kind.referenceOf(intervention)->rows.get() : nullptr;
}

bool isIncomplete(const Intervention& intervention) {
    const auto& kind = kindOf(intervention);
    if (kind.referenceOf) return referenceRowsOf(intervention) == nullptr;
    const auto* donor = donorPromptOf(intervention);
    return donor && donor->empty();
}

const std::string& Reference::id() const {
    static const std::string none;
    return rows ? rows->id : none;
}

bool isAskedBy(const Intervention& intervention, const Intervention& asked) {
    if (intervention == asked) return true;
    const auto* donor = donorPromptOf(asked);
    return donor && donor->empty() && kindName(intervention) == kindName(asked);
}

Intervention interventionFromName(std::string_view name) {
    const auto colon = name.find(':');
    const auto id = name.substr(0, colon);
    for (const auto* kind : interventionKinds()) {
        if (kind->id != id) continue;
        if (colon != std::string_view::npos && kind->withDonor)
            return kind->withDonor(donorTokens(name.substr(colon + 1), name));
        if (colon != std::string_view::npos)
            return withAlpha(kind->example, numberOf<double>(name.substr(colon + 1), name));
        if (!kind->withAlpha) return kind->example;
        throw inputError(say("%1 needs a number", id),
                         say("For example %1.", headscope::name(kind->example)));
    }
    throw unknown(name);
}

std::vector<Intervention> interventionsFromNames(std::string_view names) {
    if (names == kBoth) return zeroAndMean();
    std::vector<Intervention> found;
    for (std::size_t begin = 0; begin <= names.size();) {
        const auto end = std::min(names.find(',', begin), names.size());
        const auto named = names.substr(begin, end - begin);
        if (named == kBoth)
            throw inputError(say("\"both\" stands for zero,mean and is given alone"),
                             say("Name each intervention once, such as zero,mean,vector-mean."));
        const auto one = interventionFromName(named);
        const auto isThere = [&](const Intervention& other) {
            return briefName(other) == briefName(one);
        };
        if (std::any_of(found.begin(), found.end(), isThere))
            throw inputError(say("%1 is named twice", briefName(one)), say("Name each once."));
        found.push_back(one);
        begin = end + 1;
    }
    return found;
}

std::vector<std::string> offeredNames() {
    std::vector<std::string> names{kBoth};
    for (const auto& kind : allKinds())
        names.push_back(name(kind));
    return names;
}

const std::vector<Intervention>& allKinds() {
    static const auto all = [] {
        std::vector<Intervention> examples;
        for (const auto* kind : interventionKinds())
            if (kind->reference == ReferenceNeed::None) examples.push_back(kind->example);
        return examples;
    }();
    return all;
}

const std::vector<Intervention>& studyKinds() {
    static const auto all = [] {
        std::vector<Intervention> examples;
        for (const auto* kind : interventionKinds())
            examples.push_back(kind->example);
        return examples;
    }();
    return all;
}

const std::vector<Intervention>& kindsWithoutDonor() {
    static const auto some = [] {
        auto kinds = allKinds();
        std::erase_if(kinds, [](const Intervention& one) { return donorPromptOf(one) != nullptr; });
        return kinds;
    }();
    return some;
}

const std::vector<Intervention>& zeroAndMean() {
    static const std::vector<Intervention> both{Zero{}, ScalarMean{}};
    return both;
}

}  // namespace headscope
