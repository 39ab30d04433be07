// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "engine/device_engine.h"
#include "engine/opened_model.h"
#include "engine/plain_pass.h"
#include "intervention/requests.h"
#include "library/reference_engine.h"
#include "machine/memory.h"
#include "machine/proc.h"
#include "model/packed_weights.h"
#include "runtime/thread_share.h"
#include "sweep/ablated_pass.h"
#include "sweep/clean_pass.h"
#include "sweep/donor_pass.h"
#include "sweep/layer_patches.h"
#include "sweep/pairs.h"
#include "sweep/reference_mean.h"
#include "sweep/residual_stream.h"
#include "sweep/scoring.h"
#include "sweep/similarity_sweep.h"
#include "sweep/split_pass.h"
#include "sweep/sweep.h"
#include "sweep/whole_patch.h"
#include "writing/writer.h"

#include <headscope/donor_prompt.h>
#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/runtime.h>
#include <headscope/statistics.h>
#include <headscope/visible_text.h>

#include <c10/core/InferenceMode.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <new>
#include <numeric>
#include <optional>
#include <type_traits>
#include <utility>

namespace headscope {
namespace {

// libtorch's exceptions carry stack traces and are of types unknown to callers.
template <class F>
auto translated(const F& work) {
    try {
        const c10::InferenceMode inference;
        return work();
    } catch (const Error&) {
        throw;
    } catch (const c10::Error& error) {
        throw failure(
            say("the computation failed: %1", std::string(error.what_without_backtrace())),
            say("Close other programs if memory is short, or use a shorter prompt."));
    } catch (const std::bad_alloc&) {
        throw failure(say("not enough memory"),
                      say("Close other programs, or use a shorter prompt."));
    }
}

// A clean pass with its prompt.
struct KeptPass {
    std::shared_ptr<const CleanPass> pass;
    std::vector<TokenId> prompt;
    Positions positions;

    const std::shared_ptr<const CleanPass>& of(const PackedWeights& weights,
                                               const std::vector<TokenId>& asked,
                                               const Positions& where) {
        if (!pass || prompt != asked || positions != where) {
            pass.reset();
            pass = std::make_shared<CleanPass>(runClean(weights, idTensor(asked), where));
            prompt = asked;
            positions = where;
        }
        return pass;
    }
};

class TorchEngine final : public Engine, public ReferenceEngine {
 public:
    TorchEngine(const std::filesystem::path& folder, EngineLimits limits, DeviceServices services,
                const std::stop_token& stop)
        : m_threads(limits.threads, services.others),
          m_services(std::move(services)),
          m_memory(limits.memory),
          m_model(openModel(folder, stop)),
          m_tokenizer(std::make_shared<const Tokenizer>(Tokenizer::load(m_model.info.folder))) {
        auto& notes = m_model.info.reading.notes;
        notes.insert(notes.end(), m_tokenizer->notes().begin(), m_tokenizer->notes().end());
    }

    const ModelInfo& info() const override { return m_model.info; }
    std::shared_ptr<const Tokenizer> tokenizer() const override { return m_tokenizer; }

    Device device() const override { return m_device; }

    void setDevice(const Device& device) override {
        m_deviceNote = {};
        if (device == m_device) return;
        m_services.require(device);
        m_onDevice.reset();
        m_device = {};
        if (device.isCpu()) return;
        translated([&] {
            try {
                m_onDevice = m_services.copy(weights(), device);
                if (m_memory > 0)
                    m_onDevice->batchBytes = std::min(m_onDevice->batchBytes, m_memory);
                m_device = device;
            } catch (const c10::Error& error) {
                if (!isOutOfMemory(error)) throw;
                m_deviceNote =
                    say("The model does not fit into the memory of %1: the CPU computed.",
                        headscope::name(device));
            }
        });
    }

    Run sweep(const SweepRequest& request, const SweepSink& sink, std::stop_token stop) override {
        checkSweep(request, info().config);
        checkDonors(request.prompt, request.interventions);
        const auto start = std::chrono::steady_clock::now();
        const auto seconds = [start] {
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        };
        Run result;
        translated([&] { runSweep(request, sink, stop, result); });
        finish(result, seconds());
        const auto notes = m_model.notesOfFiles();
        result.notes.insert(result.notes.end(), notes.begin(), notes.end());
        return result;
    }

    Prediction predict(const SetRequest& request) override {
        checkPredict(request, info().config);
        checkDonors(request.prompt, {request.intervention});
        return translated([&] { return runPredict(request); });
    }

    AblatedRun ablate(const SetRequest& request) override {
        checkSet(request, info().config);
        checkDonors(request.prompt, {request.intervention});
        return translated([&] {
            const auto pass = passOf(request, request.intervention);
            if (pass) return ablate(request, weights(), *pass);
            auto nothing = request;  // that a patch would change
            nothing.heads.clear();
            return ablate(nothing, weights(), cleanPass(request.prompt, request.positions));
        });
    }

    AblatedRun ablateWithZeroedHead(const SetRequest& request, HeadId head) override {
        checkSet(request, info().config);
        if (donorPromptOf(request.intervention))
            throw inputError(say("a head is not muted beside a patch"),
                             say("Take another intervention."));
        checkHeads({head}, info().config);
        return translated([&] {
            const auto without = withZeroedHead(weights(), head);
            return ablate(request, without,
                          runClean(without, idTensor(request.prompt), request.positions));
        });
    }

    AblatedRun patchEverything(const SetRequest& request) override {
        checkSet(request, info().config);
        if (!donorPromptOf(request.intervention))
            throw inputError(say("everything is taken from a donor, and there is none"),
                             say("Take a patch."));
        checkDonors(request.prompt, {request.intervention});
        return translated([&] { return runPatchEverything(request); });
    }

    LayerPatches layers(const LayersRequest& request, const LayersSink& sink,
                        std::stop_token stop) override {
        const Intervention patch = FromPrompt{request.donor};
        checkSet({request, {}, patch}, info().config);
        checkDonors(request.prompt, {patch});
        return translated([&] { return runLayers(request, sink, stop); });
    }

    AttentionPattern attention(const std::vector<TokenId>& prompt, HeadId head) override {
        checkPrompt(prompt, info().config);
        checkHeads({head}, info().config);
        return translated([&] { return runAttention(prompt, head); });
    }

    Continuation write(const ContinuationRequest& request, const ContinuationSink& sink,
                       std::stop_token stop) override {
        checkContinuation(request, info().config);
        checkDonors(request.prompt, {request.intervention});
        return translated([&] { return runWrite(request, sink, stop); });
    }

    Attribution attribute(const SetRequest& request) override {
        checkAttribution(request, info().config);
        checkDonors(request.prompt, {request.intervention});
        return translated([&] { return runAttribute(request); });
    }

    HeadGrid<double> directEffects(const SetRequest& request) override {
        checkAttribution(request, info().config);
        checkDonors(request.prompt, {request.intervention});
        return translated([&] { return runDirectEffects(request); });
    }

    Similarity similarity(const SimilarityRequest& request) override {
        checkSimilarity(request, info().config);
        return translated([&] { return runSimilarity(request); });
    }

    SimilaritySweep similaritySweep(const SimilaritySweepRequest& request,
                                    const SimilaritySweepSink& sink,
                                    std::stop_token stop) override {
        checkSimilaritySweep(request, info().config);
        return translated([&] { return runSimilaritySweep(request, sink, stop); });
    }

    PairEffects pairs(const PairRequest& request, const PairSink& sink,
                      std::stop_token stop) override {
        checkPairs(request, info().config);
        return translated([&] { return runPairs(request, sink, stop); });
    }

    ReferencePtr referenceMean(const std::vector<std::vector<TokenId>>& prompts, bool byPosition,
                               std::stop_token stop) override {
        for (const auto& prompt : prompts)
            checkPrompt(prompt, info().config);
        return translated(
            [&] { return headscope::referenceMean(weights(), prompts, byPosition, stop); });
    }

    PlainRun plain(const PlainRequest& request) override {
        checkPlain(request, info().config);
        checkDonors(request.prompt, {request.intervention});
        return translated([&] { return runPlain(weights(), request); });
    }

 private:
    [[nodiscard]] const PackedWeights& weights() const { return m_model.weights; }

    [[nodiscard]] TokenRef token(TokenId id) const {
        return tokenRef(
            id, m_tokenizer->contains(id) ? m_tokenizer->bytes(id) : fmt::format("<{}>", id));
    }

    [[nodiscard]] std::string wholeText(const std::vector<TokenId>& ids) const {
        std::string bytes;
        for (const auto id : ids) {
            const TokenRef token = this->token(id);
            bytes += token.bytes.empty() ? token.text : token.bytes;
        }
        return validUtf8(bytes);
    }

    [[nodiscard]] std::string wholeText(const std::vector<TokenScore>& scores) const {
        std::vector<TokenId> ids;
        for (const auto& score : scores)
            ids.push_back(score.token.id);
        return wholeText(ids);
    }

    // The last clean pass is kept: clicks ask about the same prompt again and again.
    const CleanPass& cleanPass(const std::vector<TokenId>& prompt, const Positions& positions) {
        return *m_kept.of(weights(), prompt, positions);
    }

    // One that carries every position. Where the last one does not, a second is kept beside it, so
    // that looking at attention does not drop what clicks start from.
    const CleanPass& wholePass(const std::vector<TokenId>& prompt) {
        if (m_kept.pass && m_kept.prompt == prompt && m_kept.pass->first == 0) return *m_kept.pass;
        return *m_whole.of(weights(), prompt, Positions::all());
    }

    void checkDonors(const std::vector<TokenId>& prompt,
                     const std::vector<Intervention>& interventions) const {
        for (const auto& intervention : interventions)
            checkDonor(intervention, prompt, info().config, *m_tokenizer);
    }

    // What the intervention starts from: a patch at the first token in which its donor is another.
    // Null if it changes nothing.
    std::shared_ptr<const CleanPass> passOf(const Setting& asked,
                                            const Intervention& intervention) {
        const auto positions = changedPositions(intervention, asked.prompt, asked.positions);
        if (!positions) return nullptr;
        auto& kept = *positions == asked.positions ? m_kept : m_patched;
        return kept.of(weights(), asked.prompt, *positions);
    }

    // The donor's run, from the first differing token on; null if none or it changes nothing.
    const DonorPass* donorPass(const std::vector<TokenId>& prompt,
                               const Intervention& intervention) {
        const auto* donor = donorPromptOf(intervention);
        const auto parting = donor ? firstDifference(prompt, *donor) : std::nullopt;
        return parting ? &m_donor.of(weights(), *donor, static_cast<int>(*parting)) : nullptr;
    }

    std::shared_ptr<const PromptZ> donorZ(const std::vector<TokenId>& prompt,
                                          const std::vector<Intervention>& interventions) {
        for (const auto& intervention : interventions)
            if (const auto* pass = donorPass(prompt, intervention)) return pass->z;
        return nullptr;
    }

    // `own`: the prompt's clean run, which is a donor's that is the prompt itself.
    [[nodiscard]] DonorRun donorRun(const Setting& asked, const Intervention& intervention,
                                    const CleanPass& own) {
        const auto& donor = *donorPromptOf(intervention);
        const auto* pass = donorPass(asked.prompt, intervention);
        const auto scorer = this->scorer(pass ? pass->logits : own.logits);
        const auto target = scorer.cleanScore(asked.target);
        const auto control = scorer.cleanScore(asked.control);
        return {wholeText(donor), tokens(donor), target.p, control.p, target.logit, control.logit};
    }

    [[nodiscard]] AblatedRun ablate(const SetRequest& request, const PackedWeights& weights,
                                    const CleanPass& pass) {
        const auto scorer = this->scorer(pass.logits);
        return runSet({weights, pass, scorer, donorZ(request.prompt, {request.intervention})},
                      ordered(request.heads), request);
    }

    // Bytes for the batches of a sweep.
    [[nodiscard]] std::int64_t batchMemory(std::int64_t tokens) const {
        const auto allowed = m_memory > 0 ? m_memory : availableMemory() / 4;
        return allowed - cleanPassBytes(info().config, tokens);
    }

    [[nodiscard]] std::unique_ptr<BatchRunner> batchRunner() const {
        if (m_onDevice) return std::make_unique<DevicePass>(weights(), *m_onDevice);
        if (SplitPass::pays(info().config)) return std::make_unique<SplitPass>(weights());
        return std::make_unique<AblatedPass>(weights());
    }

    AttentionPattern runAttention(const std::vector<TokenId>& prompt, HeadId head) {
        auto x = head.layer == 0 ? embed(weights(), idTensor(prompt)) : at::Tensor();
        if (const int before = head.layer - 1; before >= 0) {
            x = wholePass(prompt).mid[static_cast<std::size_t>(before)].unsqueeze(0).clone();
            FastPass(weights()).addMlp(before, x.data_ptr<float>(), x.size(1));
        }
        Gpt2Weights layer;
        layer.config = info().config;
        layer.blocks.resize(static_cast<std::size_t>(head.layer) + 1);
        layer.blocks.back() = plainAttention(weights(), head.layer);
        const auto qkv = queriesKeysValues(layer, head.layer, attentionNorm(layer, head.layer, x));
        const auto one = [&](int part) { return qkv[part].narrow(1, head.head, 1); };
        const auto pattern =
            at::softmax(attentionScores(info().config, head.layer, one(0), one(1)), -1)
                .contiguous();
        const auto* numbers = pattern.data_ptr<float>();
        return {head, static_cast<int>(prompt.size()), {numbers, numbers + pattern.numel()}};
    }

    // Logits that are not finite without an ablation are the file's fault: say which tensor's.
    template <class F>
    auto namingTensor(const F& work) const {
        try {
            return work();
        } catch (const NotFinite& error) {
            const auto tensor = findNonFinite(weights());
            const auto file = displayPath(m_model.weightsPath);
            throw inputError(
                tensor ? say("%1: the tensor %2 holds numbers that are not finite", file, *tensor)
                       : say("%1: %2", file, error.message()),
                say("The file is damaged or was saved from a failed training; use another."));
        }
    }

    [[nodiscard]] Scorer scorer(const at::Tensor& logits) const {
        return namingTensor(
            [&] { return Scorer(logits, [this](TokenId id) { return token(id); }); });
    }

    [[nodiscard]] std::vector<TokenRef> tokens(const std::vector<TokenId>& ids) const {
        std::vector<TokenRef> refs;
        for (const auto id : ids)
            refs.push_back(token(id));
        return refs;
    }

    // What takes z's place, of a request that changes something.
    [[nodiscard]] DonorPtr donorFor(const SetRequest& request, const CleanPass& from) {
        auto facts = from.facts;
        facts.other = donorZ(request.prompt, {request.intervention});
        return donorOf(request.intervention, facts);
    }

    // The run with the request's heads ablated, from one that edits at its positions.
    [[nodiscard]] CleanPass ablatedPass(const SetRequest& request, const CleanPass& from) {
        auto pass = runGiven(weights(), idTensor(request.prompt), from,
                             {ordered(request.heads), donorFor(request, from), {}, 0});
        (void)scorer(pass.logits);  // says where it is not finite
        return pass;
    }

    Attribution runAttribute(const SetRequest& request) {
        const auto of = [&](const CleanPass& pass) {
            (void)scorer(pass.logits);
            return attributionOf(weights(), idTensor(request.prompt), pass,
                                 request.target.ids().front(), request.control.ids().front());
        };
        const auto from = request.heads.empty() ? nullptr : passOf(request, request.intervention);
        return from ? of(ablatedPass(request, *from))
                    : of(cleanPass(request.prompt, request.positions));
    }

    HeadGrid<double> runDirectEffects(const SetRequest& request) {
        const auto pass = passOf(request, request.intervention);
        if (!pass) return {info().config.layers, info().config.heads};  // a patch of nothing
        (void)scorer(pass->logits);
        return directEffectsOf(weights(), *pass, *donorFor(request, *pass),
                               request.target.ids().front(), request.control.ids().front());
    }

    Similarity runSimilarity(const SimilarityRequest& request) {
        // All positions are looked at, but only some edited.
        const auto& own = cleanPass(request.prompt, request.positions);
        CleanPass from;
        from.carried = static_cast<int>(request.prompt.size());
        from.facts = own.facts;
        for (const int position : own.edited)
            from.edited.push_back(own.first + position);
        const auto& clean = wholePass(request.prompt);
        (void)scorer(clean.logits);
        std::optional<CleanPass> ablated;
        if (!request.heads.empty()) ablated = ablatedPass(request, from);
        auto result = similarityOf(weights(), idTensor(request.prompt), clean,
                                   ablated ? &*ablated : nullptr, request.pair);
        result.prompt = tokens(request.prompt);
        return result;
    }

    SimilaritySweep runSimilaritySweep(const SimilaritySweepRequest& request,
                                       const SimilaritySweepSink& sink,
                                       const std::stop_token& stop) {
        // Held: a question between batches may replace what is kept.
        const auto base = m_kept.of(weights(), request.prompt, request.positions);
        const auto whole =
            base->first == 0 ? base : m_whole.of(weights(), request.prompt, Positions::all());
        (void)scorer(base->logits);  // says where it is not finite
        SimilaritySweepSink between = sink;
        between.between = adjusting(sink.between);
        m_threads.adjust();
        SimilaritySweep result;
        const auto ids = idTensor(request.prompt);
        const auto positions =
            static_cast<std::int64_t>(request.prompt.size()) + (base == whole ? 0 : whole->carried);
        headscope::runSimilaritySweep({weights(), ids, *base, *whole, batchMemory(positions)},
                                      request, between, stop, result);
        result.prompt = tokens(request.prompt);
        return result;
    }

    // Between batches: leaves other programs their cores, and then does what is asked.
    [[nodiscard]] std::function<void()> adjusting(const std::function<void()>& between) {
        return [this, between] {
            m_threads.adjust();
            if (between) between();
        };
    }

    PairEffects runPairs(const PairRequest& request, const PairSink& sink,
                         const std::stop_token& stop) {
        cleanPass(request.prompt, request.positions);
        const auto kept = m_kept.pass;  // a question between batches may replace it
        const auto scorer = this->scorer(kept->logits);
        CleanRun clean;
        clean.target = scorer.cleanScore(request.target);
        clean.control = scorer.cleanScore(request.control);
        clean.logSumExp = scorer.cleanLogSumExp();
        PairEffects result;
        result.intervention = request.intervention;
        result.positions = request.positions;
        result.metric = request.metric;
        const auto memory =
            batchMemory(static_cast<std::int64_t>(request.prompt.size())) - memoryOfPairs();
        PairSink between = sink;
        between.between = adjusting(sink.between);
        m_threads.adjust();
        headscope::runPairs({{weights(), *kept, scorer}, clean, memory}, request, between, stop,
                            result);
        return result;
    }

    // Bytes of a number a pair. Throws where they are more than is allowed.
    [[nodiscard]] std::int64_t memoryOfPairs() const {
        const auto heads = std::int64_t{info().config.layers} * info().config.heads;
        const auto bytes = heads * heads * std::int64_t{sizeof(float)};
        const auto allowed = m_memory > 0 ? m_memory : availableMemory() / 4;
        if (bytes > allowed)
            throw inputError(
                say("the pairs of %1 heads take %2 GB, and %3 GB are allowed", heads,
                    decimals(static_cast<double>(bytes) / 1e9, 2),
                    decimals(static_cast<double>(allowed) / 1e9, 2)),
                say("Allow more memory, close other programs, or use a smaller model."));
        return bytes;
    }

    void runSweep(const SweepRequest& request, const SweepSink& sink, const std::stop_token& stop,
                  Run& result) {
        const auto held = basesOf(request);
        const auto own = cleanOf(request, held);
        const auto& pass = *own;
        const auto scorer = this->scorer(pass.logits);
        result.begin(cleanRun(request, pass, scorer), drift(pass.facts.scalarMean), request);
        result.notes = info().reading.remarks();
        if (sink.clean) sink.clean(result.clean);
        tellDonors(request, pass, sink, result);

        const auto ids = idTensor(request.prompt);
        const auto runner = batchRunner();
        if (!m_deviceNote.empty()) result.notes.push_back(m_deviceNote);
        SweepSink between = sink;
        between.between = adjusting(sink.between);
        m_threads.adjust();
        std::vector<const CleanPass*> bases;
        for (const auto& base : held)
            bases.push_back(base.get());
        const auto other = donorZ(request.prompt, request.interventions);
        headscope::runSweep(
            {{weights(), pass, scorer, other}, ids, bases, *runner, batchMemory(positionsOf(held))},
            request, between, stop, result);
    }

    using HeldPasses = std::vector<std::shared_ptr<const CleanPass>>;

    // What each intervention starts from; held, because a question between batches may replace
    // what is kept.
    HeldPasses basesOf(const SweepRequest& request) {
        HeldPasses held;
        for (const auto& intervention : request.interventions)
            held.push_back(passOf(request, intervention));
        return held;
    }

    // One of them, all of which have the clean run; where none changes anything, a pass of its own.
    std::shared_ptr<const CleanPass> cleanOf(const Setting& asked, const HeldPasses& held) {
        for (const auto& base : held)
            if (base) return base;
        return m_kept.of(weights(), asked.prompt, asked.positions);
    }

    // Positions of all passes together.
    static std::int64_t positionsOf(const HeldPasses& held) {
        std::int64_t positions = 0;
        for (auto base = held.begin(); base != held.end(); ++base)
            if (*base && std::find(held.begin(), base, *base) == base)
                positions += (*base)->first + (*base)->carried;
        return positions;
    }

    [[nodiscard]] CleanRun cleanRun(const Setting& asked, const CleanPass& pass,
                                    const Scorer& scorer) const {
        return {tokens(asked.prompt),
                scorer.cleanScore(asked.target),
                scorer.cleanScore(asked.control),
                scorer.cleanTop(asked.topK),
                pass.facts.scalarMean,
                scorer.cleanLogSumExp()};
    }

    void tellDonors(const SweepRequest& request, const CleanPass& pass, const SweepSink& sink,
                    Run& result) {
        for (auto& part : result.parts) {
            const auto* donor = donorPromptOf(part.intervention);
            if (!donor) continue;
            part.donor = donorRun(request, part.intervention, pass);
            if (!changedPositions(part.intervention, request.prompt, request.positions))
                result.notes.push_back(*unchangedNote(request.prompt, *donor));
            if (sink.donor) sink.donor(part.intervention, *part.donor);
        }
    }

    LayerPatches runLayers(const LayersRequest& request, const LayersSink& sink,
                           const std::stop_token& stop) {
        const auto own = m_kept.of(weights(), request.prompt, Positions::all());
        const auto scorer = this->scorer(own->logits);
        const Intervention patch = FromPrompt{request.donor};
        LayerPatches result{cleanRun(request, *own, scorer), donorRun(request, patch, *own), {}};
        result.notes = info().reading.remarks();
        if (request.donor == request.prompt)
            result.notes.push_back(*unchangedNote(request.prompt, request.donor));
        const auto clean =
            scorer.ablated(own->logits.data_ptr<float>(), 1, request.target, request.control, 0)
                .front();
        const LayersInput input{weights(), scorer, clean,
                                batchMemory(static_cast<std::int64_t>(request.prompt.size()))};
        headscope::runLayers(input, request, sink, stop, result);
        const auto notes = m_model.notesOfFiles();
        result.notes.insert(result.notes.end(), notes.begin(), notes.end());
        return result;
    }

    AblatedRun runPatchEverything(const SetRequest& request) {
        CleanPass clean = wholePass(request.prompt);  // a copy, which shares its numbers
        const auto scorer = this->scorer(clean.logits);
        auto logits = clean.logits;
        if (const auto* donor = donorPass(request.prompt, request.intervention)) {
            clean.edited.resize(static_cast<std::size_t>(donor->z->positions));
            std::iota(clean.edited.begin(), clean.edited.end(), donor->z->first);
            logits = headscope::patchEverything(weights(), clean,
                                                std::make_shared<const Donor>(donor->z),
                                                *donorPromptOf(request.intervention));
        }
        return scorer.ablated(logits.data_ptr<float>(), 1, request.target, request.control, 0)
            .front();
    }

    static void finish(Run& result, double seconds) {
        for (auto& part : result.parts) {
            part.seconds = seconds;
            std::sort(part.cells.begin(), part.cells.end(),
                      [](const Cell& a, const Cell& b) { return a.head < b.head; });
        }
        result.count();
        const RunPart* zero = result.part(Zero{});
        const RunPart* mean = result.part(ScalarMean{});
        if (zero && mean && !result.stopped) result.zeroVsMean = compareTargets(*zero, *mean);
    }

    Prediction runPredict(const SetRequest& asked) {
        SetRequest request = asked;  // any token will do: what is watched is not returned
        request.target = request.control = 0;
        const auto changed = passOf(request, request.intervention);
        const auto& pass = changed ? *changed : cleanPass(request.prompt, request.positions);
        const auto scorer = this->scorer(pass.logits);
        Prediction prediction{tokens(request.prompt), scorer.cleanTop(request.topK), {}};
        const auto heads = ordered(request.heads);
        prediction.ablated =
            heads.empty() || !changed
                ? prediction.clean
                : runSet({weights(), pass, scorer, donorZ(request.prompt, {request.intervention})},
                         heads, request)
                      .top;
        return prediction;
    }

    Continuation runWrite(const ContinuationRequest& request, const ContinuationSink& sink,
                          const std::stop_token& stop) const {
        Continuation result{tokens(request.prompt), {}, {}};
        const auto named = [this](TokenId id) { return token(id); };
        WriterInput input{weights(), named, m_tokenizer->find("<|endoftext|>"), {}};
        const auto* donor = donorPromptOf(request.intervention);
        if (donor && !request.heads.empty()) input.other = runDonor(weights(), *donor, 0).z;
        namingTensor([&] { writeOn(input, request, sink, stop, result); });
        result.clean.text = wholeText(result.clean.tokens);
        if (result.ablated) result.ablated->text = wholeText(result.ablated->tokens);
        return result;
    }

    ThreadShare m_threads;
    DeviceServices m_services;
    std::int64_t m_memory;  // bytes a sweep may take; 0: a quarter of what is free
    OpenedModel m_model;
    std::shared_ptr<const Tokenizer> m_tokenizer;
    Device m_device;
    std::optional<DeviceWeights> m_onDevice;  // where m_device is not the CPU
    Message m_deviceNote;                     // why the CPU computes though another was wanted
    KeptPass m_kept;                          // of the last call
    KeptPass m_whole;    // for attention, where m_kept does not carry every position
    KeptPass m_patched;  // of a patch, whose donor shares the first tokens
    KeptDonor m_donor;
};

}  // namespace

std::unique_ptr<Engine> loadEngine(const std::filesystem::path& folder, EngineLimits limits,
                                   DeviceServices services, const std::stop_token& stop) {
    requireProc();
    return translated(
        [&] { return std::make_unique<TorchEngine>(folder, limits, std::move(services), stop); });
}

}  // namespace headscope
