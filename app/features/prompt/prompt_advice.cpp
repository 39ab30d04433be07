// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/prompt_advice.h"

#include "document/metric_text.h"
#include "ui/exact_text.h"
#include "ui/shown_text.h"

#include <headscope/error.h>
#include <headscope/prompt_advice.h>
#include <headscope/tokenizer.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <string_view>

namespace headscope::app {

namespace {

struct AdviceTr {
    Q_DECLARE_TR_FUNCTIONS(Advice)
};

/// The likeliest token now that can be typed and is none of the others.
std::optional<TokenScore> likeliestBut(const LivePrediction& live, const Tokenizer& tokenizer,
                                       const std::vector<TokenId>& others) {
    if (live.status() != LivePrediction::Status::Ready) return std::nullopt;
    for (const TokenScore& score : live.result()->top) {
        const auto token = singleToken(tokenizer, fromUtf8Exactly(score.token.text));
        const bool isOther =
            std::find(others.begin(), others.end(), score.token.id) != others.end();
        if (token && token->id == score.token.id && !isOther) return score;
    }
    return std::nullopt;
}

/// What to take instead. What the model says is the target's: the control gets what comes after it.
std::optional<TokenScore> likeliestFor(Subject subject, const LivePrediction& live,
                                       const Tokenizer& tokenizer, std::optional<TokenId> other) {
    std::vector<TokenId> others;
    if (other) others.push_back(*other);
    if (subject == Subject::Control)
        if (const auto said = likeliestBut(live, tokenizer, {})) others.push_back(said->token.id);
    return likeliestBut(live, tokenizer, others);
}

void offer(Advice& advice, const std::optional<TokenScore>& score) {
    if (!score) return;
    advice.fixLabel = AdviceTr::tr("Use %1").arg(visibleLabel(score->token.text));
    advice.fix = fromUtf8Exactly(score->token.text);
}

/// The advice of a token that lacks the space which a new word begins with.
std::optional<Advice> withoutSpace(const Token& token, const QString& prompt,
                                   const Tokenizer& tokenizer, const LivePrediction& live) {
    const TokenScore* score = live.score(token.id);
    const auto spaced = spacedInstead(tokenizer, prompt.toStdString(), token.text,
                                      score ? std::optional(score->p) : std::nullopt);
    if (!spaced) return std::nullopt;
    return Advice{Advice::Kind::NoLeadingSpace,
                  AdviceTr::tr("Without a leading space %1 continues the prompt's last word.")
                      .arg(quotedSigns(visible(token.text))),
                  AdviceTr::tr("Use %1").arg(visibleLabel(spaced->text)),
                  fromUtf8Exactly(spaced->text)};
}

}  // namespace

std::optional<Advice> spaceAdvice(const QString& prompt) {
    if (!endsInSpace(prompt.toStdString())) return std::nullopt;
    QString fixed = prompt;
    while (fixed.endsWith(QLatin1Char(' ')))
        fixed.chop(1);
    return Advice{
        Advice::Kind::TrailingSpace,
        AdviceTr::tr("The prompt ends with a space, but words begin with theirs: the next "
                     "token would have to begin without one."),
        AdviceTr::tr("Remove the space"), fixed};
}

std::optional<Advice> lengthAdvice(const std::vector<Token>& tokens, const ModelConfig& config,
                                   bool bos) {
    const auto most = static_cast<std::size_t>(config.positions);
    if (tokens.size() <= most) return std::nullopt;
    return Advice{
        Advice::Kind::TooLong,
        AdviceTr::tr("The model reads %1 tokens. It would not see what begins with %2, token "
                     "%3 of %4, so this is not run.")
            .arg(QString::number(most), visible(tokens[most].text), QString::number(most + 1),
                 QString::number(tokens.size())),
        AdviceTr::tr("Keep the last %1 tokens")
            .arg(QLocale().toString(config.positions - (bos ? 1 : 0))),
        {}};
}

std::optional<Advice> tokenAdvice(Subject subject, const RunInputs& inputs,
                                  const Tokenizer& tokenizer, const LivePrediction& live) {
    const bool isTarget = subject == Subject::Target;
    const auto token = singleToken(tokenizer, isTarget ? inputs.target : inputs.control);
    const auto other = singleToken(tokenizer, isTarget ? inputs.control : inputs.target);
    if (!token) return std::nullopt;
    const auto otherId = other ? std::optional(other->id) : std::nullopt;
    if (!isTarget && otherId == token->id) {
        Advice advice{Advice::Kind::SameToken,
                      AdviceTr::tr("Target and control are the same token."),
                      {},
                      {}};
        offer(advice, likeliestFor(subject, live, tokenizer, otherId));
        return advice;
    }
    if (auto advice = withoutSpace(*token, inputs.prompt, tokenizer, live)) return advice;
    const TokenScore* score = live.score(token->id);
    if (!score || !(score->p < kImpossible)) return std::nullopt;
    Advice advice{
        Advice::Kind::Impossible,
        AdviceTr::tr(
            "The model almost never says %1 here: P = %2, rank %3. Maps of P show "
            "only what rises far above that; maps of the log-probability show every change.")
            .arg(inSentence(score->token), sizeText(Metric::Probability, score->p),
                 QString::number(score->rank)),
        {},
        {}};
    offer(advice, likeliestFor(subject, live, tokenizer, otherId));
    return advice;
}

}  // namespace headscope::app
