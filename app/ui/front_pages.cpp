// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/front_pages.h"

#include <QResizeEvent>

namespace headscope::app {

FrontPages::FrontPages(QWidget* parent) : QStackedWidget(parent) {
    connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
}

int FrontPages::heightForWidth(int width) const {
    const QWidget* page = currentWidget();
    if (!page) return 0;
    const int height = page->heightForWidth(width);
    return height >= 0 ? height : page->minimumSizeHint().height();
}

QSize FrontPages::minimumSizeHint() const {
    const QWidget* page = currentWidget();
    return {page ? page->minimumSizeHint().width() : 0, heightForWidth(width())};
}

QSize FrontPages::sizeHint() const {
    const QWidget* page = currentWidget();
    return {page ? page->sizeHint().width() : 0, heightForWidth(width())};
}

void FrontPages::resizeEvent(QResizeEvent* event) {
    QStackedWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) updateGeometry();
}

}  // namespace headscope::app
