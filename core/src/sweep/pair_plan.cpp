// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/pair_plan.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace headscope {
namespace {

using Families = std::span<const PairFamily>;

class Planner {
 public:
    Planner(const ModelConfig& config, DonorPtr donor, int positionsCarried,
            std::size_t maxTokenRows)
        : m_layers(config.layers),
          m_donor(std::move(donor)),
          m_positions(static_cast<std::size_t>(positionsCarried)),
          m_most(maxTokenRows) {}

    [[nodiscard]] std::size_t most() const { return m_most; }
    [[nodiscard]] std::size_t rowsOf(HeadId joins) const {
        return joins.layer + 1 == m_layers ? 1 : m_positions;
    }
    [[nodiscard]] std::size_t rowsOf(const PairFamily& family) const {
        std::size_t rows = rowsOf(family.first);
        for (const HeadId head : family.partners)
            rows += rowsOf(head);
        return rows;
    }
    [[nodiscard]] std::size_t rowsOf(Families families) const {
        std::size_t rows = 0;
        for (const auto& family : families)
            rows += rowsOf(family);
        return rows;
    }

    /// A family that does not fit, in parts that do, of about the same size.
    [[nodiscard]] std::vector<PairFamily> parts(const PairFamily& family) const {
        const auto first = rowsOf(family.first);
        const auto room = std::max(m_most, first + m_positions) - first;
        const auto rows = rowsOf(family) - first;
        const auto count = (rows + room - 1) / room;
        const auto each = std::min(room, (rows + count - 1) / count + m_positions - 1);
        std::vector<PairFamily> parts;
        std::size_t filled = 0;
        for (const HeadId head : family.partners) {
            if (parts.empty() || filled + rowsOf(head) > each) {
                parts.push_back({family.first, {}});
                filled = 0;
            }
            parts.back().partners.push_back(head);
            filled += rowsOf(head);
        }
        return parts;
    }

    /// In the order in which they join, the same head's variants side by side.
    [[nodiscard]] Batch batchOf(Families families) const {
        std::vector<std::tuple<HeadId, HeadId>> joins;  // the head that joins, and the family's
        for (const auto& family : families) {
            joins.emplace_back(family.first, family.first);
            for (const HeadId head : family.partners)
                joins.emplace_back(head, family.first);
        }
        std::sort(joins.begin(), joins.end());
        std::map<HeadId, std::size_t> places;
        Batch batch;
        for (const auto& [head, first] : joins) {
            if (head == first) {
                places[first] = batch.size();
                batch.push_back({{head}, m_donor, head, 0});
            } else {
                batch.push_back({{first, head}, m_donor, head, 0, places.at(first)});
            }
        }
        return batch;
    }

 private:
    int m_layers;
    DonorPtr m_donor;
    std::size_t m_positions, m_most;
};

// Families of one layer: whole ones in groups of about the same size, the others cut.
std::vector<std::vector<PairFamily>> groupsOf(Families families, const Planner& planner) {
    std::vector<std::vector<PairFamily>> groups;
    std::vector<PairFamily> whole;
    std::size_t largest = 1;
    for (const auto& family : families) {
        if (planner.rowsOf(family) > planner.most()) {
            for (const auto& part : planner.parts(family))
                groups.push_back({part});
            continue;
        }
        largest = std::max(largest, planner.rowsOf(family));
        whole.push_back(family);
    }
    if (whole.empty()) return groups;
    const auto fitting = std::max<std::size_t>(1, planner.most() / largest);
    const auto count = (whole.size() + fitting - 1) / fitting;
    const auto each = (whole.size() + count - 1) / count;
    for (std::size_t first = 0; first < whole.size(); first += each) {
        const auto end = std::min(first + each, whole.size());
        groups.emplace_back(whole.begin() + static_cast<std::ptrdiff_t>(first),
                            whole.begin() + static_cast<std::ptrdiff_t>(end));
    }
    return groups;
}

}  // namespace

std::vector<Batch> planFamilies(const std::vector<PairFamily>& families, const ModelConfig& config,
                                const DonorPtr& donor, int positionsCarried,
                                std::size_t maxTokenRows) {
    const Planner planner(config, donor, positionsCarried, maxTokenRows);
    std::vector<Batch> batches;
    std::vector<PairFamily> open;  // what the batch holds that is being filled
    const auto close = [&] {
        if (!open.empty()) batches.push_back(planner.batchOf(open));
        open.clear();
    };
    for (int layer = config.layers - 1; layer >= 0; --layer) {
        std::vector<PairFamily> ofLayer;
        std::copy_if(families.begin(), families.end(), std::back_inserter(ofLayer),
                     [&](const PairFamily& family) { return family.first.layer == layer; });
        for (const auto& group : groupsOf(ofLayer, planner)) {
            // Parts of one family have its first head in common: they are batches of their own.
            const bool same = !open.empty() && open.back().first == group.front().first;
            if (same || planner.rowsOf(open) + planner.rowsOf(group) > maxTokenRows) close();
            open.insert(open.end(), group.begin(), group.end());
        }
    }
    close();
    return batches;
}

std::vector<Batch> planSets(std::vector<std::vector<HeadId>> sets, const ModelConfig& config,
                            const DonorPtr& donor, int positionsCarried, std::size_t maxTokenRows) {
    const Planner planner(config, donor, positionsCarried, maxTokenRows);
    std::stable_sort(sets.begin(), sets.end(), [](const auto& a, const auto& b) {
        return a.front().layer > b.front().layer;
    });
    std::vector<Batch> batches;
    std::size_t rows = 0;
    for (const auto& heads : sets) {
        const auto more = planner.rowsOf(heads.front());
        if (batches.empty() || rows + more > maxTokenRows) {
            batches.emplace_back();
            rows = 0;
        }
        batches.back().push_back({heads, donor, heads.back(), 0});
        rows += more;
    }
    for (auto& batch : batches)  // the lowest layer first
        std::stable_sort(batch.begin(), batch.end(), [](const Variant& a, const Variant& b) {
            return a.firstLayer() < b.firstLayer();
        });
    return batches;
}

}  // namespace headscope
