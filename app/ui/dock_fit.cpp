// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dock_fit.h"

#include "ui/text_size.h"

#include <QDockWidget>
#include <QEvent>
#include <QLayout>
#include <QMainWindow>
#include <QScopedValueRollback>
#include <QScreen>

#include <algorithm>
#include <utility>

namespace headscope::app {

DockFit::DockFit(QMainWindow& window, QDockWidget& dock, QString column)
    : QObject(&dock), m_window(window), m_dock(dock), m_column(std::move(column)) {
    window.installEventFilter(this);
    connect(&dock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible) {
            fit();
            keepSize();
        } else if (m_dock.isHidden()) {
            m_sizeBefore = m_window.size();
        }
    });
    followTextSize(dock, "room", [this] {
        // Once all panels have their new sizes.
        QMetaObject::invokeMethod(this, &DockFit::fit, Qt::QueuedConnection);
    });
}

void DockFit::fit() {
    auto* column = m_window.findChild<QDockWidget*>(m_column);
    if (m_fitting || !m_dock.isVisible() || m_dock.isFloating() || !column ||
        !column->isVisibleTo(&m_window) || column->isFloating())
        return;
    const QScopedValueRollback<bool> fitting(m_fitting, true);
    const bool shares = m_window.tabifiedDockWidgets(&m_dock).contains(column);
    if (shares && !m_shares) return;
    const int room = std::max(m_window.screen()->availableSize().width(), m_sizeBefore.width());
    const int more = shares ? m_dock.minimumSizeHint().width() : 0;
    const int needed = m_window.minimumSizeHint().width() + more;
    // Wider than it must be, it has been made so.
    const bool isTooWide = needed > room && needed >= m_window.width();
    if (isTooWide && !shares) share(*column, room);
    if (!isTooWide && shares) {
        m_window.addDockWidget(Qt::RightDockWidgetArea, &m_dock);
        m_shares = false;
    }
}

void DockFit::share(QDockWidget& column, int room) {
    m_window.tabifyDockWidget(&column, &m_dock);
    m_dock.raise();
    m_shares = true;
    const QSize size(std::min(m_window.width(), room), m_window.height());
    if (!m_sizeBefore.isValid()) m_sizeBefore = size;
    keepSize();
}

/// The window has grown as the panel came, and becomes smaller once all is laid out anew.
void DockFit::keepSize() {
    const auto shrink = [this] {
        const QSize size = std::exchange(m_sizeBefore, {});
        const bool isFree =
            !(m_window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen));
        if (!size.isValid() || !isFree) return;
        m_window.layout()->activate();
        m_window.resize(size);
    };
    QMetaObject::invokeMethod(this, shrink, Qt::QueuedConnection);
}

bool DockFit::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && event->type() == QEvent::Resize && m_dock.isHidden())
        m_sizeBefore = m_window.size();
    return QObject::eventFilter(watched, event);
}

}  // namespace headscope::app
