// SPDX-License-Identifier: GPL-3.0-or-later
#include "vector_files.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>
#include <set>
#include <utility>

namespace headscope::app::test {

Svg parseSvg(const QByteArray& bytes) {
    Svg svg;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        // The metadata's elements have titles, too.
        if (xml.namespaceUri() != QLatin1String("http://www.w3.org/2000/svg")) continue;
        const QString element = xml.name().toString();
        const auto attributes = xml.attributes();
        const auto number = [&attributes](const char* key) {
            return attributes.value(QLatin1String(key)).toDouble();
        };
        ++svg.elements[element];
        if (element == QLatin1String("svg")) {
            svg.width = attributes.value(QLatin1String("width")).toString();
            svg.height = attributes.value(QLatin1String("height")).toString();
        } else if (element == QLatin1String("rect")) {
            svg.rects.emplace_back(number("x"), number("y"), number("width"), number("height"));
        } else if (element == QLatin1String("text")) {
            svg.text += xml.readElementText().trimmed() + QLatin1Char('\n');
        } else if (element == QLatin1String("title")) {
            svg.title = xml.readElementText();
        } else if (element == QLatin1String("desc")) {
            svg.description = xml.readElementText();
        }
    }
    return xml.hasError() ? Svg{} : svg;
}

std::size_t largestGroup(const std::vector<QRectF>& rects) {
    std::map<std::pair<int, int>, std::set<std::pair<int, int>>> groups;
    for (const QRectF& rect : rects) {
        groups[{qRound(rect.width()), qRound(rect.height())}].insert(
            {qRound(rect.x()), qRound(rect.y())});
    }
    std::size_t most = 0;
    for (const auto& [size, places] : groups)
        most = std::max(most, places.size());
    return most;
}

std::vector<QRectF> pdfRects(const QByteArray& pdf) {
    std::vector<QRectF> rects;
    static const QRegularExpression re(
        QStringLiteral("([-\\d.]+) ([-\\d.]+) ([-\\d.]+) ([-\\d.]+) re\\b"));
    for (qsizetype at = pdf.indexOf("stream"); at >= 0; at = pdf.indexOf("stream", at + 9)) {
        const qsizetype begin = pdf.indexOf('\n', at) + 1;
        const qsizetype end = pdf.indexOf("endstream", begin);
        if (end < 0) break;
        if (pdf.at(begin) != '\x78') continue;  // not compressed by zlib
        // qUncompress wants the length in front; a guess will do.
        const QByteArray content =
            qUncompress(QByteArray("\x00\x10\x00\x00", 4) + pdf.mid(begin, end - begin));
        const QString text = QString::fromLatin1(content);
        for (auto it = re.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            rects.emplace_back(match.captured(1).toDouble(), match.captured(2).toDouble(),
                               match.captured(3).toDouble(), match.captured(4).toDouble());
        }
        at = end;
    }
    return rects;
}

}  // namespace headscope::app::test
