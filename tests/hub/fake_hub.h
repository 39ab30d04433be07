// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace headscope::hub::test {

struct HttpRequest {
    QByteArray method;
    QByteArray path;
    QByteArray proxied;                    ///< "http://host:port", asked for as of a proxy
    QMap<QByteArray, QByteArray> headers;  ///< names in lower case
    bool toFiles = false;                  ///< at the second port, where the hub redirects to
};

struct HttpResponse {
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    qint64 breakAfter = -1;    ///< bytes of the body, then the connection is closed
    bool silent = false;       ///< nothing more is sent after that, and nothing closed
    bool statesLength = true;  ///< Content-Length, where the headers do not have it
    qint64 piece = 0;          ///< bytes of the body at a time, `pause` ms apart; 0: at once
    int pause = 50;
    QByteArray before{};   ///< instead of status and headers, and what then comes without end:
    QByteArray endless{};  ///< these bytes again and again
    bool slowly = false;   ///< `pause` ms apart, else as fast as they are read
};

/// A hub for one model, gpt2: its API, its files, and a second port (another host, as far as the
/// token goes) that large files are redirected to. Both ports serve as proxies too, to this hub
/// whatever the host. Runs on the test's event loop.
class FakeHub : public QObject {
    Q_OBJECT

 public:
    FakeHub();

    [[nodiscard]] QByteArray endpoint() const;
    [[nodiscard]] QByteArray store() const;  ///< the second port's address
    void add(const QByteArray& name, const QByteArray& content, bool lfs);
    [[nodiscard]] QByteArray hashOf(const QByteArray& name) const { return m_files[name].hash; }
    [[nodiscard]] int requestsFor(const QByteArray& part) const;
    /// Connections that are sending without end now, and what they have sent in all.
    [[nodiscard]] int endless() const { return m_endless; }
    [[nodiscard]] qint64 endlessBytes() const { return m_endlessBytes; }

    QByteArray commit = QByteArray(40, 'c');
    QList<HttpRequest> requests;
    bool listsSizes = true;
    bool ranges = true;
    /// Changes a response before it is sent.
    std::function<void(const HttpRequest&, HttpResponse&)> spoil;

 private:
    struct File {
        QByteArray content;
        QByteArray hash;
        bool lfs = false;
    };
    void serve(QTcpServer& server, bool files);
    [[nodiscard]] HttpResponse respond(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse content(const File& file, const HttpRequest& request) const;
    static void write(QTcpSocket& socket, const HttpRequest& request, const HttpResponse& response);
    static void dribble(QTcpSocket& socket, const HttpResponse& response);
    void flood(QTcpSocket& socket, const HttpResponse& response);

    QMap<QByteArray, File> m_files;
    QTcpServer m_hub;
    QTcpServer m_store;
    int m_endless = 0;
    qint64 m_endlessBytes = 0;
};

}  // namespace headscope::hub::test
