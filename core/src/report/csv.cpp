// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "report/csv_field.h"

#include <headscope/byte_order_mark.h>
#include <headscope/quantity.h>
#include <headscope/report.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

namespace headscope {
namespace {

/// What a spreadsheet passes over before it looks whether a cell is a formula.
bool isBlank(char32_t c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x00A0 || c == 0x3000 ||
           c == 0xFEFF;
}

/// What a formula begins with; the wide forms where a spreadsheet runs in an East Asian language.
bool beginsFormula(char32_t c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D || c == 0xFF0B ||
           c == 0xFF0D || c == 0xFF20;
}

/// The first character that is no blank, nor a quote where those are passed over, too; 0 at the
/// end.
char32_t firstOf(std::string_view text, bool pastQuotes) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = nextUtf8(text, at);
        const bool quote = pastQuotes && (step.character == '"' || step.character == '\'');
        if (step.valid && !isBlank(step.character) && !quote) return step.character;
        if (!step.valid) return 0;
        at += step.length;
    }
    return 0;
}

std::string escapeOf(char c) {
    switch (c) {
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        case '\\':
            return "\\\\";
        case '"':
            return "\"\"";
        default:
            return fmt::format("\\x{:02X}", static_cast<std::uint8_t>(c));
    }
}

}  // namespace

std::string csvField(std::string_view text) {
    std::string quoted = "\"";
    const std::string safe = spreadsheetSafe(text);
    for (std::size_t at = 0; at < safe.size(); ++at) {
        const char c = safe[at];
        const auto byte = static_cast<std::uint8_t>(c);
        const bool splits = (c == ',' || c == ';') &&
                            beginsFormula(firstOf(std::string_view(safe).substr(at + 1), true));
        if (byte < 0x20 || byte == 0x7F || c == '\\' || c == '"' || splits)
            quoted += escapeOf(c);
        else
            quoted += c;
    }
    return quoted + '"';
}

namespace {

std::string noiseLine(const std::optional<NoiseFloor>& floor) {
    if (!floor) return {};
    return fmt::format("# noise floor: p {:.3g}, logit {:.3g}, kl {:.3g}\n", floor->p, floor->logit,
                       floor->kl);
}

// "text" id 7; of a set each of its tokens.
std::string tokens(const WatchedScore& watched) {
    std::string all;
    for (const auto& token : watched.tokens)
        all += fmt::format("{}{} id {}", all.empty() ? "" : " + ", csvField(token.text), token.id);
    return all;
}

std::string header(const SweepReport& report) {
    const auto& clean = report.result.clean;
    return fmt::format(
        "# headscope {}: effect of ablating one attention head at a time\n"
        "# model {}, {} layers x {} heads, width {}, sha256 {}\n"
        "# prompt {}\n"
        "# target {}, clean p {}, logit {}\n"
        "# control {}, clean p {}, logit {}\n"
        "# layers and heads count from 0, rank 1 is the most likely token, kl in nats\n",
        report.programVersion, csvField(report.model.name), report.model.layers, report.model.heads,
        report.model.width, report.model.sha256, csvField(report.promptText), tokens(clean.target),
        clean.target.p, clean.target.logit, tokens(clean.control), clean.control.p,
        clean.control.logit);
}

std::string donorLines(const Run& run) {
    std::string lines;
    for (const auto& part : run.parts) {
        if (!part.donor) continue;
        const auto line = fmt::format(
            "# {} from donor {}, target p {}, logit {}, control p {}, logit {}\n",
            briefName(part.intervention), csvField(part.donor->text), part.donor->pTarget,
            part.donor->logitTarget, part.donor->pControl, part.donor->logitControl);
        if (lines.find(line) == std::string::npos) lines += line;  // of several positions, once
    }
    return lines;
}

// The two columns that a run with a donor has beside the others; what is recovered is of patches.
std::string donorColumns(const CleanRun& clean, const RunPart& part, const Cell& cell) {
    const auto share = part.donor ? recovered(clean, *part.donor, cell) : std::nullopt;
    return fmt::format(",{},{}", static_cast<float>(logitDifference(cell) - logitDifference(clean)),
                       share ? fmt::format("{}", static_cast<float>(*share)) : std::string());
}

}  // namespace

std::string spreadsheetSafe(std::string_view text) {
    const bool runs = beginsFormula(firstOf(text, false));
    const bool marked = !text.empty() && text.front() == '\'';  // or reading back would lose it
    std::string safe(runs || marked ? 1 : 0, '\'');
    return safe.append(text);
}

std::string toCsv(const SweepReport& report, const CsvOptions& options) {
    const auto& parts = report.result.parts;
    const bool patched = report.result.hasDonor();
    std::string csv(options.byteOrderMark ? kByteOrderMark : "");
    csv += header(report) + donorLines(report.result) + noiseLine(report.result.noiseFloor);
    csv +=
        "replacement,positions,layer,head,p_target,p_control,delta_p_target,delta_p_control,"
        "logit_target,logit_control,rank_target,rank_control,kl,argmax_id,argmax_text,p_argmax";
    csv += patched ? ",delta_logit_difference,recovered\n" : "\n";
    const auto& clean = report.result.clean;
    for (const auto& part : parts)
        for (const auto& cell : part.cells)
            csv += fmt::format(
                "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}{}\n", briefName(part.intervention),
                csvField(name(part.positions)), cell.head.layer, cell.head.head, cell.pTarget,
                cell.pControl, cell.pTarget - clean.target.p, cell.pControl - clean.control.p,
                cell.logitTarget, cell.logitControl, cell.rankTarget, cell.rankControl, cell.kl,
                cell.argmax.id, csvField(cell.argmax.text), cell.pArgmax,
                patched ? donorColumns(clean, part, cell) : std::string());
    return csv;
}

}  // namespace headscope
