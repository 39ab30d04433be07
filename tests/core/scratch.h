// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/error.h>

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A new empty folder, removed with all it holds.
class ScratchFolder {
 public:
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "headscope-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("cannot create a scratch folder");
        }
        m_path = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(const std::filesystem::path& name) const {
        return m_path / name;
    }

 private:
    std::filesystem::path m_path;
};

/// Replaces the file by one of these bytes.
inline void writeBytes(const std::filesystem::path& file, std::string_view content) {
    std::filesystem::remove(file);  // ext4 flushes a file that is truncated and written again: slow
    std::ofstream(file, std::ios::binary)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
}

inline std::string readBytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Expects that `action` throws Error of this kind whose message holds every one of `parts`, and
/// whose hint is a sentence.
template <typename Action>
void expectError(Error::Kind kind, const std::vector<std::string>& parts, Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        const std::string what = error.what();
        EXPECT_EQ(static_cast<int>(error.kind()), static_cast<int>(kind)) << what;
        for (const std::string& part : parts) {
            EXPECT_NE(what.find(part), std::string::npos) << "\"" << what << "\" lacks " << part;
        }
        EXPECT_FALSE(error.hint().empty()) << what;
        EXPECT_TRUE(error.hint().ends_with('.')) << error.hint();
        EXPECT_FALSE(what.ends_with('.')) << what;
        return;
    } catch (const std::exception& error) {
        ADD_FAILURE() << "another exception: " << error.what();
        return;
    }
    ADD_FAILURE() << "nothing was thrown";
}

template <typename Action>
void expectInputError(const std::vector<std::string>& parts, Action&& action) {
    expectError(Error::Kind::Input, parts, std::forward<Action>(action));
}

}  // namespace headscope
