// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/run.h>
#include <headscope/statistics.h>
#include <headscope/visible_text.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace headscope {

TokenRef tokenRef(TokenId id, std::string_view bytes) {
    std::string text = validUtf8(bytes);
    if (text == bytes) return {id, std::move(text)};
    return {id, std::move(text), std::string(bytes)};
}

std::string visibleText(const TokenRef& token) {
    return visibleText(token.bytes.empty() ? token.text : token.bytes);
}

AblatedRun unablated(const CleanRun& clean) {
    AblatedRun run;
    run.pTarget = clean.target.p;
    run.pControl = clean.control.p;
    run.logitTarget = clean.target.logit;
    run.logitControl = clean.control.logit;
    run.rankTarget = clean.target.rank;
    run.rankControl = clean.control.rank;
    run.logSumExp = clean.logSumExp;
    if (!clean.top.empty()) {
        run.argmax = clean.top.front().token;
        run.pArgmax = clean.top.front().p;
    }
    return run;
}

namespace {

auto placeOf(auto& cells, HeadId head) {
    return std::lower_bound(cells.begin(), cells.end(), head,
                            [](const Cell& cell, HeadId wanted) { return cell.head < wanted; });
}

}  // namespace

const Cell* RunPart::cell(HeadId head) const {
    const auto place = placeOf(cells, head);
    return place != cells.end() && place->head == head ? &*place : nullptr;
}

const RunPart* Run::part(const Intervention& intervention) const {
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const RunPart& part) {
        return isAskedBy(part.intervention, intervention);
    });
    return found == parts.end() ? nullptr : &*found;
}

const Cell* Run::cell(const Intervention& intervention, HeadId head) const {
    const RunPart* found = part(intervention);
    return found ? found->cell(head) : nullptr;
}

const GivenPart* Run::givenPart(const Intervention& intervention) const {
    const auto found = std::find_if(given.begin(), given.end(), [&](const GivenPart& one) {
        return one.part.intervention == intervention;
    });
    return found == given.end() ? nullptr : &*found;
}

void Run::setGiven(GivenPart wanted) {
    const GivenPart* found = givenPart(wanted.part.intervention);
    if (found)
        given[static_cast<std::size_t>(found - given.data())] = std::move(wanted);
    else
        given.push_back(std::move(wanted));
}

const DonorRun* Run::donor(const Intervention& intervention) const {
    const RunPart* found = part(intervention);
    return found && found->donor ? &*found->donor : nullptr;
}

bool Run::hasDonor() const {
    return std::any_of(parts.begin(), parts.end(),
                       [](const RunPart& part) { return part.donor.has_value(); });
}

std::vector<Intervention> Run::interventions() const {
    std::vector<Intervention> all;
    for (const auto& part : parts)
        all.push_back(part.intervention);
    return all;
}

void Run::begin(const CleanRun& ofClean, const Drift& ofHeads, const SweepRequest& request) {
    *this = {ofClean, ofHeads, {}, {}};
    for (const auto& intervention : request.interventions)
        parts.push_back({intervention, request.positions, 0, {}, {}});
}

int Run::add(const Intervention& intervention, std::span<const Cell> cells) {
    const RunPart* found = part(intervention);
    if (!found) return 0;
    auto& all = parts[static_cast<std::size_t>(found - parts.data())].cells;
    int fresh = 0;
    for (const Cell& cell : cells) {
        if (!clean.headMean.contains(cell.head)) continue;
        const auto place = placeOf(all, cell.head);
        if (place != all.end() && place->head == cell.head) {
            *place = cell;
        } else {
            all.insert(place, cell);
            ++fresh;
        }
    }
    return fresh;
}

void Run::keepDonor(const Intervention& intervention, const DonorRun& donor) {
    const RunPart* found = part(intervention);
    if (found) parts[static_cast<std::size_t>(found - parts.data())].donor = donor;
}

void Run::count() {
    if (clean.top.empty()) return;
    for (auto& part : parts)
        part.robustness = robustness(part.cells, clean.top.front().token.id);
}

}  // namespace headscope
