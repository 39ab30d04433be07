// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"
#include "ui/color_map.h"

#include <QJsonObject>

#include <optional>

namespace headscope::app {

// Fields of what the ripples show, which lessons name, too.
inline const QString kRippleView = QStringLiteral("ripple_view");
inline const QString kRippleChange = QStringLiteral("ripple_change");

// The part of a session's view that the state holds: what is shown, chosen and locked, and the set
// of heads; and the colour map. Fields may be missing or make no sense; then the default, or what
// is there, is taken.

void addToView(QJsonObject& view, const History& history, const RunState& state);

/// The run that was on screen, or the history's last where it is unknown; empty if none.
[[nodiscard]] std::optional<KeptId> shownRunOf(const QJsonObject& view, const History& history);

/// Intervention, maps, what zero and mean are compared by, scale lock, colours: before the run is
/// shown.
void showChoices(const QJsonObject& view, RunState& state);
/// The chosen head and the set, with how it grew: once the run is shown.
void showHeads(const QJsonObject& view, RunState& state);

/// For who shows it without a window: intervention, maps, what zero and mean are compared by.
void showMaps(const QJsonObject& view, RunState& state);
[[nodiscard]] std::optional<ColorMap> colorMapOf(const QJsonObject& view);
[[nodiscard]] std::optional<double> scaleLockOf(const QJsonObject& view);

}  // namespace headscope::app
