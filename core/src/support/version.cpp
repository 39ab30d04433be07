// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/version.h>

namespace headscope {

const char* version() {
    return HEADSCOPE_VERSION;
}

}  // namespace headscope
