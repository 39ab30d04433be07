// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/runtime.h>
#include <headscope/version.h>

#include <nlohmann/json.hpp>

namespace headscope {
namespace {

nlohmann::ordered_json known(const std::string& text) {
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

}  // namespace

const char* version() {
    return HEADSCOPE_VERSION;
}

std::string versionJson(const Build& build) {
    const auto now = runtime();
    const nlohmann::ordered_json json{
        {"schema", "headscope.version/1"}, {"program", build.program}, {"version", version()},
        {"commit", known(build.commit)},   {"libtorch", now.torch},    {"qt", known(build.qt)},
        {"products", now.products},        {"blas", now.blas}};
    return json.dump(1) + "\n";
}

}  // namespace headscope
