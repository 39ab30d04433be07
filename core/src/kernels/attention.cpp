// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/attention.h"

#include "kernels/parallel.h"
#include "kernels/tile.h"

#include <limits>

namespace headscope::kernels {
namespace {

// to [width, padded positions] = transpose of from + bias.
HEADSCOPE_INLINE void transposeInto(const float* from, std::int64_t stride, const float* bias,
                                    std::int64_t positions, std::int64_t width, float* to) {
    const auto ld = padded(positions);
    for (std::int64_t t = 0; t < positions; ++t)
        for (std::int64_t i = 0; i < width; ++i)
            to[i * ld + t] = from[t * stride + i] + bias[i];
    for (std::int64_t i = 0; i < width; ++i)
        std::fill(to + i * ld + positions, to + (i + 1) * ld, 0.0F);
}

// to [positions, padded width] = from + bias.
HEADSCOPE_INLINE void copyInto(const float* from, std::int64_t stride, const float* bias,
                               std::int64_t positions, std::int64_t width, float* to) {
    const auto ld = padded(width);
    for (std::int64_t t = 0; t < positions; ++t) {
        for (std::int64_t i = 0; i < width; ++i)
            to[t * ld + i] = from[t * stride + i] + bias[i];
        std::fill(to + t * ld + width, to + (t + 1) * ld, 0.0F);
    }
}

// In place softmax of the first `count` scores; the rest up to `end` becomes 0.
HEADSCOPE_INLINE void softmaxRow(float* scores, std::int64_t count, std::int64_t end) {
    float peak = -std::numeric_limits<float>::infinity();
#pragma omp simd reduction(max : peak)
    for (std::int64_t i = 0; i < count; ++i)
        peak = scores[i] > peak ? scores[i] : peak;
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = 0; i < count; ++i) {
        scores[i] = fastExp(scores[i] - peak);
        sum += scores[i];
    }
    const float factor = 1.0F / sum;
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        scores[i] *= factor;
    std::fill(scores + count, scores + end, 0.0F);
}

// What one thread works with for one row and head.
struct Workspace {
    explicit Workspace(const AttentionInput& in)
        : ownKeys(static_cast<std::size_t>(in.width * padded(in.carried))),
          ownValues(static_cast<std::size_t>(in.carried * padded(in.width))),
          queries(static_cast<std::size_t>(kTileRows * in.width)),
          scores(static_cast<std::size_t>(kTileRows *
                                          (padded(in.prefix->positions) + padded(in.carried)))),
          out(static_cast<std::size_t>(kTileRows * padded(in.width))) {}
    std::vector<float> ownKeys, ownValues, queries, scores, out;
};

// Queries first .. first + count (at most a tile's rows) of one row and head. Scores lie as
// [prefix, padded][own, padded]: the prefix's padding is left out of the softmax by doing it over
// both parts as one row, so the prefix part is moved up against the own one first.
HEADSCOPE_KERNEL void attendTile(const AttentionInput& in, std::int64_t head, const float* queries,
                                 std::int64_t first, std::int64_t count, Workspace& w, float* z) {
    const auto& prefix = *in.prefix;
    const auto s = prefix.positions;
    const auto earlier = in.carried - in.asked;  // own positions before the first asked one
    const auto most = earlier + first + count;   // own positions that the last query sees
    const auto ld = padded(s) + padded(in.carried);
    std::fill(w.queries.begin(), w.queries.end(), 0.0F);
    for (std::int64_t r = 0; r < count; ++r)
        for (std::int64_t i = 0; i < in.width; ++i)
            w.queries[static_cast<std::size_t>(r * in.width + i)] =
                in.scale * (queries[(first + r) * in.queryStride + i] + in.queryBias[i]);

    float* scores = w.scores.data();
    if (s > 0)
        multiplyTile(w.queries.data(), in.width, prefix.keys.data() + head * in.width * padded(s),
                     padded(s), in.width, padded(s), scores, ld, false);
    multiplyTile(w.queries.data(), in.width, w.ownKeys.data(), padded(in.carried), in.width,
                 padded(most), scores + padded(s), ld, false);
    for (std::int64_t r = 0; r < count; ++r) {
        float* row = scores + r * ld;
        std::memmove(row + padded(s) - s, row, static_cast<std::size_t>(s) * sizeof(float));
        softmaxRow(row + padded(s) - s, s + earlier + first + r + 1, s + padded(most));
    }
    const auto columns = padded(in.width);
    multiplyTile(scores + padded(s), ld, w.ownValues.data(), columns, most, columns, w.out.data(),
                 columns, false);
    if (s > 0)
        multiplyTile(scores + padded(s) - s, ld, prefix.values.data() + head * s * columns, columns,
                     s, columns, w.out.data(), columns, true);
    for (std::int64_t r = 0; r < count; ++r)
        std::memcpy(z + (first + r) * in.heads * in.width, w.out.data() + r * columns,
                    static_cast<std::size_t>(in.width) * sizeof(float));
}

HEADSCOPE_KERNEL void prepareOwn(const AttentionInput& in, const float* keys, const float* values,
                                 std::int64_t offset, Workspace& w) {
    transposeInto(keys, in.keyStride, in.keyBias + offset, in.carried, in.width, w.ownKeys.data());
    copyInto(values, in.keyStride, in.valueBias + offset, in.carried, in.width, w.ownValues.data());
}

}  // namespace

SharedPrefix makePrefix(const float* keys, const float* values, std::int64_t stride,
                        const float* keyBias, const float* valueBias, std::int64_t positions,
                        std::int64_t heads, std::int64_t width) {
    SharedPrefix prefix;
    prefix.positions = positions;
    if (positions == 0) return prefix;
    prefix.keys.resize(static_cast<std::size_t>(heads * width * padded(positions)));
    prefix.values.resize(static_cast<std::size_t>(heads * positions * padded(width)));
    for (std::int64_t head = 0; head < heads; ++head) {
        const auto offset = head * width;
        transposeInto(keys + offset, stride, keyBias + offset, positions, width,
                      prefix.keys.data() + offset * padded(positions));
        copyInto(values + offset, stride, valueBias + offset, positions, width,
                 prefix.values.data() + head * positions * padded(width));
    }
    return prefix;
}

void attend(const AttentionInput& input, float* z) {
    static const SharedPrefix kNone;
    auto all = input;
    if (!all.prefix) all.prefix = &kNone;
    parallel(all.rows * all.heads, 1, [&](std::int64_t begin, std::int64_t end) {
        Workspace w(all);
        for (auto pair = begin; pair < end; ++pair) {
            const auto row = pair / all.heads;
            const auto head = pair % all.heads;
            const auto offset = head * all.width;
            auto in = all;
            in.queryBias += offset;
            prepareOwn(all, all.keys + row * all.carried * all.keyStride + offset,
                       all.values + row * all.carried * all.keyStride + offset, offset, w);
            const float* queries = all.queries + row * all.asked * all.queryStride + offset;
            float* out = z + row * all.asked * all.heads * all.width + offset;
            for (std::int64_t first = 0; first < all.asked; first += kTileRows)
                attendTile(in, head, queries, first,
                           std::min<std::int64_t>(kTileRows, all.asked - first), w, out);
        }
    });
}

}  // namespace headscope::kernels
