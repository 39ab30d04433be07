// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <stdexcept>
#include <string>

namespace headscope {

/// Every error thrown by core. `what()` names the file or input at fault, without a full stop;
/// `hint()` says what to do about it, as a sentence. Both are English, and message() and
/// hintMessage() the same for other languages. All have gone through messageText(), as names in
/// them may be untrusted: they are UTF-8 without NUL, fit to be shown.
/// An immutable value; any thread.
class Error : public std::runtime_error {
 public:
    enum class Kind {
        Input,    ///< wrong use or bad input: the command line exits with 2
        Failure,  ///< anything else (no disk, no memory): the command line exits with 1
    };

    Error(Kind kind, const Message& what, const Message& hint)
        : std::runtime_error(messageText(what.english())),
          m_kind(kind),
          m_message(what.onOneLine()),
          m_hintMessage(hint.onOneLine()),
          m_hint(m_hintMessage.english()) {}

    [[nodiscard]] Kind kind() const noexcept { return m_kind; }
    [[nodiscard]] const std::string& hint() const noexcept { return m_hint; }
    [[nodiscard]] const Message& message() const noexcept { return m_message; }
    [[nodiscard]] const Message& hintMessage() const noexcept { return m_hintMessage; }

 private:
    Kind m_kind;
    Message m_message;
    Message m_hintMessage;
    std::string m_hint;
};

// Any thread.

/// Bad input: a broken file, an impossible token, a prompt that is too long.
[[nodiscard]] inline Error inputError(const Message& what, const Message& hint) {
    return {Error::Kind::Input, what, hint};
}

/// Anything that is not the user's input: a write that fails, memory that runs out.
[[nodiscard]] inline Error failure(const Message& what, const Message& hint) {
    return {Error::Kind::Failure, what, hint};
}

}  // namespace headscope
