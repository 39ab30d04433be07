// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/fetcher.h"

#include "hub/errors.h"
#include "hub/model_name.h"
#include "ui/message_text.h"

#include <headscope/files.h>
#include <headscope/hub_listing.h>

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtNumeric>

#include <algorithm>
#include <optional>
#include <utility>

namespace headscope::hub {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr qint64 kReserve = 50'000'000;  // bytes that are left free on the disk
constexpr std::size_t kLongestConfig = 1 << 20;

QString encoded(const QString& part) {
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

/// Seconds or a date; RFC 9110, 10.2.3.
std::optional<seconds> retryAfter(const QByteArray& header) {
    bool number = false;
    const auto given = header.trimmed().toLongLong(&number);
    if (number && given >= 0) return seconds(given);
    const auto date = QDateTime::fromString(QString::fromLatin1(header), Qt::RFC2822Date);
    if (!date.isValid()) return std::nullopt;
    return seconds(std::max<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(date)));
}

/// Where a part begins and what the whole has, of "bytes 100-199/200"; -1: not stated.
std::pair<qint64, qint64> contentRange(const QByteArray& header) {
    static const QRegularExpression kRange(QStringLiteral(R"(^bytes (\d+)-\d+/(\d+|\*)$)"));
    const auto match = kRange.match(QString::fromLatin1(header.trimmed()));
    if (!match.hasMatch()) return {-1, -1};
    const auto total = match.captured(2);
    return {match.captured(1).toLongLong(), total == u"*" ? -1 : total.toLongLong()};
}

qint64 numberIn(const QByteArray& header) {
    bool number = false;
    const auto value = header.toLongLong(&number);
    return number ? value : -1;
}

QString modelTypeIn(const fs::path& config) {
    const auto text = QByteArray::fromStdString(readTextFile(config, kLongestConfig));
    return QJsonDocument::fromJson(text).object()[u"model_type"].toString();
}

Error offline(const QString& name) {
    return failed(
        Text::tr("%1 is not in the cache, and HF_HUB_OFFLINE forbids to fetch it").arg(name),
        Text::tr("Unset HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE, or open a folder."));
}

Error damagedOffline(const QString& name, const QString& file) {
    return failed(
        Text::tr("%1 of %2 in the cache is damaged, and HF_HUB_OFFLINE forbids to fetch it anew")
            .arg(file, name),
        Text::tr("Unset HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE, and download it again."));
}

}  // namespace

void ProgressMeter::begin(qint64 bytes, qint64 bytesTotal, bool checking) {
    m_now = {};
    m_now.checking = checking;
    m_now.bytes = bytes;
    m_now.bytesTotal = bytesTotal;
    m_recent.clear();
    m_recentBytes = 0;
    m_reported = checking ? Clock::now() : Clock::time_point();
}

void ProgressMeter::received(qint64 bytes) {
    const auto now = Clock::now();
    m_now.bytes += bytes;
    m_recent.emplace_back(now, bytes);
    m_recentBytes += bytes;
    while (now - m_recent.front().first > seconds(5)) {
        m_recentBytes -= m_recent.front().second;
        m_recent.pop_front();
    }
    const std::chrono::duration<double> span = now - m_recent.front().first;
    // The first piece of the span came before it.
    const auto counted = static_cast<double>(m_recentBytes - m_recent.front().second);
    if (span.count() > 0.2) m_now.bytesPerSecond = counted / span.count();
    if (m_now.bytesPerSecond > 0) {
        m_now.secondsLeft =
            static_cast<double>(m_now.bytesTotal - m_now.bytes) / m_now.bytesPerSecond;
    }
    if (now - m_reported >= milliseconds(100)) report();
}

void ProgressMeter::correct(qint64 bytes) {
    m_now.bytes += bytes;
}

void ProgressMeter::report() {
    m_reported = Clock::now();
    m_report(m_now);
}

Fetcher::Fetcher(const Settings& settings, const DownloadServices& services, FetchEvents events,
                 const std::stop_token& stop)
    : m_settings(settings),
      m_services(services),
      m_events(std::move(events)),
      m_stop(stop),
      m_transport(services.network, settings, services.patience, stop),
      m_meter(m_events.progress) {
    if (!m_services.freeBytes) m_services.freeBytes = systemFreeBytes;
}

DownloadPlan Fetcher::fetch(const DownloadRequest& request) {
    m_name = requireModelName(request.name);
    m_revision = requireRevision(request.revision);
    if (m_settings.offline) return fetchOffline(request);
    const auto listing = list(m_name, m_revision);
    if (!listing.modelType.isEmpty()) requireGpt2(listing.modelType, m_name);
    auto files = chooseFiles(listing);
    completeMetadata(files, m_name, listing.commit);
    requireSmallTexts(files, m_name);
    const auto cache = chooseCache(m_name, listing, files);
    checkCache(cache, files);
    auto plan = planFor(cache, listing, files);
    m_events.planned(plan);
    if (request.planOnly) return plan;
    requireRoom(plan);
    cache.makeFolders(listing.commit);
    // Of which revision it is, for who finds it unfinished.
    if (!cache.commitOf(m_revision)) cache.writeRef(m_revision, listing.commit);
    m_meter.begin(plan.bytes - plan.bytesToFetch, plan.bytes);
    for (const auto& file : files) {
        fetchFile(cache, listing, file);
        cache.link(listing.commit, file);
        if (file.name == u"config.json") requireGpt2(modelTypeIn(cache.blob(file.hash)), m_name);
    }
    // One that there was moves last, so that what was complete stays so until the new one is.
    cache.writeRef(m_revision, listing.commit);
    return plan;
}

DownloadPlan Fetcher::fetchOffline(const DownloadRequest& request) {
    std::optional<Error> problem;
    for (const auto& name : QStringList{m_name} + otherNames(m_name)) {
        const RepoCache cache(m_settings.cache, name);
        const auto commit = cache.commitOf(m_revision);
        if (!commit || !cache.isComplete(*commit)) continue;
        const auto files = cache.linkedFiles(*commit);
        checkCache(cache, files);
        const auto damaged = std::find_if(files.begin(), files.end(), [&](const auto& file) {
            return m_damaged.contains(file.hash);
        });
        if (damaged != files.end()) {
            if (!problem) problem = damagedOffline(name, damaged->name);
            continue;
        }
        DownloadPlan plan{request.name, *commit, cache.snapshot(*commit), {}, 0, 0, 0};
        plan.bytesFree = m_services.freeBytes(m_settings.cache);
        m_events.planned(plan);
        return plan;
    }
    throw problem ? *problem : offline(m_name);
}

void Fetcher::checkCache(const RepoCache& cache, const QList<RemoteFile>& files) {
    qint64 bytes = 0;
    for (const auto& file : files)
        if (cache.hasBlob(file) && qAddOverflow(bytes, file.size, &bytes)) throw notUnderstood();
    m_meter.begin(0, bytes, true);
    for (const auto& file : files) {
        if (!cache.hasBlob(file) || m_sound.contains(file.hash)) continue;
        m_meter.setFile(file.name);
        (isSound(cache, file) ? m_sound : m_damaged).insert(file.hash);
    }
}

bool Fetcher::isSound(const RepoCache& cache, const RemoteFile& file) {
    if (!cache.hasBlob(file)) return false;
    BlobCheck check(cache.blob(file.hash), file);
    while (const auto bytes = check.step()) {
        if (m_stop.stop_requested()) throw Stopped();
        m_meter.received(bytes);
    }
    return check.isRight();
}

void Fetcher::refuse(const Answer& answer, const QString& file) const {
    const auto code = answer.header("X-Error-Code");
    const int status = answer.status;
    const auto host = m_settings.endpoint.host();
    if (status == 429 || status >= 500 || (status == 403 && !answer.fromEndpoint)) {
        // A file server's 403 is a signed link that has grown old; the hub gives a new one.
        const auto what = status == 429 ? Text::tr("%1 answers that there are too many requests")
                                        : Text::tr("%1 answers with error %2");
        throw Transient{failed(status == 429 ? what.arg(host) : what.arg(host).arg(status),
                               Text::tr("Download again later: it resumes where it stopped.")),
                        retryAfter(answer.header("Retry-After"))};
    }
    if (code == "GatedRepo" || status == 403) {
        throw badInput(
            Text::tr("%1 is given only to those who have accepted its terms").arg(m_name),
            Text::tr("Accept them at %1/%2 in a browser, and set HF_TOKEN to a token of that "
                     "account.")
                .arg(m_settings.endpoint.toString(), m_name));
    }
    if (code == "RevisionNotFound") {
        throw badInput(Text::tr("%1 has no revision %2").arg(m_name, m_revision),
                       Text::tr("Use main, or a branch, tag or commit of the model."));
    }
    if (status == 401 && !m_settings.token.isEmpty() && code.isEmpty()) {
        throw badInput(Text::tr("%1 does not accept the token").arg(host),
                       Text::tr("Check HF_TOKEN, or unset it: most models need none."));
    }
    // The hub says 401 also for what does not exist, so as not to reveal what is private.
    const bool gone = status == 404 || status == 410;
    if (gone && !file.isEmpty() && code != "RepoNotFound") {
        throw failed(Text::tr("%1 lists %2 of %3 but does not have it").arg(host, file, m_name),
                     Text::tr("Download again, since the model may just have been changed; if it "
                              "stays so, use another revision."));
    }
    if (gone || status == 401 || code == "RepoNotFound") {
        const auto meant = likelyMeant(m_name);
        throw badInput(
            Text::tr("there is no model %1 at %2, or it is private").arg(m_name, host),
            meant.isEmpty()
                ? Text::tr("Check the name; for a private model, set HF_TOKEN.")
                : Text::tr("Did you mean %1? For a private model, set HF_TOKEN.").arg(meant));
    }
    throw failed(Text::tr("%1 answers with error %2").arg(host).arg(status),
                 Text::tr("Check HF_ENDPOINT, or try again later."));
}

void Fetcher::pauseBeforeRetry(const Transient& problem, int attempt) {
    const auto& patience = m_services.patience;
    if (attempt >= patience.tries) throw problem.error;
    milliseconds pause = patience.firstDelay * (1 << std::min(attempt - 1, 6));
    if (problem.retryAfter) {
        if (*problem.retryAfter > patience.longestWait) throw problem.error;
        pause = std::max<milliseconds>(pause, *problem.retryAfter);
    }
    auto what = app::textOf(problem.error.message());
    what[0] = what[0].toUpper();
    m_events.waiting(
        Text::tr("%1. Trying again in %2 s.").arg(what).arg((pause.count() + 999) / 1000));
    m_transport.sleep(pause);
}

Listing Fetcher::list(const QString& name, const QString& revision) {
    QUrl url(m_settings.endpoint.toString() + QStringLiteral("/api/models/") + name +
             QStringLiteral("/revision/") + encoded(revision) + QStringLiteral("?blobs=true"));
    for (int attempt = 1;; ++attempt) {
        try {
            QByteArray json;
            m_transport.get(url, 0,
                            {[this](const Answer& answer) {
                                 if (answer.status != 200) refuse(answer);
                                 return true;
                             },
                             [&json](const QByteArray& piece) {
                                 json += piece;
                                 if (json.size() <= static_cast<qint64>(kLongestListing))
                                     return true;
                                 throw failed(Text::tr("the hub's answer is far too long"),
                                              Text::tr("Check HF_ENDPOINT."));
                             }});
            auto listing = parseListing(json);
            if (listing.id.isEmpty()) listing.id = name;
            return listing;
        } catch (const Transient& problem) {
            pauseBeforeRetry(problem, attempt);
        }
    }
}

QUrl Fetcher::fileUrl(const QString& commit, const QString& file) const {
    return QUrl(m_settings.endpoint.toString() + u'/' + m_name + QStringLiteral("/resolve/") +
                commit + u'/' + encoded(file));
}

// For hubs that list names alone.
void Fetcher::completeMetadata(QList<RemoteFile>& files, const QString& name,
                               const QString& commit) {
    for (auto& file : files) {
        for (int attempt = 1; file.hash.isEmpty() || file.size < 0; ++attempt) {
            try {
                const auto answer = m_transport.head(fileUrl(commit, file.name));
                if (answer.status >= 400) refuse(answer, file.name);
                auto hash = answer.header("X-Linked-Etag");
                if (hash.isEmpty()) hash = answer.header("ETag");
                if (hash.startsWith("W/")) hash = hash.mid(2);
                hash.replace('"', "");
                file.hash = QString::fromLatin1(hash);
                auto size = numberIn(answer.header("X-Linked-Size"));
                if (size < 0 && answer.status < 300)
                    size = numberIn(answer.header("Content-Length"));
                file.size = size;
                if (!isHash(file.hash) || size < 0) {
                    throw failed(Text::tr("the hub does not state the size and hash of %1 of %2")
                                     .arg(file.name, name),
                                 Text::tr("Check that HF_ENDPOINT is the address of a hub."));
                }
            } catch (const Transient& problem) {
                pauseBeforeRetry(problem, attempt);
            }
        }
    }
    std::stable_sort(files.begin(), files.end(), [](const RemoteFile& a, const RemoteFile& b) {
        return (a.name == u"config.json") != (b.name == u"config.json") ? a.name == u"config.json"
                                                                        : a.size < b.size;
    });
}

// Under the name that was asked for, as Python does, unless all is there under another name.
RepoCache Fetcher::chooseCache(const QString& name, const Listing& listing,
                               const QList<RemoteFile>& files) const {
    for (const auto& candidate : QStringList{name, listing.id} + otherNames(name)) {
        if (candidate.isEmpty() || candidate.contains(u"..")) continue;
        RepoCache cache(m_settings.cache, candidate);
        const bool all = std::all_of(files.begin(), files.end(),
                                     [&](const RemoteFile& file) { return cache.hasBlob(file); });
        if (all) return cache;
    }
    return {m_settings.cache, name};
}

DownloadPlan Fetcher::planFor(const RepoCache& cache, const Listing& listing,
                              const QList<RemoteFile>& files) const {
    DownloadPlan plan;
    plan.name = m_name;
    plan.commit = listing.commit;
    plan.folder = cache.snapshot(listing.commit);
    for (const auto& file : files) {
        const auto here = m_sound.contains(file.hash) ? file.size : cache.partialBytes(file);
        plan.files.append({file.name, file.size, here, m_damaged.contains(file.hash)});
        if (qAddOverflow(plan.bytes, file.size, &plan.bytes)) throw notUnderstood();
        plan.bytesToFetch += file.size - here;  // no more than plan.bytes
    }
    plan.bytesFree = m_services.freeBytes(m_settings.cache);
    return plan;
}

void Fetcher::requireRoom(const DownloadPlan& plan) const {
    if (plan.bytesToFetch == 0 || plan.bytesToFetch <= plan.bytesFree - kReserve) return;
    throw failed(Text::tr("%1 needs %2 more, and only %3 are free where %4 is")
                     .arg(m_name, shownBytes(plan.bytesToFetch), shownBytes(plan.bytesFree),
                          shown(m_settings.cache)),
                 Text::tr("Free some space, or set HF_HOME to a folder on another disk."));
}

void Fetcher::waitForLock(FileLock& lock, const RemoteFile& file) {
    for (bool told = false; !lock.tryLock(); told = true) {
        if (!told) {
            m_events.waiting(
                Text::tr("Another program is fetching %1; waiting for it.").arg(file.name));
        }
        m_transport.sleep(milliseconds(200));
    }
}

void Fetcher::fetchFile(const RepoCache& cache, const Listing& listing, const RemoteFile& file) {
    m_meter.setFile(file.name);
    if (m_sound.contains(file.hash)) return;
    const bool damaged = m_damaged.contains(file.hash);
    if (damaged)
        m_events.waiting(
            Text::tr("%1 in the cache is damaged: it is fetched anew.").arg(file.name));
    const auto planned = cache.partialBytes(file);
    FileLock lock(cache.lock(file.hash));
    waitForLock(lock, file);
    // Another program may have fetched it meanwhile.
    if (!damaged && cache.hasBlob(file)) {
        if (isSound(cache, file)) {
            m_meter.correct(-planned);
            m_meter.report();
            return;
        }
        m_meter.correct(-file.size);
    }
    for (int attempt = 1; attempt <= 2; ++attempt) {
        PartialFile partial(cache.partial(file.hash), file);
        if (attempt == 1) m_meter.correct(partial.size() - planned);
        const auto content = fetchContent(partial, fileUrl(listing.commit, file.name), file);
        if (content == Content::Right) {
            partial.finish(cache.blob(file.hash));
            m_sound.insert(file.hash);
            m_meter.report();
            return;
        }
        m_meter.correct(-partial.size());
        partial.remove();
    }
    throw failed(Text::tr("%1 of %2 is not what the hub states, twice: it was removed")
                     .arg(file.name, m_name),
                 Text::tr("Try again later; if it stays so, something between here and %1 alters "
                          "files.")
                     .arg(m_settings.endpoint.host()));
}

Fetcher::Content Fetcher::fetchContent(PartialFile& partial, const QUrl& url,
                                       const RemoteFile& file) {
    const auto before = partial.size();
    while (partial.rehash()) {
        if (m_stop.stop_requested()) throw Stopped();
    }
    m_meter.correct(partial.size() - before);
    auto most = partial.size();
    for (int attempt = 1; partial.size() < file.size; ++attempt) {
        try {
            if (fetchRest(partial, url, file) == Content::Wrong) return Content::Wrong;
            if (partial.size() < file.size) {
                throw Transient{
                    failed(Text::tr("the connection broke in the middle of %1").arg(file.name),
                           Text::tr("Check the connection and download again: it "
                                    "resumes where it stopped.")),
                    std::nullopt};
            }
        } catch (const Transient& problem) {
            if (partial.size() > most) attempt = 1;
            most = std::max(most, partial.size());
            pauseBeforeRetry(problem, attempt);
        }
    }
    return partial.hashIsRight() ? Content::Right : Content::Wrong;
}

// One request for what is missing. A server may send all of it again instead.
Fetcher::Content Fetcher::fetchRest(PartialFile& partial, const QUrl& url, const RemoteFile& file) {
    bool wrong = false;
    const auto restart = [&] {
        m_meter.correct(-partial.size());
        partial.restart();
    };
    const auto begin = [&](const Answer& answer) {
        if (answer.status == 416) {
            restart();
            throw Transient{failed(Text::tr("%1 could not be resumed").arg(file.name),
                                   Text::tr("Download again.")),
                            std::nullopt};
        }
        if (answer.status == 206) {
            const auto [start, total] = contentRange(answer.header("Content-Range"));
            wrong = start != partial.size() || (total >= 0 && total != file.size);
            return !wrong;
        }
        if (answer.status != 200) refuse(answer, file.name);
        if (partial.size() > 0) restart();
        const auto length = numberIn(answer.header("Content-Length"));
        wrong = length >= 0 && length != file.size;
        return !wrong;
    };
    const auto data = [&](const QByteArray& piece) {
        wrong = partial.size() + piece.size() > file.size;
        if (wrong) return false;
        partial.append(piece);
        m_meter.received(piece.size());
        return true;
    };
    m_transport.get(url, partial.size(), {begin, data});
    return wrong ? Content::Wrong : Content::Right;
}

}  // namespace headscope::hub
