// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_catalog.h>

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace headscope::app {

/// Looks for models in a thread of its own: a cache may lie on a slow disk. GUI thread.
class ModelFinder : public QObject {
    Q_OBJECT

 public:
    /// As modelCatalog(); called on another thread, one call at a time. Must not throw.
    using Scan =
        std::function<std::vector<ModelEntry>(const std::vector<std::filesystem::path>& recent)>;

    explicit ModelFinder(Scan scan = {}, QObject* parent = nullptr);
    /// Waits for a scan that is under way.
    ~ModelFinder() override;

    /// Looks again; found() follows, of the last call alone.
    void refresh(std::vector<std::filesystem::path> recent);
    [[nodiscard]] bool isLooking() const { return m_wanted != m_done; }
    [[nodiscard]] const std::vector<ModelEntry>& models() const { return m_models; }

 Q_SIGNALS:
    void looking();
    void found();

 private:
    Scan m_scan;
    std::vector<ModelEntry> m_models;
    std::uint64_t m_wanted = 0;
    std::uint64_t m_done = 0;
    QThreadPool m_pool;
};

}  // namespace headscope::app
