// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <variant>

namespace headscope {

/// Whose symbols a library's own become.
enum class SymbolsFor {
    Itself,   ///< findSymbol() alone sees them
    Everyone  ///< libraries that are loaded later, too
};

/// What the system's loader gives for a library, which stays loaded to the program's end; or why it
/// does not load. Any thread.
[[nodiscard]] std::variant<void*, std::string> loadSharedLibrary(const std::filesystem::path& file,
                                                                 SymbolsFor symbols);

/// The address of a symbol in such a library; without one, in all that is loaded for everyone. Null
/// if it is not there.
[[nodiscard]] void* findSymbol(const char* name, void* library = nullptr);

}  // namespace headscope
