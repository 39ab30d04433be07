// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/transport.h"

#include "hub/errors.h"

#include <QEventLoop>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace headscope::hub {
namespace {

using std::chrono::milliseconds;

constexpr int kRedirects = 10;
constexpr qint64 kPiece = 256 << 10;  // bytes read and hashed at once
constexpr qint64 kBuffer = 1 << 20;   // bytes that may wait when the disk is slower than the net
// Bytes that may come besides the body: headers, and what waits in Qt's buffers. An eighth of the
// body more is far above what encryption and chunks add.
constexpr std::uint64_t kMostBesides = 4 << 20;
constexpr milliseconds kLook{200};  // how often that is looked at

class SystemProxy final : public QNetworkProxyFactory {
 public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
        return systemProxyForQuery(query);
    }
};

bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

int statusOf(const QNetworkReply& reply) {
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

Answer answerOf(const QNetworkReply& reply, bool fromEndpoint) {
    QList<QNetworkReply::RawHeaderPair> pairs = reply.rawHeaderPairs();
    return {statusOf(reply), fromEndpoint, [pairs = std::move(pairs)](const char* name) {
                for (const auto& [key, value] : pairs) {
                    if (key.compare(name, Qt::CaseInsensitive) == 0) return value;
                }
                return QByteArray();
            }};
}

}  // namespace

std::unique_ptr<QNetworkAccessManager> systemNetwork() {
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setProxyFactory(new SystemProxy);  // the manager owns it
    return network;
}

Transport::Transport(const NetworkFactory& network, const Settings& settings,
                     const Patience& patience, std::stop_token stop)
    : m_settings(settings),
      m_patience(patience),
      m_stop(std::move(stop)),
      m_network(network ? network() : systemNetwork()) {}

// Its thread would read on as long as bytes come, and Qt waits for it.
Transport::~Transport() {
    m_connections.cut();
}

bool Transport::isEndpoint(const QUrl& url) const {
    const auto port = [](const QUrl& u) { return u.port(u.scheme() == u"https" ? 443 : 80); };
    const auto& endpoint = m_settings.endpoint;
    return url.scheme() == endpoint.scheme() && url.host() == endpoint.host() &&
           port(url) == port(endpoint);
}

std::unique_ptr<QNetworkReply> Transport::send(bool head, const QUrl& url, qint64 from) {
    QNetworkRequest request(url);
    // Qt would follow redirects with the token in the request.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // Qt's window for a single HTTP/2 stream is small: large files come faster by HTTP/1.1.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept-Encoding", "identity");  // sizes and ranges are the file's own
    request.setRawHeader("User-Agent", "headscope");
    request.setTransferTimeout(static_cast<int>(m_patience.silence.count()));
    if (from > 0) request.setRawHeader("Range", "bytes=" + QByteArray::number(from) + "-");
    if (!m_settings.token.isEmpty() && isEndpoint(url)) {
        request.setRawHeader("Authorization", "Bearer " + m_settings.token);
    }
    m_connections.watch(static_cast<std::uint16_t>(url.port(url.scheme() == u"https" ? 443 : 80)));
    m_connections.watch(proxyFor(url).port());
    m_readBefore = m_connections.bytesRead();
    m_delivered = 0;
    std::unique_ptr<QNetworkReply> reply(head ? m_network->head(request) : m_network->get(request));
    reply->setReadBufferSize(kBuffer);
    return reply;
}

void Transport::await(QNetworkReply* reply, milliseconds time) {
    QEventLoop loop;
    if (reply) {
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QObject::connect(reply, &QNetworkReply::readyRead, &loop, &QEventLoop::quit);
        QObject::connect(reply, &QNetworkReply::metaDataChanged, &loop, &QEventLoop::quit);
    }
    const bool forever = time.count() < 0;
    if (reply || !forever) QTimer::singleShot(forever ? kLook : time, &loop, &QEventLoop::quit);
    const std::stop_callback stopped(m_stop, [&loop] {
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    if (m_stop.stop_requested()) throw Stopped();
    if (reply) checkFlood(reply->url());
}

void Transport::checkFlood(const QUrl& url) {
    const auto read = m_connections.bytesRead();
    m_readBefore = std::min(m_readBefore, read);  // a connection that was counted is closed
    if (read - m_readBefore <= kMostBesides + m_delivered + m_delivered / 8) return;
    throw failed(Text::tr("the answer of %1 never ends").arg(url.host()),
                 Text::tr("Check that HF_ENDPOINT is the address of a hub, or try again later."));
}

void Transport::sleep(milliseconds time) {
    await(nullptr, time);
}

void Transport::awaitHeaders(QNetworkReply& reply) {
    if (m_stop.stop_requested()) throw Stopped();
    while (!reply.isFinished() && statusOf(reply) == 0) {
        await(&reply, milliseconds(-1));
    }
    // With headers there may be a body as well, though the connection broke.
    if (statusOf(reply) == 0) checkConnection(reply);
}

QNetworkProxy Transport::proxyFor(const QUrl& url) const {
    auto* factory = m_network->proxyFactory();
    const auto proxies =
        factory ? factory->queryProxy(QNetworkProxyQuery(url)) : QList<QNetworkProxy>();
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies[0];
}

QString Transport::proxyText(const QUrl& url) const {
    const auto proxy = proxyFor(url);
    if (proxy.hostName().isEmpty()) return {};
    return proxy.hostName() + u':' + QString::number(proxy.port());
}

void Transport::checkConnection(const QNetworkReply& reply) const {
    const auto host = reply.url().host();
    const auto again = [](const QString& what) {
        return Transient{failed(what, Text::tr("Check the connection and download again: it "
                                               "resumes where it stopped.")),
                         std::nullopt};
    };
    const auto badProxy = [&] {
        const auto proxy = proxyText(reply.url());
        return failed(
            proxy.isEmpty() ? Text::tr("the proxy cannot be used")
                            : Text::tr("the proxy %1 cannot be used").arg(proxy),
            Text::tr("Check the system's proxy settings, or http_proxy and https_proxy."));
    };
    const auto error = reply.error();
    // Qt reports a proxy for plain HTTP that does not answer as if it were the host.
    const bool unreached =
        error == QNetworkReply::HostNotFoundError || error == QNetworkReply::ConnectionRefusedError;
    if (unreached && !proxyText(reply.url()).isEmpty()) throw badProxy();
    switch (error) {
        case QNetworkReply::NoError:
            return;
        case QNetworkReply::HostNotFoundError:
            throw again(Text::tr("the address of %1 cannot be found").arg(host));
        case QNetworkReply::ConnectionRefusedError:
            throw again(Text::tr("%1 refuses the connection").arg(host));
        case QNetworkReply::SslHandshakeFailedError:
            throw failed(Text::tr("no secure connection to %1 could be made").arg(host),
                         Text::tr("Check the computer's clock and certificates, and HF_ENDPOINT."));
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyNotFoundError:
        case QNetworkReply::ProxyAuthenticationRequiredError:
            throw badProxy();
        case QNetworkReply::OperationCanceledError:
        case QNetworkReply::TimeoutError:
            throw again(Text::tr("%1 has sent nothing for too long").arg(host));
        default:
            // With a status it is the status that counts, unless the body breaks off.
            if (statusOf(reply) >= 300) return;
            throw again(Text::tr("the connection to %1 broke").arg(host));
    }
}

QUrl Transport::redirectOf(const QNetworkReply& reply) const {
    auto to =
        reply.url().resolved(reply.attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    const bool downgrade = reply.url().scheme() == u"https" && to.scheme() != u"https";
    if (!to.isValid() || to.host().isEmpty() || downgrade ||
        (to.scheme() != u"https" && to.scheme() != u"http")) {
        throw failed(
            Text::tr("%1 redirects to where nothing can be fetched safely").arg(reply.url().host()),
            Text::tr("Check HF_ENDPOINT, or try again later."));
    }
    return to;
}

void Transport::get(const QUrl& url, qint64 from, const Listener& listener) {
    auto place = url;
    for (int hop = 0; hop <= kRedirects; ++hop) {
        const auto reply = send(false, place, from);
        awaitHeaders(*reply);
        if (isRedirect(statusOf(*reply))) {
            place = redirectOf(*reply);
            continue;
        }
        if (!listener.begin(answerOf(*reply, isEndpoint(place)))) return;
        for (;;) {
            if (m_stop.stop_requested()) throw Stopped();
            if (reply->bytesAvailable() > 0) {
                const auto piece = reply->read(kPiece);
                m_delivered += static_cast<std::uint64_t>(piece.size());
                if (!listener.data(piece)) return;
            } else if (reply->isFinished()) {
                break;
            } else {
                await(reply.get(), milliseconds(-1));
            }
        }
        checkConnection(*reply);
        return;
    }
    throw failed(Text::tr("%1 redirects without end").arg(url.host()),
                 Text::tr("Check HF_ENDPOINT, or try again later."));
}

Answer Transport::head(const QUrl& url) {
    auto place = url;
    for (int hop = 0; hop <= kRedirects; ++hop) {
        const auto reply = send(true, place, 0);
        awaitHeaders(*reply);
        if (!isRedirect(statusOf(*reply))) return answerOf(*reply, true);
        const auto next = redirectOf(*reply);
        if (!isEndpoint(next)) return answerOf(*reply, true);
        place = next;
    }
    throw failed(Text::tr("%1 redirects without end").arg(url.host()),
                 Text::tr("Check HF_ENDPOINT, or try again later."));
}

}  // namespace headscope::hub
