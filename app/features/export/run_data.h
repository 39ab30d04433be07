// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "plot/heatmap_data.h"

#include <headscope/report.h>

#include <QString>

namespace headscope::app {

/// The run shown as the command line would report it; a run that is not complete counts as
/// stopped.
[[nodiscard]] SweepReport reportOf(const ShownRun& run);

/// A map as tab-separated text, for pasting into a table: a line of head numbers, then a line a
/// layer that begins with its number. Numbers as short as float32 allows, with a point whatever the
/// language; nothing if a cell is pending.
[[nodiscard]] QString toTsv(const HeatmapData& map);

/// A text as a cell of such a table: in one line, without a tab, and nothing that a spreadsheet
/// would compute (see spreadsheetSafe() of core).
[[nodiscard]] QString tableCell(const QString& text);

}  // namespace headscope::app
