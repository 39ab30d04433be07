// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/run_state.h"

#include <QJsonObject>

namespace headscope::app {

// The part of a session's view that the state holds: what is shown, chosen and locked, and the set
// of heads. Fields may be missing or make no sense; then the default, or what is there, is taken.

void addToView(QJsonObject& view, const RunState& state);

/// Replacement, maps, what zero and mean are compared by, scale lock: before the run is shown.
void showChoices(const QJsonObject& view, RunState& state);
/// The chosen head and the set, with how it grew: once the run is shown.
void showHeads(const QJsonObject& view, RunState& state);

}  // namespace headscope::app
