// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <headscope/attribution.h>
#include <headscope/direct_effects.h>

#include <QString>

namespace headscope::app {

// What people read of an attribution. GUI thread (translated).

/// What heads, MLPs, embedding and biases add, and their sum: a rich text table.
[[nodiscard]] QString sumsTable(const Attribution& attribution);
/// The parts that add or take most, with links to heads by their names. Rich text.
[[nodiscard]] QString strongestText(const Attribution& attribution);
/// The heads that later parts answer most, likewise.
[[nodiscard]] QString strongestText(const IndirectEffects& effects);

/// "Layer 9, head 6 adds +2.98.", and where there is one what becomes of that when it is ablated.
/// Plain text.
[[nodiscard]] QString attributedHeadText(HeadId head, const Attribution& attribution,
                                         const IndirectEffects* effects);
[[nodiscard]] QString attributedMlpText(int layer, const Attribution& attribution);

/// For captions. `done`: see doneText().
[[nodiscard]] QString attributionSentences(const Attribution& attribution);
[[nodiscard]] QString indirectSentences(const QString& done);

}  // namespace headscope::app
