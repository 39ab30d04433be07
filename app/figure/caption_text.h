// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_source.h"

#include <optional>
#include <utility>
#include <vector>

namespace headscope::app {

// What figures say of their run: titles, captions and metadata. Any thread (translated).

using FigureFacts = std::vector<std::pair<QString, QString>>;

/// Model, prompt, tokens, target, control, intervention, positions: what identifies the run. The
/// prompt is as it was typed; of a text of more than 200,000 characters the middle is left out, and
/// said to be.
[[nodiscard]] FigureFacts runFacts(const SweepReport& report,
                                   const std::optional<Intervention>& intervention);

/// Sentences of captions: model, prompt and tokens, after `lead`; and what was done to the heads.
[[nodiscard]] QString runSentences(const SweepReport& report, const QString& lead);
[[nodiscard]] QString interventionSentence(const SweepReport& report,
                                           const Intervention& intervention);

/// "Headscope 1.2.3.": the end of every caption.
[[nodiscard]] QString signature(const SweepReport& report);

/// In one line what both runs have in common, of model, prompt and, where heads were edited by any
/// of `done`, the positions, and the donor of a patch.
[[nodiscard]] QString sharedLine(const SweepReport& first, const SweepReport& second,
                                 const std::vector<Intervention>& done);
/// The same of a run alone, for what a panel gives.
[[nodiscard]] QString ownLine(const SweepReport& report, const OwnFigure& own);
/// The run's, or the runs', for a figure of these parts.
[[nodiscard]] QString runLineOf(const FigureSource& source, const Figure& figure);

/// What the figure's parts need to be understood without the text around them. It has a length:
/// long prompts, tokens and lists are cut, and say by how much.
[[nodiscard]] QString captionOf(const FigureSource& source, const Figure& figure);
/// The donor of a patch, in a sentence; empty of what has none.
[[nodiscard]] QString donorSentence(const SweepReport& report, const Intervention& intervention);
/// The same of what a panel gives.
[[nodiscard]] QString ownCaption(const SweepReport& report, const OwnFigure& own);
/// runFacts() and what is special to the figure's parts.
[[nodiscard]] FigureFacts factsOf(const FigureSource& source, const Figure& figure);

}  // namespace headscope::app
