// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scratch_folder.h"

#include <headscope/error.h>
#include <headscope/tokenizer.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

namespace headscope::test {

/// A folder of its own, removed at the end, for a vocab.json and a merges.txt.
class TokenizerFolder {
 public:
    TokenizerFolder() = default;
    TokenizerFolder(std::string_view vocabulary, std::string_view merges) {
        write("vocab.json", vocabulary);
        write("merges.txt", merges);
    }

    void write(const std::string& name, std::string_view content) const {
        std::ofstream(m_folder / name, std::ios::binary) << content;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder.path(); }

 private:
    ScratchFolder m_folder;
};

/// Runs `what` and returns the Error(Input) it must throw.
template <typename Function>
Error inputErrorOf(Function what) {
    try {
        what();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), Error::Kind::Input);
        EXPECT_FALSE(error.hint().empty());
        return error;
    }
    ADD_FAILURE() << "no error";
    return failure("none", "none");
}

}  // namespace headscope::test
