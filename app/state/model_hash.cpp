// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/model_hash.h"

#include "worker/run_controller.h"

#include <utility>

namespace headscope::app {

ModelHash::ModelHash(RunController& controller, QObject* parent)
    : QObject(parent), m_controller(controller) {
    // Also of the model that was open before: it was read again, and may be another by now.
    for (const auto opened : {&RunController::modelLoaded, &RunController::modelKept}) {
        connect(&m_controller, opened, this, [this] {
            m_value.clear();
            tellAll({});
        });
    }
}

void ModelHash::ask(std::function<void(const std::string& sha256)> then) {
    if (!m_value.empty()) {
        then(m_value);
        return;
    }
    m_waiting.push_back(std::move(then));
    if (m_waiting.size() > 1) return;  // asked already
    m_controller.ask<std::string>(
        Topic::ModelHash, [](Engine& engine) { return engine.sha256(); },
        [this](const std::string& sha256) {
            m_value = sha256;
            tellAll(sha256);
        },
        [this](const UserError& /*error*/) { tellAll({}); });
}

void ModelHash::tellAll(const std::string& sha256) {
    for (const auto& then : std::exchange(m_waiting, {}))
        then(sha256);
}

}  // namespace headscope::app
