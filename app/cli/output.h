// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace headscope::cli {

/// Thrown where the reader of standard output has gone: the program ends as SIGPIPE ends one.
struct ReaderGone {};

/// In which form a result is printed.
enum class Format { Table, Json, Csv };

/// One result in each form; `table` is for people and gets the columns there are room for.
struct Renderings {
    std::function<std::string(std::size_t columns)> table;
    std::function<std::string()> json;
    std::function<std::string()> csv;
};

/// --format, --json and, where it is added, --csv: where a command's result goes. Standard output
/// gets what --format, `--json` or `--csv -` asks for; without them a table on a terminal, else
/// what the command has always given to pipes. Beside a file that was asked for it gets no JSON
/// unasked.
class Output {
 public:
    /// `piped`: what standard output gets where it is no terminal.
    void add(CLI::App& command, Format piped);
    /// The same with --json as a flag, for a command whose arguments would be taken for its FILE.
    void addWithFlag(CLI::App& command, Format piped);
    /// --csv and --csv-bom, beside the others. `row`: what one row is of.
    void addCsvFile(CLI::App& command, const std::string& row = "a cell");

    /// Throws where a file cannot be written, or where two results are to go to one file or to
    /// standard output, before anything is computed. `others` are files of the command's own.
    void check(const std::vector<std::string>& others = {}) const;
    /// Does standard output get the table? For a command that shows its lines as they come.
    [[nodiscard]] bool printsTable() const;
    [[nodiscard]] bool byteOrderMark() const { return m_byteOrderMark; }
    /// Writes the files, then standard output, and says on standard error what was written where
    /// nothing else shows it. Throws Error(Failure), or ReaderGone.
    void emit(const Renderings& result) const;

 private:
    void addFormat(CLI::App& command, Format piped);
    [[nodiscard]] bool jsonToOutput() const;
    [[nodiscard]] std::vector<std::string> files() const;
    [[nodiscard]] std::vector<Format> asked() const;
    [[nodiscard]] std::vector<Format> printed() const;

    Format m_piped = Format::Table;
    std::string m_format;
    bool m_json = false;     ///< --json was given
    std::string m_jsonFile;  ///< its FILE
    std::string m_csvFile;
    bool m_byteOrderMark = false;
};

/// Throws, before anything is computed, where a file named for output cannot be written or is named
/// twice.
void checkOutputs(const std::vector<std::string>& files);

/// Writes to standard output ("" or "-"), or to the file named. Throws Error(Failure) if that
/// fails, or ReaderGone.
void emit(const std::string& content, const std::string& file);

}  // namespace headscope::cli
