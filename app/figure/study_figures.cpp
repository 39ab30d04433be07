// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/study_figures.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "document/run_text.h"
#include "ui/intervention_text.h"
#include "ui/paragraph.h"
#include "ui/shown_text.h"

#include <QCoreApplication>

#include <cmath>

namespace headscope::app {

namespace {

struct StudyFiguresTr {
    Q_DECLARE_TR_FUNCTIONS(StudyFigures)
};

const Quantity& chosenQuantity(const StudyChoice& choice) {
    return studyQuantities()[choice.quantity];
}

const Intervention& chosenIntervention(const StudyResults& results, const StudyChoice& choice) {
    return results.summary.interventions[choice.intervention];
}

QString nameOfStudy(const StudyResults& results) {
    return shown(results.summary.name);
}

int countOf(const StudyResults& results, const std::string& column, const std::string& name) {
    int count = 0;
    for (const StudyGroup& group : groupsBy(results.study, column))
        for (const std::size_t prompt : group.prompts)
            count += group.name == name && results.rows.contains(prompt) ? 1 : 0;
    return count;
}

/// How many prompts what is shown is of.
int shownPrompts(const StudyResults& results, const StudyChoice& choice) {
    int count = 0;
    switch (choice.value) {
        case StudyValue::Prompt:
            return choice.prompt && results.rows.contains(*choice.prompt) ? 1 : 0;
        case StudyValue::Difference:
            return countOf(results, choice.column, choice.first) +
                   countOf(results, choice.column, choice.second);
        case StudyValue::Groups:
            for (const GroupMap& group : groupMaps(results.study, results.rows, choice))
                count += group.prompts;
            return count;
        default:
            return static_cast<int>(results.summary.prompts);
    }
}

/// The reference's hash, as far as people compare it; empty: it has none.
QString referenceSentence(const StudySummary& summary) {
    if (summary.referenceSha256.empty()) return {};
    return StudyFiguresTr::tr("Reference prompts: SHA-256 %1.")
        .arg(QString::fromStdString(summary.referenceSha256.substr(0, kShownHashDigits)));
}

/// What was done to how many prompts: with every map and strip.
QString doneSentences(const StudyResults& results, const StudyChoice& choice) {
    const StudySummary& summary = results.summary;
    const QString name = nameOfStudy(results), model = shown(summary.model.name);
    const QString done = textOf(chosenIntervention(results, choice)).done;
    const QString where = positionsText(summary.positions, {});
    const QString quantity = studyQuantityText(chosenQuantity(choice));
    const QString prompts = QString::number(summary.prompts);
    const int of = shownPrompts(results, choice);
    // Clusters are those of all prompts.
    QStringList sentences{
        of == static_cast<int>(summary.prompts)
            ? StudyFiguresTr::tr(
                  "Study “%1”, model %2: each head %3 at %4, over %5 prompts in %6 clusters. %7.")
                  .arg(name, model, done, where, prompts, QString::number(summary.clusters),
                       quantity)
            : StudyFiguresTr::tr(
                  "Study “%1”, model %2: each head %3 at %4, over %5 of its %6 prompts. %7.")
                  .arg(name, model, done, where, QString::number(of), prompts, quantity),
        referenceSentence(summary)};
    if (summary.prompts < summary.planned)
        sentences << StudyFiguresTr::tr("%1 of %2 prompts are still missing.")
                         .arg(QString::number(summary.planned - summary.prompts),
                              QString::number(summary.planned));
    return paragraph(sentences);
}

QString intervalWords(const StudySummary& summary) {
    return summary.clusters < kFewestDrawn
               ? StudyFiguresTr::tr("Student's 95 % interval of the mean of clusters")
               : StudyFiguresTr::tr(
                     "the 95 % bootstrap interval of the mean (%1 resamples of whole "
                     "clusters, seed %2)")
                     .arg(QString::number(summary.options.bootstrap),
                          QString::number(summary.options.seed));
}

QString groupsSentences(const StudyResults& results, const StudyChoice& choice) {
    QStringList counts;
    for (const GroupMap& group : groupMaps(results.study, results.rows, choice))
        counts << StudyFiguresTr::tr("%1: %2").arg(group.name, QString::number(group.prompts));
    const auto groups = groupsBy(results.study, choice.column).size();
    QStringList sentences{
        StudyFiguresTr::tr("The mean over each group's prompts, by the column “%1” (prompts: %2). "
                           "All maps are on one scale; intervals are not drawn.")
            .arg(shown(choice.column), counts.join(QStringLiteral(", ")))};
    if (groups > kMostGroupMaps)
        sentences
            << StudyFiguresTr::tr("%1 more groups are left out.").arg(groups - kMostGroupMaps);
    return paragraph(sentences);
}

QString differenceSentences(const StudyResults& results, const StudyChoice& choice) {
    const StudySummary& summary = results.summary;
    return StudyFiguresTr::tr(
               "The mean over “%1” (%2 prompts) less that over “%3” (%4 prompts), by the column "
               "“%5”. Hatched: the 95 % interval of Welch's t contains 0, or p is above 0.05 once "
               "Holm has corrected it for all %6 heads.")
        .arg(shown(choice.second), QString::number(countOf(results, choice.column, choice.second)),
             shown(choice.first), QString::number(countOf(results, choice.column, choice.first)),
             shown(choice.column), QString::number(summary.model.layers * summary.model.heads));
}

QString promptSentence(const StudyResults& results, const StudyChoice& choice) {
    if (!choice.prompt) return {};
    const StudyPrompt& prompt = results.study.prompts[*choice.prompt];
    return StudyFiguresTr::tr("Prompt %1 alone: “%2”. One prompt has no interval.")
        .arg(shown(prompt.id), shown(prompt.text));
}

QString shownSentences(const StudyResults& results, const StudyChoice& choice) {
    switch (choice.value) {
        case StudyValue::Mean:
            return StudyFiguresTr::tr(
                       "The mean. Hatched: %1 contains 0, or the sign-flip test with the largest "
                       "|t| of all %2 heads has p > 0.05.")
                .arg(intervalWords(results.summary),
                     QString::number(results.summary.model.layers * results.summary.model.heads));
        case StudyValue::Prompt:
            return promptSentence(results, choice);
        case StudyValue::Groups:
            return groupsSentences(results, choice);
        case StudyValue::Difference:
            return differenceSentences(results, choice);
        default:
            return studyValueTip(choice.value);
    }
}

FigureMap oneMap(const StudyResults& results, const StudyChoice& choice) {
    FigureMap map;
    map.title = QStringLiteral("%1: %2").arg(studyValueText(choice.value),
                                             studyQuantityText(chosenQuantity(choice)));
    map.subtitle = StudyFiguresTr::tr("each head %1, %n prompt(s)", nullptr,
                                      static_cast<int>(results.summary.prompts))
                       .arg(textOf(chosenIntervention(results, choice)).done);
    if (choice.value == StudyValue::Difference) {
        map.subtitle = StudyFiguresTr::tr("each head %1, %2 and %3 prompts")
                           .arg(textOf(chosenIntervention(results, choice)).done,
                                QString::number(countOf(results, choice.column, choice.second)),
                                QString::number(countOf(results, choice.column, choice.first)));
        map.title = StudyFiguresTr::tr("%1 − %2: %3")
                        .arg(shown(choice.second), shown(choice.first),
                             studyQuantityText(chosenQuantity(choice)));
        map.data = differenceMap(comparedGroups(results.study, results.rows, choice), choice);
    } else if (choice.value == StudyValue::Prompt) {
        if (choice.prompt) map.subtitle = visible(results.study.prompts[*choice.prompt].text);
        map.data = promptMap(results.rows, choice);
    } else {
        map.data = studyMap(results.summary, choice);
    }
    map.scaleLabel = map.data.barText;
    return map;
}

std::vector<FigureMap> mapsByGroup(const StudyResults& results, const StudyChoice& choice) {
    std::vector<FigureMap> maps;
    for (const GroupMap& group : groupMaps(results.study, results.rows, choice)) {
        const QString count = StudyFiguresTr::tr("%n prompt(s)", nullptr, group.prompts);
        maps.push_back({group.name, count, group.data.barText, group.data});
    }
    return maps;
}

std::optional<OwnFigure> effectsFigure(const StudyResults& results, const StudyChoice& choice,
                                       HeadId head) {
    const Quantity& quantity = chosenQuantity(choice);
    const StudyMap* map =
        results.summary.map(chosenIntervention(results, choice), quantity.metric, quantity.subject);
    if (!map || !map->heads.contains(head)) return std::nullopt;
    const HeadStatistics& of = map->heads(head);
    OwnFigure own;
    own.title = StudyFiguresTr::tr("Head %1 on every prompt of “%2”")
                    .arg(headName(head), nameOfStudy(results));
    FigureEffects effects;
    effects.title =
        StudyFiguresTr::tr("Head %1: %2").arg(headName(head), studyQuantityText(quantity));
    effects.xLabel = axisText(quantity);
    effects.effects = effectsOf(results.rows, choice.intervention, quantity, head);
    if (std::isfinite(of.mean)) effects.mean = of.mean;
    if (std::isfinite(of.ci95[0])) effects.interval = of.ci95;
    own.effects = effects;
    StudyChoice all = choice;  // the strip has every prompt, whatever the map shows
    all.value = StudyValue::Mean;
    own.sentences =
        paragraph({doneSentences(results, all),
                   StudyFiguresTr::tr("A dot is a prompt; the line is the mean."),
                   effects.interval
                       ? StudyFiguresTr::tr("The band is %1.").arg(intervalWords(results.summary))
                       : QString(),
                   studyHeadSentence(results.summary, choice, head)});
    return own;
}

std::vector<std::pair<QString, QString>> studyFacts(const StudyResults& results,
                                                    const StudyChoice& choice) {
    const StudySummary& summary = results.summary;
    std::vector<std::pair<QString, QString>> facts{
        {QStringLiteral("Model"), shown(summary.model.name)},
        {QStringLiteral("Study"), nameOfStudy(results)},
        {QStringLiteral("StudyKey"), QString::fromStdString(summary.key)},
        {QStringLiteral("Prompts"),
         QStringLiteral("%1 / %2").arg(shownPrompts(results, choice)).arg(summary.planned)},
        {QStringLiteral("Clusters"), QString::number(summary.clusters)},
        {QStringLiteral("Intervention"), textOf(chosenIntervention(results, choice)).noun},
        {QStringLiteral("Positions"), positionsText(summary.positions, {})},
        {QStringLiteral("Quantity"), studyQuantityText(chosenQuantity(choice))},
        {QStringLiteral("Resamples"),
         QStringLiteral("%1, seed %2").arg(summary.options.bootstrap).arg(summary.options.seed)}};
    if (!summary.referenceSha256.empty())
        facts.push_back(
            {QStringLiteral("Reference"),
             QStringLiteral("SHA-256 ") + QString::fromStdString(summary.referenceSha256)});
    if (!summary.model.sha256.empty())
        facts.insert(facts.begin() + 1,
                     {QStringLiteral("Weights"),
                      QStringLiteral("SHA-256 ") + QString::fromStdString(summary.model.sha256)});
    return facts;
}

}  // namespace

QString studyCaption(const StudyResults& results, const StudyChoice& choice) {
    return paragraph({doneSentences(results, choice), shownSentences(results, choice)});
}

FigureSource studySource(const StudyResults& results, const StudyChoice& choice,
                         std::optional<HeadId> head) {
    const StudySummary& summary = results.summary;
    FigureSource source;
    source.report.programVersion = summary.programVersion;
    source.report.model = summary.model;
    source.report.promptText = summary.name;
    source.intervention = chosenIntervention(results, choice);
    source.maps = choice.value == StudyValue::Groups
                      ? mapsByGroup(results, choice)
                      : std::vector<FigureMap>{oneMap(results, choice)};
    FigureWords words;
    words.title = StudyFiguresTr::tr("%1 over the prompts of “%2”")
                      .arg(studyValueText(choice.value), nameOfStudy(results));
    words.caption = studyCaption(results, choice);
    words.runLine =
        StudyFiguresTr::tr("%1 · study “%2” · %n prompt(s)", nullptr, shownPrompts(results, choice))
            .arg(shown(summary.model.name), nameOfStudy(results));
    words.facts = studyFacts(results, choice);
    source.words = words;
    if (head) {
        source.effects = effectsFigure(results, choice, *head);
    }
    return source;
}

}  // namespace headscope::app
