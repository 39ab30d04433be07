// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/report.h>
#include <headscope/token_choice.h>

#include <fmt/format.h>

#include <string>

namespace headscope {
namespace {

// RFC 4180: quoted, quotes doubled. Line breaks are written as \\n and \\r, and a backslash as two,
// so that a row stays a line and can be read back.
std::string field(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += c;
        if (c == '\n')
            quoted += "\\n";
        else if (c == '\r')
            quoted += "\\r";
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string noiseLine(const std::optional<NoiseFloor>& floor) {
    if (!floor) return {};
    return fmt::format("# noise floor: p {:.3g}, logit {:.3g}, kl {:.3g}\n", floor->p, floor->logit,
                       floor->kl);
}

std::string header(const SweepReport& report) {
    const auto& clean = report.result.clean;
    return fmt::format(
        "# headscope {}: effect of ablating one attention head at a time\n"
        "# model {}, {} layers x {} heads, width {}, sha256 {}\n"
        "# prompt {}\n"
        "# target {} id {}, clean p {}, logit {}\n"
        "# control {} id {}, clean p {}, logit {}\n"
        "# layers and heads count from 0, rank 1 is the most likely token, kl in nats\n",
        report.programVersion, field(report.model.name), report.model.layers, report.model.heads,
        report.model.width, report.model.sha256, field(report.promptText),
        field(clean.target.token.text), clean.target.token.id, clean.target.p, clean.target.logit,
        field(clean.control.token.text), clean.control.token.id, clean.control.p,
        clean.control.logit);
}

}  // namespace

std::string toCsv(const SweepReport& report) {
    std::string csv = header(report) + noiseLine(report.noiseFloor);
    csv +=
        "replacement,positions,layer,head,p_target,p_control,delta_p_target,delta_p_control,"
        "logit_target,logit_control,rank_target,rank_control,kl,argmax_id,argmax_text,p_argmax\n";
    const auto& clean = report.result.clean;
    for (const auto& sweep : report.result.sweeps)
        for (const auto& cell : sweep.cells)
            csv += fmt::format(
                "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", name(sweep.replacement),
                field(name(sweep.positions)), cell.head.layer, cell.head.head, cell.pTarget,
                cell.pControl, cell.pTarget - clean.target.p, cell.pControl - clean.control.p,
                cell.logitTarget, cell.logitControl, cell.rankTarget, cell.rankControl, cell.kl,
                cell.argmax.id, field(cell.argmax.text), cell.pArgmax);
    return csv;
}

}  // namespace headscope
