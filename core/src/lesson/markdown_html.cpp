// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/markdown_html.h"

#include "lesson/base64.h"
#include "lesson/markdown_lines.h"
#include "lesson/markdown_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace headscope {
namespace {

/// One paragraph's or item's text.
class InlineHtml {
 public:
    InlineHtml(std::string_view text, const std::map<std::string, std::string>& pictures)
        : m_text(text), m_pictures(pictures) {}

    std::string html() {
        while (m_at < m_text.size())
            step();
        close("em", m_em);
        close("strong", m_strong);
        return m_html;
    }

 private:
    void step() {
        const auto rest = m_text.substr(m_at);
        if (rest.front() == '\\' && rest.size() > 1) return take(rest.substr(1, 1), 2);
        if (rest.front() == '`' && code(rest)) return;
        if (rest.starts_with("![") && picture(rest)) return;
        if (rest.front() == '[' && link(rest)) return;
        if (rest.starts_with("**")) return toggle("strong", m_strong, 2);
        if (rest.front() == '*') return toggle("em", m_em, 1);
        take(rest.substr(0, 1), 1);
    }

    void take(std::string_view text, std::size_t length) {
        m_html += htmlEscaped(text);
        m_at += length;
    }

    bool code(std::string_view rest) {
        const auto ticks = std::min(rest.find_first_not_of('`'), rest.size());
        const auto end = rest.find(rest.substr(0, ticks), ticks);
        if (end == std::string_view::npos) return false;
        auto inside = rest.substr(ticks, end - ticks);
        const bool padded = ticks > 1 && inside.size() > 2 && inside.front() == ' ';
        if (padded) inside = inside.substr(1, inside.size() - 2);
        m_html += "<code>" + htmlEscaped(inside) + "</code>";
        m_at += end + ticks;
        return true;
    }

    bool picture(std::string_view rest) {
        const auto middle = rest.find("](");
        const auto end = rest.find(')', middle == std::string_view::npos ? 0 : middle);
        if (middle == std::string_view::npos || end == std::string_view::npos) return false;
        const auto found = m_pictures.find(std::string(rest.substr(middle + 2, end - middle - 2)));
        const auto words = htmlEscaped(rest.substr(2, middle - 2));
        if (found != m_pictures.end())
            m_html += fmt::format("<img alt=\"{}\" src=\"data:image/{};base64,{}\">", words,
                                  found->first.ends_with(".svg") ? "svg+xml" : "png",
                                  toBase64(found->second));
        m_at += end + 1;
        return true;
    }

    bool link(std::string_view rest) {
        const auto middle = rest.find("](");
        const auto end = rest.find(')', middle == std::string_view::npos ? 0 : middle);
        if (middle == std::string_view::npos || end == std::string_view::npos) return false;
        m_html += htmlEscaped(rest.substr(1, middle - 1));
        m_at += end + 1;
        return true;
    }

    void toggle(const char* tag, bool& open, std::size_t length) {
        m_html += fmt::format("<{}{}>", open ? "/" : "", tag);
        open = !open;
        m_at += length;
    }

    void close(const char* tag, bool open) {
        if (open) m_html += fmt::format("</{}>", tag);
    }

    std::string_view m_text;
    const std::map<std::string, std::string>& m_pictures;
    std::size_t m_at = 0;
    std::string m_html;
    bool m_em = false;
    bool m_strong = false;
};

enum class Block { None, Paragraph, Bullets, Numbers, Fence, Table };

/// The length of a list item's mark at the line's beginning; 0 if it is not an item.
std::size_t itemMark(std::string_view line, Block& kind) {
    if (const auto mark = bulletMark(line); mark > 0) {
        kind = Block::Bullets;
        return mark;
    }
    const auto mark = numberMark(line);
    if (mark > 0) kind = Block::Numbers;
    return mark;
}

class BlockHtml {
 public:
    explicit BlockHtml(const std::map<std::string, std::string>& pictures) : m_pictures(pictures) {}

    std::string html(std::string_view markdown) {
        while (!markdown.empty()) {
            const auto end = std::min(markdown.find('\n'), markdown.size());
            line(markdown.substr(0, end));
            markdown.remove_prefix(std::min(end + 1, markdown.size()));
        }
        finish();
        return m_html;
    }

 private:
    void line(std::string_view text) {
        if (text.starts_with("```")) return fence();
        if (m_block == Block::Fence) {
            m_html += htmlEscaped(text) + "\n";
            return;
        }
        if (text.find_first_not_of(' ') == std::string_view::npos) return flush();
        if (const auto marks = headingMarks(text); marks > 0) {
            finish();
            m_html += fmt::format("<h{0}>{1}</h{0}>\n", marks,
                                  InlineHtml(text.substr(marks + 1), m_pictures).html());
            return;
        }
        if (m_block == Block::Table && !endsTable(text)) return row("td", text);
        const auto columns = isHeaderPending() ? tableColumns(text) : 0;
        if (columns > 0) return beginTable(columns);
        Block kind = Block::Paragraph;
        const auto mark = itemMark(text, kind);
        if (mark > 0) {
            flush();
            begin(kind);
        } else if (m_pending.empty() && !text.starts_with("  ")) {
            begin(Block::Paragraph);
        }
        m_pending += (m_pending.empty() ? "" : "\n") + std::string(text.substr(mark));
    }

    void begin(Block kind) {
        if (m_block == kind && kind != Block::Paragraph) return;
        endBlock();
        m_block = kind;
        if (kind == Block::Bullets) m_html += "<ul>\n";
        if (kind == Block::Numbers) m_html += "<ol>\n";
    }

    /// A paragraph of one line may be the header of a table.
    [[nodiscard]] bool isHeaderPending() const {
        return (m_block == Block::Paragraph || m_block == Block::None) && !m_pending.empty() &&
               m_pending.find('\n') == std::string::npos;
    }

    void beginTable(std::size_t columns) {
        m_columns = columns;
        m_block = Block::Table;
        m_html += "<table>\n<thead>\n";
        row("th scope=\"col\"", std::exchange(m_pending, {}));
        m_html += "</thead>\n<tbody>\n";
    }

    /// As many cells as there are columns.
    void row(std::string_view tag, std::string_view text) {
        auto cells = tableCells(text);
        cells.resize(m_columns);
        m_html += "<tr>";
        for (const auto cell : cells)
            m_html += fmt::format("<{}>{}</{}>", tag, InlineHtml(cell, m_pictures).html(),
                                  tag.substr(0, 2));
        m_html += "</tr>\n";
    }

    /// What has come of a paragraph, an item or a table.
    void flush() {
        if (m_block == Block::Table) return endBlock();
        if (m_pending.empty()) return;
        const char* tag = m_block == Block::Paragraph || m_block == Block::None ? "p" : "li";
        m_html += fmt::format("<{0}>{1}</{0}>\n", tag, InlineHtml(m_pending, m_pictures).html());
        m_pending.clear();
    }

    void endBlock() {
        if (m_block == Block::Bullets) m_html += "</ul>\n";
        if (m_block == Block::Numbers) m_html += "</ol>\n";
        if (m_block == Block::Table) m_html += "</tbody>\n</table>\n";
        m_block = Block::None;
    }

    void fence() {
        if (m_block == Block::Fence) {
            m_html += "</code></pre>\n";
            m_block = Block::None;
            return;
        }
        flush();
        endBlock();
        m_block = Block::Fence;
        m_html += "<pre><code>";
    }

    void finish() {
        if (m_block == Block::Fence) fence();
        flush();
        endBlock();
    }

    const std::map<std::string, std::string>& m_pictures;
    Block m_block = Block::None;
    std::size_t m_columns = 0;  ///< of a table
    std::string m_pending;
    std::string m_html;
};

}  // namespace

std::string htmlEscaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '&':
                escaped += "&amp;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string htmlOf(std::string_view markdown, const std::map<std::string, std::string>& pictures) {
    return BlockHtml(pictures).html(markdown);
}

}  // namespace headscope
