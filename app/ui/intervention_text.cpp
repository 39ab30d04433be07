// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intervention_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

QString translated(const std::string& text) {
    return QCoreApplication::translate("Intervention", text.c_str());
}

}  // namespace

InterventionText textOf(const Intervention& intervention) {
    const InterventionWords words = headscope::words(intervention);
    return {translated(words.label),   translated(words.brief), translated(words.letters),
            translated(words.done),    translated(words.noun),  translated(words.gerund),
            translated(words.sentence)};
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
