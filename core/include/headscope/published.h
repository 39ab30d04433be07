// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/tokenizer.h>

#include <filesystem>
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
    double recovered = 0;
};

/// The share that single heads recover, patched at all positions, with the logit differences
/// averaged over the pairs: (patched - prompt) / (donor - prompt), of the means.
struct PublishedPatch {
    std::string title;
    std::vector<PublishedPair> pairs;  ///< at least one
    std::vector<PublishedRecovery> cells;
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
};

/// Reads a file of schema "headscope.published/1":
/// {"schema","model","sha256":[...],"source","provisional",
///  "predictions":[{"prompt","ids","top":[[id,logit],...],"sample":[[id,logit],...]}],
///  "losses":[{"text","ids","loss","source"}],
///  "continuations":[{"prompt","ids","continuation","source"}],
///  "patches":[{"title","pairs":[{"prompt":[id,...],"donor":[id,...],"target":id,"control":id}],
///              "recovered":[[layer,head,share],...],"source"}]}
/// "sha256" names at least one hash; the four lists may be absent. Throws Error(Input) naming the
/// file and what is wrong with it.
[[nodiscard]] Published readPublished(const std::filesystem::path& file);

/// The files that ship with the program, published/*.json of the resources. Throws as readPublished
/// and resourceFolder() do.
[[nodiscard]] std::vector<Published> bundledPublished();

}  // namespace headscope
