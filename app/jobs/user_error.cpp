// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/user_error.h"

#include "ui/message_text.h"

#include <headscope/engine.h>
#include <headscope/error.h>

#include <QCoreApplication>

#include <new>

namespace headscope::app {

namespace {

struct UserErrorTr {
    Q_DECLARE_TR_FUNCTIONS(UserError)
};

}  // namespace

QString capitalized(QString what) {
    if (!what.isEmpty()) what[0] = what[0].toUpper();
    return what;
}

UserError userError(const Error& error) {
    return {textOf(error.message()), textOf(error.hintMessage())};
}

UserError currentError() {
    try {
        throw;
    } catch (const Error& error) {
        return userError(error);
    } catch (const std::bad_alloc&) {
        return {UserErrorTr::tr("there is not enough memory for this"),
                UserErrorTr::tr("Close other programs, or use a shorter prompt or a smaller "
                                "model.")};
    } catch (const std::exception& error) {
        return {QString::fromUtf8(error.what()),
                UserErrorTr::tr("This is a fault of the program; please report it.")};
    } catch (...) {
        return {UserErrorTr::tr("an unknown error occurred"),
                UserErrorTr::tr("This is a fault of the program; please report it.")};
    }
}

}  // namespace headscope::app
