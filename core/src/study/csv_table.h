// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A row of a CSV file.
struct CsvRow {
    int line = 0;  ///< where it begins, from 1
    std::vector<std::string> fields;
    Message wrong = {};  ///< why it is no CSV; empty: it is
};

/// Rows as RFC 4180 has them, and as spreadsheets write them: lines that end with \n or \r\n,
/// fields in quotes that may hold commas and line ends, U+FEFF in front. Lines without any
/// character are left out. A row that is no CSV has what could be read of it.
[[nodiscard]] std::vector<CsvRow> csvRows(std::string_view text);

}  // namespace headscope
