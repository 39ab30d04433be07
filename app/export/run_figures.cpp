// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/run_figures.h"

#include "plot/drift_text.h"
#include "plot/run_maps.h"
#include "plot/ticks.h"
#include "state/noise.h"
#include "state/run_spec.h"

#include <headscope/statistics.h>
#include <headscope/token_choice.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kLeastLimit = 1e-4;       // below it differences are mostly rounding
constexpr qsizetype kCaptionPrompt = 320;  // characters of a prompt in a caption
constexpr std::size_t kCaptionTokens = 24;

QString tr(const char* text) {
    return QCoreApplication::translate("RunFigures", text);
}

QString probability(float p) {
    return QString::number(static_cast<double>(p), 'f', 4);
}

/// The middle of a long text gives way, between words where there are any.
QString shortened(const QString& text, qsizetype most) {
    if (text.size() <= most) return text;
    const QLatin1Char space(' ');
    const QString begin = text.left(most * 2 / 3);
    const QString end = text.right(most / 3);
    const qsizetype last = begin.lastIndexOf(space);
    const qsizetype first = end.indexOf(space);
    return (last > 0 ? begin.left(last) : begin) + QStringLiteral(" … ") + end.mid(first + 1);
}

float effectOf(const SweepReport& report, const Cell& cell, bool target) {
    const CleanRun& clean = report.result.clean;
    return target ? cell.pTarget - clean.target.p : cell.pControl - clean.control.p;
}

QString tokenList(const std::vector<TokenRef>& tokens) {
    QStringList texts;
    for (const TokenRef& token : tokens)
        texts += visible(token.text);
    return texts.join(QLatin1String(" | "));
}

QString positionsText(const Positions& positions, const std::vector<TokenRef>& prompt) {
    switch (positions.kind) {
        case Positions::Kind::All:
            return tr("all positions");
        case Positions::Kind::Last:
            return tr("the last position");
        case Positions::Kind::Chosen:
            break;
    }
    QStringList named;
    for (const int position : positions.chosen) {
        const auto index = static_cast<std::size_t>(position);
        const QString token = index < prompt.size() ? visible(prompt[index].text) : QString();
        named += QStringLiteral("%1 (%2)").arg(QString::number(position), token);
    }
    return (named.size() == 1 ? tr("position %1") : tr("positions %1"))
        .arg(named.join(QLatin1String(", ")));
}

QString tokenSentence(const QString& pattern, const TokenScore& score) {
    return pattern.arg(visible(score.token.text), probability(score.p),
                       QString::number(score.rank));
}

Positions positionsOf(const SweepReport& report) {
    return report.result.sweeps.empty() ? Positions::all() : report.result.sweeps.front().positions;
}

QString modelText(const SweepReport& report) {
    return tr("%1 (%2 layers × %3 heads)")
        .arg(QString::fromStdString(report.model.name), QString::number(report.model.layers),
             QString::number(report.model.heads));
}

QString promptText(const SweepReport& report) {
    return visible(report.promptText);
}

/// "Prompt ..., model ...": the first sentences of every caption.
QString promptSentences(const SweepReport& report) {
    const auto& prompt = report.result.clean.prompt;
    QString text = tr("Model: %1. Prompt: “%2”")
                       .arg(modelText(report), shortened(promptText(report), kCaptionPrompt));
    text += prompt.size() <= kCaptionTokens
                ? tr(" (tokens: %1). ").arg(tokenList(prompt))
                : tr(" (%1 tokens). ").arg(static_cast<qulonglong>(prompt.size()));
    return text;
}

QString tokenSentences(const SweepReport& report) {
    const CleanRun& clean = report.result.clean;
    return tokenSentence(tr("Target %1: clean P %2, rank %3. "), clean.target) +
           tokenSentence(tr("Control %1: clean P %2, rank %3. "), clean.control);
}

/// The sentences that a map's quantity needs to be understood, beyond its colour bar.
QString measureSentence(const Quantity& quantity) {
    switch (quantity.metric) {
        case Metric::LogProbability:
            return tr("ln P: natural logarithm of the probability, in nats. ");
        case Metric::LogitDifference:
            return tr("Logit difference: the target's logit less the control's. ");
        case Metric::Rank:
            return tr("Rank: 1 is the most likely token, so that + is a fall. ");
        case Metric::Kl:
            return tr("KL: of the whole prediction, clean against ablated, in nats. ");
        case Metric::TopChanged:
            return tr("Top-1 changed: another token becomes the most likely. ");
        case Metric::Probability:
        case Metric::Logit:
            break;
    }
    return {};
}

QString subjectSentence(const Quantity& quantity) {
    const bool special = hasSubject(quantity.metric) && quantity.subject == Subject::Specificity;
    return special ? tr("Specificity: the target's change less the control's. ") : QString();
}

std::vector<Contrast> contrastsOf(const FigureSource& source) {
    std::vector<Contrast> contrasts;
    for (const Quantity& quantity : source.quantities) {
        if (std::find(contrasts.begin(), contrasts.end(), quantity.contrast) == contrasts.end())
            contrasts.push_back(quantity.contrast);
    }
    if (contrasts.empty()) {
        contrasts.push_back(source.replacement == Replacement::Zero ? Contrast::Zero
                                                                    : Contrast::Mean);
    }
    return contrasts;
}

QString doneSentence(const SweepReport& report, const std::vector<Contrast>& contrasts) {
    QString done =
        tr("Each head alone is silenced: its output before the layer's output "
           "projection is set to zero or to its mean over the clean run, as the maps "
           "say, at %1. ");
    if (contrasts == std::vector{Contrast::Zero}) {
        done =
            tr("Each head alone is silenced: its output before the layer's output projection "
               "is set to zero at %1. ");
    } else if (contrasts == std::vector{Contrast::Mean}) {
        done =
            tr("Each head alone is silenced: its output before the layer's output projection "
               "is set to its mean over the clean run at %1. ");
    }
    return done.arg(positionsText(positionsOf(report), report.result.clean.prompt));
}

QString noiseSentence(const FigureSource& source) {
    const bool any = std::any_of(source.maps.begin(), source.maps.end(),
                                 [](const FigureMap& map) { return noisyCells(map.data) > 0; });
    const auto& floor = source.report.noiseFloor;
    if (!any || !floor) return {};
    return tr("Grey with a dash: smaller than the run's numerical noise (%1 in P; %2 ablations "
              "computed alone against the batches). ")
        .arg(sizeText(floor->p), QString::number(floor->cells));
}

QString mapSentences(const FigureSource& source) {
    QStringList sentences{doneSentence(source.report, contrastsOf(source))};
    for (const Quantity& quantity : source.quantities)
        sentences << measureSentence(quantity) << subjectSentence(quantity);
    sentences << noiseSentence(source);
    sentences.removeDuplicates();
    return sentences.join(QString());
}

QString driftSentences(const SweepReport& report) {
    QString text =
        tr("Points: the mean of each head's output in the clean run. Squares and band: "
           "mean of a layer's heads and one standard deviation to either side. ");
    const QString slope = slopeText(report.result.drift);
    if (!slope.isEmpty())
        text += tr("Dashed: least-squares line through all heads, %1. ").arg(slope);
    return text;
}

QString signature(const SweepReport& report) {
    return tr("Headscope %1.").arg(QString::fromStdString(report.programVersion));
}

FigureDrift driftOf(const SweepReport& report) {
    return {tr("Observed head means over depth"), report.result.clean.headMean,
            report.result.drift};
}

/// Target effects of the heads that both sweeps have.
std::vector<std::pair<double, double>> pairsOf(const SweepReport& report) {
    std::vector<std::pair<double, double>> points;
    const Sweep* zero = sweepOf(report, Replacement::Zero);
    const Sweep* mean = sweepOf(report, Replacement::Mean);
    if (!zero || !mean) return points;
    auto other = mean->cells.begin();
    for (const Cell& cell : zero->cells) {
        while (other != mean->cells.end() && other->head < cell.head)
            ++other;
        if (other == mean->cells.end()) break;
        if (other->head != cell.head) continue;
        points.emplace_back(effectOf(report, cell, true), effectOf(report, *other, true));
    }
    return points;
}

FigureScatter scatterOf(const SweepReport& report) {
    FigureScatter scatter;
    scatter.points = pairsOf(report);
    const QString token = visible(report.result.clean.target.token.text);
    scatter.title = tr("Zero against mean: target %1").arg(token);
    scatter.xLabel = tr("effect of zero, P ablated − P clean");
    scatter.yLabel = tr("effect of mean, P ablated − P clean");
    std::vector<double> x;
    std::vector<double> y;
    double largest = 0;
    for (const auto& [zero, mean] : scatter.points) {
        x.push_back(zero);
        y.push_back(mean);
        largest = std::max(largest, std::abs(zero - mean));
    }
    const QString difference = QString::number(largest, 'f', 4);
    const auto r = pearson(x, y);
    scatter.subtitle =
        r ? tr("%1 heads, r = %2, largest difference %3")
                .arg(QString::number(x.size()), QString::number(*r, 'f', 3), difference)
          : tr("%1 heads, largest difference %2").arg(QString::number(x.size()), difference);
    return scatter;
}

QString titleOf(const FigureSource& source, FigureContent content, std::size_t map) {
    const QString model = QString::fromStdString(source.report.model.name);
    switch (content) {
        case FigureContent::Drift:
            return tr("Observed head means of %1").arg(model);
        case FigureContent::ZeroVsMean:
            return tr("Zero against mean ablation in %1").arg(model);
        case FigureContent::OneMap:
            return tr("%1: each head of %2 silenced").arg(source.maps[map].title, model);
        case FigureContent::Maps:
        case FigureContent::Composition:
            break;
    }
    return tr("What each head of %1 is worth").arg(model);
}

QString scatterSentences(const SweepReport& report) {
    return tr("A point is a head, silenced alone at %1: its output before the layer's output "
              "projection set to zero (across) or to its mean over the clean run (up). "
              "Dashed: equal effects. ")
        .arg(positionsText(positionsOf(report), report.result.clean.prompt));
}

QString captionOf(const FigureSource& source, const Figure& figure) {
    const SweepReport& report = source.report;
    QString text = promptSentences(report);
    if (!figure.maps.empty() || figure.scatter) text += tokenSentences(report);
    if (!figure.maps.empty()) text += mapSentences(source);
    if (figure.drift) text += driftSentences(report);
    if (figure.scatter) text += scatterSentences(report);
    return text + signature(report);
}

/// With those of its maps that the parts have.
FigureSource chosenMaps(FigureSource source, const FigureParts& parts) {
    for (auto map = source.maps.size(); map-- > 0;) {
        if (!parts.withoutMaps.contains(map)) continue;
        const auto at = static_cast<std::ptrdiff_t>(map);
        source.maps.erase(source.maps.begin() + at);
        if (!source.quantities.empty()) source.quantities.erase(source.quantities.begin() + at);
    }
    return source;
}

QString replacementText(const std::vector<Contrast>& contrasts) {
    QStringList texts;
    for (const Contrast contrast : contrasts) {
        if (contrast == Contrast::ZeroMinusMean) {
            texts << tr("zero less mean");
        } else {
            texts << (contrast == Contrast::Mean
                          ? tr("mean of the head's values over the clean run")
                          : tr("zero"));
        }
    }
    return texts.join(QLatin1String("; "));
}

/// The facts of a run's maps: what was done and what they show.
std::vector<std::pair<QString, QString>> mapFacts(const FigureSource& source) {
    auto facts = runFacts(source.report, source.replacement);
    for (auto& [name, text] : facts) {
        if (name == QLatin1String("Replacement")) text = replacementText(contrastsOf(source));
    }
    QStringList shown;
    for (const FigureMap& map : source.maps)
        shown << QStringLiteral("%1: %2").arg(map.title, map.scaleLabel);
    facts.emplace_back(QStringLiteral("Maps"), shown.join(QLatin1String("; ")));
    if (const auto& floor = source.report.noiseFloor) {
        facts.emplace_back(
            QStringLiteral("NoiseFloor"),
            QStringLiteral("%1 (P), %2 (logit), %3 (KL)")
                .arg(sizeText(floor->p), sizeText(floor->logit), sizeText(floor->kl)));
    }
    return facts;
}

}  // namespace

double probabilityFloor(const SweepReport& report) {
    return report.noiseFloor ? report.noiseFloor->p : 0;
}

double differenceFloor(const SweepReport& first, const SweepReport& second) {
    return first.noiseFloor && second.noiseFloor ? first.noiseFloor->p + second.noiseFloor->p : 0;
}

QString runSentences(const SweepReport& report, const QString& lead) {
    return lead + promptSentences(report) + tokenSentences(report);
}

QString replacementSentence(const SweepReport& report, Replacement replacement) {
    return doneSentence(report,
                        {replacement == Replacement::Zero ? Contrast::Zero : Contrast::Mean});
}

const Sweep* sweepOf(const SweepReport& report, Replacement replacement) {
    for (const Sweep& sweep : report.result.sweeps) {
        if (sweep.replacement == replacement) return &sweep;
    }
    return nullptr;
}

double scaleLimit(const SweepReport& report) {
    double largest = kLeastLimit;
    for (const Sweep& sweep : report.result.sweeps) {
        for (const Cell& cell : sweep.cells) {
            for (const bool target : {true, false}) {
                const double size = std::abs(effectOf(report, cell, target));
                if (std::isfinite(size)) largest = std::max(largest, size);
            }
        }
    }
    return roundUp(largest);
}

std::vector<FigureMap> effectMaps(const SweepReport& report, Replacement replacement,
                                  double limit) {
    const CleanRun& clean = report.result.clean;
    const Sweep& sweep = *sweepOf(report, replacement);
    std::vector<FigureMap> maps;
    for (const bool target : {true, false}) {
        const TokenScore& token = target ? clean.target : clean.control;
        FigureMap map;
        map.title = (target ? tr("Target %1") : tr("Control %1")).arg(visible(token.token.text));
        map.subtitle = (replacement == Replacement::Zero
                            ? tr("clean P %1, rank %2; each head set to zero")
                            : tr("clean P %1, rank %2; each head set to its mean"))
                           .arg(probability(token.p), QString::number(token.rank));
        map.scaleLabel = tr("P ablated − P clean");
        map.data.values = {report.model.layers, report.model.heads};
        map.data.limit = limit;
        map.data.floor = probabilityFloor(report);
        for (const Cell& cell : sweep.cells)
            map.data.values(cell.head) = effectOf(report, cell, target);
        for (const Flip& flip : sweep.robustness.flips)
            map.data.flips.push_back(flip.head);
        maps.push_back(std::move(map));
    }
    return maps;
}

std::vector<std::pair<QString, QString>> runFacts(const SweepReport& report,
                                                  std::optional<Replacement> replacement) {
    const CleanRun& clean = report.result.clean;
    const auto token = [](const TokenScore& score) {
        return QStringLiteral("%1 (id %2), clean P %3, rank %4")
            .arg(visible(score.token.text), QString::number(score.token.id), probability(score.p),
                 QString::number(score.rank));
    };
    std::vector<std::pair<QString, QString>> facts{
        {QStringLiteral("Model"), modelText(report)},
        {QStringLiteral("Prompt"), QString::fromStdString(validUtf8(report.promptText))},
        {QStringLiteral("Tokens"), tokenList(clean.prompt)},
        {QStringLiteral("Target"), token(clean.target)},
        {QStringLiteral("Control"), token(clean.control)}};
    if (!report.model.sha256.empty()) {
        facts.insert(facts.begin() + 1,
                     {QStringLiteral("Weights"),
                      QStringLiteral("SHA-256 ") + QString::fromStdString(report.model.sha256)});
    }
    if (replacement) {
        facts.emplace_back(QStringLiteral("Replacement"),
                           *replacement == Replacement::Zero
                               ? tr("zero")
                               : tr("mean of the head's values over the clean run"));
    }
    facts.emplace_back(QStringLiteral("Positions"),
                       positionsText(positionsOf(report), clean.prompt));
    if (report.result.stopped) {
        facts.emplace_back(QStringLiteral("Complete"), tr("no, the run was stopped"));
    }
    return facts;
}

FigureSource figureSource(const SweepReport& report, Replacement replacement, double limit) {
    FigureSource source{report, replacement, {}, {}, {}};
    if (sweepOf(report, replacement)) source.maps = effectMaps(report, replacement, limit);
    return source;
}

bool hasContent(const FigureSource& source, FigureContent content) {
    const bool ofMaps = content == FigureContent::Maps || content == FigureContent::OneMap;
    if (source.words && !ofMaps) return false;
    switch (content) {
        case FigureContent::Drift:
            return !source.report.result.clean.headMean.empty();
        case FigureContent::ZeroVsMean:
            return pairsOf(source.report).size() >= 2;
        case FigureContent::Composition:
            return !source.maps.empty() && !source.report.result.clean.headMean.empty();
        case FigureContent::Maps:
        case FigureContent::OneMap:
            break;
    }
    return !source.maps.empty();
}

Figure makeFigure(const FigureSource& whole, FigureContent content, std::size_t map,
                  const FigureParts& parts) {
    const bool composed = content == FigureContent::Composition;
    const bool scatter = composed ? parts.scatter && hasContent(whole, FigureContent::ZeroVsMean)
                                  : content == FigureContent::ZeroVsMean;
    const bool drift = composed ? parts.drift : content == FigureContent::Drift;
    std::optional<FigureSource> chosen;
    if (composed && !parts.withoutMaps.empty()) {
        chosen = chosenMaps(whole, parts);
        if (chosen->maps.empty() && !drift && !scatter) chosen.reset();
    }
    const FigureSource& source = chosen ? *chosen : whole;
    Figure figure;
    if (content == FigureContent::OneMap) figure.maps = {source.maps[map]};
    if (content == FigureContent::Maps || composed) {
        figure.maps = source.maps;
        figure.columns = source.maps.size() == 3 ? 3 : 2;
    }
    if (drift) figure.drift = driftOf(source.report);
    if (scatter) figure.scatter = scatterOf(source.report);
    if (source.words) {
        figure.title = source.words->title;
        figure.caption = source.words->caption + noiseSentence(source) + signature(source.report);
        figure.facts = source.words->facts;
    } else {
        figure.title = titleOf(source, content, map);
        figure.caption = captionOf(source, figure);
        figure.facts =
            figure.maps.empty() ? runFacts(source.report, std::nullopt) : mapFacts(source);
    }
    figure.facts.insert(figure.facts.begin(), {{QStringLiteral("Title"), figure.title},
                                               {QStringLiteral("Description"), figure.caption}});
    return figure;
}

}  // namespace headscope::app
