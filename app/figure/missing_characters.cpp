// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/missing_characters.h"

#include "figure/figure_canvas.h"
#include "figure/figure_panels.h"

#include <headscope/error.h>

#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontMetricsF>

#include <algorithm>
#include <set>

namespace headscope::app {

namespace {

constexpr std::size_t kMostNamed = 12;

struct MissingCharactersTr {
    Q_DECLARE_TR_FUNCTIONS(MissingCharacters)
};

bool isSelector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool isSeen(char32_t c) {
    if (isSelector(c)) return false;
    switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Separator_Space:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return false;
        default:
            return true;
    }
}

QString named(char32_t c) {
    return QStringLiteral("U+%1 %2")
        .arg(QString::number(c, 16).toUpper(), 4, QLatin1Char('0'))
        .arg(QString::fromUcs4(&c, 1));
}

template <typename Plot>
void addHeading(QStringList& texts, const Plot& plot) {
    texts << plot.title << plot.subtitle;
}

void addPlots(QStringList& texts, const Figure& figure) {
    if (const auto& drift = figure.drift) texts << drift->title << drift->yLabel;
    if (const auto& scatter = figure.scatter) {
        addHeading(texts, *scatter);
        texts << scatter->xLabel << scatter->yLabel;
    }
    if (const auto& histogram = figure.histogram) {
        addHeading(texts, *histogram);
        texts << histogram->xLabel << histogram->names[0] << histogram->names[1];
    }
    if (const auto& attention = figure.attention) {
        addHeading(texts, *attention);
        texts << attention->tokens;
    }
    if (const auto& growth = figure.growth) {
        addHeading(texts, *growth);
        texts << growth->names << growth->curves[0] << growth->curves[1];
    }
    if (const auto& ripples = figure.ripples) {
        addHeading(texts, *ripples);
        texts << ripples->names << ripples->yLabel;
        for (const RippleCurve& curve : ripples->curves)
            texts << curve.name;
    }
    if (const auto& pairs = figure.pairs) {
        addHeading(texts, *pairs);
        texts << pairs->data.rowText << pairs->data.columnText << pairs->data.barText;
    }
    if (const auto& effects = figure.effects) {
        addHeading(texts, *effects);
        texts << effects->xLabel;
    }
}

}  // namespace

std::vector<char32_t> missingCharacters(const QStringList& texts, const HasCharacter& has) {
    std::vector<char32_t> missing;
    std::set<char32_t> known;
    for (const QString& text : texts) {
        const QList<uint> codes = text.toUcs4();
        for (const uint code : codes) {
            const char32_t c = code;
            if (known.insert(c).second && isSeen(c) && !has(c)) missing.push_back(c);
        }
    }
    return missing;
}

HasCharacter charactersOf(const QFont& font) {
    return [metrics = QFontMetricsF(font)](char32_t c) { return metrics.inFontUcs4(c); };
}

QStringList drawnTexts(const Figure& asked, const FigureOptions& options) {
    const Figure figure = prepared(asked, options);
    QStringList texts{QStringLiteral("0123456789+\u2212.…")};
    if (options.title) texts << figure.title;
    if (options.runLine) texts << figure.runLine;
    for (const FigureMap& map : figure.maps) {
        addHeading(texts, map);
        texts << map.columns << map.columnText;
        if (options.colorBar) texts << map.scaleLabel;
    }
    addPlots(texts, figure);
    if (options.caption) texts << figure.caption;
    return texts;
}

std::vector<char32_t> missingCharacters(const Figure& figure, const FigureOptions& options) {
    return missingCharacters(drawnTexts(figure, options),
                             charactersOf(FigureFonts(8, options.fontFamily).text));
}

QString missingText(const std::vector<char32_t>& characters) {
    if (characters.empty()) return {};
    QStringList names;
    for (const char32_t c : characters) {
        if (static_cast<std::size_t>(names.size()) == kMostNamed) break;
        names << named(c);
    }
    const auto left = characters.size() - static_cast<std::size_t>(names.size());
    if (left > 0) names << MissingCharactersTr::tr("%1 more").arg(left);
    return MissingCharactersTr::tr(
               "No font here has %1: drawn as boxes. Install one that has them: the package "
               "fonts-noto-core has most scripts, fonts-noto-cjk Chinese, Japanese and Korean, "
               "fonts-noto-color-emoji emoji.")
        .arg(names.join(QStringLiteral(", ")));
}

void requireFonts() {
    requireFonts(QFontDatabase::families(), charactersOf(FigureFonts(8).text));
}

void requireFonts(const QStringList& families, const HasCharacter& has) {
    if (!families.isEmpty() && has(U'0')) return;
    throw failure(say("there is no font here, and a figure without one has no text"),
                  say("Install one, such as the package fonts-dejavu-core."));
}

bool isFigureFont(const QString& family, const QStringList& families) {
    const bool plain = std::none_of(family.begin(), family.end(), [](QChar c) {
        return QStringLiteral("\"'<>&,;").contains(c) || !c.isPrint();
    });
    return plain && !family.isEmpty() && families.contains(family);
}

QStringList figureFonts() {
    const QStringList families = QFontDatabase::families();
    QStringList fit;
    for (const QString& family : families) {
        if (isFigureFont(family, families) && QFontDatabase::isSmoothlyScalable(family) &&
            !QFontDatabase::isPrivateFamily(family))
            fit << family;
    }
    return fit;
}

}  // namespace headscope::app
