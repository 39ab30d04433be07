// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>

#include <QString>

namespace headscope::app {

/// core's words for an intervention, translated. GUI thread.
struct InterventionText {
    QString label, brief, letters, done, run, noun, gerund, sentence;
};
[[nodiscard]] InterventionText textOf(const Intervention& intervention);

/// "Zero", "Mean": for a button. `amongOthers`: beside more than the report's two, where "Mean"
/// could be any of several.
[[nodiscard]] QString buttonText(const Intervention& intervention, bool amongOthers);

/// Does the list hold anything but the report's two?
[[nodiscard]] bool hasOthers(const std::vector<Intervention>& interventions);

}  // namespace headscope::app
