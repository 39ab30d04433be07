// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/settings.h"

#include "hub/errors.h"
#include "ui/message_text.h"

#include <headscope/files.h>
#include <headscope/model_catalog.h>

#include <QStringList>

#include <system_error>

namespace headscope::hub {
namespace {

namespace fs = std::filesystem;

QString variable(const char* name) {
    return qEnvironmentVariable(name);
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

QByteArray findToken() {
    for (const char* name : {"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"}) {
        if (auto token = cleaned(qgetenv(name)); !token.isEmpty()) {
            return token;
        }
    }
    const auto named = pathFromEnvironment("HF_TOKEN_PATH");
    const auto file = named.empty() ? hubHome() / "token" : named;
    std::error_code error;
    if (!fs::exists(file, error)) return {};
    constexpr std::size_t kLongest = 4096;  // far longer than any token
    try {
        return cleaned(QByteArray::fromStdString(readTextFile(file, kLongest)));
    } catch (const Error& reason) {
        throw badInput(Text::tr("the token cannot be used: %1").arg(app::textOf(reason.message())),
                       Text::tr("Set HF_TOKEN to the token itself, or HF_TOKEN_PATH to a file that "
                                "holds it."));
    }
}

QUrl findEndpoint() {
    auto text = variable("HF_ENDPOINT");
    if (text.isEmpty()) {
        text = QStringLiteral("https://huggingface.co");
    }
    while (text.endsWith(u'/')) {
        text.chop(1);
    }
    QUrl url(text, QUrl::StrictMode);
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
    Settings settings;
    settings.endpoint = findEndpoint();
    const auto cache = hubCacheFolder();
    if (cache.empty()) {
        throw badInput(Text::tr("there is no home folder for the Hugging Face cache"),
                       Text::tr("Set HF_HOME to a folder where you may write."));
    }
    settings.cache = fs::absolute(cache);
    settings.token = findToken();
    settings.offline = isTrue("HF_HUB_OFFLINE") || isTrue("TRANSFORMERS_OFFLINE");
    return settings;
}

}  // namespace headscope::hub
