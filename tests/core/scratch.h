// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scratch_folder.h"

#include <headscope/error.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

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
