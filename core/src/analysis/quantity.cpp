// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/error.h>
#include <headscope/quantity.h>
#include <headscope/statistics.h>
#include <headscope/tolerances.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope {

namespace {

constexpr std::pair<Metric, const char*> kMetricNames[] = {
    {Metric::Probability, "probability"},
    {Metric::LogProbability, "log-probability"},
    {Metric::Logit, "logit"},
    {Metric::LogitDifference, "logit-difference"},
    {Metric::Rank, "rank"},
    {Metric::Kl, "kl"},
    {Metric::TopChanged, "top-1-changed"},
    {Metric::Recovered, "recovered"}};
constexpr std::pair<Subject, const char*> kSubjectNames[] = {{Subject::Target, "target"},
                                                             {Subject::Control, "control"},
                                                             {Subject::Specificity, "specificity"}};
constexpr std::pair<GivenSet, const char*> kGivenPrefixes[] = {
    {GivenSet::Yes, "given:"}, {GivenSet::LessPlain, "given-less-plain:"}};

template <class Value, std::size_t N>
std::string nameIn(const std::pair<Value, const char*> (&names)[N], Value value) {
    for (const auto& [candidate, name] : names) {
        if (candidate == value) return name;
    }
    return {};
}

template <class Value, std::size_t N>
std::optional<Value> valueIn(const std::pair<Value, const char*> (&names)[N],
                             const std::string& name) {
    for (const auto& [value, candidate] : names) {
        if (name == candidate) return value;
    }
    return std::nullopt;
}

std::optional<double> logChange(double logitBefore, double pBefore, double sumBefore,
                                double logitAfter, double pAfter, double sumAfter) {
    const auto before = logProbability(logitBefore, pBefore, sumBefore);
    const auto after = logProbability(logitAfter, pAfter, sumAfter);
    return before && after ? std::optional(*after - *before) : std::nullopt;
}

struct Reading {
    double p;
    double logit;
    int rank;
};

/// What of a run a change is counted from or to. Without texts: views ask for every cell anew.
struct Side {
    Reading target, control;
    double logSumExp;
    double kl;
    std::optional<TokenId> top;  ///< empty: not known
};

Side sideOf(const AblatedRun& run) {
    return {{run.pTarget, run.logitTarget, run.rankTarget},
            {run.pControl, run.logitControl, run.rankControl},
            run.logSumExp,
            run.kl,
            run.argmax.id < 0 ? std::nullopt : std::optional(run.argmax.id)};
}

Side sideOf(const CleanRun& run) {
    const auto of = [](const WatchedScore& score) {
        return Reading{score.p, score.logit, score.rank};
    };
    return {of(run.target), of(run.control), run.logSumExp, 0,
            run.top.empty() ? std::nullopt : std::optional(run.top.front().token.id)};
}

/// Of one token; Subject is Target or Control.
std::optional<double> tokenChange(const Side& before, const Side& after, Metric metric,
                                  Subject subject) {
    const bool target = subject == Subject::Target;
    const Reading& first = target ? before.target : before.control;
    const Reading& second = target ? after.target : after.control;
    switch (metric) {
        case Metric::Probability:
            return second.p - first.p;
        case Metric::LogProbability:
            return logChange(first.logit, first.p, before.logSumExp, second.logit, second.p,
                             after.logSumExp);
        case Metric::Logit:
            return second.logit - first.logit;
        case Metric::Rank:
            if (first.rank == kUnknownRank || second.rank == kUnknownRank) return std::nullopt;
            return second.rank - first.rank;
        case Metric::LogitDifference:
        case Metric::Kl:
        case Metric::TopChanged:
        case Metric::Recovered:
            break;
    }
    return std::nullopt;
}

}  // namespace

std::string name(Metric metric) {
    return nameIn(kMetricNames, metric);
}

std::string name(Subject subject) {
    return nameIn(kSubjectNames, subject);
}

std::string name(const Lens& lens) {
    for (const auto& [given, prefix] : kGivenPrefixes)
        if (lens.given == given) return prefix + name(Lens{lens.of, {}});
    if (lens.isShown()) return "shown";
    if (lens == zeroMinusMean()) return "zero-mean";
    return name(*lens.of) + (lens.minus ? '~' + name(*lens.minus) : std::string());
}

std::optional<Lens> lensFromName(std::string_view name) {
    if (name == "shown") return Lens{};
    if (name == "zero-mean") return zeroMinusMean();
    for (const auto& [given, prefix] : kGivenPrefixes) {
        if (!name.starts_with(prefix)) continue;
        const auto plain = lensFromName(name.substr(std::string_view(prefix).size()));
        if (!plain || plain->isDifference() || plain->given != GivenSet::No) return std::nullopt;
        return Lens{plain->of, {}, given};
    }
    const auto parting = name.find('~');
    try {
        Lens lens{interventionFromName(name.substr(0, parting)), {}};
        if (parting != std::string_view::npos)
            lens.minus = interventionFromName(name.substr(parting + 1));
        return lens.minus == lens.of ? std::nullopt : std::optional(lens);
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::vector<Lens> lensesOf(const std::vector<Intervention>& interventions) {
    std::vector<Lens> lenses{{}};
    for (const auto& intervention : interventions)
        lenses.push_back({intervention, {}});
    for (auto first = interventions.begin(); first != interventions.end(); ++first)
        for (auto second = first + 1; second != interventions.end(); ++second)
            lenses.push_back({*first, *second});
    return lenses;
}

std::vector<Lens> givenLenses() {
    return {{{}, {}, GivenSet::Yes}, {{}, {}, GivenSet::LessPlain}};
}

bool hasSubject(Metric metric) {
    return metric != Metric::LogitDifference && metric != Metric::Kl &&
           metric != Metric::TopChanged && metric != Metric::Recovered;
}

bool allows(Metric metric, Subject subject) {
    if (!hasSubject(metric)) return subject == Subject::Target;
    return metric != Metric::Rank || subject != Subject::Specificity;
}

bool allows(Metric metric, const Lens& lens) {
    return (metric != Metric::TopChanged && metric != Metric::Recovered) || !lens.isDifference();
}

Quantity sensible(Quantity quantity) {
    if (!allows(quantity.metric, quantity.subject)) quantity.subject = Subject::Target;
    if (!allows(quantity.metric, quantity.lens)) quantity.lens = Lens{};
    return quantity;
}

Quantity resolved(Quantity quantity, const Intervention& shown) {
    if (!quantity.lens.of) quantity.lens.of = shown;
    return quantity;
}

ScaleKind scaleKind(const Quantity& quantity) {
    if (quantity.metric == Metric::TopChanged) return ScaleKind::TwoValued;
    // KL falls where a head that is ablated beside a set undoes what the set does.
    const bool isSize = !quantity.lens.isDifference() && quantity.lens.given == GivenSet::No;
    return quantity.metric == Metric::Kl && isSize ? ScaleKind::Sequential : ScaleKind::Diverging;
}

Unit unitOf(Metric metric) {
    switch (metric) {
        case Metric::Probability:
            return Unit::Probability;
        case Metric::LogProbability:
            return Unit::LogProbability;
        case Metric::Logit:
        case Metric::LogitDifference:
            return Unit::Logit;
        case Metric::Rank:
            return Unit::Rank;
        case Metric::Kl:
            return Unit::Kl;
        case Metric::Recovered:
            return Unit::Share;
        case Metric::TopChanged:
            break;
    }
    return Unit::TopChanged;
}

double leastLimit(Unit unit) {
    switch (unit) {
        case Unit::Probability:
            return 1e-4;
        case Unit::LogProbability:
        case Unit::Logit:
            return 1e-3;
        case Unit::Kl:
            return 1e-4;
        case Unit::Share:
            return 1e-2;
        case Unit::Rank:
        case Unit::TopChanged:
            break;
    }
    return 1;
}

double logitDifference(const CleanRun& clean) {
    return double{clean.target.logit} - double{clean.control.logit};
}

double logitDifference(const DonorRun& donor) {
    return double{donor.logitTarget} - double{donor.logitControl};
}

double logitDifference(const AblatedRun& run) {
    return double{run.logitTarget} - double{run.logitControl};
}

std::optional<double> recovered(const CleanRun& clean, const DonorRun& donor,
                                const AblatedRun& patched) {
    double largest = 1;
    for (const float logit :
         {clean.target.logit, clean.control.logit, donor.logitTarget, donor.logitControl})
        largest = std::max(largest, std::abs(double{logit}));
    const double gap = logitDifference(donor) - logitDifference(clean);
    if (!(std::abs(gap) >= tolerances::kLeastGap * largest)) return std::nullopt;
    const double way = logitDifference(patched) - logitDifference(clean);
    return way == 0 ? 0 : way / gap;  // never -0
}

namespace {

std::optional<double> sideChange(const Side& before, const Side& after, Metric metric,
                                 Subject subject) {
    const auto of = [&](Subject whose) { return tokenChange(before, after, metric, whose); };
    const auto difference = [](const Side& side) { return side.target.logit - side.control.logit; };
    switch (metric) {
        case Metric::LogitDifference:
            return difference(after) - difference(before);
        case Metric::Recovered:
            return std::nullopt;
        case Metric::Kl:
            return after.kl - before.kl;
        case Metric::TopChanged:
            if (!before.top || !after.top) return std::nullopt;
            return before.top == after.top ? 0 : 1;
        default:
            break;
    }
    if (subject != Subject::Specificity) return of(subject);
    const auto target = of(Subject::Target);
    const auto control = of(Subject::Control);
    return target && control ? std::optional(*target - *control) : std::nullopt;
}

}  // namespace

std::optional<double> change(const AblatedRun& before, const AblatedRun& after, Metric metric,
                             Subject subject) {
    return sideChange(sideOf(before), sideOf(after), metric, subject);
}

std::optional<double> change(const CleanRun& clean, const AblatedRun& ablated, Metric metric,
                             Subject subject, const DonorRun* donor) {
    if (metric == Metric::Recovered)
        return donor ? recovered(clean, *donor, ablated) : std::nullopt;
    return sideChange(sideOf(clean), sideOf(ablated), metric, subject);
}

std::string name(const Quantity& quantity) {
    return name(quantity.metric) + ' ' + name(quantity.subject) + ' ' + name(quantity.lens);
}

std::optional<Quantity> quantityFromName(const std::string& name) {
    const std::size_t first = name.find(' ');
    const std::size_t second = first == std::string::npos ? first : name.find(' ', first + 1);
    if (second == std::string::npos) return std::nullopt;
    const auto metric = valueIn(kMetricNames, name.substr(0, first));
    const auto subject = valueIn(kSubjectNames, name.substr(first + 1, second - first - 1));
    const auto lens = lensFromName(std::string_view(name).substr(second + 1));
    if (!metric || !subject || !lens) return std::nullopt;
    return sensible({*metric, *subject, *lens});
}

}  // namespace headscope
