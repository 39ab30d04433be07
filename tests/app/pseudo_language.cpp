// SPDX-License-Identifier: GPL-3.0-or-later
#include "pseudo_language.h"

#include <QHash>
#include <QKeySequence>
#include <QRegularExpression>

namespace headscope::app::test {

namespace {

constexpr double kLonger = 0.4;

bool isKeys(const QString& text) {
    static const QRegularExpression kKeys(QStringLiteral(
        R"(^((Ctrl|Alt|Shift)\+)*(F?%?\d+|.|Return|Enter|Del|Backspace|PgUp|PgDown)$)"));
    return kKeys.match(text).hasMatch();
}

QString accented(const QString& text) {
    static const QHash<QChar, QChar> kAccents{
        {u'a', u'ậ'}, {u'e', u'ệ'}, {u'i', u'ị'}, {u'o', u'ộ'}, {u'u', u'ự'}, {u'y', u'ỵ'},
        {u'A', u'Ẫ'}, {u'E', u'Ễ'}, {u'I', u'Ĩ'}, {u'O', u'Ỗ'}, {u'U', u'Ữ'}, {u'Y', u'Ỹ'}};
    QString result;
    QChar before;
    bool inTag = false;
    for (const QChar one : text) {
        if (one == u'<') inTag = true;
        const bool kept = inTag || before == u'%' || before == u'&';
        result += kept ? one : kAccents.value(one, one);
        if (one == u'>') inTag = false;
        before = one;
    }
    return result;
}

}  // namespace

QString PseudoLanguage::translate(const char* /*context*/, const char* source,
                                  const char* /*disambiguation*/, int /*n*/) const {
    const QString text = QString::fromUtf8(source);
    if (isKeys(text)) return text;
    static const QRegularExpression kEnd(QStringLiteral(R"([\s:.…]*$)"));
    const qsizetype end = kEnd.match(text).capturedStart();
    if (end == 0) return text;  // no word in it
    QString more;
    const auto letters = static_cast<qsizetype>(kLonger * static_cast<double>(end));
    while (more.size() < letters)
        more += more.size() % 6 == 5 ? u' ' : u'ộ';
    return accented(text.left(end)) + more + text.mid(end);
}

}  // namespace headscope::app::test
