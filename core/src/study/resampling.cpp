// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/cores.h"
#include "study/clusters.h"
#include "study/draw.h"

#include <headscope/statistics.h>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <limits>
#include <thread>

namespace headscope {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// Replicates that are drawn together: their weights are drawn once and serve all heads. Each such
// chunk has a draw of its own, so that it does not matter which thread computes it.
constexpr std::size_t kChunk = 64;
// Heads whose sums stay in registers.
constexpr std::size_t kLanes = 32;

// Which draw a seed serves.
constexpr std::uint64_t kForBootstrap = 0x626F6F74;
constexpr std::uint64_t kForFlips = 0x666C6970;

// Less is done before other threads have begun: multiply-adds.
constexpr double kWorthThreads = 1e7;

/// Calls work(chunk) for each, on all cores that the process may use where there is enough to do.
void forChunks(std::size_t chunks, double sums, const std::function<void(std::size_t)>& work) {
    const auto cores = sums < kWorthThreads ? 1 : std::max<std::size_t>(1, allowedCpus().size());
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
        for (std::size_t chunk = next++; chunk < chunks; chunk = next++)
            work(chunk);
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(cores, chunks); ++i)
        others.emplace_back(take);
    take();
}

// Wider vectors where the processor has them. Each head's sum is its own, and nothing is fused, so
// that they change no bit.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
__attribute__((target_clones("avx2", "default")))
#endif
void weightedSums(const double* values, const double* weights, std::size_t clusters, double* out) {
    double sums[kLanes] = {};
    for (std::size_t g = 0; g < clusters; ++g, values += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            sums[lane] += weights[g] * values[lane];
    std::copy_n(sums, kLanes, out);
}

/// The clusters' sums with heads in blocks of kLanes: [block][cluster][lane], 0 beyond the last.
class BlockedSums {
 public:
    explicit BlockedSums(const ClusterSums& sums)
        : m_clusters(sums.count), m_blocks((sums.heads + kLanes - 1) / kLanes) {
        m_values.resize(m_blocks * m_clusters * kLanes);
        for (std::size_t g = 0; g < m_clusters; ++g)
            for (std::size_t head = 0; head < sums.heads; ++head)
                m_values[(head / kLanes * m_clusters + g) * kLanes + head % kLanes] =
                    sums.of(g)[head];
    }

    [[nodiscard]] std::size_t blocks() const { return m_blocks; }

    /// sum_g weights[g] S[g] of the heads of a block, in the order of the clusters.
    void weighted(std::size_t block, const std::vector<double>& weights, double* out) const {
        weightedSums(m_values.data() + block * m_clusters * kLanes, weights.data(), m_clusters,
                     out);
    }

 private:
    std::size_t m_clusters;
    std::size_t m_blocks;
    std::vector<double> m_values;
};

double studentPoint(std::size_t clusters) {
    const boost::math::students_t student(static_cast<double>(clusters - 1));
    return boost::math::quantile(student, 0.975);
}

std::array<double, 2> studentInterval(const ClusterSums& sums, std::size_t head) {
    if (sums.count < 2) return {kUnknown, kUnknown};
    const double half = studentPoint(sums.count) * clusteredError(sums, head);
    return {sums.means[head] - half, sums.means[head] + half};
}

// Each cluster's number of times among as many as there are that are drawn.
void drawCounts(Draw& draw, std::vector<double>& counts) {
    std::fill(counts.begin(), counts.end(), 0.0);
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[draw.below(static_cast<std::uint32_t>(counts.size()))] += 1;
}

/// Means over resamples, [head][replicate].
std::vector<std::vector<double>> resampledMeans(const ClusterSums& sums,
                                                const StatisticsRequest& request) {
    const BlockedSums blocked(sums);
    const auto replicates = static_cast<std::size_t>(request.replicates);
    std::vector<std::vector<double>> means(blocked.blocks() * kLanes,
                                           std::vector<double>(replicates));
    const double work = static_cast<double>(replicates * sums.count * sums.heads);
    forChunks((replicates + kChunk - 1) / kChunk, work, [&](std::size_t chunk) {
        auto draw = drawFor(request.seed ^ kForBootstrap, chunk);
        std::vector<double> counts(sums.count);
        double out[kLanes];
        const auto end = std::min(replicates, (chunk + 1) * kChunk);
        for (std::size_t replicate = chunk * kChunk; replicate < end; ++replicate) {
            drawCounts(draw, counts);
            double prompts = 0;
            for (std::size_t g = 0; g < sums.count; ++g)
                prompts += counts[g] * sums.sizes[g];
            for (std::size_t block = 0; block < blocked.blocks(); ++block) {
                blocked.weighted(block, counts, out);
                for (std::size_t lane = 0; lane < kLanes; ++lane)
                    means[block * kLanes + lane][replicate] = out[lane] / prompts;
            }
        }
    });
    means.resize(sums.heads);
    return means;
}

/// Signs of whole clusters, replicate by replicate.
class Flips {
 public:
    Flips(std::size_t clusters, const StatisticsRequest& request)
        : m_clusters(clusters), m_seed(request.seed ^ kForFlips) {
        const auto asked = static_cast<std::size_t>(request.replicates);
        // Of two flips that are each other's opposite one is enough.
        m_all = clusters <= 40 && (std::size_t{1} << (clusters - 1)) <= asked;
        m_count = m_all ? std::size_t{1} << (clusters - 1) : asked;
    }

    [[nodiscard]] std::size_t count() const { return m_count; }
    /// p of `found` flips that are at least as extreme.
    [[nodiscard]] double p(std::size_t found) const {
        return m_all ? static_cast<double>(found) / static_cast<double>(m_count)
                     : static_cast<double>(found + 1) / static_cast<double>(m_count + 1);
    }
    [[nodiscard]] double leastP() const { return p(m_all ? 1 : 0); }

    /// Calls use(flip, signs) for those of a chunk.
    template <class F>
    void ofChunk(std::size_t chunk, const F& use) const {
        auto draw = drawFor(m_seed, chunk);
        std::vector<double> signs(m_clusters, 1.0);
        const auto end = std::min(m_count, (chunk + 1) * kChunk);
        for (std::size_t flip = chunk * kChunk; flip < end; ++flip) {
            if (m_all)
                for (std::size_t g = 1; g < m_clusters; ++g)
                    signs[g] = (flip >> (g - 1) & 1U) != 0 ? -1.0 : 1.0;
            else
                drawSigns(draw, signs);
            use(flip, signs);
        }
    }

 private:
    static void drawSigns(Draw& draw, std::vector<double>& signs) {
        std::uint64_t bits = 0;
        for (std::size_t g = 0; g < signs.size(); ++g) {
            if (g % 64 == 0) bits = draw.next();
            signs[g] = (bits >> (g % 64) & 1U) != 0 ? -1.0 : 1.0;
        }
    }

    std::size_t m_clusters;
    std::uint64_t m_seed;
    bool m_all = false;
    std::size_t m_count = 0;
};

// 1 / sqrt(sum of squares) of each head's cluster sums, 0 if all are 0. |sum of signs S| times this
// grows with |t| by one and the same function for all heads: t^2 = (G-1) u^2 / (G - u^2).
std::vector<double> flipScales(const ClusterSums& sums) {
    std::vector<double> scales((sums.heads + kLanes - 1) / kLanes * kLanes);
    for (std::size_t head = 0; head < sums.heads; ++head) {
        double squares = 0;
        for (std::size_t g = 0; g < sums.count; ++g)
            squares += sums.of(g)[head] * sums.of(g)[head];
        scales[head] = squares > 0 ? 1 / std::sqrt(squares) : 0;
    }
    return scales;
}

// Two ways round to the same flip may differ by their rounding.
constexpr double kAsExtreme = 1 - 1e-9;

}  // namespace

std::vector<std::array<double, 2>> bootstrapIntervals(const ClusterSums& sums,
                                                      const StatisticsRequest& request) {
    std::vector<std::array<double, 2>> intervals(sums.heads);
    if (sums.count < kFewestDrawn) {
        for (std::size_t head = 0; head < sums.heads; ++head)
            intervals[head] = studentInterval(sums, head);
        return intervals;
    }
    const auto count = static_cast<double>(sums.count);
    const boost::math::normal normal;
    const double share =
        boost::math::cdf(normal, -std::sqrt(count / (count - 1)) * studentPoint(sums.count));
    auto means = resampledMeans(sums, request);
    const double sorted = 10.0 * static_cast<double>(sums.heads) * request.replicates;
    forChunks(sums.heads, sorted, [&](std::size_t head) {
        std::sort(means[head].begin(), means[head].end());
        intervals[head] = {quantile(means[head], share), quantile(means[head], 1 - share)};
    });
    return intervals;
}

SignFlips signFlips(const ClusterSums& sums, const StatisticsRequest& request) {
    SignFlips result{std::vector<double>(sums.heads, kUnknown),
                     std::vector<double>(sums.heads, kUnknown), 1};
    if (sums.count < 2) return result;
    const BlockedSums blocked(sums);
    const auto scales = flipScales(sums);
    const auto width = blocked.blocks() * kLanes;
    std::vector<double> observed(width);
    for (std::size_t block = 0; block < blocked.blocks(); ++block)
        blocked.weighted(block, std::vector<double>(sums.count, 1.0),
                         observed.data() + block * kLanes);
    for (std::size_t head = 0; head < width; ++head)
        observed[head] = std::abs(observed[head]) * scales[head] * kAsExtreme;

    const Flips flips(sums.count, request);
    std::vector<double> largest(flips.count());
    std::vector<std::atomic<std::size_t>> found(width);
    const double work = static_cast<double>(flips.count() * sums.count * sums.heads);
    forChunks((flips.count() + kChunk - 1) / kChunk, work, [&](std::size_t chunk) {
        std::vector<std::size_t> here(width);
        double out[kLanes];
        flips.ofChunk(chunk, [&](std::size_t flip, const std::vector<double>& signs) {
            for (std::size_t block = 0; block < blocked.blocks(); ++block) {
                blocked.weighted(block, signs, out);
                for (std::size_t lane = 0; lane < kLanes; ++lane) {
                    const auto head = block * kLanes + lane;
                    const double u = std::abs(out[lane]) * scales[head];
                    if (u >= observed[head]) ++here[head];
                    largest[flip] = std::max(largest[flip], u);
                }
            }
        });
        for (std::size_t head = 0; head < width; ++head)
            found[head] += here[head];
    });
    std::sort(largest.begin(), largest.end());
    for (std::size_t head = 0; head < sums.heads; ++head) {
        const auto as = std::lower_bound(largest.begin(), largest.end(), observed[head]);
        result.p[head] = flips.p(found[head]);
        result.family[head] = flips.p(static_cast<std::size_t>(largest.end() - as));
    }
    result.leastP = flips.leastP();
    return result;
}

}  // namespace headscope
