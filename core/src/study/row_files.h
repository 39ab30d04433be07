// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/row_json.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace headscope {

/// The files of rows of a folder, by name.
[[nodiscard]] std::vector<std::filesystem::path> rowFiles(const std::filesystem::path& folder);

/// Where a folder keeps its study.
[[nodiscard]] std::filesystem::path studyFileOf(const std::filesystem::path& folder);

/// What a file of rows ends with.
struct RowFileEnd {
    std::uint64_t wholeBytes = 0;
    bool torn = false;  ///< more follows, which is no whole row
    /// Other rows begin behind that: no program left it that was ended, which tears a file at its
    /// end.
    bool damaged = false;
};

/// Calls use(row) for each whole row of the file. Throws as rowFromJson(), and Error(Input) if a
/// row is of another study.
RowFileEnd readRows(const std::filesystem::path& file, const ReadyStudy& study,
                    const std::function<void(ReadRow)>& use);

}  // namespace headscope
