// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/messages.h"

#include <headscope/model_info.h>
#include <headscope/runtime.h>
#include <headscope/tokenizer.h>

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace headscope::app {

/// The model that is open, and what it is computed with. GUI thread.
class OpenModel : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    void set(const LoadedModel& model);
    /// None is open for now: another one takes its place.
    void close();

    [[nodiscard]] const std::optional<ModelInfo>& info() const { return m_info; }
    /// Null where info() is empty. Whoever keeps it may.
    [[nodiscard]] const std::shared_ptr<const Tokenizer>& tokenizer() const { return m_tokenizer; }
    /// Of the model that was opened last.
    [[nodiscard]] const Runtime& runtime() const { return m_runtime; }
    /// Has it these weights? Not where either hash is unknown.
    [[nodiscard]] bool isOpen(const std::string& sha256) const {
        return m_info && !sha256.empty() && sha256 == m_info->sha256;
    }

 Q_SIGNALS:
    void changed();

 private:
    std::optional<ModelInfo> m_info;
    std::shared_ptr<const Tokenizer> m_tokenizer;
    Runtime m_runtime;
};

}  // namespace headscope::app
