// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/device_pass.h"

#include "machine/device_memory.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace headscope {
namespace {

using std::int64_t;

// Batches of this size run near to a card's peak; larger ones only come later.
constexpr int64_t kBatchBytes = int64_t{2} << 30;

int64_t count(std::span<const Variant> variants) {
    return static_cast<int64_t>(variants.size());
}

// The edited ones of the last `asked` carried positions as stretches, first and count: all of them,
// or the last, are one.
std::vector<std::pair<int64_t, int64_t>> stretches(const CleanPass& base, int64_t asked) {
    const auto skipped = base.carried - asked;
    std::vector<std::pair<int64_t, int64_t>> result;
    for (const int position : base.edited) {
        if (position < skipped) continue;
        const auto at = position - skipped;
        if (!result.empty() && result.back().first + result.back().second == at)
            ++result.back().second;
        else
            result.emplace_back(at, 1);
    }
    return result;
}

}  // namespace

bool isOutOfMemory(const c10::Error& error) {
    if (dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr) return true;
    const std::string what = error.what_without_backtrace();
    const auto says = [&](const char* text) { return what.find(text) != std::string::npos; };
    return says("out of memory") || says("can't allocate memory") || says("ALLOC_FAILED");
}

int64_t deviceBatchBytes(std::optional<int64_t> free) {
    return std::min(kBatchBytes, free.value_or(2 * kBatchBytes) / 2);
}

DeviceWeights toDevice(const PackedWeights& weights, const Device& device) {
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setAllowTF32CuDNN(false);
    DeviceWeights on;
    on.name = name(device);
    if (!device.isCpu())
        on.device = at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(device.index));
    const auto moved = [&](const at::Tensor& tensor) { return tensor.to(on.device); };
    auto& w = on.weights;
    w.config = weights.config;
    for (int layer = 0; layer < w.config.layers; ++layer) {
        w.blocks.push_back(plainBlock(weights, layer));
        forEachTensor(w.blocks.back(), [&](at::Tensor& tensor) { tensor = moved(tensor); });
    }
    w.positionEmbedding = moved(weights.positionEmbedding);
    w.lnFWeight = moved(weights.lnFWeight);
    w.lnFBias = moved(weights.lnFBias);
    w.unembedding = moved(plainUnembedding(weights, 0, w.config.vocabulary));
    // Once in memory there, too, where the two are one.
    w.tokenEmbedding =
        weights.tokenEmbedding.defined() ? moved(weights.tokenEmbedding) : w.unembedding;
    on.batchBytes = deviceBatchBytes(freeMemory(device));  // beside the weights
    return on;
}

std::size_t DevicePass::rowsThatFit(int positionsCarried, int64_t memory) const {
    if (m_cpu) return m_cpu->rowsThatFit(positionsCarried, memory);
    // Per token row: the residual stream, q, k and v twice, z, the MLP's inner layer twice, and the
    // scores against every position of the prompt, three times.
    const auto& config = m_w.config;
    const int64_t floats = int64_t{10} * config.width + int64_t{2} * config.inner +
                           int64_t{3} * config.heads * config.positions;
    const auto bytes = floats * int64_t{sizeof(float)};
    return static_cast<std::size_t>(std::max<int64_t>(m_on.batchBytes / bytes, positionsCarried));
}

at::Tensor DevicePass::toDevice(const at::Tensor& tensor) const {
    return tensor.to(m_on.device);
}

// The shared prefix as model/gpt2 takes it: [1, H, S, h].
KeysValues DevicePass::prefix(const CleanPass& base, int layer) const {
    const auto& shared = base.prefix[static_cast<std::size_t>(layer)];
    if (shared.positions == 0) return {};
    const auto heads = int64_t{m_w.config.heads};
    const auto width = int64_t{m_w.config.headWidth()};
    const auto tensor = [](const kernels::LineFloats& values, int64_t rows, int64_t columns) {
        // from_blob takes a mutable pointer; nothing writes to it.
        return at::from_blob(
            const_cast<float*>(values.data()),
            {rows, columns, static_cast<int64_t>(values.size()) / (rows * columns)}, at::kFloat);
    };
    const auto keys = tensor(shared.keys, heads, width).narrow(2, 0, shared.positions);
    const auto values = tensor(shared.values, heads, shared.positions).narrow(2, 0, width);
    return {toDevice(keys.transpose(1, 2).contiguous()).unsqueeze(0),
            toDevice(values.contiguous()).unsqueeze(0)};
}

at::Tensor DevicePass::rows(const DonorPtr& donor, HeadId head, int64_t first, int64_t count) {
    auto& all = m_rows[donor];
    if (!all.defined())
        // from_blob takes a mutable pointer; nothing writes to it.
        all = at::from_blob(const_cast<float*>(donor->rows().data()),
                            {donor->layers(), donor->positions(), donor->width()}, at::kFloat)
                  .to(m_on.device);
    const auto width = int64_t{m_w.config.headWidth()};
    const auto own = all[donor->layers() > 1 ? head.layer : 0].narrow(1, head.head * width, width);
    return donor->isEverywhere() ? own : own.narrow(0, first - donor->first(), count);
}

// z [running, Q, d], the last Q carried positions.
void DevicePass::editHeads(const CleanPass& base, Variants running, int layer, at::Tensor& z) {
    const auto width = int64_t{m_w.config.headWidth()};
    const auto edited = stretches(base, z.size(1));
    const auto skipped = base.first + base.carried - z.size(1);
    for (int64_t i = 0; i < count(running); ++i) {
        const auto& variant = running[static_cast<std::size_t>(i)];
        for (const auto& head : variant.heads) {
            if (head.layer != layer) continue;
            const auto own = z[i].narrow(1, head.head * width, width);
            for (const auto& [first, positions] : edited) {
                auto at = own.narrow(0, first, positions);
                const auto row = rows(variant.donor, head, skipped + first, positions);
                if (variant.donor->keep() == 0)
                    at.copy_(row.expand_as(at));
                else
                    at.mul_(variant.donor->keep()).add_(row);
            }
        }
    }
}

at::Tensor DevicePass::attention(const CleanPass& base, Variants running, int layer,
                                 const at::Tensor& x) {
    const bool last = layer + 1 == m_w.config.layers;
    const auto shared = prefix(base, layer);
    auto z = last ? lastHeadOutputs(m_w, layer, x, shared) : headOutputs(m_w, layer, x, shared);
    editHeads(base, running, layer, z);
    return (last ? x.narrow(1, x.size(1) - 1, 1) : x) + project(m_w, layer, z);
}

// the output projection is linear: the base's residual stream after attention and (z' - z) W_h for
// each head.
at::Tensor DevicePass::join(const CleanPass& base, Variants joining, int layer, int64_t asked) {
    const auto width = int64_t{m_w.config.headWidth()};
    const auto skipped = int64_t{base.carried} - asked;
    const auto at = static_cast<std::size_t>(layer);
    const auto mid = toDevice(base.mid[at].narrow(0, skipped, asked));
    const auto z = toDevice(base.z[at].narrow(0, skipped, asked));
    const auto marks = at::zeros({asked, 1});
    for (const auto& [first, positions] : stretches(base, asked))
        marks.narrow(0, first, positions).fill_(1);
    const auto edited = toDevice(marks);
    auto x = mid.unsqueeze(0).repeat({count(joining), 1, 1});
    for (int64_t i = 0; i < count(joining); ++i) {
        const auto& variant = joining[static_cast<std::size_t>(i)];
        for (const auto& head : variant.heads) {
            if (head.layer != layer) continue;
            const auto own = z.narrow(1, head.head * width, width);
            const auto row = rows(variant.donor, head, base.first + skipped, asked);
            x[i].add_(at::matmul((row - (1 - variant.donor->keep()) * own) * edited,
                                 m_w.blocks[at].projWeight.narrow(0, head.head * width, width)));
        }
    }
    return x;
}

at::Tensor DevicePass::finalStream(const CleanPass& base, Variants batch, const BatchStep& step) {
    const double work = layersOf(batch, m_w.config.layers);
    double done = 0;
    at::Tensor x;  // [running, P, d], in the last layer [running, 1, d]
    int64_t running = 0;
    for (int layer = batch.front().firstLayer(); layer < m_w.config.layers; ++layer) {
        if (step && !step(done / work)) return {};
        if (running > 0)
            x = attention(base, batch.first(static_cast<std::size_t>(running)), layer, x);
        auto joining = batch.subspan(static_cast<std::size_t>(running));
        const auto later =
            std::find_if(joining.begin(), joining.end(),
                         [&](const Variant& variant) { return variant.firstLayer() != layer; });
        joining = joining.first(static_cast<std::size_t>(later - joining.begin()));
        if (!joining.empty()) {
            const auto asked = layer + 1 == m_w.config.layers ? 1 : base.carried;
            const auto added = join(base, joining, layer, asked);
            x = running > 0 ? at::cat({x, added}) : added;
            running += count(joining);
        }
        x = x + mlp(m_w, layer, x);
        done += static_cast<double>(running);
    }
    return x.select(1, x.size(1) - 1);
}

bool DevicePass::runHalving(const CleanPass& base, const Batch& batch, const BatchStep& step) {
    const Variants all(batch);
    const double work = layersOf(all, m_w.config.layers);
    std::vector<at::Tensor> done;
    for (int64_t first = 0; first < count(all);) {
        const auto some = std::min(m_most.value_or(count(all)), count(all) - first);
        try {
            if (beforeVariants) beforeVariants(some);
            const auto part =
                all.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(some));
            const double before =
                layersOf(all.first(static_cast<std::size_t>(first)), m_w.config.layers) / work;
            const double share = layersOf(part, m_w.config.layers) / work;
            done.push_back(finalStream(
                base, part, [&](double ofPart) { return !step || step(before + share * ofPart); }));
            if (!done.back().defined()) return false;
            first += some;
        } catch (const c10::Error& error) {
            if (!isOutOfMemory(error)) throw;
            if (some == 1) {
                fallBack();
                return m_cpu->run(base, batch, step);
            }
            m_most = some / 2;
        }
    }
    if (done.size() == 1) {
        m_final = done.front();
        return true;
    }
    try {
        if (beforeVariants) beforeVariants(0);
        m_final = at::cat(done);
        return true;
    } catch (const c10::Error& error) {
        if (!isOutOfMemory(error)) throw;
        fallBack();
        return m_cpu->run(base, batch, step);
    }
}

bool DevicePass::run(const CleanPass& base, const Batch& batch, const BatchStep& step) {
    m_final = at::Tensor();
    return m_cpu ? m_cpu->run(base, batch, step) : runHalving(base, batch, step);
}

void DevicePass::fallBack() {
    m_final = at::Tensor();
    m_cpu = std::make_unique<AblatedPass>(m_cpuWeights);
}

void DevicePass::logits(int64_t first, int64_t count, float* out) {
    if (!m_final.defined()) return m_cpu->logits(first, count, out);
    const auto vocabulary = int64_t{m_w.config.vocabulary};
    for (int64_t done = 0; done < count;) {
        const auto some = std::min(m_mostRows.value_or(count), count - done);
        try {
            if (beforeVariants) beforeVariants(some);
            const auto rows =
                unembed(m_w, m_final.narrow(0, first + done, some)).to(at::kCPU).contiguous();
            std::memcpy(out + done * vocabulary, rows.data_ptr<float>(),
                        static_cast<std::size_t>(some * vocabulary) * sizeof(float));
            done += some;
        } catch (const c10::Error& error) {
            if (!isOutOfMemory(error)) throw;
            if (some > 1) {
                m_mostRows = some / 2;
                continue;
            }
            // The rest of this batch's logits, and of the sweep, by the CPU.
            const auto rest =
                m_final.narrow(0, first + done, count - done).to(at::kCPU).contiguous();
            FastPass(m_cpuWeights)
                .unembed(rest.data_ptr<float>(), count - done, out + done * vocabulary);
            done = count;
            if (!m_cpu) m_cpu = std::make_unique<AblatedPass>(m_cpuWeights);
        }
    }
}

std::vector<Message> DevicePass::notes() const {
    if (m_cpu)
        return {
            say("The memory of %1 did not suffice even for one ablation: the rest was computed "
                "on the CPU.",
                m_on.name)};
    if (const auto most = m_most ? m_most : m_mostRows)
        return {sayCount("The memory of %1 was short: at most %n ablation ran at once.",
                         "The memory of %1 was short: at most %n ablations ran at once.", *most,
                         m_on.name)};
    return {};
}

}  // namespace headscope
