// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <headscope/ablation.h>

#include <QString>

#include <string>
#include <vector>

namespace headscope::app {

// What panels ask the engine about the run on screen. GUI thread.

/// Why it cannot be asked about the run on screen, in a sentence; empty: it can. What is covered is
/// not looked at.
[[nodiscard]] QString questionRefusal(const RunState& state);

/// Why nothing can be swept further for the run on screen, in a sentence; empty: it can. Sweeps in
/// the background do not wait for a run that is going on. What is covered is not looked at.
/// Precondition: a run is shown.
[[nodiscard]] QString furtherRefusal(const RunState& state);

/// The run on screen as it was asked for. Precondition: a run is shown.
[[nodiscard]] Setting shownSetting(const RunState& state);

/// The intervention shown, with its donor where it has one. Precondition: a run is shown.
[[nodiscard]] Intervention shownIntervention(const RunState& state);

/// Which heads are ablated: those of the set, or the chosen one alone.
enum class Ablated { Chosen, Set };
/// Empty if none is chosen, or the set is.
[[nodiscard]] HeadList headsOf(const RunState& state, Ablated which);

/// "set to zero, at all positions"; "..., at token 4 (␣capital)": what is done to heads.
[[nodiscard]] QString doneText(const Intervention& intervention, const Positions& positions,
                               const std::vector<TokenRef>& prompt);
/// "head 9.6 set to zero, at all positions"; "heads 9.6 + 10.0 ...".
[[nodiscard]] QString ablationText(const HeadList& heads, const Intervention& intervention,
                                   const Positions& positions, const std::vector<TokenRef>& prompt);

}  // namespace headscope::app
