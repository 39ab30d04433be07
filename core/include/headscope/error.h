// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace headscope {

/// A text for a message of one line, whoever wrote it: what is not UTF-8 becomes U+FFFD, control
/// characters become \xNN, and those that turn the direction of writing, break lines or cannot be
/// seen \u{N}. Any thread.
[[nodiscard]] std::string messageText(std::string_view text);

/// Every error that leaves core. `what()` names the file or input at fault, without a full stop;
/// `hint()` says what to do about it, as a sentence. Both have gone through messageText(), for
/// names in them may be a stranger's: they are UTF-8, have no NUL to end them, and are fit to be
/// shown to the user.
class Error : public std::runtime_error {
 public:
    enum class Kind {
        Input,    ///< wrong use or bad input: the command line exits with 2
        Failure,  ///< anything else (no disk, no memory): the command line exits with 1
    };

    Error(Kind kind, const std::string& what, const std::string& hint)
        : std::runtime_error(messageText(what)), m_kind(kind), m_hint(messageText(hint)) {}

    [[nodiscard]] Kind kind() const noexcept { return m_kind; }
    [[nodiscard]] const std::string& hint() const noexcept { return m_hint; }

 private:
    Kind m_kind;
    std::string m_hint;
};

/// Bad input: a broken file, an impossible token, a prompt that is too long.
[[nodiscard]] inline Error inputError(const std::string& what, const std::string& hint) {
    return {Error::Kind::Input, what, hint};
}

/// Anything that is not the user's input: a write that fails, memory that runs out.
[[nodiscard]] inline Error failure(const std::string& what, const std::string& hint) {
    return {Error::Kind::Failure, what, hint};
}

}  // namespace headscope
