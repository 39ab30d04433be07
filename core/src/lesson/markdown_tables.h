// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/faults.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace headscope {

// Tables in a lesson's Markdown, as the window's reader (md4c) has them: a paragraph of one line, a
// line of dashes ("|---|---|"), then rows. The "|" at a row's ends may be left out; one in code or
// behind "\" is part of its cell.

inline constexpr std::size_t kMostTableCells = 500;  ///< in one text of a lesson
inline constexpr std::size_t kMostTableColumns = 8;

/// The cells of a row, without spaces at their ends. They are into `line`.
[[nodiscard]] std::vector<std::string_view> tableCells(std::string_view line);

/// How many columns the line of dashes below a header has; 0 if it is none.
[[nodiscard]] std::size_t tableColumns(std::string_view line);

/// Does the line end a table, as it begins something else?
[[nodiscard]] bool endsTable(std::string_view line);

/// What no table may have: rows with other numbers of cells than its header, or too many cells.
void checkTables(std::string_view markdown, const LessonPlace& place, LessonFaults& faults);

}  // namespace headscope
