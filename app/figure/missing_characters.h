// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure.h"

#include <QFont>
#include <QStringList>

#include <functional>
#include <vector>

namespace headscope::app {

// Characters that would be drawn as boxes, because no font on the machine has them.

using HasCharacter = std::function<bool(char32_t character)>;

/// Those of the texts' characters that `has` does not have, each once, in the order in which they
/// are met. Those that are never seen (spaces, controls, joiners, variation selectors) are not
/// asked for. Any thread.
[[nodiscard]] std::vector<char32_t> missingCharacters(const QStringList& texts,
                                                      const HasCharacter& has);

/// Whether the font has a character, or another font on the machine that Qt takes in its place.
[[nodiscard]] HasCharacter charactersOf(const QFont& font);

/// All texts that are drawn: the user's, the model's and our own.
[[nodiscard]] QStringList drawnTexts(const Figure& figure, const FigureOptions& options);

/// Of what is drawn in the font of the options. GUI thread.
[[nodiscard]] std::vector<char32_t> missingCharacters(const Figure& figure,
                                                      const FigureOptions& options);

/// "No font here has U+4E2D 中 and U+56FD 国: ...": which are boxes, of many the first, and what to
/// install. Empty if nothing is missing.
[[nodiscard]] QString missingText(const std::vector<char32_t>& characters);

/// Without a font a figure would be without text. Throws Error(Failure) if the machine has none, or
/// nothing but names, which Qt lists of fontconfig's aliases: then not even a digit is there.
void requireFonts();
void requireFonts(const QStringList& families, const HasCharacter& has);

/// Whether a figure can be set in this family: one of the machine's whose name every format can
/// hold.
[[nodiscard]] bool isFigureFont(const QString& family, const QStringList& families);
/// Those of the machine that a figure can be set in, in the order of the alphabet.
[[nodiscard]] QStringList figureFonts();

}  // namespace headscope::app
