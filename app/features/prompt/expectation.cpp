// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/expectation.h"

#include "ui/exact_text.h"
#include "ui/shown_text.h"

#include <headscope/token_choice.h>
#include <headscope/tokenizer.h>

#include <QCoreApplication>
#include <QLocale>

namespace headscope::app {

namespace {

struct ExpectationTr {
    Q_DECLARE_TR_FUNCTIONS(Expectation)
};

/// In percent: "67", "4.2", "0.03".
QString inPercent(float p) {
    const double percent = 100 * static_cast<double>(p);
    return percent >= 10 ? QLocale().toString(percent, 'f', 0)
                         : QLocale().toString(percent, 'g', percent >= 1 ? 2 : 1);
}

/// Is this the likeliest token, or may it be?
bool maySay(const LivePrediction& live, TokenId token) {
    if (live.status() == LivePrediction::Status::Waiting) return true;
    const TokenScore* first = expected(live);
    return first && first->token.id == token;
}

}  // namespace

const TokenScore* expected(const LivePrediction& live) {
    const bool known = live.status() == LivePrediction::Status::Ready && live.result() &&
                       !live.result()->top.empty();
    return known ? &live.result()->top.front() : nullptr;
}

bool canBeTyped(const TokenRef& token, const Tokenizer& tokenizer) {
    const auto typed = singleToken(tokenizer, fromUtf8Exactly(token.text));
    return typed && typed->id == token.id;
}

std::optional<Advice> expectationAdvice(const RunInputs& inputs, const Tokenizer& tokenizer,
                                        const LivePrediction& live,
                                        const LivePrediction& donorLive) {
    if (!inputs.moreTargets.isEmpty()) return std::nullopt;
    const auto target = singleToken(tokenizer, inputs.target);
    const TokenScore* score = target ? live.score(target->id) : nullptr;
    const TokenScore* first = expected(live);
    if (!score || !first || first->token.id == target->id ||
        !isHardlyExpected(score->p, score->rank))
        return std::nullopt;
    if (maySay(donorLive, target->id)) return std::nullopt;
    const QString named = quotedSigns(visible(target->text));
    const QString place =
        score->rank > kExpectedRank
            ? ExpectationTr::tr("%1 is only rank %2 here.").arg(named, QString::number(score->rank))
            : ExpectationTr::tr("%1 has only %2 % here.").arg(named, inPercent(score->p));
    const QString instead = ExpectationTr::tr("The model says %1, %2 %.")
                                .arg(inSentence(first->token), inPercent(first->p));
    Advice advice{Advice::Kind::HardlyExpected, place + QLatin1Char(' ') + instead, {}, {}};
    const QString text = fromUtf8Exactly(first->token.text);
    if (!canBeTyped(first->token, tokenizer) || text == inputs.control) return advice;
    advice.fixLabel = ExpectationTr::tr("Use %1").arg(visibleLabel(first->token.text));
    advice.fix = text;
    return advice;
}

}  // namespace headscope::app
