// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace headscope::app {

// What is asked before something the user made is lost. GUI thread; both wait for the answer.

enum class SaveAnswer { Save, Discard, Cancel };

/// Does what was answered. False where it was cancelled, or what was done returns false.
[[nodiscard]] bool saveAsAnswered(SaveAnswer answer, const std::function<bool()>& save,
                                  const std::function<bool()>& discard);

/// What is not saved is to be closed.
[[nodiscard]] SaveAnswer askWhetherToSave(QWidget* over, const QString& title, const QString& text);

/// The words of the other question.
struct SaveOverWords {
    QString text;
    QString more;         ///< below it; may be empty
    QString otherButton;  ///< saves elsewhere: the one that Enter presses
    QString sameButton;   ///< saves over it
};
/// Another program has written the file meanwhile: Save over it, Discard that for another place.
[[nodiscard]] SaveAnswer askWhetherToSaveOver(QWidget* over, const QString& title,
                                              const SaveOverWords& words);

}  // namespace headscope::app
