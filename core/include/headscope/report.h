// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_info.h>
#include <headscope/run.h>
#include <headscope/runtime.h>
#include <headscope/tokenizer.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A sweep with its program, model and prompt: enough to show it again without the model.
struct SweepReport {
    struct Model {
        std::string name;
        int layers = 0;
        int heads = 0;
        int width = 0;
        int vocabulary = 0;
        std::string sha256;
        bool operator==(const Model&) const = default;
    };
    std::string programVersion;
    Model model;
    std::string promptText;
    Run result;
    bool bos = false;  ///< the prompt was made to begin with <|endoftext|>
    bool operator==(const SweepReport&) const = default;
};

/// A report's part on a model.
[[nodiscard]] SweepReport::Model reportModel(const ModelInfo& model);
/// The inverse, as far as in a report: name, sizes and hash.
[[nodiscard]] ModelInfo modelInfo(const SweepReport::Model& model);

/// The JSON of schema "headscope.sweep/2", indented, newline at the end. Any thread.
[[nodiscard]] std::string toJson(const SweepReport& report);

/// Reads it back: sweepFromJson(toJson(r)) == r. Throws Error(Input) saying what is wrong and
/// where.
[[nodiscard]] SweepReport sweepFromJson(std::string_view json);

/// The inverse of name(positions): "all", "last", "0,3,4". Throws Error(Input) for anything else;
/// does not check them against a prompt. Any thread.
[[nodiscard]] Positions positionsFromName(const std::string& text);

/// {"clean":[{"id","text","p","logit"}],"ablated":[...]}, and "bos":true where the prompt was made
/// to begin with <|endoftext|>.
[[nodiscard]] std::string toJson(const Prediction& prediction, bool bos = false);

/// {"ids":[...],"tokens":[{"id","text","begin","end"}],"notes":[...]}; the notes are the
/// tokenizer's. "bos" as above.
[[nodiscard]] std::string toJson(std::span<const Token> tokens, std::span<const Message> notes,
                                 bool bos = false);

/// Sizes, data type, file hash, and the software behind the numbers.
[[nodiscard]] std::string toJson(const ModelInfo& model, const std::string& sha256,
                                 const Runtime& runtime);

/// How a CSV is written.
struct CsvOptions {
    bool byteOrderMark = false;  ///< U+FEFF in front: Excel needs it to read UTF-8
};

/// One row a cell and intervention, comma-separated, after "# " lines that name the run. A run with
/// a donor has two further columns, delta_logit_difference and recovered, which is empty but for
/// patches. Numbers have a point. Texts are in quotes, as in RFC 4180, and spreadsheetSafe();
/// within them a backslash is written \\, line breaks \n and \r, a tab \t, other control characters
/// \xNN, and so are commas and semicolons before what would be a formula (\x2C, \x3B), for programs
/// that split lines otherwise. Any thread.
[[nodiscard]] std::string toCsv(const SweepReport& report, const CsvOptions& options = {});

/// A text for a spreadsheet's cell. Spreadsheets compute what begins with = + - @, also after
/// blanks or in their wide forms: such a text gets a ' in front, and so does one that begins with
/// '. Readers remove one '. Not for numbers. Any thread.
[[nodiscard]] std::string spreadsheetSafe(std::string_view text);

}  // namespace headscope
