// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

namespace headscope {

/// Cores that other programs use now; nothing if not known.
using OthersCores = std::function<std::optional<double>()>;

/// The threads of an engine: as many as were asked for, or where nobody asked, the physical cores
/// less those that other programs keep busy (threadsBeside()). Use on the engine's thread.
class ThreadShare {
 public:
    /// `asked`: 0 where nobody asked. Sets the threads. `others`: empty for OtherPrograms.
    explicit ThreadShare(int asked, OthersCores others = {});

    /// Measures what other programs use now; call between steps of some tenths of a second. Leaves
    /// a number of threads alone that others than this one have set.
    void adjust();

 private:
    int m_most;
    int m_now;
    bool m_isFixed;
    OthersCores m_others;
};

}  // namespace headscope
