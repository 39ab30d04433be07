// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/drop_target.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <utility>

namespace headscope::app {

namespace {

/// The one file or folder that is dropped; empty: none, or several.
QString droppedPath(const QMimeData* data) {
    if (!data || data->urls().size() != 1 || !data->urls().constFirst().isLocalFile()) return {};
    return QFileInfo(data->urls().constFirst().toLocalFile()).absoluteFilePath();
}

}  // namespace

DropTarget::DropTarget(QWidget& window, Test canOpen, Open open)
    : QObject(&window), m_window(window), m_canOpen(std::move(canOpen)), m_open(std::move(open)) {
    window.setAcceptDrops(true);
    QCoreApplication::instance()->installEventFilter(this);
}

bool DropTarget::isOfWindow(const QObject* watched) const {
    const auto* widget = qobject_cast<const QWidget*>(watched);
    if (!widget) return false;
    const QWidget* top = widget->window();
    return top == &m_window || (top->acceptDrops() && top->parentWidget() == &m_window);
}

bool DropTarget::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop) return false;
    if (!isOfWindow(watched)) return false;
    auto* drop = static_cast<QDropEvent*>(event);
    const QString path = droppedPath(drop->mimeData());
    if (path.isEmpty() || !m_canOpen(path)) return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    // Not within the drop: a question would keep the other program waiting.
    if (type == QEvent::Drop)
        QMetaObject::invokeMethod(
            this, [this, path] { m_open(path); }, Qt::QueuedConnection);
    return true;
}

}  // namespace headscope::app
