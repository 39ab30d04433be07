// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace headscope::app {

// The language of the window, of figures and of messages. A language is its code, "en" or "vi"; a
// choice is one of them or "system". GUI thread.

/// English, with its plurals, from the resources; and numbers with a point, whatever the desktop's
/// language is. To be called once a QCoreApplication is there, before any text is made. Where the
/// file of plurals is missing, texts read "2 run(s)".
void installTexts();

inline constexpr const char* kSystemLanguage = "system";

/// The available languages: English first, then those whose file is installed.
[[nodiscard]] QStringList languages();
/// A language in its own words, "English", with what its translation says of itself where no native
/// speaker has read it: "Tiếng Việt (bản nháp)".
[[nodiscard]] QString languageName(const QString& language);
/// "system" where a choice makes no sense or its texts are not installed.
[[nodiscard]] QString sensibleLanguage(const QString& choice);
/// The language that a choice comes to: for "system" the first of the desktop's languages that
/// there are texts of, else English.
[[nodiscard]] QString languageOf(const QString& choice);

/// Makes tr() return the texts of that language. Qt notifies every window (QEvent::LanguageChange),
/// in the next turn of the event loop; texts that were made before stay.
void chooseLanguage(const QString& choice);
/// What was chosen last; "en" after installTexts().
[[nodiscard]] QString chosenLanguage();
/// What texts are made in now.
[[nodiscard]] QString shownLanguage();

}  // namespace headscope::app
