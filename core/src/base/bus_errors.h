// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace headscope {

/// A mapping whose pages may stop being readable, because its file is cut short or its disk fails.
/// The signal that this raises (SIGBUS) would end the program. While this object lives, the first
/// such read puts zeros in place of the mapping from that page to its end, isDamaged() becomes
/// true, and the read continues: the caller finds out afterwards. Signals that come from elsewhere
/// do what they did before. Any thread may read; construction and destruction, too.
class GuardedMapping {
 public:
    /// What mmap() gave, `bytes` long. Destroy before munmap().
    GuardedMapping(const void* begin, std::size_t bytes);
    ~GuardedMapping();
    GuardedMapping(const GuardedMapping&) = delete;
    GuardedMapping& operator=(const GuardedMapping&) = delete;

    /// Some of what was read since is zeros and not the file's.
    [[nodiscard]] bool isDamaged() const;

 private:
    struct Place;
    friend struct Places;
    Place* m_place;
};

}  // namespace headscope
