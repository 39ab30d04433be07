// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace headscope {

/// Every error that leaves core. `what()` names the file or input at fault, without a full stop;
/// `hint()` says what to do about it, as a sentence. Both are UTF-8 and fit to be shown to the
/// user.
class Error : public std::runtime_error {
 public:
    enum class Kind {
        Input,    ///< wrong use or bad input: the command line exits with 2
        Failure,  ///< anything else (no disk, no memory): the command line exits with 1
    };

    Error(Kind kind, const std::string& what, std::string hint)
        : std::runtime_error(what), m_kind(kind), m_hint(std::move(hint)) {}

    [[nodiscard]] Kind kind() const noexcept { return m_kind; }
    [[nodiscard]] const std::string& hint() const noexcept { return m_hint; }

 private:
    Kind m_kind;
    std::string m_hint;
};

/// Bad input: a broken file, an impossible token, a prompt that is too long.
[[nodiscard]] inline Error inputError(const std::string& what, std::string hint) {
    return {Error::Kind::Input, what, std::move(hint)};
}

/// Anything that is not the user's input: a write that fails, memory that runs out.
[[nodiscard]] inline Error failure(const std::string& what, std::string hint) {
    return {Error::Kind::Failure, what, std::move(hint)};
}

}  // namespace headscope
