// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

// Files in memory, below one folder, which the readers take for a disk's: open(), stat() and what
// else they ask of the system is this program's own. A system call for each would take most of the
// time. A file is mapped where it lies, without the rest of its last page, so that the sanitizer
// sees a read past its end. Nothing reaches the disk, whatever a path or a link says. One thread.

namespace headscope::fuzz {

/// The folder, as an absolute path. What follows takes paths relative to it.
[[nodiscard]] const std::filesystem::path& folder();

/// Replaces a file, or removes it where `content` has no data. Makes the folders it lies in.
void write(const std::filesystem::path& name, std::string_view content);

/// False where something else is there, or a file where a folder would have to be.
bool makeFolder(std::string_view path);
bool makeLink(std::string_view path, std::string_view target);
bool makePipe(std::string_view path);

void removeAll();

/// Ends the program where a file or folder is still open or mapped.
void requireAllClosed();

}  // namespace headscope::fuzz
