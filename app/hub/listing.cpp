// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/listing.h"

#include "hub/errors.h"

#include <headscope/hub_listing.h>

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace headscope::hub {
namespace {

constexpr qint64 kSmall = 4'000'000;  // bytes; optional files above this are not worth fetching
constexpr qint64 kLargestText = 64 << 20;   // bytes; of vocabularies, merges and indices
constexpr qint64 kLargestConfig = 1 << 20;  // is read whole before all else
constexpr qsizetype kMostShards = 4096;     // each may have to be asked for

bool isShard(const QString& name) {
    static const QRegularExpression kShard(
        QStringLiteral(R"(^model-\d{5}-of-\d{5}\.safetensors\z)"));
    return kShard.match(name).hasMatch();
}

class Choice {
 public:
    explicit Choice(const Listing& listing) : m_listing(listing) {}

    [[nodiscard]] const RemoteFile* find(const char* name) const {
        const auto wanted = QString::fromLatin1(name);
        for (const auto& file : m_listing.files) {
            if (file.name == wanted) return &file;
        }
        return nullptr;
    }
    bool take(const char* name) {
        const auto* file = find(name);
        if (file) m_chosen.append(*file);
        return file != nullptr;
    }
    void takeSmall(const char* name) {
        const auto* file = find(name);
        if (file && file->size <= kSmall) m_chosen.append(*file);
    }
    bool takeShards() {
        if (!take("model.safetensors.index.json")) return false;
        const auto before = m_chosen.size();
        std::copy_if(m_listing.files.begin(), m_listing.files.end(), std::back_inserter(m_chosen),
                     [](const RemoteFile& file) { return isShard(file.name); });
        if (m_chosen.size() - before > kMostShards) {
            throw badInput(
                Text::tr("%1 has more than %2 weight files")
                    .arg(m_listing.id, QString::number(kMostShards)),
                Text::tr("Choose another model: this one is damaged, or made to be so."));
        }
        return m_chosen.size() > before;
    }
    QList<RemoteFile> chosen() { return m_chosen; }

 private:
    const Listing& m_listing;
    QList<RemoteFile> m_chosen;
};

}  // namespace

bool isHash(const QString& text) {
    return isHubHash(text.toStdString());
}

Error notUnderstood() {
    return failed(Text::tr("the hub's description of the model cannot be understood"),
                  Text::tr("Check that HF_ENDPOINT is the address of a hub, and that the network "
                           "does not ask for a login in a browser first; or try again later."));
}

Listing parseListing(const QByteArray& json) {
    HubListing said;
    try {
        said =
            parseHubListing(std::string_view(json.data(), static_cast<std::size_t>(json.size())));
    } catch (const Error&) {
        throw notUnderstood();
    }
    Listing listing{QString::fromStdString(said.id),
                    QString::fromStdString(said.commit),
                    QString::fromStdString(said.modelType),
                    {}};
    for (const auto& file : said.files)
        listing.files.append(
            {QString::fromStdString(file.name), file.size, QString::fromStdString(file.hash)});
    return listing;
}

QList<RemoteFile> chooseFiles(const Listing& listing) {
    Choice choice(listing);
    if (!choice.take("config.json")) {
        throw badInput(Text::tr("%1 has no config.json").arg(listing.id),
                       Text::tr("Choose a model in the format of the transformers library."));
    }
    if (!choice.take("model.safetensors") && !choice.takeShards()) {
        const bool pickled = choice.find("pytorch_model.bin") != nullptr;
        throw badInput(
            Text::tr("%1 has no weights as safetensors").arg(listing.id),
            pickled ? Text::tr("It has only pytorch_model.bin: load it in Python with "
                               "from_pretrained() and write it with save_pretrained(), then open "
                               "that folder.")
                    : Text::tr("Choose a model that has model.safetensors."));
    }
    const bool pair = choice.find("vocab.json") && choice.find("merges.txt");
    const bool tokenizer = pair ? choice.take("vocab.json") && choice.take("merges.txt")
                                : choice.take("tokenizer.json");
    if (!tokenizer) {
        throw badInput(Text::tr("%1 has no tokenizer").arg(listing.id),
                       Text::tr("Choose a model with vocab.json and merges.txt, or with "
                                "tokenizer.json."));
    }
    // Beside the two others it is what Python reads, and core holds the others to it.
    if (pair) choice.take("tokenizer.json");
    choice.takeSmall("tokenizer_config.json");
    choice.takeSmall("special_tokens_map.json");
    choice.takeSmall("added_tokens.json");
    auto files = choice.chosen();
    std::stable_sort(files.begin(), files.end(),
                     [](const RemoteFile& a, const RemoteFile& b) { return a.size < b.size; });
    return files;
}

void requireSmallTexts(const QList<RemoteFile>& files, const QString& name) {
    for (const auto& file : files) {
        const bool weights = file.name.endsWith(u".safetensors");
        const auto most = file.name == u"config.json" ? kLargestConfig : kLargestText;
        if (weights || file.size <= most) continue;
        throw badInput(Text::tr("%1 of %2 has %3, more than any such file of a GPT-2")
                           .arg(file.name, name, shownBytes(file.size)),
                       Text::tr("Choose another model: this one is damaged, or made to be so."));
    }
}

void requireGpt2(const QString& modelType, const QString& name) {
    if (modelType == u"gpt2") return;
    throw badInput(
        modelType.isEmpty()
            ? Text::tr("%1 does not say in config.json that it is a GPT-2 model").arg(name)
            : Text::tr("%1 is a model of the type %2, not GPT-2").arg(name, modelType.left(40)),
        Text::tr("Choose a model of the GPT-2 architecture, such as gpt2 or distilgpt2."));
}

}  // namespace headscope::hub
