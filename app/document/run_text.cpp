// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/run_text.h"

#include "document/history.h"
#include "document/run_spec.h"
#include "ui/shown_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace headscope::app {

namespace {

constexpr int kShownHash = 8;  // digits, as git shows them
constexpr qsizetype kMostPrompt = 320;

QString translated(const char* text) {
    return QCoreApplication::translate("RunText", text);
}

QString quoted(const std::string& text) {
    return QStringLiteral("“%1”").arg(shown(text, kMostPrompt));
}

QString positionsText(const Positions& positions) {
    switch (positions.kind) {
        case Positions::Kind::All:
            return translated("all positions");
        case Positions::Kind::Last:
            return translated("the last position");
        case Positions::Kind::Chosen:
            break;
    }
    return translated("positions %1").arg(QString::fromStdString(name(positions)));
}

QString headsText(const std::vector<HeadId>& heads) {
    if (heads.empty()) return translated("no other head");
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

}  // namespace

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
    const auto differ = [&words](const char* text, const QString& a, const QString& b) {
        words.push_back(translated(text).arg(a, b));
    };
    const auto& a = first.report;
    const auto& b = second.report;
    if (first.request.prompt != second.request.prompt || a.promptText != b.promptText) {
        const QString was = quoted(a.promptText);
        const QString is = quoted(b.promptText);
        if (was != is)
            differ("The prompt is %1, then %2.", was, is);
        else
            words.push_back(translated("The prompts differ, where it is not shown: %1.").arg(was));
    }
    if (const std::string was = donorOf(first), is = donorOf(second); was != is) {
        const auto named = [](const std::string& donor) {
            return donor.empty() ? translated("none") : quoted(donor);
        };
        differ("The donor is %1, then %2.", named(was), named(is));
    }
    const auto& target = a.result.clean.target;
    if (target.tokens != b.result.clean.target.tokens)
        differ("The target is %1, then %2.", visible(target), visible(b.result.clean.target));
    const auto& control = a.result.clean.control;
    if (control.tokens != b.result.clean.control.tokens)
        differ("The control is %1, then %2.", visible(control), visible(b.result.clean.control));
    if (first.request.positions != second.request.positions)
        differ("Heads are replaced at %1, then at %2.", positionsText(first.request.positions),
               positionsText(second.request.positions));
    if (first.request.given != second.request.given)
        differ("Ablated beside every head: %1, then %2.", headsText(first.request.given),
               headsText(second.request.given));
    if (a.model.name != b.model.name || !sameModelShape(a.model, b.model) ||
        !sameModelWeights(a.model, b.model))
        differ("The model is %1, then %2.", hashed(a.model), hashed(b.model));
    if (a.programVersion != b.programVersion)
        differ("They were computed by Headscope %1, then %2.",
               QString::fromStdString(a.programVersion), QString::fromStdString(b.programVersion));
    if (a.result.stopped != b.result.stopped)
        words.push_back(a.result.stopped ? translated("The first was stopped before its end.")
                                         : translated("The second was stopped before its end."));
    return words;
}

QString rerunWarning(const SessionRun& run, const SweepReport::Model& loaded,
                     const QString& programVersion) {
    const auto& model = run.report.model;
    if (!sameModelShape(model, loaded)) {
        return translated(
                   "This run was made with another model (%1); running it again on the loaded %2 "
                   "gives other numbers.")
            .arg(modelText(model), modelText(loaded));
    }
    if (!sameModelWeights(model, loaded)) {
        return translated(
                   "This run was made with other weights (%1); running it again on the loaded %2 "
                   "gives other numbers.")
            .arg(hashed(model), hashed(loaded));
    }
    const bool unknown = model.sha256.empty() || loaded.sha256.empty();
    if (unknown && model.name != loaded.name) {
        return translated(
                   "This run was made with the model %1; running it again on the loaded %2 may "
                   "give "
                   "other numbers.")
            .arg(QString::fromStdString(model.name), QString::fromStdString(loaded.name));
    }
    if (QString::fromStdString(run.report.programVersion) != programVersion) {
        return translated(
                   "This run was computed by Headscope %1; this is %2, which may differ in the "
                   "last "
                   "digits.")
            .arg(QString::fromStdString(run.report.programVersion), programVersion);
    }
    return {};
}

}  // namespace headscope::app
