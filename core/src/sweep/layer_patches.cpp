// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/layer_patches.h"

#include "model/fast_pass.h"
#include "sweep/ablated_pass.h"
#include "sweep/donor_pass.h"

#include <headscope/donor_prompt.h>
#include <headscope/error.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

namespace headscope {
namespace {

using std::int64_t;

constexpr int kEveryPosition = -1;

// The two prompts' clean runs side by side, from the first position on in which they differ: P
// positions. Whatever is patched, what follows is a forward pass from the stream that enters some
// layer, with one row of it, or all, another.
struct Streams {
    std::vector<at::Tensor>
        entering;  // the prompt's own stream, per layer and behind the last [P, d]
    std::vector<kernels::SharedPrefix> prefix;  // its keys and values of the positions before
    std::vector<at::Tensor> residual;           // the donor's stream that enters the layer [P, d]
    std::vector<at::Tensor> attention;  // leaving the layer, with the donor's attention [P, d]
    std::vector<at::Tensor> mlp;        // leaving the layer, with the donor's MLP [P, d]
};

class PairPass {
 public:
    PairPass(const PackedWeights& w, const LayersRequest& request, int64_t first)
        : m_w(w), m_fast(w), m_first(first) {
        m_own = embed(w, idTensor(request.prompt))[0].contiguous();
        m_donor = embed(w, idTensor(request.donor))[0].contiguous();
    }

    Streams run() {
        for (int layer = 0; layer < m_w.config.layers; ++layer)
            step(layer);
        m_streams.entering.push_back(carried(m_own));
        return std::move(m_streams);
    }

 private:
    [[nodiscard]] at::Tensor carried(const at::Tensor& all) const {
        return all.narrow(0, m_first, all.size(0) - m_first).clone();
    }

    // z [T, d] of a stream [T, d].
    FastPass::KeysValues attend(int layer, const at::Tensor& x, at::Tensor& z) {
        return m_fast.headOutputs(layer, x.data_ptr<float>(), 1, x.size(0), nullptr,
                                  z.data_ptr<float>());
    }

    void step(int layer) {
        auto& s = m_streams;
        s.entering.push_back(carried(m_own));
        s.residual.push_back(carried(m_donor));
        auto own = at::empty_like(m_own);
        auto donors = at::empty_like(m_donor);
        s.prefix.push_back(m_fast.prefixOf(attend(layer, m_own, own), layer, m_first));
        attend(layer, m_donor, donors);
        const auto rows = m_own.size(0);
        const auto project = [&](const at::Tensor& z, const at::Tensor& x) {
            m_fast.addProjected(layer, z.data_ptr<float>(), x.size(0), x.data_ptr<float>());
        };
        auto swapped = s.entering.back().clone();
        project(carried(donors), swapped);
        m_fast.addMlp(layer, swapped.data_ptr<float>(), swapped.size(0));
        s.attention.push_back(swapped);
        project(own, m_own);
        project(donors, m_donor);
        const auto middle = carried(m_own);
        const auto donorsMiddle = carried(m_donor);
        m_fast.addMlp(layer, m_own.data_ptr<float>(), rows);
        m_fast.addMlp(layer, m_donor.data_ptr<float>(), rows);
        s.mlp.push_back(middle + (carried(m_donor) - donorsMiddle));
    }

    const PackedWeights& m_w;
    FastPass m_fast;
    int64_t m_first;
    at::Tensor m_own, m_donor;  // [T, d]
    Streams m_streams;
};

// A forward pass that begins with the stream that enters `layer`, L being the unembedding.
struct Start {
    int layer = 0;
    int64_t position = 0;      // among the carried, or kEveryPosition
    const at::Tensor* stream;  // [P, d]: the row at `position` comes from it, or all do
    AblatedRun* to;
};

class LayerRunner {
 public:
    LayerRunner(const PackedWeights& w, const Streams& streams)
        : m_w(w), m_streams(streams), m_fast(w) {}

    // False where `step` gave it up. Starts are ordered by layer.
    template <class Step>
    bool run(std::span<const Start> batch, const Step& step) {
        const auto positions = m_streams.entering.front().size(0);
        const int64_t d = m_w.config.width;
        const int layers = m_w.config.layers;
        float* x = m_x.floats(count(batch) * positions * d);
        int64_t running = 0;
        for (int layer = batch.front().layer; layer < layers; ++layer) {
            if (!step(layer)) return false;
            for (; running < count(batch) && at(batch, running).layer == layer; ++running)
                join(at(batch, running), x + running * positions * d);
            const bool last = layer + 1 == layers;
            const auto* prefix = &m_streams.prefix[static_cast<std::size_t>(layer)];
            float* z = m_z.floats(running * positions * d);
            if (last) {
                m_fast.lastHeadOutputs(layer, x, running, positions, prefix, z);
                keepLastRows(x, running, positions);
            } else {
                m_fast.headOutputs(layer, x, running, positions, prefix, z);
            }
            m_fast.addProjected(layer, z, running * (last ? 1 : positions), x);
            m_fast.addMlp(layer, x, running * (last ? 1 : positions));
        }
        // Those that begin behind the last layer have their last row alone.
        for (; running < count(batch); ++running) {
            const auto& stream = *at(batch, running).stream;
            std::memcpy(x + running * d, stream.data_ptr<float>() + (positions - 1) * d,
                        static_cast<std::size_t>(d) * sizeof(float));
        }
        return true;
    }

    void score(std::span<const Start> batch, const Scorer& scorer, const LayersRequest& request) {
        const int64_t vocabulary = m_w.config.vocabulary;
        float* logits = m_logits.floats(std::min(count(batch), kScoredRows) * vocabulary);
        for (int64_t first = 0; first < count(batch); first += kScoredRows) {
            const auto rows = std::min(kScoredRows, count(batch) - first);
            m_fast.unembed(m_x.data() + first * m_w.config.width, rows, logits);
            auto runs = scorer.ablated(logits, rows, request.target, request.control, 0);
            for (int64_t i = 0; i < rows; ++i)
                *at(batch, first + i).to = std::move(runs[static_cast<std::size_t>(i)]);
        }
    }

 private:
    static int64_t count(std::span<const Start> batch) {
        return static_cast<int64_t>(batch.size());
    }
    static const Start& at(std::span<const Start> batch, int64_t index) {
        return batch[static_cast<std::size_t>(index)];
    }

    void join(const Start& start, float* x) const {
        const int64_t d = m_w.config.width;
        const auto& own = m_streams.entering[static_cast<std::size_t>(start.layer)];
        const bool every = start.position == kEveryPosition;
        const auto bytes = [](int64_t floats) {
            return static_cast<std::size_t>(floats) * sizeof(float);
        };
        std::memcpy(x, (every ? *start.stream : own).data_ptr<float>(), bytes(own.numel()));
        if (every) return;
        std::memcpy(x + start.position * d, start.stream->data_ptr<float>() + start.position * d,
                    bytes(d));
    }

    void keepLastRows(float* x, int64_t running, int64_t positions) const {
        const int64_t d = m_w.config.width;
        for (int64_t i = 0; i < running; ++i)
            std::memmove(x + i * d, x + ((i + 1) * positions - 1) * d,
                         static_cast<std::size_t>(d) * sizeof(float));
    }

    const PackedWeights& m_w;
    const Streams& m_streams;
    FastPass m_fast;
    Scratch m_x, m_z, m_logits;
};

// Bit by bit, at the position or at all.
bool areTheSame(const at::Tensor& own, const at::Tensor& patched, int64_t position) {
    const bool every = position == kEveryPosition;
    const int64_t from = every ? 0 : position * own.size(1);
    const int64_t floats = every ? own.numel() : own.size(1);
    return std::memcmp(own.data_ptr<float>() + from, patched.data_ptr<float>() + from,
                       static_cast<std::size_t>(floats) * sizeof(float)) == 0;
}

// All that is to be computed, by layer: what the patch leaves as it is stays the clean run. Behind
// the last layer only the last position matters.
std::vector<Start> startsOf(const Streams& streams, int layers, int64_t first,
                            std::vector<LayerPatch>& parts) {
    const auto positions = streams.entering.front().size(0);
    const std::vector<at::Tensor>* const sources[] = {&streams.residual, &streams.attention,
                                                      &streams.mlp};
    std::vector<Start> starts;
    for (auto& part : parts) {
        const auto& source = *sources[static_cast<std::size_t>(part.part)];
        const int behind = part.part == LayerPart::Residual ? 0 : 1;
        for (int layer = 0; layer < layers; ++layer) {
            const auto at = static_cast<std::size_t>(layer);
            const int from = layer + behind;
            const auto add = [&](int64_t position, AblatedRun& to) {
                const auto& own = streams.entering[static_cast<std::size_t>(from)];
                if (!areTheSame(own, source[at], position))
                    starts.push_back({from, position, &source[at], &to});
            };
            add(kEveryPosition, part.everywhere[at]);
            AblatedRun* const runs = part.at.data() + layer * (first + positions) + first;
            for (int64_t t = from == layers ? positions - 1 : 0; t < positions; ++t)
                add(t, runs[t]);
        }
    }
    std::stable_sort(starts.begin(), starts.end(),
                     [](const Start& a, const Start& b) { return a.layer < b.layer; });
    return starts;
}

double workOf(std::span<const Start> starts, int layers) {
    double work = 0;
    for (const auto& start : starts)
        work += layers - start.layer;
    return std::max(work, 1.0);
}

}  // namespace

void runLayers(const LayersInput& input, const LayersRequest& request, const LayersSink& sink,
               const std::stop_token& stop, LayerPatches& result) {
    const auto& config = input.weights.config;
    const auto tokens = static_cast<int64_t>(request.prompt.size());
    std::vector<LayerPatch> parts;
    for (const auto part : kLayerParts)
        parts.push_back(
            {part,
             std::vector<AblatedRun>(static_cast<std::size_t>(config.layers * tokens), input.clean),
             std::vector<AblatedRun>(static_cast<std::size_t>(config.layers), input.clean)});
    const auto parting = firstDifference(request.prompt, request.donor);
    if (!parting) {
        result.parts = std::move(parts);
        return;
    }
    const auto first = static_cast<int64_t>(*parting);
    const auto carried = tokens - first;
    const auto kept = int64_t{sizeof(float)} * (4 * config.layers + 1) * carried * config.width;
    if (kept > input.memory)
        throw failure(say("there is not enough memory for the streams of both prompts"),
                      say("Close other programs, or use shorter prompts."));
    const auto streams = PairPass(input.weights, request, first).run();
    const auto starts = startsOf(streams, config.layers, first, parts);
    const auto rows =
        AblatedPass::rowsThatFit(config, static_cast<int>(carried), input.memory - kept);
    const auto most = std::max<std::size_t>(1, rows / static_cast<std::size_t>(carried));
    const double work = workOf(starts, config.layers);
    double done = 0;
    LayerRunner runner(input.weights, streams);
    for (auto left = std::span<const Start>(starts); !left.empty();) {
        const auto batch = left.last(std::min(most, left.size()));
        const double share = workOf(batch, config.layers) / work;
        const int begin = batch.front().layer;
        const auto step = [&](int layer) {
            if (stop.stop_requested()) return false;
            const double part = static_cast<double>(layer - begin) / (config.layers - begin);
            if (sink.progress) sink.progress(std::min(done + share * part, 0.999));
            return true;
        };
        if (!runner.run(batch, step) || stop.stop_requested()) {
            result.stopped = true;
            return;
        }
        runner.score(batch, input.scorer, request);
        if (sink.between) sink.between();
        done += share;
        left = left.first(left.size() - batch.size());
    }
    result.parts = std::move(parts);
}

}  // namespace headscope
