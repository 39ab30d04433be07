// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/engine_source.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/resources.h>

#include <utility>

namespace headscope::app {

EngineSource localEngines(std::function<Device()> device) {
    return {[device = std::move(device)](const std::filesystem::path& folder, EngineLimits limits,
                                         std::stop_token stop) {
                auto engine =
                    loadEngine(folder.empty() ? bundledModel() : folder, limits, std::move(stop));
                if (device) engine->setDevice(device());
                return engine;
            },
            [] { return runtime(); },
            [](const std::filesystem::path& folder) {
                if (folder.empty()) return;
                const auto found = inspectModel(folder);
                if (!found.usable()) throw inputError(found.problem, found.hint);
            }};
}

}  // namespace headscope::app
