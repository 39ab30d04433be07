// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/error.h>

#include <QByteArray>
#include <QList>
#include <QString>

namespace headscope::hub {

/// A file as the hub states it.
struct RemoteFile {
    QString name;      ///< within the repository
    qint64 size = -1;  ///< bytes; -1: not stated
    /// Lower-case hex: SHA-256 of the content (64 digits), or git's SHA-1 of the blob (40). It is
    /// the file's ETag and its name in the cache. Empty: not stated.
    QString hash;
};

/// A revision of a model on the hub.
struct Listing {
    QString id;         ///< the full name, "openai-community/gpt2"
    QString commit;     ///< 40 hex digits
    QString modelType;  ///< what config.json says, where the hub repeats it
    QList<RemoteFile> files;
};

/// An answer that no hub gives: of another service, or of a network that asks for a login first.
[[nodiscard]] Error notUnderstood();

/// headscope::parseHubListing(); throws notUnderstood() instead of its errors.
[[nodiscard]] Listing parseListing(const QByteArray& json);

/// Is it the name of a file in the cache, that is, a hash as in RemoteFile?
[[nodiscard]] bool isHash(const QString& text);

/// The files that opening the model needs, smallest first: config.json, the weights as safetensors
/// (one file, or an index and its shards), tokenizer.json and where they are there vocab.json with
/// merges.txt, which may also stand alone, and the small files on added tokens. Throws Error(Input)
/// saying what is missing and what would help.
[[nodiscard]] QList<RemoteFile> chooseFiles(const Listing& listing);

/// Throws Error(Input) if one of them that is no weights is larger than any of its kind. Their
/// sizes are known.
void requireSmallTexts(const QList<RemoteFile>& files, const QString& name);

/// Throws Error(Input) unless `modelType` is GPT-2's. `name` is for the message.
void requireGpt2(const QString& modelType, const QString& name);

}  // namespace headscope::hub
