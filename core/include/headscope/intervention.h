// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

// <variant> brings <compare>, which Qt 6.4's moc cannot read as the first header.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace headscope {

// What takes the place of z[t,h,:], a head's output before attn.c_proj, at the positions that are
// edited. "Clean" is of the run without ablation. To add a kind: a type here, a row in
// core/src/intervention/sources/, and its name in the list of core/src/intervention/kinds.cpp.

/// 0. The value bias goes with the head; c_proj's bias stays.
struct Zero {
    auto operator<=>(const Zero&) const = default;
};
/// One number: the mean of all T x d/H values of the clean z[:,h,:]. The report's head.mean().
struct ScalarMean {
    auto operator<=>(const ScalarMean&) const = default;
};
/// A vector: the mean of the clean z[:,h,:] over the T positions. Mean ablation on one prompt.
struct VectorMean {
    auto operator<=>(const VectorMean&) const = default;
};
/// b_V, the bias of the head's values: what is left of z where every value is 0 before its bias.
/// "Zero" in libraries that fold value biases into c_proj's.
struct ValueBias {
    auto operator<=>(const ValueBias&) const = default;
};
/// alpha z, of the z that the run itself has there: 0 is zero, 1 changes nothing, 2 doubles.
struct Scale {
    double alpha = 0.5;  ///< finite, at most kMostAlpha in size
    auto operator<=>(const Scale&) const = default;
};
inline constexpr double kMostAlpha = 1000;
/// z of the clean run of another prompt, the donor, at the same position: activation patching. The
/// donor has as many tokens as the prompt that is run.
struct FromPrompt {
    std::vector<TokenId> prompt;  ///< empty: the donor is still to be named, see withDonor()
    auto operator<=>(const FromPrompt&) const = default;
};

/// z averaged over the clean runs of reference prompts, see Engine::referenceMean(): [L, positions,
/// d]. Immutable; any thread.
struct ReferenceRows {
    std::string id;  ///< SHA-256 of the prompts' tokens, and of over what was averaged
    int layers = 0;
    int positions = 0;  ///< 1: averaged over all positions, too, and the same at each
    std::int64_t width = 0;
    std::vector<float> rows;
};
/// Null: the reference is still to be named, see withReference().
using ReferencePtr = std::shared_ptr<const ReferenceRows>;
/// A reference in an intervention: equal where its content is.
struct Reference {
    ReferencePtr rows;
    [[nodiscard]] const std::string& id() const;  ///< empty where it is still to be named
    auto operator<=>(const Reference& other) const { return id() <=> other.id(); }
    bool operator==(const Reference& other) const { return id() == other.id(); }
};
/// A vector: the mean of z[:,h,:] over the positions of all reference prompts.
struct ReferenceMean {
    Reference reference;
    auto operator<=>(const ReferenceMean&) const = default;
};
/// A vector a position: the mean of z[t,h,:] over reference prompts that have as many tokens as the
/// prompt that is run.
struct PositionMean {
    Reference reference;
    auto operator<=>(const PositionMean&) const = default;
};
/// z of the clean run of a drawn reference prompt, which has as many tokens, at the same position.
struct Resample {
    std::vector<TokenId> prompt;  ///< empty: still to be drawn, see withDonor()
    auto operator<=>(const Resample&) const = default;
};

/// One of the above.
class Intervention {
 public:
    using Source = std::variant<Zero, ScalarMean, VectorMean, ValueBias, Scale, FromPrompt,
                                ReferenceMean, PositionMean, Resample>;

    constexpr Intervention() = default;  ///< Zero
    template <class T,
              class = std::enable_if_t<std::is_constructible_v<Source, T> &&
                                       !std::is_same_v<std::remove_cvref_t<T>, Intervention>>>
    // NOLINTNEXTLINE(google-explicit-constructor): a Zero is an Intervention
    constexpr Intervention(T&& source) : m_source(std::forward<T>(source)) {}

    [[nodiscard]] const Source& source() const { return m_source; }
    auto operator<=>(const Intervention&) const = default;
    bool operator==(const Intervention&) const = default;

 private:
    Source m_source;
};

// Any thread.

/// "zero", "mean", "vector-mean", "value-bias", "scale:0.5"; "patch:464+2635" with the donor's
/// tokens, "patch" where they are still to be named. In settings and on the command line.
[[nodiscard]] std::string name(const Intervention& intervention);
/// name() without the donor's tokens: "patch", "scale:0.5". What files and tables call it beside
/// the donor; no two interventions of one run have the same.
[[nodiscard]] std::string briefName(const Intervention& intervention);
/// name() without what follows the kind: "scale", "patch".
[[nodiscard]] std::string kindName(const Intervention& intervention);
/// The inverse of name(). Throws Error(Input) that names those that there are.
[[nodiscard]] Intervention interventionFromName(std::string_view name);
/// Names parted by commas; "both" is zero and mean. None may be there twice. Throws Error(Input).
[[nodiscard]] std::vector<Intervention> interventionsFromNames(std::string_view names);

/// What people read of an intervention, in English.
struct InterventionWords {
    std::string label;    ///< among others: "zero", "scalar mean", "scaled by 0.5"
    std::string brief;    ///< beside the other of the report's two: "zero", "mean", "× 0.5"
    std::string letters;  ///< where there is hardly room: "Z", "M", "×0.5"
    std::string done;     ///< after "each head": "set to zero", "scaled by 0.5"
    std::string noun;    ///< what stands in the output's place: "the mean of the head's values ..."
    std::string gerund;  ///< "Ablating layer %1 head %2"; %1 and %2 stand for numbers
    std::string sentence;  ///< what it does: "Replaces the head's output by 0. ..."
};
[[nodiscard]] InterventionWords words(const Intervention& intervention);

/// The number that it has; empty where its kind has none.
[[nodiscard]] std::optional<double> alphaOf(const Intervention& intervention);
/// The same kind with another number. Throws Error(Input) where the kind has none, or where it is
/// not finite or too large.
[[nodiscard]] Intervention withAlpha(const Intervention& intervention, double alpha);

/// The donor's tokens, empty where they are still to be named; null where its kind needs no donor.
/// Valid as long as the intervention.
[[nodiscard]] const std::vector<TokenId>* donorPromptOf(const Intervention& intervention);
/// The same kind with another donor. Throws Error(Input) where the kind needs none.
[[nodiscard]] Intervention withDonor(const Intervention& intervention, std::vector<TokenId> prompt);
/// Is it the one that is asked for? A donor that is still to be named stands for any.
[[nodiscard]] bool isAskedBy(const Intervention& intervention, const Intervention& asked);

/// What an intervention takes from a set of reference prompts.
enum class ReferenceNeed {
    None,
    Mean,          ///< the mean over all of their positions
    PositionMean,  ///< the mean at each position, of prompts of one length
    Draw,          ///< one of them as its donor
};
[[nodiscard]] ReferenceNeed referenceNeedOf(const Intervention& intervention);
/// The same kind with this reference in its place. Throws Error(Input) where the kind takes no
/// mean.
[[nodiscard]] Intervention withReference(const Intervention& intervention, ReferencePtr rows);
/// The mean that it has; null where its kind takes none, or it is still to be named. Valid as long
/// as the intervention.
[[nodiscard]] const ReferenceRows* referenceRowsOf(const Intervention& intervention);
/// Does it lack what is to be named beside it: its donor, its drawn prompt or its reference?
[[nodiscard]] bool isIncomplete(const Intervention& intervention);

/// One of each kind, with the number that people begin with, in the order of menus; the donor of a
/// patch is still to be named. Without those of a reference, which only a study has.
[[nodiscard]] const std::vector<Intervention>& allKinds();
/// allKinds() and those of a reference, which is still to be named: what a study can have.
[[nodiscard]] const std::vector<Intervention>& studyKinds();
/// Those of them that need no donor: what can be offered where no second prompt can be given.
[[nodiscard]] const std::vector<Intervention>& kindsWithoutDonor();
/// The report's two: zero and the scalar mean.
[[nodiscard]] const std::vector<Intervention>& zeroAndMean();

}  // namespace headscope
