// SPDX-License-Identifier: GPL-3.0-or-later
#include "parts_engine.h"

#include <headscope/error.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>
#include <utility>

namespace headscope::app::test {

namespace {

constexpr std::chrono::minutes kLongestWait{1};
constexpr double kChangeAHead = 0.01;

bool isPair(HeadId a, HeadId b, HeadId one, HeadId other) {
    return (a == one && b == other) || (a == other && b == one);
}

SimilarityCurve curveOf(const SimilarityRequest& request, int points, double less, int from) {
    SimilarityCurve curve;
    const auto change = [&](int point) { return point >= from ? less : 0; };
    for (int point = 0; point < points; ++point) {
        curve.mean.emplace_back(0.05 * point - change(point));
        auto& all = curve.all.emplace_back();
        for (const auto& [i, j] : pairsOf(request.prompt.size()))
            all.emplace_back(fakeCosine(point, i, j) - change(point));
        if (request.pair)
            curve.pair.emplace_back(fakeCosine(point, request.pair->first, request.pair->second) -
                                    change(point));
    }
    return curve;
}

}  // namespace

double fakeAdded(HeadId head) {
    return head == HeadId{9, 6} ? 3 : 0.02 * head.layer - 0.03 * head.head;
}

double fakeDirect(HeadId head, const Intervention& intervention) {
    return intervention == Intervention(Zero{}) ? -fakeAdded(head) : -0.8 * fakeAdded(head);
}

double fakeMlp(int layer) {
    return 0.1 * layer - 0.4;
}

float fakeSingle(HeadId head) {
    return 4 * fakeTargetEffect(head, Zero{}) - 4 * fakeControlEffect(head, Zero{});
}

float fakeTogether(HeadId a, HeadId b) {
    float together = fakeSingle(a) + fakeSingle(b);
    if (isPair(a, b, {9, 6}, {10, 9})) together -= 1.5F;
    if (isPair(a, b, {9, 6}, {7, 2})) together += 0.75F;
    return together;
}

double fakeCosine(int point, int a, int b) {
    return 0.1 * a - 0.05 * b + 0.04 * point;
}

double fakeChange(HeadId head, int point) {
    return point > head.layer ? -0.001 * (head.head + 1) - 0.002 * (point - head.layer) : 0;
}

PartsEngine::PartsEngine(std::shared_ptr<FakeScript> script, std::shared_ptr<PartsScript> parts,
                         const std::filesystem::path& folder)
    : FakeEngine(std::move(script), folder), m_parts(std::move(parts)) {}

void PartsEngine::check() const {
    if (m_parts->fails) throw inputError("the parts have no numbers", "Use another checkpoint.");
}

Attribution PartsEngine::attribute(const SetRequest& /*request*/) {
    ++m_parts->attributions;
    check();
    Attribution result;
    result.heads = HeadGrid<double>(info().config.layers, info().config.heads);
    for (std::size_t i = 0; i < result.heads.values().size(); ++i)
        result.heads.values()[i] = fakeAdded(result.heads.id(i));
    for (int layer = 0; layer < info().config.layers; ++layer)
        result.mlps.push_back(fakeMlp(layer));
    result.embedding = 0.5;
    result.biases = -0.25;
    result.logitDifference = result.total();
    result.sigma = 1;
    return result;
}

HeadGrid<double> PartsEngine::directEffects(const SetRequest& request) {
    ++m_parts->directs;
    check();
    HeadGrid<double> effects(info().config.layers, info().config.heads);
    for (std::size_t i = 0; i < effects.values().size(); ++i)
        effects.values()[i] = fakeDirect(effects.id(i), request.intervention);
    return effects;
}

Similarity PartsEngine::similarity(const SimilarityRequest& request) {
    ++m_parts->similarities;
    check();
    Similarity result;
    for (const TokenId id : request.prompt)
        result.prompt.push_back(tokenRef(id, tokenizer()->bytes(id)));
    const int points = info().config.layers + 1;
    result.clean = curveOf(request, points, 0, 0);
    if (request.heads.empty()) return result;
    const double less = kChangeAHead * static_cast<double>(request.heads.size());
    const int from = request.heads.front().layer + 1;
    result.ablated = curveOf(request, points, less, from);
    for (int point = 0; point < points; ++point) {
        auto& row = result.cleanToAblated.emplace_back();
        for (std::size_t token = 0; token < request.prompt.size(); ++token)
            row.emplace_back(point < from ? 1 : 1 - less * static_cast<double>(token));
    }
    return result;
}

SimilaritySweep PartsEngine::similaritySweep(const SimilaritySweepRequest& request,
                                             const SimilaritySweepSink& sink,
                                             std::stop_token stop) {
    ++m_parts->similarities;
    check();
    const int layers = info().config.layers;
    SimilaritySweep result;
    for (const TokenId id : request.prompt)
        result.prompt.push_back(tokenRef(id, tokenizer()->bytes(id)));
    result.intervention = request.intervention;
    result.positions = request.positions;
    result.pair = request.pair;
    result.token = request.token;
    result.clean = curveOf({{request, {}, request.intervention}, request.pair}, layers + 1, 0, 0);
    result.heads = HeadGrid<CosineChanges>(layers, info().config.heads);
    for (int done = 0; done < layers; ++done) {
        const auto tell = [&] {
            if (sink.progress) sink.progress(static_cast<double>(done) / layers);
        };
        tell();
        const auto end = std::chrono::steady_clock::now() + kLongestWait;
        while (done >= m_parts->sweptLayers && !stop.stop_requested() &&
               std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            tell();
        }
        if (stop.stop_requested()) {
            result.stopped = true;
            return result;
        }
        for (int head = 0; head < result.heads.heads(); ++head) {
            const HeadId id{layers - 1 - done, head};
            const auto put = [&](CosineMeasure measure, double times) {
                auto& points = result.heads(id)[static_cast<std::size_t>(measure)];
                for (int point = 0; point <= layers; ++point)
                    points.emplace_back(times * fakeChange(id, point));
            };
            put(CosineMeasure::Mean, 0.5);
            if (request.pair) put(CosineMeasure::Pair, 1);
            if (request.token) put(CosineMeasure::Token, 2);
        }
        if (sink.between) sink.between();
    }
    return result;
}

PairEffects PartsEngine::pairs(const PairRequest& request, const PairSink& sink,
                               std::stop_token stop) {
    ++m_parts->pairMaps;
    m_parts->strongest = request.strongest;
    check();
    constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
    PairEffects result;
    result.intervention = request.intervention;
    result.positions = request.positions;
    result.metric = request.metric;
    result.single = HeadGrid<float>(info().config.layers, info().config.heads);
    const std::size_t count = result.single.values().size();
    for (std::size_t i = 0; i < count; ++i)
        result.single.values()[i] = fakeSingle(result.single.id(i));
    result.joint.assign(count * count, kNone);
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(result.single.values()[a]) > std::abs(result.single.values()[b]);
    });
    if (request.strongest > 0) {
        rows.resize(static_cast<std::size_t>(request.strongest));
        for (const std::size_t row : rows)
            result.chosen.push_back(result.single.id(row));
    }
    for (std::size_t done = 0; done < rows.size(); ++done) {
        const auto tell = [&] {
            if (sink.progress)
                sink.progress(static_cast<double>(done) / static_cast<double>(rows.size()));
        };
        tell();
        const auto end = std::chrono::steady_clock::now() + kLongestWait;
        while (static_cast<int>(done) >= m_parts->pairRows && !stop.stop_requested() &&
               std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            tell();  // as a real engine does before each layer
        }
        if (stop.stop_requested()) {
            result.stopped = true;
            return result;
        }
        const std::size_t a = rows[done];
        for (std::size_t b = 0; b < count; ++b)
            result.joint[a * count + b] = result.joint[b * count + a] =
                a == b ? result.single.values()[a]
                       : fakeTogether(result.single.id(a), result.single.id(b));
        if (sink.between) sink.between();
    }
    return result;
}

EngineSource partsEngines(std::shared_ptr<FakeScript> script, std::shared_ptr<PartsScript> parts) {
    EngineSource source = fakeEngines(script);
    source.load = [script, parts](const std::filesystem::path& folder, EngineLimits /*limits*/,
                                  const std::stop_token& /*stop*/) {
        return std::unique_ptr<Engine>(std::make_unique<PartsEngine>(script, parts, folder));
    };
    return source;
}

}  // namespace headscope::app::test
