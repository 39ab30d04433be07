// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/thread_share.h"

#include "machine/contention.h"

#include <headscope/runtime.h>

#include <ATen/Parallel.h>

#include <utility>

namespace headscope {

ThreadShare::ThreadShare(int asked, OthersCores others)
    : m_most(asked > 0 ? asked : physicalCores()),
      m_now(m_most),
      m_isFixed(asked > 0),
      m_others(std::move(others)) {
    if (!m_others)
        m_others = [watched = OtherPrograms()]() mutable { return watched.coresSinceLast(); };
    setThreads(m_most);
    m_now = at::get_num_threads();
}

void ThreadShare::adjust() {
    if (m_isFixed || at::get_num_threads() != m_now) return;
    const auto others = m_others();
    if (!others) return;
    if (const int wanted = threadsBeside(m_most, *others); wanted != m_now) {
        setThreads(wanted);
        m_now = at::get_num_threads();
    }
}

}  // namespace headscope
