// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

#include <QList>

#include <functional>

namespace headscope::app {

class CommandTable;

/// The keys that move the keyboard on to the next part of the window and back. `areas` tells the
/// parts that there are by then, in their order; at least one.
void addAreaCommands(CommandTable& commands, const std::function<QList<Feature::Area>()>& areas);

/// Adds a part where it is seen and something in it takes the keyboard.
void addSeenArea(QList<Feature::Area>& areas, QWidget* area);

}  // namespace headscope::app
