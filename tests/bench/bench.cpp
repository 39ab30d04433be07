// SPDX-License-Identifier: GPL-3.0-or-later
// headscope-bench: how far the sweep is from the naive method and from the machine's limits, all in
// one process on the same threads. Ratios are the result; times are this machine's.
#include "ablation/ablated_pass.h"
#include "ablation/clean_pass.h"
#include "checkpoint_maker.h"
#include "machine.h"
#include "model/weights.h"
#include "scratch_folder.h"
#include "workload.h"

#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/runtime.h>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>
#include <c10/core/InferenceMode.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <thread>

namespace headscope::bench {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string shape = "gpt2";
    int tokens = 5;
    int threads = 0;
    int repeats = 5;
    std::string replace = "both";
    std::string positions = "all";
    bool naive = true;
    std::string json;
};

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

template <class F>
double secondsOf(const F& work) {
    const double start = now();
    work();
    return now() - start;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

SweepRequest requestOf(const Options& options, int tokens) {
    SweepRequest request;
    for (int t = 0; t < tokens; ++t)
        request.prompt.push_back((t * 7919 + 11) % 1000);
    request.target = 262;
    request.control = 198;
    if (options.replace == "zero") request.replacements = {Replacement::Zero};
    if (options.replace == "mean") request.replacements = {Replacement::Mean};
    if (options.positions == "last") request.positions = Positions::last();
    return request;
}

// One full forward per head and replacement, logits at every position, as Hugging Face's GPT-2 with
// a pre-hook on c_proj computes it. Mean replacement takes the head's own mean in that very pass.
double naiveSeconds(const Gpt2Weights& w, const SweepRequest& request) {
    const c10::InferenceMode inference;
    const std::vector<std::int64_t> ids(request.prompt.begin(), request.prompt.end());
    const auto tensor = at::tensor(ids, at::kLong).unsqueeze(0);
    const auto h = w.config.headWidth();
    const auto from = request.positions.kind == Positions::Kind::Last ? tensor.size(1) - 1 : 0;
    const auto forwardWith = [&](HeadId head, Replacement replacement) {
        auto x = embed(w, tensor);
        for (int layer = 0; layer < w.config.layers; ++layer) {
            auto z = headOutputs(w, layer, x);
            if (layer == head.layer) {
                auto slice = z.narrow(2, head.head * h, h);
                const auto value =
                    replacement == Replacement::Mean ? slice.mean().item<float>() : 0.0F;
                slice.narrow(1, from, tensor.size(1) - from).fill_(value);
            }
            x = x + project(w, layer, z);
            x = x + mlp(w, layer, x);
        }
        (void)unembed(w, x);
    };
    forwardWith({0, 0}, Replacement::Zero);
    return secondsOf([&] {
        for (const auto replacement : request.replacements)
            for (int layer = 0; layer < w.config.layers; ++layer)
                for (int head = 0; head < w.config.heads; ++head)
                    forwardWith({layer, head}, replacement);
    });
}

struct SweepTimes {
    double whole = 0;
    double firstRow = 0;
    double peakBytes = 0;
};

SweepTimes timeSweep(Engine& engine, const SweepRequest& request) {
    SweepTimes times;
    const MemoryWatch memory;
    const double start = now();
    std::size_t cells = 0;
    SweepSink sink;
    const auto row =
        static_cast<std::size_t>(engine.info().config.heads) * request.replacements.size();
    sink.cells = [&](Replacement, std::span<const Cell> fresh) {
        cells += fresh.size();
        if (times.firstRow == 0 && cells >= row) times.firstRow = now() - start;
    };
    (void)engine.sweep(request, sink, {});
    times.whole = now() - start;
    times.peakBytes = memory.peak();
    return times;
}

SweepTimes medianSweep(Engine& engine, const SweepRequest& request, int repeats) {
    std::vector<double> whole;
    std::vector<double> first;
    double peak = 0;
    for (int i = 0; i < repeats; ++i) {
        const auto times = timeSweep(engine, request);
        whole.push_back(times.whole);
        first.push_back(times.firstRow);
        peak = std::max(peak, times.peakBytes);
    }
    return {median(whole), median(first), peak};
}

// From a stop request at several moments of a sweep to its return; the longest.
double stopLatency(Engine& engine, const SweepRequest& request, double whole) {
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
std::pair<double, double> click(const Gpt2Weights& w, const SweepRequest& request) {
    const c10::InferenceMode inference;
    const std::vector<std::int64_t> ids(request.prompt.begin(), request.prompt.end());
    const auto clean = runClean(w, at::tensor(ids, at::kLong).unsqueeze(0), request.positions);
    double seconds = 0;
    double bytes = 0;
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const Batch batch{{{{layer, 0}}, Replacement::Zero}};
        std::vector<double> times;
        for (int i = 0; i < 7; ++i)
            times.push_back(secondsOf([&] { (void)runAblated(w, clean, batch); }));
        seconds += median(times) / w.config.layers;
        bytes += clickBytes(w.config, layer) / w.config.layers;
    }
    return {seconds, bytes};
}

void run(const Options& options) {
    const auto config = shapeOf(options.shape);
    const ScratchFolder scratch;
    CheckpointSpec spec;
    spec.config = config;
    spec.scale = 0.02;
    writeRandomCheckpoint(scratch / "model", spec);
    (void)loadEngine(scratch / "model", options.threads);  // files into the page cache
    std::unique_ptr<Engine> engine;
    const double load = secondsOf([&] { engine = loadEngine(scratch / "model", options.threads); });
    const auto folder = openModelFolder(scratch / "model");
    const auto weights = loadWeights(folder);
    const auto machine = runtime();

    const auto request = requestOf(options, options.tokens);
    const double productRate = bestProductRate();
    const double readRate = bestReadRate(machine.threads);
    const double flop = sweepFlop(config, options.tokens,
                                  static_cast<int>(request.replacements.size()), request.positions);
    (void)engine->sweep(request, {}, {});  // reads every weight once
    const auto sweep = medianSweep(*engine, request, options.repeats);
    const double stop = stopLatency(*engine, request, sweep.whole);
    const auto [clickSeconds, clickRead] = click(weights, request);
    const double naive = options.naive ? naiveSeconds(weights, request) : 0;
    const double floor = flop / productRate;
    const double clickFloor = clickRead / readRate;

    Json json{{"shape", options.shape},
              {"tokens", options.tokens},
              {"threads", machine.threads},
              {"replace", options.replace},
              {"positions", options.positions},
              {"torch", machine.torch},
              {"blas", machine.blas},
              {"product_gflops", productRate / 1e9},
              {"read_gbytes_per_s", readRate / 1e9},
              {"floor_gflop", flop / 1e9},
              {"floor_s", floor},
              {"load_s", load},
              {"sweep_s", sweep.whole},
              {"first_row_s", sweep.firstRow},
              {"naive_s", naive},
              {"stop_s", stop},
              {"click_s", clickSeconds},
              {"click_floor_s", clickFloor},
              {"peak_gib", sweep.peakBytes / (1 << 30)},
              {"ratios",
               {{"naive_over_engine", naive / sweep.whole},
                {"engine_over_floor", sweep.whole / floor},
                {"first_row_over_sweep", sweep.firstRow / sweep.whole},
                {"click_over_memory_floor", clickSeconds / clickFloor}}}};
    fmt::print("{}, {} tokens, {} threads, {}, positions {}: libtorch {}, {}\n", options.shape,
               options.tokens, machine.threads, options.replace, options.positions, machine.torch,
               machine.blas);
    fmt::print("| measure | value |\n|---|---|\n");
    fmt::print("| products of 2048-cubes | {:.0f} GFLOP/s |\n", productRate / 1e9);
    fmt::print("| reading memory | {:.1f} GB/s |\n", readRate / 1e9);
    fmt::print("| sweep | {:.3f} s |\n", sweep.whole);
    if (options.naive) fmt::print("| naive / engine | {:.1f} |\n", naive / sweep.whole);
    fmt::print("| engine / floor ({:.1f} GFLOP) | {:.2f} |\n", flop / 1e9, sweep.whole / floor);
    fmt::print("| first row / whole sweep | {:.3f} |\n", sweep.firstRow / sweep.whole);
    fmt::print("| stop to idle, longest of 6 | {:.3f} s |\n", stop);
    fmt::print("| one ablated forward / memory floor | {:.2f} ({:.1f} ms) |\n",
               clickSeconds / clickFloor, 1e3 * clickSeconds);
    fmt::print("| peak memory above mapped weights | {:.2f} GiB |\n", sweep.peakBytes / (1 << 30));
    fmt::print("| model ready after opening | {:.3f} s |\n", load);
    if (!options.json.empty()) std::ofstream(options.json) << json.dump(1) << "\n";
}

}  // namespace
}  // namespace headscope::bench

int main(int argc, char** argv) {
    headscope::bench::Options options;
    CLI::App app("Measures the sweep against the naive method and the machine's limits");
    app.add_option("--shape", options.shape,
                   "gpt2, gpt2-medium, gpt2-large, gpt2-xl, distilgpt2, demo");
    app.add_option("--tokens", options.tokens, "Prompt length")->check(CLI::Range(1, 1024));
    app.add_option("--threads", options.threads, "Threads (default: physical cores)");
    app.add_option("--repeats", options.repeats, "Sweeps measured; the median counts")
        ->check(CLI::Range(1, 100));
    app.add_option("--replace", options.replace)->check(CLI::IsMember({"zero", "mean", "both"}));
    app.add_option("--positions", options.positions)->check(CLI::IsMember({"all", "last"}));
    app.add_flag("!--no-naive", options.naive, "Leave out the naive method, which is slow");
    app.add_option("--json", options.json, "Also write the figures to a file");
    CLI11_PARSE(app, argc, argv);
    try {
        headscope::bench::run(options);
        return 0;
    } catch (const headscope::Error& error) {
        fmt::print(stderr, "headscope-bench: {}. {}\n", error.what(), error.hint());
        return error.kind() == headscope::Error::Kind::Input ? 2 : 1;
    }
}
