// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure.h"

#include "checkpoint_maker.h"
#include "machine.h"
#include "model/packed_weights.h"
#include "scratch_folder.h"
#include "sweep/ablated_pass.h"
#include "sweep/clean_pass.h"
#include "timing.h"
#include "workload.h"

#include <headscope/engine.h>
#include <headscope/pairs.h>
#include <headscope/runtime.h>

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace headscope::bench {
namespace {

using Json = nlohmann::ordered_json;

SweepRequest requestOf(const Options& options, int tokens) {
    SweepRequest request;
    for (int t = 0; t < tokens; ++t)
        request.prompt.push_back((t * 7919 + 11) % 1000);
    request.target = 262;
    request.control = 198;
    request.interventions = interventionsFromNames(options.replace);
    if (options.positions == "last") request.positions = Positions::last();
    return request;
}

// One full forward per head and intervention, logits at every position, as Hugging Face's GPT-2
// with a pre-hook on c_proj computes it. The mean is the head's own mean in that very pass.
double naiveSeconds(const Gpt2Weights& w, const SweepRequest& request) {
    const c10::InferenceMode inference;
    const std::vector<std::int64_t> ids(request.prompt.begin(), request.prompt.end());
    const auto tensor = at::tensor(ids, at::kLong).unsqueeze(0);
    const auto h = w.config.headWidth();
    const auto from = request.positions.kind == Positions::Kind::Last ? tensor.size(1) - 1 : 0;
    const auto forwardWith = [&](HeadId head, const Intervention& intervention) {
        auto x = embed(w, tensor);
        for (int layer = 0; layer < w.config.layers; ++layer) {
            auto z = headOutputs(w, layer, x);
            if (layer == head.layer) {
                auto slice = z.narrow(2, head.head * h, h);
                const auto value = intervention == ScalarMean{} ? slice.mean().item<float>() : 0.0F;
                slice.narrow(1, from, tensor.size(1) - from).fill_(value);
            }
            x = x + project(w, layer, z);
            x = x + mlp(w, layer, x);
        }
        (void)unembed(w, x);
    };
    forwardWith({0, 0}, Zero{});
    return secondsOf([&] {
        for (const auto& intervention : request.interventions)
            for (int layer = 0; layer < w.config.layers; ++layer)
                for (int head = 0; head < w.config.heads; ++head)
                    forwardWith({layer, head}, intervention);
    });
}

struct SweepTimes {
    double whole = 0;
    double clean = 0;  ///< until the clean run is there
    double firstRow = 0;
};

SweepTimes timeSweep(Engine& engine, const SweepRequest& request) {
    SweepTimes times;
    const double start = now();
    std::size_t cells = 0;
    SweepSink sink;
    const auto row =
        static_cast<std::size_t>(engine.info().config.heads) * request.interventions.size();
    sink.clean = [&](const CleanRun&) { times.clean = now() - start; };
    sink.cells = [&](const Intervention&, std::span<const Cell> fresh) {
        cells += fresh.size();
        if (times.firstRow == 0 && cells >= row) times.firstRow = now() - start;
    };
    (void)engine.sweep(request, sink, {});
    times.whole = now() - start;
    return times;
}

SweepTimes medianSweep(Engine& engine, const SweepRequest& request, int repeats) {
    std::vector<double> whole;
    std::vector<double> clean;
    std::vector<double> first;
    for (int i = 0; i < repeats; ++i) {
        const auto times = timeSweep(engine, request);
        whole.push_back(times.whole);
        clean.push_back(times.clean);
        first.push_back(times.firstRow);
    }
    return {median(whole), median(clean), median(first)};
}

// From a stop request at several moments of a sweep's first seconds to its return; the longest.
double stopLatency(Engine& engine, const SweepRequest& request, double whole) {
    whole = std::min(whole, 4.0);
    double worst = 0;
    for (int i = 1; i <= 6; ++i) {
        std::stop_source stop;
        double asked = 0;
        std::jthread asker([&, i] {
            std::this_thread::sleep_for(std::chrono::duration<double>(whole * i / 7));
            asked = now();
            stop.request_stop();
        });
        const auto result = engine.sweep(request, {}, stop.get_token());
        const double ended = now();
        asker.join();
        if (result.stopped) worst = std::max(worst, ended - asked);
    }
    return worst;
}

// Seconds and bytes of one ablated forward from the cached residual stream, averaged over layers.
std::pair<double, double> click(const PackedWeights& w, const SweepRequest& request) {
    const c10::InferenceMode inference;
    const std::vector<std::int64_t> ids(request.prompt.begin(), request.prompt.end());
    const auto clean = runClean(w, at::tensor(ids, at::kLong).unsqueeze(0), request.positions);
    double seconds = 0;
    double bytes = 0;
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const Batch batch{{{{layer, 0}}, donorOf(Zero{}, clean.facts)}};
        std::vector<double> times;
        for (int i = 0; i < 7; ++i)
            times.push_back(secondsOf([&] { (void)runAblated(w, clean, batch); }));
        seconds += median(times) / w.config.layers;
        bytes += clickBytes(w.config, layer) / w.config.layers;
    }
    return {seconds, bytes};
}

// Seconds from one written token to the next, of both texts at once; 0 where the prompt leaves no
// room for so many.
double tokenSeconds(Engine& engine, const SweepRequest& request) {
    constexpr std::size_t kTokens = 30;
    ContinuationRequest asked;
    asked.prompt = request.prompt;
    asked.positions = request.positions;
    asked.heads = {{engine.info().config.layers / 2, 0}};
    asked.tokens = static_cast<int>(kTokens);
    std::vector<double> times;
    double last = 0;
    ContinuationSink sink;
    sink.between = [&] {
        const double time = now();
        if (last > 0) times.push_back(time - last);
        last = time;
    };
    (void)engine.write(asked, sink, {});
    return times.size() + 1 < kTokens ? 0 : median(times);
}

// Every pair of heads, by the logit difference: its time, and the longest from a stop to the end.
std::pair<double, double> timePairs(Engine& engine, const SweepRequest& sweep) {
    PairRequest request;
    static_cast<Setting&>(request) = sweep;
    const double whole = secondsOf([&] { (void)engine.pairs(request, {}, {}); });
    double worst = 0;
    for (int i = 1; i <= 6; ++i) {
        std::stop_source stop;
        double asked = 0;
        std::jthread asker([&, i] {
            std::this_thread::sleep_for(
                std::chrono::duration<double>(std::min(whole, 8.0) * i / 7));
            asked = now();
            stop.request_stop();
        });
        const auto result = engine.pairs(request, {}, stop.get_token());
        const double ended = now();
        asker.join();
        if (result.stopped) worst = std::max(worst, ended - asked);
    }
    return {whole, worst};
}

// Into the page cache, and nowhere else.
void readThrough(const std::filesystem::path& folder) {
    std::vector<char> block(1 << 20);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        while (file.read(block.data(), static_cast<std::streamsize>(block.size()))) {
        }
    }
}

double loadSeconds(const std::filesystem::path& model, int threads) {
    std::vector<double> times;
    for (int i = 0; i < 3; ++i)
        times.push_back(secondsOf([&] { (void)loadEngine(model, {.threads = threads}); }));
    return median(times);
}

}  // namespace

Json measure(const Options& options) {
    const auto config = shapeOf(options.shape);
    const auto request = requestOf(options, options.tokens);
    const ScratchFolder scratch;
    CheckpointSpec spec;
    spec.config = config;
    spec.scale = 0.02;
    if (options.type != "F32") spec.type = options.type == "F16" ? DType::F16 : DType::BF16;
    writeRandomCheckpoint(scratch / "model", spec);
    readThrough(scratch / "model");

    std::unique_ptr<Engine> engine;
    SweepTimes sweep;
    double peak = 0;
    {
        const MemoryWatch memory;
        engine = loadEngine(scratch / "model", {.threads = options.threads});
        if (options.repeats > 1) (void)engine->sweep(request, {}, {});
        sweep = medianSweep(*engine, request, options.repeats);
        peak = memory.peak() - static_cast<double>(engine->info().parameters * sizeof(float));
    }
    const double stop = stopLatency(*engine, request, sweep.whole);
    const double written = tokenSeconds(*engine, request);
    const auto [pairs, pairsStop] =
        options.pairs ? timePairs(*engine, request) : std::pair(0.0, 0.0);
    engine.reset();
    const double load = loadSeconds(scratch / "model", options.threads);
    const auto machine = runtime();
    const double productRate = bestProductRate();
    const double readRate = bestReadRate(machine.threads);
    const auto folder = openModelFolder(scratch / "model");
    const auto weights = packWeights(folder);
    const auto [clickSeconds, clickRead] = click(weights, request);
    const double naive = options.naive ? naiveSeconds(plainWeights(weights), request) : 0;

    const double flop = sweepFlop(
        config, options.tokens, static_cast<int>(request.interventions.size()), request.positions);
    const double floor = flop / productRate;
    const double clickFloor = clickRead / readRate;
    Json json{{"shape", options.shape},
              {"tokens", options.tokens},
              {"threads", machine.threads},
              {"replace", options.replace},
              {"positions", options.positions},
              {"type", options.type},
              {"torch", machine.torch},
              {"blas", machine.blas},
              {"product_gflops", productRate / 1e9},
              {"read_gbytes_per_s", readRate / 1e9},
              {"floor_gflop", flop / 1e9},
              {"floor_s", floor},
              {"load_s", load},
              {"sweep_s", sweep.whole},
              {"clean_s", sweep.clean},
              {"first_row_s", sweep.firstRow},
              {"stop_s", stop},
              {"click_s", clickSeconds},
              {"click_floor_s", clickFloor},
              {"peak_gib", peak / (1 << 30)},
              {"ratios",
               {{"engine_over_floor", sweep.whole / floor},
                {"first_row_over_sweep", sweep.firstRow / sweep.whole},
                {"click_over_memory_floor", clickSeconds / clickFloor}}}};
    if (written > 0) {
        json["written_token_s"] = written;
        json["ratios"]["written_over_memory_floor"] = written / (writtenBytes(config) / readRate);
    }
    if (options.pairs) {
        const double counted = pairsFlop(config, options.tokens, request.positions);
        json["pairs_s"] = pairs;
        json["pairs_stop_s"] = pairsStop;
        json["pairs_floor_gflop"] = counted / 1e9;
        json["ratios"]["pairs_over_floor"] = pairs / (counted / productRate);
    }
    if (options.naive) {
        json["naive_s"] = naive;
        json["ratios"]["naive_over_engine"] = naive / sweep.whole;
    }
    return json;
}

}  // namespace headscope::bench
