// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/figure_choice.h"

#include "document/run_state.h"
#include "figure/figure_panels.h"
#include "figure/missing_characters.h"

#include <cmath>

namespace headscope::app {

namespace {

constexpr double kMmPerPixel = 25.4 / 96;
constexpr int kContents = static_cast<int>(FigureContent::ByLayer) + 1;

/// A remembered number, if it lies where the dialog could have set it.
void readNumber(const QVariantMap& from, const char* key, double low, double high, double& into) {
    bool isNumber = false;
    const double value = from.value(QLatin1String(key)).toDouble(&isNumber);
    if (isNumber && value >= low && value <= high) into = value;
}

void readBool(const QVariantMap& from, const char* key, bool& into) {
    const QVariant value = from.value(QLatin1String(key));
    if (value.isValid()) into = value.toBool();
}

/// "0 2"; as a list QSettings would not give back one index alone.
template <typename Index>
QString indexText(const std::set<Index>& indices) {
    QStringList words;
    for (const Index index : indices)
        words << QString::number(static_cast<int>(index));
    return words.join(QLatin1Char(' '));
}

/// And back: those below `end`.
template <typename Index>
std::set<Index> indicesFrom(const QVariant& text, unsigned end) {
    std::set<Index> indices;
    for (const QString& word : text.toString().split(u' ')) {
        bool isNumber = false;
        const unsigned index = word.toUInt(&isNumber);
        if (isNumber && index < end) indices.insert(static_cast<Index>(index));
    }
    return indices;
}

}  // namespace

FigureSize sizeOf(const FigureChoice& choice) {
    const double mm = choice.inPixels ? kMmPerPixel : 1;
    FigureSize size;
    size.widthMm = choice.width * mm;
    if (!choice.fitHeight) size.heightMm = choice.height * mm;
    size.dpi = choice.inPixels ? 96 * choice.scale : choice.dpi;
    return size;
}

QVariantMap toVariants(const FigureChoice& choice) {
    return {{QStringLiteral("content"), static_cast<int>(choice.content)},
            {QStringLiteral("map"), choice.map},
            {QStringLiteral("withoutMaps"), indexText(choice.parts.withoutMaps)},
            {QStringLiteral("plots"), indexText(choice.parts.plots)},
            {QStringLiteral("format"), name(choice.format)},
            {QStringLiteral("title"), choice.options.title},
            {QStringLiteral("values"), choice.options.values},
            {QStringLiteral("colorBar"), choice.options.colorBar},
            {QStringLiteral("caption"), choice.options.caption},
            {QStringLiteral("textPoints"), choice.options.textPoints},
            {QStringLiteral("signs"), name(choice.options.signs)},
            {QStringLiteral("colorEnd"), name(choice.options.colorEnd)},
            {QStringLiteral("letters"), choice.options.letters},
            {QStringLiteral("runLine"), choice.options.runLine},
            {QStringLiteral("fontFamily"), choice.options.fontFamily},
            {QStringLiteral("inPixels"), choice.inPixels},
            {QStringLiteral("width"), choice.width},
            {QStringLiteral("height"), choice.height},
            {QStringLiteral("fitHeight"), choice.fitHeight},
            {QStringLiteral("dpi"), choice.dpi},
            {QStringLiteral("scale"), choice.scale},
            {QStringLiteral("captionFile"), choice.captionFile}};
}

FigureChoice choiceFrom(const QVariantMap& variants) {
    FigureChoice choice;
    choice.options.colorMap = chosenColorMap();
    const int content = variants.value(QStringLiteral("content"), 0).toInt();
    if (content >= 0 && content < kContents) choice.content = static_cast<FigureContent>(content);
    choice.map = std::max(0, variants.value(QStringLiteral("map"), 0).toInt());
    choice.parts.withoutMaps =
        indicesFrom<std::size_t>(variants.value(QStringLiteral("withoutMaps")), MapsView::kMost);
    if (const QVariant plots = variants.value(QStringLiteral("plots")); plots.isValid())
        choice.parts.plots = indicesFrom<FigureContent>(plots, kContents);
    choice.format =
        formatFromName(variants.value(QStringLiteral("format")).toString()).value_or(choice.format);
    readBool(variants, "title", choice.options.title);
    readBool(variants, "values", choice.options.values);
    readBool(variants, "colorBar", choice.options.colorBar);
    readBool(variants, "caption", choice.options.caption);
    readNumber(variants, "textPoints", 4, 40, choice.options.textPoints);
    const auto text = [&variants](const char* key) {
        return variants.value(QLatin1String(key)).toString();
    };
    choice.options.signs = cellSignsFromName(text("signs")).value_or(CellSigns::None);
    choice.options.colorEnd = colorEndFromName(text("colorEnd")).value_or(ColorEnd::Scale);
    readBool(variants, "letters", choice.options.letters);
    readBool(variants, "runLine", choice.options.runLine);
    const QString family = text("fontFamily");
    if (isFigureFont(family, {family})) choice.options.fontFamily = family;
    readBool(variants, "inPixels", choice.inPixels);
    const double most = choice.inPixels ? 7000 : 1800;
    readNumber(variants, "width", 20, most, choice.width);
    readNumber(variants, "height", 20, most, choice.height);
    readBool(variants, "fitHeight", choice.fitHeight);
    readNumber(variants, "dpi", 36, 2400, choice.dpi);
    readNumber(variants, "scale", 0.5, 8, choice.scale);
    readBool(variants, "captionFile", choice.captionFile);
    return choice;
}

}  // namespace headscope::app
