// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/metric_text.h"

#include "document/run_spec.h"
#include "ui/intervention_text.h"
#include "ui/ticks.h"

#include <headscope/rounding.h>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr int kSignificant = 3;
constexpr int kLeastMagnitude = -4;         // powers of ten, that are written out
constexpr double kFourDecimalsFrom = 0.01;  // of P: these show three significant digits

constexpr double kFaintShare = 0.04;  // of a scale: below it a colour is hardly visible

constexpr int kMostGiven = 4;  // heads of a set that are named
constexpr int kMostNines = 5;  // decimals of a percentage near 100, as float32 has them

struct MetricTextTr {
    Q_DECLARE_TR_FUNCTIONS(MetricText)
};

/// Of the first digit.
int magnitudeOf(double percent) {
    return static_cast<int>(std::floor(std::log10(percent)));
}

/// That a percentage needs.
int decimalsOf(double percent, int significant) {
    int decimals = std::clamp(significant - 1 - magnitudeOf(percent), 0, 12);
    // Nor does a softmax give 1: as many nines as there are, as far as float32 has any.
    while (percent < 100 && QString::number(percent, 'f', decimals).toDouble() >= 100 &&
           decimals < kMostNines)
        ++decimals;
    return decimals;
}

/// What is measured before and after, with its unit.
QString measure(Metric metric) {
    switch (metric) {
        case Metric::Probability:
            return MetricTextTr::tr("P");
        case Metric::LogProbability:
            return MetricTextTr::tr("ln P");
        case Metric::Logit:
            return MetricTextTr::tr("logit");
        case Metric::LogitDifference:
            return MetricTextTr::tr("logit difference");
        case Metric::Rank:
            return MetricTextTr::tr("rank");
        case Metric::Kl:
            return MetricTextTr::tr("KL");
        case Metric::Recovered:
            return MetricTextTr::tr("recovered");
        case Metric::TopChanged:
            break;
    }
    return MetricTextTr::tr("top-1");
}

/// The start and the full effect of a patch.
QString donorText(const CleanRun& clean, const DonorRun& donor) {
    return MetricTextTr::tr("prompt %1, donor %2")
        .arg(signedNumber(logitDifference(clean), 2), signedNumber(logitDifference(donor), 2));
}

QString cleanText(const Quantity& quantity, const CleanRun& clean) {
    const WatchedScore& token = quantity.subject == Subject::Control ? clean.control : clean.target;
    if (!hasSubject(quantity.metric) || quantity.subject == Subject::Specificity) {
        if (quantity.metric == Metric::LogitDifference || quantity.metric == Metric::Recovered) {
            return MetricTextTr::tr("clean %1").arg(signedNumber(logitDifference(clean), 2));
        }
        if (clean.top.empty()) return {};
        return MetricTextTr::tr("clean top-1 %1").arg(visible(clean.top.front().token));
    }
    if (quantity.metric == Metric::Logit) {
        return MetricTextTr::tr("clean logit %1, rank %2")
            .arg(numberText(token.logit, 2))
            .arg(token.rank);
    }
    return MetricTextTr::tr("clean P %1, rank %2")
        .arg(sizeText(Metric::Probability, token.p), QString::number(token.rank));
}

/// What the run with the set ablated says of the token that the quantity is about.
QString givenRunText(const Quantity& quantity, const AblatedRun& run) {
    if (!hasSubject(quantity.metric) || quantity.subject == Subject::Specificity)
        return MetricTextTr::tr("top-1 %1").arg(visible(run.argmax));
    const bool control = quantity.subject == Subject::Control;
    return MetricTextTr::tr("P %1, rank %2")
        .arg(sizeText(Metric::Probability, control ? run.pControl : run.pTarget),
             QString::number(control ? run.rankControl : run.rankTarget));
}

/// "zero − mean".
QString pairText(const Lens& lens) {
    if (!lens.isPair()) return MetricTextTr::tr("given the set − plain");
    return MetricTextTr::tr("%1 − %2").arg(textOf(*lens.of).brief, textOf(*lens.minus).brief);
}

/// Empty if the values show on the scale, or are not all there.
QString faintText(const Quantity& quantity, const HeadGrid<std::optional<float>>& values,
                  double limit) {
    double largest = 0;
    for (const auto& value : values.values()) {
        if (!value) return {};
        largest = std::max(largest, std::abs(static_cast<double>(*value)));
    }
    if (!(largest < kFaintShare * limit)) return {};
    // Rounded up: all values are to be within it.
    const QString size = QLocale().toString(largest > 0 ? roundUp(largest) : 0);
    return scaleKind(quantity) == ScaleKind::Diverging
               ? MetricTextTr::tr("all within ±%1").arg(size)
               : MetricTextTr::tr("at most %1").arg(size);
}

}  // namespace

QString metricText(Metric metric) {
    switch (metric) {
        case Metric::Probability:
            return MetricTextTr::tr("Probability");
        case Metric::LogProbability:
            return MetricTextTr::tr("Log-probability");
        case Metric::Logit:
            return MetricTextTr::tr("Logit");
        case Metric::LogitDifference:
            return MetricTextTr::tr("Logit difference");
        case Metric::Rank:
            return MetricTextTr::tr("Rank");
        case Metric::Kl:
            return MetricTextTr::tr("KL divergence");
        case Metric::Recovered:
            return MetricTextTr::tr("Recovered");
        case Metric::TopChanged:
            break;
    }
    return MetricTextTr::tr("Top-1 changed");
}

QString subjectText(Subject subject) {
    switch (subject) {
        case Subject::Target:
            return MetricTextTr::tr("Target");
        case Subject::Control:
            return MetricTextTr::tr("Control");
        case Subject::Specificity:
            break;
    }
    return MetricTextTr::tr("Specificity");
}

QString contrastText(const Lens& lens, bool amongOthers) {
    if (lens.given != GivenSet::No) {
        const QString text = lens.given == GivenSet::Yes
                                 ? MetricTextTr::tr("Given the set")
                                 : MetricTextTr::tr("Given the set − plain");
        return lens.of ? MetricTextTr::tr("%1, %2").arg(text, textOf(*lens.of).brief) : text;
    }
    if (!lens.of) return MetricTextTr::tr("As above");
    const QString first = buttonText(*lens.of, amongOthers);
    if (!lens.minus) return first;
    const InterventionText second = textOf(*lens.minus);
    return MetricTextTr::tr("%1 − %2").arg(first, amongOthers ? second.label : second.brief);
}

QString briefText(Metric metric) {
    switch (metric) {
        case Metric::Logit:
            return MetricTextTr::tr("Logit");
        case Metric::LogitDifference:
            return MetricTextTr::tr("Logit diff.");
        case Metric::Rank:
            return MetricTextTr::tr("Rank");
        case Metric::TopChanged:
            return MetricTextTr::tr("Top-1");
        default:
            return measure(metric);
    }
}

QString briefText(Subject subject) {
    return subject == Subject::Specificity ? MetricTextTr::tr("Specif.") : subjectText(subject);
}

QString briefText(const Lens& lens) {
    if (lens.given != GivenSet::No)
        return lens.given == GivenSet::Yes ? MetricTextTr::tr("Given set")
                                           : MetricTextTr::tr("Given − plain");
    if (!lens.of) return MetricTextTr::tr("As above");
    if (!lens.minus) return buttonText(*lens.of, false);
    return MetricTextTr::tr("%1 − %2").arg(textOf(*lens.of).letters, textOf(*lens.minus).letters);
}

QString metricTip(Metric metric) {
    switch (metric) {
        case Metric::Probability:
            return MetricTextTr::tr("By how much the probability changes.");
        case Metric::LogProbability:
            return MetricTextTr::tr(
                "By how much the natural logarithm of the probability changes, in nats: "
                "shows what happens to unlikely tokens, too.");
        case Metric::Logit:
            return MetricTextTr::tr(
                "By how much the logit changes: before the softmax, so other tokens do not "
                "play into it.");
        case Metric::LogitDifference:
            return MetricTextTr::tr("By how much the target's logit less the control's changes.");
        case Metric::Rank:
            return MetricTextTr::tr("By how many places the token falls (+) or rises (−).");
        case Metric::Kl:
            return MetricTextTr::tr(
                "How far the whole prediction moves: KL(clean ‖ ablated), in nats.");
        case Metric::Recovered:
            return MetricTextTr::tr(
                "How much of the way from the prompt's logit difference to the donor's a patch "
                "goes: 0 is none of it, 1 is all.");
        case Metric::TopChanged:
            break;
    }
    return MetricTextTr::tr("Whether another token becomes the most likely one.");
}

QString subjectTip(Subject subject) {
    switch (subject) {
        case Subject::Target:
            return MetricTextTr::tr("The target token.");
        case Subject::Control:
            return MetricTextTr::tr("The control token.");
        case Subject::Specificity:
            break;
    }
    return MetricTextTr::tr(
        "The target's change less the control's: what a head does to the target in "
        "particular.");
}

QString contrastTip(const Lens& lens) {
    if (lens.given == GivenSet::Yes)
        return MetricTextTr::tr(
            "What each head changes once the set's heads are ablated already. Counted from the run "
            "with the set alone.");
    if (lens.given == GivenSet::LessPlain)
        return MetricTextTr::tr(
            "What each head changes given the set, less what it changes alone: the heads that "
            "stand in for the set light up.");
    if (!lens.of) return MetricTextTr::tr("As chosen for all maps, above them.");
    if (!lens.minus) return textOf(*lens.of).sentence;
    return MetricTextTr::tr("The change under %1 less the change under %2: where the two disagree.")
        .arg(textOf(*lens.of).label, textOf(*lens.minus).label);
}

QString refusalText(Metric metric, Subject subject) {
    if (allows(metric, subject)) return {};
    if (metric == Metric::LogitDifference) {
        return MetricTextTr::tr("The logit difference is about target and control at once.");
    }
    if (metric == Metric::Rank) {
        return MetricTextTr::tr(
            "Ranks are not on a scale of equal steps: the difference between two tokens' "
            "ranks says nothing.");
    }
    return MetricTextTr::tr("%1 is about the whole prediction, not about one token.")
        .arg(metricText(metric));
}

QString refusalText(Metric metric, const Lens& lens) {
    if (allows(metric, lens)) return {};
    return MetricTextTr::tr(
        "Top-1 changed is yes or no: put a map for one beside a map for the other.");
}

QString titleText(const Quantity& quantity, const CleanRun& clean) {
    if (quantity.lens.given != GivenSet::No) {
        const QString title =
            titleText({quantity.metric, quantity.subject, {quantity.lens.of, {}}}, clean);
        return quantity.lens.given == GivenSet::Yes
                   ? MetricTextTr::tr("%1, given the set").arg(title)
                   : MetricTextTr::tr("%1, given the set − plain").arg(title);
    }
    const QString target = visible(clean.target);
    const QString control = visible(clean.control);
    if (!hasSubject(quantity.metric)) {
        return quantity.metric == Metric::LogitDifference
                   ? MetricTextTr::tr("Logit difference %1 − %2").arg(target, control)
                   : metricText(quantity.metric);
    }
    switch (quantity.subject) {
        case Subject::Target:
            return MetricTextTr::tr("Target %1").arg(target);
        case Subject::Control:
            return MetricTextTr::tr("Control %1").arg(control);
        case Subject::Specificity:
            break;
    }
    return MetricTextTr::tr("Specificity %1 − %2").arg(target, control);
}

QString givenText(const GivenPart& given) {
    QStringList names;
    for (const HeadId head : given.heads)
        names << headName(head);
    const auto more = names.size() - kMostGiven;
    if (more <= 0) return names.join(QLatin1String(" + "));
    return MetricTextTr::tr("%1 and %n more", nullptr, static_cast<int>(more))
        .arg(names.mid(0, kMostGiven).join(QLatin1String(" + ")));
}

QString subtitleText(const Quantity& quantity, const Run& run) {
    const CleanRun& clean = run.clean;
    QString done;
    if (quantity.lens.of)
        done = MetricTextTr::tr("each head %1").arg(textOf(*quantity.lens.of).done);
    if (quantity.lens.given != GivenSet::No) {
        const GivenPart* given = quantity.lens.of ? run.givenPart(*quantity.lens.of) : nullptr;
        if (!given)
            return MetricTextTr::tr("not computed in this run: Ablation set, Map Given the Set");
        const auto before = givenRunText(quantity, *given->part.given);
        const QString set = MetricTextTr::tr("given %1").arg(givenText(*given));
        return before.isEmpty() ? MetricTextTr::tr("%1; %2").arg(set, done)
                                : MetricTextTr::tr("%1: %2; %3").arg(set, before, done);
    }
    if (quantity.lens.minus)
        done = MetricTextTr::tr("%1 less %2")
                   .arg(textOf(*quantity.lens.of).done, textOf(*quantity.lens.minus).done);
    const bool ofBoth =
        quantity.metric == Metric::LogitDifference || quantity.metric == Metric::Recovered;
    const DonorRun* donor = ofBoth && quantity.lens.of ? run.donor(*quantity.lens.of) : nullptr;
    const QString before = donor ? donorText(clean, *donor) : cleanText(quantity, clean);
    return before.isEmpty() ? done : MetricTextTr::tr("%1; %2").arg(before, done);
}

QString subtitleText(const Quantity& quantity, const Run& run,
                     const HeadGrid<std::optional<float>>& values, double limit) {
    const QString subtitle = subtitleText(quantity, run);
    const QString faint = faintText(quantity, values, limit);
    return faint.isEmpty() ? subtitle : MetricTextTr::tr("%1; %2").arg(faint, subtitle);
}

namespace {

QString inNats(const QString& text) {
    return MetricTextTr::tr("%1 (nats)").arg(text);
}

/// Of a change that is counted from the run with the set ablated.
QString givenAxisText(const Quantity& quantity) {
    const bool nats =
        unitOf(quantity.metric) == Unit::LogProbability || quantity.metric == Metric::Kl;
    const QString text = (quantity.subject == Subject::Specificity
                              ? MetricTextTr::tr("change of %1 given the set, target − control")
                              : MetricTextTr::tr("change of %1 given the set"))
                             .arg(measure(quantity.metric));
    return nats ? inNats(text) : text;
}

/// Without its unit.
QString changeAxis(const Quantity& quantity) {
    const QString what = measure(quantity.metric);
    const bool special = quantity.subject == Subject::Specificity;
    if (quantity.lens.isDifference()) {
        return (special ? MetricTextTr::tr("change of %1, special to the target, %2")
                        : MetricTextTr::tr("change of %1, %2"))
            .arg(what, pairText(quantity.lens));
    }
    if (special) return MetricTextTr::tr("change of %1, target − control").arg(what);
    if (quantity.metric == Metric::LogitDifference)
        return MetricTextTr::tr("change of logit difference");
    if (quantity.metric == Metric::Recovered)
        return MetricTextTr::tr("recovered (0 prompt, 1 donor)");
    if (!quantity.lens.of) return MetricTextTr::tr("change of %1").arg(what);
    return MetricTextTr::tr("%1 %2 − %1 clean").arg(what, textOf(*quantity.lens.of).run);
}

bool differOnlyInIntervention(const Quantity& a, const Quantity& b) {
    return a.metric == b.metric && a.subject == b.subject && a.lens.given == b.lens.given &&
           !a.lens.isDifference() && !b.lens.isDifference();
}

}  // namespace

QString axisText(const Quantity& quantity) {
    const Metric metric = quantity.metric;
    if (metric == Metric::TopChanged) return MetricTextTr::tr("top-1 changed");
    if (quantity.lens.given == GivenSet::Yes) return givenAxisText(quantity);
    if (metric == Metric::Kl) {
        return quantity.lens.isDifference()
                   ? MetricTextTr::tr("KL, %1 (nats)").arg(pairText(quantity.lens))
               : quantity.lens.of
                   ? MetricTextTr::tr("KL(clean ‖ %1), nats").arg(textOf(*quantity.lens.of).run)
                   : MetricTextTr::tr("KL from the clean run, nats");
    }
    const QString text = changeAxis(quantity);
    return metric == Metric::LogProbability ? inNats(text) : text;
}

std::vector<QString> axisTexts(const std::vector<Quantity>& quantities) {
    std::vector<QString> texts;
    for (const Quantity& quantity : quantities) {
        const QString own = axisText(quantity);
        const bool alone =
            std::all_of(quantities.begin(), quantities.end(), [&](const Quantity& other) {
                return !differOnlyInIntervention(quantity, other) || axisText(other) == own;
            });
        texts.push_back(alone ? own : axisText({quantity.metric, quantity.subject, {}}));
    }
    return texts;
}

std::pair<QString, QString> endTexts(const Quantity& quantity) {
    if (quantity.lens.isDifference()) return {};
    switch (quantity.metric) {
        case Metric::Probability:
        case Metric::LogProbability:
        case Metric::Logit:
            if (quantity.subject == Subject::Specificity) return {};
            return {MetricTextTr::tr("less likely"), MetricTextTr::tr("more likely")};
        case Metric::LogitDifference:
            return {MetricTextTr::tr("to control"), MetricTextTr::tr("to target")};
        case Metric::Rank:
            return {MetricTextTr::tr("rises"), MetricTextTr::tr("falls")};
        case Metric::Kl:
            if (quantity.lens.given == GivenSet::Yes)
                return {MetricTextTr::tr("less change"), MetricTextTr::tr("more change")};
            return {MetricTextTr::tr("no change"), MetricTextTr::tr("more change")};
        case Metric::Recovered:
            return {MetricTextTr::tr("away"), MetricTextTr::tr("to donor")};
        case Metric::TopChanged:
            break;
    }
    return {};
}

QString quantityText(const Quantity& quantity) {
    const bool special = hasSubject(quantity.metric) && quantity.subject == Subject::Specificity;
    const QString what =
        special ? MetricTextTr::tr("%1, target − control").arg(measure(quantity.metric))
                : measure(quantity.metric);
    if (quantity.lens.given == GivenSet::Yes)
        return MetricTextTr::tr("%1, %2").arg(what, MetricTextTr::tr("given the set"));
    return quantity.lens.isDifference()
               ? MetricTextTr::tr("%1, %2").arg(what, pairText(quantity.lens))
               : what;
}

QString columnText(const Quantity& quantity) {
    if (quantity.metric == Metric::Kl) return MetricTextTr::tr("KL");
    if (quantity.metric == Metric::LogitDifference) return MetricTextTr::tr("Δ logit\ndifference");
    const QString what = measure(quantity.metric);
    const QString pair =
        quantity.lens.isDifference() ? QLatin1Char('\n') + pairText(quantity.lens) : QString();
    if (!hasSubject(quantity.metric)) return MetricTextTr::tr("Δ %1").arg(what) + pair;
    switch (quantity.subject) {
        case Subject::Target:
            return MetricTextTr::tr("Δ %1 target").arg(what) + pair;
        case Subject::Control:
            return MetricTextTr::tr("Δ %1 control").arg(what) + pair;
        case Subject::Specificity:
            break;
    }
    return MetricTextTr::tr("Δ %1 specific").arg(what) + pair;
}

QString columnTip(const Quantity& quantity) {
    QStringList tip{metricTip(quantity.metric)};
    if (hasSubject(quantity.metric)) tip.push_back(subjectTip(quantity.subject));
    if (!quantity.lens.isShown()) tip.push_back(contrastTip(quantity.lens));
    return tip.join(QLatin1Char('\n'));
}

QString againstText(const Lens& pair) {
    return MetricTextTr::tr("%1 against %2").arg(textOf(*pair.of).brief, textOf(*pair.minus).brief);
}

QString headName(HeadId head) {
    return QString::fromStdString(name(head));
}

std::optional<HeadId> headOf(const QString& name) {
    const QStringList parts = name.split(QLatin1Char('.'));
    if (parts.size() != 2) return std::nullopt;
    bool isLayer = false;
    bool isHead = false;
    const HeadId head{parts[0].toInt(&isLayer), parts[1].toInt(&isHead)};
    return isLayer && isHead ? std::optional(head) : std::nullopt;
}

QString signedNumber(double value, int digits) {
    if (value == 0) return QStringLiteral("0");
    const double size = std::abs(value);
    const double least = digits == 0 ? 0.5 : std::pow(10.0, kSignificant - 1 - digits);
    return withSign(value,
                    size >= least ? QLocale().toString(size, 'f', digits) : significant(size));
}

QString numberText(double value, int digits) {
    const QString text = signedNumber(value, digits);
    return value > 0 ? text.mid(1) : text;
}

QString significant(double size) {
    if (size == 0) return QStringLiteral("0");
    if (!std::isfinite(size)) return QLocale().toString(size);
    // Of the rounded number: 0.09996 is 0.100.
    const QString rounded = QString::number(size, 'e', kSignificant - 1);
    const int magnitude = rounded.mid(rounded.indexOf(QLatin1Char('e')) + 1).toInt();
    return magnitude < kLeastMagnitude
               ? QLocale().toString(size, 'e', kSignificant - 1)
               : QLocale().toString(size, 'f', std::max(0, kSignificant - 1 - magnitude));
}

QString signedSignificant(double value) {
    const QString size = significant(std::abs(value));
    return value == 0 ? size : withSign(value, size);
}

QString scaleTick(double value, bool isSigned) {
    const auto rounded = [value](int digits) {
        return QString::number(value, 'g', digits).toDouble();
    };
    const bool isRound = rounded(kSignificant) == rounded(kSignificant + 1);
    if (isSigned) return isRound ? signedTick(value) : signedSignificant(value);
    return isRound ? QString::number(value, 'g', kSignificant + 1) : significant(value);
}

QString valueText(const Quantity& quantity, double value) {
    if (quantity.metric == Metric::TopChanged)
        return value != 0 ? MetricTextTr::tr("changes") : MetricTextTr::tr("stays");
    if (quantity.metric == Metric::Rank) return signedNumber(value, 0);
    const bool isSize = scaleKind(quantity) == ScaleKind::Sequential;
    return isSize ? significant(std::abs(value)) : signedSignificant(value);
}

QString percentText(double p, int significant) {
    return percentTexts({p}, significant).front();
}

QStringList percentTexts(const std::vector<double>& all, int significant) {
    // No softmax gives 0, though float32 rounds to it.
    const auto isTooSmall = [](double p) { return !(100 * p >= 1e-10); };
    QStringList texts;
    for (const double p : all) {
        int decimals = 0;
        for (const double other : all) {
            const bool isAlike = !isTooSmall(p) && !isTooSmall(other) &&
                                 magnitudeOf(100 * other) == magnitudeOf(100 * p);
            if (isAlike) decimals = std::max(decimals, decimalsOf(100 * other, significant));
        }
        texts << (isTooSmall(p)
                      ? MetricTextTr::tr("less than 0.0000000001 %")
                      : MetricTextTr::tr("%1 %").arg(QLocale().toString(100 * p, 'f', decimals)));
    }
    return texts;
}

QString sizeText(Metric metric, double size) {
    if (unitOf(metric) == Unit::Rank) return QLocale().toString(size, 'f', 0);
    const bool isP = unitOf(metric) == Unit::Probability;
    return isP && size >= kFourDecimalsFrom ? QLocale().toString(size, 'f', 4) : significant(size);
}

}  // namespace headscope::app
