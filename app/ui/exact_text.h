// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <QString>

#include <string>
#include <string_view>

namespace headscope::app {

// A text is the same characters wherever it is typed, pasted or read from a file. GUI thread or
// any other.

/// What a prompt or a note takes, in UTF-16 units. GPT-2 reads 1,024 tokens, and none of its tokens
/// has more than 128 characters.
inline constexpr qsizetype kMostText = 1024 * 128;
/// What a field for one token takes.
inline constexpr qsizetype kMostTokenText = 1024;
/// What a name or a sentence takes.
inline constexpr qsizetype kMostName = 1024;

/// Valid UTF-8, unchanged. QString::fromStdString() drops a U+FEFF at the beginning.
[[nodiscard]] QString fromUtf8Exactly(std::string_view utf8);

/// The text as UTF-8. Throws headscope::Error(Input) if it holds half a surrogate pair, which no
/// UTF-8 has; `what` names it in the message, such as "the prompt".
[[nodiscard]] std::string toUtf8Exactly(const QString& text, const Message& what);

/// Why a field that takes `most` characters cannot hold the text; empty if it can.
[[nodiscard]] QString whyNotHeld(QStringView text, qsizetype most);

/// The text for one line of a list or a sentence: as visible() shows it, its beginning alone where
/// it has more bytes of UTF-8 than that. The work does not grow with the text.
[[nodiscard]] QString visibleStart(std::string_view utf8, std::size_t mostBytes = 240);
[[nodiscard]] QString visibleStart(const QString& text, std::size_t mostBytes = 240);

/// A token as visible() shows it and quotedSigns(), for a button or a menu: an & in it is no
/// mnemonic.
[[nodiscard]] QString visibleLabel(const std::string& token);

}  // namespace headscope::app
