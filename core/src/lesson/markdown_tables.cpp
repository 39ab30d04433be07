// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/markdown_tables.h"

#include "base/json.h"
#include "lesson/markdown_lines.h"
#include "lesson/prose.h"

#include <algorithm>
#include <string>

namespace headscope {
namespace {

constexpr std::size_t kLeastDashes = 3;

std::string_view withoutSpaces(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// Where "|" parts cells.
std::vector<std::size_t> partsAt(std::string_view row) {
    std::vector<std::size_t> at;
    for (const auto& piece : proseOf(row)) {
        if (piece.kind != ProsePiece::Kind::Prose) continue;
        const auto begin = static_cast<std::size_t>(piece.text.data() - row.data());
        for (std::size_t i = 0; i < piece.text.size(); ++i) {
            if (piece.text[i] == '\\')
                ++i;
            else if (piece.text[i] == '|')
                at.push_back(begin + i);
        }
    }
    return at;
}

bool isDashes(std::string_view cell) {
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    return cell.size() >= kLeastDashes && cell.find_first_not_of('-') == std::string_view::npos;
}

/// Goes through a text's lines as blocks are read, and looks at each table.
class TableCheck {
 public:
    TableCheck(const LessonPlace& place, LessonFaults& faults) : m_place(place), m_faults(faults) {}

    /// False: no more is looked at.
    bool line(const std::string& text) {
        if (isFence(text)) {
            m_inFence = !m_inFence;
            m_columns = m_lines = 0;
            return true;
        }
        if (m_inFence) return true;
        if (withoutSpaces(text).empty() || endsTable(text)) {
            m_columns = m_lines = 0;
            return true;
        }
        if (m_columns > 0) return row(text);
        ++m_lines;
        const auto columns = m_lines == 2 ? tableColumns(text) : 0;
        if (columns > 0) return begin(columns);
        m_header = text;
        return true;
    }

 private:
    bool begin(std::size_t columns) {
        m_columns = columns;
        if (columns > kMostTableColumns) {
            m_faults.add(m_place, say("a table has more than %1 columns", kMostTableColumns));
            return false;
        }
        return row(m_header);
    }

    bool row(const std::string& text) {
        const auto cells = tableCells(text).size();
        m_cells += std::max(cells, m_columns);
        if (m_cells > kMostTableCells) {
            m_faults.add(m_place, say("its tables have more than %1 cells", kMostTableCells));
            return false;
        }
        if (cells != m_columns)
            m_faults.add(m_place, say("a table of %1 columns has a row of %2 cells: %3", m_columns,
                                      cells, shownName(withoutSpaces(text))));
        return true;
    }

    const LessonPlace& m_place;
    LessonFaults& m_faults;
    std::string m_header;
    bool m_inFence = false;
    std::size_t m_lines = 0;    ///< of the paragraph
    std::size_t m_columns = 0;  ///< of the table; 0 outside of one
    std::size_t m_cells = 0;
};

}  // namespace

std::vector<std::string_view> tableCells(std::string_view line) {
    line = withoutSpaces(line);
    if (line.empty()) return {};
    const auto parts = partsAt(line);
    std::vector<std::string_view> cells;
    std::size_t begin = 0;
    for (const auto at : parts) {
        if (at > 0) cells.push_back(withoutSpaces(line.substr(begin, at - begin)));
        begin = at + 1;
    }
    if (begin < line.size() || cells.empty()) cells.push_back(withoutSpaces(line.substr(begin)));
    return cells;
}

std::size_t tableColumns(std::string_view line) {
    if (line.find('|') == std::string_view::npos) return 0;
    const auto cells = tableCells(line);
    return std::all_of(cells.begin(), cells.end(), isDashes) ? cells.size() : 0;
}

bool endsTable(std::string_view line) {
    return bulletMark(line) > 0 || line.starts_with("+ ") || numberMark(line) > 0 ||
           headingMarks(line) > 0;
}

void checkTables(std::string_view markdown, const LessonPlace& place, LessonFaults& faults) {
    TableCheck check(place, faults);
    for (const auto& line : linesOf(markdown))
        if (!check.line(line)) return;
}

}  // namespace headscope
