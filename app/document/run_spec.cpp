// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/run_spec.h"

#include "ui/exact_text.h"
#include "ui/shown_text.h"

#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/token_choice.h>
#include <headscope/visible_text.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace headscope::app {

namespace {

struct RunSpecTr {
    Q_DECLARE_TR_FUNCTIONS(RunSpec)
};

constexpr const char* kBegin = "<|endoftext|>";

/// The interventions, each with its donor.
std::vector<Intervention> withDonors(const RunInputs& inputs, const Tokenizer& tokenizer,
                                     const std::vector<TokenId>& prompt) {
    std::vector<Intervention> all = inputs.interventions;
    if (!needsDonor(all)) return all;
    if (inputs.donor.isEmpty())
        throw inputError(
            say("a patch needs a second prompt, the donor"),
            say("Type it below the prompt, with as many tokens, or leave patch out of Run "
                "> Interventions."));
    const auto donor = idsOf(promptTokens(tokenizer, inputs.donor, inputs.bos, PromptRole::Donor));
    requireAligned(tokenizer, prompt, donor);
    for (Intervention& one : all)
        if (donorPromptOf(one)) one = withDonor(one, donor);
    return all;
}

TokenSet watched(const Tokenizer& tokenizer, const QString& first, const QStringList& more,
                 const char* role) {
    std::vector<TokenId> ids;
    for (const QString& text : QStringList{first} + more) {
        const std::string utf8 = toUtf8Exactly(text, say("the %1", Message(role)));
        ids.push_back(requireToken(tokenizer, utf8, role).id);
    }
    return TokenSet(std::move(ids));
}

Message roleText(PromptRole role) {
    return role == PromptRole::Prompt ? phrase("the prompt") : phrase("the donor");
}

/// An error of the donor says so.
std::vector<Token> encoded(const Tokenizer& tokenizer, const QString& text, PromptRole role) {
    const std::string utf8 = toUtf8Exactly(text, roleText(role));
    try {
        return tokenizer.encode(utf8);
    } catch (const Error& error) {
        if (role == PromptRole::Prompt) throw;
        throw inputError(say("%1: %2", roleText(role), error.message()), error.hintMessage());
    }
}

bool overlap(const TokenSet& one, const TokenSet& other) {
    return std::any_of(one.ids().begin(), one.ids().end(),
                       [&other](TokenId id) { return other.contains(id); });
}

}  // namespace

SweepRequest makeRequest(const RunInputs& inputs, const Tokenizer& tokenizer,
                         const ModelConfig& config) {
    SweepRequest request;
    if (inputs.prompt.isEmpty()) {
        throw inputError(say("the prompt is empty"),
                         say("Type the text whose next token you want to study."));
    }
    request.prompt = idsOf(promptTokens(tokenizer, inputs.prompt, inputs.bos));
    if (static_cast<int>(request.prompt.size()) > config.positions) {
        throw inputError(say("the prompt is %1 tokens long, and the model reads at most %2",
                             request.prompt.size(), config.positions),
                         say("Shorten the prompt."));
    }
    request.target = watched(tokenizer, inputs.target, inputs.moreTargets, "target");
    request.control = watched(tokenizer, inputs.control, inputs.moreControls, "control");
    if (overlap(request.target, request.control)) {
        throw inputError(say("target and control are the same token"),
                         say("Choose another control: a token that the prompt does not ask for."));
    }
    if (inputs.positions.kind == Positions::Kind::Chosen) {
        if (inputs.positions.chosen.empty()) {
            throw inputError(say("no token is chosen as position"),
                             say("Click tokens below the prompt, or choose all or the last."));
        }
        if (inputs.positions.chosen.back() >= static_cast<int>(request.prompt.size())) {
            throw inputError(say("a chosen position lies behind the end of the prompt"),
                             say("Click tokens below the prompt, or choose all or the last."));
        }
    }
    request.positions = inputs.positions;
    request.interventions = withDonors(inputs, tokenizer, request.prompt);
    request.cellTopK = kTopShown;
    return request;
}

std::vector<Token> promptTokens(const Tokenizer& tokenizer, const QString& text, bool bos,
                                PromptRole role) {
    auto tokens = encoded(tokenizer, text, role);
    if (!bos) return tokens;
    const auto begin = beginToken(tokenizer);
    if (!begin)
        throw inputError(say("this model has no token <|endoftext|> to begin with"),
                         say("Switch off Run > Begin with <|endoftext|>; on a command line leave "
                             "--bos out."));
    if (!tokens.empty() && tokens.front().id == begin->id)
        throw inputError(
            say("%1 begins with <|endoftext|> already", roleText(role)),
            say("Take it out of the text, or switch off Run > Begin with <|endoftext|>; on a "
                "command line leave --bos out."));
    tokens.insert(tokens.begin(), *begin);
    return tokens;
}

std::optional<Token> beginToken(const Tokenizer& tokenizer) {
    const auto id = tokenizer.find(kBegin);
    return id ? std::optional(Token{*id, kBegin}) : std::nullopt;
}

std::string promptTextOf(const RunInputs& inputs) {
    return (inputs.bos ? kBegin : "") + inputs.prompt.toStdString();
}

bool needsDonor(const std::vector<Intervention>& interventions) {
    return std::any_of(interventions.begin(), interventions.end(),
                       [](const Intervention& one) { return donorPromptOf(one) != nullptr; });
}

bool onlyPatches(const std::vector<Intervention>& interventions) {
    return !interventions.empty() &&
           std::all_of(interventions.begin(), interventions.end(),
                       [](const Intervention& one) { return donorPromptOf(one) != nullptr; });
}

Intervention patching() {
    const auto& all = allKinds();
    return *std::find_if(all.begin(), all.end(),
                         [](const Intervention& one) { return donorPromptOf(one) != nullptr; });
}

Intervention anyDonor(const Intervention& intervention) {
    return donorPromptOf(intervention) ? withDonor(intervention, {}) : intervention;
}

std::optional<Token> singleToken(const Tokenizer& tokenizer, const QString& text) {
    try {
        auto tokens = tokenizer.encode(toUtf8Exactly(text, phrase("the text")));
        if (tokens.size() == 1) return std::move(tokens.front());
    } catch (const Error&) {
        // A character without a token in the vocabulary is not one.
    }
    return std::nullopt;
}

QString visible(const WatchedScore& watched) {
    constexpr std::size_t kMost = 4;
    QStringList texts;
    for (std::size_t i = 0; i < std::min(watched.tokens.size(), kMost); ++i)
        texts.push_back(visible(watched.tokens[i]));
    const QString text = texts.join(QStringLiteral(" + "));
    return watched.tokens.size() > kMost
               ? RunSpecTr::tr("%1 + %2 more").arg(text).arg(watched.tokens.size() - kMost)
               : text;
}

QString visible(const std::string& tokenText) {
    return shown(tokenText);
}

QString visible(const TokenRef& token) {
    return visible(token.bytes.empty() ? token.text : token.bytes);
}

QString inSentence(const TokenRef& token) {
    return quotedSigns(visible(token));
}

QString inSentence(const WatchedScore& watched) {
    return quotedSigns(visible(watched));
}

}  // namespace headscope::app
