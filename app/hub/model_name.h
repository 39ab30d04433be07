// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace headscope::hub {

/// A GPT-2 model that is offered by name.
struct KnownModel {
    const char* name;          ///< what one types: "gpt2"
    const char* fullName;      ///< with the owner under whom the hub files it
    int layers;                ///< L
    int heads;                 ///< H
    int millionsOfParameters;  ///< as published
};

/// GPT-2's four sizes and DistilGPT2, smallest first but for GPT-2 small, which leads.
[[nodiscard]] std::span<const KnownModel> knownModels();

/// `name` or `owner/name`, trimmed. Throws Error(Input) for what the hub cannot have as a name.
[[nodiscard]] QString requireModelName(const QString& text);

/// A branch, tag or commit, trimmed. Throws Error(Input) for what cannot be one.
[[nodiscard]] QString requireRevision(const QString& text);

/// The names under which the hub knows a model as well: "gpt2" -> "openai-community/gpt2", and
/// back.
[[nodiscard]] QStringList otherNames(const QString& name);

/// The known model that was likely meant by a name that does not exist; empty: none is near.
[[nodiscard]] QString likelyMeant(const QString& name);

}  // namespace headscope::hub
