// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/run.h>

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace headscope::app {

// What people read of a quantity. GUI thread (translated).

/// "Probability", "Log-probability", ...: for a choice.
[[nodiscard]] QString metricText(Metric metric);
[[nodiscard]] QString subjectText(Subject subject);
/// `amongOthers`: see buttonText().
[[nodiscard]] QString contrastText(const Lens& lens, bool amongOthers = false);
/// The same in few letters, for a choice that has little room: "P", "ln P", ...
[[nodiscard]] QString briefText(Metric metric);
[[nodiscard]] QString briefText(Subject subject);
[[nodiscard]] QString briefText(const Lens& lens);
/// What the choice means, in a sentence or two: for a tip.
[[nodiscard]] QString metricTip(Metric metric);
[[nodiscard]] QString subjectTip(Subject subject);
[[nodiscard]] QString contrastTip(const Lens& lens);
/// Why the metric does not allow it, or nothing if it does.
[[nodiscard]] QString refusalText(Metric metric, Subject subject);
[[nodiscard]] QString refusalText(Metric metric, const Lens& lens);

/// "Target ␣Germany", "Logit difference ␣Germany − ␣France": a map's title. The quantity
/// resolved().
[[nodiscard]] QString titleText(const Quantity& quantity, const CleanRun& clean);
/// "0.4 + 0.2": the heads of a set that is given; of many the first four.
[[nodiscard]] QString givenText(const GivenPart& given);
/// "clean P 0.6200, rank 1; each head set to zero", "given 0.4 + 0.2: P 0.2, rank 1; ...". The
/// quantity resolved().
[[nodiscard]] QString subtitleText(const Quantity& quantity, const Run& run);
/// The same below a map. Where its values hardly show on a scale that ends at `limit`, so that it
/// would look like a map without values, it begins with them: "all within ±0.0003; ...".
[[nodiscard]] QString subtitleText(const Quantity& quantity, const Run& run,
                                   const HeadGrid<std::optional<float>>& values, double limit);
/// "P ablated − P clean", of a patch "P patched − P clean", with the unit where there is one: for a
/// colour bar or an axis. "change of P" where the quantity has no intervention.
[[nodiscard]] QString axisText(const Quantity& quantity);
/// axisText() of each, without their interventions where only these differ: maps or points of both
/// can stand on one scale.
[[nodiscard]] std::vector<QString> axisTexts(const std::vector<Quantity>& quantities);

/// "less likely" and "more likely": what the low and the high end of the scale mean. Both empty if
/// no two words say it.
[[nodiscard]] std::pair<QString, QString> endTexts(const Quantity& quantity);

/// "P", "ln P, zero − mean": what is measured and how, in the middle of a sentence.
[[nodiscard]] QString quantityText(const Quantity& quantity);
/// "Δ P target", "KL": for the head of a column: short, in up to two lines. And what it means, in
/// sentences.
[[nodiscard]] QString columnText(const Quantity& quantity);
[[nodiscard]] QString columnTip(const Quantity& quantity);

/// "zero against mean": of a lens that is a difference.
[[nodiscard]] QString againstText(const Lens& pair);

/// name(head) of headscope: "9.6".
[[nodiscard]] QString headName(HeadId head);
/// And back; empty for what is no such name.
[[nodiscard]] std::optional<HeadId> headOf(const QString& name);
/// "−0.2613": with so many decimals, and more where these show less than three significant digits,
/// as significant() does: "−0.00170", "+3.00e-05". Whole numbers with 0 decimals. The sign is never
/// a hyphen and missing of 0 alone, and what is not 0 never looks so.
[[nodiscard]] QString signedNumber(double value, int digits);
/// The same without a plus: "−0.43", "9.80".
[[nodiscard]] QString numberText(double value, int digits);
/// A size in three significant digits: "0.221", "0.000340", "3.40e-05"; "0" of nothing.
[[nodiscard]] QString significant(double size);
/// The same of a change, with its sign: "+0.221", "−3.40e-05"; "0" of nothing.
[[nodiscard]] QString signedSignificant(double value);
/// Of a scale at a value that may be round: as short as it is, and no longer than significant():
/// "+0.05", "+0.221".
[[nodiscard]] QString scaleTick(double value, bool isSigned);
/// A value as people read it: significant() and signed, ranks as whole numbers, KL without a sign.
[[nodiscard]] QString valueText(const Quantity& quantity, double value);
/// The size of a change or a difference, without a sign: of a probability four decimals, "0.0612",
/// or as significant() where these show less than three digits, as it is of the other metrics.
[[nodiscard]] QString sizeText(Metric metric, double size);
/// "62 %", "0.024 %": as many significant digits as asked, or all before the point. Never 0 % or
/// 100 % of what is neither.
[[nodiscard]] QString percentText(double p, int significant = 2);
/// Several that are compared: those of one magnitude have the same decimals, "from 99.96 % to
/// 99.90 %".
[[nodiscard]] QStringList percentTexts(const std::vector<double>& all, int significant = 2);

}  // namespace headscope::app
