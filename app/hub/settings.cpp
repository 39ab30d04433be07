// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/settings.h"

#include "hub/errors.h"

#include <QDir>
#include <QRegularExpression>

namespace headscope::hub {
namespace {

namespace fs = std::filesystem;

QString variable(const char* name) {
    return qEnvironmentVariable(name);
}

/// The Python client expands ~ and $NAME in what it reads from the environment.
fs::path expanded(QString path) {
    if (path == u"~" || path.startsWith(u"~/")) {
        path = QDir::homePath() + path.mid(1);
    }
    static const QRegularExpression kName(QStringLiteral(R"(\$(\w+)|\$\{(\w+)\})"));
    qsizetype from = 0;
    for (auto match = kName.match(path); match.hasMatch(); match = kName.match(path, from)) {
        const auto name = (match.captured(1) + match.captured(2)).toLocal8Bit();
        const auto value = variable(name.constData());
        from = match.capturedEnd();
        if (qEnvironmentVariableIsSet(name.constData())) {
            path.replace(match.capturedStart(), match.capturedLength(), value);
            from = match.capturedStart() + value.size();
        }
    }
    return fs::path(QFile::encodeName(path).toStdString());
}

fs::path firstOf(std::initializer_list<const char*> names, const fs::path& otherwise) {
    for (const char* name : names) {
        if (const auto value = variable(name); !value.isEmpty()) {
            return expanded(value);
        }
    }
    return otherwise;
}

bool isTrue(const char* name) {
    static const QStringList kTrue{QStringLiteral("1"), QStringLiteral("ON"), QStringLiteral("YES"),
                                   QStringLiteral("TRUE")};
    return kTrue.contains(variable(name).toUpper());
}

QByteArray cleaned(QByteArray token) {
    token.replace('\r', "").replace('\n', "");
    return token.trimmed();
}

QByteArray findToken(const fs::path& home) {
    for (const char* name : {"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"}) {
        if (auto token = cleaned(qgetenv(name)); !token.isEmpty()) {
            return token;
        }
    }
    QFile file(shown(firstOf({"HF_TOKEN_PATH"}, home / "token")));
    constexpr qint64 kLongest = 4096;  // far longer than any token
    return file.open(QIODevice::ReadOnly) ? cleaned(file.read(kLongest)) : QByteArray();
}

QUrl findEndpoint() {
    auto text = variable("HF_ENDPOINT");
    if (text.isEmpty()) {
        text = QStringLiteral("https://huggingface.co");
    }
    while (text.endsWith(u'/')) {
        text.chop(1);
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !web || url.host().isEmpty() || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty()) {
        // Without the text itself: some put a password there.
        throw badInput(
            Text::tr("HF_ENDPOINT is not the address of a hub"),
            Text::tr("Unset it, or set it to an address such as https://huggingface.co."));
    }
    return url;
}

}  // namespace

Settings settingsFromEnvironment() {
    const fs::path caches = firstOf({"XDG_CACHE_HOME"}, expanded(QStringLiteral("~/.cache")));
    const fs::path home = firstOf({"HF_HOME"}, caches / "huggingface");
    Settings settings;
    settings.endpoint = findEndpoint();
    settings.cache = fs::absolute(firstOf({"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"}, home / "hub"));
    settings.token = findToken(home);
    settings.offline = isTrue("HF_HUB_OFFLINE") || isTrue("TRANSFORMERS_OFFLINE");
    return settings;
}

}  // namespace headscope::hub
