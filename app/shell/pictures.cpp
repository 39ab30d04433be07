// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pictures.h"

#include "shell/main_window.h"

#include <headscope/files.h>

#include <QBuffer>
#include <QFile>
#include <QPixmap>
#include <QTimer>

#include <utility>

namespace headscope::app {

namespace {

constexpr int kLookMs = 20;  // from one look at the window to the next

void lookAgain(MainWindow& window, int quiet, int looks, const std::function<void()>& act,
               const std::function<void(const UserError&)>& fail) {
    if (const auto& error = window.document().messages().error()) return fail(*error);
    const int now = window.isSettled() ? quiet + 1 : 0;
    (void)window.grab();  // what gets its place only now draws itself before the next look
    if (now >= looks) return act();
    QTimer::singleShot(kLookMs, &window, [&window, now, looks, act, fail] {
        lookAgain(window, now, looks, act, fail);
    });
}

}  // namespace

void whenQuiet(MainWindow& window, int looks, std::function<void()> act,
               std::function<void(const UserError& error)> fail) {
    lookAgain(window, 0, looks, act, fail);
}

void writePicture(MainWindow& window, const QString& path) {
    QByteArray png;
    QBuffer buffer(&png);
    window.grab().save(&buffer, "PNG");
    writeFileAtomically(QFile::encodeName(path).toStdString(),
                        {png.constData(), static_cast<std::size_t>(png.size())});
}

}  // namespace headscope::app
