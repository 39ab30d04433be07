// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// Plain values, complete in themselves (token texts included), safe to copy between threads.
// Probabilities are a softmax over the whole vocabulary at the last position, in [0,1]. KL is in
// nats. A rank is 1 for the most likely token; equal logits share the better rank.

/// One number for every head, L x H, in row-major order (layer, then head).
template <class T>
class HeadGrid {
 public:
    HeadGrid() = default;
    HeadGrid(int layers, int heads, T value = {})
        : m_layers(layers),
          m_heads(heads),
          m_values(static_cast<std::size_t>(layers) * static_cast<std::size_t>(heads), value) {}

    [[nodiscard]] int layers() const { return m_layers; }
    [[nodiscard]] int heads() const { return m_heads; }
    [[nodiscard]] bool empty() const { return m_values.empty(); }
    [[nodiscard]] T& operator()(HeadId id) { return m_values[index(id)]; }
    [[nodiscard]] const T& operator()(HeadId id) const { return m_values[index(id)]; }
    [[nodiscard]] std::vector<T>& values() { return m_values; }
    [[nodiscard]] const std::vector<T>& values() const { return m_values; }
    [[nodiscard]] bool contains(HeadId id) const {
        return id.layer >= 0 && id.layer < m_layers && id.head >= 0 && id.head < m_heads;
    }
    [[nodiscard]] std::size_t index(HeadId id) const {
        return static_cast<std::size_t>(id.layer) * static_cast<std::size_t>(m_heads) +
               static_cast<std::size_t>(id.head);
    }
    [[nodiscard]] HeadId id(std::size_t index) const {
        const auto heads = static_cast<std::size_t>(m_heads);
        return {static_cast<int>(index / heads), static_cast<int>(index % heads)};
    }
    bool operator==(const HeadGrid&) const = default;

 private:
    int m_layers = 0;
    int m_heads = 0;
    std::vector<T> m_values;
};

/// A token by id, with its text.
struct TokenRef {
    TokenId id = 0;
    std::string text;        ///< its bytes as valid UTF-8
    std::string bytes = {};  ///< its bytes, if not valid UTF-8: a part of a character
    bool operator==(const TokenRef&) const = default;
};

[[nodiscard]] TokenRef tokenRef(TokenId id, std::string_view bytes);
/// For people: visibleText() of its bytes, "\xE2\x82" if they are not text.
[[nodiscard]] std::string visibleText(const TokenRef& token);

[[nodiscard]] inline std::vector<TokenId> idsOf(const std::vector<TokenRef>& tokens) {
    std::vector<TokenId> ids;
    ids.reserve(tokens.size());
    for (const auto& token : tokens)
        ids.push_back(token.id);
    return ids;
}

/// Ranks count from 1.
inline constexpr int kUnknownRank = 0;

/// One entry of a prediction.
struct TokenScore {
    TokenRef token;
    float p = 0;
    float logit = 0;
    int rank = kUnknownRank;
    bool operator==(const TokenScore&) const = default;
};

/// The tokens watched in one role, target or control, in the clean run: one, or a set that counts
/// as one (TokenSet says how).
struct WatchedScore {
    std::vector<TokenRef> tokens;  ///< at least one, by ascending id
    float p = 0;
    float logit = 0;
    int rank = kUnknownRank;

    [[nodiscard]] TokenSet set() const { return TokenSet(idsOf(tokens)); }
    bool operator==(const WatchedScore&) const = default;
};

/// Its tokens as people read them, with spaces made visible: "␣Germany", "␣Germany + ␣German".
[[nodiscard]] std::string visibleText(const WatchedScore& watched);

/// The clean run: nothing ablated.
struct CleanRun {
    std::vector<TokenRef> prompt;  ///< T tokens
    WatchedScore target;
    WatchedScore control;
    std::vector<TokenScore> top;  ///< most likely first; top.front() is the argmax
    /// The observed head means: the scalar mean of z[:,h,:], L x H.
    HeadGrid<float> headMean;
    /// log sum exp of the logits: log P(token) = logit - logSumExp, also where P is 0 in float32.
    double logSumExp = 0;
    bool operator==(const CleanRun&) const = default;
};

/// The clean run of the donor, the prompt that a patch takes its z from, with the same tokens
/// watched.
struct DonorRun {
    std::string text;              ///< the prompt's
    std::vector<TokenRef> prompt;  ///< T tokens
    float pTarget = 0;
    float pControl = 0;
    float logitTarget = 0;
    float logitControl = 0;
    bool operator==(const DonorRun&) const = default;
};

/// The prediction of an ablated run. Target and control as in WatchedScore.
struct AblatedRun {
    float pTarget = 0;
    float pControl = 0;
    float logitTarget = 0;
    float logitControl = 0;
    int rankTarget = kUnknownRank;
    int rankControl = kUnknownRank;
    float kl = 0;     ///< KL(clean || ablated), nats
    TokenRef argmax;  ///< the new top-1; id < 0: not known
    float pArgmax = 0;
    double logSumExp = 0;         ///< as CleanRun's; 0 if a file of an older version lacks it
    std::vector<TokenScore> top;  ///< top-k, most likely first; empty if not kept
    bool operator==(const AblatedRun&) const = default;
};

/// The clean run as a run in which nothing is ablated.
[[nodiscard]] AblatedRun unablated(const CleanRun& clean);

/// The prediction with one head ablated.
struct Cell : AblatedRun {
    HeadId head;
    bool operator==(const Cell&) const = default;
};

/// A head whose ablation changes the top-1 token, and the new one.
struct Flip {
    HeadId head;
    TokenRef becomes;
    bool operator==(const Flip&) const = default;
};

/// In how many of the finished ablations the top-1 token is kept.
struct Robustness {
    int kept = 0;
    int total = 0;
    std::vector<Flip> flips;  ///< ordered by layer, then head
    bool operator==(const Robustness&) const = default;
};

/// Head means over depth. The line is the least-squares fit of all L x H head means on the layer
/// number; the interval is the slope's 95 % Student-t interval with L*H - 2 degrees of freedom.
/// The fields of the line are absent for one layer, the interval also with fewer than three heads.
struct Drift {
    std::vector<double> layerMean;  ///< L
    std::vector<double> layerSd;  ///< L; sample standard deviation over heads (n - 1); 0 for H = 1
    std::optional<double> slope;  ///< per layer
    std::optional<double> intercept;
    std::optional<std::array<double, 2>> slopeCi95;
    bool operator==(const Drift&) const = default;
};

/// The two target maps (P_ablated - P_clean) of zero and the scalar mean, compared over all heads.
struct ZeroVsMean {
    std::optional<double> pearsonR;  ///< absent if either map is constant
    double maxAbsDifference = 0;
    bool operator==(const ZeroVsMean&) const = default;
};

/// The attention of one head in the clean run: softmax over the keys of each query, T x T.
struct AttentionPattern {
    HeadId head;
    int tokens = 0;              ///< T
    std::vector<float> weights;  ///< [query * T + key]; 0 if the key comes after the query

    [[nodiscard]] float operator()(int query, int key) const {
        return weights[static_cast<std::size_t>(query) * static_cast<std::size_t>(tokens) +
                       static_cast<std::size_t>(key)];
    }
    bool operator==(const AttentionPattern&) const = default;
};

/// Clean prediction and the one with a set of heads ablated.
struct Prediction {
    std::vector<TokenRef> prompt;
    std::vector<TokenScore> clean;    ///< top-k, most likely first
    std::vector<TokenScore> ablated;  ///< top-k of the ablated run
    bool operator==(const Prediction&) const = default;
};

}  // namespace headscope
