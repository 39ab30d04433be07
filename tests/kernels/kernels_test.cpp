// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels' loops against the same in float64, with every instruction set there is. Without
// torch: packaging/arm64.sh builds this for another processor.
#include "each_target.h"
#include "kernels/activation.h"
#include "kernels/attention.h"
#include "kernels/rows.h"
#include "kernels/scores.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace headscope::kernels {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

// About a hundred roundings of float32, of numbers near 1.
constexpr double kClose = 1e-5;

using Rows = std::vector<float>;

std::size_t at(std::int64_t i) {
    return static_cast<std::size_t>(i);
}

Rows noise(std::int64_t count) {
    static std::mt19937 generator(1);
    std::normal_distribution<float> normal;
    Rows values(at(count));
    for (auto& value : values)
        value = normal(generator);
    return values;
}

double worstDifference(const Rows& is, const std::vector<double>& right) {
    double worst = 0;
    for (std::size_t i = 0; i < is.size(); ++i)
        worst = std::max(worst, std::abs(double{is[i]} - right[i]));
    return worst;
}

// Widths on both sides of whole vectors.
constexpr std::int64_t kWidths[] = {1, 3, 5, 7, 8, 15, 16, 17, 31, 64, 67, 100, 768};

std::vector<double> plainLayerNorm(const Rows& x, const Rows& weight, const Rows& bias) {
    const auto width = weight.size();
    std::vector<double> out(x.size());
    for (std::size_t row = 0; row < x.size(); row += width) {
        double mean = 0;
        double variance = 0;
        for (std::size_t i = 0; i < width; ++i)
            mean += double{x[row + i]} / static_cast<double>(width);
        for (std::size_t i = 0; i < width; ++i)
            variance += std::pow(double{x[row + i]} - mean, 2) / static_cast<double>(width);
        for (std::size_t i = 0; i < width; ++i)
            out[row + i] =
                (double{x[row + i]} - mean) / std::sqrt(variance + 1e-5) * double{weight[i]} +
                double{bias[i]};
    }
    return out;
}

TEST(RowKernels, normalizeRows) {
    test::onEachTarget([] {
        for (const auto width : kWidths) {
            SCOPED_TRACE(width);
            auto x = noise(3 * width);
            const auto weight = noise(width);
            const auto bias = noise(width);
            const auto right = plainLayerNorm(x, weight, bias);
            Rows out(x.size());
            layerNorm(x.data(), 3, width, weight.data(), bias.data(), 1e-5, out.data());
            layerNorm(x.data(), 3, width, weight.data(), bias.data(), 1e-5, x.data());
            EXPECT_LT(worstDifference(out, right), kClose);
            EXPECT_EQ(x, out) << "in place";
        }
    });
}

// The statistics are taken in float64: in float32 nothing would be left of these rows.
TEST(RowKernels, normalizeWhatIsFarFromZero) {
    test::onEachTarget([] {
        constexpr std::int64_t kWidth = 300;
        Rows x(at(kWidth));
        for (std::int64_t i = 0; i < kWidth; ++i)
            x[at(i)] = 4096.0F + static_cast<float>(i % 2) / 64.0F;
        const Rows weight(x.size(), 1.0F);
        const Rows bias(x.size(), 0.0F);
        Rows out(x.size());
        layerNorm(x.data(), 1, kWidth, weight.data(), bias.data(), 0, out.data());
        for (std::int64_t i = 0; i < kWidth; ++i)
            EXPECT_NEAR(out[at(i)], i % 2 ? 1 : -1, kClose);
    });
}

double geluTanh(double v) {
    return 0.5 * v * (1 + std::tanh(std::sqrt(2 / M_PI) * (v + 0.044715 * v * v * v)));
}

TEST(Activations, areTheirFormulas) {
    const std::pair<Activation, std::function<double(double)>> formulas[] = {
        {Activation::GeluTanh, geluTanh},
        {Activation::Silu, [](double v) { return v / (1 + std::exp(-v)); }},
        {Activation::QuickGelu, [](double v) { return v / (1 + std::exp(-1.702 * v)); }},
        {Activation::Relu, [](double v) { return std::max(v, 0.0); }},
        {Activation::Linear, [](double v) { return v; }}};
    for (const auto& [activation, formula] : formulas)
        for (const auto width : kWidths) {
            SCOPED_TRACE(static_cast<int>(activation));
            auto x = noise(3 * width);
            std::vector<double> right(x.size());
            for (std::size_t i = 0; i < x.size(); ++i) {
                x[i] *= 20;
                right[i] = formula(double{x[i]});
            }
            activate(x.data(), 3 * width, activation);
            EXPECT_LT(worstDifference(x, right), kClose) << width;
        }
}

// What is no number says that a model's weights are none, and must not be lost.
TEST(Activations, keepWhatIsNoNumber) {
    for (const auto activation :
         {Activation::GeluTanh, Activation::Silu, Activation::QuickGelu, Activation::Relu}) {
        Rows x(33, kNan);
        activate(x.data(), 33, activation);
        EXPECT_TRUE(std::all_of(x.begin(), x.end(), [](float v) { return std::isnan(v); }))
            << static_cast<int>(activation);
    }
}

double plainLogSumExp(const Rows& logits) {
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(double{logit});
    return std::log(sum);
}

TEST(ScoreKernels, scoreRows) {
    test::onEachTarget([] {
        for (const std::int64_t count : {1, 2, 5, 16, 17, 255, 1000}) {
            SCOPED_TRACE(count);
            const auto logits = noise(count);
            const auto reference = noise(count);
            const auto target = at(count / 2);
            std::vector<double> p(at(count));
            double crossTerm = 0;
            for (std::size_t i = 0; i < p.size(); ++i) {
                p[i] = std::exp(double{reference[i]} - plainLogSumExp(reference));
                crossTerm += p[i] * (double{reference[i]} - double{logits[i]});
            }
            const auto above = [&](float bound) {
                return std::count_if(logits.begin(), logits.end(),
                                     [&](float logit) { return logit > bound; });
            };
            const auto best = std::max_element(logits.begin(), logits.end());
            const auto is = scoreRow(logits, target, 0, {reference, p});
            EXPECT_EQ(is.peak, *best);
            EXPECT_EQ(is.best, best - logits.begin());
            EXPECT_EQ(is.aboveTarget, above(logits[target]));
            EXPECT_EQ(is.aboveControl, above(logits[0]));
            EXPECT_NEAR(is.logSumExp, plainLogSumExp(logits), 1e-6);
            EXPECT_NEAR(is.crossTerm, crossTerm, 1e-6);
            EXPECT_EQ(scoreRow(logits, target, 0, {}).crossTerm, 0);
        }
    });
}

// A sum in float32 would stay where one more addend is half a unit in its last place.
TEST(ScoreKernels, sumInDouble) {
    test::onEachTarget([] {
        Rows logits(1'000'001, -12.0F);
        logits[7] = 0;
        const double right = std::log1p(1e6 * std::exp(-12.0));
        EXPECT_NEAR(scoreRow(logits, 0, 0, {}).logSumExp, right, 3e-7);
    });
}

TEST(ScoreKernels, sayWhatIsNoNumber) {
    test::onEachTarget([] {
        for (const std::size_t where : {0, 3, 17, 36})
            for (const float bad : {kNan, kInfinity}) {
                auto logits = noise(37);
                logits[where] = bad;
                const auto is = scoreRow(logits, 1, 2, {});
                EXPECT_FALSE(std::isfinite(is.logSumExp)) << bad << " at " << where;
                if (bad == kInfinity) {
                    EXPECT_EQ(is.peak, kInfinity);
                    continue;
                }
                logits[where] = -kInfinity;
                EXPECT_EQ(is.peak, *std::max_element(logits.begin(), logits.end()));
            }
        const Rows none(20, -kInfinity);
        EXPECT_FALSE(std::isfinite(scoreRow(none, 0, 0, {}).logSumExp));
    });
}

TEST(ScoreKernels, takeTheFirstOfEqualOnes) {
    test::onEachTarget([] {
        for (std::size_t first = 0; first < 70; ++first) {
            Rows logits(71, 1.0F);
            logits[first] = logits[70] = 2.0F;
            EXPECT_EQ(scoreRow(logits, 0, 0, {}).best, static_cast<std::int64_t>(first));
        }
    });
}

TEST(ScoreKernels, findTheLargest) {
    test::onEachTarget([] {
        for (const std::int64_t count : {1, 5, 256, 257, 1500}) {
            auto logits = noise(count);
            for (auto& logit : logits)
                logit = std::round(logit * 20);  // so that many are equal
            std::vector<std::size_t> right(at(count));
            std::iota(right.begin(), right.end(), std::size_t{0});
            std::stable_sort(right.begin(), right.end(),
                             [&](std::size_t a, std::size_t b) { return logits[a] > logits[b]; });
            for (const std::size_t k :
                 {std::size_t{0}, std::size_t{1}, std::size_t{10}, at(count)}) {
                if (k > logits.size()) continue;
                const std::vector<std::size_t> best(right.begin(),
                                                    right.begin() + static_cast<std::ptrdiff_t>(k));
                EXPECT_EQ(largest(logits, k), best) << k << " of " << count;
            }
        }
    });
}

// N rows of P positions after S shared ones, of which the last Q are asked.
struct Shape {
    std::int64_t n, s, p, q, heads, width;
};

// Everything that attend() takes, in memory of just that size.
struct Question {
    explicit Question(const Shape& asked)
        : shape(asked),
          d(asked.heads * asked.width),
          shared(noise(asked.s * 2 * d)),
          own(noise(asked.n * asked.p * 2 * d)),
          queries(noise(asked.n * asked.q * d)),
          bias(noise(3 * d)) {}

    // After what is in `grown`, if it is given.
    [[nodiscard]] Rows attended(const SharedPrefix* grown = nullptr) const {
        SharedPrefix prefix;
        if (shape.s > 0 && !grown)
            prefix = makePrefix(shared.data(), shared.data() + d, 2 * d, bias.data() + d,
                                bias.data() + 2 * d, shape.s, shape.heads, shape.width);
        AttentionInput in;
        in.queries = queries.data();
        in.queryStride = d;
        in.keys = own.data();
        in.values = own.data() + d;
        in.keyStride = 2 * d;
        in.queryBias = bias.data();
        in.keyBias = bias.data() + d;
        in.valueBias = bias.data() + 2 * d;
        in.prefix = grown ? grown : shape.s > 0 ? &prefix : nullptr;
        in.rows = shape.n;
        in.carried = shape.p;
        in.asked = shape.q;
        in.heads = shape.heads;
        in.width = shape.width;
        in.scale = scale;
        Rows z(queries.size(), kNan);
        attend(in, z.data());
        return z;
    }

    // Key (0) or value (1) of a row's position, counted from the prefix's first.
    [[nodiscard]] double of(int which, std::int64_t row, std::int64_t position,
                            std::int64_t i) const {
        const auto place = which * d + i;
        const float value = position < shape.s
                                ? shared[at(position * 2 * d + place)]
                                : own[at((row * shape.p + position - shape.s) * 2 * d + place)];
        return double{value} + double{bias[at(d + place)]};
    }

    // z of one query and head, written to `out`.
    void plain(std::int64_t row, std::int64_t asked, std::int64_t head, double* out) const {
        const auto seen = shape.s + shape.p - shape.q + asked + 1;
        const auto first = head * shape.width;
        std::vector<double> weights(at(seen));
        double sum = 0;
        for (std::int64_t t = 0; t < seen; ++t) {
            double score = 0;
            for (auto i = first; i < first + shape.width; ++i)
                score +=
                    (double{queries[at((row * shape.q + asked) * d + i)]} + double{bias[at(i)]}) *
                    of(0, row, t, i);
            sum += weights[at(t)] = std::exp(score * double{scale});
        }
        for (std::int64_t i = 0; i < shape.width; ++i)
            for (std::int64_t t = 0; t < seen; ++t)
                out[i] += weights[at(t)] / sum * of(1, row, t, first + i);
    }

    [[nodiscard]] std::vector<double> plain() const {
        std::vector<double> z(queries.size());
        for (std::int64_t row = 0; row < shape.n; ++row)
            for (std::int64_t asked = 0; asked < shape.q; ++asked)
                for (std::int64_t head = 0; head < shape.heads; ++head)
                    plain(row, asked, head,
                          &z[at((row * shape.q + asked) * d + head * shape.width)]);
        return z;
    }

    Shape shape;
    std::int64_t d;
    Rows shared, own, queries, bias;
    float scale = 0.3F;
};

TEST(AttentionKernel, isSoftmaxOfProducts) {
    const std::vector<Shape> shapes = {{1, 0, 1, 1, 1, 1},
                                       {2, 0, 5, 5, 3, 3},
                                       {3, 0, 7, 1, 2, 5},
                                       {1, 1, 1, 1, 2, 7},
                                       {2, 3, 4, 2, 2, 8},
                                       {2, 16, 6, 6, 1, 16},
                                       {1, 17, 13, 13, 2, 17},
                                       {2, 31, 33, 7, 1, 64},
                                       {1, 0, 100, 100, 1, 64},
                                       {3, 64, 1, 1, 2, 64},
                                       {1, 5, 80, 3, 2, 80},
                                       {2, 200, 5, 5, 1, 20},
                                       // Short and without a prefix: a query in each lane.
                                       {2, 0, 5, 5, 3, 8},
                                       {2, 0, 15, 15, 12, 8},
                                       {1, 0, 1, 1, 2, 4},
                                       {1, 0, 16, 16, 2, 64},
                                       {2, 0, 17, 17, 2, 12},
                                       {1, 0, 32, 32, 1, 20},
                                       {1, 0, 33, 33, 1, 8},
                                       {3, 0, 15, 1, 2, 8},
                                       {2, 0, 21, 19, 2, 8}};
    for (const auto& shape : shapes) {
        const Question question(shape);
        const auto right = question.plain();
        test::onEachTarget([&] {
            EXPECT_LT(worstDifference(question.attended(), right), kClose)
                << "n " << shape.n << " s " << shape.s << " p " << shape.p << " q " << shape.q
                << " width " << shape.width;
        });
    }
}

// So that what changes nothing changes nothing to the last bit: the last layer asks for less.
TEST(AttentionKernel, givesTheSameBitsWhereOnlyTheLastIsAsked) {
    Question all({2, 0, 15, 15, 3, 8});
    test::onEachTarget([&] {
        const auto whole = all.attended();
        Question last = all;
        last.shape.q = 1;
        last.queries.clear();
        Rows expected;
        for (std::int64_t row = 0; row < 2; ++row) {
            const auto from = (row * 15 + 14) * all.d;
            last.queries.insert(last.queries.end(), &all.queries[at(from)],
                                &all.queries[at(from)] + all.d);
            expected.insert(expected.end(), &whole[at(from)], &whole[at(from)] + all.d);
        }
        EXPECT_EQ(last.attended(), expected);
    });
}

// From some size on the rows of a head come after each other, and not the heads of a row.
TEST(AttentionKernel, findsItsHeadAfterALongPrefix) {
    const Question question({3, 1100, 2, 2, 4, 32});
    const auto right = question.plain();
    test::onEachTarget([&] { EXPECT_LT(worstDifference(question.attended(), right), kClose); });
}

// A softmax without the peak taken off would overflow.
TEST(AttentionKernel, standsLargeScores) {
    Question question({1, 4, 9, 9, 1, 8});
    question.scale = 100;
    const auto right = question.plain();
    Question alone({1, 0, 9, 9, 1, 8});
    alone.scale = 100;
    const auto rightAlone = alone.plain();
    test::onEachTarget([&] {
        // Scores up to 1000, each a few roundings off.
        EXPECT_LT(worstDifference(question.attended(), right), 1e-2);
        EXPECT_LT(worstDifference(alone.attended(), rightAlone), 1e-2);
    });
}

// The tests give this prefix to every instruction set alike: it outlives a call.
TEST(AttentionKernel, keepsAPrefixWithZerosInItsPadding) {
    const Question question({1, 37, 1, 1, 2, 5});
    SharedPrefix first;
    test::onEachTarget([&] {
        const auto d = question.d;
        const auto prefix =
            makePrefix(question.shared.data(), question.shared.data() + d, 2 * d,
                       question.bias.data() + d, question.bias.data() + 2 * d, 37, 2, 5);
        if (first.keys.empty()) first = prefix;
        EXPECT_EQ(prefix.keys, first.keys);
        EXPECT_EQ(prefix.values, first.values);
        const auto ld = static_cast<std::int64_t>(prefix.keys.size()) / 10;
        for (std::int64_t row = 0; row < 10; ++row)
            for (auto t = std::int64_t{37}; t < ld; ++t)
                EXPECT_EQ(prefix.keys[at(row * ld + t)], 0);
    });
}

// Positions that are added one by one lie as those that were there from the beginning, and those of
// room for more come to the same outputs.
TEST(AttentionKernel, takesUpFurtherPositions) {
    for (const std::int64_t room : {33, 48, 64}) {
        Question question({1, room, 1, 1, 3, 5});
        const auto d = question.d;
        const float* keys = question.shared.data();
        const float* bias = question.bias.data();
        test::onEachTarget([&] {
            const auto whole =
                makePrefix(keys, keys + d, 2 * d, bias + d, bias + 2 * d, room, 3, 5);
            for (const std::int64_t begun : {std::int64_t{0}, std::int64_t{1}, room - 5}) {
                auto grown = makePrefix(keys, keys + d, 2 * d, bias + d, bias + 2 * d, begun, 3, 5,
                                        room - begun);
                for (auto t = begun; t < room; ++t) {
                    question.shape.s = t;
                    EXPECT_EQ(question.attended(&grown), question.attended())
                        << t << " of " << room;
                    const float* own = keys + t * 2 * d;
                    addPosition(grown, own, own + d, bias + d, bias + 2 * d, 3, 5);
                }
                EXPECT_EQ(grown.positions, room);
                EXPECT_EQ(grown.keys, whole.keys);
                EXPECT_EQ(grown.values, whole.values);
            }
        });
    }
}

}  // namespace
}  // namespace headscope::kernels
