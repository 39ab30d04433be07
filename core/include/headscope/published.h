// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/results.h>
#include <headscope/tokenizer.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// Numbers that others have published for a model, by the hash of its weights. Any thread.

struct PublishedLogit {
    TokenId id = 0;
    double logit = 0;
};

/// The logits at a prompt's last position.
struct PublishedPrediction {
    std::string prompt;
    std::vector<TokenId> ids;
    std::vector<PublishedLogit> top;     ///< the likeliest tokens, in their order
    std::vector<PublishedLogit> sample;  ///< any others
};

/// The mean over all tokens but the first of -log P(token | the tokens before it), in nats.
struct PublishedLoss {
    std::string text;
    std::vector<TokenId> ids;  ///< at least two; a BOS token is there where it was prepended
    double loss = 0;
    std::string source;
};

/// The model's greedy continuation.
struct PublishedContinuation {
    std::string prompt;
    std::vector<TokenId> promptIds;
    std::vector<TokenId> continuation;
    std::string source;
};

/// A prompt and the donor that it is patched from.
struct PublishedPair {
    std::vector<TokenId> prompt;
    std::vector<TokenId> donor;  ///< as many
    TokenId target = 0;
    TokenId control = 0;
};

struct PublishedRecovery {
    HeadId head;
    std::optional<int> position;  ///< at which alone it is patched; empty: at all
    double recovered = 0;
};

/// The share that single heads recover, with the logit differences averaged over the pairs:
/// (patched - prompt) / (donor - prompt), of the means.
struct PublishedPatch {
    std::string title;
    std::vector<PublishedPair> pairs;  ///< at least one
    std::vector<PublishedRecovery> cells;
    std::string source;
};

/// A prompt with the two tokens whose logits are compared.
struct PublishedPrompt {
    std::vector<TokenId> ids;
    TokenId target = 0;
    TokenId control = 0;
};

/// What each head adds to the logit difference at the last position, averaged over the prompts: see
/// Attribution::heads.
struct PublishedAttribution {
    std::string title;
    std::vector<PublishedPrompt> prompts;  ///< at least one
    std::vector<HeadId> ablated;           ///< in the runs that it is of; none: the clean ones
    Intervention intervention;             ///< of these
    Positions positions;
    /// Does a head's number hold what its value bias adds? Libraries that fold value biases into
    /// the output projection's leave it out.
    bool withValueBias = true;
    HeadGrid<double> heads;
    std::string source;
};

struct Published {
    std::string model;                ///< its usual name: "GPT-2 small"
    std::vector<std::string> sha256;  ///< of the weights, as Engine::sha256(); any of these
    std::string source;               ///< of the predictions
    bool provisional = false;         ///< the tolerance on logits has yet to be confirmed
    std::vector<PublishedPrediction> predictions;
    std::vector<PublishedLoss> losses;
    std::vector<PublishedContinuation> continuations;
    std::vector<PublishedPatch> patches;
    std::vector<PublishedAttribution> attributions;
};

/// Reads a file of schema "headscope.published/1":
/// {"schema","model","sha256":[...],"source","provisional",
///  "predictions":[{"prompt","ids","top":[[id,logit],...],"sample":[[id,logit],...]}],
///  "losses":[{"text","ids","loss","source"}],
///  "continuations":[{"prompt","ids","continuation","source"}],
///  "patches":[{"title","pairs":[{"prompt":[id,...],"donor":[id,...],"target":id,"control":id}],
///              "recovered":[[layer,head,share],...],"heads":[[H] x L],"by_position":[[[T] x H] x
///              L], "source"}],
///  "attributions":[{"title","prompts":[{"prompt":[id,...],"target":id,"control":id}],
///                   "ablated":[[layer,head],...],"replacement":"value-bias","positions":"last",
///                   "value_bias":false,"heads":[[H] x L],"source"}]}
/// "sha256" names at least one hash; the five lists may be absent. The shares of a patch are in
/// any of its three lists, and in at least one: of some heads or of all, patched at all positions,
/// and of all heads at each position. "ablated" may be absent, and without it so may the two that
/// say how. "value_bias" is true where it is absent. Throws Error(Input) naming the file and what
/// is wrong with it.
[[nodiscard]] Published readPublished(const std::filesystem::path& file);

/// The files that ship with the program, published/*.json of the resources. Throws as readPublished
/// and resourceFolder() do.
[[nodiscard]] std::vector<Published> bundledPublished();

}  // namespace headscope
