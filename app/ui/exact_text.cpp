// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exact_text.h"

#include "ui/shown_text.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <QCoreApplication>
#include <QLocale>
#include <QStringDecoder>

namespace headscope::app {

namespace {

struct ExactTextTr {
    Q_DECLARE_TR_FUNCTIONS(ExactText)
};

/// Where half a surrogate pair is alone; -1: nowhere.
qsizetype loneSurrogate(QStringView text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate()) continue;
        const bool paired =
            text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (!paired) return i;
        ++i;
    }
    return -1;
}

QString hexadecimal(QChar c) {
    return QString::number(c.unicode(), 16).toUpper();
}

}  // namespace

QString fromUtf8Exactly(std::string_view utf8) {
    using Flag = QStringDecoder::Flag;
    QStringDecoder decoder(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
    return decoder.decode(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

std::string toUtf8Exactly(const QString& text, const Message& what) {
    const qsizetype at = loneSurrogate(text);
    if (at >= 0) {
        throw inputError(
            say("%1 holds half a character, U+%2", what, hexadecimal(text[at]).toStdString()),
            say("Type or paste that character again."));
    }
    return text.toStdString();
}

QString whyNotHeld(QStringView text, qsizetype most) {
    if (text.size() > most) {
        const QLocale locale;
        return ExactTextTr::tr("It has %1 characters, and this field takes %2.")
            .arg(locale.toString(text.size()), locale.toString(most));
    }
    const qsizetype at = loneSurrogate(text);
    if (at < 0) return {};
    return ExactTextTr::tr("It holds half a character, U+%1, which is not text.")
        .arg(hexadecimal(text[at]));
}

QString visibleStart(std::string_view utf8, std::size_t mostBytes) {
    if (utf8.size() <= mostBytes) return isolated(QString::fromStdString(visibleText(utf8)));
    std::size_t end = mostBytes;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U)
        --end;
    return isolated(QString::fromStdString(visibleText(utf8.substr(0, end)))) + QStringLiteral("…");
}

QString visibleStart(const QString& text, std::size_t mostBytes) {
    // A unit is at least a byte: one more, and it is too long also for the other.
    return visibleStart(text.left(static_cast<qsizetype>(mostBytes) + 1).toStdString(), mostBytes);
}

QString visibleLabel(const std::string& token) {
    return quotedSigns(QString::fromStdString(visibleText(token)))
        .replace(QLatin1Char('&'), QLatin1String("&&"));
}

}  // namespace headscope::app
