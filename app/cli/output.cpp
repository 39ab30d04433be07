// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include "options.h"
#include "text.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/terminal.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <system_error>

namespace headscope::cli {
namespace {

std::string outputName(Format format) {
    switch (format) {
        case Format::Json:
            return "json";
        case Format::Csv:
            return "csv";
        case Format::Table:
            break;
    }
    return "table";
}

Format formatOf(const std::string& name) {
    return name == "json" ? Format::Json : name == "csv" ? Format::Csv : Format::Table;
}

std::string tableOf(const Renderings& result) {
    if (!outputGoesToTerminal()) return result.table(std::numeric_limits<std::size_t>::max());
    const auto columns = static_cast<std::size_t>(std::max(terminalColumns(), 40));
    return wrapped(result.table(columns), columns);
}

}  // namespace

void Output::addFormat(CLI::App& command, Format piped) {
    m_piped = piped;
    command
        .add_option("--format", m_format,
                    piped == Format::Json
                        ? "What standard output gets (default: a table on a terminal, else JSON)"
                        : "What standard output gets (default: a table)")
        ->type_name("FORMAT")
        ->group(kOutputGroup)
        ->check(oneOf({"table", "json", "csv"}));
}

void Output::add(CLI::App& command, Format piped) {
    addFormat(command, piped);
    command
        .add_option_function<std::vector<std::string>>(
            "--json",
            [this](const std::vector<std::string>& given) {
                m_json = true;
                m_jsonFile = given.front();
                if (m_jsonFile.empty()) throw CLI::ValidationError("--json", "the value is empty");
            },
            "Write JSON to FILE; without FILE, or as -, to standard output")
        ->expected(0, 1)
        ->default_str("-")  // the value if none is given
        ->group(kOutputGroup)
        ->type_name("[FILE]");
}

void Output::addWithFlag(CLI::App& command, Format piped) {
    addFormat(command, piped);
    command.add_flag("--json", m_json, "Write JSON to standard output, as --format json does")
        ->group(kOutputGroup);
}

void Output::addCsvFile(CLI::App& command, const std::string& row) {
    addFilled(command, "--csv", m_csvFile,
              "Write a CSV with one row " + row + " to FILE; as -, to standard output", "FILE")
        ->group(kOutputGroup);
    command
        .add_flag("--csv-bom", m_byteOrderMark,
                  "Begin the CSV with a byte order mark: without it Excel does not read UTF-8")
        ->group(kOutputGroup);
}

bool Output::jsonToOutput() const {
    return m_json && (m_jsonFile.empty() || m_jsonFile == "-");
}

std::vector<std::string> Output::files() const {
    std::vector<std::string> files;
    if (m_json && !jsonToOutput()) files.push_back(m_jsonFile);
    if (!m_csvFile.empty() && m_csvFile != "-") files.push_back(m_csvFile);
    return files;
}

std::vector<Format> Output::asked() const {
    std::vector<Format> formats;
    if (!m_format.empty()) formats.push_back(formatOf(m_format));
    if (jsonToOutput()) formats.push_back(Format::Json);
    if (m_csvFile == "-") formats.push_back(Format::Csv);
    formats.erase(std::unique(formats.begin(), formats.end()), formats.end());
    return formats;
}

/// At most one.
std::vector<Format> Output::printed() const {
    if (auto formats = asked(); !formats.empty()) return formats;
    if (outputGoesToTerminal() || m_piped == Format::Table) return {Format::Table};
    return files().empty() ? std::vector{m_piped} : std::vector<Format>{};
}

void Output::check(const std::vector<std::string>& others) const {
    const auto formats = asked();
    if (formats.size() > 1)
        throw inputError(fmt::format("both {} and {} are to go to standard output",
                                     outputName(formats[0]), outputName(formats[1])),
                         "Ask for one of them there, and name a file for the other.");
    const bool csv = !m_csvFile.empty() || m_format == "csv";
    if (m_byteOrderMark && !csv)
        throw inputError("--csv-bom is for a CSV, and none is asked for",
                         "Add --csv FILE or --format csv.");
    auto all = files();
    all.insert(all.end(), others.begin(), others.end());
    checkOutputs(all);
}

bool Output::printsTable() const {
    const auto formats = printed();
    return !formats.empty() && formats.front() == Format::Table;
}

void Output::emit(const Renderings& result) const {
    const auto written = files();
    if (m_json && !jsonToOutput()) cli::emit(result.json(), m_jsonFile);
    if (!m_csvFile.empty() && m_csvFile != "-") cli::emit(result.csv(), m_csvFile);
    const auto formats = printed();
    for (const Format format : formats)
        cli::emit(format == Format::Json  ? result.json()
                  : format == Format::Csv ? result.csv()
                                          : tableOf(result),
                  "");
    if (!formats.empty() && !outputGoesToTerminal()) return;
    for (const auto& file : written)
        say("wrote " + file);
}

void checkOutputs(const std::vector<std::string>& files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].empty() || files[i] == "-") continue;
        if (std::count(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(i), files[i]) > 0)
            throw inputError("two results are to go to " + files[i], "Name a file for each.");
        checkWritable(files[i]);
    }
}

void emit(const std::string& content, const std::string& file) {
    if (!file.empty() && file != "-") return writeFileAtomically(file, content);
    if (std::fwrite(content.data(), 1, content.size(), stdout) == content.size() &&
        std::fflush(stdout) == 0)
        return;
    const int error = errno;
    if (error == EPIPE) throw ReaderGone{};
    throw failure("the result could not be written to standard output: " +
                      std::generic_category().message(error),
                  "Send it to a file on a disk with room.");
}

}  // namespace headscope::cli
