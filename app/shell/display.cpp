// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/display.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibrary>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QStringList>

#include <cstdio>
#include <cstdlib>

namespace headscope::app {

namespace {

constexpr int kFailure = 1;

/// What Qt said before it gave up.
QStringList& warnings() {
    static QStringList all;
    return all;
}

/// The platform that a warning like "Could not load the Qt platform plugin "xcb" in ..." names.
QString platformNamed(const char* what) {
    const QRegularExpression pattern(QLatin1String(what) +
                                     QStringLiteral(" the Qt platform plugin \"([^\"]*)\""));
    for (const QString& warning : warnings()) {
        if (const auto match = pattern.match(warning); match.hasMatch()) return match.captured(1);
    }
    return {};
}

bool wasSaid(const char* what) {
    return warnings().join(QLatin1Char('\n')).contains(QLatin1String(what), Qt::CaseInsensitive);
}

/// "libxcb-icccm.so.4" comes with Debian's "libxcb-icccm4", "libfoo2.so.4" with "libfoo2-4".
QString debianPackage(const QString& library) {
    static const QRegularExpression pattern(QStringLiteral("^(.*)\\.so\\.(\\d+)"));
    const auto match = pattern.match(library);
    if (!match.hasMatch()) return {};
    const QString name = match.captured(1).toLower();
    return name + QLatin1String(name.back().isDigit() ? "-" : "") + match.captured(2);
}

/// What the system's loader says of a platform's plugin; empty if it loads.
QString whyNotLoaded(const QString& platform) {
    QStringList folders{qEnvironmentVariable("QT_QPA_PLATFORM_PLUGIN_PATH")};
    QStringList paths = QCoreApplication::libraryPaths();
    paths.append(QLibraryInfo::path(QLibraryInfo::PluginsPath));
    for (const QString& path : paths)
        folders.append(path + QLatin1String("/platforms"));
    for (const QString& folder : folders) {
        const QString file = folder + QLatin1String("/libq") + platform + QLatin1String(".so");
        if (!QFileInfo::exists(file)) continue;
        QLibrary library(file);
        library.setLoadHints(QLibrary::ResolveAllSymbolsHint);
        if (library.load()) return {};
        // "Cannot load library FILE: (what the loader says)"
        return library.errorString().section(QLatin1String(": ("), 1).chopped(1);
    }
    return {};
}

QString reason() {
    const QString notFound = platformNamed("Could not find");
    const QString notLoaded = platformNamed("Could not load");
    const bool unreachable =
        wasSaid("could not connect to display") || wasSaid("Failed to create wl_display");
    if (!notLoaded.isEmpty() && !unreachable) {
        const QString why = whyNotLoaded(notLoaded);
        const QString package = debianPackage(why.section(QLatin1Char(':'), 0, 0));
        if (!why.isEmpty())
            return QStringLiteral(
                       "headscope: Qt's plugin for the platform \"%1\" cannot be "
                       "loaded: %2. Install the library that is missing%3, or use "
                       "headscope-cli, which needs no display.\n")
                .arg(notLoaded, why,
                     package.isEmpty() ? QString()
                                       : QStringLiteral(" (on Debian: %1)").arg(package));
    }
    // Without Wayland's plugin Qt takes X11, which many Wayland sessions offer, but not all.
    if (notFound.startsWith(QLatin1String("wayland")))
        return QStringLiteral(
            "headscope: this is a Wayland session without X11, and Qt's plugin for Wayland is not "
            "installed. Install it (on Debian: qt6-wayland), start Xwayland, or use headscope-cli, "
            "which needs no display.\n");
    if (!notFound.isEmpty())
        return QStringLiteral(
                   "headscope: Qt has no plugin for the platform \"%1\". Leave out "
                   "--platform and QT_QPA_PLATFORM, or give them xcb, wayland or "
                   "offscreen.\n")
            .arg(notFound);
    return QString::fromUtf8(kNoDisplay);
}

}  // namespace

bool hasDisplay(const QString& platformOption) {
    const QString platform =
        platformOption.isEmpty() ? qEnvironmentVariable("QT_QPA_PLATFORM") : platformOption;
    for (const char* own : {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}) {
        if (platform.startsWith(QLatin1String(own))) return true;
    }
    return !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

void explainFailedStart(QtMsgType type, const QMessageLogContext& /*context*/,
                        const QString& text) {
    if (type == QtFatalMsg) {
        std::fputs(qUtf8Printable(reason()), stderr);
        std::_Exit(kFailure);
    }
    if (type == QtCriticalMsg) std::fprintf(stderr, "headscope: %s\n", qUtf8Printable(text));
    warnings().append(text);
}

}  // namespace headscope::app
