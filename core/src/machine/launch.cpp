// SPDX-License-Identifier: GPL-3.0-or-later
// Runs before the constructors of the libraries and of the C++ library itself: no streams, no
// locale.
#include "machine/launch.h"

#include <dlfcn.h>
#include <strings.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

namespace headscope {
namespace {

std::optional<std::string> valueOf(const Variables& variables, const std::string& name) {
    const auto found = variables.find(name);
    return found != variables.end() ? found->second : std::nullopt;
}

std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

bool isSameFolder(const std::string& one, const std::string& other) {
    struct stat first {};
    struct stat second {};
    return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

bool isListed(std::string_view paths, const std::string& folder) {
    while (!paths.empty()) {
        const auto end = std::min(paths.find(':'), paths.size());
        if (end > 0 && isSameFolder(std::string(paths.substr(0, end)), folder)) {
            return true;
        }
        paths.remove_prefix(std::min(end + 1, paths.size()));
    }
    return false;
}

// Debian keeps each BLAS in a folder of its own, beside the others.
std::optional<std::string> openMpFolder(const LoadedBlas& blas) {
    if (blas.file.empty() || blas.kind == BlasKind::OpenMp || blas.kind == BlasKind::Unknown) {
        return std::nullopt;
    }
    std::string folder = folderOf(folderOf(blas.file)) + "/openblas-openmp";
    struct stat file {};
    const bool isThere = ::stat((folder + "/libblas.so.3").c_str(), &file) == 0;
    return isThere && S_ISREG(file.st_mode) ? std::optional(std::move(folder)) : std::nullopt;
}

}  // namespace

Variables libraryVariables(const Variables& found, const LoadedBlas& blas) {
    Variables wanted;
    const auto policy = valueOf(found, "OMP_WAIT_POLICY");
    if (!policy || ::strcasecmp(policy->c_str(), "passive") != 0) {
        wanted["OMP_WAIT_POLICY"] = "passive";
    }
    if (valueOf(found, "GOMP_SPINCOUNT")) {
        wanted["GOMP_SPINCOUNT"] = std::nullopt;  // it would count more than the policy
    }
    const auto paths = valueOf(found, "LD_LIBRARY_PATH").value_or("");
    if (const auto folder = openMpFolder(blas); folder && !isListed(paths, folderOf(blas.file))) {
        wanted["LD_LIBRARY_PATH"] = *folder + (paths.empty() ? "" : ":" + paths);
    }
    return wanted;
}

LoadedBlas loadedBlas() {
    using Parallel = int (*)();
    LoadedBlas blas;
    if (const auto parallel =
            reinterpret_cast<Parallel>(dlsym(RTLD_DEFAULT, "openblas_get_parallel"))) {
        const int kind = parallel();  // OpenBLAS's: 2 for OpenMP, 1 for pthreads, 0 for neither
        blas.kind = kind == 2   ? BlasKind::OpenMp
                    : kind == 1 ? BlasKind::Pthreads
                                : BlasKind::OneThread;
    } else if (dlsym(RTLD_DEFAULT, "mkl_get_version") == nullptr) {
        blas.kind = BlasKind::Reference;
    }
    Dl_info info;
    void* const product = dlsym(RTLD_DEFAULT, "sgemm_");
    if (product != nullptr && dladdr(product, &info) != 0 && info.dli_fname != nullptr) {
        const std::unique_ptr<char, void (*)(void*)> path(::realpath(info.dli_fname, nullptr),
                                                          std::free);
        blas.file = path ? path.get() : "";
    }
    return blas;
}

}  // namespace headscope
