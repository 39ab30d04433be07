// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/csv_table.h"

#include <headscope/byte_order_mark.h>

#include <cstddef>

namespace headscope {
namespace {

class CsvReader {
 public:
    explicit CsvReader(std::string_view text) : m_text(text) {
        if (m_text.starts_with(kByteOrderMark)) m_at = kByteOrderMark.size();
    }

    std::vector<CsvRow> read() {
        std::vector<CsvRow> rows;
        while (m_at < m_text.size()) {
            if (takeLineEnd()) continue;
            CsvRow row;
            row.line = m_line;
            readRow(row);
            rows.push_back(std::move(row));
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

    // Up to behind the line's end.
    void readRow(CsvRow& row) {
        while (true) {
            std::string field;
            if (m_at < m_text.size() && m_text[m_at] == '"')
                readQuoted(field, row.wrong);
            else
                readPlain(field);
            row.fields.push_back(std::move(field));
            if (m_at >= m_text.size() || takeLineEnd()) return;
            ++m_at;  // the comma
        }
    }

    void readPlain(std::string& field) {
        const auto begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ',' && !atLineEnd())
            ++m_at;
        field = m_text.substr(begin, m_at - begin);
    }

    void readQuoted(std::string& field, Message& wrong) {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\n') ++m_line;
            if (c != '"') {
                field += c;
                continue;
            }
            if (!m_text.substr(m_at).starts_with("\"\"")) return endQuoted(wrong);
            field += c;
            ++m_at;
        }
        wrong =
            say("a quote that opens a field is not closed: end the field "
                "with \", and write a quote within it twice");
    }

    void endQuoted(Message& wrong) {
        ++m_at;
        if (m_at >= m_text.size() || m_text[m_at] == ',' || atLineEnd()) return;
        wrong = say("text follows the quote that ends a field: write a quote within a field twice");
        while (m_at < m_text.size() && m_text[m_at] != ',' && !atLineEnd())
            ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

}  // namespace

std::vector<CsvRow> csvRows(std::string_view text) {
    return CsvReader(text).read();
}

}  // namespace headscope
