// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/descriptor.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace headscope {

/// A file that one program at a time adds to. What was added stays whatever happens to the program;
/// only what it was adding when it was killed may be there in part.
class AppendFile {
 public:
    /// Makes it where it is not there. Throws Error(Failure) if that fails, or another program has
    /// it open.
    explicit AppendFile(const std::filesystem::path& file);

    /// Truncates it to so many bytes, if it is longer, and continues there.
    void cut(std::uint64_t bytes);
    /// Throws Error(Failure), such as for a full disk: then a part may have been added.
    void add(std::string_view bytes);
    /// Waits until all is on the disk.
    void flush();

 private:
    std::filesystem::path m_name;
    Descriptor m_file;
};

}  // namespace headscope
