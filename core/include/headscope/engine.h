// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/continuation.h>
#include <headscope/device.h>
#include <headscope/engine_limits.h>
#include <headscope/error.h>
#include <headscope/layer_patches.h>
#include <headscope/model_info.h>
#include <headscope/results.h>
#include <headscope/run.h>
#include <headscope/tokenizer.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace headscope {

struct Attribution;
struct Similarity;
struct SimilarityRequest;
struct SimilaritySweep;
struct SimilaritySweepRequest;
struct SimilaritySweepSink;
struct PairEffects;
struct PairRequest;
struct PairSink;

/// Receives a sweep's results while it runs. Called on the engine's thread, between batches unless
/// noted; any may be empty. Must not call the engine unless noted.
struct SweepSink {
    std::function<void(const CleanRun&)> clean;  ///< once, before any cell
    /// After it, for each intervention with a donor: the donor's clean run.
    std::function<void(const Intervention&, const DonorRun&)> donor;
    /// Finished cells of one intervention, in any order of layers; each cell comes once. Where it
    /// is empty, nobody waits for the first of them, and batches are as large as is fastest.
    std::function<void(const Intervention&, std::span<const Cell>)> cells;
    /// Within a batch, before each of its layers: the heads whose cells it computes, each once, and
    /// the part of its work that is done, from 0 to less than 1.
    std::function<void(std::span<const HeadId>, double part)> progress;
    /// Between batches. Unlike the others it may call the engine's predict(), ablate() and
    /// attention(), so that queries need not wait for a long sweep.
    std::function<void()> between;
};

/// The ablation engine on one loaded model.
/// All numbers are of the weights as they were opened, which it keeps in its own memory: the files
/// are not used again. Thread: all calls, the load and the destruction from one and the same thread
/// (libtorch keeps its state per thread), except info() and tokenizer(), which are immutable and
/// safe from any.
class Engine {
 public:
    virtual ~Engine() = default;

    [[nodiscard]] virtual const ModelInfo& info() const = 0;
    /// Never null; may outlive the engine.
    [[nodiscard]] virtual std::shared_ptr<const Tokenizer> tokenizer() const = 0;

    /// Of the weights as they were opened: ModelInfo::sha256.
    [[nodiscard]] const std::string& sha256() const { return info().sha256; }

    /// Where sweeps are computed; the CPU to begin with, and where setDevice() found that the
    /// model does not fit into the device.
    [[nodiscard]] virtual Device device() const { return {}; }
    /// Copies the weights to the device. If its memory does not suffice, now or during a sweep,
    /// smaller batches or the CPU are used, and Run::notes say so. Throws Error(Input) if there is
    /// no such device.
    virtual void setDevice(const Device& device);

    /// Runs the clean pass once, then all ablations in batches from the last layer to the first.
    /// Returns early, with `stopped` set, within one batch of a stop request.
    /// Throws Error(Input) for an empty or too long prompt, an id outside the vocabulary, equal
    /// target and control, positions outside the prompt, a donor of another number of tokens, or
    /// weights that make the result not finite. Run::notes say if the files have changed since they
    /// were opened, and if a donor is the prompt itself.
    /// Before the first token that differs in a donor, z is the same and is not computed again.
    [[nodiscard]] virtual Run sweep(const SweepRequest& request, const SweepSink& sink,
                                    std::stop_token stop) = 0;

    /// One clean forward and one with the set of heads ablated. Target and control are ignored.
    /// Errors as sweep().
    [[nodiscard]] virtual Prediction predict(const SetRequest& request) = 0;

    /// The joint effect of a set of heads: one forward from the clean run, which is kept from the
    /// last call with the same prompt and positions. Errors as sweep().
    [[nodiscard]] virtual AblatedRun ablate(const SetRequest& request) = 0;

    /// Writes on from the prompt, on the CPU. Reads the prompt and then one position a token; stops
    /// within one token, or one layer of the prompt, of a stop request, and returns what was
    /// written. Throws Error(Input) as sweep(), for fewer than one token, a temperature that is not
    /// above 0, and an intervention that is not defined at written positions.
    [[nodiscard]] virtual Continuation write(const ContinuationRequest& request,
                                             const ContinuationSink& sink,
                                             std::stop_token stop) = 0;

    /// The effect of the donor's layers in the prompt's run: the prediction when one of three parts
    /// is taken from the donor's clean run, at each layer and position, on the CPU. Stops within
    /// one layer of a batch. Errors as sweep().
    [[nodiscard]] virtual LayerPatches layers(const LayersRequest& request, const LayersSink& sink,
                                              std::stop_token stop);

    /// A head's attention pattern in the clean run of `prompt`. Errors as sweep().
    [[nodiscard]] virtual AttentionPattern attention(const std::vector<TokenId>& prompt,
                                                     HeadId head) = 0;

    // Optional: loadEngine()'s engine has these; others throw Error(Failure).

    /// What each part adds to the logit difference in the clean run or, if heads are named, in the
    /// run with these ablated, with that run's final LayerNorm frozen. <headscope/attribution.h>.
    /// Errors as sweep(), and for sets of several tokens, whose logit is not a sum.
    [[nodiscard]] virtual Attribution attribute(const SetRequest& request);

    /// The direct effect on the logit difference of each head of the model by itself under the
    /// request's intervention; its heads are ignored. <headscope/direct_effects.h>. Errors as
    /// attribute().
    [[nodiscard]] virtual HeadGrid<double> directEffects(const SetRequest& request);

    /// How alike the tokens' vectors are after every layer. <headscope/similarity.h>. Errors as
    /// predict(), and for a pair that is not two positions of the prompt.
    [[nodiscard]] virtual Similarity similarity(const SimilarityRequest& request);

    /// The same of every head by itself, on the CPU. <headscope/similarity_sweep.h>. Returns early,
    /// with `stopped` set, within one layer of a batch of a stop request. Errors as similarity(),
    /// and for a token that is not a position of the prompt.
    [[nodiscard]] virtual SimilaritySweep similaritySweep(const SimilaritySweepRequest& request,
                                                          const SimilaritySweepSink& sink,
                                                          std::stop_token stop);

    /// Every two heads ablated together, on the CPU. <headscope/pairs.h>. Returns early, with
    /// `stopped` set, within one layer of a batch of a stop request. Errors as sweep(), for another
    /// metric than it names, and if memory does not suffice for a number a pair.
    [[nodiscard]] virtual PairEffects pairs(const PairRequest& request, const PairSink& sink,
                                            std::stop_token stop);

    /// z averaged over the clean runs of these prompts, on the CPU: at each position, where all
    /// must have the same length, or over all positions of all prompts. Sums are in float64, in the
    /// order of the prompts. Throws Error(Input) for no prompt, unequal lengths, and as sweep();
    /// Error(Failure) if stopped.
    [[nodiscard]] virtual ReferencePtr referenceMean(
        const std::vector<std::vector<TokenId>>& prompts, bool byPosition, std::stop_token stop);

 protected:
    Engine() = default;
    Engine(const Engine&) = default;
    Engine& operator=(const Engine&) = default;
};

/// Loads a model folder: config.json; model.safetensors, or shards and their index; vocab.json and
/// merges.txt, or tokenizer.json.
/// Uses no more threads than the machine runs at once; a sweep always takes the memory that its
/// clean run and one ablated run need. Reads all weights, and takes their hash: seconds for a model
/// of gigabytes, ended by `stop` within a tenth of one. Throws Error(Input) naming the file at
/// fault, Error(Failure) if it is written to meanwhile, memory does not suffice, or it was stopped.
[[nodiscard]] std::unique_ptr<Engine> loadEngine(const std::filesystem::path& folder,
                                                 EngineLimits limits = {},
                                                 std::stop_token stop = {});

}  // namespace headscope
