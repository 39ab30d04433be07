// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/splitter.h"

#include "support/utf8.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <array>
#include <string>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace headscope {

namespace {

// White_Space, spelled out: PCRE2's own \s also has U+180E, which Python and Rust do not count.
constexpr const char* kSpace =
    R"(\x09-\x0D\x20\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000})";

// Repeats that nothing follows are possessive (++): the same matches, and no backtracking to
// remember.
std::string pattern() {
    return fmt::format(R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{{L}}++| ?\p{{N}}++| ?[^{0}\p{{L}}\p{{N}}]++)"
                       R"(|[{0}]+(?![^{0}])|[{0}]++)",
                       kSpace);
}

std::string reason(int code) {
    std::array<PCRE2_UCHAR, 256> text{};
    if (pcre2_get_error_message(code, text.data(), text.size()) == PCRE2_ERROR_BADDATA) {
        return fmt::format("code {}", code);
    }
    return reinterpret_cast<const char*>(text.data());
}

struct FreeMatch {
    void operator()(pcre2_match_data* match) const { pcre2_match_data_free(match); }
};

}  // namespace

struct Splitter::Code {
    pcre2_code* code = nullptr;

    Code() {
        const std::string text = pattern();
        int error = 0;
        PCRE2_SIZE offset = 0;
        code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(),
                             PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED, &error, &offset, nullptr);
        if (code == nullptr) {
            throw failure(
                fmt::format("the tokenizer's split pattern does not compile: {}", reason(error)),
                "Free some memory, or reinstall the PCRE2 library.");
        }
        // Where the system allows no generated code, matching is slower and the same.
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    }
    ~Code() { pcre2_code_free(code); }
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
};

Splitter::Splitter() : m_code(std::make_unique<Code>()) {}
Splitter::Splitter(Splitter&&) noexcept = default;
Splitter& Splitter::operator=(Splitter&&) noexcept = default;
Splitter::~Splitter() = default;

std::vector<std::pair<std::size_t, std::size_t>> Splitter::split(std::string_view utf8) const {
    requireValidUtf8(utf8, "the text");  // once for all matches: PCRE2 would check it for each
    const std::unique_ptr<pcre2_match_data, FreeMatch> match(pcre2_match_data_create(1, nullptr));
    if (!match) throw failure("no memory to split the text", "Close other programs.");

    std::vector<std::pair<std::size_t, std::size_t>> pieces;
    for (std::size_t begin = 0; begin < utf8.size();) {
        const int found = pcre2_match(m_code->code, reinterpret_cast<PCRE2_SPTR>(utf8.data()),
                                      utf8.size(), begin, PCRE2_NO_UTF_CHECK, match.get(), nullptr);
        const std::size_t end = found > 0 ? pcre2_get_ovector_pointer(match.get())[1] : begin;
        // Every character matches one of the alternatives, so this is a limit of the library.
        if (end <= begin) {
            throw inputError(
                fmt::format("the text cannot be split at byte {}: {}", begin, reason(found)),
                "Use a shorter text.");
        }
        pieces.emplace_back(begin, end);
        begin = end;
    }
    return pieces;
}

}  // namespace headscope
