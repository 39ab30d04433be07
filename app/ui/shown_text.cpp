// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shown_text.h"

#include <headscope/visible_text.h>

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr char16_t kFirstStrongIsolate = 0x2068;
constexpr char16_t kPopIsolate = 0x2069;

bool isDirectionalControl(QChar c) {
    const char16_t code = c.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool runsFromRight(char32_t character) {
    switch (QChar::direction(character)) {
        case QChar::DirR:
        case QChar::DirAL:
        case QChar::DirAN:
            return true;
        default:
            return false;
    }
}

qsizetype characters(QStringView text) {
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

}  // namespace

QString shown(const std::string& text, qsizetype most) {
    return isolated(elided(QString::fromStdString(visibleText(text)), most));
}

QString quotedSigns(const QString& token) {
    const QList<uint> code = token.toUcs4();
    const bool isWord =
        std::any_of(code.begin(), code.end(), [](uint c) { return QChar::isLetterOrNumber(c); });
    return isWord ? token : QCoreApplication::translate("ShownText", "“%1”").arg(token);
}

QString elided(const QString& text, qsizetype most) {
    if (text.size() <= most) return text;
    const QLatin1Char space(' ');
    qsizetype begin = most - most / 3;
    qsizetype end = text.size() - most / 3;
    // To a word's end, where one is near.
    const qsizetype last = text.lastIndexOf(space, begin);
    if (last > begin / 2) begin = last;
    const qsizetype first = text.indexOf(space, end);
    if (first >= 0 && first < (end + text.size()) / 2) end = first + 1;
    if (text.at(begin).isLowSurrogate()) --begin;
    if (text.at(end).isLowSurrogate()) ++end;
    const QString mark = QCoreApplication::translate("ShownText", "[%1 characters left out]")
                             .arg(characters(QStringView(text).mid(begin, end - begin)));
    return text.left(begin) + QStringLiteral(" … ") + mark + QStringLiteral(" … ") + text.mid(end);
}

QString isolated(const QString& text) {
    QString safe;
    bool turns = false;
    const QList<uint> code = text.toUcs4();
    for (const uint c : code)
        turns = turns || runsFromRight(c);
    for (const QChar c : text) {
        if (isDirectionalControl(c)) {
            safe += QStringLiteral("\\u") +
                    QString::number(c.unicode(), 16).toUpper().rightJustified(4, QLatin1Char('0'));
        } else {
            safe += c;
        }
    }
    return turns ? QChar(kFirstStrongIsolate) + safe + QChar(kPopIsolate) : safe;
}

}  // namespace headscope::app
