// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step_text.h"

#include "ui/text_size.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFontInfo>
#include <QImage>
#include <QImageReader>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextTable>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr int kStepMargin = 6;
constexpr int kCellPadding = 4;
constexpr qsizetype kMostTableMarks = 4000;  // "|"

// md4c's flag for tables, for which Qt has a name only with the rest of GitHub's dialect.
constexpr int kTables = 0x0100;

/// As a lesson's reader has it: md4c joins empty cells with those before them.
void layTable(QTextTable& table) {
    for (int row = 0; row < table.rows(); ++row)
        for (int column = 0; column < table.columns(); ++column)
            if (table.cellAt(row, column).columnSpan() > 1) table.splitCell(row, column, 1, 1);
    QTextTableFormat format = table.format();
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(kCellPadding);
    table.setFormat(format);
}

/// As large beside the text as it was drawn for text of the usual size, and no wider than this.
QImage pictureOf(QByteArray& bytes, double larger, int widest) {
    constexpr int kTallest = 4;  // widths
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    const QSize most(std::max(1, widest), kTallest * std::max(1, widest));
    if (QSize size = reader.size(); size.isValid()) {
        size *= larger;
        if (size.width() > most.width() || size.height() > most.height())
            size.scale(most, Qt::KeepAspectRatio);
        reader.setScaledSize(size.expandedTo({1, 1}));
    }
    return reader.read();
}

}  // namespace

void layMarkdown(QTextDocument& document, const QString& markdown) {
    const bool hasTables = markdown.count(QLatin1Char('|')) <= kMostTableMarks;
    document.setMarkdown(markdown, QTextDocument::MarkdownFeatures::fromInt(
                                       QTextDocument::MarkdownNoHTML | (hasTables ? kTables : 0)));
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) layTable(*table);
}

StepText::StepText(QWidget* parent) : QTextBrowser(parent) {
    setObjectName(QStringLiteral("lessonBody"));
    setAccessibleName(tr("Text of the step"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    document()->setDocumentMargin(kStepMargin);
    // Queued: the text is being laid out.
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &StepText::settle, Qt::QueuedConnection);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &StepText::settle,
            Qt::QueuedConnection);
}

void StepText::neverScroll() {
    m_scrolls = false;
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void StepText::show(const QString& markdown, const std::map<std::string, std::string>& pictures) {
    m_pictures = pictures;
    m_markdown = markdown;
    layMarkdown(*document(), markdown);
}

void StepText::setTextHeight(int pixels) {
    m_textHeight = pixels;
    useTextHeight();
}

void StepText::useTextHeight() {
    QFont font = this->font();
    if (m_textHeight > 0) font.setPixelSize(m_textHeight);
    document()->setDefaultFont(font);
}

int StepText::wholeHeight() {
    const int around = height() - viewport()->height();  // the style's padding
    const auto laidOut = [this] {
        return static_cast<int>(std::ceil(document()->size().height()));
    };
    const QScrollBar& bar = *verticalScrollBar();
    if (!bar.isVisibleTo(this)) return laidOut() + around;
    // The bar takes width, and so lines: it is laid out once more as without it.
    const QSignalBlocker quiet(document()->documentLayout());
    const qreal beside = document()->textWidth();
    document()->setTextWidth(viewport()->width() + bar.width());
    const int whole = laidOut();
    document()->setTextWidth(beside);
    (void)laidOut();
    return whole + around;
}

// A bar makes lines shorter, and so the text higher: Qt would keep one that is there for that
// alone.
void StepText::showBarIfNeeded() {
    if (!m_scrolls) return;
    const bool fits = wholeHeight() <= height();
    setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

void StepText::settle() {
    showBarIfNeeded();
    Q_EMIT wholeHeightChanged();
}

// Links and code keep the colour and the size that they were laid out with.
void StepText::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::PaletteChange) return;
    useTextHeight();
    const int at = verticalScrollBar()->value();
    layMarkdown(*document(), m_markdown);
    verticalScrollBar()->setValue(at);
}

void StepText::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    showBarIfNeeded();
    if (event->size().width() != event->oldSize().width()) Q_EMIT wholeHeightChanged();
}

QVariant StepText::loadResource(int type, const QUrl& name) {
    if (type != QTextDocument::ImageResource) return {};
    const auto found = m_pictures.find(name.fileName().toStdString());
    if (found == m_pictures.end()) return {};
    QByteArray bytes(found->second.data(), static_cast<qsizetype>(found->second.size()));
    const double larger =
        static_cast<double>(QFontInfo(document()->defaultFont()).pixelSize()) / usualTextHeight();
    return pictureOf(bytes, larger, viewport()->width() - 2 * kStepMargin);
}

}  // namespace headscope::app
