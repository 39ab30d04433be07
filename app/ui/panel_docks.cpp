// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel_docks.h"

#include "ui/commands.h"
#include "ui/pane.h"
#include "ui/text_size.h"

#include <QAction>
#include <QApplication>
#include <QChildEvent>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kWide = 1600;                // from this width on, two groups of panels fit
constexpr int kMostHeight = 90;            // of what a panel may claim for itself
constexpr double kLowerLeast = 0.31;       // of the window's height, for the panels
constexpr double kLowerLeastLarge = 0.25;  // where large text leaves the cells little height
constexpr int kLargeText = 130;            // percent, from which on it does
constexpr double kLowerMost = 0.45;

/// A panel that needs more than a small screen has is scrolled: it does not make the window larger.
class PanelScroll : public QScrollArea {
 public:
    [[nodiscard]] QSize minimumSizeHint() const override {
        const QSize least = QScrollArea::minimumSizeHint();
        const int wanted = widget() ? widget()->minimumSizeHint().height() : 0;
        return {least.width(), std::max(least.height(), std::min(wanted, kMostHeight))};
    }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) {
            updateGeometry();
            fit();
        }
        return QScrollArea::eventFilter(watched, event);
    }
    void resizeEvent(QResizeEvent* event) override {
        fit();
        QScrollArea::resizeEvent(event);
    }

 private:
    /// As large as there is room, and at least as it must be. (A resizable QScrollArea would scroll
    /// already below the preferred height, where there are texts that wrap.)
    void fit() {
        if (!widget()) return;
        const QSize least = widget()->minimumSizeHint();
        QSize room = maximumViewportSize();
        if (least.height() > room.height())
            room.rwidth() -= verticalScrollBar()->sizeHint().width();
        if (least.width() > room.width())
            room.rheight() -= horizontalScrollBar()->sizeHint().height();
        widget()->resize(room.expandedTo(least));
    }
};

/// Behind another one Qt leaves a dock visible, and only moves it out of the window.
bool isBehind(const QDockWidget& dock) {
    const QRect place = dock.geometry();
    return !dock.isFloating() && (place.right() < 0 || place.bottom() < 0);
}

}  // namespace

PanelDocks::PanelDocks(QMainWindow& window) : QObject(&window), m_window(window) {
    window.setDockNestingEnabled(true);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.installEventFilter(this);
}

PanelDocks::~PanelDocks() {
    // Here, while whatever the panels read is still there.
    for (auto* dock : m_docks) {
        dock->disconnect(this);
        delete dock;
    }
}

QDockWidget* PanelDocks::add(const QString& name, const QString& title, QWidget* panel,
                             const QKeySequence& keys, Place place) {
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(name);
    auto* framed = new QWidget;
    auto* layout = new QVBoxLayout(framed);
    layout->setContentsMargins(0, 2, 10, 2);
    auto* scroll = new PanelScroll;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(panel);
    panel->setAutoFillBackground(false);
    layout->addWidget(scroll);
    dock->setWidget(framed);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    // Beside each other they would need a very wide window.
    if (!m_docks.isEmpty()) m_window.tabifyDockWidget(m_docks.front(), dock);
    m_docks.push_back(dock);
    if (place == Place::Side || place == Place::SideFront) m_side.push_back(dock);
    if (place == Place::SideFront) m_sideFront = dock;
    if (place == Place::Closed) m_closed.push_back(dock);
    auto* raiser = new QAction(title, this);
    raiser->setShortcut(keys);
    raiser->setStatusTip(tr("Bring this panel to the front"));
    connect(raiser, &QAction::triggered, this, [this, dock] { bringUp(dock); });
    m_raisers.push_back(raiser);
    if (auto* pane = qobject_cast<Pane*>(panel)) {
        connect(dock, &QDockWidget::visibilityChanged, pane, &Pane::setInFront);
    }
    connect(
        dock, &QDockWidget::visibilityChanged, this,
        [this, dock](bool seen) {
            if (!seen) takeFocusFrom(dock);
        },
        Qt::QueuedConnection);  // once the one in front is there
    connect(dock, &QDockWidget::topLevelChanged, this, &PanelDocks::refreshTitles);
    connect(dock, &QDockWidget::visibilityChanged, this, &PanelDocks::refreshTitles);
    connect(dock, &QDockWidget::dockLocationChanged, this, &PanelDocks::refreshTitles);
    return dock;
}

void PanelDocks::refreshTitles() {
    for (auto* dock : m_docks) {
        const bool tabbed = !dock->isFloating() && !m_window.tabifiedDockWidgets(dock).isEmpty();
        if (tabbed == (dock->titleBarWidget() != nullptr)) continue;
        QWidget* old = dock->titleBarWidget();
        dock->setTitleBarWidget(tabbed ? new QWidget(dock) : nullptr);
        if (old) old->deleteLater();
    }
    // Names in full: where there is no room for all, the tabs are scrolled.
    for (auto* bar : m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        bar->setAccessibleName(tr("Panels"));
        bar->setElideMode(Qt::ElideNone);
        bar->setUsesScrollButtons(true);
    }
}

void PanelDocks::arrange() {
    if (m_docks.isEmpty()) return;
    const bool wide = m_window.width() >= kWide;
    for (auto* dock : m_docks) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    QDockWidget* first = m_docks.front();
    QDockWidget* firstSide = wide && !m_side.isEmpty() ? m_side.front() : nullptr;
    m_window.addDockWidget(Qt::BottomDockWidgetArea, first);
    // Before there are tabs: what is split off a tab becomes a tab itself.
    if (firstSide) m_window.splitDockWidget(first, firstSide, Qt::Horizontal);
    for (auto* dock : m_docks) {
        QDockWidget* group = firstSide && m_side.contains(dock) ? firstSide : first;
        if (dock != group) m_window.tabifyDockWidget(group, dock);
        dock->setVisible(!m_closed.contains(dock));
    }
    refreshTitles();
    if (firstSide && m_sideFront) {
        m_sideFront->raise();
        m_window.resizeDocks({first, firstSide}, {3, 2}, Qt::Horizontal);
    }
    first->raise();
    m_sized = false;
    const int lower = static_cast<int>(kLowerLeast * m_window.height());
    m_window.resizeDocks({first}, {lower}, Qt::Vertical);
    // Once the central widget has its new width.
    QMetaObject::invokeMethod(this, &PanelDocks::fit, Qt::QueuedConnection);
}

QDockWidget* PanelDocks::lowerDock() const {
    for (auto* dock : m_docks) {
        const bool isBelow = !dock->isFloating() && dock->isVisibleTo(&m_window) &&
                             m_window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea;
        if (isBelow && !dock->visibleRegion().isEmpty()) return dock;
    }
    return nullptr;
}

void PanelDocks::setCentralHeight(std::function<int(int most)> wanted) {
    m_centralHeight = std::move(wanted);
    m_window.centralWidget()->installEventFilter(this);
}

void PanelDocks::fit() {
    QDockWidget* lower = lowerDock();
    const QWidget* central = m_window.centralWidget();
    if (m_sized || !lower || !central || !m_centralHeight) return;
    int tabs = 0;  // of the same group, above the panel
    for (const auto* bar : m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        if (bar->isVisible()) tabs = std::max(tabs, bar->height());
    const int now = lower->height() + tabs;
    const double all = m_window.height();
    const double least = fontPercent() < kLargeText ? kLowerLeast : kLowerLeastLarge;
    const int both = central->height() + now;
    const int fewest = static_cast<int>(least * all);
    const int height = std::clamp(both - m_centralHeight(both - fewest), fewest,
                                  static_cast<int>(kLowerMost * all));
    if (height != now) m_window.resizeDocks({lower}, {height}, Qt::Vertical);
}

bool PanelDocks::eventFilter(QObject* watched, QEvent* event) {
    // What presses the window itself, and none of its widgets, draws a line between panels.
    // (Presses that a widget does not take come here, too.)
    if (watched == &m_window && event->type() == QEvent::MouseButtonPress &&
        !m_window.childAt(static_cast<QMouseEvent*>(event)->position().toPoint()))
        m_sized = true;
    // Docks get their tabs as they come together, also those at the sides.
    if (watched == &m_window && event->type() == QEvent::ChildPolished)
        if (auto* bar = qobject_cast<QTabBar*>(static_cast<QChildEvent*>(event)->child()))
            bar->setAccessibleName(tr("Panels"));
    if (watched == m_window.centralWidget() && event->type() == QEvent::Resize && !m_sized)
        QMetaObject::invokeMethod(this, &PanelDocks::fit, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void PanelDocks::bringUp(QDockWidget* dock) {
    dock->show();
    dock->raise();
    if (dock->isFloating()) dock->activateWindow();
    if (auto* focus = firstFocus(dock->widget())) focus->setFocus(Qt::ShortcutFocusReason);
}

void PanelDocks::raise(const QStringList& names) {
    for (auto* dock : m_docks) {
        if (!names.contains(dock->objectName())) continue;
        dock->show();
        dock->raise();
    }
}

bool PanelDocks::isInPanelBehind(const QWidget& widget) const {
    return std::any_of(m_docks.begin(), m_docks.end(), [&widget](const QDockWidget* dock) {
        return isBehind(*dock) && dock->isAncestorOf(&widget);
    });
}

QWidget* PanelDocks::focusAfter(QWidget* from, bool next) const {
    if (!from) from = &m_window;
    const auto step = [next](const QWidget* widget) {
        return next ? widget->nextInFocusChain() : widget->previousInFocusChain();
    };
    for (QWidget* widget = step(from); widget && widget != from; widget = step(widget)) {
        // What passes the keyboard on is met again as what it passes it to.
        const bool takes = (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        if (takes && widget->isEnabled() && widget->window() == &m_window &&
            widget->isVisibleTo(&m_window) && !isInPanelBehind(*widget))
            return widget;
    }
    return nullptr;
}

bool PanelDocks::moveFocus(bool next) const {
    QWidget* to = focusAfter(m_window.focusWidget(), next);
    if (to) to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return to != nullptr;
}

void PanelDocks::takeFocusFrom(QDockWidget* behind) {
    const QWidget* focus = m_window.focusWidget();
    if (!focus || !isBehind(*behind) || !behind->isAncestorOf(focus)) return;
    const auto group = m_window.tabifiedDockWidgets(behind);
    const auto front = std::find_if(group.begin(), group.end(), [](const QDockWidget* dock) {
        return dock->isVisible() && !isBehind(*dock);
    });
    QWidget* instead = front == group.end() ? nullptr : firstFocus((*front)->widget());
    if (!instead) instead = focusAfter(m_window.focusWidget(), true);
    if (instead) instead->setFocus(Qt::OtherFocusReason);
}

QStringList PanelDocks::inFront() const {
    QStringList names;
    for (auto* dock : m_docks)
        if (!dock->widget()->visibleRegion().isEmpty()) names.push_back(dock->objectName());
    return names;
}

void PanelDocks::addCommands(CommandTable& commands) {
    auto* front = new QMenu(tr("&Go to Panel"), &m_window);
    auto* shown = new QMenu(tr("Show &Panels"), &m_window);
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        const QString name = m_docks[i]->objectName();
        front->addAction(commands.adopt(QLatin1String("panel.") + name, m_raisers[i]));
        auto* toggle = m_docks[i]->toggleViewAction();
        const QKeyCombination raise = m_raisers[i]->shortcut()[0];
        toggle->setShortcut(QKeySequence(
            QKeyCombination(raise.keyboardModifiers() | Qt::ShiftModifier, raise.key())));
        toggle->setStatusTip(tr("Show or hide this panel"));
        shown->addAction(commands.adopt(QLatin1String("shown.") + name, toggle));
    }
    commands.adoptMenu(QStringLiteral("panels.front"), front);
    commands.adoptMenu(QStringLiteral("panels.shown"), shown);
    commands.add({QStringLiteral("panels.side"),
                  tr("Panel to Another Si&de"),
                  tr("Move the panel that has the keyboard below the maps, to their right, or to "
                     "the left"),
                  {QKeySequence(tr("Ctrl+Alt+W"))},
                  [this] { moveOn(); }});
    commands.add({QStringLiteral("panels.reset"),
                  tr("&Reset Layout"),
                  tr("Put all panels back to where they were at first"),
                  {QKeySequence(tr("Ctrl+Alt+R"))},
                  [this] { arrange(); }});
}

void PanelDocks::moveOn() {
    const QWidget* focus = QApplication::focusWidget();
    const auto at = std::find_if(m_docks.begin(), m_docks.end(), [focus](const QDockWidget* dock) {
        return dock->isAncestorOf(focus);
    });
    if (at == m_docks.end()) return;
    const Qt::DockWidgetArea sides[] = {Qt::BottomDockWidgetArea, Qt::RightDockWidgetArea,
                                        Qt::LeftDockWidgetArea};
    const auto now = std::find(std::begin(sides), std::end(sides), m_window.dockWidgetArea(*at));
    const auto next = now == std::end(sides) ? 0 : (now - sides + 1) % std::ssize(sides);
    (*at)->setFloating(false);
    m_window.addDockWidget(sides[next], *at);
    for (auto* dock : m_docks) {
        const bool beside = dock != *at && !dock->isFloating() && dock->isVisibleTo(&m_window) &&
                            m_window.dockWidgetArea(dock) == sides[next];
        if (!beside) continue;
        m_window.tabifyDockWidget(dock, *at);  // as they stand at first
        break;
    }
    refreshTitles();
    bringUp(*at);
}

QWidget* firstFocus(QWidget* area) {
    for (QWidget* widget = area->nextInFocusChain(); widget && widget != area;
         widget = widget->nextInFocusChain()) {
        const bool takes = (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled();
        if (takes && area->isAncestorOf(widget) && widget->isVisibleTo(area)) return widget;
    }
    return nullptr;
}

}  // namespace headscope::app
