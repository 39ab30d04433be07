// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace headscope::kernels {

/// Sets the threads that the kernels use when called from this thread. At least 1.
void setThreads(int threads);

/// How many those are. At least 1.
[[nodiscard]] int threads();

/// Calls `work(begin, end)` on consecutive parts of 0 .. count, one a thread, each a multiple of
/// `grain` long but for the last. `work` must not throw.
void parallel(std::int64_t count, std::int64_t grain,
              const std::function<void(std::int64_t begin, std::int64_t end)>& work);

/// Calls `work(i)` for i = 0 .. count - 1, each on a thread of its own as far as there are as many;
/// kernels that it calls run on that thread alone. work(0) is on the caller's thread. Throws what
/// the first of them threw, when all have ended.
void apart(int count, const std::function<void(int i)>& work);

}  // namespace headscope::kernels
