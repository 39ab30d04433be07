// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/run_text.h"

#include "document/history.h"
#include "document/run_spec.h"
#include "ui/shown_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kShownHash = 8;  // digits, as git shows them
constexpr qsizetype kMostPrompt = 320;

struct RunTextTr {
    Q_DECLARE_TR_FUNCTIONS(RunText)
};

QString quoted(const std::string& text) {
    return QStringLiteral("“%1”").arg(shown(text, kMostPrompt));
}

QString headsText(const std::vector<HeadId>& heads) {
    if (heads.empty()) return RunTextTr::tr("no other head");
    QStringList names;
    for (const HeadId head : heads)
        names.push_back(QStringLiteral("L%1 H%2").arg(head.layer).arg(head.head));
    return names.join(QStringLiteral(", "));
}

bool sameModelShape(const SweepReport::Model& a, const SweepReport::Model& b) {
    return a.layers == b.layers && a.heads == b.heads && a.width == b.width &&
           a.vocabulary == b.vocabulary;
}

bool sameModelWeights(const SweepReport::Model& a, const SweepReport::Model& b) {
    return a.sha256 == b.sha256 || a.sha256.empty() || b.sha256.empty();
}

QString hashed(const SweepReport::Model& model) {
    const QString hash = QString::fromStdString(model.sha256).left(kShownHash);
    return hash.isEmpty() ? modelText(model) : modelText(model) + QStringLiteral(", ") + hash;
}

/// "4 (␣capital)"; 4 of a prompt that is not known.
QString numberedToken(const std::vector<TokenRef>& prompt, int position) {
    const auto index = static_cast<std::size_t>(position);
    const QString number = QString::number(position + 1);
    return index < prompt.size() ? QStringLiteral("%1 (%2)").arg(number, visible(prompt[index]))
                                 : number;
}

}  // namespace

QString positionsText(const Positions& positions, const std::vector<TokenRef>& prompt,
                      std::size_t most) {
    switch (positions.kind) {
        case Positions::Kind::All:
            return RunTextTr::tr("all positions");
        case Positions::Kind::Last:
            return RunTextTr::tr("the last position");
        case Positions::Kind::Chosen:
            break;
    }
    QStringList named;
    for (const int position : positions.chosen) {
        if (static_cast<std::size_t>(named.size()) == most) break;
        named += numberedToken(prompt, position);
    }
    const auto left = positions.chosen.size() - static_cast<std::size_t>(named.size());
    const QString list = named.join(QLatin1String(", "));
    if (left > 0) return RunTextTr::tr("tokens %1 and %2 more").arg(list, QString::number(left));
    return RunTextTr::tr("token(s) %1", nullptr, static_cast<int>(named.size())).arg(list);
}

QString tokenName(const std::vector<TokenRef>& prompt, int position) {
    const auto index = static_cast<std::size_t>(position);
    if (position < 0 || index >= prompt.size()) return {};
    const QString text = visible(prompt[index]);
    const bool isAlone = std::count_if(prompt.begin(), prompt.end(), [&](const TokenRef& token) {
                             return visible(token) == text;
                         }) == 1;
    return isAlone ? text : QStringLiteral("%1 (%2)").arg(text, QString::number(position + 1));
}

QString modelText(const SweepReport::Model& model) {
    return QStringLiteral("%1, %2 × %3")
        .arg(shown(model.name), QString::number(model.layers), QString::number(model.heads));
}

QString timeText(const SessionRun& run) {
    const auto time =
        QDateTime::fromString(QString::fromStdString(run.finished), Qt::ISODateWithMs);
    if (!time.isValid()) return {};
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QStringList differencesInWords(const SessionRun& first, const SessionRun& second) {
    QStringList words;
    const auto differ = [&words](const QString& pattern, const QString& a, const QString& b) {
        words.push_back(pattern.arg(a, b));
    };
    const SweepReport& a = first.report;
    const SweepReport& b = second.report;
    if (first.request.prompt != second.request.prompt || a.promptText != b.promptText) {
        const QString was = quoted(a.promptText);
        const QString is = quoted(b.promptText);
        if (was != is)
            differ(RunTextTr::tr("The prompt is %1, then %2."), was, is);
        else
            words.push_back(
                RunTextTr::tr("The prompts differ, where it is not shown: %1.").arg(was));
    }
    if (const std::string was = donorOf(first), is = donorOf(second); was != is) {
        const auto named = [](const std::string& donor) {
            return donor.empty() ? RunTextTr::tr("none") : quoted(donor);
        };
        differ(RunTextTr::tr("The donor is %1, then %2."), named(was), named(is));
    }
    const auto& target = a.result.clean.target;
    if (target.tokens != b.result.clean.target.tokens)
        differ(RunTextTr::tr("The target is %1, then %2."), visible(target),
               visible(b.result.clean.target));
    const auto& control = a.result.clean.control;
    if (control.tokens != b.result.clean.control.tokens)
        differ(RunTextTr::tr("The control is %1, then %2."), visible(control),
               visible(b.result.clean.control));
    if (first.request.positions != second.request.positions)
        differ(RunTextTr::tr("Heads are replaced at %1, then at %2."),
               positionsText(first.request.positions, a.result.clean.prompt),
               positionsText(second.request.positions, b.result.clean.prompt));
    if (first.request.given != second.request.given)
        differ(RunTextTr::tr("Ablated beside every head: %1, then %2."),
               headsText(first.request.given), headsText(second.request.given));
    if (a.model.name != b.model.name || !sameModelShape(a.model, b.model) ||
        !sameModelWeights(a.model, b.model))
        differ(RunTextTr::tr("The model is %1, then %2."), hashed(a.model), hashed(b.model));
    if (a.programVersion != b.programVersion)
        differ(RunTextTr::tr("They were computed by Headscope %1, then %2."),
               QString::fromStdString(a.programVersion), QString::fromStdString(b.programVersion));
    if (a.result.stopped != b.result.stopped)
        words.push_back(a.result.stopped ? RunTextTr::tr("The first was stopped before its end.")
                                         : RunTextTr::tr("The second was stopped before its end."));
    return words;
}

QString rerunWarning(const SessionRun& run, const SweepReport::Model& loaded,
                     const QString& programVersion) {
    const auto& model = run.report->model;
    if (!sameModelShape(model, loaded)) {
        return RunTextTr::tr(
                   "This run was made with another model (%1); running it again on the loaded %2 "
                   "gives other numbers.")
            .arg(modelText(model), modelText(loaded));
    }
    if (!sameModelWeights(model, loaded)) {
        return RunTextTr::tr(
                   "This run was made with other weights (%1); running it again on the loaded %2 "
                   "gives other numbers.")
            .arg(hashed(model), hashed(loaded));
    }
    const bool unknown = model.sha256.empty() || loaded.sha256.empty();
    if (unknown && model.name != loaded.name) {
        return RunTextTr::tr(
                   "This run was made with the model %1; running it again on the loaded %2 may "
                   "give "
                   "other numbers.")
            .arg(QString::fromStdString(model.name), QString::fromStdString(loaded.name));
    }
    if (QString::fromStdString(run.report->programVersion) != programVersion) {
        return RunTextTr::tr(
                   "This run was computed by Headscope %1; this is %2, which may differ in the "
                   "last "
                   "digits.")
            .arg(QString::fromStdString(run.report->programVersion), programVersion);
    }
    return {};
}

}  // namespace headscope::app
