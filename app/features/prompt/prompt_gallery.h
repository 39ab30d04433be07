// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <headscope/prompts.h>

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace headscope::app {

/// The example prompts that ship with the program, and the user's own, kept in a file of the same
/// schema. An unreadable file is not touched: nothing is added until it is corrected. GUI thread.
class PromptGallery : public QObject {
    Q_OBJECT

 public:
    explicit PromptGallery(QString ownFile, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<ExamplePrompt>& bundled() const { return m_bundled; }
    [[nodiscard]] const std::vector<ExamplePrompt>& own() const { return m_own; }
    /// What the last call could not do.
    [[nodiscard]] const std::optional<UserError>& error() const { return m_error; }

    /// Reads both files anew.
    void reload();
    /// Adds at the end, or gives the same text, target, control and donor its new sentence. False
    /// if the file is broken or cannot be written; error() says why, and nothing has changed.
    bool save(const ExamplePrompt& prompt);
    /// Where it was, for restore().
    std::optional<std::size_t> remove(const ExamplePrompt& prompt);
    bool restore(std::size_t at, const ExamplePrompt& prompt);

 Q_SIGNALS:
    void changed();

 private:
    using Prompts = std::vector<ExamplePrompt>;
    bool change(const std::function<void(Prompts&)>& edit);
    void readOwn();

    QString m_ownFile;
    Prompts m_bundled;
    Prompts m_own;
    std::optional<UserError> m_error;
};

}  // namespace headscope::app
