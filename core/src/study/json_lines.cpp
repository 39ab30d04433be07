// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/json_lines.h"

#include <cstddef>

namespace headscope {
namespace {

class ElementFinder {
 public:
    ElementFinder(std::string_view json, const std::vector<std::string>& path)
        : m_json(json), m_path(path) {}

    std::vector<int> find() {
        for (; m_at < m_json.size(); ++m_at)
            step(m_json[m_at]);
        return std::move(m_lines);
    }

 private:
    struct Frame {
        bool object = false;
        bool atKey = false;
        std::string key = {};
    };

    void step(char c) {
        switch (c) {
            case '\n':
                ++m_line;
                return;
            case ' ':
            case '\t':
            case '\r':
                return;
            case ',':
                if (!m_frames.empty()) m_frames.back().atKey = m_frames.back().object;
                return;
            case ':':
                return;
            case '{':
            case '[':
                value();
                m_frames.push_back({c == '{', c == '{'});
                return;
            case '}':
            case ']':
                if (!m_frames.empty()) m_frames.pop_back();
                return;
            case '"':
                text();
                return;
            default:
                value();
                while (m_at + 1 < m_json.size() &&
                       std::string_view(" \t\r\n,]}").find(m_json[m_at + 1]) ==
                           std::string_view::npos)
                    ++m_at;
        }
    }

    void text() {
        const auto begin = ++m_at;
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        if (!m_frames.empty() && m_frames.back().atKey) {
            m_frames.back().key = m_json.substr(begin, m_at - begin);
            m_frames.back().atKey = false;
            return;
        }
        value();
    }

    void value() {
        if (m_frames.size() != m_path.size() + 1 || m_frames.back().object) return;
        for (std::size_t i = 0; i < m_path.size(); ++i)
            if (!m_frames[i].object || m_frames[i].key != m_path[i]) return;
        m_lines.push_back(m_line);
    }

    std::string_view m_json;
    const std::vector<std::string>& m_path;
    std::size_t m_at = 0;
    int m_line = 1;
    std::vector<Frame> m_frames;
    std::vector<int> m_lines;
};

}  // namespace

std::vector<int> elementLines(std::string_view json, const std::vector<std::string>& path) {
    return ElementFinder(json, path).find();
}

}  // namespace headscope
