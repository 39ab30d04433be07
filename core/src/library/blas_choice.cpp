// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/blas_choice.h"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>

namespace headscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBlas = "libblas.so.3";
constexpr std::array<std::string_view, 4> kSlow{"openblas-pthread", "openblas-serial", "blas",
                                                "atlas"};

bool isFile(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

bool leadsToBlas(std::string_view paths) {
    while (!paths.empty()) {
        const auto end = std::min(paths.find(':'), paths.size());
        if (end > 0 && isFile(fs::path(paths.substr(0, end)) / kBlas)) return true;
        paths.remove_prefix(std::min(end + 1, paths.size()));
    }
    return false;
}

}  // namespace

std::optional<fs::path> betterBlas(const fs::path& system, std::string_view paths) {
    if (leadsToBlas(paths)) return std::nullopt;
    std::error_code error;
    const fs::path chosen = fs::canonical(system / kBlas, error);
    if (error) return std::nullopt;
    const std::string folder = chosen.parent_path().filename().string();
    if (std::find(kSlow.begin(), kSlow.end(), folder) == kSlow.end()) return std::nullopt;
    fs::path better = chosen.parent_path().parent_path() / "openblas-openmp";
    return isFile(better / kBlas) ? std::optional(std::move(better)) : std::nullopt;
}

}  // namespace headscope
