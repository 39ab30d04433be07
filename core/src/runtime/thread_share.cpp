// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/thread_share.h"

#include <headscope/runtime.h>

#include <ATen/Parallel.h>

namespace headscope {

ThreadShare::ThreadShare(int asked)
    : m_most(asked > 0 ? asked : physicalCores()), m_now(m_most), m_isFixed(asked > 0) {
    setThreads(m_most);
    m_now = at::get_num_threads();
}

void ThreadShare::adjust() {
    if (m_isFixed || at::get_num_threads() != m_now) return;
    const auto others = m_others.coresSinceLast();
    if (!others) return;
    if (const int wanted = threadsBeside(m_most, *others); wanted != m_now) {
        setThreads(wanted);
        m_now = at::get_num_threads();
    }
}

}  // namespace headscope
