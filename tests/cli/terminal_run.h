// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli_fixture.h"

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

namespace headscope {

/// Runs headscope-cli with standard output on a terminal, and standard error in the file `said`.
inline Outcome outcomeOnTerminal(const std::vector<std::string>& arguments,
                                 const std::filesystem::path& said, unsigned short columns = 80) {
    winsize size{24, columns, 0, 0};
    int leader = -1;
    int follower = -1;
    if (::openpty(&leader, &follower, nullptr, nullptr, &size) != 0) return {};
    std::vector<const char*> pointers{HEADSCOPE_CLI};
    for (const auto& argument : arguments)
        pointers.push_back(argument.c_str());
    pointers.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(follower, STDOUT_FILENO);
        ::dup2(::open(said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
        ::execv(HEADSCOPE_CLI, const_cast<char* const*>(pointers.data()));
        ::_exit(127);
    }
    ::close(follower);
    Outcome outcome;
    std::array<char, 4096> bytes{};
    for (ssize_t got = 0; (got = ::read(leader, bytes.data(), bytes.size())) > 0;)
        outcome.out.append(bytes.data(), static_cast<std::size_t>(got));
    ::close(leader);
    int status = 0;
    ::waitpid(child, &status, 0);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    std::erase(outcome.out, '\r');  // a terminal's line ends
    outcome.err = readBytes(said);
    return outcome;
}

}  // namespace headscope
