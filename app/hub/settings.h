// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

#include <filesystem>

namespace headscope::hub {

/// Where models come from and go to; what Hugging Face's Python client reads from the environment.
struct Settings {
    QUrl endpoint;                ///< HF_ENDPOINT, or https://huggingface.co
    std::filesystem::path cache;  ///< hubCacheFolder(), where models are found too; absolute
    QByteArray token;  ///< HF_TOKEN, or the file HF_TOKEN_PATH, or token in HF_HOME; empty: none
    bool offline = false;  ///< HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE
};

/// Throws Error(Input) where HF_ENDPOINT is no web address, there is no place for the cache, or a
/// token's file is there and cannot be read. Any thread, as long as none changes the environment.
[[nodiscard]] Settings settingsFromEnvironment();

}  // namespace headscope::hub
