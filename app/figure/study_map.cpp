// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/study_map.h"

#include "document/metric_text.h"
#include "ui/shown_text.h"

#include <headscope/rounding.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace headscope::app {

namespace {

constexpr double kFamilyLevel = 0.05;

struct StudyMapTr {
    Q_DECLARE_TR_FUNCTIONS(StudyMap)
};

const Quantity& quantityOf(const StudyChoice& choice) {
    return studyQuantities()[choice.quantity];
}

const StudyMap* mapOf(const StudySummary& summary, const StudyChoice& choice) {
    const Quantity& quantity = quantityOf(choice);
    return summary.map(summary.interventions[choice.intervention], quantity.metric,
                       quantity.subject);
}

double valueOf(const HeadStatistics& head, StudyValue value) {
    switch (value) {
        case StudyValue::EffectSize:
            return head.dz;
        case StudyValue::StandardError:
            return head.se;
        case StudyValue::SignConsistency:
            return head.signConsistency;
        default:
            break;
    }
    return head.mean;
}

bool hasTwoSides(const Quantity& quantity, StudyValue value) {
    if (value == StudyValue::Difference) return true;
    const bool isOneSided = value == StudyValue::StandardError ||
                            value == StudyValue::SignConsistency || value == StudyValue::Flips;
    return !isOneSided && scaleKind(quantity) == ScaleKind::Diverging;
}

QString barTextOf(const Quantity& quantity, StudyValue value) {
    switch (value) {
        case StudyValue::EffectSize:
            return StudyMapTr::tr("d_z: mean / sd over prompts");
        case StudyValue::StandardError:
            return StudyMapTr::tr("standard error of the mean");
        case StudyValue::SignConsistency:
            return StudyMapTr::tr("share of prompts with the mean's sign");
        case StudyValue::Flips:
            return StudyMapTr::tr("share of prompts whose top-1 changes");
        case StudyValue::Prompt:
            return axisText(quantity);
        case StudyValue::Difference:
            return StudyMapTr::tr("difference of means of %1").arg(axisText(quantity));
        case StudyValue::Mean:
        case StudyValue::Groups:
            break;
    }
    return StudyMapTr::tr("mean of %1").arg(axisText(quantity));
}

void scale(HeatmapData& map, const Quantity& quantity, StudyValue value) {
    double most = 0;
    for (const auto& cell : map.values.values())
        if (cell && std::isfinite(*cell)) most = std::max(most, std::abs(double{*cell}));
    map.kind = hasTwoSides(quantity, value) ? ScaleKind::Diverging : ScaleKind::Sequential;
    const bool isShare = value == StudyValue::SignConsistency;
    map.limit = isShare ? 1 : most > 0 ? roundUp(most) : 1;
    map.barText = barTextOf(quantity, value);
    if (map.kind == ScaleKind::Diverging && value != StudyValue::Difference)
        std::tie(map.lowText, map.highText) = endTexts(quantity);
}

HeatmapData mapOfHeads(const HeadGrid<HeadStatistics>& heads, const HeadGrid<int>& flips,
                       std::size_t prompts, const StudyChoice& choice) {
    HeatmapData map;
    map.values = HeadGrid<std::optional<float>>(heads.layers(), heads.heads());
    for (std::size_t i = 0; i < heads.values().size(); ++i) {
        const HeadId head = heads.id(i);
        const double value = choice.value == StudyValue::Flips
                                 ? static_cast<double>(flips(head)) /
                                       static_cast<double>(std::max<std::size_t>(1, prompts))
                                 : valueOf(heads.values()[i], choice.value);
        if (std::isfinite(value)) map.values(head) = static_cast<float>(value);
    }
    scale(map, quantityOf(choice), choice.value);
    return map;
}

QString numberText(const Quantity& quantity, double value) {
    return std::isfinite(value) ? valueText(quantity, value) : StudyMapTr::tr("not known");
}

}  // namespace

QString studyValueText(StudyValue value) {
    switch (value) {
        case StudyValue::EffectSize:
            return StudyMapTr::tr("Effect size d_z");
        case StudyValue::StandardError:
            return StudyMapTr::tr("Standard error");
        case StudyValue::SignConsistency:
            return StudyMapTr::tr("Sign consistency");
        case StudyValue::Flips:
            return StudyMapTr::tr("Top-1 changes");
        case StudyValue::Prompt:
            return StudyMapTr::tr("One prompt");
        case StudyValue::Groups:
            return StudyMapTr::tr("Mean by group");
        case StudyValue::Difference:
            return StudyMapTr::tr("Difference of two groups");
        case StudyValue::Mean:
            break;
    }
    return StudyMapTr::tr("Mean");
}

QString studyValueTip(StudyValue value) {
    switch (value) {
        case StudyValue::EffectSize:
            return StudyMapTr::tr("The mean over the prompts, in standard deviations.");
        case StudyValue::StandardError:
            return StudyMapTr::tr(
                "How far off the mean may be; prompts of one cluster count "
                "together.");
        case StudyValue::SignConsistency:
            return StudyMapTr::tr(
                "Of the prompts with an effect beyond noise, the share with the "
                "mean's sign.");
        case StudyValue::Flips:
            return StudyMapTr::tr(
                "On which share of the prompts ablating the head changes the "
                "first guess.");
        case StudyValue::Prompt:
            return StudyMapTr::tr("The chosen prompt's own map: choose one in a list or below.");
        case StudyValue::Groups:
            return StudyMapTr::tr(
                "The mean of each group of prompts, a map each, all on one scale.");
        case StudyValue::Difference:
            return StudyMapTr::tr(
                "The mean of one group less that of another. Hatched: its 95 % interval contains "
                "0, or Holm's p over all heads is above 0.05.");
        case StudyValue::Mean:
            break;
    }
    return StudyMapTr::tr(
        "The mean effect over the prompts. Hatched: the 95 % interval contains "
        "0, or the head is not told from 0 once all heads are counted.");
}

QString studyQuantityText(const Quantity& quantity) {
    if (quantity.metric == Metric::LogitDifference || quantity.metric == Metric::Kl)
        return metricText(quantity.metric);
    return StudyMapTr::tr("%1, %2").arg(metricText(quantity.metric), subjectText(quantity.subject));
}

QString pText(double p) {
    if (!std::isfinite(p)) return QStringLiteral("–");
    return p < 0.0001 ? QStringLiteral("< 0.0001") : significant(p);
}

bool isUncertain(const HeadStatistics& head) {
    const bool isKnown = std::isfinite(head.ci95[0]) && std::isfinite(head.pFamily);
    return !isKnown || (head.ci95[0] <= 0 && head.ci95[1] >= 0) || head.pFamily > kFamilyLevel;
}

double sureSize(const HeadStatistics& head) {
    const auto [low, high] = head.ci95;
    if (!std::isfinite(low) || !std::isfinite(high)) return 0;
    return low > 0 ? low : high < 0 ? -high : 0;
}

HeatmapData studyMap(const StudySummary& summary, const StudyChoice& choice) {
    const StudyMap* shown = mapOf(summary, choice);
    if (!shown) return {};
    HeatmapData map =
        mapOfHeads(shown->heads, summary.flips[choice.intervention], summary.prompts, choice);
    for (std::size_t i = 0; i < shown->heads.values().size(); ++i)
        if (choice.value == StudyValue::Mean && isUncertain(shown->heads.values()[i]))
            map.uncertain.push_back(shown->heads.id(i));
    return map;
}

StudySoFar studySoFar(const Study& study, const StudyRows& rows, const StudyChoice& choice) {
    return {momentsOf(study, rows, choice.intervention, quantityOf(choice)),
            flipsOf(rows, choice.intervention), rows.count()};
}

HeatmapData runningMap(const StudySoFar& soFar, const StudyChoice& choice) {
    return soFar.heads.empty() ? HeatmapData{}
                               : mapOfHeads(soFar.heads, soFar.flips, soFar.prompts, choice);
}

namespace {

/// Of a head whose interval says more than its p: why it is hatched. Else empty.
QString notSignificantSentence(const StudySummary& summary, const HeadGrid<HeadStatistics>& heads,
                               HeadId head) {
    const HeadStatistics& of = heads(head);
    if (sureSize(of) <= 0 || !std::isfinite(of.pFamily) || !isUncertain(of)) return {};
    return QLatin1Char(' ') +
           StudyMapTr::tr(
               "It is not significant though its interval excludes 0: p counts all %1 heads, and "
               "with %n cluster(s) it cannot fall below %2.",
               nullptr, static_cast<int>(summary.clusters))
               .arg(QString::number(heads.values().size()), significant(summary.leastP));
}

}  // namespace

QString studyHeadSentence(const StudySummary& summary, const StudyChoice& choice, HeadId head) {
    const StudyMap* shown = mapOf(summary, choice);
    if (!shown || !shown->heads.contains(head)) return {};
    const HeadStatistics& of = shown->heads(head);
    const Quantity& quantity = quantityOf(choice);
    return StudyMapTr::tr(
               "Head %1: mean %2, 95 % interval %3 to %4, d_z %5; p over all heads %6; "
               "the sign holds on %7 of the prompts with an effect. The top-1 changes "
               "on %8 of %9.")
               .arg(headName(head), numberText(quantity, of.mean), numberText(quantity, of.ci95[0]),
                    numberText(quantity, of.ci95[1]),
                    std::isfinite(of.dz) ? signedNumber(of.dz, 2) : StudyMapTr::tr("not known"),
                    std::isfinite(of.pFamily) ? pText(of.pFamily) : StudyMapTr::tr("not known"),
                    std::isfinite(of.signConsistency) ? percentText(of.signConsistency)
                                                      : StudyMapTr::tr("none"),
                    QString::number(summary.flips[choice.intervention](head)),
                    QString::number(summary.prompts)) +
           notSignificantSentence(summary, shown->heads, head);
}

QString soFarSentence(const StudySoFar& soFar, const StudyChoice& choice, HeadId head) {
    if (soFar.heads.empty() || !soFar.heads.contains(head)) return {};
    const HeadStatistics& of = soFar.heads(head);
    const Quantity& quantity = quantityOf(choice);
    return StudyMapTr::tr(
               "Head %1, %2 prompts so far: mean %3, standard error %4, d_z %5; the sign holds on "
               "%6 of the prompts with an effect, and the top-1 changes on %7. Intervals, p and "
               "hatching come at the end.")
        .arg(headName(head), QString::number(soFar.prompts), numberText(quantity, of.mean),
             std::isfinite(of.se) ? significant(of.se) : StudyMapTr::tr("not known"),
             std::isfinite(of.dz) ? signedNumber(of.dz, 2) : StudyMapTr::tr("not known"),
             std::isfinite(of.signConsistency) ? percentText(of.signConsistency)
                                               : StudyMapTr::tr("none"),
             QString::number(soFar.flips(head)));
}

HeatmapData promptMap(const StudyRows& rows, const StudyChoice& choice) {
    HeatmapData map;
    map.values = HeadGrid<std::optional<float>>(rows.layers(), rows.heads());
    const Quantity& quantity = quantityOf(choice);
    const bool isThere =
        choice.prompt && *choice.prompt < rows.prompts() && rows.contains(*choice.prompt);
    for (std::size_t i = 0; isThere && i < map.values.values().size(); ++i) {
        const HeadId head = map.values.id(i);
        const double effect = effectsOf(rows, choice.intervention, quantity, head)[*choice.prompt];
        if (std::isfinite(effect)) map.values(head) = static_cast<float>(effect);
    }
    scale(map, quantity, StudyValue::Prompt);
    return map;
}

std::vector<GroupMap> groupMaps(const Study& study, const StudyRows& rows,
                                const StudyChoice& choice) {
    std::vector<StudyGroup> groups = groupsBy(study, choice.column);
    groups.resize(std::min(groups.size(), kMostGroupMaps));
    const auto means = groupMeans(rows, choice.intervention, quantityOf(choice), groups);
    std::vector<GroupMap> maps(groups.size());
    double most = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        GroupMap& one = maps[i];
        one.name = shown(groups[i].name);
        for (const std::size_t prompt : groups[i].prompts)
            one.prompts += rows.contains(prompt) ? 1 : 0;
        one.data.values = HeadGrid<std::optional<float>>(rows.layers(), rows.heads());
        for (std::size_t cell = 0; cell < means[i].values().size(); ++cell) {
            const double mean = means[i].values()[cell];
            if (!std::isfinite(mean)) continue;
            one.data.values.values()[cell] = static_cast<float>(mean);
            most = std::max(most, std::abs(mean));
        }
        scale(one.data, quantityOf(choice), StudyValue::Groups);
    }
    for (GroupMap& one : maps)
        one.data.limit = most > 0 ? roundUp(most) : 1;
    return maps;
}

HeadGrid<GroupDifference> comparedGroups(const Study& study, const StudyRows& rows,
                                         const StudyChoice& choice) {
    return differenceOfGroups(study, rows, choice.intervention, quantityOf(choice), choice.column,
                              choice.first, choice.second);
}

HeatmapData differenceMap(const HeadGrid<GroupDifference>& compared, const StudyChoice& choice) {
    HeatmapData map;
    map.values = HeadGrid<std::optional<float>>(compared.layers(), compared.heads());
    for (std::size_t i = 0; i < compared.values().size(); ++i) {
        const GroupDifference& one = compared.values()[i];
        if (std::isfinite(one.difference))
            map.values.values()[i] = static_cast<float>(one.difference);
        const bool isSure = std::isfinite(one.pHolm) && one.pHolm <= kFamilyLevel &&
                            (one.ci95[0] > 0 || one.ci95[1] < 0);
        if (!isSure) map.uncertain.push_back(compared.id(i));
    }
    scale(map, quantityOf(choice), StudyValue::Difference);
    return map;
}

QString differenceSentence(const GroupDifference& of, const StudyChoice& choice, HeadId head) {
    const Quantity& quantity = quantityOf(choice);
    return StudyMapTr::tr(
               "Head %1: “%2” less “%3” is %4, 95 % interval %5 to %6; p %7, and %8 by "
               "Holm over all heads.")
        .arg(headName(head), shown(choice.second), shown(choice.first),
             numberText(quantity, of.difference), numberText(quantity, of.ci95[0]),
             numberText(quantity, of.ci95[1]), pText(of.p), pText(of.pHolm));
}

QString groupsSentence(const std::vector<GroupMap>& groups, const StudyChoice& choice,
                       HeadId head) {
    QStringList texts;
    for (const GroupMap& group : groups) {
        const auto& value = group.data.values(head);
        texts << StudyMapTr::tr("%1 %2").arg(
            group.name, value ? numberText(quantityOf(choice), static_cast<double>(*value))
                              : StudyMapTr::tr("not known"));
    }
    return StudyMapTr::tr("Head %1: %2.").arg(headName(head), texts.join(QStringLiteral(", ")));
}

}  // namespace headscope::app
