// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_text.h"

namespace headscope::app {

namespace {

constexpr char16_t kIsolate = 0x2068;
constexpr char16_t kPop = 0x2069;

bool isControl(char16_t code) {
    const bool lineBreak = code == u'\t' || code == u'\n' || code == u'\r';
    return (code < 0x20 && !lineBreak) || (code >= 0x7F && code < 0xA0);
}

/// Is the unit at `at` half of a character without its other half?
bool isLone(const QString& text, qsizetype at) {
    const QChar c = text[at];
    if (c.isHighSurrogate()) return at + 1 == text.size() || !text[at + 1].isLowSurrogate();
    return c.isLowSurrogate() && (at == 0 || !text[at - 1].isHighSurrogate());
}

bool turnsText(char16_t code) {
    return (code >= 0x202A && code <= 0x202E) || code == 0x2066 || code == 0x2067 ||
           code == 0x200E || code == 0x200F || code == 0x061C || code == 0x2028 || code == 0x2029;
}

QString writtenOut(char16_t code) {
    const int digits = code < 0x100 ? 2 : 4;
    return QLatin1String(code < 0x100 ? "\\x" : "\\u") +
           QString::number(code, 16).toUpper().rightJustified(digits, QLatin1Char('0'));
}

/// Pops without an isolate are left out, isolates without a pop closed at the end.
QString paired(const QString& text) {
    QString result;
    int open = 0;
    for (const QChar c : text) {
        if (c == QChar(kPop) && open == 0) continue;
        if (c == QChar(kIsolate)) ++open;
        if (c == QChar(kPop)) --open;
        result += c;
    }
    return result + QString(open, QChar(kPop));
}

void makeDrawable(QString& text) {
    text = drawable(text);
}

void makeDrawable(QStringList& texts) {
    for (QString& text : texts)
        makeDrawable(text);
}

template <typename Plot>
void makeHeadingDrawable(Plot& plot) {
    makeDrawable(plot.title);
    makeDrawable(plot.subtitle);
}

}  // namespace

QString writable(const QString& text) {
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t code = text[i].unicode();
        const bool forbidden =
            isControl(code) || code == 0xFFFE || code == 0xFFFF || isLone(text, i);
        result += forbidden ? writtenOut(code) : QString(text[i]);
    }
    return result;
}

QString drawable(const QString& text) {
    QString result;
    for (const QChar c : writable(text))
        result += turnsText(c.unicode()) ? writtenOut(c.unicode()) : QString(c);
    return paired(result);
}

Figure drawable(Figure figure) {
    makeDrawable(figure.title);
    makeDrawable(figure.caption);
    makeDrawable(figure.runLine);
    for (FigureMap& map : figure.maps) {
        makeHeadingDrawable(map);
        makeDrawable(map.scaleLabel);
        makeDrawable(map.columns);
        makeDrawable(map.columnText);
    }
    if (auto& drift = figure.drift) {
        makeDrawable(drift->title);
        makeDrawable(drift->yLabel);
    }
    if (auto& scatter = figure.scatter) {
        makeHeadingDrawable(*scatter);
        makeDrawable(scatter->xLabel);
        makeDrawable(scatter->yLabel);
    }
    if (auto& histogram = figure.histogram) {
        makeHeadingDrawable(*histogram);
        makeDrawable(histogram->xLabel);
        for (QString& name : histogram->names)
            makeDrawable(name);
    }
    if (auto& attention = figure.attention) {
        makeHeadingDrawable(*attention);
        makeDrawable(attention->tokens);
    }
    if (auto& growth = figure.growth) {
        makeHeadingDrawable(*growth);
        makeDrawable(growth->names);
        for (QString& curve : growth->curves)
            makeDrawable(curve);
    }
    if (auto& ripples = figure.ripples) {
        makeHeadingDrawable(*ripples);
        makeDrawable(ripples->names);
        makeDrawable(ripples->yLabel);
        for (RippleCurve& curve : ripples->curves)
            makeDrawable(curve.name);
    }
    if (auto& pairs = figure.pairs) {
        makeHeadingDrawable(*pairs);
        for (QString* text : {&pairs->data.rowText, &pairs->data.columnText, &pairs->data.barText})
            makeDrawable(*text);
    }
    if (auto& effects = figure.effects) {
        makeHeadingDrawable(*effects);
        makeDrawable(effects->xLabel);
    }
    return figure;
}

QStringList balanced(QStringList lines) {
    qsizetype open = 0;
    for (QString& line : lines) {
        const qsizetype before = open;
        open += line.count(QChar(kIsolate)) - line.count(QChar(kPop));
        line = QString(before, QChar(kIsolate)) + line + QString(open, QChar(kPop));
    }
    return lines;
}

}  // namespace headscope::app
