// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step_text.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QResizeEvent>
#include <QScrollBar>

#include <cmath>
#include <memory>

namespace headscope::app {

namespace {

constexpr int kStepMargin = 6;

}  // namespace

StepText::StepText(QWidget* parent) : QTextBrowser(parent) {
    setObjectName(QStringLiteral("lessonBody"));
    setAccessibleName(tr("Text of the step"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    document()->setDocumentMargin(kStepMargin);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &StepText::wholeHeightChanged);
}

void StepText::show(const QString& markdown, const std::map<std::string, std::string>& pictures) {
    m_pictures = pictures;
    document()->setMarkdown(markdown, QTextDocument::MarkdownNoHTML);
}

void StepText::setTextHeight(int pixels) {
    QFont font = this->font();
    font.setPixelSize(pixels);
    document()->setDefaultFont(font);
}

int StepText::wholeHeight() {
    const int around = height() - viewport()->height();  // the style's padding
    const QScrollBar& bar = *verticalScrollBar();
    if (!bar.isVisibleTo(this))
        return static_cast<int>(std::ceil(document()->size().height())) + around;
    // The bar takes width, and so lines: it is laid out once more as without it.
    const std::unique_ptr<QTextDocument> copy(document()->clone(this));
    copy->setTextWidth(viewport()->width() + bar.width());
    return static_cast<int>(std::ceil(copy->size().height())) + around;
}

void StepText::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) Q_EMIT wholeHeightChanged();
}

QVariant StepText::loadResource(int type, const QUrl& name) {
    if (type != QTextDocument::ImageResource) return {};
    const auto found = m_pictures.find(name.fileName().toStdString());
    if (found == m_pictures.end()) return {};
    QImage image = QImage::fromData(
        QByteArray(found->second.data(), static_cast<qsizetype>(found->second.size())));
    const int width = viewport()->width() - 2 * kStepMargin;
    if (image.width() > width && width > 0)
        image = image.scaledToWidth(width, Qt::SmoothTransformation);
    return image;
}

}  // namespace headscope::app
