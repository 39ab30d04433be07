// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/connections.h"
#include "hub/settings.h"

#include <headscope/error.h>

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QString>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace headscope::hub {

/// Makes the access to the network; called in the thread that uses it. Tests count with it.
using NetworkFactory = std::function<std::unique_ptr<QNetworkAccessManager>()>;

/// Qt's, through the system's proxy.
[[nodiscard]] std::unique_ptr<QNetworkAccessManager> systemNetwork();

/// How long to wait, and how often to try again.
struct Patience {
    std::chrono::milliseconds silence{30'000};    ///< a connection that sends nothing is closed
    std::chrono::milliseconds firstDelay{1'000};  ///< before the first new try; then twice as long
    int tries = 6;                                ///< in a row without a byte of progress
    std::chrono::seconds longestWait{300};        ///< a hub that asks for more is an error
};

/// The user asked to stop.
struct Stopped {};

/// Worth another try, perhaps after a time that the hub asked for.
struct Transient {
    Error error;
    std::optional<std::chrono::seconds> retryAfter;
};

/// A hub's or a file server's answer.
struct Answer {
    int status = 0;
    bool fromEndpoint = true;  ///< or from where the hub redirected to
    std::function<QByteArray(const char*)> header;
};

/// HTTP without its manners: follows redirects, keeps the token from other hosts, gives silent
/// connections up, as well as those that send headers without end, and turns broken ones into
/// Transient. To be made, used and destroyed in one thread, which it blocks (while Qt's events of
/// that thread run); one at a time in the process. Everything throws Stopped.
class Transport {
 public:
    Transport(const NetworkFactory& network, const Settings& settings, const Patience& patience,
              std::stop_token stop);
    ~Transport();
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    /// What a request is told. `begin` gets the last answer's status and headers, `data` the body
    /// piece by piece; each returns whether to continue, else the connection is closed. What they
    /// throw is passed on.
    struct Listener {
        std::function<bool(const Answer&)> begin;
        std::function<bool(const QByteArray&)> data;
    };

    /// One request, redirects included; `from` > 0 asks for the bytes from there. Throws Error for
    /// permanent failures, Transient where another try may help.
    void get(const QUrl& url, qint64 from, const Listener& listener);
    /// The headers of the first answer that is no redirect within the hub: with the metadata that
    /// the hub states of a file before it redirects to where it lies.
    [[nodiscard]] Answer head(const QUrl& url);

    /// Waits; throws Stopped.
    void sleep(std::chrono::milliseconds time);

 private:
    [[nodiscard]] std::unique_ptr<QNetworkReply> send(bool head, const QUrl& url, qint64 from);
    [[nodiscard]] QUrl redirectOf(const QNetworkReply& reply) const;
    [[nodiscard]] bool isEndpoint(const QUrl& url) const;
    /// Runs the thread's events until the reply has something new or `time` is over.
    void await(QNetworkReply* reply, std::chrono::milliseconds time);
    void awaitHeaders(QNetworkReply& reply);
    /// Throws where far more came than headers and what was delivered of the body.
    void checkFlood(const QUrl& url);
    void checkConnection(const QNetworkReply& reply) const;
    /// The proxy that requests of `url` go through.
    [[nodiscard]] QNetworkProxy proxyFor(const QUrl& url) const;
    /// The same as "host:port"; empty: none.
    [[nodiscard]] QString proxyText(const QUrl& url) const;

    Settings m_settings;
    Patience m_patience;
    std::stop_token m_stop;
    std::unique_ptr<QNetworkAccessManager> m_network;
    Connections m_connections;
    std::uint64_t m_readBefore = 0;  ///< bytes on the connections before this request
    std::uint64_t m_delivered = 0;   ///< of this request's body
};

}  // namespace headscope::hub
