// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/residual_stream.h"

#include "model/fast_pass.h"

#include <cmath>
#include <cstddef>
#include <span>

namespace headscope {
namespace {

std::size_t asSize(std::int64_t i) {
    return static_cast<std::size_t>(i);
}

at::Tensor wide(const at::Tensor& tensor) {
    return tensor.to(at::kDouble);
}

double dotOf(const at::Tensor& a, const at::Tensor& b) {
    return a.dot(b).item<double>();
}

at::Tensor lastRow(const at::Tensor& rows) {
    return wide(rows[rows.size(0) - 1]);
}

// What reads the logit difference out of the last residual stream, with the final LayerNorm frozen
// unchanged for x [d]: a part c adds c . direction.
struct Reading {
    at::Tensor direction;  // [d]
    double fromBias = 0;   // what the LayerNorm's bias adds
    double mean = 0, sigma = 0;
};

Reading readingOf(const PackedWeights& w, const at::Tensor& x, TokenId target, TokenId control) {
    const auto row = [&](TokenId id) { return wide(plainUnembedding(w, id, 1)[0]); };
    const auto apart = row(target) - row(control);
    const auto weighted = wide(w.lnFWeight) * apart;
    Reading reading;
    reading.mean = x.mean().item<double>();
    reading.sigma =
        (((x - reading.mean).square()).mean() + w.config.layerNormEpsilon).sqrt().item<double>();
    reading.direction = (weighted - weighted.mean()) / reading.sigma;
    reading.fromBias = dotOf(wide(w.lnFBias), apart);
    return reading;
}

// The output projection of a layer [d, d], as in the file.
at::Tensor projection(const PackedWeights& w, int layer) {
    const std::int64_t d = w.config.width;
    const auto matrix = at::empty({d, d});
    w.blocks[asSize(layer)].proj.copyRows(0, d, matrix.data_ptr<float>(), d);
    return wide(matrix);
}

// What each head's z adds by way of W_h, z float64 [d]: z_h W_h . direction = z_h . (W_h
// direction).
void readHeads(const PackedWeights& w, int layer, const at::Tensor& z, const Reading& reading,
               HeadGrid<double>& heads) {
    const auto adds = z * projection(w, layer).mv(reading.direction);
    const auto width = w.config.headWidth();
    for (int head = 0; head < w.config.heads; ++head)
        heads({layer, head}) =
            adds.narrow(0, std::int64_t{head} * width, width).sum().item<double>();
}

std::span<const float> numbers(const at::Tensor& rows) {
    return {rows.data_ptr<float>(), asSize(rows.numel())};
}

// Of all pairs of rows, in the order of pairsOf(). A vector of length 0 has no cosine, and gives
// NaN here.
std::vector<std::optional<double>> pairCosines(const at::Tensor& x) {
    const auto rows = wide(x);
    const auto units = rows / rows.norm(2, 1, true);
    const auto products = at::matmul(units, units.t()).contiguous();
    const double* values = products.data_ptr<double>();
    std::vector<std::optional<double>> cosines;
    for (const auto& [i, j] : pairsOf(asSize(x.size(0)))) {
        const double value = values[i * x.size(0) + j];
        cosines.push_back(std::isfinite(value) ? std::optional(value) : std::nullopt);
    }
    return cosines;
}

bool hasRoomForAll(std::size_t tokens, std::size_t points) {
    return tokens * (tokens - 1) / 2 * points <= kMostPairCosines;
}

}  // namespace

at::Tensor streamAfter(const PackedWeights& w, const CleanPass& pass, int layer,
                       std::int64_t count) {
    auto x = pass.mid[asSize(layer)].narrow(0, pass.carried - count, count).clone();
    FastPass(w).addMlp(layer, x.data_ptr<float>(), count);
    return x;
}

at::Tensor streamAt(const PackedWeights& w, const at::Tensor& ids, const CleanPass& pass,
                    int point) {
    return point == 0 ? embed(w, ids)[0].contiguous()
                      : streamAfter(w, pass, point - 1, pass.carried);
}

Attribution attributionOf(const PackedWeights& w, const at::Tensor& ids, const CleanPass& pass,
                          TokenId target, TokenId control) {
    const auto& config = w.config;
    const auto after = [&](int layer) { return lastRow(streamAfter(w, pass, layer, 1)); };
    const auto reading = readingOf(w, after(config.layers - 1), target, control);
    Attribution result;
    result.mean = reading.mean;
    result.sigma = reading.sigma;
    result.heads = HeadGrid<double>(config.layers, config.heads);
    result.biases = reading.fromBias;
    result.embedding = dotOf(lastRow(embed(w, ids)[0]), reading.direction);
    for (int layer = 0; layer < config.layers; ++layer) {
        readHeads(w, layer, lastRow(pass.z[asSize(layer)]), reading, result.heads);
        const auto mid = lastRow(pass.mid[asSize(layer)]);
        result.mlps.push_back(dotOf(after(layer) - mid, reading.direction));
        result.biases += dotOf(wide(w.blocks[asSize(layer)].projBias), reading.direction);
    }
    const auto logits = wide(pass.logits);
    result.logitDifference = (logits[target] - logits[control]).item<double>();
    return result;
}

HeadGrid<double> directEffectsOf(const PackedWeights& w, const CleanPass& pass, const Donor& donor,
                                 TokenId target, TokenId control) {
    const auto& config = w.config;
    HeadGrid<double> effects(config.layers, config.heads);
    if (pass.edited.empty() || pass.edited.back() != pass.carried - 1) return effects;
    const auto reading =
        readingOf(w, lastRow(streamAfter(w, pass, config.layers - 1, 1)), target, control);
    const std::int64_t width = config.headWidth();
    for (int layer = 0; layer < config.layers; ++layer) {
        const auto& z = pass.z[asSize(layer)];
        const auto own = z[z.size(0) - 1];
        const auto instead = own.clone();
        for (int head = 0; head < config.heads; ++head)
            donor.edit({layer, head}, pass.first + pass.carried - 1, width,
                       instead.data_ptr<float>() + head * width);
        readHeads(w, layer, wide(instead) - wide(own), reading, effects);
    }
    return effects;
}

void addPoint(SimilarityCurve& curve, const at::Tensor& x, std::size_t points,
              const std::optional<std::pair<int, int>>& pair) {
    curve.mean.push_back(meanPairCosine(numbers(x), asSize(x.size(1))));
    if (hasRoomForAll(asSize(x.size(0)), points)) curve.all.push_back(pairCosines(x));
    if (pair) curve.pair.push_back(cosine(numbers(x[pair->first]), numbers(x[pair->second])));
}

Similarity similarityOf(const PackedWeights& w, const at::Tensor& ids, const CleanPass& clean,
                        const CleanPass* ablated, const std::optional<std::pair<int, int>>& pair) {
    Similarity result;
    if (ablated != nullptr) result.ablated.emplace();
    const auto points = asSize(w.config.layers) + 1;
    for (int point = 0; point <= w.config.layers; ++point) {
        const auto before = streamAt(w, ids, clean, point);
        addPoint(result.clean, before, points, pair);
        if (ablated == nullptr) continue;
        const auto changed = streamAt(w, ids, *ablated, point);
        addPoint(*result.ablated, changed, points, pair);
        auto& each = result.cleanToAblated.emplace_back();
        for (std::int64_t t = 0; t < before.size(0); ++t)
            each.push_back(cosine(numbers(before[t]), numbers(changed[t])));
    }
    return result;
}

}  // namespace headscope
