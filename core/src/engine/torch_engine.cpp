// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "base/mapped_file.h"
#include "checkpoint/model_folder.h"
#include "engine/device_engine.h"
#include "engine/plain_pass.h"
#include "intervention/requests.h"
#include "library/reference_engine.h"
#include "machine/memory.h"
#include "machine/proc.h"
#include "model/weights.h"
#include "runtime/thread_share.h"
#include "sweep/ablated_pass.h"
#include "sweep/clean_pass.h"
#include "sweep/scoring.h"
#include "sweep/sweep.h"

#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/runtime.h>
#include <headscope/statistics.h>
#include <headscope/visible_text.h>

#include <c10/core/InferenceMode.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace headscope {
namespace {

// libtorch's exceptions carry stack traces and are none of the callers' types.
template <class F>
auto translated(const F& work) {
    try {
        const c10::InferenceMode inference;
        return work();
    } catch (const Error&) {
        throw;
    } catch (const c10::Error& error) {
        throw failure("the computation failed: " + std::string(error.what_without_backtrace()),
                      "Close other programs if memory is short, or use a shorter prompt.");
    } catch (const std::bad_alloc&) {
        throw failure("not enough memory", "Close other programs, or use a shorter prompt.");
    }
}

at::Tensor idsOf(const std::vector<TokenId>& prompt) {
    const std::vector<std::int64_t> ids(prompt.begin(), prompt.end());
    return at::tensor(ids, at::kLong).unsqueeze(0);
}

// A clean pass with what it is of.
struct KeptPass {
    std::shared_ptr<const CleanPass> pass;
    std::vector<TokenId> prompt;
    Positions positions;

    const std::shared_ptr<const CleanPass>& of(const Gpt2Weights& weights,
                                               const std::vector<TokenId>& asked,
                                               const Positions& where) {
        if (!pass || prompt != asked || positions != where) {
            pass.reset();
            pass = std::make_shared<CleanPass>(runClean(weights, idsOf(asked), where));
            prompt = asked;
            positions = where;
        }
        return pass;
    }
};

class TorchEngine final : public Engine, public ReferenceEngine {
 public:
    TorchEngine(const std::filesystem::path& folder, EngineLimits limits, DeviceServices services)
        : m_threads(limits.threads),
          m_services(std::move(services)),
          m_memory(limits.memory),
          m_folder(openModelFolder(folder)),
          m_tokenizer(Tokenizer::load(m_folder.info.folder)),
          m_weights(loadWeights(m_folder)) {
        auto& notes = m_folder.info.reading.notes;
        notes.insert(notes.end(), m_tokenizer.notes().begin(), m_tokenizer.notes().end());
        requireUnchanged();
    }

    const ModelInfo& info() const override { return m_folder.info; }
    const Tokenizer& tokenizer() const override { return m_tokenizer; }

    const std::string& sha256() override {
        if (m_sha256.empty()) m_sha256 = believed([&] { return m_folder.weights.sha256(); });
        return m_sha256;
    }

    Device device() const override { return m_device; }

    void setDevice(const Device& device) override {
        m_deviceNote.clear();
        if (device == m_device) return;
        m_services.require(device);
        m_onDevice.reset();
        m_device = {};
        if (device.isCpu()) return;
        requireUnchanged();
        believing([&] {
            try {
                m_onDevice = m_services.copy(m_weights, device);
                if (m_memory > 0)
                    m_onDevice->batchBytes = std::min(m_onDevice->batchBytes, m_memory);
                m_device = device;
            } catch (const c10::Error& error) {
                if (!isOutOfMemory(error)) throw;
                m_deviceNote =
                    fmt::format("The model does not fit into the memory of {}: the CPU computed.",
                                headscope::name(device));
            }
        });
        requireUnchanged();
    }

    SweepResult sweep(const SweepRequest& request, const SweepSink& sink,
                      std::stop_token stop) override {
        checkSweep(request, info().config);
        const auto start = std::chrono::steady_clock::now();
        const auto seconds = [start] {
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        };
        requireUnchanged();
        SweepResult result;
        try {
            believing([&] { runSweep(request, checked(sink), stop, result); });
            finish(result, seconds());
            noteReplaced(result);
        } catch (const WeightsChanged& changed) {
            if (!hasCells(result)) throw;
            result.stopped = true;
            for (auto& sweep : result.sweeps)
                if (sweep.cells.empty()) sweep.given.reset();  // what changed may be in it
            finish(result, seconds());
            throw WeightsChanged(changed, std::make_shared<SweepResult>(std::move(result)));
        }
        return result;
    }

    Prediction predict(const SetRequest& request) override {
        checkPredict(request, info().config);
        return believed([&] { return runPredict(request); });
    }

    AblatedRun ablate(const SetRequest& request) override {
        checkSet(request, info().config);
        return believed([&] {
            return ablate(request, m_weights, cleanPass(request.prompt, request.positions));
        });
    }

    AblatedRun ablateMuted(const SetRequest& request, HeadId head) override {
        checkSet(request, info().config);
        checkHeads({head}, info().config);
        return believed([&] {
            const auto weights = muted(m_weights, head);
            return ablate(request, weights,
                          runClean(weights, idsOf(request.prompt), request.positions));
        });
    }

    AttentionPattern attention(const std::vector<TokenId>& prompt, HeadId head) override {
        checkPrompt(prompt, info().config);
        checkHeads({head}, info().config);
        return believed([&] { return runAttention(prompt, head); });
    }

    PlainRun plain(const PlainRequest& request) override {
        checkPlain(request, info().config);
        return believed([&] { return runPlain(m_weights, request); });
    }

 private:
    // Once they have changed they stay so for this engine, whatever is written back: it may have
    // kept something of what was there meanwhile.
    void requireUnchanged() const {
        try {
            m_folder.weights.requireUnchanged();
        } catch (const FileChanged& changed) {
            throw WeightsChanged(changed);
        }
    }

    // What is computed from weights that change underneath may fail in any way: the change is what
    // is said.
    template <class F>
    std::invoke_result_t<F> believing(const F& work) const {
        try {
            return translated(work);
        } catch (const Error&) {
            requireUnchanged();
            throw;
        }
    }

    // Computes with the weights that were opened, or throws.
    template <class F>
    std::invoke_result_t<F> believed(const F& work) const {
        requireUnchanged();
        auto result = believing(work);
        requireUnchanged();
        return result;
    }

    // Lets through only what was computed with the weights that were opened.
    [[nodiscard]] SweepSink checked(const SweepSink& sink) const {
        SweepSink with = sink;
        with.clean = [this, &sink](const CleanRun& clean) {
            requireUnchanged();
            if (sink.clean) sink.clean(clean);
        };
        with.cells = [this, &sink](const Intervention& intervention, std::span<const Cell> cells) {
            requireUnchanged();
            if (sink.cells) sink.cells(intervention, cells);
        };
        return with;
    }

    [[nodiscard]] static bool hasCells(const SweepResult& result) {
        return std::any_of(result.sweeps.begin(), result.sweeps.end(),
                           [](const Sweep& sweep) { return !sweep.cells.empty(); });
    }

    [[nodiscard]] std::string text(TokenId id) const {
        return m_tokenizer.contains(id) ? validUtf8(m_tokenizer.bytes(id))
                                        : fmt::format("<{}>", id);
    }

    // The last clean pass is kept: clicks ask about the same prompt again and again.
    const CleanPass& cleanPass(const std::vector<TokenId>& prompt, const Positions& positions) {
        return *m_kept.of(m_weights, prompt, positions);
    }

    // One that carries every position. Where the last one does not, a second is kept beside it, so
    // that looking at attention does not drop what clicks start from.
    const CleanPass& wholePass(const std::vector<TokenId>& prompt) {
        if (m_kept.pass && m_kept.prompt == prompt && m_kept.pass->first == 0) return *m_kept.pass;
        return *m_whole.of(m_weights, prompt, Positions::all());
    }

    [[nodiscard]] AblatedRun ablate(const SetRequest& request, const Gpt2Weights& weights,
                                    const CleanPass& pass) const {
        const auto scorer = this->scorer(pass);
        return runSet({weights, pass, scorer}, ordered(request.heads), request);
    }

    // Bytes for the batches of a sweep.
    [[nodiscard]] std::int64_t batchMemory(const CleanPass& pass) const {
        const auto allowed = m_memory > 0 ? m_memory : availableMemory() / 4;
        return allowed - cleanPassBytes(info().config, pass.first + pass.carried);
    }

    [[nodiscard]] std::unique_ptr<BatchRunner> batchRunner() const {
        if (m_onDevice) return std::make_unique<DevicePass>(m_weights, *m_onDevice);
        return std::make_unique<AblatedPass>(m_weights);
    }

    AttentionPattern runAttention(const std::vector<TokenId>& prompt, HeadId head) {
        auto x = head.layer == 0 ? embed(m_weights, idsOf(prompt)) : at::Tensor();
        if (const int before = head.layer - 1; before >= 0) {
            const auto mid = wholePass(prompt).mid[static_cast<std::size_t>(before)].unsqueeze(0);
            x = mid + mlp(m_weights, before, mid);
        }
        const auto qkv =
            queriesKeysValues(m_weights, head.layer, attentionNorm(m_weights, head.layer, x));
        const auto one = [&](int part) { return qkv[part].narrow(1, head.head, 1); };
        const auto pattern =
            at::softmax(attentionScores(info().config, head.layer, one(0), one(1)), -1)
                .contiguous();
        const auto* weights = pattern.data_ptr<float>();
        return {head, static_cast<int>(prompt.size()), {weights, weights + pattern.numel()}};
    }

    // A clean run with logits that are not finite is the file's fault: say which tensor's.
    [[nodiscard]] Scorer scorer(const CleanPass& clean) const {
        try {
            return {clean.logits, [this](TokenId id) { return text(id); }};
        } catch (const Error& error) {
            const auto tensor = findNonFinite(m_folder);
            const auto file = displayPath(m_folder.weights.path());
            throw inputError(
                tensor ? fmt::format("{}: the tensor {} holds numbers that are not finite", file,
                                     *tensor)
                       : fmt::format("{}: {}", file, error.what()),
                "The file is damaged or was saved from a failed training; use another.");
        }
    }

    [[nodiscard]] std::vector<TokenRef> tokens(const std::vector<TokenId>& ids) const {
        std::vector<TokenRef> refs;
        for (const auto id : ids)
            refs.push_back({id, text(id)});
        return refs;
    }

    void runSweep(const SweepRequest& request, const SweepSink& sink, const std::stop_token& stop,
                  SweepResult& result) {
        cleanPass(request.prompt, request.positions);
        const auto kept = m_kept.pass;  // a question between batches may replace it
        const auto& pass = *kept;
        const auto scorer = this->scorer(pass);
        result.notes = info().reading.remarks();
        result.clean = {tokens(request.prompt),
                        scorer.cleanScore(request.target),
                        scorer.cleanScore(request.control),
                        scorer.cleanTop(request.topK),
                        pass.facts.scalarMean,
                        scorer.cleanLogSumExp()};
        result.drift = drift(result.clean.headMean);
        for (const auto& intervention : request.interventions)
            result.sweeps.push_back({intervention, request.positions, 0, {}, {}, {}});
        sink.clean(result.clean);

        const auto ids = idsOf(request.prompt);
        const auto runner = batchRunner();
        if (!m_deviceNote.empty()) result.notes.push_back(m_deviceNote);
        SweepSink between = sink;
        between.between = [&] {
            m_threads.adjust();
            if (sink.between) sink.between();
        };
        m_threads.adjust();
        headscope::runSweep({{m_weights, pass, scorer}, ids, *runner, batchMemory(pass)}, request,
                            between, stop, result);
    }

    void noteReplaced(SweepResult& result) const {
        for (const auto& file : m_folder.weights.replaced())
            result.notes.push_back(fmt::format(
                "{} is another file now, or gone: the numbers and the hash are of the one that "
                "was opened.",
                displayPath(file)));
    }

    static void finish(SweepResult& result, double seconds) {
        for (auto& sweep : result.sweeps) {
            sweep.seconds = seconds;
            std::sort(sweep.cells.begin(), sweep.cells.end(),
                      [](const Cell& a, const Cell& b) { return a.head < b.head; });
            sweep.robustness = robustness(sweep.cells, result.clean.top.front().token.id);
        }
        const Sweep* zero = sweepOf(result, Zero{});
        const Sweep* mean = sweepOf(result, ScalarMean{});
        if (zero && mean && !result.stopped) result.zeroVsMean = compareTargets(*zero, *mean);
    }

    Prediction runPredict(const SetRequest& asked) {
        SetRequest request = asked;  // any token will do: what is watched is not returned
        request.target = request.control = 0;
        const auto& pass = cleanPass(request.prompt, request.positions);
        const auto scorer = this->scorer(pass);
        Prediction prediction{tokens(request.prompt), scorer.cleanTop(request.topK), {}};
        const auto heads = ordered(request.heads);
        prediction.ablated = heads.empty() ? prediction.clean
                                           : runSet({m_weights, pass, scorer}, heads, request).top;
        return prediction;
    }

    ThreadShare m_threads;
    DeviceServices m_services;
    std::int64_t m_memory;  // bytes a sweep may take; 0: a quarter of what is free
    ModelFolder m_folder;
    Tokenizer m_tokenizer;
    Gpt2Weights m_weights;  // views into m_folder's mapping
    Device m_device;
    std::optional<DeviceWeights> m_onDevice;  // where m_device is not the CPU
    std::string m_deviceNote;                 // why the CPU computes though another was wanted
    std::string m_sha256;
    KeptPass m_kept;   // of the last call
    KeptPass m_whole;  // for attention, where m_kept does not carry every position
};

}  // namespace

std::unique_ptr<Engine> loadEngine(const std::filesystem::path& folder, EngineLimits limits,
                                   DeviceServices services) {
    requireProc();
    return translated(
        [&] { return std::make_unique<TorchEngine>(folder, limits, std::move(services)); });
}

}  // namespace headscope
