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
// edited. "Clean" is of the run without ablation. To add a kind: a type here, which Source names
// too; its row, a file in core/src/intervention/sources/; the row's declaration in
// core/src/intervention/kind.h, and its place in the list of core/src/intervention/kinds.cpp. Its
// words for people are translated in resources/translations/core_vi.ts, and the guide's maps.md and
// command_line.md list the kinds.

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
/// alpha times the run's own z: 0 is zero, 1 changes nothing, 2 doubles.
struct Scale {
    double alpha = 0.5;  ///< finite, at most kMostAlpha in size
    auto operator<=>(const Scale&) const = default;
};
inline constexpr double kMostAlpha = 1000;
/// z of the clean run of another prompt, the donor, at the same position: activation patching. The
/// donor has as many tokens as the prompt that is run.
struct FromPrompt {
    std::vector<TokenId> prompt;  ///< empty: no donor yet, see withDonor()
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
/// Null: no reference yet, see withReference().
using ReferencePtr = std::shared_ptr<const ReferenceRows>;
/// A reference in an intervention, compared by its content.
struct Reference {
    ReferencePtr rows;
    [[nodiscard]] const std::string& id() const;  ///< empty if there is none yet
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
/// tokens, "patch" if there are none yet. In settings and on the command line.
[[nodiscard]] std::string name(const Intervention& intervention);
/// name() without the donor's tokens: "patch", "scale:0.5". Its name in files and tables that have
/// the donor elsewhere; unique within a run.
[[nodiscard]] std::string briefName(const Intervention& intervention);
/// name() without what follows the kind: "scale", "patch".
[[nodiscard]] std::string kindName(const Intervention& intervention);
/// The inverse of name(). Throws Error(Input) that lists the valid names.
[[nodiscard]] Intervention interventionFromName(std::string_view name);
/// Names separated by commas; "both" alone is zero and mean. None may be repeated. Throws
/// Error(Input).
[[nodiscard]] std::vector<Intervention> interventionsFromNames(std::string_view names);
/// What a command line offers for such a list: "both" and the names of allKinds().
[[nodiscard]] std::vector<std::string> offeredNames();

/// What people read of an intervention, in English.
struct InterventionWords {
    std::string label;     ///< among others: "zero", "scalar mean", "scaled by 0.5"
    std::string brief;     ///< beside the other of the report's two: "zero", "mean", "× 0.5"
    std::string letters;   ///< shortest: "Z", "M", "×0.5"
    std::string done;      ///< after "each head": "set to zero", "scaled by 0.5"
    std::string run;       ///< the run with it, beside "clean": "ablated", "patched", "scaled"
    std::string noun;      ///< the replacement: "the mean of the head's values ..."
    std::string gerund;    ///< "Ablating layer %1 head %2"; %1 and %2 stand for numbers
    std::string sentence;  ///< what it does: "Replaces the head's output by 0. ..."
};
[[nodiscard]] InterventionWords words(const Intervention& intervention);

/// Its number; empty if its kind has none.
[[nodiscard]] std::optional<double> alphaOf(const Intervention& intervention);
/// The same kind with another number. Throws Error(Input) if the kind has none, or it is not finite
/// or too large.
[[nodiscard]] Intervention withAlpha(const Intervention& intervention, double alpha);

/// The donor's tokens, empty if there are none yet; null if its kind needs no donor. Valid as long
/// as the intervention.
[[nodiscard]] const std::vector<TokenId>* donorPromptOf(const Intervention& intervention);
/// The same kind with another donor. Throws Error(Input) if the kind needs none.
[[nodiscard]] Intervention withDonor(const Intervention& intervention, std::vector<TokenId> prompt);
/// Does it match the one that is asked for? A patch without a donor matches any donor.
[[nodiscard]] bool isAskedBy(const Intervention& intervention, const Intervention& asked);

/// What an intervention takes from a set of reference prompts.
enum class ReferenceNeed {
    None,
    Mean,          ///< the mean over all of their positions
    PositionMean,  ///< the mean at each position, of prompts of one length
    Draw,          ///< one of them as its donor
};
[[nodiscard]] ReferenceNeed referenceNeedOf(const Intervention& intervention);
/// The same kind with this reference. Throws Error(Input) if the kind takes no mean.
[[nodiscard]] Intervention withReference(const Intervention& intervention, ReferencePtr rows);
/// Its mean; null if its kind takes none, or it has none yet. Valid as long as the intervention.
[[nodiscard]] const ReferenceRows* referenceRowsOf(const Intervention& intervention);
/// Does it lack its donor, its drawn prompt or its reference?
[[nodiscard]] bool isIncomplete(const Intervention& intervention);

/// One of each kind, with a usual number, in the order of menus; a patch has no donor yet. Without
/// those of a reference, which only a study has.
[[nodiscard]] const std::vector<Intervention>& allKinds();
/// allKinds() and those of a reference, not named yet: what a study can have.
[[nodiscard]] const std::vector<Intervention>& studyKinds();
/// Those of them that need no donor, for use without a second prompt.
[[nodiscard]] const std::vector<Intervention>& kindsWithoutDonor();
/// The report's two: zero and the scalar mean.
[[nodiscard]] const std::vector<Intervention>& zeroAndMean();

}  // namespace headscope
