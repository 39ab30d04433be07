// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with one WRONG after the other, which must not compile; with none it must.
#include <headscope/message.h>

#ifndef WRONG
#define WRONG 0
#endif

namespace headscope {

#if WRONG == 0
Message message() {
    return sayCount("%n %1", "%n of %1", 2, say("%2 %1", "a", 1));
}
#elif WRONG == 1
Message message() {
    return say("%1 and %2", "a");
}
#elif WRONG == 2
Message message() {
    return say("%1", "a", "b");
}
#elif WRONG == 3
Message message() {
    return say("%2", "a");
}
#elif WRONG == 4
Message message() {
    return say("%n files");
}
#elif WRONG == 5
Message message() {
    return sayCount("%n file", "%n files of %1", 2);
}
#elif WRONG == 6
const char* const kMessage = phrase("%1");
#elif WRONG == 7
Message message(const char* text) {
    return say(text);
}
#endif

}  // namespace headscope
