// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_files.h"

#include "figure/figure_canvas.h"
#include "figure/figure_text.h"
#include "figure/missing_characters.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/version.h>

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QImageWriter>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <memory>

namespace headscope::app {

namespace {

constexpr int kUnitsPerInch = 2540;      // hundredths of a millimetre
constexpr double kSmallest = 10;         // mm
constexpr double kLargestFigure = 2000;  // mm
constexpr double kMostPixels = 120e6;    // half a gigabyte of them

QString softwareName() {
    return QStringLiteral("Headscope ") + QString::fromUtf8(version());
}

/// As the content of an XML element.
QString escaped(const QString& text) {
    QString result = writable(text).toHtmlEscaped();
    return result.replace(QLatin1Char('\r'), QLatin1String("&#13;"));  // or a parser makes it \n
}

QString titleOf(const Figure& figure) {
    for (const auto& [key, text] : figure.facts) {
        if (key == QLatin1String("Title")) return text;
    }
    return figure.title;
}

bool isDublinCore(const QString& key) {
    return key == QLatin1String("Title") || key == QLatin1String("Description");
}

/// The description, then "Model: ..." and so on, one a line.
QString factLines(const Figure& figure) {
    QStringList lines;
    for (const auto& [key, text] : figure.facts) {
        if (key == QLatin1String("Description")) lines += text;
        if (!isDublinCore(key)) lines += key + QLatin1String(": ") + text;
    }
    return lines.join(QLatin1Char('\n'));
}

/// RDF with title, description, program, and each fact as a property of its own.
QString rdf(const Figure& figure) {
    QString properties;
    for (const auto& [key, text] : figure.facts) {
        if (isDublinCore(key)) continue;
        properties += QStringLiteral("<headscope:%1>%2</headscope:%1>\n").arg(key, escaped(text));
    }
    return QStringLiteral(
               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
               " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
               "xmlns:headscope=\"urn:headscope:run\">\n"
               "<dc:title><rdf:Alt><rdf:li "
               "xml:lang=\"x-default\">%1</rdf:li></rdf:Alt></dc:title>\n"
               "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%2</rdf:li></rdf:Alt>"
               "</dc:description>\n"
               "<xmp:CreatorTool>%3</xmp:CreatorTool>\n%4"
               "</rdf:Description>\n</rdf:RDF>\n")
        .arg(escaped(titleOf(figure)), escaped(factLines(figure)), escaped(softwareName()),
             properties);
}

QByteArray pngBytes(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image)) {
        throw failure(
            say("cannot encode the picture as PNG: %1", writer.errorString().toStdString()),
            say("Try a smaller size."));
    }
    return bytes;
}

QByteArray svgBytes(const Figure& figure, const FigureOptions& options, QSizeF sizeMm) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSize units = (sizeMm * kMm).toSize();
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kUnitsPerInch);
    generator.setSize(units);
    generator.setViewBox(QRect(QPoint(), units));
    generator.setTitle({});  // its own would say "Qt SVG Document"
    generator.setDescription({});
    QPainter painter(&generator);
    drawFigure(painter, figure, options, sizeMm);
    painter.end();
    buffer.close();
    QString text = QString::fromUtf8(bytes);
    // Where the font is missing, the ones closest to it.
    const QString family = FigureFonts(options.textPoints, options.fontFamily).family;
    const QString usual = QStringLiteral("DejaVu Sans, Verdana, sans-serif");
    text.replace(
        QStringLiteral("font-family=\"%1\"").arg(family),
        QStringLiteral("font-family=\"%1\"")
            .arg(options.fontFamily.isEmpty() ? usual : family + QStringLiteral(", ") + usual));
    // The generator cannot write RDF, and its own title would be searched for among the user's
    // texts: all that is not drawn goes right behind the tag that begins the drawing.
    const qsizetype begin = text.indexOf(QLatin1Char('>'), text.indexOf(QLatin1String("<svg"))) + 1;
    text.insert(begin, QStringLiteral("\n<title>") + escaped(titleOf(figure)) +
                           QStringLiteral("</title>\n<desc>") + escaped(factLines(figure)) +
                           QStringLiteral("</desc>\n<metadata>\n") + rdf(figure) +
                           QStringLiteral("</metadata>"));
    return text.toUtf8();
}

/// Without the date, which Qt writes into every PDF: the same figure is the same bytes. Blanks, so
/// that nothing moves.
QByteArray undated(QByteArray pdf) {
    const auto from = pdf.indexOf("/CreationDate (D:");
    const auto to = from < 0 ? from : pdf.indexOf(')', from);
    if (to > from) pdf.replace(from, to - from + 1, QByteArray(to - from + 1, ' '));
    return pdf;
}

QByteArray pdfBytes(const Figure& figure, const FigureOptions& options, QSizeF sizeMm) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kUnitsPerInch);
    writer.setPageSize(QPageSize(sizeMm, QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(writable(titleOf(figure)));
    writer.setCreator(softwareName());
    writer.setDocumentXmpMetadata(
        (QStringLiteral("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n%1</x:xmpmeta>\n"
                        "<?xpacket end=\"w\"?>\n")
             .arg(rdf(figure)))
            .toUtf8());
    QPainter painter(&writer);
    drawFigure(painter, figure, options, sizeMm);
    painter.end();
    return undated(bytes);
}

void checkSize(QSizeF sizeMm) {
    for (const double side : {sizeMm.width(), sizeMm.height()}) {
        if (!(side >= kSmallest && side <= kLargestFigure)) {
            throw inputError(say("the figure would be %1 x %2 mm",
                                 QString::number(sizeMm.width(), 'f', 0).toStdString(),
                                 QString::number(sizeMm.height(), 'f', 0).toStdString()),
                             say("Choose a width and a height from 10 to 2000 mm."));
        }
    }
}

}  // namespace

QString name(FigureFormat format) {
    switch (format) {
        case FigureFormat::Svg:
            return QStringLiteral("svg");
        case FigureFormat::Pdf:
            return QStringLiteral("pdf");
        case FigureFormat::Png:
            break;
    }
    return QStringLiteral("png");
}

std::optional<FigureFormat> formatFromName(const QString& text) {
    for (const FigureFormat format : kFigureFormats) {
        if (text.compare(name(format), Qt::CaseInsensitive) == 0) return format;
    }
    return std::nullopt;
}

QSizeF sizeOf(const Figure& figure, const FigureOptions& options, const FigureSize& size) {
    const double height =
        size.heightMm ? *size.heightMm : naturalHeight(figure, options, size.widthMm);
    return {size.widthMm, height};
}

QImage figureImage(const Figure& figure, const FigureOptions& options, const FigureSize& size) {
    requireFonts();
    const QSizeF sizeMm = sizeOf(figure, options, size);
    checkSize(sizeMm);
    const QSizeF pixels = sizeMm * size.dpi / 25.4;
    if (!(pixels.width() >= 1 && pixels.height() >= 1) ||
        pixels.width() * pixels.height() > kMostPixels) {
        throw inputError(
            say("the picture would be %1 x %2 pixels",
                QString::number(pixels.width(), 'f', 0).toStdString(),
                QString::number(pixels.height(), 'f', 0).toStdString()),
            say("Choose a smaller size or a lower resolution, or SVG or PDF, which have "
                "no pixels."));
    }
    QImage image(qRound(pixels.width()), qRound(pixels.height()), QImage::Format_RGB32);
    image.setDotsPerMeterX(qRound(size.dpi / 0.0254));
    image.setDotsPerMeterY(qRound(size.dpi / 0.0254));
    for (const auto& [key, text] : figure.facts)
        image.setText(key, writable(text));
    image.setText(QStringLiteral("Software"), softwareName());
    QPainter painter(&image);
    painter.scale(image.width() / (sizeMm.width() * kMm), image.height() / (sizeMm.height() * kMm));
    drawFigure(painter, figure, options, sizeMm);
    return image;
}

QByteArray figureBytes(const Figure& figure, const FigureOptions& options, const FigureSize& size,
                       FigureFormat format) {
    requireFonts();
    const QSizeF sizeMm = sizeOf(figure, options, size);
    checkSize(sizeMm);
    switch (format) {
        case FigureFormat::Svg:
            return svgBytes(figure, options, sizeMm);
        case FigureFormat::Pdf:
            return pdfBytes(figure, options, sizeMm);
        case FigureFormat::Png:
            break;
    }
    return pngBytes(figureImage(figure, options, size));
}

void writeFigure(const Figure& figure, const FigureOptions& options, const FigureSize& size,
                 FigureFormat format, const QString& path) {
    const QByteArray bytes = figureBytes(figure, options, size, format);
    writeFileAtomically(
        path.toStdString(),
        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

void copyFigure(const Figure& figure, const FigureOptions& options, const FigureSize& size) {
    auto data = std::make_unique<QMimeData>();
    data->setImageData(figureImage(figure, options, size));
    data->setData(QStringLiteral("image/svg+xml"),
                  figureBytes(figure, options, size, FigureFormat::Svg));
    QGuiApplication::clipboard()->setMimeData(data.release());
}

}  // namespace headscope::app
