// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/attention.h"

#include "kernels/attention_layout.h"
#include "kernels/parallel.h"
#include "kernels/targets.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/attention.cpp"
#include <hwy/foreach_target.h>
// What follows is read once for each instruction set.
#include "kernels/small_products.h"

HWY_BEFORE_NAMESPACE();
namespace headscope::kernels {
namespace HWY_NAMESPACE {

static_assert(kQueriesAtOnce == kRowsAtOnce);

#if HWY_TARGET != HWY_SCALAR
// to [4, 4] = transpose of rows; the next ones in `to` are `ld` floats on.
template <class D, class V = hn::Vec<D>>
HWY_INLINE void transposeFour(D d, const V* rows, float* to, std::int64_t ld) {
    const V lower01 = hn::InterleaveLower(d, rows[0], rows[1]);
    const V upper01 = hn::InterleaveUpper(d, rows[0], rows[1]);
    const V lower23 = hn::InterleaveLower(d, rows[2], rows[3]);
    const V upper23 = hn::InterleaveUpper(d, rows[2], rows[3]);
    hn::StoreU(hn::ConcatLowerLower(d, lower23, lower01), d, to);
    hn::StoreU(hn::ConcatUpperUpper(d, lower23, lower01), d, to + ld);
    hn::StoreU(hn::ConcatLowerLower(d, upper23, upper01), d, to + 2 * ld);
    hn::StoreU(hn::ConcatUpperUpper(d, upper23, upper01), d, to + 3 * ld);
}
#endif

// to [width, ld] = transpose of the positions + bias. Up to three of the padding become 0.
void transposeInto(const HeadPositions& p, float* to, std::int64_t ld) {
    std::int64_t whole = 0;
#if HWY_TARGET != HWY_SCALAR
    const hn::FixedTag<float, 4> d;
    whole = p.width / 4 * 4;
    for (std::int64_t t = 0; t < p.count; t += 4)
        for (std::int64_t i = 0; i < whole; i += 4) {
            const auto bias = p.bias ? hn::LoadU(d, p.bias + i) : hn::Zero(d);
            hn::Vec<decltype(d)> rows[4];
            HWY_UNROLL(4)
            for (int r = 0; r < 4; ++r)
                rows[r] = t + r < p.count
                              ? hn::Add(hn::LoadU(d, p.from + (t + r) * p.stride + i), bias)
                              : hn::Zero(d);
            transposeFour(d, rows, to + i * ld + t, ld);
        }
#endif
    for (std::int64_t t = 0; t < p.count; ++t)
        for (std::int64_t i = whole; i < p.width; ++i)
            to[i * ld + t] = p.from[t * p.stride + i] + (p.bias ? p.bias[i] : 0);
}

// to [positions, ld] = the positions + bias.
void copyInto(const HeadPositions& p, float* to, std::int64_t ld) {
    for (std::int64_t t = 0; t < p.count; ++t)
        forEach(p.width, [=](auto d, std::int64_t i) HWY_ATTR {
            const auto sum =
                hn::Add(hn::LoadU(d, p.from + t * p.stride + i), hn::LoadU(d, p.bias + i));
            hn::StoreU(sum, d, to + t * ld + i);
        });
}

float peakOfScores(const float* scores, std::int64_t count) {
    const Floats d;
    const auto none = hn::Set(d, -std::numeric_limits<float>::infinity());
    auto peaks = none;
    std::int64_t i = 0;
    for (; i + kFloats <= count; i += kFloats)
        peaks = hn::Max(hn::LoadU(d, scores + i), peaks);
    const auto mask = hn::FirstN(d, static_cast<std::size_t>(count - i));
    if (i < count) peaks = hn::Max(hn::IfThenElse(mask, hn::LoadU(d, scores + i), none), peaks);
    return hn::GetLane(hn::MaxOfLanes(d, peaks));
}

// e^(score - peak) of the first `count` in place, zeros from there to the end of the vector.
// Returns their sum.
float exponentials(float* scores, std::int64_t count) {
    const Floats d;
    const auto peak = hn::Set(d, peakOfScores(scores, count));
    auto sum = hn::Zero(d);
    std::int64_t i = 0;
    for (; i + kFloats <= count; i += kFloats) {
        const auto e = fastExp(d, hn::Sub(hn::LoadU(d, scores + i), peak));
        hn::StoreU(e, d, scores + i);
        sum = hn::Add(sum, e);
    }
    if (i < count) {
        const auto mask = hn::FirstN(d, static_cast<std::size_t>(count - i));
        const auto e =
            hn::IfThenElseZero(mask, fastExp(d, hn::Sub(hn::LoadU(d, scores + i), peak)));
        hn::StoreU(e, d, scores + i);
        sum = hn::Add(sum, e);
    }
    return hn::GetLane(hn::SumOfLanes(d, sum));
}

// The scores of some queries, [prefix][own] in each row. The prefix's padding comes to lie
// where the own ones begin, and is overwritten.
void scoreQueries(const AttentionInput& in, std::int64_t head, std::int64_t rows, std::int64_t most,
                  const AttentionBuffers& b) {
    SmallProduct product{.a = b.queries, .lda = in.width};
    product.depth = in.width;
    product.c = b.scores;
    product.ldc = b.scoresLd;
    if (b.shared > 0) {
        product.b = b.sharedKeys + head * in.width * b.sharedKeysLd;
        product.ldb = b.sharedKeysLd;
        product.columns = padded(b.shared);
        multiplyRows(rows, product);
    }
    product.b = b.keys;
    product.ldb = b.keysLd;
    product.columns = padded(most);
    product.c += b.shared;
    multiplyRows(rows, product);
}

// out = scores times values, of the own positions and of the prefix.
void weighValues(std::int64_t head, std::int64_t rows, std::int64_t most,
                 const AttentionBuffers& b) {
    SmallProduct product{.a = b.scores + b.shared, .lda = b.scoresLd};
    product.b = b.values;
    product.ldb = product.ldc = product.columns = b.valuesLd;
    product.depth = most;
    product.c = b.out;
    multiplyRows(rows, product);
    if (b.shared == 0) return;
    product.a = b.scores;
    product.b = b.sharedValues + head * b.sharedRoom * b.valuesLd;
    product.depth = b.shared;
    product.add = true;
    multiplyRows(rows, product);
}

// Queries first .. first + count (at most kQueriesAtOnce) of one row and head.
void attendQueries(const AttentionInput& in, std::int64_t head, const float* queries,
                   std::int64_t first, std::int64_t count, const AttentionBuffers& b, float* z) {
    const auto earlier = in.carried - in.asked;  // own positions before the first asked one
    const auto most = earlier + first + count;   // own positions that the last query sees
    const float* bias = in.queryBias + head * in.width;
    for (std::int64_t r = 0; r < count; ++r)
        forEach(in.width, [&](auto d, std::int64_t i) HWY_ATTR {
            const float* query = queries + (first + r) * in.queryStride + i;
            const auto sum = hn::Add(hn::LoadU(d, query), hn::LoadU(d, bias + i));
            hn::StoreU(hn::Mul(sum, hn::Set(d, in.scale)), d, b.queries + r * in.width + i);
        });
    scoreQueries(in, head, count, most, b);
    float factors[kQueriesAtOnce];
    for (std::int64_t r = 0; r < count; ++r) {
        float* row = b.scores + r * b.scoresLd;
        const auto seen = b.shared + earlier + first + r + 1;
        factors[r] = 1.0F / exponentials(row, seen);
        for (auto i = seen; i < b.shared + most; ++i)
            row[i] = 0;
    }
    weighValues(head, count, most, b);
    for (std::int64_t r = 0; r < count; ++r)
        forEach(in.width, [&](auto d, std::int64_t i) HWY_ATTR {
            const auto sum = hn::LoadU(d, b.out + r * b.valuesLd + i);
            hn::StoreU(hn::Mul(sum, hn::Set(d, factors[r])), d,
                       z + (first + r) * in.heads * in.width + i);
        });
}

// Pairs begin .. end of a row and a head.
void attendPairs(const AttentionInput& in, std::int64_t begin, std::int64_t end,
                 const AttentionBuffers& b, float* z) {
    for (auto pair = begin; pair < end; ++pair) {
        const auto row = b.byHead ? pair % in.rows : pair / in.heads;
        const auto head = b.byHead ? pair / in.rows : pair % in.heads;
        const auto offset = head * in.width;
        const auto own = row * in.carried * in.keyStride + offset;
        transposeInto({in.keys + own, in.keyStride, in.keyBias + offset, in.carried, in.width},
                      b.keys, b.keysLd);
        copyInto({in.values + own, in.keyStride, in.valueBias + offset, in.carried, in.width},
                 b.values, b.valuesLd);
        const float* queries = in.queries + row * in.asked * in.queryStride + offset;
        float* out = z + row * in.asked * in.heads * in.width + offset;
        for (std::int64_t first = 0; first < in.asked; first += kQueriesAtOnce)
            attendQueries(in, head, queries, first, HWY_MIN(kQueriesAtOnce, in.asked - first), b,
                          out);
    }
}

// c [rows, kFloats] = a b, of any number of rows.
void multiplyLanes(std::int64_t rows, SmallProduct product) {
    product.ldb = product.ldc = product.columns = kFloats;
    for (std::int64_t row = 0; row < rows; row += kRowsAtOnce) {
        multiplyRows(HWY_MIN(kRowsAtOnce, rows - row), product);
        product.a += kRowsAtOnce * product.lda;
        product.c += kRowsAtOnce * kFloats;
    }
}

// scores [keys, kFloats] of queries first .. first + kFloats, one a lane: e^(score - peak),
// and 0 where the query comes before the key. Returns the lanes' sums.
FloatLanes laneExponentials(float* scores, std::int64_t keys, std::int64_t first) {
    const Floats d;
    // A query's peak is one of the keys that it sees.
    const auto before = [&](std::int64_t key) HWY_ATTR {
        return hn::FirstN(d, static_cast<std::size_t>(HWY_MAX(key - first, std::int64_t{0})));
    };
    const auto none = hn::Set(d, -std::numeric_limits<float>::infinity());
    auto peaks = none;
    for (std::int64_t key = 0; key < keys; ++key) {
        const auto score = hn::LoadU(d, scores + key * kFloats);
        peaks = hn::Max(key > first ? hn::IfThenElse(before(key), none, score) : score, peaks);
    }
    auto sums = hn::Zero(d);
    for (std::int64_t key = 0; key < keys; ++key) {
        float* at = scores + key * kFloats;
        auto e = fastExp(d, hn::Sub(hn::LoadU(d, at), peaks));
        if (key > first) e = hn::IfThenZeroElse(before(key), e);
        hn::StoreU(e, d, at);
        sums = hn::Add(sums, e);
    }
    return sums;
}

// The same as attendPairs() with a query in each lane. A key's bias adds the same to all scores of
// a query, which softmax does not see; weights come to 1, so a value's bias is added at the end.
void attendShort(const AttentionInput& in, std::int64_t begin, std::int64_t end,
                 const AttentionBuffers& b, float* z) {
    const Floats d;
    for (auto pair = begin; pair < end; ++pair) {
        const auto row = pair / in.heads;
        const auto offset = pair % in.heads * in.width;
        const auto own = row * in.carried * in.keyStride + offset;
        const auto earlier = in.carried - in.asked;  // positions before the first asked one
        for (std::int64_t first = 0; first < in.asked; first += kFloats) {
            const auto count = HWY_MIN(kFloats, in.asked - first);
            const auto keys = earlier + first + count;
            const auto at = row * in.asked + first;
            transposeInto({in.queries + at * in.queryStride + offset, in.queryStride,
                           in.queryBias + offset, count, in.width},
                          b.queries, kFloats);
            for (std::int64_t i = 0; i < in.width; ++i) {
                float* query = b.queries + i * kFloats;
                hn::StoreU(hn::Mul(hn::LoadU(d, query), hn::Set(d, in.scale)), d, query);
            }
            SmallProduct product{.a = in.keys + own, .lda = in.keyStride, .b = b.queries};
            product.depth = in.width;
            product.c = b.scores;
            multiplyLanes(keys, product);
            const auto sums = laneExponentials(b.scores, keys, earlier + first);
            product = {.a = in.values + own, .lda = 1, .along = in.keyStride, .b = b.scores};
            product.depth = keys;
            product.c = b.out;
            multiplyLanes(in.width, product);
            const auto factors = hn::Div(hn::Set(d, 1.0F), sums);
            for (std::int64_t i = 0; i < in.width; ++i) {
                float* out = b.out + i * kFloats;
                const auto bias = hn::Set(d, in.valueBias[offset + i]);
                hn::StoreU(hn::MulAdd(hn::LoadU(d, out), factors, bias), d, out);
            }
            transposeInto({b.out, kFloats, nullptr, in.width, count},
                          z + at * in.heads * in.width + offset, in.heads * in.width);
        }
    }
}

}  // namespace HWY_NAMESPACE
}  // namespace headscope::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace headscope::kernels {
namespace {

HWY_EXPORT(transposeInto);
HWY_EXPORT(copyInto);
HWY_EXPORT(attendPairs);
HWY_EXPORT(attendShort);

std::size_t size(std::int64_t count) {
    return static_cast<std::size_t>(count);
}

// What attendShort() can answer.
bool isShort(const AttentionInput& in) {
    const bool alone = !in.prefix || in.prefix->positions == 0;
    return alone && in.carried <= kShort && in.width % 4 == 0;
}

struct Workspace {
    explicit Workspace(const AttentionInput& in) {
        buffers.shared = in.prefix ? in.prefix->positions : 0;
        if (buffers.shared > 0) {
            buffers.sharedRoom = in.prefix->room;
            buffers.sharedKeys = in.prefix->keys.data();
            buffers.sharedValues = in.prefix->values.data();
        }
        buffers.sharedKeysLd = paddedPositions(buffers.sharedRoom);
        buffers.keysLd = paddedPositions(in.carried);
        buffers.valuesLd = padded(in.width);
        buffers.byHead =
            2 * buffers.shared * in.heads * in.width * std::int64_t{sizeof(float)} > kLargePrefix;
        // Own scores begin anywhere, and are written and read in whole vectors.
        buffers.scoresLd = padded(buffers.shared) + padded(in.carried) + kPadding;
        buffers.keys = take(keys, in.width * buffers.keysLd);
        buffers.values = take(values, in.carried * buffers.valuesLd);
        // A query in each lane, of at most kPadding, where they are short.
        const auto lanes = isShort(in) ? kPadding : 0;
        const auto most = std::max<std::int64_t>(kQueriesAtOnce, lanes);
        buffers.queries = take(queries, most * in.width);
        buffers.scores = take(scores, std::max(kQueriesAtOnce * buffers.scoresLd, lanes * kShort));
        buffers.out = take(out, most * buffers.valuesLd);
    }
    static float* take(LineFloats& floats, std::int64_t count) {
        floats.resize(size(count));
        return floats.data();
    }
    LineFloats keys, values, queries, scores, out;
    AttentionBuffers buffers;
};

}  // namespace

SharedPrefix makePrefix(const float* keys, const float* values, std::int64_t stride,
                        const float* keyBias, const float* valueBias, std::int64_t positions,
                        std::int64_t heads, std::int64_t width, std::int64_t more) {
    SharedPrefix prefix;
    prefix.positions = positions;
    prefix.room = positions + more;
    if (prefix.room == 0) return prefix;
    const auto keysLd = paddedPositions(prefix.room);
    const auto valuesLd = padded(width);
    const auto transpose = HWY_DYNAMIC_DISPATCH(transposeInto);
    const auto copy = HWY_DYNAMIC_DISPATCH(copyInto);
    prefix.keys.resize(size(heads * width * keysLd));
    prefix.values.resize(size(heads * prefix.room * valuesLd));
    for (std::int64_t head = 0; head < heads; ++head) {
        const auto offset = head * width;
        transpose({keys + offset, stride, keyBias + offset, positions, width},
                  prefix.keys.data() + offset * keysLd, keysLd);
        copy({values + offset, stride, valueBias + offset, positions, width},
             prefix.values.data() + head * prefix.room * valuesLd, valuesLd);
    }
    return prefix;
}

void addPosition(SharedPrefix& prefix, const float* keys, const float* values, const float* keyBias,
                 const float* valueBias, std::int64_t heads, std::int64_t width) {
    const auto keysLd = paddedPositions(prefix.room);
    const auto valuesLd = padded(width);
    float* key = prefix.keys.data() + prefix.positions;
    for (std::int64_t i = 0; i < heads * width; ++i)
        key[i * keysLd] = keys[i] + keyBias[i];
    for (std::int64_t head = 0; head < heads; ++head) {
        float* value = prefix.values.data() + (head * prefix.room + prefix.positions) * valuesLd;
        for (std::int64_t i = 0; i < width; ++i)
            value[i] = values[head * width + i] + valueBias[head * width + i];
    }
    ++prefix.positions;
}

void attend(const AttentionInput& input, float* z) {
    parallel(input.rows * input.heads, 1, [&](std::int64_t begin, std::int64_t end) {
        const Workspace workspace(input);
        if (isShort(input))
            HWY_DYNAMIC_DISPATCH(attendShort)(input, begin, end, workspace.buffers, z);
        else
            HWY_DYNAMIC_DISPATCH(attendPairs)(input, begin, end, workspace.buffers, z);
    });
}

}  // namespace headscope::kernels
#endif  // HWY_ONCE
