// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/pair_order.h>
#include <headscope/quantity.h>
#include <headscope/rounding.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace headscope {
namespace {

constexpr std::size_t kManySizes = 1000;  // each pair both ways: below, a share says little
constexpr double kShownShare = 0.99;      // of pairs, within a clear scale
constexpr double kPale = 4;               // times nearer, from which on a scale is cut

/// A number for every two of so many things, the same both ways.
class Distances {
 public:
    explicit Distances(std::size_t count) : m_count(count), m_values(count * count) {}
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] float operator()(std::size_t a, std::size_t b) const {
        return m_values[a * m_count + b];
    }
    void set(std::size_t a, std::size_t b, float value) {
        m_values[a * m_count + b] = m_values[b * m_count + a] = value;
    }

 private:
    std::size_t m_count;
    std::vector<float> m_values;
};

/// Interactions with those heads whose pairs were computed: [head][such a head], 0 where unknown.
std::vector<std::vector<float>> rowsOf(const PairEffects& effects,
                                       const std::vector<std::size_t>& with) {
    std::vector<std::vector<float>> rows(effects.heads());
    for (std::size_t a = 0; a < rows.size(); ++a)
        for (const std::size_t b : with)
            rows[a].push_back(static_cast<float>(
                effects.interaction(effects.single.id(a), effects.single.id(b)).value_or(0)));
    return rows;
}

double squared(const std::vector<float>& row) {
    double sum = 0;
    for (const float value : row)
        sum += static_cast<double>(value) * static_cast<double>(value);
    return sum;
}

/// 1 - cosine of their rows, from 0 to 2. A head's interaction with itself is 0 in its row, so that
/// the product has neither of the two; the lengths are without what they have of each other.
Distances distancesOf(const PairEffects& effects) {
    std::vector<std::size_t> with;
    for (const HeadId head : effects.chosen)
        with.push_back(effects.single.index(head));
    if (with.empty()) {
        with.resize(effects.heads());
        std::iota(with.begin(), with.end(), std::size_t{0});
    }
    const auto rows = rowsOf(effects, with);
    std::vector<double> lengths;
    for (const auto& row : rows)
        lengths.push_back(squared(row));
    std::vector<std::size_t> columnOf(rows.size(), rows.size());
    for (std::size_t i = 0; i < with.size(); ++i)
        columnOf[with[i]] = i;
    const auto own = [&](std::size_t a, std::size_t b) {
        const auto column = columnOf[b];
        const double value = column < rows.size() ? static_cast<double>(rows[a][column]) : 0;
        return value * value;
    };
    Distances distances(rows.size());
    for (std::size_t a = 0; a < rows.size(); ++a)
        for (std::size_t b = a + 1; b < rows.size(); ++b) {
            const double product =
                std::inner_product(rows[a].begin(), rows[a].end(), rows[b].begin(), 0.0);
            const double size = (lengths[a] - own(a, b)) * (lengths[b] - own(b, a));
            const double cosine = size > 0 ? product / std::sqrt(size) : 0;
            distances.set(a, b, static_cast<float>(1 - std::clamp(cosine, -1.0, 1.0)));
        }
    return distances;
}

using Group = std::vector<std::size_t>;

/// Both, turned so that the nearest of their ends meet.
Group joined(Group a, Group b, const Distances& heads) {
    const std::array meeting{heads(a.back(), b.front()), heads(a.back(), b.back()),
                             heads(a.front(), b.front()), heads(a.front(), b.back())};
    const auto best = std::min_element(meeting.begin(), meeting.end()) - meeting.begin();
    if (best >= 2) std::reverse(a.begin(), a.end());
    if (best % 2 == 1) std::reverse(b.begin(), b.end());
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Groups that are joined two by two until one is left; a group that was joined to another is
/// empty.
class Linkage {
 public:
    explicit Linkage(Distances heads)
        : m_heads(std::move(heads)), m_between(m_heads), m_groups(m_heads.count()) {
        for (std::size_t i = 0; i < m_groups.size(); ++i)
            m_groups[i] = {i};
    }

    Group order() {
        for (std::size_t left = m_groups.size(); left > 1; --left)
            joinNext();
        for (const Group& group : m_groups)
            if (!group.empty()) return group;
        return {};
    }

 private:
    /// The nearest to it, the one before it in the chain where that is as near.
    [[nodiscard]] std::size_t nearest(std::size_t group, std::size_t before) const {
        std::size_t best = before;
        float least = before < m_groups.size() ? m_between(group, before)
                                               : std::numeric_limits<float>::infinity();
        for (std::size_t other = 0; other < m_groups.size(); ++other) {
            if (other == group || m_groups[other].empty()) continue;
            if (m_between(group, other) < least) {
                least = m_between(group, other);
                best = other;
            }
        }
        return best;
    }

    void joinNext() {
        if (m_chain.empty()) {
            const auto first = std::find_if(m_groups.begin(), m_groups.end(),
                                            [](const Group& group) { return !group.empty(); });
            m_chain.push_back(static_cast<std::size_t>(first - m_groups.begin()));
        }
        for (;;) {
            const auto size = m_chain.size();
            const auto before = size > 1 ? m_chain[size - 2] : m_groups.size();
            const auto next = nearest(m_chain.back(), before);
            if (next == before) break;
            m_chain.push_back(next);
        }
        const auto a = m_chain.back();
        const auto b = m_chain[m_chain.size() - 2];
        m_chain.resize(m_chain.size() - 2);
        join(std::min(a, b), std::max(a, b));
    }

    void join(std::size_t a, std::size_t b) {
        const auto sizeA = static_cast<float>(m_groups[a].size());
        const auto sizeB = static_cast<float>(m_groups[b].size());
        for (std::size_t other = 0; other < m_groups.size(); ++other)
            if (other != a && other != b && !m_groups[other].empty())
                m_between.set(
                    a, other,
                    (sizeA * m_between(a, other) + sizeB * m_between(b, other)) / (sizeA + sizeB));
        m_groups[a] = joined(std::move(m_groups[a]), std::move(m_groups[b]), m_heads);
        m_groups[b].clear();
    }

    Distances m_heads;
    Distances m_between;  ///< of groups, by the lowest index that each had
    std::vector<Group> m_groups;
    std::vector<std::size_t> m_chain;
};

/// Of all pairs, both ways, that are not next to 0.
std::vector<double> sizesOf(const PairEffects& effects, PairQuantity quantity) {
    const double least = leastLimit(unitOf(effects.metric));
    std::vector<double> sizes;
    for (std::size_t a = 0; a < effects.heads(); ++a)
        for (std::size_t b = 0; b < effects.heads(); ++b) {
            const double size = std::abs(
                valueOf(effects, quantity, effects.single.id(a), effects.single.id(b)).value_or(0));
            if (size > least) sizes.push_back(size);
        }
    return sizes;
}

double limitOf(const PairEffects& effects, const std::vector<double>& sizes) {
    return sizes.empty() ? leastLimit(unitOf(effects.metric))
                         : roundUp(*std::max_element(sizes.begin(), sizes.end()));
}

}  // namespace

std::string name(PairQuantity quantity) {
    switch (quantity) {
        case PairQuantity::Joint:
            return "joint";
        case PairQuantity::Given:
            return "given";
        case PairQuantity::Interaction:
            break;
    }
    return "interaction";
}

std::optional<PairQuantity> pairQuantityFromName(const std::string& text) {
    for (const PairQuantity quantity : kPairQuantities)
        if (name(quantity) == text) return quantity;
    return std::nullopt;
}

std::optional<double> valueOf(const PairEffects& effects, PairQuantity quantity, HeadId a,
                              HeadId b) {
    if (quantity == PairQuantity::Interaction) return effects.interaction(a, b);
    const auto both = effects.together(a, b);
    if (!both || quantity == PairQuantity::Joint) return both;
    const auto alone = static_cast<double>(effects.single(a));
    if (a == b || std::isnan(alone)) return std::nullopt;
    return *both - alone;
}

double limitOf(const PairEffects& effects, PairQuantity quantity) {
    return limitOf(effects, sizesOf(effects, quantity));
}

double clearLimitOf(const PairEffects& effects, PairQuantity quantity) {
    std::vector<double> sizes = sizesOf(effects, quantity);
    const double all = limitOf(effects, sizes);
    if (sizes.size() < kManySizes) return all;
    const auto most = sizes.begin() +
                      static_cast<std::ptrdiff_t>(kShownShare * static_cast<double>(sizes.size()));
    std::nth_element(sizes.begin(), most, sizes.end());
    return *most * kPale < all ? roundUp(*most) : all;
}

std::vector<std::size_t> similarityOrder(const PairEffects& effects) {
    if (effects.heads() == 0) return {};
    return Linkage(distancesOf(effects)).order();
}

}  // namespace headscope
