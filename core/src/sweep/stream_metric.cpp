// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/stream_metric.h"

#include "kernels/rows.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace headscope {
namespace {

std::vector<std::vector<float>> columnsOf(const PackedWeights& w, const TokenSet& tokens) {
    std::vector<std::vector<float>> columns;
    for (const auto id : tokens.ids()) {
        auto& column = columns.emplace_back(static_cast<std::size_t>(w.config.width));
        w.unembedding.copyColumns(id, 1, column.data());
    }
    return columns;
}

double finite(double value) {
    if (!std::isfinite(value)) throw NotFinite();
    return value;
}

}  // namespace

StreamMetric::StreamMetric(Input input, const Setting& setting, Metric metric,
                           const CleanRun& clean, AblatedPass& pass)
    : m_in(input),
      m_target(setting.target),
      m_control(setting.control),
      m_metric(metric),
      m_clean(clean),
      m_pass(pass),
      m_targets(columnsOf(input.weights, setting.target)),
      m_controls(columnsOf(input.weights, setting.control)) {}

// ln of the sum of exp over the tokens; of one token its logit.
double StreamMetric::logitOf(const std::vector<std::vector<float>>& columns,
                             const float* normed) const {
    std::vector<double> logits;
    for (const auto& column : columns)
        logits.push_back(std::inner_product(column.begin(), column.end(), normed, 0.0,
                                            std::plus<>(),
                                            [](double a, double b) { return a * b; }));
    const double peak = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const double logit : logits)
        sum += std::exp(logit - peak);
    return peak + std::log(sum);
}

std::vector<double> StreamMetric::differences(const float* streams, std::size_t count) {
    const auto& w = m_in.weights;
    const auto d = std::int64_t{w.config.width};
    float* normed = m_normed.floats(static_cast<std::int64_t>(count) * d);
    kernels::layerNorm(streams, static_cast<std::int64_t>(count), d, w.lnFWeight.data_ptr<float>(),
                       w.lnFBias.data_ptr<float>(), w.config.layerNormEpsilon, normed);
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i, normed += d)
        values.push_back(finite(logitOf(m_targets, normed) - logitOf(m_controls, normed)));
    return values;
}

double StreamMetric::ofClean(const float* stream) {
    if (m_metric == Metric::LogitDifference) return differences(stream, 1).front();
    return m_clean.target.logit - m_clean.logSumExp;
}

std::vector<double> StreamMetric::ofBatch(std::size_t variants,
                                          const std::function<bool()>& stops) {
    if (m_metric == Metric::LogitDifference) return differences(m_pass.streams(), variants);
    const auto all = static_cast<std::int64_t>(variants);
    const auto vocabulary = std::int64_t{m_in.weights.config.vocabulary};
    float* logits = m_logits.floats(std::min(all, kScoredRows) * vocabulary);
    std::vector<double> values;
    for (std::int64_t first = 0; first < all && !stops(); first += kScoredRows) {
        const auto rows = std::min(kScoredRows, all - first);
        m_pass.logits(first, rows, logits);
        for (const auto& run : m_in.scorer.ablated(logits, rows, m_target, m_control, 0))
            values.push_back(static_cast<double>(run.logitTarget) - run.logSumExp);
    }
    return values;
}

}  // namespace headscope
