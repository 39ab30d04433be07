// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/caption_text.h"

#include "document/finding_text.h"
#include "document/metric_text.h"
#include "document/noise.h"
#include "document/run_spec.h"
#include "document/run_text.h"
#include "plot/drift_text.h"
#include "plot/run_maps.h"
#include "ui/intervention_text.h"
#include "ui/paragraph.h"
#include "ui/shown_text.h"

#include <headscope/quantity_text.h>
#include <headscope/visible_text.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace headscope::app {

namespace {

// In a caption: characters of a prompt, of one of its tokens; tokens and positions that are listed.
constexpr qsizetype kCaptionPrompt = 320;
constexpr qsizetype kCaptionToken = 40;
constexpr qsizetype kLineDonor = 60;  // characters of a donor, in the line of the run
constexpr std::size_t kCaptionTokens = 24;
constexpr std::size_t kCaptionPositions = 12;
constexpr qsizetype kMostFact = 200'000;  // characters of one fact in the metadata

struct FigureWordsTr {
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
};

QString probability(float p) {
    return sizeText(Metric::Probability, p);  // not 0.0000 of a token that is hardly ever said
}

QString tokenList(const std::vector<TokenRef>& tokens, qsizetype most) {
    QStringList texts;
    for (const TokenRef& token : tokens)
        texts += shown(token.bytes.empty() ? token.text : token.bytes, most);
    return texts.join(QLatin1String(" | "));
}

QString tokenSentence(const QString& pattern, const WatchedScore& score) {
    return pattern.arg(visible(score), probability(score.p), QString::number(score.rank));
}

Positions positionsOf(const SweepReport& report) {
    return report.result.parts.empty() ? Positions::all() : report.result.parts.front().positions;
}

QString measuredModel(const SweepReport& report) {
    return FigureWordsTr::tr("%1 (%2 layers × %3 heads)")
        .arg(shown(report.model.name), QString::number(report.model.layers),
             QString::number(report.model.heads));
}

/// "Prompt ..., model ...": the first sentences of every caption.
QString promptSentences(const SweepReport& report) {
    const auto& prompt = report.result.clean.prompt;
    const QString model = measuredModel(report);
    const QString text = shown(report.promptText, kCaptionPrompt);
    if (prompt.size() <= kCaptionTokens)
        return FigureWordsTr::tr("Model: %1. Prompt: “%2” (tokens: %3).")
            .arg(model, text, tokenList(prompt, kCaptionToken));
    return FigureWordsTr::tr("Model: %1. Prompt: “%2” (%n token(s)).", nullptr,
                             static_cast<int>(prompt.size()))
        .arg(model, text);
}

QString tokenSentences(const SweepReport& report) {
    const CleanRun& clean = report.result.clean;
    return paragraph(
        {tokenSentence(FigureWordsTr::tr("Target %1: clean P %2, rank %3."), clean.target),
         tokenSentence(FigureWordsTr::tr("Control %1: clean P %2, rank %3."), clean.control)});
}

/// The sentences that a map's quantity needs to be understood, beyond its colour bar.
QString measureSentence(const Quantity& quantity) {
    switch (quantity.metric) {
        case Metric::LogProbability:
            return FigureWordsTr::tr("ln P: natural logarithm of the probability, in nats.");
        case Metric::LogitDifference:
            return FigureWordsTr::tr("Logit difference: the target's logit less the control's.");
        case Metric::Rank:
            return FigureWordsTr::tr("Rank: 1 is the most likely token, so that + is a fall.");
        case Metric::Kl:
            return FigureWordsTr::tr(
                "KL: of the whole prediction, clean against ablated, in nats.");
        case Metric::TopChanged:
            return FigureWordsTr::tr("Top-1 changed: another token becomes the most likely.");
        case Metric::Recovered:
            return FigureWordsTr::tr(
                "Recovered: the patch's share of the way from the prompt's logit difference to the "
                "donor's.");
        case Metric::Probability:
        case Metric::Logit:
            break;
    }
    return {};
}

QString subjectSentence(const Quantity& quantity) {
    const bool special = hasSubject(quantity.metric) && quantity.subject == Subject::Specificity;
    return special ? FigureWordsTr::tr("Specificity: the target's change less the control's.")
                   : QString();
}

std::vector<Lens> lensesOf(const FigureSource& source) {
    std::vector<Lens> lenses;
    for (const Quantity& quantity : source.quantities) {
        if (std::find(lenses.begin(), lenses.end(), quantity.lens) == lenses.end())
            lenses.push_back(quantity.lens);
    }
    if (lenses.empty()) lenses.push_back({source.intervention, {}});
    return lenses;
}

std::vector<Intervention> interventionsOf(const std::vector<Lens>& lenses) {
    std::vector<Intervention> all;
    for (const Lens& lens : lenses)
        for (const Intervention& intervention : headscope::interventionsOf(lens))
            all.push_back(intervention);
    return all;
}

/// What each takes its values from; null of one that has no donor.
std::vector<const DonorRun*> donorsOf(const SweepReport& report,
                                      const std::vector<Intervention>& done) {
    std::vector<const DonorRun*> donors;
    for (const Intervention& intervention : done)
        donors.push_back(report.result.donor(intervention));
    return donors;
}

/// "patched at all positions from “…”"; the donor where both runs have the same.
QString doneText(const std::vector<const DonorRun*>& donors,
                 const std::vector<const DonorRun*>& others, const QString& positions) {
    const auto patch = std::ranges::find_if(donors, [](const auto* donor) { return donor; });
    if (patch == donors.end()) return FigureWordsTr::tr("ablated at %1").arg(positions);
    const std::string& text = (*patch)->text;
    const bool oneDonor = std::ranges::all_of(
        others, [&text](const auto* donor) { return !donor || donor->text == text; });
    if (!oneDonor) return FigureWordsTr::tr("patched at %1").arg(positions);
    const bool onlyPatches = std::ranges::find(donors, nullptr) == donors.end();
    return (onlyPatches ? FigureWordsTr::tr("patched at %1 from “%2”")
                        : FigureWordsTr::tr("ablated, or patched from “%2”, at %1"))
        .arg(positions, shown(text, kLineDonor));
}

/// What the donor is, where a map is of a patch.
QString donorOfLenses(const SweepReport& report, const std::vector<Lens>& lenses) {
    for (const DonorRun* donor : donorsOf(report, interventionsOf(lenses))) {
        if (!donor) continue;
        const QString text = shown(donor->text, kCaptionPrompt);
        const QString its = signedNumber(logitDifference(*donor), 2);
        const QString prompts = signedNumber(logitDifference(report.result.clean), 2);
        if (donor->prompt.size() > kCaptionTokens)
            return FigureWordsTr::tr("Donor: “%1”, logit difference %2 against the prompt's %3.")
                .arg(text, its, prompts);
        return FigureWordsTr::tr(
                   "Donor: “%1” (tokens: %2), logit difference %3 against the prompt's %4.")
            .arg(text, tokenList(donor->prompt, kCaptionToken), its, prompts);
    }
    return {};
}

/// The sentence of what is done to each head; %1 takes its place, at %2.
QString donePattern(const std::vector<Intervention>& done, bool several) {
    if (onlyPatches(done))
        return FigureWordsTr::tr(
            "Each head alone is patched: its output before the layer's output projection is "
            "replaced by %1 at %2.");
    if (needsDonor(done))
        return FigureWordsTr::tr(
            "Each head alone is ablated or patched: its output before the layer's output "
            "projection is replaced by %1, as the maps say, at %2.");
    return several
               ? FigureWordsTr::tr(
                     "Each head alone is ablated: its output before the layer's output projection "
                     "is replaced by %1, as the maps say, at %2.")
               : FigureWordsTr::tr(
                     "Each head alone is ablated: its output before the layer's output projection "
                     "is replaced by %1 at %2.");
}

QString doneSentence(const SweepReport& report, const std::vector<Lens>& lenses) {
    const auto interventions = interventionsOf(lenses);
    QStringList nouns;
    for (const Intervention& intervention : interventions)
        nouns << textOf(intervention).noun;
    nouns.removeDuplicates();
    QString all = nouns.value(0);
    for (const QString& next : nouns.mid(1))
        all = FigureWordsTr::tr("%1 or by %2").arg(all, next);
    return donePattern(interventions, nouns.size() > 1)
        .arg(all,
             positionsText(positionsOf(report), report.result.clean.prompt, kCaptionPositions));
}

/// "5e-07 in P, 1e-06 in logit": the floors of the maps that have cells below theirs.
QString floorsText(const FigureSource& source) {
    QStringList texts;
    for (std::size_t i = 0; i < source.maps.size(); ++i) {
        const FigureMap& map = source.maps[i];
        if (noisyCells(map.data) == 0) continue;
        const bool known = i < source.quantities.size();
        const Quantity quantity = known ? source.quantities[i] : Quantity{};
        const bool isDifference = source.words && i == 2;  // of the two runs
        texts += isDifference
                     ? FigureWordsTr::tr("%1 in their difference").arg(sizeText(map.data.floor))
                     : FigureWordsTr::tr("%1 in %2")
                           .arg(sizeText(map.data.floor), quantityText(quantity));
    }
    texts.removeDuplicates();
    return texts.join(QLatin1String(", "));
}

QString noiseSentence(const FigureSource& source) {
    const QString floors = floorsText(source);
    const auto& floor = source.report.result.noiseFloor;
    if (floors.isEmpty() || !floor) return {};
    // Of two runs compared, each was measured by itself.
    if (source.words)
        return FigureWordsTr::tr("Faint dash: smaller than the numerical noise (%1).").arg(floors);
    return FigureWordsTr::tr(
               "Faint dash: smaller than the run's numerical noise (%1; %2 ablations "
               "computed alone against the batches).")
        .arg(floors, QString::number(floor->cells));
}

/// What was not computed, of a run that was stopped.
QString stoppedSentence(const SweepReport& report) {
    if (!report.result.stopped) return {};
    const auto all = report.result.clean.headMean.values().size();
    QStringList parts;
    for (const RunPart& part : report.result.parts) {
        parts += FigureWordsTr::tr("%1 of %2 heads, each %3")
                     .arg(QString::number(part.cells.size()), QString::number(all),
                          textOf(part.intervention).done);
    }
    return FigureWordsTr::tr("The run was stopped: %1.").arg(parts.join(QLatin1String("; ")));
}

/// What the run shows, where the maps are of one intervention.
QString findingSentences(const FigureSource& source) {
    std::vector<Intervention> shown;
    for (const Lens& lens : lensesOf(source)) {
        if (!lens.of || lens.isPair()) return {};
        if (lens.given != GivenSet::No) continue;  // the finding is of single heads
        if (std::find(shown.begin(), shown.end(), *lens.of) == shown.end())
            shown.push_back(*lens.of);
    }
    if (shown.size() != 1) return {};
    return findingText(source.report.result, shown.front());
}

/// What "given the set" means, where a map is of that.
QString givenSentence(const FigureSource& source) {
    QStringList sets;
    bool isDifference = false;
    for (const Lens& lens : lensesOf(source)) {
        if (lens.given == GivenSet::No || !lens.of) continue;
        isDifference = isDifference || lens.given == GivenSet::LessPlain;
        if (const GivenPart* given = source.report.result.givenPart(*lens.of))
            sets << givenText(*given);
    }
    sets.removeDuplicates();
    if (sets.isEmpty()) return {};
    const QString text = FigureWordsTr::tr(
                             "Given the set: %1 are ablated as well, and changes are counted from "
                             "the run with these alone.")
                             .arg(sets.join(QLatin1String("; ")));
    return isDifference ? paragraph({text, FigureWordsTr::tr("Plain: each head alone.")}) : text;
}

QString mapSentences(const FigureSource& source) {
    QStringList sentences{doneSentence(source.report, lensesOf(source)),
                          donorOfLenses(source.report, lensesOf(source)), findingSentences(source),
                          givenSentence(source)};
    for (const Quantity& quantity : source.quantities)
        sentences << measureSentence(quantity) << subjectSentence(quantity);
    sentences << noiseSentence(source);
    sentences.removeDuplicates();
    return paragraph(sentences);
}

QString driftSentences(const SweepReport& report) {
    const QString text = FigureWordsTr::tr(
        "Points: the mean of each head's output in the clean run. Squares and band: "
        "mean of a layer's heads and one standard deviation to either side.");
    const QString slope = slopeText(report.result.drift);
    if (slope.isEmpty()) return text;
    return paragraph(
        {text, FigureWordsTr::tr("Dashed: least-squares line through all heads, %1.").arg(slope)});
}

QString pairSentences(const FigureSource& source, const Figure& figure) {
    const QString positions = positionsText(positionsOf(source.report),
                                            source.report.result.clean.prompt, kCaptionPositions);
    QStringList sentences;
    const QString first = textOf(source.compared.lens.of.value_or(Zero{})).noun;
    const QString second = textOf(source.compared.lens.minus.value_or(ScalarMean{})).noun;
    const bool patched = needsDonor({source.compared.lens.of.value_or(Zero{}),
                                     source.compared.lens.minus.value_or(ScalarMean{})});
    if (figure.scatter) {
        sentences << (patched
                          ? FigureWordsTr::tr(
                                "A point is a head, ablated or patched alone at %1: its output "
                                "before the layer's output projection replaced by %2 (across) or "
                                "by %3 (up). Dashed: equal effects.")
                          : FigureWordsTr::tr(
                                "A point is a head, ablated alone at %1: its output before the "
                                "layer's output projection replaced by %2 (across) or by %3 "
                                "(up). Dashed: equal effects."))
                         .arg(positions, first, second);
    }
    if (figure.histogram) {
        sentences << (patched
                          ? FigureWordsTr::tr(
                                "Bars: how many heads change by how much, each ablated or patched "
                                "alone at %1 by %2 or by %3, counted in the same bins.")
                          : FigureWordsTr::tr(
                                "Bars: how many heads change by how much, each ablated alone at %1 "
                                "by %2 or by %3, counted in the same bins."))
                         .arg(positions, first, second);
    }
    if (sentences.isEmpty()) return {};
    sentences << donorOfLenses(source.report, {source.compared.lens})
              << measureSentence(source.compared) << subjectSentence(source.compared);
    return paragraph(sentences);
}

QString attentionSentences(const AttentionPattern& pattern) {
    return FigureWordsTr::
        tr("Attention of layer %1, head %2 in the clean run: a row for each token that looks, a "
           "column for each that is looked at; a row's weights add up to 1. The colour's depth "
           "grows with the square root of the weight.")
            .arg(QString::number(pattern.head.layer), QString::number(pattern.head.head));
}

QString growthSentences(const FigureSource& source) {
    return paragraph(
        {FigureWordsTr::tr(
             "The outputs of a set of heads are replaced together by %1, at %2, before their "
             "layers' output projections.")
             .arg(textOf(source.growth.intervention).noun,
                  positionsText(source.growth.origin.positions, source.report.result.clean.prompt,
                                kCaptionPositions)),
         FigureWordsTr::tr(
             "Each step adds the head that leaves the target the least probability, given those "
             "that are in the set.")});
}

bool hasEffects(const Figure& figure) {
    return !figure.maps.empty() || figure.scatter || figure.histogram || figure.growth;
}

QString interventionText(const std::vector<Lens>& lenses) {
    QStringList texts;
    for (const Lens& lens : lenses) {
        if (lens.isPair())
            texts << FigureWordsTr::tr("%1 less %2")
                         .arg(textOf(*lens.of).brief, textOf(*lens.minus).brief);
        else if (lens.of)
            texts << textOf(*lens.of).noun;
    }
    return texts.join(QLatin1String("; "));
}

/// The facts of a run's maps: what was done and what they show.
FigureFacts mapFacts(const FigureSource& source) {
    FigureFacts facts = runFacts(source.report, source.intervention);
    for (auto& [name, text] : facts) {
        if (name == QLatin1String("Intervention")) text = interventionText(lensesOf(source));
    }
    QStringList shown;
    for (const FigureMap& map : source.maps)
        shown << QStringLiteral("%1: %2").arg(map.title, map.scaleLabel);
    facts.emplace_back(QStringLiteral("Maps"), shown.join(QLatin1String("; ")));
    if (const auto& floor = source.report.result.noiseFloor) {
        facts.emplace_back(QStringLiteral("NoiseFloor"),
                           QStringLiteral("%1 (P), %2 (ln P), %3 (logit), %4 (KL)")
                               .arg(sizeText(floor->p), sizeText(floor->logProbability),
                                    sizeText(floor->logit), sizeText(floor->kl)));
    }
    return facts;
}

}  // namespace

QString signature(const SweepReport& report) {
    return FigureWordsTr::tr("Headscope %1.").arg(QString::fromStdString(report.programVersion));
}

QString runSentences(const SweepReport& report, const QString& lead) {
    return paragraph({lead, promptSentences(report), tokenSentences(report)});
}

QString interventionSentence(const SweepReport& report, const Intervention& intervention) {
    return doneSentence(report, {{intervention, {}}});
}

QString sharedLine(const SweepReport& first, const SweepReport& second,
                   const std::vector<Intervention>& done) {
    QStringList parts;
    const QString model = measuredModel(first);
    if (model == measuredModel(second)) parts << model;
    const bool samePrompt = first.promptText == second.promptText;
    if (samePrompt) parts << FigureWordsTr::tr("“%1”").arg(shown(first.promptText, kCaptionPrompt));
    const bool named = positionsOf(first).kind == Positions::Kind::Chosen;  // with their tokens
    const bool samePlace = positionsOf(first) == positionsOf(second) && (samePrompt || !named);
    if (!done.empty() && samePlace) {
        parts << doneText(
            donorsOf(first, done), donorsOf(second, done),
            positionsText(positionsOf(first), first.result.clean.prompt, kCaptionPositions));
    }
    return parts.join(QStringLiteral(" · "));
}

QString ownLine(const SweepReport& report, const OwnFigure& own) {
    QString line = sharedLine(report, report, {});
    if (const DonorRun* donor = own.patched ? report.result.donor(*own.patched) : nullptr)
        line += QStringLiteral(" · ") +
                FigureWordsTr::tr("patched from “%1”").arg(shown(donor->text, kLineDonor));
    return line;
}

QString runLineOf(const FigureSource& source, const Figure& figure) {
    if (source.words) return source.words->runLine;
    std::vector<Lens> lenses;
    if (!figure.maps.empty()) lenses = lensesOf(source);
    if (figure.scatter || figure.histogram) lenses.push_back(source.compared.lens);
    return sharedLine(source.report, source.report, interventionsOf(lenses));
}

FigureFacts runFacts(const SweepReport& report, const std::optional<Intervention>& intervention) {
    const CleanRun& clean = report.result.clean;
    const auto token = [](const WatchedScore& score) {
        QStringList ids;
        for (const TokenRef& one : score.tokens)
            ids.push_back(QString::number(one.id));
        return QStringLiteral("%1 (id %2), clean P %3, rank %4")
            .arg(visible(score), ids.join(QStringLiteral(" + ")), probability(score.p),
                 QString::number(score.rank));
    };
    FigureFacts facts{
        {QStringLiteral("Model"), measuredModel(report)},
        {QStringLiteral("Prompt"), QString::fromStdString(validUtf8(report.promptText))},
        {QStringLiteral("Tokens"), tokenList(clean.prompt, kMostToken)},
        {QStringLiteral("Target"), token(clean.target)},
        {QStringLiteral("Control"), token(clean.control)}};
    if (!report.model.sha256.empty()) {
        facts.insert(facts.begin() + 1,
                     {QStringLiteral("Weights"),
                      QStringLiteral("SHA-256 ") + QString::fromStdString(report.model.sha256)});
    }
    if (intervention) {
        facts.emplace_back(QStringLiteral("Intervention"), textOf(*intervention).noun);
    }
    for (const RunPart& part : report.result.parts) {
        if (!part.donor) continue;
        facts.emplace_back(QStringLiteral("Donor"),
                           QString::fromStdString(validUtf8(part.donor->text)));
        facts.emplace_back(QStringLiteral("DonorTokens"),
                           tokenList(part.donor->prompt, kMostToken));
        break;
    }
    facts.emplace_back(QStringLiteral("Positions"),
                       positionsText(positionsOf(report), clean.prompt, clean.prompt.size()));
    if (report.result.stopped) {
        facts.emplace_back(QStringLiteral("Complete"),
                           FigureWordsTr::tr("no, the run was stopped"));
    }
    for (auto& [name, text] : facts)
        text = elided(text, kMostFact);
    return facts;
}

QString captionOf(const FigureSource& source, const Figure& figure) {
    const SweepReport& report = source.report;
    if (source.words)
        return paragraph({source.words->caption, noiseSentence(source), signature(report)});
    QStringList sentences{promptSentences(report)};
    if (hasEffects(figure)) sentences << tokenSentences(report);
    if (!figure.maps.empty() || figure.scatter || figure.histogram)
        sentences << stoppedSentence(report);
    if (!figure.maps.empty()) sentences << mapSentences(source);
    if (figure.drift) sentences << driftSentences(report);
    sentences << pairSentences(source, figure);
    if (figure.attention) sentences << attentionSentences(figure.attention->pattern);
    if (figure.growth) sentences << growthSentences(source);
    sentences << signature(report);
    return paragraph(sentences);
}

QString donorSentence(const SweepReport& report, const Intervention& intervention) {
    return donorOfLenses(report, {{intervention, {}}});
}

QString ownCaption(const SweepReport& report, const OwnFigure& own) {
    return paragraph({promptSentences(report), tokenSentences(report),
                      own.patched ? donorSentence(report, *own.patched) : QString(), own.sentences,
                      signature(report)});
}

FigureFacts factsOf(const FigureSource& source, const Figure& figure) {
    if (source.words) return source.words->facts;
    FigureFacts facts =
        figure.maps.empty() ? runFacts(source.report, std::nullopt) : mapFacts(source);
    if (figure.attention) {
        facts.emplace_back(QStringLiteral("AttentionOf"), headName(figure.attention->pattern.head));
    }
    if (figure.growth) {
        facts.emplace_back(QStringLiteral("GrownSet"),
                           figure.growth->names.join(QLatin1String(", ")));
    }
    return facts;
}

}  // namespace headscope::app
