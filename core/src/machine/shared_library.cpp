// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/shared_library.h"

#include <dlfcn.h>

namespace headscope {

std::variant<void*, std::string> loadSharedLibrary(const std::filesystem::path& file,
                                                   SymbolsFor symbols) {
    const int scope = symbols == SymbolsFor::Everyone ? RTLD_GLOBAL : RTLD_LOCAL;
    if (void* const library = ::dlopen(file.c_str(), RTLD_NOW | scope)) return library;
    return std::string(::dlerror());
}

void* findSymbol(const char* name, void* library) {
    return ::dlsym(library != nullptr ? library : RTLD_DEFAULT, name);
}

}  // namespace headscope
