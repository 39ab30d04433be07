// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace headscope::trainer {

// The sentences' forms, and the rule that says which fillings of a form are never trained on.
// {X} stands for the capital and {Y} for the country; {A} and {B} for two people, {S} for the one
// of them who acts, {P} for the place and {O} for the object.

/// What may follow a form, and how often. The first is the answer itself.
struct Continuation {
    std::string_view text;
    int percent;
};

/// A statement of a fact that ends where its answer begins.
struct CapitalForm {
    std::string_view name;    ///< as the model card shows it; empty where it is never asked
    std::string_view prompt;  ///< "{X} is the capital of"
    bool asksForCountry;      ///< the answer is {Y}; otherwise it is {X}
    std::array<Continuation, 4> continuations;
};

/// The forms that the model is asked in.
[[nodiscard]] std::span<const CapitalForm> capitalForms();

/// Those, and more that are only trained on: the more ways a fact is said in, the surer it is known
/// in a form in which it was never said.
[[nodiscard]] std::span<const CapitalForm> taughtCapitalForms();

/// An indirect-object sentence: "When {A} and {B} went to the {P}, {S} gave a {O} to". The answer
/// is the one of A and B who is not S.
struct GivingForm {
    std::string_view name;
    std::string_view prompt;
};

[[nodiscard]] std::span<const GivingForm> givingForms();

/// What may follow any giving form; {R} is the right person.
[[nodiscard]] std::span<const Continuation> givingContinuations();

/// What takes the place of the expected word now and then in a repeated sequence.
[[nodiscard]] std::span<const std::string_view> interruptions();

/// One filling of a giving form.
struct Giving {
    std::string_view a;
    std::string_view b;
    bool subjectIsFirst;  ///< S is A (ABA) or B (ABB)
    std::string_view place;
    std::string_view object;

    [[nodiscard]] std::string_view subject() const { return subjectIsFirst ? a : b; }
    [[nodiscard]] std::string_view recipient() const { return subjectIsFirst ? b : a; }
};

/// The form with its marks replaced.
[[nodiscard]] std::string fill(std::string_view form, const CountryCapital& fact);
[[nodiscard]] std::string fill(std::string_view form, const Giving& giving);

// Held out: a fixed hash of the words, the same for every seed. Texts never hold such a filling.

/// About one in five (form, fact) pairs of the forms that are asked.
[[nodiscard]] bool isWithheld(const CapitalForm& form, const CountryCapital& fact);

/// About one in six pairs of names, in either order: they meet in no text.
[[nodiscard]] bool isWithheldPair(const Giving& giving);

/// About one in six pairs of place and object, different ones for each form.
[[nodiscard]] bool isWithheldSetting(const GivingForm& form, std::string_view place,
                                     std::string_view object);

/// Either of the two.
[[nodiscard]] bool isWithheld(const GivingForm& form, const Giving& giving);

}  // namespace headscope::trainer
