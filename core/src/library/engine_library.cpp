// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/engine_library.h"

#include "base/files.h"
#include "base/program_file.h"
#include "library/blas_choice.h"
#include "machine/shared_library.h"

#include <headscope/error.h>
#include <headscope/version.h>

#include <cstdlib>
#include <string>
#include <system_error>
#include <variant>

// There where the library is linked into the program, null if it is to be loaded.
extern "C" __attribute__((weak)) const headscope::EngineLibrary* headscopeEngine();

namespace headscope {
namespace {

namespace fs = std::filesystem;

Error cannotLoad(const Message& why) {
    return failure(say("the part of the program that computes cannot be loaded: %1", why),
                   say("Install Headscope again, all of it from one package."));
}

// What is loaded under a name is what libtorch gets by that name.
void loadBetterBlas() {
    const char* const paths = std::getenv("LD_LIBRARY_PATH");
    const auto folder = betterBlas(HEADSCOPE_SYSTEM_LIBRARIES, paths != nullptr ? paths : "");
    if (!folder) return;
    for (const auto* name : {"libblas.so.3", "liblapack.so.3"})
        (void)loadSharedLibrary(*folder / name, SymbolsFor::Everyone);  // without it: slower
}

const EngineLibrary& load() {
    const fs::path libraries = programFile().parent_path().parent_path() / "lib";
    const fs::path file = libraries / "headscope" / "modules" / "engine.so";
    std::error_code error;  // an archive that carries its own BLAS has chosen
    if (!fs::exists(libraries / "libblas.so.3", error)) loadBetterBlas();
    // libtorch's threads and its state live as long as the process.
    const auto loaded = loadSharedLibrary(file, SymbolsFor::Itself);
    if (const auto* why = std::get_if<std::string>(&loaded)) throw cannotLoad(*why);
    using Find = const EngineLibrary* (*)();
    const auto find =
        reinterpret_cast<Find>(findSymbol("headscopeEngine", std::get<void*>(loaded)));
    if (find == nullptr) throw cannotLoad(say("%1 is something else", displayPath(file)));
    const EngineLibrary& library = *find();
    if (std::string(library.version) != version())
        throw cannotLoad(say("%1 is of version %2, and the program of %3", displayPath(file),
                             library.version, version()));
    return library;
}

}  // namespace

const EngineLibrary& engineLibrary() {
    static const EngineLibrary& library = headscopeEngine != nullptr ? *headscopeEngine() : load();
    return library;
}

}  // namespace headscope
