// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/effects.h>
#include <headscope/quantity_words.h>
#include <headscope/tables.h>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace headscope {
namespace {

using SweepRow = std::vector<std::string>;

SweepRow sweepRow(const Cell& cell, const CleanRun& clean) {
    return {name(cell.head),
            probabilityText(cell.pTarget),
            changeOfP(double{cell.pTarget} - double{clean.target.p}),
            std::to_string(cell.rankTarget),
            probabilityText(cell.pControl),
            changeOfP(double{cell.pControl} - double{clean.control.p}),
            fmt::format("{:.3g}", cell.kl),
            shown(cell.argmax)};
}

std::string moreText(const RunPart& part, std::size_t named) {
    const auto more = part.cells.size() - named;
    if (more == 0) return {};
    return fmt::format("{} more {}: --format csv or json has every one.\n", more,
                       more == 1 ? "head" : "heads");
}

std::string partText(const Run& run, const RunPart& part, std::size_t most) {
    const Quantity quantity{Metric::Probability, Subject::Target, {part.intervention, {}}};
    const auto heads = strongest(run, quantity, most);
    std::vector<SweepRow> rows{
        {"head", "P(target)", "change", "rank", "P(control)", "change", "KL", "top-1"}};
    for (const HeadId head : heads)
        rows.push_back(sweepRow(*part.cell(head), run.clean));
    return fmt::format("\nEach head {}, {}; the strongest on P(target) first.\n",
                       words(part.intervention).done, placeText(part.positions)) +
           (heads.empty() ? "No head changes P(target).\n" : tabled(rows, "lrrrrrrl")) +
           moreText(part, heads.size()) +
           fmt::format("The top-1 token stays in {} of {}.\n", part.robustness.kept,
                       part.robustness.total);
}

std::string alikeText(const Run& run) {
    if (!run.zeroVsMean) return {};
    const auto& r = run.zeroVsMean->pearsonR;
    return fmt::format("\nZero and mean maps: Pearson's r {}, largest difference {}.\n",
                       r ? fmt::format("{:.4f}", *r) : "not defined",
                       probabilityText(run.zeroVsMean->maxAbsDifference));
}

}  // namespace

std::string sweepText(const SweepReport& report, std::size_t most) {
    std::string text = headline(report);
    for (const auto& part : report.result.parts)
        text += partText(report.result, part, most);
    return text + alikeText(report.result);
}

}  // namespace headscope
