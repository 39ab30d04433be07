// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/program_file.h"

#include <sys/auxv.h>

#include <system_error>

namespace headscope {

// Without /proc, as in a bare chroot, it is what was started: the kernel keeps that name, and it is
// seen from the folder in which the program began.
std::filesystem::path programFile() {
    namespace fs = std::filesystem;
    static const fs::path program = [] {
        std::error_code error;
        fs::path found = fs::read_symlink("/proc/self/exe", error);
        if (!error) return found;
        const auto* name = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
        found = name == nullptr ? fs::path() : fs::canonical(name, error);
        return error ? fs::path() : found;
    }();
    return program;
}

}  // namespace headscope
