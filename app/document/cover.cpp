// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/cover.h"

#include "document/run_state.h"

#include <headscope/lesson.h>
#include <headscope/quantity.h>

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <limits>

namespace headscope::app {

namespace {

struct CoverTr {
    Q_DECLARE_TR_FUNCTIONS(Cover)
};

void leaveLayer(const RunPart& from, int layer, RunPart& to) {
    std::copy_if(from.cells.begin(), from.cells.end(), std::back_inserter(to.cells),
                 [layer](const Cell& cell) { return cell.head.layer == layer; });
}

/// All but the cells, which are most of a run; of those only a layer's.
ShownRun withoutCells(const ShownRun& run, const std::optional<int>& left) {
    ShownRun bare;
    bare.clean = run.clean;
    bare.drift = run.drift;
    for (const RunPart& part : run.parts) {
        bare.parts.push_back({part.intervention, part.positions, part.seconds, {}, {}});
        if (left) leaveLayer(part, *left, bare.parts.back());
    }
    if (left) bare.count();
    bare.stopped = run.stopped;
    bare.notes = run.notes;
    bare.noiseFloor = run.noiseFloor;
    bare.id = run.id;
    bare.inputs = run.inputs;
    bare.model = run.model;
    bare.seconds = run.seconds;
    bare.tally.total = run.tally.total;
    bare.tally.limit = leastLimit(Unit::Probability);
    return bare;
}

/// A watched token's rank says whether it is the top-1.
void hideTop1(AblatedRun& run) {
    run.rankTarget = kUnknownRank;
    run.rankControl = kUnknownRank;
    run.argmax = {-1, {}};
    run.pArgmax = 0;
    run.top.clear();
}

void hideTop1(ShownRun& run) {
    run.clean.top.clear();  // the words for a head say what becomes of it
    for (RunPart& part : run.parts) {
        part.robustness = {};
        if (part.given) hideTop1(*part.given);
        for (Cell& cell : part.cells)
            hideTop1(cell);
    }
}

}  // namespace

Cover Cover::named(const std::vector<std::string>& names) {
    const auto has = [&names](const char* name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    Cover cover;
    for (const std::string& name : names)
        if (const auto layer = layerLeftBy(name)) cover.left = layer;
    cover.cells = has("cells") || cover.left;
    if (has("cells") || has("predictions")) cover.left.reset();
    cover.top1 = has("top1");
    cover.predictions = has("predictions");
    cover.attention = has("attention");
    cover.zeroMean = has("zero-mean");
    cover.drift = has("drift");
    cover.tokens = has("tokens");
    cover.set = has("set");
    return cover;
}

ShownRun covered(const ShownRun& run, const Cover& cover) {
    ShownRun shown = cover.hidesCells() ? withoutCells(run, cover.left) : run;
    shown.kept.reset();  // it has all of it
    if (cover.hidesSets()) shown.given.clear();
    if (cover.top1) hideTop1(shown);
    if (cover.predictions) shown.clean.top.clear();
    if (cover.drift) {
        shown.drift = {};
        constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
        std::fill(shown.clean.headMean.values().begin(), shown.clean.headMean.values().end(),
                  kUnknown);
    }
    if (cover.zeroMean) {
        shown.zeroVsMean.reset();
        for (std::size_t i = 1; i < shown.parts.size(); ++i) {
            shown.parts[i].cells.clear();
            shown.parts[i].robustness = {};
            std::erase_if(shown.given, [&](const GivenPart& given) {
                return given.part.intervention == shown.parts[i].intervention;
            });
        }
    }
    return shown;
}

QString coveredText() {
    return CoverTr::tr("Covered: a question is about it.");
}

}  // namespace headscope::app
