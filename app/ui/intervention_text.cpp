// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intervention_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

const QString kNumber = QStringLiteral("{number}");

/// `text` is core's, and `pattern` the same with kNumber in place of the intervention's number, if
/// it has one: translations know that.
QString translated(const std::string& text, const QString& pattern) {
    const QString own = QString::fromStdString(text);
    const QString said = QCoreApplication::translate("Intervention", pattern.toUtf8().constData());
    const qsizetype at = pattern.indexOf(kNumber);
    if (at < 0) return said;
    const qsizetype beside = pattern.size() - kNumber.size();
    return QString(said).replace(kNumber, own.mid(at, own.size() - beside));
}

constexpr double kRare = 123.25;  // within kMostAlpha, and in no sentence otherwise

QString patternOf(const std::string& text) {
    return QString::fromStdString(text).replace(QLatin1String("123.25"), kNumber);
}

}  // namespace

InterventionText textOf(const Intervention& intervention) {
    const InterventionWords words = headscope::words(intervention);
    const bool hasNumber = alphaOf(intervention).has_value();
    const InterventionWords patterns =
        hasNumber ? headscope::words(withAlpha(intervention, kRare)) : InterventionWords();
    const auto said = [&](std::string InterventionWords::*part) {
        return hasNumber ? translated(words.*part, patternOf(patterns.*part))
                         : QCoreApplication::translate("Intervention", (words.*part).c_str());
    };
    using Words = InterventionWords;
    return {said(&Words::label),  said(&Words::brief),   said(&Words::letters),
            said(&Words::done),   said(&Words::run),     said(&Words::noun),
            said(&Words::gerund), said(&Words::sentence)};
}

QString buttonText(const Intervention& intervention, bool amongOthers) {
    const InterventionText text = textOf(intervention);
    QString label = amongOthers ? text.label : text.brief;
    if (!label.isEmpty()) label[0] = label[0].toUpper();
    return label;
}

bool hasOthers(const std::vector<Intervention>& interventions) {
    const auto& both = zeroAndMean();
    return std::any_of(interventions.begin(), interventions.end(), [&](const auto& one) {
        return std::find(both.begin(), both.end(), one) == both.end();
    });
}

}  // namespace headscope::app
