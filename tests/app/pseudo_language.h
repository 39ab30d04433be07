// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace headscope::app::test {

/// A language that is longer than any we have: every text of the program has an accent over each
/// vowel and is 40 % longer. Places for values, tags, mnemonics and keys stay what they are.
class PseudoLanguage : public QTranslator {
 public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char* context, const char* source,
                                    const char* disambiguation, int n) const override;
    /// Else it would not be installed.
    [[nodiscard]] bool isEmpty() const override { return false; }
};

}  // namespace headscope::app::test
