// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

#include <QList>

#include <functional>

namespace headscope::app {

class CommandTable;
class FeatureList;

/// The keys that move the keyboard on to the next part of the window and back. `areas` returns the
/// present parts, in their order; at least one.
void addAreaCommands(CommandTable& commands, const std::function<QList<Feature::Area>()>& areas);

/// The parts of the window that are seen and take the keyboard, in their order.
[[nodiscard]] QList<Feature::Area> areasOf(const FeatureList& features, const QVBoxLayout& strips,
                                           const PanelDocks& docks);

}  // namespace headscope::app
