// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv_field.h"

#include <headscope/csv.h>

#include <fmt/format.h>

#include <cmath>

namespace headscope {

CsvCell::CsvCell(std::string_view text) : m_field(csvField(text)) {}

CsvCell::CsvCell(float number)
    : m_field(std::isfinite(number) ? fmt::format("{}", number) : std::string()) {}

CsvCell::CsvCell(double number)
    : m_field(std::isfinite(number) ? fmt::format("{}", number) : std::string()) {}

std::string csvText(std::string_view names, std::span<const std::vector<CsvCell>> rows) {
    std::string csv = std::string(names) + "\n";
    for (const auto& row : rows) {
        std::string line;
        for (const auto& cell : row)
            line += (&cell == &row.front() ? "" : ",") + cell.field();
        csv += line + "\n";
    }
    return csv;
}

}  // namespace headscope
