// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/similarity_sweep.h"

#include "kernels/parallel.h"
#include "sweep/ablated_pass.h"
#include "sweep/plan.h"
#include "sweep/residual_stream.h"
#include "sweep/run_batches.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace headscope {
namespace {

using std::int64_t;
using Values = std::vector<std::optional<double>>;
constexpr int64_t kManyRows = 32;  // whose cosines take longer than a thread to wake

// The clean run at one point, as far as ablated runs are compared with it.
struct CleanPoint {
    PairCosineMean before;  // of the positions that ablated runs share
    at::Tensor rows;        // [3, d]: of the pair and of the token, where there are such
};

class SimilaritySweeping {
 public:
    SimilaritySweeping(const SimilaritySweepInput& input, const SimilaritySweepRequest& request,
                       const SimilaritySweepSink& sink, const std::stop_token& stop,
                       SimilaritySweep& result)
        : m_in(input), m_request(request), m_sink(sink), m_stop(stop), m_result(result) {}

    void run() {
        const auto& config = m_in.weights.config;
        for (int point = 0; point <= config.layers; ++point)
            m_clean.push_back(cleanPoint(point));
        m_result.heads = HeadGrid<CosineChanges>(config.layers, config.heads);
        AblatedPass pass(m_in.weights);
        const std::vector<DonorPtr> donors{donorOf(m_request.intervention, m_in.base.facts)};
        const int carried = m_in.base.carried;
        const auto batches =
            planSweep(config, donors, carried, pass.rowsThatFit(carried, m_in.memory), 1);
        m_result.stopped = !runBatches(
            batches, config.layers, m_stop, {m_sink.progress, m_sink.between},
            [&](const Batch& batch, const BatchStep& step) { return compute(pass, batch, step); });
    }

 private:
    [[nodiscard]] std::size_t width() const {
        return static_cast<std::size_t>(m_in.weights.config.width);
    }

    [[nodiscard]] std::span<const float> rowOf(const at::Tensor& x, int64_t row) const {
        return {x.data_ptr<float>() + row * m_in.weights.config.width, width()};
    }

    CleanPoint cleanPoint(int point) {
        const auto x = streamAt(m_in.weights, m_in.ids, m_in.whole, point);
        CleanPoint clean{PairCosineMean(width()), at::zeros({3, x.size(1)})};
        for (int64_t t = 0; t < m_in.base.first; ++t)
            clean.before.add(rowOf(x, t));
        const auto points = static_cast<std::size_t>(m_in.weights.config.layers) + 1;
        addPoint(m_result.clean, x, points, m_request.pair);
        if (const auto& pair = m_request.pair) {
            clean.rows[0].copy_(x[pair->first]);
            clean.rows[1].copy_(x[pair->second]);
        }
        if (m_request.token) clean.rows[2].copy_(x[*m_request.token]);
        return clean;
    }

    // The heads get their numbers once the whole batch is through.
    bool compute(AblatedPass& pass, const Batch& batch, const BatchStep& step) {
        std::vector<CosineChanges> found;
        for (const auto& variant : batch)
            found.push_back(unchanged(variant.own.layer));
        const auto look = [&](int layer, const float* streams, int64_t running) {
            const auto stride = int64_t{m_in.base.carried} * m_in.weights.config.width;
            const bool many = running * m_in.base.carried >= kManyRows;
            const auto parts = many ? std::min<int64_t>(kernels::threads(), running) : 1;
            kernels::apart(static_cast<int>(parts), [&](int part) {
                for (auto i = part * running / parts; i < (part + 1) * running / parts; ++i)
                    add(found[static_cast<std::size_t>(i)], layer + 1, streams + i * stride);
            });
        };
        if (!pass.runWhole(m_in.base, batch, step, look)) return false;
        for (std::size_t i = 0; i < batch.size(); ++i)
            m_result.heads(batch[i].own) = std::move(found[i]);
        return true;
    }

    // Up to and with the stream that enters the head's layer it is the clean run.
    [[nodiscard]] CosineChanges unchanged(int layer) const {
        CosineChanges changes;
        const auto fill = [&](CosineMeasure measure, const Values& clean) {
            auto& points = changes[static_cast<std::size_t>(measure)];
            for (int point = 0; point <= layer; ++point)
                points.push_back(clean[static_cast<std::size_t>(point)] ? std::optional(0.0)
                                                                        : std::nullopt);
        };
        fill(CosineMeasure::Mean, m_result.clean.mean);
        if (m_request.pair) fill(CosineMeasure::Pair, m_result.clean.pair);
        if (m_request.token) fill(CosineMeasure::Token, Values(m_clean.size(), 1.0));
        return changes;
    }

    // x [P, d]: one variant's streams at a point.
    void add(CosineChanges& changes, int point, const float* x) const {
        const auto at = static_cast<std::size_t>(point);
        const CleanPoint& clean = m_clean[at];
        const auto rowAt = [&](int position, int kept) {
            const int carried = position - m_in.base.first;
            return carried < 0 ? rowOf(clean.rows, kept)
                               : std::span(x + carried * m_in.weights.config.width, width());
        };
        const auto put = [&](CosineMeasure measure, const std::optional<double>& from,
                             const std::optional<double>& to) {
            changes[static_cast<std::size_t>(measure)].push_back(
                from && to ? std::optional(*to - *from) : std::nullopt);
        };
        auto mean = clean.before;
        for (int row = 0; row < m_in.base.carried; ++row)
            mean.add(rowAt(m_in.base.first + row, 0));
        put(CosineMeasure::Mean, m_result.clean.mean[at], mean.value());
        if (const auto& pair = m_request.pair)
            put(CosineMeasure::Pair, m_result.clean.pair[at],
                cosine(rowAt(pair->first, 0), rowAt(pair->second, 1)));
        if (m_request.token)
            put(CosineMeasure::Token, 1.0,
                cosine(rowOf(clean.rows, 2), rowAt(*m_request.token, 2)));
    }

    const SimilaritySweepInput& m_in;
    const SimilaritySweepRequest& m_request;
    const SimilaritySweepSink& m_sink;
    const std::stop_token& m_stop;
    SimilaritySweep& m_result;
    std::vector<CleanPoint> m_clean;  // L + 1
};

}  // namespace

void runSimilaritySweep(const SimilaritySweepInput& input, const SimilaritySweepRequest& request,
                        const SimilaritySweepSink& sink, const std::stop_token& stop,
                        SimilaritySweep& result) {
    result.intervention = request.intervention;
    result.positions = request.positions;
    result.pair = request.pair;
    result.token = request.token;
    SimilaritySweeping(input, request, sink, stop, result).run();
}

}  // namespace headscope
