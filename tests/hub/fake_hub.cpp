// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_hub.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace headscope::hub::test {

FakeHub::FakeHub() {
    serve(m_hub, false);
    serve(m_store, true);
}

QByteArray FakeHub::endpoint() const {
    return "http://127.0.0.1:" + QByteArray::number(m_hub.serverPort());
}

QByteArray FakeHub::store() const {
    return "http://127.0.0.1:" + QByteArray::number(m_store.serverPort());
}

void FakeHub::add(const QByteArray& name, const QByteArray& content, bool lfs) {
    QByteArray blob = "blob ";
    blob += QByteArray::number(content.size());
    blob += '\0';
    blob += content;
    const auto hash = lfs ? QCryptographicHash::hash(content, QCryptographicHash::Sha256)
                          : QCryptographicHash::hash(blob, QCryptographicHash::Sha1);
    m_files[name] = {content, hash.toHex(), lfs};
}

int FakeHub::requestsFor(const QByteArray& part) const {
    return static_cast<int>(
        std::count_if(requests.begin(), requests.end(),
                      [&](const HttpRequest& request) { return request.path.contains(part); }));
}

void FakeHub::serve(QTcpServer& server, bool files) {
    server.listen(QHostAddress::LocalHost);
    connect(&server, &QTcpServer::newConnection, this, [this, &server, files] {
        auto* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto head = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, head, files] {
            *head += socket->readAll();
            if (!head->contains("\r\n\r\n")) return;
            HttpRequest request;
            const auto lines = std::exchange(*head, {}).split('\n');
            const auto first = lines[0].split(' ');
            request.method = first[0];
            request.path = first[1];
            request.toFiles = files;
            if (request.path.startsWith("http://")) {
                const auto slash = request.path.indexOf('/', 7);
                request.proxied = request.path.left(slash);
                request.path = request.path.mid(slash);
                request.toFiles = request.proxied == store();
            }
            for (const auto& line : lines) {
                const auto colon = line.indexOf(':');
                if (colon > 0)
                    request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
            }
            auto response = respond(request);
            if (spoil) spoil(request, response);
            requests.append(request);
            if (!response.endless.isEmpty()) {
                flood(*socket, response);
                return;
            }
            write(*socket, request, response);
        });
    });
}

HttpResponse FakeHub::respond(const HttpRequest& request) const {
    if (request.path.startsWith("/api/models/gpt2/revision/main")) {
        // As the hub does for its old names: a relative redirect.
        return {
            307, {{"Location", "/api/models/openai-community/gpt2/revision/main?blobs=true"}}, {}};
    }
    if (request.path.startsWith("/api/models/openai-community/gpt2/revision/main")) {
        QJsonArray siblings;
        for (auto it = m_files.begin(); it != m_files.end(); ++it) {
            QJsonObject file{{QStringLiteral("rfilename"), QString::fromUtf8(it.key())}};
            if (listsSizes) {
                file[QStringLiteral("size")] = it->content.size();
                file[QStringLiteral("blobId")] =
                    QString::fromLatin1(it->lfs ? QByteArray(40, 'a') : it->hash);
                if (it->lfs)
                    file[QStringLiteral("lfs")] =
                        QJsonObject{{QStringLiteral("sha256"), QString::fromLatin1(it->hash)},
                                    {QStringLiteral("size"), it->content.size()}};
            }
            siblings.append(file);
        }
        const QJsonObject json{{QStringLiteral("id"), QStringLiteral("openai-community/gpt2")},
                               {QStringLiteral("sha"), QString::fromLatin1(commit)},
                               {QStringLiteral("siblings"), siblings}};
        return {200, {}, QJsonDocument(json).toJson()};
    }
    const auto path = request.path.split('?').first();
    const auto name = path.mid(path.lastIndexOf('/') + 1);
    if (!m_files.contains(name)) return {404, {{"X-Error-Code", "RepoNotFound"}}, {}};
    const auto& file = m_files[name];
    if (request.toFiles || !file.lfs) return content(file, request);
    return {302,
            {{"Location", store() + "/signed/" + name},
             {"X-Linked-Etag", "\"" + file.hash + "\""},
             {"X-Linked-Size", QByteArray::number(file.content.size())}},
            {}};
}

HttpResponse FakeHub::content(const File& file, const HttpRequest& request) const {
    HttpResponse response{200, {{"ETag", "\"" + file.hash + "\""}}, file.content};
    const auto range = request.headers.value("range");
    if (!ranges || range.isEmpty()) return response;
    const auto from = range.mid(6, range.indexOf('-') - 6).toLongLong();
    const auto size = file.content.size();
    if (from >= size) return {416, {}, {}};
    response.status = 206;
    response.body = file.content.mid(from);
    response.headers.append({"Content-Range", "bytes " + QByteArray::number(from) + "-" +
                                                  QByteArray::number(size - 1) + "/" +
                                                  QByteArray::number(size)});
    return response;
}

void FakeHub::write(QTcpSocket& socket, const HttpRequest& request, const HttpResponse& response) {
    if (response.silent && response.breakAfter < 0) return;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + " X\r\n";
    bool length = false;
    for (const auto& [name, value] : response.headers) {
        head += name + ": " + value + "\r\n";
        length = length || name == "Content-Length";
    }
    if (!length && response.statesLength)
        head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    socket.write(head + "Connection: close\r\n\r\n");
    if (response.piece > 0 && request.method != "HEAD") {
        dribble(socket, response);
        return;
    }
    if (request.method != "HEAD")
        socket.write(response.body.left(response.breakAfter < 0 ? response.body.size()
                                                                : response.breakAfter));
    if (!response.silent) socket.disconnectFromHost();
}

void FakeHub::flood(QTcpSocket& socket, const HttpResponse& response) {
    ++m_endless;
    connect(&socket, &QTcpSocket::disconnected, this, [this] { --m_endless; });
    socket.write(response.before);
    const auto send = [this, &socket, piece = response.endless] {
        constexpr qint64 kAhead = 1 << 20;  // as fast as it is read
        while (socket.bytesToWrite() < kAhead && socket.state() == QTcpSocket::ConnectedState) {
            socket.write(piece);
            m_endlessBytes += piece.size();
        }
    };
    if (response.slowly) {
        auto* timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket,
                [&socket, piece = response.endless] { socket.write(piece); });
        timer->start(response.pause);
        return;
    }
    connect(&socket, &QTcpSocket::bytesWritten, &socket, send, Qt::QueuedConnection);
    send();
}

void FakeHub::dribble(QTcpSocket& socket, const HttpResponse& response) {
    auto* timer = new QTimer(&socket);  // which ends with the connection
    auto rest = std::make_shared<QByteArray>(response.body);
    connect(timer, &QTimer::timeout, &socket, [&socket, timer, rest, piece = response.piece] {
        socket.write(rest->left(piece));
        rest->remove(0, piece);
        if (!rest->isEmpty()) return;
        timer->stop();
        socket.disconnectFromHost();
    });
    timer->start(response.pause);
}

}  // namespace headscope::hub::test
