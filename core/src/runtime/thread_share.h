// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/contention.h"

namespace headscope {

/// The threads of an engine: as many as were asked for, or where nobody asked, the physical cores
/// less those that other programs keep busy (threadsBeside()). Use on the engine's thread.
class ThreadShare {
 public:
    /// `asked`: 0 where nobody asked. Sets the threads.
    explicit ThreadShare(int asked);

    /// Looks at what other programs do by now; call between steps of some tenths of a second.
    /// Leaves a number of threads alone that others than this one have set.
    void adjust();

 private:
    int m_most;
    int m_now;
    bool m_isFixed;
    OtherPrograms m_others;
};

}  // namespace headscope
