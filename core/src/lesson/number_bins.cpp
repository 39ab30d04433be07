// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/number_bins.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace headscope {
namespace {

// Doubles tell so many multiples of a width apart; and no width is so small that its power of ten
// is none.
constexpr double kLeastOfLargest = 1e-14;
constexpr double kLeastWidth = 1e-300;

/// factor * 10^exponent, with edges that are the doubles nearest to the decimals: 29 times 0.01 is
/// 0.29.
class RoundWidth {
 public:
    RoundWidth(double factor, int exponent)
        : m_factor(factor), m_power(std::pow(10.0, std::abs(exponent))), m_divides(exponent < 0) {}

    [[nodiscard]] double edge(double index) const {
        return m_divides ? index * m_factor / m_power : index * m_factor * m_power;
    }
    /// Of the last edge that is not above the number.
    [[nodiscard]] double indexOf(double number) const {
        double index =
            std::floor(m_divides ? number * m_power / m_factor : number / (m_factor * m_power));
        if (edge(index + 1) <= number) ++index;
        if (edge(index) > number) --index;
        return index;
    }

 private:
    double m_factor;
    double m_power;
    bool m_divides;
};

bool isInteger(double number) {
    return number == std::floor(number);
}

RoundWidth roundWidthFor(double least, double most) {
    const double largest = std::max(std::abs(least), std::abs(most));
    // Divided before: the distance may be more than a double holds.
    const double wanted = std::max(
        {most / kMostNumberBins - least / kMostNumberBins, largest * kLeastOfLargest, kLeastWidth});
    for (int exponent = static_cast<int>(std::floor(std::log10(wanted)));; ++exponent)
        for (const double factor : {1.0, 2.0, 5.0}) {
            const RoundWidth width(factor, exponent);
            if (width.indexOf(most) - width.indexOf(least) < kMostNumberBins) return width;
        }
}

std::set<double> numbersAnswered(std::span<const NumberVote> votes) {
    std::set<double> numbers;
    for (const auto& vote : votes)
        for (const auto& [number, count] : vote)
            if (std::isfinite(number) && count > 0) numbers.insert(number);
    return numbers;
}

int countIn(const NumberBin& bin, const NumberVote& vote) {
    int sum = 0;
    for (auto at = vote.lower_bound(bin.from); at != vote.end() && bin.holds(at->first); ++at)
        sum += std::max(0, at->second);
    return sum;
}

std::vector<NumberBin> emptyNumberBins(const std::set<double>& numbers, bool separate) {
    std::vector<NumberBin> bins;
    const bool whole = std::all_of(numbers.begin(), numbers.end(), isInteger);
    if (separate) {
        for (const double number : numbers)
            bins.push_back({number, number, whole, {}});
        return bins;
    }
    const auto width = roundWidthFor(*numbers.begin(), *numbers.rbegin());
    const double first = width.indexOf(*numbers.begin());
    const int count = static_cast<int>(width.indexOf(*numbers.rbegin()) - first) + 1;
    for (int i = 0; i < count; ++i) {
        const double from = width.edge(first + i), to = width.edge(first + i + 1);
        bins.push_back({from, to, whole && isInteger(from) && isInteger(to), {}});
    }
    return bins;
}

}  // namespace

bool NumberBin::holds(double number) const {
    return isSingle() ? number == from : from <= number && number < to;
}

std::vector<NumberBin> numberBins(std::span<const NumberVote> votes, std::optional<double> also) {
    auto numbers = numbersAnswered(votes);
    if (numbers.empty()) return {};
    const bool separate = numbers.size() <= kMostNumberBins;
    if (also && std::isfinite(*also)) numbers.insert(*also);
    auto bins = emptyNumberBins(numbers, separate);
    for (auto& bin : bins)
        for (const auto& vote : votes)
            bin.counts.push_back(countIn(bin, vote));
    return bins;
}

}  // namespace headscope
