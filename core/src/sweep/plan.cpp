// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/plan.h"

#include <algorithm>
#include <numeric>

namespace headscope {
namespace {

std::vector<Variant> variantsOfLayers(const ModelConfig& config, std::span<const DonorPtr> donors,
                                      int first, int end) {
    std::vector<Variant> variants;
    for (int layer = first; layer < end; ++layer)
        for (int head = 0; head < config.heads; ++head)
            for (std::size_t part = 0; part < donors.size(); ++part)
                variants.push_back({{{layer, head}}, donors[part], {layer, head}, part});
    return variants;
}

}  // namespace

double layersOf(std::span<const Variant> batch, int layers) {
    return std::accumulate(batch.begin(), batch.end(), 0.0, [layers](double sum, const Variant& v) {
        return sum + layers - v.firstLayer();
    });
}

std::vector<Batch> planSweep(const ModelConfig& config, std::span<const DonorPtr> donors,
                             int positionsCarried, std::size_t maxTokenRows, int firstLayers) {
    const auto maxVariants =
        std::max<std::size_t>(1, maxTokenRows / static_cast<std::size_t>(positionsCarried));
    const auto perLayer = static_cast<std::size_t>(config.heads) * donors.size();
    const auto maxLayers = static_cast<int>(std::max<std::size_t>(1, maxVariants / perLayer));

    std::vector<Batch> batches;
    int group = firstLayers;
    for (int end = config.layers; end > 0;) {
        const int layers = std::min({group, maxLayers, end});
        auto variants = variantsOfLayers(config, donors, end - layers, end);
        for (std::size_t begin = 0; begin < variants.size(); begin += maxVariants) {
            const auto stop = std::min(begin + maxVariants, variants.size());
            batches.emplace_back(variants.begin() + static_cast<std::ptrdiff_t>(begin),
                                 variants.begin() + static_cast<std::ptrdiff_t>(stop));
        }
        end -= layers;
        group = std::min(3 * group, maxLayers);
    }
    return batches;
}

}  // namespace headscope
