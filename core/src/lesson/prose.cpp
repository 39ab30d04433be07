// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/prose.h"

#include "base/json.h"
#include "base/utf8.h"
#include "lesson/fields.h"

#include <headscope/visible_text.h>

#include <algorithm>
#include <array>
#include <utility>

namespace headscope {
namespace {

using Piece = ProsePiece::Kind;

bool isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
}

/// How many of the same character stand at `at`.
std::size_t runLength(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] == text[at])
        ++end;
    return end - at;
}

bool beginsLine(std::string_view text, std::size_t at) {
    std::size_t spaces = 0;
    while (at > 0 && text[at - 1] == ' ' && spaces < 4) {
        --at;
        ++spaces;
    }
    return spaces < 4 && (at == 0 || text[at - 1] == '\n');
}

/// The end of the fenced code that begins at `at`: behind its closing line, or of the text.
std::size_t fenceEnd(std::string_view text, std::size_t at, std::size_t length) {
    const char mark = text[at];
    for (std::size_t line = text.find('\n', at); line != std::string_view::npos;
         line = text.find('\n', line + 1)) {
        std::size_t begin = line + 1;
        while (begin < text.size() && text[begin] == ' ')
            ++begin;
        if (begin < text.size() && text[begin] == mark && runLength(text, begin) >= length)
            return std::min(text.find('\n', begin), text.size());
    }
    return text.size();
}

/// The end of the code span that begins at `at`, or npos if the backticks do not begin one.
std::size_t spanEnd(std::string_view text, std::size_t at, std::size_t length) {
    for (std::size_t i = at + length; i < text.size();) {
        if (text[i] != '`') {
            ++i;
            continue;
        }
        const auto found = runLength(text, i);
        if (found == length) return i + length;
        i += found;
    }
    return std::string_view::npos;
}

/// Where the code that begins at `at` ends, or `at` where none does.
std::size_t codeEnd(std::string_view text, std::size_t at) {
    const auto length = runLength(text, at);
    if (length >= 3 && beginsLine(text, at)) return fenceEnd(text, at, length);
    if (text[at] != '`') return at;
    const auto end = spanEnd(text, at, length);
    return end == std::string_view::npos ? at : end;
}

/// Behind the } of a placeholder that begins at `at`, or `at` where none does.
std::size_t placeholderEnd(std::string_view text, std::size_t at) {
    const auto close = text.find('}', at);
    const bool named =
        close != std::string_view::npos && isLessonName(text.substr(at + 1, close - at - 1));
    return named ? close + 1 : at;
}

/// A code span with the spaces at its ends seen; where both ends have one, Markdown takes them off.
std::string seenCode(std::string_view code) {
    const auto ticks = runLength(code, 0);
    if (code.front() != '`' || code.size() < 2 * ticks || code.find('\n') != std::string_view::npos)
        return std::string(code);
    const auto inner = code.substr(ticks, code.size() - 2 * ticks);
    const bool leads = inner.starts_with(' '), trails = inner.ends_with(' ');
    if (inner.empty() || leads == trails) return std::string(code);
    const auto mark = code.substr(0, ticks);
    return std::string(mark) + visibleText(inner) + std::string(mark);
}

// Numbers that are written as other signs: superscripts, subscripts, fractions, wide digits.
bool isOtherDigit(char32_t c) {
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0xBC && c <= 0xBE) ||
           (c >= 0x0660 && c <= 0x0669) || (c >= 0x2070 && c <= 0x2089) ||
           (c >= 0x2150 && c <= 0x2189) || (c >= 0xFF10 && c <= 0xFF19);
}

/// Words that say a number which an engine would have to compute. Those up to ten are none: a text
/// counts with them what it names itself. Lower case.
const std::map<std::string, std::vector<std::string>>& numberWords() {
    static const std::map<std::string, std::vector<std::string>> words{
        {"en", {"twice",       "thrice",    "half",      "halves",     "halved",     "double",
                "doubles",     "doubled",   "triple",    "triples",    "tripled",    "quadruple",
                "quadrupled",  "a third",   "one third", "one-third",  "thirds",     "a quarter",
                "one quarter", "quarters",  "a fifth",   "one fifth",  "fifths",     "a tenth",
                "one tenth",   "tenths",    "hundredth", "hundredths", "thousandth", "thousandths",
                "twofold",     "threefold", "fourfold",  "fivefold",   "tenfold",    "hundredfold",
                "eleven",      "twelve",    "thirteen",  "fourteen",   "fifteen",    "sixteen",
                "seventeen",   "eighteen",  "nineteen",  "twenty",     "thirty",     "forty",
                "fifty",       "sixty",     "seventy",   "eighty",     "ninety",     "dozen",
                "dozens",      "hundred",   "hundreds",  "thousand",   "thousands",  "million",
                "millions",    "billion"}},
        {"vi",
         {"gấp đôi",     "gấp ba",     "gấp bốn",   "gấp năm",    "gấp mười",      "gấp trăm",
          "mười lần",    "trăm lần",   "một nửa",   "phân nửa",   "một phần ba",   "hai phần ba",
          "một phần tư", "ba phần tư", "phần năm",  "phần mười",  "một phần trăm", "phần nghìn",
          "mười một",    "mười hai",   "mười ba",   "mười bốn",   "mười lăm",      "mười sáu",
          "mười bảy",    "mười tám",   "mười chín", "hai mươi",   "ba mươi",       "bốn mươi",
          "năm mươi",    "sáu mươi",   "bảy mươi",  "tám mươi",   "chín mươi",     "một trăm",
          "hai trăm",    "hàng trăm",  "một nghìn", "hàng nghìn", "một ngàn",      "hàng ngàn",
          "một triệu",   "hàng triệu", "một tá"}},
    };
    return words;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

bool isWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isAsciiDigit(c) || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool hasWord(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !isWordByte(text[at - 1]);
        if (begins && (end >= text.size() || !isWordByte(text[end]))) return true;
    }
    return false;
}

/// Looks at one text, piece by piece.
class ProseCheck {
 public:
    ProseCheck(const LessonPlace& place, const std::map<std::string, std::string>& pictures,
               LessonFaults& faults)
        : m_place(place), m_pictures(pictures), m_faults(faults) {}

    void prose(std::string text, bool beginsText) {
        if (text.find("]:") != std::string::npos || text.find("][") != std::string::npos)
            fault(say("a link is to have its target behind it in parentheses"));
        checkLinks(text);
        dropNames(text);
        checkHtml(text);
        checkDigits(text, beginsText);
        const auto lower = lowered(text);
        for (const char* elsewhere : {"http:", "https:", "www.", "mailto:", "file:"})
            if (lower.find(elsewhere) != std::string::npos)
                fault(say("it names an address elsewhere; links go to headscope: alone"));
        if (const auto words = numberWords().find(m_place.language); words != numberWords().end())
            for (const auto& word : words->second)
                if (hasWord(lower, word)) fault(naked(word));
        if (text.find_first_of("{}") != std::string::npos)
            fault(say("a brace stands here that is not of a {fact}"));
    }

    void code(std::string_view text) {
        const bool digits = std::any_of(text.begin(), text.end(), isAsciiDigit);
        const bool only = text.find_first_not_of("0123456789.,%+-~` \n") == std::string_view::npos;
        if (digits && only) fault(naked(text));
    }

 private:
    void fault(const Message& what) { m_faults.add(m_place, what); }

    static Message naked(std::string_view what) {
        return say(
            "%1 is a number that is no fact: write {name}, with a fact of that name in "
            "lesson.json",
            shownName(what));
    }

    /// Takes the targets of links and pictures out of the text.
    void checkLinks(std::string& text) {
        for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
            const auto end = text.find(')', at);
            if (end == std::string::npos) return fault(say("a link has no end"));
            const auto target = text.substr(at + 2, end - at - 2);
            const auto open = text.rfind('[', at);
            const bool isPicture = open != std::string::npos && open > 0 && text[open - 1] == '!';
            checkTarget(target, isPicture);
            text.erase(at + 1, end - at);
        }
    }

    /// The digit in a model's name is no number.
    static void dropNames(std::string& text) {
        constexpr std::string_view kGpt = "GPT-";
        for (auto at = text.find(kGpt); at != std::string::npos; at = text.find(kGpt, at)) {
            at += kGpt.size();
            const bool one = at < text.size() && isAsciiDigit(text[at]) &&
                             (at + 1 == text.size() || !isWordByte(text[at + 1]));
            if (one) text.erase(at, 1);
        }
    }

    void checkTarget(const std::string& target, bool isPicture) {
        if (isPicture) {
            if (!m_pictures.contains(target))
                fault(say("the picture %1 is not in the lesson's folder", shownName(target)));
            return;
        }
        for (const char* kind : {"headscope:guide/", "headscope:lesson/", "headscope:action/"})
            if (target.starts_with(kind) && target.size() > std::string_view(kind).size()) return;
        fault(
            say("the link %1 leads elsewhere: there are headscope:guide/PAGE, "
                "headscope:lesson/ID and headscope:action/COMMAND",
                shownName(target)));
    }

    void checkHtml(std::string_view text) {
        for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
            if (at + 1 >= text.size()) return;
            const char next = text[at + 1];
            const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
            if (letter || next == '/' || next == '!' || next == '?')
                return fault(say("there is HTML here, which lessons have none of"));
        }
    }

    void checkDigits(std::string_view text, bool beginsText) {
        bool lineBegins = beginsText;
        for (std::size_t at = 0; at < text.size();) {
            const auto step = nextUtf8(text, at);
            if (step.valid && isOtherDigit(step.character))
                fault(naked(text.substr(at, step.length)));
            if (text[at] == '%') fault(naked("%"));
            if (!isAsciiDigit(text[at])) {
                lineBegins = text[at] == '\n' || (lineBegins && text[at] == ' ');
                at += step.length;
                continue;
            }
            auto end = at;
            while (end < text.size() && isAsciiDigit(text[end]))
                ++end;
            const bool ofList = lineBegins && end + 1 < text.size() &&
                                (text[end] == '.' || text[end] == ')') && text[end + 1] == ' ';
            while (!ofList && end < text.size() && (isAsciiDigit(text[end]) || text[end] == '.'))
                ++end;
            if (!ofList) fault(naked(text.substr(at, end - at)));
            at = end;
            lineBegins = false;
        }
    }

    const LessonPlace& m_place;
    const std::map<std::string, std::string>& m_pictures;
    LessonFaults& m_faults;
};

}  // namespace

std::vector<ProsePiece> proseOf(std::string_view markdown) {
    std::vector<ProsePiece> pieces;
    std::size_t begin = 0;
    const auto add = [&](std::size_t at, Piece kind, std::size_t end) {
        if (at > begin) pieces.push_back({Piece::Prose, markdown.substr(begin, at - begin)});
        const auto text = markdown.substr(at, end - at);
        pieces.push_back(
            {kind, kind == Piece::Placeholder ? text.substr(1, text.size() - 2) : text});
        begin = end;
    };
    for (std::size_t at = 0; at < markdown.size();) {
        const char c = markdown[at];
        if (c == '\\') {
            at += 2;
            continue;
        }
        std::size_t end = at;
        if (c == '`' || c == '~') end = codeEnd(markdown, at);
        if (c == '{') end = placeholderEnd(markdown, at);
        if (end > at) {
            add(at, c == '{' ? Piece::Placeholder : Piece::Code, end);
            at = end;
        } else {
            at += c == '`' ? runLength(markdown, at) : 1;
        }
    }
    if (begin < markdown.size()) pieces.push_back({Piece::Prose, markdown.substr(begin)});
    return pieces;
}

std::string withValues(std::string_view markdown,
                       const std::function<std::string(const std::string& name)>& value) {
    std::string text;
    for (const auto& piece : proseOf(markdown))
        text += piece.kind == Piece::Placeholder ? value(std::string(piece.text))
                : piece.kind == Piece::Code      ? seenCode(piece.text)
                                                 : std::string(piece.text);
    return text;
}

std::set<std::string> placeholdersOf(std::string_view markdown) {
    std::set<std::string> names;
    for (const auto& piece : proseOf(markdown))
        if (piece.kind == Piece::Placeholder) names.emplace(piece.text);
    return names;
}

void checkProse(std::string_view markdown, const LessonPlace& place,
                const std::map<std::string, std::string>& pictures, LessonFaults& faults) {
    ProseCheck check(place, pictures, faults);
    const auto pieces = proseOf(markdown);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].kind == Piece::Prose) check.prose(std::string(pieces[i].text), i == 0);
        if (pieces[i].kind == Piece::Code) check.code(pieces[i].text);
    }
}

}  // namespace headscope
