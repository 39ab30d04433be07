// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace headscope::app {

// Texts that users and models bring, as they are put into ours. Any thread (translated).

/// So many characters of a token are shown.
inline constexpr qsizetype kMostToken = 100;

/// core's visibleText(), elided() and isolated(): what may stand in a sentence, a title or a cell.
[[nodiscard]] QString shown(const std::string& text, qsizetype most = kMostToken);

/// A token as shown(), in a sentence or on a button: “.” in quotes where it has no letter and no
/// digit, so that it is no mark of the sentence.
[[nodiscard]] QString quotedSigns(const QString& token);

/// The text where it has at most `most` characters (UTF-16 units). Of a longer one the beginning
/// and the end, between words where there are any, and between them how many characters were left
/// out; that mark comes on top of `most`.
[[nodiscard]] QString elided(const QString& text, qsizetype most);

/// The text between U+2068 and U+2069 where it has letters or digits of a script that is written
/// from right to left: it then keeps its own direction, and the words and numbers around it theirs.
/// Any other text as it is. Directional controls in it, which could end the isolation, are written
/// out.
[[nodiscard]] QString isolated(const QString& text);

}  // namespace headscope::app
