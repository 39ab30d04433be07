// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fast_pass.h"

#include "kernels/rows.h"

#include <algorithm>
#include <cstring>

namespace headscope {
namespace {

using std::int64_t;

const float* data(const at::Tensor& tensor) {
    return tensor.data_ptr<float>();
}

// `work(first, count)` on parts of n variants of so many positions, each of about kRowsAtOnce rows.
template <class F>
void inParts(int64_t n, int64_t positions, const F& work) {
    const auto most = std::max<int64_t>(1, FastPass::kRowsAtOnce / positions);
    const auto parts = std::max<int64_t>(1, (n + most - 1) / most);
    const auto part = (n + parts - 1) / parts;  // even ones: the last is not a short one
    for (int64_t first = 0; first < n; first += part)
        work(first, std::min(part, n - first));
}

}  // namespace

float* Scratch::floats(int64_t count) {
    if (count > m_size) {
        m_data.reset();
        m_data = kernels::unsetFloats(static_cast<std::size_t>(count));
        m_size = count;
    }
    return m_data.get();
}

kernels::AttentionInput FastPass::attentionInput(int layer, int64_t n, int64_t positions,
                                                 const kernels::SharedPrefix* prefix,
                                                 const float* queries,
                                                 const float* keysValues) const {
    const auto d = m_w.config.width;
    const float* bias = data(block(layer).attnBias);
    kernels::AttentionInput in;
    in.queries = queries;
    in.queryStride = d;
    in.keys = keysValues;
    in.values = keysValues + d;
    in.keyStride = 2 * d;
    in.queryBias = bias;
    in.keyBias = bias + d;
    in.valueBias = bias + 2 * d;
    in.prefix = prefix;
    in.rows = n;
    in.carried = in.asked = positions;
    in.heads = m_w.config.heads;
    in.width = m_w.config.headWidth();
    in.scale = static_cast<float>(scoreScale(m_w.config, layer));
    return in;
}

const float* FastPass::normed(const float* x, int64_t rows, const at::Tensor& weight,
                              const at::Tensor& bias) {
    const int64_t d = m_w.config.width;
    float* out = m_normed.floats(rows * d);
    kernels::layerNorm(x, rows, d, data(weight), data(bias), m_w.config.layerNormEpsilon, out);
    return out;
}

FastPass::KeysValues FastPass::headOutputs(int layer, const float* x, int64_t n, int64_t positions,
                                           const kernels::SharedPrefix* prefix, float* z) {
    const int64_t d = m_w.config.width;
    KeysValues last;
    const auto& b = block(layer);
    inParts(n, positions, [&](int64_t first, int64_t count) {
        const auto rows = count * positions;
        const float* normed = this->normed(x + first * positions * d, rows, b.ln1Weight, b.ln1Bias);
        float* queries = m_queries.floats(rows * d);
        b.query.multiply(normed, rows, queries);
        float* keysValues = m_wide.floats(rows * 2 * d);
        b.keysValues.multiply(normed, rows, keysValues);
        kernels::attend(attentionInput(layer, count, positions, prefix, queries, keysValues),
                        z + first * positions * d);
        if (n == 1) last.rows = keysValues;
    });
    return last;
}

void FastPass::lastHeadOutputs(int layer, const float* x, int64_t n, int64_t positions,
                               const kernels::SharedPrefix* prefix, float* z) {
    const int64_t d = m_w.config.width;
    const auto& b = block(layer);
    inParts(n, positions, [&](int64_t first, int64_t count) {
        const auto rows = count * positions;
        const float* normed = this->normed(x + first * positions * d, rows, b.ln1Weight, b.ln1Bias);
        float* keysValues = m_wide.floats(rows * 2 * d);
        b.keysValues.multiply(normed, rows, keysValues);
        float* last = m_last.floats(count * d);
        for (int64_t i = 0; i < count; ++i)
            std::memcpy(last + i * d, normed + ((i + 1) * positions - 1) * d,
                        static_cast<std::size_t>(d) * sizeof(float));
        float* queries = m_queries.floats(count * d);
        b.query.multiply(last, count, queries);
        auto in = attentionInput(layer, count, positions, prefix, queries, keysValues);
        in.asked = 1;
        kernels::attend(in, z + first * d);
    });
}

kernels::SharedPrefix FastPass::prefixOf(const KeysValues& keysValues, int layer, int64_t count,
                                         int64_t more) const {
    const int64_t d = m_w.config.width;
    const float* bias = data(block(layer).attnBias);
    return kernels::makePrefix(keysValues.rows, keysValues.rows + d, 2 * d, bias + d, bias + 2 * d,
                               count, m_w.config.heads, m_w.config.headWidth(), more);
}

void FastPass::nextHeadOutputs(int layer, const float* x, std::span<kernels::SharedPrefix> before,
                               float* z) {
    const int64_t d = m_w.config.width;
    const auto n = static_cast<int64_t>(before.size());
    const auto& b = block(layer);
    const float* normed = this->normed(x, n, b.ln1Weight, b.ln1Bias);
    float* queries = m_queries.floats(n * d);
    b.query.multiply(normed, n, queries);
    float* keysValues = m_wide.floats(n * 2 * d);
    b.keysValues.multiply(normed, n, keysValues);
    for (auto& prefix : before) {
        const auto in = attentionInput(layer, 1, 1, &prefix, queries, keysValues);
        kernels::attend(in, z);
        kernels::addPosition(prefix, in.keys, in.values, in.keyBias, in.valueBias, in.heads,
                             in.width);
        queries += d;
        keysValues += 2 * d;
        z += d;
    }
}

void FastPass::addProjected(int layer, const float* z, int64_t rows, float* x) {
    const int64_t d = m_w.config.width;
    const auto& b = block(layer);
    inParts(rows, 1, [&](int64_t first, int64_t count) {
        b.proj.multiply(z + first * d, count, x + first * d,
                        {.bias = data(b.projBias), .toOut = true});
    });
}

void FastPass::projectHead(HeadId head, const float* numbers, int64_t rows, float* out) {
    const int64_t d = m_w.config.width;
    const int64_t h = m_w.config.headWidth();
    float* own = m_projection.floats(h * d);
    block(head.layer).proj.copyRows(head.head * h, h, own, d);
    kernels::multiplyOnce(numbers, rows, h, own, d, out);
}

void FastPass::addMlp(int layer, float* x, int64_t rows) {
    const int64_t d = m_w.config.width;
    const int64_t inner = m_w.config.inner;
    const auto& b = block(layer);
    inParts(rows, 1, [&](int64_t first, int64_t count) {
        float* part = x + first * d;
        const float* normed = this->normed(part, count, b.ln2Weight, b.ln2Bias);
        float* wide = m_wide.floats(count * inner);
        b.fc.multiply(normed, count, wide,
                      {.bias = data(b.fcBias), .activation = m_w.config.activation});
        b.out.multiply(wide, count, part, {.bias = data(b.outBias), .toOut = true});
    });
}

void FastPass::unembed(const float* x, int64_t rows, float* logits) {
    m_w.unembedding.multiply(normed(x, rows, m_w.lnFWeight, m_w.lnFBias), rows, logits);
}

}  // namespace headscope
