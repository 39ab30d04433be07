// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever links it has its start looked at before main(), and before the constructors of the
// libraries and of the C++ library itself: no streams, no locale.
#include "machine/launch.h"

#include <headscope/launch.h>

#include <strings.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {
namespace {

constexpr std::array<const char*, 2> kVariables{"OMP_WAIT_POLICY", "GOMP_SPINCOUNT"};
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
    Variables wanted = passiveVariables(found);
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

Variables passiveVariables(const Variables& found) {
    const auto valueOf = [&found](const char* name) {
        const auto variable = found.find(name);
        return variable != found.end() ? variable->second : std::nullopt;
    };
    Variables wanted;
    const auto policy = valueOf("OMP_WAIT_POLICY");
    if (!policy || ::strcasecmp(policy->c_str(), "passive") != 0) {
        wanted["OMP_WAIT_POLICY"] = "passive";
    }
    if (valueOf("GOMP_SPINCOUNT")) {
        wanted["GOMP_SPINCOUNT"] = std::nullopt;  // it would count more than the policy
    }
    return wanted;
}

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
