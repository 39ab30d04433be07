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
struct PairEffects;
struct PairRequest;
struct PairSink;

/// Where a sweep's results go while it runs. Called on the engine's thread, between batches but
/// where said; any may be empty. Must not call the engine, except where said.
struct SweepSink {
    std::function<void(const CleanRun&)> clean;  ///< once, before any cell
    /// Behind it, for each intervention that has a donor: that one's clean run.
    std::function<void(const Intervention&, const DonorRun&)> donor;
    /// Finished cells of one intervention, in any order of layers; each cell comes once.
    std::function<void(const Intervention&, std::span<const Cell>)> cells;
    /// Within a batch, before each of its layers: the heads whose cells it computes, each once, and
    /// the part of its work that is done, from 0 to less than 1.
    std::function<void(std::span<const HeadId>, double part)> progress;
    /// Between batches. Unlike the others it may call the engine's predict(), ablate() and
    /// attention(), so that questions need not wait for a long sweep.
    std::function<void()> between;
};

/// The ablation engine on one loaded model.
/// Every number that it gives is of the weights as they were opened, which it keeps in memory of
/// its own: whatever becomes of the files afterwards, they are not used again. Thread: all calls,
/// the load and the destruction from one and the same thread (libtorch keeps its state per thread),
/// except info() and tokenizer(), which are immutable and safe from any.
class Engine {
 public:
    virtual ~Engine() = default;

    [[nodiscard]] virtual const ModelInfo& info() const = 0;
    /// Never null; whoever keeps it may, also when the engine is gone.
    [[nodiscard]] virtual std::shared_ptr<const Tokenizer> tokenizer() const = 0;

    /// Of the weights as they were opened: ModelInfo::sha256.
    [[nodiscard]] const std::string& sha256() const { return info().sha256; }

    /// Where sweeps are computed; the CPU to begin with, and where setDevice() found that the
    /// model does not fit into the device.
    [[nodiscard]] virtual Device device() const { return {}; }
    /// From now on. Copies the weights to the device. Where its memory does not suffice, now or
    /// during a sweep, smaller batches or the CPU take over, and Run::notes say so. Throws
    /// Error(Input) where there is no such device.
    virtual void setDevice(const Device& device);

    /// Runs the clean pass once, then all ablations in batches from the last layer to the first.
    /// Returns early, with `stopped` set, within one batch of a stop request.
    /// Throws Error(Input) for an empty or too long prompt, an id outside the vocabulary, equal
    /// target and control, positions outside the prompt, a donor of another number of tokens, or
    /// weights that make the result not finite. Run::notes say where the files are no longer what
    /// was opened, and where a donor is the prompt itself.
    /// Before the first token in which a donor is another, z is the same and is not computed again.
    [[nodiscard]] virtual Run sweep(const SweepRequest& request, const SweepSink& sink,
                                    std::stop_token stop) = 0;

    /// One clean forward and one with the set of heads ablated. Target and control are ignored.
    /// Errors as sweep().
    [[nodiscard]] virtual Prediction predict(const SetRequest& request) = 0;

    /// The joint effect of a set of heads: one forward from the clean run, which is kept from the
    /// last call with the same prompt and positions. Errors as sweep().
    [[nodiscard]] virtual AblatedRun ablate(const SetRequest& request) = 0;

    /// Writes on from the prompt, on the CPU. Reads the prompt and then one position a token; stops
    /// within one token, or one layer of the prompt, of a stop request: what was written by then is
    /// returned. Throws Error(Input) as sweep(), for fewer than one token, a temperature that is
    /// not above 0, and an intervention that has nothing for positions that are written.
    [[nodiscard]] virtual Continuation write(const ContinuationRequest& request,
                                             const ContinuationSink& sink,
                                             std::stop_token stop) = 0;

    /// What the donor's layers do in the prompt's run: the prediction after one of three things is
    /// taken from the donor's clean run, at each layer and position, on the CPU. Stops within one
    /// layer of a batch. Errors as sweep().
    [[nodiscard]] virtual LayerPatches layers(const LayersRequest& request, const LayersSink& sink,
                                              std::stop_token stop);

    /// A head's attention pattern in the clean run of `prompt`. Errors as sweep().
    [[nodiscard]] virtual AttentionPattern attention(const std::vector<TokenId>& prompt,
                                                     HeadId head) = 0;

    // What not every engine has: the one that loadEngine() gives does. Others throw Error(Failure).

    /// What each part adds to the logit difference, in the clean run, or where heads are named in
    /// the run with these ablated, whose own final LayerNorm is then the one that is frozen.
    /// <headscope/attribution.h>. Errors as sweep(), and for sets of several tokens, of which the
    /// logit is no sum.
    [[nodiscard]] virtual Attribution attribute(const SetRequest& request);

    /// How alike the tokens' vectors are after every layer. <headscope/similarity.h>. Errors as
    /// predict(), and for a pair that is not two positions of the prompt.
    [[nodiscard]] virtual Similarity similarity(const SimilarityRequest& request);

    /// Every two heads ablated together, on the CPU. <headscope/pairs.h>. Returns early, with
    /// `stopped` set, within one layer of a batch of a stop request. Errors as sweep(), for another
    /// metric than it names, and where memory does not suffice for a number a pair.
    [[nodiscard]] virtual PairEffects pairs(const PairRequest& request, const PairSink& sink,
                                            std::stop_token stop);

    /// z averaged over the clean runs of these prompts, on the CPU: at each position, where all
    /// must have as many tokens, or over all positions of all prompts. Sums are in float64, in the
    /// order of the prompts. Throws Error(Input) for no prompt, unequal lengths, and as sweep();
    /// Error(Failure) where it is stopped.
    [[nodiscard]] virtual ReferencePtr referenceMean(
        const std::vector<std::vector<TokenId>>& prompts, bool byPosition, std::stop_token stop);

 protected:
    Engine() = default;
    Engine(const Engine&) = default;
    Engine& operator=(const Engine&) = default;
};

/// Loads a model folder: config.json; model.safetensors, or shards and their index; vocab.json and
/// merges.txt, or tokenizer.json.
/// More threads than the machine runs at once are not used, and a sweep always takes the memory
/// that its clean run and one ablated run need. Reads all weights, and takes their hash: seconds
/// for a model of gigabytes, ended by `stop` within a tenth of one. Throws Error(Input) naming the
/// file at fault, Error(Failure) where it is written to meanwhile, memory does not suffice, or it
/// was stopped.
[[nodiscard]] std::unique_ptr<Engine> loadEngine(const std::filesystem::path& folder,
                                                 EngineLimits limits = {},
                                                 std::stop_token stop = {});

}  // namespace headscope
