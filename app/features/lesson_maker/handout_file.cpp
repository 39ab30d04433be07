// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/handout_file.h"

#include "ui/exact_text.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QBuffer>
#include <QFileInfo>
#include <QMarginsF>
#include <QPageLayout>
#include <QPdfWriter>
#include <QTextDocument>

namespace headscope::app {

namespace {

constexpr double kPageMarginMm = 18;
constexpr double kPrintPoints = 11;

/// Pages with the text of the HTML, in letters that a PDF holds as text.
std::string pdfOf(const QString& html, const QString& title) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Headscope"));
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                        QMarginsF(kPageMarginMm, kPageMarginMm, kPageMarginMm, kPageMarginMm),
                        QPageLayout::Millimeter));
        QTextDocument document;
        QFont font = document.defaultFont();
        font.setPointSizeF(kPrintPoints);
        document.setDefaultFont(font);
        document.setHtml(html);
        document.setDocumentMargin(0);
        document.print(&writer);
    }
    const QByteArray& bytes = buffer.data();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

}  // namespace

void writeHandout(const Lesson& lesson, const HandoutWish& wish, const LessonValues* values,
                  const QString& file) {
    if (wish.answers && !values)
        throw inputError(say("what is right is not known yet"),
                         say("Open a model, and wait until the lesson's numbers are computed."));
    const auto kind = wish.answers ? HandoutKind::WithAnswers : HandoutKind::Worksheet;
    const QString ending = QFileInfo(file).suffix().toLower();
    const bool isHtml = ending == QLatin1String("html") || ending == QLatin1String("htm");
    const bool isPdf = ending == QLatin1String("pdf");
    const bool isMarkdown = ending == QLatin1String("md");
    if (!isHtml && !isPdf && !isMarkdown)
        throw inputError(say("a handout is written as .pdf, .html or .md"),
                         say("Give the file's name one of these endings."));
    std::string content = lessonHandout(lesson, wish.language, kind, values,
                                        isMarkdown ? HandoutFormat::Markdown : HandoutFormat::Html);
    if (isPdf)
        content =
            pdfOf(fromUtf8Exactly(content), fromUtf8Exactly(lesson.text(wish.language).title));
    writeFileAtomically(file.toStdString(), content);
}

}  // namespace headscope::app
