// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/pairs.h"

#include "sweep/ablated_pass.h"
#include "sweep/pair_plan.h"
#include "sweep/residual_stream.h"
#include "sweep/run_batches.h"
#include "sweep/stream_metric.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace headscope {
namespace {

using Heads = std::vector<HeadId>;
constexpr float kNotKnown = std::numeric_limits<float>::quiet_NaN();

class Pairing {
 public:
    Pairing(const PairInput& input, const PairRequest& request, const PairSink& sink,
            const std::stop_token& stop, PairEffects& result)
        : m_in(input),
          m_request(request),
          m_sink(sink),
          m_stop(stop),
          m_result(result),
          m_donor(donorOf(request.intervention, input.clean.facts)),
          m_pass(input.weights),
          m_metric({input.weights, input.scorer}, request, request.metric, input.run, m_pass) {}

    void run() {
        const auto& config = m_in.weights.config;
        const auto x = streamAfter(m_in.weights, m_in.clean, config.layers - 1, 1);
        m_result.clean = m_metric.ofClean(x.data_ptr<float>());
        m_result.single = HeadGrid<float>(config.layers, config.heads, kNotKnown);
        m_result.joint.assign(m_result.heads() * m_result.heads(), kNotKnown);
        if (chooses()) {
            compute(planned(singles(), {}));
            if (m_result.stopped) return;
            choose();
        }
        compute(planned(families(), sameLayer()));
    }

 private:
    [[nodiscard]] bool chooses() const {
        return m_request.strongest > 0 &&
               static_cast<std::size_t>(m_request.strongest) < m_result.heads();
    }

    void choose() {
        const auto& single = m_result.single;
        Heads all;
        for (std::size_t i = 0; i < m_result.heads(); ++i)
            all.push_back(single.id(i));
        std::stable_sort(all.begin(), all.end(), [&](HeadId a, HeadId b) {
            return std::abs(single(a)) > std::abs(single(b));
        });
        all.resize(static_cast<std::size_t>(m_request.strongest));
        m_result.chosen = all;
    }

    [[nodiscard]] bool wanted(HeadId a, HeadId b) const {
        const auto& chosen = m_result.chosen;
        return chosen.empty() || std::count(chosen.begin(), chosen.end(), a) > 0 ||
               std::count(chosen.begin(), chosen.end(), b) > 0;
    }

    [[nodiscard]] std::vector<PairFamily> singles() const {
        std::vector<PairFamily> all;
        for (std::size_t a = 0; a < m_result.heads(); ++a)
            all.push_back({m_result.single.id(a), {}});
        return all;
    }

    // Where all heads are known alone, only those that pairs go on from.
    [[nodiscard]] std::vector<PairFamily> families() const {
        auto all = singles();
        for (auto& family : all)
            for (std::size_t b = 0; b < m_result.heads(); ++b) {
                const HeadId head = m_result.single.id(b);
                if (head.layer > family.first.layer && wanted(family.first, head))
                    family.partners.push_back(head);
            }
        if (!m_result.chosen.empty())
            std::erase_if(all, [](const PairFamily& family) { return family.partners.empty(); });
        return all;
    }

    [[nodiscard]] std::vector<Heads> sameLayer() const {
        std::vector<Heads> sets;
        const auto& shape = m_result.single;
        for (int layer = 0; layer < shape.layers(); ++layer)
            for (int a = 0; a < shape.heads(); ++a)
                for (int b = a + 1; b < shape.heads(); ++b)
                    if (wanted({layer, a}, {layer, b})) sets.push_back({{layer, a}, {layer, b}});
        return sets;
    }

    [[nodiscard]] std::vector<Batch> planned(const std::vector<PairFamily>& families,
                                             const std::vector<Heads>& sets) const {
        const auto& config = m_in.weights.config;
        const int carried = m_in.clean.carried;
        const auto most = m_pass.rowsThatFit(carried, m_in.memory);
        auto batches = planFamilies(families, config, m_donor, carried, most);
        auto others = planSets(sets, config, m_donor, carried, most);
        std::move(others.begin(), others.end(), std::back_inserter(batches));
        return batches;
    }

    void compute(const std::vector<Batch>& batches) {
        BatchSink sink{{}, m_sink.between};
        if (m_sink.progress)
            sink.progress = [this](double part) { m_sink.progress(shareOf(part)); };
        m_result.stopped =
            !runBatches(batches, m_in.weights.config.layers, m_stop, sink,
                        [this](const Batch& batch, const BatchStep& step) {
                            return m_pass.run(m_in.clean, batch, step) && score(batch);
                        });
        if (!m_result.stopped) m_doneBefore = shareOf(1);
    }

    // The heads alone are about as much work as a head in N of the pairs.
    [[nodiscard]] double shareOf(double part) const {
        const bool first = chooses() && m_result.chosen.empty();
        const double alone = 1.0 / (1 + m_request.strongest);
        return first ? part * alone : m_doneBefore + part * (1 - m_doneBefore);
    }

    bool score(const Batch& batch) {
        const auto values = m_metric.ofBatch(batch.size(), [&] { return m_stop.stop_requested(); });
        if (values.size() < batch.size()) return false;
        for (std::size_t i = 0; i < batch.size(); ++i)
            keep(batch[i].heads, static_cast<float>(values[i] - m_result.clean));
        return true;
    }

    void keep(const Heads& heads, float effect) {
        const auto a = m_result.single.index(heads.front());
        const auto b = m_result.single.index(heads.back());
        if (a == b) m_result.single.values()[a] = effect;
        m_result.joint[a * m_result.heads() + b] = effect;
        m_result.joint[b * m_result.heads() + a] = effect;
    }

    const PairInput& m_in;
    const PairRequest& m_request;
    const PairSink& m_sink;
    const std::stop_token& m_stop;
    PairEffects& m_result;
    DonorPtr m_donor;
    AblatedPass m_pass;
    StreamMetric m_metric;
    double m_doneBefore = 0;  // the part of all work that earlier batches were
};

}  // namespace

void runPairs(const PairInput& input, const PairRequest& request, const PairSink& sink,
              const std::stop_token& stop, PairEffects& result) {
    Pairing(input, request, sink, stop, result).run();
}

}  // namespace headscope
