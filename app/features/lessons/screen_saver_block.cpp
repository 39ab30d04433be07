// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/screen_saver_block.h"

#ifdef HEADSCOPE_DBUS
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QStandardPaths>

#include <optional>
#endif

namespace headscope::app {

#ifdef HEADSCOPE_DBUS

namespace {

QDBusMessage saverCall(const char* method, const QVariantList& arguments) {
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.ScreenSaver"),
        QStringLiteral("/org/freedesktop/ScreenSaver"),
        QStringLiteral("org.freedesktop.ScreenSaver"), QLatin1String(method));
    call.setArguments(arguments);
    return call;
}

/// Asked first: where there is no bus, connecting would try to start one.
bool hasSessionBus() {
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return true;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return !folder.isEmpty() && QFile::exists(folder + QStringLiteral("/bus"));
}

void release(quint32 cookie) {
    (void)QDBusConnection::sessionBus().send(saverCall("UnInhibit", {cookie}));
}

}  // namespace

/// Lives as long as an answer may come.
struct ScreenSaverBlock::Held {
    bool wanted = true;
    std::optional<quint32> cookie;
};

void ScreenSaverBlock::begin(const QString& why) {
    if (m_held || !hasSessionBus()) return;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    m_held = std::make_shared<Held>();
    auto* answer = new QDBusPendingCallWatcher(
        bus.asyncCall(saverCall("Inhibit", {QStringLiteral("Headscope"), why})), qApp);
    QObject::connect(answer, &QDBusPendingCallWatcher::finished, answer, [held = m_held, answer] {
        const QDBusPendingReply<quint32> reply = *answer;
        answer->deleteLater();
        if (reply.isError()) return;
        if (held->wanted)
            held->cookie = reply.value();
        else
            release(reply.value());
    });
}

void ScreenSaverBlock::end() {
    if (!m_held) return;
    m_held->wanted = false;
    if (m_held->cookie) release(*m_held->cookie);
    m_held.reset();
}

#else

struct ScreenSaverBlock::Held {};

void ScreenSaverBlock::begin(const QString& /*why*/) {}

void ScreenSaverBlock::end() {}

#endif

ScreenSaverBlock::ScreenSaverBlock() = default;

ScreenSaverBlock::~ScreenSaverBlock() {
    end();
}

}  // namespace headscope::app
