// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/pattern.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <array>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace headscope {

namespace {

std::string reasonOf(int code) {
    std::array<PCRE2_UCHAR, 256> text{};
    if (pcre2_get_error_message(code, text.data(), text.size()) == PCRE2_ERROR_BADDATA) {
        return fmt::format("code {}", code);
    }
    return reinterpret_cast<const char*>(text.data());
}

}  // namespace

struct Pattern::Code {
    pcre2_code* code = nullptr;

    explicit Code(const std::string& regex) {
        int error = 0;
        PCRE2_SIZE offset = 0;
        code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(regex.data()), regex.size(),
                             PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED, &error, &offset, nullptr);
        if (code == nullptr) {
            throw failure(
                say("the tokenizer's split pattern does not compile: %1", reasonOf(error)),
                say("Free some memory, or reinstall the PCRE2 library."));
        }
        // Where the system allows no generated code, matching is slower and the same.
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    }
    ~Code() { pcre2_code_free(code); }
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
};

Pattern::Pattern(const std::string& regex) : m_code(std::make_unique<Code>(regex)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

struct Pattern::Matcher::State {
    const pcre2_code* code;
    std::string_view text;
    pcre2_match_data* match;
    int found = 0;
};

Pattern::Matcher::Matcher(const Pattern& pattern, std::string_view utf8)
    : m_state(std::make_unique<State>(
          State{pattern.m_code->code, utf8, pcre2_match_data_create(1, nullptr)})) {
    if (m_state->match == nullptr) {
        throw failure(say("no memory to split the text"), say("Close other programs."));
    }
}

Pattern::Matcher::~Matcher() {
    pcre2_match_data_free(m_state->match);
}

std::size_t Pattern::Matcher::endOf(std::size_t begin) {
    m_state->found =
        pcre2_match(m_state->code, reinterpret_cast<PCRE2_SPTR>(m_state->text.data()),
                    m_state->text.size(), begin, PCRE2_NO_UTF_CHECK, m_state->match, nullptr);
    return m_state->found > 0 ? pcre2_get_ovector_pointer(m_state->match)[1] : begin;
}

std::string Pattern::Matcher::reason() const {
    return reasonOf(m_state->found);
}

}  // namespace headscope
