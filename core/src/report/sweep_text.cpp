// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/effects.h>
#include <headscope/quantity_text.h>
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
            sizeText(cell.kl),
            shown(cell.argmax)};
}

std::string moreText(const RunPart& part, std::size_t named) {
    const auto more = part.cells.size() - named;
    if (more == 0) return {};
    return fmt::format("{} more {}: --format csv or json has every one.\n", more,
                       more == 1 ? "head" : "heads");
}

std::string leftOverText(const RunPart& part, std::size_t named) {
    return moreText(part, named) + fmt::format("The top-1 token stays in {} of {}.\n",
                                               part.robustness.kept, part.robustness.total);
}

std::string ablatedText(const Run& run, const RunPart& part, std::size_t most) {
    const Quantity quantity{Metric::Probability, Subject::Target, {part.intervention, {}}};
    const auto heads = strongest(run, quantity, most);
    std::vector<SweepRow> rows{
        {"head", "P(target)", "change", "rank", "P(control)", "change", "KL", "top-1"}};
    for (const HeadId head : heads)
        rows.push_back(sweepRow(*part.cell(head), run.clean));
    return fmt::format("\nEach head {}, {}; the strongest on P(target) first.\n",
                       words(part.intervention).done, placeText(part.positions)) +
           (heads.empty() ? "No head changes P(target).\n" : tabled(rows, "lrrrrrrl")) +
           leftOverText(part, heads.size());
}

// Of a run with a donor; of a patch with what it recovers.
SweepRow differenceRow(const Cell& cell, const Run& run, const RunPart& part) {
    SweepRow row{name(cell.head), signedText(logitDifference(cell)),
                 signedText(logitDifference(cell) - logitDifference(run.clean))};
    if (part.donor) {
        const auto share = recovered(run.clean, *part.donor, cell);
        row.push_back(share ? valueText(Metric::Recovered, *share) : "-");
    }
    row.insert(row.end(), {probabilityText(cell.pTarget), probabilityText(cell.pControl),
                           sizeText(cell.kl), shown(cell.argmax)});
    return row;
}

std::string differenceText(const Run& run, const RunPart& part, std::size_t most) {
    const Quantity quantity{Metric::LogitDifference, Subject::Target, {part.intervention, {}}};
    const auto heads = strongest(run, quantity, most);
    std::vector<SweepRow> rows{{"head", "logit difference", "change"}};
    if (part.donor) rows[0].emplace_back("recovered");
    rows[0].insert(rows[0].end(), {"P(target)", "P(control)", "KL", "top-1"});
    for (const HeadId head : heads)
        rows.push_back(differenceRow(*part.cell(head), run, part));
    return "\n" + donorLine(run.clean, part.donor ? &*part.donor : nullptr) +
           fmt::format("Each head {}, {}; the strongest on logit(target) - logit(control) first.\n",
                       words(part.intervention).done, placeText(part.positions)) +
           (heads.empty() ? "No head changes the logit difference.\n"
                          : tabled(rows, part.donor ? "lrrrrrrl" : "lrrrrrl")) +
           leftOverText(part, heads.size());
}

std::string partText(const Run& run, const RunPart& part, std::size_t most) {
    return run.hasDonor() ? differenceText(run, part, most) : ablatedText(run, part, most);
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
