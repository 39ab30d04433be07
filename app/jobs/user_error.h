// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace headscope {
class Error;
}

namespace headscope::app {

/// An error in the words of headscope::Error.
struct UserError {
    QString what;  ///< without a full stop
    QString hint;  ///< a sentence, or empty
};

/// `what` with a capital letter and no full stop.
[[nodiscard]] QString capitalized(QString what);

/// In the language that is shown. Any thread.
[[nodiscard]] UserError userError(const Error& error);

/// The exception in flight, in words for the user. Call inside a catch block. Any thread.
[[nodiscard]] UserError currentError();

}  // namespace headscope::app

Q_DECLARE_METATYPE(headscope::app::UserError)
