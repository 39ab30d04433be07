// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/model_download.h"
#include "jobs/engine_source.h"

#include <headscope/device.h>
#include <headscope/engine_limits.h>

#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace headscope::app {

/// What the window starts with.
struct WindowOptions {
    EngineSource engines;
    std::filesystem::path model;  ///< passed unchanged to EngineSource::load
    EngineLimits limits;          ///< before those remembered, each that is set
    /// Instead of those remembered, or of the example.
    std::optional<QString> prompt, target, control;
    QStringList moreTargets, moreControls;  ///< see RunInputs; with a target or control given
    /// The second prompt, that the next run patches from; and whether both begin with
    /// <|endoftext|>.
    std::optional<QString> donor;
    bool bos = false;
    bool runAtStart = true;           ///< when the model has loaded
    hub::DownloadServices downloads;  ///< for tests: by default the system's network and disk
    std::function<std::vector<Device>()> devices;  ///< for tests: by default those there are
    /// A session, a lesson or answers to a lesson, to open at the start; then nothing is run.
    QString file;
    /// A lesson to present: a file or a folder; and at which of its steps to begin, from 1.
    QString lesson;
    int lessonStep = 1;
    /// The window is for a picture of it. It leaves no trace: no settings, recent files, recovery.
    /// The user's settings do not count, so that the same call gives the same picture; neither is
    /// shown how long a run took, and when.
    bool forPicture = false;

    [[nodiscard]] bool namesInputs() const { return prompt || target || control || donor; }
};

}  // namespace headscope::app
