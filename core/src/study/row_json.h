// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study_rows.h>

#include <string>
#include <string_view>

namespace headscope {

/// What a row is of, beside its numbers.
struct RowIdentity {
    std::string key;      ///< the study's
    std::string version;  ///< the program's
    bool operator==(const RowIdentity&) const = default;
};

/// A row as a line of schema "headscope.study.row/1": {"schema","key","version","kernel","prompt",
/// "id","reference_sha256"?,"clean":{FIELD:NUMBER},"parts":[{"intervention",FIELD:[NUMBER]}]},
/// where a list has a number a head, by layer, then head. Numbers are the shortest that read back;
/// null: not a number.
[[nodiscard]] std::string rowJson(const StudyRow& row, const ReadyStudy& study,
                                  const RowIdentity& identity);

struct ReadRow {
    RowIdentity identity;
    StudyRow row;
};
/// Throws Error(Input) naming `subject` where it is no row, or has not the study's shape. Of
/// another key only the identity is read.
[[nodiscard]] ReadRow rowFromJson(std::string_view line, const ReadyStudy& study,
                                  const std::string& subject);

}  // namespace headscope
