// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    TokenizerFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "headscope-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        m_folder = name;
    }
    TokenizerFolder(std::string_view vocabulary, std::string_view merges) : TokenizerFolder() {
        write("vocab.json", vocabulary);
        write("merges.txt", merges);
    }
    ~TokenizerFolder() { std::filesystem::remove_all(m_folder); }
    TokenizerFolder(const TokenizerFolder&) = delete;
    TokenizerFolder& operator=(const TokenizerFolder&) = delete;

    void write(const std::string& name, std::string_view content) const {
        std::ofstream(m_folder / name, std::ios::binary) << content;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder; }

 private:
    std::filesystem::path m_folder;
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
