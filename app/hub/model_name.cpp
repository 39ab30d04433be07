// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/model_name.h"

#include "hub/errors.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace headscope::hub {
namespace {

constexpr std::array kKnown{
    KnownModel{"gpt2", "openai-community/gpt2", 12, 12, 124},
    KnownModel{"distilgpt2", "distilbert/distilgpt2", 6, 12, 82},
    KnownModel{"gpt2-medium", "openai-community/gpt2-medium", 24, 16, 355},
    KnownModel{"gpt2-large", "openai-community/gpt2-large", 36, 20, 774},
    KnownModel{"gpt2-xl", "openai-community/gpt2-xl", 48, 25, 1558},
};

bool matches(const QString& text, const QString& pattern) {
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

/// Levenshtein distance.
int distance(const QString& a, const QString& b) {
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], static_cast<int>(i) + 1);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int substituted = diagonal + (a[i] == b[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

/// Without owner, case and separators: "OpenAI/GPT-2_XL" -> "gpt2xl".
QString plain(const QString& name) {
    auto result = name.mid(name.lastIndexOf(u'/') + 1).toLower();
    result.remove(QRegularExpression(QStringLiteral("[^a-z0-9]")));
    result.remove(QStringLiteral("small"));
    result.remove(QStringLiteral("base"));
    return result;
}

/// What a name is likely to be that was copied from the address bar: "owner/name" of
/// "https://huggingface.co/owner/name/tree/main"; empty if it was not.
QString nameInAddress(const QString& text) {
    static const QRegularExpression kAddress(
        QStringLiteral("^https?://[^/]+/([\\w.-]+(/[\\w.-]+)?)"));
    return kAddress.match(text).captured(1);
}

}  // namespace

std::span<const KnownModel> knownModels() {
    return kKnown;
}

QString requireModelName(const QString& text) {
    auto name = text.trimmed();
    // The rules of the Python client's validate_repo_id.
    const bool valid = name.size() <= 96 &&
                       matches(name, QStringLiteral(R"((\w[\w.-]*/)?\w[\w.-]*)")) &&
                       !name.contains(u"--") && !name.contains(u"..") && !name.endsWith(u'.') &&
                       !name.endsWith(u'-') && !name.endsWith(u".git");
    if (!valid) {
        const auto inside = nameInAddress(name);
        throw badInput(Text::tr("\"%1\" is not a model's name").arg(name.left(96)),
                       inside.isEmpty()
                           ? Text::tr("Write name or owner/name as on the hub, such as gpt2.")
                           : Text::tr("Write the name alone: %1.").arg(inside));
    }
    return name;
}

QString requireRevision(const QString& text) {
    auto revision = text.trimmed();
    const bool valid =
        revision.size() <= 200 && matches(revision, QStringLiteral(R"([A-Za-z0-9_][\w./+-]*)")) &&
        !revision.contains(u"..") && !revision.contains(u"//") && !revision.endsWith(u'/');
    if (!valid) {
        throw badInput(Text::tr("\"%1\" is not a revision").arg(revision.left(96)),
                       Text::tr("Give a branch, a tag or a commit of the model, such as main."));
    }
    return revision;
}

QStringList otherNames(const QString& name) {
    for (const auto& model : kKnown) {
        const auto known = QString::fromLatin1(model.name);
        const auto full = QString::fromLatin1(model.fullName);
        if (name == known) return {full};
        if (name == full) return {known};
    }
    return {};
}

QString likelyMeant(const QString& name) {
    if (!otherNames(name).isEmpty()) return {};  // it is one itself
    const auto asked = plain(name);
    QString nearest;
    int least = asked.size() < 4 ? 2 : 3;  // at most two slips
    for (const auto& model : kKnown) {
        const auto known = QString::fromLatin1(model.name);
        const int slips = distance(asked, plain(known));
        if (slips < least && known != name) {
            least = slips;
            nearest = known;
        }
    }
    return nearest;
}

}  // namespace headscope::hub
