// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/row_files.h"

#include "base/files.h"
#include "base/gzip_members.h"
#include "base/reason.h"

#include <headscope/error.h>
#include <headscope/study_run.h>

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace headscope {
namespace {

constexpr std::size_t kLongestRow = std::size_t{256} << 20;
constexpr const char* kRowsBegin = "rows-";
constexpr const char* kRowsEnd = ".jsonl.gz";

}  // namespace

std::string shardFile(const StudyShard& shard) {
    return fmt::format("{}{:04}-of-{:04}{}", kRowsBegin, shard.index, shard.count, kRowsEnd);
}

std::filesystem::path studyFileOf(const std::filesystem::path& folder) {
    return folder / "study.json";
}

std::vector<std::filesystem::path> rowFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.starts_with(kRowsBegin) && name.ends_with(kRowsEnd))
            files.push_back(entry->path());
    }
    if (error)
        throw inputError(say("cannot read the folder %1: %2", displayPath(folder), reason(error)),
                         say("Name the folder that study run --out named."));
    std::sort(files.begin(), files.end());
    return files;
}

RowFileEnd readRows(const std::filesystem::path& file, const ReadyStudy& study,
                    const std::function<void(ReadRow)>& use) {
    const auto subject = displayPath(file);
    GzipMembers members(file, kLongestRow);
    while (const auto text = members.next()) {
        auto read = rowFromJson(*text, study, subject);
        if (read.identity.key != study.key)
            throw inputError(say("%1 holds rows of another study", subject),
                             say("Move the file away, or run the study into a folder of its own."));
        use(std::move(read));
    }
    return {members.wholeBytes(), members.isTorn(), members.isTorn() && members.isFollowed()};
}

}  // namespace headscope
