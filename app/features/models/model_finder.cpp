// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/model_finder.h"

#include <utility>

namespace headscope::app {

ModelFinder::ModelFinder(Scan scan, QObject* parent) : QObject(parent), m_scan(std::move(scan)) {
    if (!m_scan) {
        m_scan = [](const std::vector<std::filesystem::path>& recent) {
            return modelCatalog(recent);
        };
    }
    m_pool.setMaxThreadCount(1);
}

ModelFinder::~ModelFinder() {
    m_pool.clear();
    m_pool.waitForDone();
}

void ModelFinder::refresh(std::vector<std::filesystem::path> recent) {
    m_pool.clear();  // what has not begun is out of date
    const auto number = ++m_wanted;
    m_pool.start([this, number, recent = std::move(recent)] {
        auto models = m_scan(recent);
        QMetaObject::invokeMethod(this, [this, number, models = std::move(models)]() mutable {
            if (number != m_wanted) return;
            m_done = number;
            m_models = std::move(models);
            Q_EMIT found();
        });
    });
    Q_EMIT looking();
}

}  // namespace headscope::app
