// SPDX-License-Identifier: GPL-3.0-or-later
#include "completion/shell_completion.h"

#include "completion/writers.h"

#include <cctype>

namespace headscope::completion {

std::optional<Shell> shellFromName(std::string_view name) {
    if (name == "bash") return Shell::Bash;
    if (name == "zsh") return Shell::Zsh;
    if (name == "fish") return Shell::Fish;
    return std::nullopt;
}

std::string completionScript(const Command& program, Shell shell) {
    switch (shell) {
        case Shell::Bash:
            return bashScript(program);
        case Shell::Zsh:
            return zshScript(program);
        case Shell::Fish:
            return fishScript(program);
    }
    return {};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string quoted(std::string_view text) {
    return "'" + replaced(std::string(text), "'", "'\\''") + "'";
}

std::string identifier(std::string_view name) {
    std::string result(name);
    for (char& c : result)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return result;
}

}  // namespace headscope::completion
