// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace headscope {

// Core's messages: English, and a pattern with arguments for translation. A message is written
// where it is used:
//     say("the prompt has %1 tokens, and this model takes %2 at most", tokens, most)
// packaging/lint.sh finds say(), sayCount() and phrase() by their names, and that each of their
// texts is translated.

/// An untrusted text for a message of one line: what is not UTF-8 becomes U+FFFD, control
/// characters become \xNN, and those that turn the direction of writing, break lines or cannot be
/// seen \u{N}. Any thread.
[[nodiscard]] std::string messageText(std::string_view text);

/// A sentence or a part of one. An immutable value, cheap to copy; any thread.
class Message {
 public:
    struct Content;

    Message() = default;  ///< says nothing
    // A text without places. It is translated if it equals a phrase(), else shown unchanged: a
    // library's or the system's message, a name.
    Message(std::string text);       // NOLINT: a text is a message
    Message(std::string_view text);  // NOLINT: the same
    Message(const char* text);       // NOLINT: the same
    explicit Message(Content content);

    [[nodiscard]] bool empty() const;
    [[nodiscard]] std::string english() const;
    [[nodiscard]] const Content& content() const;
    /// The same with messageText() of every text in it.
    [[nodiscard]] Message onOneLine() const;
    /// Compares the English: a message read from a file is a text without places.
    friend bool operator==(const Message& a, const Message& b) {
        return a.english() == b.english();
    }

 private:
    std::shared_ptr<const Content> m_content;  // null: empty
};

/// A number with so many digits after the point.
struct Decimals {
    double value = 0;
    int digits = 0;
};
[[nodiscard]] inline Decimals decimals(double value, int digits) {
    return {value, digits};
}

/// The value for a place of a pattern. A text is the same in any language; translated words are a
/// Message.
struct MessageArgument {
    std::variant<std::string, std::int64_t, Decimals, Message> value;

    MessageArgument(std::string text) : value(std::move(text)) {}         // NOLINT: see above
    MessageArgument(std::string_view text) : value(std::string(text)) {}  // NOLINT
    MessageArgument(const char* text) : value(std::string(text)) {}       // NOLINT
    MessageArgument(Message message) : value(std::move(message)) {}       // NOLINT
    MessageArgument(Decimals number) : value(number) {}                   // NOLINT
    template <class Number, class = std::enable_if_t<std::is_integral_v<Number>>>
    MessageArgument(Number number) : value(whole(number)) {}  // NOLINT
    MessageArgument(double number);  // NOLINT: with the fewest digits that identify it

 private:
    using Value = std::variant<std::string, std::int64_t, Decimals, Message>;
    // One that is too large for int64 is its digits.
    template <class Number>
    static Value whole(Number number) {
        if constexpr (std::is_unsigned_v<Number> && sizeof(Number) >= sizeof(std::int64_t))
            if (number > static_cast<Number>(std::numeric_limits<std::int64_t>::max()))
                return std::to_string(number);
        return static_cast<std::int64_t>(number);
    }
};

struct Message::Content {
    std::string pattern;  ///< English with %1, %2, ... and %n: the key of translations
    std::string one;      ///< the same for a count of 1, where `count` is there
    std::optional<std::int64_t> count;       ///< the value for %n
    std::vector<MessageArgument> arguments;  ///< the values for %1, %2, ...
};

/// A literal with exactly the places %1 to %N, each at least once, and %n if `counts`: others do
/// not compile.
template <std::size_t N, bool counts = false>
struct MessagePattern {
    const char* text;
    consteval MessagePattern(const char* pattern) : text(pattern) {  // NOLINT: a literal is one
        std::size_t seen = 0;
        for (const char* at = pattern; *at != 0; ++at) {
            if (*at != '%') continue;
            if (at[1] == 'n' && !counts) throw "only sayCount() has a %n";
            if (at[1] < '0' || at[1] > '9') continue;
            const auto place = static_cast<std::size_t>(at[1] - '0');
            if (place == 0 || place > N) throw "a place without an argument";
            seen |= std::size_t{1} << place;
        }
        if (seen != (std::size_t{1} << (N + 1)) - 2) throw "an argument without a place";
    }
};

template <class... Arguments>
[[nodiscard]] Message say(MessagePattern<sizeof...(Arguments)> pattern,
                          const Arguments&... arguments) {
    return Message(Message::Content{pattern.text, {}, {}, {MessageArgument(arguments)...}});
}

/// `one` where the count is 1, else `many`, which has a %n for it: "%n tokens".
template <class Count, class... Arguments>
[[nodiscard]] Message sayCount(MessagePattern<sizeof...(Arguments), true> one,
                               MessagePattern<sizeof...(Arguments), true> many, Count count,
                               const Arguments&... arguments) {
    return Message(Message::Content{
        many.text, one.text, static_cast<std::int64_t>(count), {MessageArgument(arguments)...}});
}

/// A literal without places that is stored before use, such as a hint shared by several errors.
[[nodiscard]] consteval const char* phrase(MessagePattern<0> text) {
    return text.text;
}

}  // namespace headscope
