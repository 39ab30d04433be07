// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/csv_table.h"

#include <headscope/byte_order_mark.h>

#include <cstddef>

namespace headscope {
namespace {

class CsvReader {
 public:
    CsvReader(std::string_view text, const std::string& file, StudyFaults& faults)
        : m_text(text), m_file(file), m_faults(faults) {
        if (m_text.starts_with(kByteOrderMark)) m_at = kByteOrderMark.size();
    }

    std::vector<CsvRow> read() {
        std::vector<CsvRow> rows;
        while (m_at < m_text.size()) {
            if (takeLineEnd()) continue;
            CsvRow row{m_line, {}};
            if (readRow(row)) rows.push_back(std::move(row));
        }
        return rows;
    }

 private:
    // False if there is none.
    bool takeLineEnd() {
        if (m_text.substr(m_at).starts_with("\r\n"))
            m_at += 2;
        else if (m_text[m_at] == '\n')
            m_at += 1;
        else
            return false;
        ++m_line;
        return true;
    }

    bool atLineEnd() const {
        return m_text[m_at] == '\n' || m_text.substr(m_at).starts_with("\r\n");
    }

    // Up to behind the line's end. False with a fault, if it is malformed.
    bool readRow(CsvRow& row) {
        bool good = true;
        while (true) {
            std::string field;
            good = (m_at < m_text.size() && m_text[m_at] == '"' ? readQuoted(field, row.line)
                                                                : readPlain(field)) &&
                   good;
            row.fields.push_back(std::move(field));
            if (m_at >= m_text.size() || takeLineEnd()) return good;
            ++m_at;  // the comma
        }
    }

    bool readPlain(std::string& field) {
        const auto begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ',' && !atLineEnd())
            ++m_at;
        field = m_text.substr(begin, m_at - begin);
        return true;
    }

    bool readQuoted(std::string& field, int rowLine) {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\n') ++m_line;
            if (c != '"') {
                field += c;
                continue;
            }
            if (!m_text.substr(m_at).starts_with("\"\"")) return endQuoted();
            field += c;
            ++m_at;
        }
        m_faults.add(m_file, rowLine,
                     say("a quote that opens a field is not closed: end the field "
                         "with \", and write a quote within it twice"));
        return false;
    }

    bool endQuoted() {
        ++m_at;
        if (m_at >= m_text.size() || m_text[m_at] == ',' || atLineEnd()) return true;
        m_faults.add(
            m_file, m_line,
            say("text follows the quote that ends a field: write a quote within a field twice"));
        while (m_at < m_text.size() && m_text[m_at] != ',' && !atLineEnd())
            ++m_at;
        return false;
    }

    std::string_view m_text;
    const std::string& m_file;
    StudyFaults& m_faults;
    std::size_t m_at = 0;
    int m_line = 1;
};

}  // namespace

std::vector<CsvRow> csvRows(std::string_view text, const std::string& file, StudyFaults& faults) {
    return CsvReader(text, file, faults).read();
}

}  // namespace headscope
