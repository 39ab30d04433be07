// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of heads.
#include "fuzz.h"
#include "memory_files.h"

#include <headscope/head_sets.h>

namespace headscope::fuzz {

void run(std::string_view input) {
    write("sets.json", input);
    reads([] {
        const auto sets = readSets(folder() / "sets.json");
        write("again.json", setsText(sets));
        require(readSets(folder() / "again.json") == sets, "sets that are not read back");
    });
}

std::vector<std::string> seeds() {
    return {R"({"schema":"headscope.sets/1","sets":[{"name":"name movers","heads":[[9,6],[9,9]]},)"
            R"({"name":"","heads":[]}]})",
            R"({"schema":"headscope.sets/2","sets":[]})"};
}

}  // namespace headscope::fuzz
