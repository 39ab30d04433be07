// SPDX-License-Identifier: GPL-3.0-or-later
// In a file of its own: whoever links it has its start looked at before main().
#include "machine/launch.h"

#include <headscope/launch.h>

#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {
namespace {

constexpr std::array<const char*, 3> kVariables{"OMP_WAIT_POLICY", "GOMP_SPINCOUNT",
                                                "LD_LIBRARY_PATH"};
constexpr const char* kGuard = "HEADSCOPE_RELAUNCHED";  // its value is the process id
constexpr const char* kBefore = "HEADSCOPE_BEFORE_";

std::optional<std::string> valueIn(char** environment, std::string_view name) {
    for (; environment != nullptr && *environment != nullptr; ++environment) {
        const std::string_view entry = *environment;
        if (entry.size() > name.size() && entry.starts_with(name) && entry[name.size()] == '=') {
            return std::string(entry.substr(name.size() + 1));
        }
    }
    return std::nullopt;
}

bool isRelaunched(char** environment) {
    return valueIn(environment, kGuard) == std::to_string(::getpid());
}

// Without the variables named, or with their new values.
std::vector<std::string> changed(char** environment, const Variables& wanted) {
    std::vector<std::string> entries;
    for (; environment != nullptr && *environment != nullptr; ++environment) {
        const std::string_view entry = *environment;
        if (wanted.count(std::string(entry.substr(0, entry.find('=')))) == 0) {
            entries.emplace_back(entry);
        }
    }
    for (const auto& [name, value] : wanted) {
        if (value) {
            entries.push_back(name + "=" + *value);
        }
    }
    return entries;
}

/// Returns where nothing is to change or the program cannot be started anew.
void relaunch(char** argv, char** environment) {
    Variables found;
    for (const std::string name : kVariables) {
        found[name] = valueIn(environment, name);
    }
    Variables wanted = libraryVariables(found, loadedBlas());
    std::array<char, PATH_MAX> program{};
    if (wanted.empty() || ::readlink("/proc/self/exe", program.data(), program.size() - 1) <= 0) {
        return;
    }
    for (const auto& [name, value] : found) {
        wanted[kBefore + name] = value;
    }
    wanted[kGuard] = std::to_string(::getpid());
    auto entries = changed(environment, wanted);
    std::vector<char*> pointers;
    for (auto& entry : entries) {
        pointers.push_back(entry.data());
    }
    pointers.push_back(nullptr);
    ::execve(program.data(), argv, pointers.data());
}

// Most of a start's time goes into the libraries' constructors; these have not run yet here.
[[maybe_unused]] void beforeConstructors(int /*argc*/, char** argv, char** environment) {
    if (!isRelaunched(environment)) {
        relaunch(argv, environment);
    }
}

#if !defined(__SANITIZE_ADDRESS__)  // the sanitizer's own beginning has to come first
using Early = void (*)(int, char**, char**);
__attribute__((section(".preinit_array"), used)) const Early kEarly = beforeConstructors;
#endif

}  // namespace

void relaunchForLibraries(char** argv) {
    if (!isRelaunched(environ)) {
        return relaunch(argv, environ);
    }
    ::unsetenv(kGuard);
    for (const std::string name : kVariables) {
        const auto before = kBefore + name;
        if (const char* value = std::getenv(before.c_str())) {
            ::setenv(name.c_str(), value, 1);
        } else {
            ::unsetenv(name.c_str());
        }
        ::unsetenv(before.c_str());
    }
}

}  // namespace headscope
