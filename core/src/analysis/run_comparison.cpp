// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/effects.h>
#include <headscope/run_comparison.h>
#include <headscope/statistics.h>

#include <cmath>
#include <vector>

namespace headscope {
namespace {

Mismatch mismatchOf(const Run& first, const Run& second, const Lens& lens) {
    const auto& a = first.clean.headMean;
    const auto& b = second.clean.headMean;
    if (a.layers() != b.layers() || a.heads() != b.heads()) return Mismatch::Shape;
    for (const Run* run : {&first, &second}) {
        const RunPart* part = lens.of ? run->part(*lens.of) : nullptr;
        if (!part || part->cells.empty()) return Mismatch::Intervention;
    }
    return Mismatch::None;
}

/// Fills in what is over the heads that both know.
void compare(EffectComparison& both) {
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < both.difference.values().size(); ++i) {
        const auto& a = both.first.values()[i];
        const auto& b = both.second.values()[i];
        if (!a || !b) continue;
        x.push_back(*a);
        y.push_back(*b);
        both.difference.values()[i] = *b - *a;
        if (std::abs(*b - *a) > both.largest) {
            both.largest = std::abs(*b - *a);
            both.where = both.difference.id(i);
        }
    }
    both.heads = x.size();
    both.pearsonR = pearson(x, y);
}

}  // namespace

EffectComparison compareEffects(const Run& first, const Run& second, const Quantity& quantity) {
    EffectComparison both;
    both.mismatch = mismatchOf(first, second, quantity.lens);
    if (both.mismatch != Mismatch::None) return both;
    both.first = valuesOf(first, quantity);
    both.second = valuesOf(second, quantity);
    both.difference = {both.first.layers(), both.first.heads()};
    compare(both);
    if (both.heads > 0) return both;
    EffectComparison none;
    none.mismatch = Mismatch::Heads;
    return none;
}

}  // namespace headscope
