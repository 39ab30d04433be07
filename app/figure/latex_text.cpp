// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/latex_text.h"

#include <map>

namespace headscope::app {

namespace {

const std::map<char16_t, QString>& commands() {
    static const std::map<char16_t, QString> all{
        {u'\\', QStringLiteral("\\textbackslash{}")},
        {u'{', QStringLiteral("\\{")},
        {u'}', QStringLiteral("\\}")},
        {u'$', QStringLiteral("\\$")},
        {u'&', QStringLiteral("\\&")},
        {u'#', QStringLiteral("\\#")},
        {u'%', QStringLiteral("\\%")},
        {u'_', QStringLiteral("\\_")},
        {u'~', QStringLiteral("\\textasciitilde{}")},
        {u'^', QStringLiteral("\\textasciicircum{}")},
        {u'<', QStringLiteral("\\textless{}")},
        {u'>', QStringLiteral("\\textgreater{}")},
        {u'|', QStringLiteral("\\textbar{}")},
        {u'`', QStringLiteral("\\textasciigrave{}")},
        // \textquotedbl is not in every font encoding, and babel makes a command of the character.
        {u'"', QStringLiteral("\\char34{}")},
        {u'\n', QStringLiteral(" ")},  // an empty line would end the caption's paragraph
        {u'\r', QStringLiteral(" ")},
        {u'\t', QStringLiteral(" ")},
        {u'\u2423', QStringLiteral("\\textvisiblespace{}")},
        {u'\u2212', QStringLiteral("\\ensuremath{-}")},
        {u'\u00D7', QStringLiteral("\\ensuremath{\\times}")},
        {u'\u00B1', QStringLiteral("\\ensuremath{\\pm}")},
        {u'\u00B7', QStringLiteral("\\ensuremath{\\cdot}")},
        {u'\u201C', QStringLiteral("\\textquotedblleft{}")},
        {u'\u201D', QStringLiteral("\\textquotedblright{}")},
        {u'\u2018', QStringLiteral("\\textquoteleft{}")},
        {u'\u2019', QStringLiteral("\\textquoteright{}")},
        {u'\u2013', QStringLiteral("\\textendash{}")},
        {u'\u2014', QStringLiteral("\\textemdash{}")},
        {u'\u2026', QStringLiteral("\\ldots{}")},
        {u'\u00A0', QStringLiteral("~")},
        {u'\u2068', {}},
        {u'\u2069', {}}};
    return all;
}

/// Two of them in a row would be typeset as one other character.
bool joins(QChar c) {
    return c == QLatin1Char('-') || c == QLatin1Char('\'') || c == QLatin1Char(',');
}

}  // namespace

QString latexText(const QString& text) {
    QString result;
    QChar before;
    for (const QChar c : text) {
        if (c == before && joins(c)) result += QLatin1String("{}");
        const auto command = commands().find(c.unicode());
        result += command == commands().end() ? QString(c) : command->second;
        before = c;
    }
    return result;
}

}  // namespace headscope::app
