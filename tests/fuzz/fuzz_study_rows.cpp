// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a study: a line of JSON each, a gzip member a line.
#include "base/gzip.h"
#include "fuzz.h"
#include "memory_files.h"
#include "study/row_files.h"
#include "study/row_json.h"

#include <headscope/study_rows.h>

#include <limits>

namespace headscope::fuzz {

namespace {

constexpr const char* kRows = "rows-0001-of-0001.jsonl.gz";
const RowIdentity kIdentity{"0123abcd", "1.2.3"};

/// Two prompts of a model of one layer with two heads, under one intervention.
const ReadyStudy& study() {
    static const ReadyStudy ready = [] {
        ReadyStudy made;
        made.key = kIdentity.key;
        made.model.layers = 1;
        made.model.heads = 2;
        made.prompts.resize(2);
        made.study.prompts.resize(2);
        made.study.prompts[0].id = "first";
        made.study.prompts[1].id = "second";
        made.study.interventions = {Zero{}};
        return made;
    }();
    return ready;
}

StudyRow rowOf(std::size_t prompt) {
    StudyRow row;
    row.prompt = prompt;
    row.kernel = "AVX2";
    row.clean = {0.5F, 0.25F, 1.5F, -2, 0, 7, 3.25};
    row.parts = {{row.clean, row.clean}};
    row.parts[0][1].kl = std::numeric_limits<float>::quiet_NaN();
    return row;
}

/// What was read is written, and read again, the same.
void keep(const ReadRow& read, StudyRows& rows) {
    if (read.identity.key != study().key) return;
    rows.add(read.row);
    const std::string line = rowJson(read.row, study(), read.identity);
    const ReadRow again = rowFromJson(line, study(), "a row");
    require(rowJson(again.row, study(), again.identity) == line,
            "a row that is not read back as it was written");
}

}  // namespace

// A gzip file is a folder's file of rows, anything else one line.
void run(std::string_view input) {
    StudyRows rows(2, 1, 1, 2);
    if (!input.starts_with("\x1F\x8B")) {
        reads([&] { keep(rowFromJson(input, study(), "a row"), rows); });
        return;
    }
    write(kRows, input);
    reads([&] {
        const auto end =
            readRows(folder() / kRows, study(), [&](const ReadRow& read) { keep(read, rows); });
        require(end.wholeBytes <= input.size(), "more bytes than the file has");
        require(end.torn == (end.wholeBytes < input.size()), "a torn end that is not told");
    });
}

std::vector<std::string> seeds() {
    const std::string first = rowJson(rowOf(0), study(), kIdentity);
    const std::string second = rowJson(rowOf(1), study(), kIdentity);
    const std::string both = gzip(first) + gzip(second);
    return {first, both, both.substr(0, both.size() - 9),
            rowJson(rowOf(0), study(), {"other", ""})};
}

}  // namespace headscope::fuzz
