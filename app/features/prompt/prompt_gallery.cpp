// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/prompt_gallery.h"

#include <headscope/resources.h>

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace headscope::app {

PromptGallery::PromptGallery(QString ownFile, QObject* parent)
    : QObject(parent), m_ownFile(std::move(ownFile)) {
    reload();
}

void PromptGallery::readOwn() {
    m_own.clear();
    if (QFileInfo::exists(m_ownFile)) m_own = readPrompts(m_ownFile.toStdString());
}

void PromptGallery::reload() {
    m_error.reset();
    m_bundled.clear();
    for (const auto& read : {std::function<void()>([this] {
                                 m_bundled = readPrompts(resourceFolder() / "prompts.json");
                             }),
                             std::function<void()>([this] { readOwn(); })}) {
        try {
            read();
        } catch (...) {
            m_error = currentError();
        }
    }
    Q_EMIT changed();
}

bool PromptGallery::change(const std::function<void(Prompts&)>& edit) {
    m_error.reset();
    try {
        readOwn();  // another window may have added to it
        Prompts edited = m_own;
        edit(edited);
        QDir().mkpath(QFileInfo(m_ownFile).absolutePath());
        writePrompts(m_ownFile.toStdString(), edited);
        m_own = std::move(edited);
    } catch (...) {
        m_error = currentError();
    }
    Q_EMIT changed();
    return !m_error;
}

bool PromptGallery::save(const ExamplePrompt& prompt) {
    return change([&prompt](Prompts& own) {
        const auto same = std::find_if(own.begin(), own.end(), [&prompt](const auto& other) {
            return other.text == prompt.text && other.target == prompt.target &&
                   other.control == prompt.control && other.donor == prompt.donor;
        });
        if (same == own.end()) {
            own.push_back(prompt);
        } else {
            *same = prompt;
        }
    });
}

std::optional<std::size_t> PromptGallery::remove(const ExamplePrompt& prompt) {
    std::optional<std::size_t> at;
    const bool done = change([&prompt, &at](Prompts& own) {
        const auto found = std::find(own.begin(), own.end(), prompt);
        if (found == own.end()) return;
        at = static_cast<std::size_t>(found - own.begin());
        own.erase(found);
    });
    return done ? at : std::nullopt;
}

bool PromptGallery::restore(std::size_t at, const ExamplePrompt& prompt) {
    return change([at, &prompt](Prompts& own) {
        const auto place = static_cast<std::ptrdiff_t>(std::min(at, own.size()));
        own.insert(own.begin() + place, prompt);
    });
}

}  // namespace headscope::app
