// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/finding.h>
#include <headscope/run.h>

#include <QString>
#include <QStringList>

namespace headscope::app {

/// What a run shows under one intervention, in sentences: "Ablating layer 0 head 4 changes
/// ␣Germany most: from 65 % to 43 %. Head 0.2 does nearly as much. The top-1 stays ␣Germany in all
/// 144 ablations. The control ␣France, 0.034 % in the clean run, stays between 0.02 % and 0.05 %."
/// Or of a control that moves at least half as much in log-odds: "The control ␣X moves more: head
/// 0.2 raises it from 0.028 % to 0.37 % (log-odds +2.58, the target's −0.55)."
/// Says how far a run is that is not complete, and where heads were ablated if not at all
/// positions. Empty while there is nothing to say. Any thread (translated).
[[nodiscard]] QString findingText(const Run& run, const Intervention& intervention);

/// The same sentences as rich text, in which the head that matters most, and one that does nearly
/// as much, is a link to its name, "0.4".
[[nodiscard]] QStringList findingHtml(const Run& run, const Intervention& intervention);

}  // namespace headscope::app
