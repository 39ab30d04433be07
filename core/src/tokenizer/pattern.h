// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace headscope {

/// White_Space of Unicode, as the inside of a bracket expression. Spelled out: PCRE2's own \s also
/// has U+180E, which Python and Rust do not count.
inline constexpr const char* kSpaceClass =
    R"(\x09-\x0D\x20\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000})";

/// A compiled regular expression over UTF-8, matched only at a given place. Immutable: any thread
/// may call it, several at once.
class Pattern {
 public:
    /// Throws Error(Failure) if it cannot be compiled (no memory).
    explicit Pattern(const std::string& regex);
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    /// Matches one text at several places.
    class Matcher {
     public:
        /// `utf8` must be valid UTF-8, and outlive this. Throws Error(Failure) without memory.
        Matcher(const Pattern& pattern, std::string_view utf8);
        ~Matcher();
        Matcher(const Matcher&) = delete;
        Matcher& operator=(const Matcher&) = delete;

        /// Where a match that begins at byte `begin` ends; `begin` if there is none.
        [[nodiscard]] std::size_t endOf(std::size_t begin);
        /// Why the last call found none: the library's words.
        [[nodiscard]] std::string reason() const;

     private:
        struct State;
        std::unique_ptr<State> m_state;
    };

 private:
    struct Code;
    std::unique_ptr<Code> m_code;
};

}  // namespace headscope
