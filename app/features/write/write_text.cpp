// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/write/write_text.h"

#include "document/metric_text.h"
#include "ui/exact_text.h"
#include "ui/intervention_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr std::size_t kHeadsNamed = 6;
constexpr std::size_t kPromptShown = 80;  // bytes

struct WriteTr {
    Q_DECLARE_TR_FUNCTIONS(Write)
};

QString headsInWords(const std::vector<HeadId>& heads) {
    QStringList names;
    for (const HeadId head : heads) {
        if (static_cast<std::size_t>(names.size()) == kHeadsNamed) break;
        names << headName(head);
    }
    const auto more = static_cast<int>(heads.size()) - static_cast<int>(names.size());
    const QString named = names.join(QLatin1String(", "));
    if (more > 0) return WriteTr::tr("heads %1 and %n more", nullptr, more).arg(named);
    return heads.size() == 1 ? WriteTr::tr("head %1").arg(named)
                             : WriteTr::tr("heads %1").arg(named);
}

QString placesInWords(const Positions& positions) {
    switch (positions.kind) {
        case Positions::Kind::All:
            return WriteTr::tr("at every position");
        case Positions::Kind::Last:
            return WriteTr::tr("from the prompt's last position on");
        case Positions::Kind::Chosen:
            break;
    }
    return WriteTr::tr("at %n chosen position(s) of the prompt", nullptr,
                       static_cast<int>(positions.chosen.size()));
}

QString choiceInWords(const std::optional<Sampling>& sampling) {
    if (!sampling) return WriteTr::tr("The likeliest token is taken each time.");
    return WriteTr::tr(
               "Drawn at temperature %1 with seed %2, by the same numbers for both texts: "
               "they differ only where the model does.")
        .arg(QString::number(sampling->temperature), QString::number(sampling->seed));
}

QString endInWords(const WrittenText& text, bool clean) {
    switch (text.end) {
        case TextEnd::Asked:
            return {};
        case TextEnd::EndOfText:
            return clean ? WriteTr::tr("The clean text ends with the token that ends a text.")
                         : WriteTr::tr("The ablated text ends with the token that ends a text.");
        case TextEnd::ContextFull:
            // Both have the same length, unless one has ended before.
            return WriteTr::tr("The model's context is full: it reads no longer text.");
        case TextEnd::Stopped:
            break;
    }
    return WriteTr::tr("Stopped.");
}

}  // namespace

QString ablationInWords(const ContinuationRequest& request) {
    if (request.heads.empty()) return {};
    return WriteTr::tr("%1 %2 %3")
        .arg(headsInWords(ordered(request.heads)), textOf(request.intervention).done,
             placesInWords(request.positions));
}

QString orderInWords(const WritingOrder& order) {
    const QString prompt = visibleStart(
        order.bos ? QStringLiteral("<|endoftext|>") + order.prompt : order.prompt, kPromptShown);
    const QString what = order.request.heads.empty()
                             ? WriteTr::tr("After “%1”, nothing ablated.").arg(prompt)
                             : WriteTr::tr("After “%1”, clean and with %2.")
                                   .arg(prompt, ablationInWords(order.request));
    return what + QLatin1Char(' ') + choiceInWords(order.request.sampling);
}

QString resultInWords(const Continuation& text, bool isWriting) {
    const auto tokens = text.clean.tokens.size();
    if (isWriting)
        return tokens == 0
                   ? WriteTr::tr("The model reads the prompt…")
                   : WriteTr::tr("Writing: %n token(s)…", nullptr, static_cast<int>(tokens));
    QStringList sentences;
    if (text.ablated) {
        const SharedTokens shared = sharedTokens(text.clean, *text.ablated);
        const auto others = std::count(shared.inAblated.begin(), shared.inAblated.end(), false);
        const auto first = firstDifference(text.clean, *text.ablated);
        if (first)
            sentences << WriteTr::tr(
                             "The texts part at token %1; %2 of %3 tokens are not in the clean "
                             "text.")
                             .arg(*first + 1)
                             .arg(others)
                             .arg(shared.inAblated.size());
        else if (tokens > 0)
            sentences << WriteTr::tr("Both texts are the same.");
    }
    sentences << endInWords(text.clean, true);
    if (text.ablated) sentences << endInWords(*text.ablated, false);
    sentences.removeAll(QString());
    sentences.removeDuplicates();
    return sentences.join(QLatin1Char(' '));
}

}  // namespace headscope::app
