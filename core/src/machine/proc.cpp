// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/proc.h"

#include <headscope/error.h>

#include <unistd.h>

namespace headscope {

void requireProc() {
    if (::access("/proc/cpuinfo", R_OK) != 0)
        throw failure(
            say("there is no /proc on this system, and libtorch cannot compute without it"),
            say("Mount it: mount -t proc proc /proc"));
}

}  // namespace headscope
