// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/presentation_stage.h"

#include "document/cover.h"
#include "document/run_state.h"
#include "features/inputs_dock.h"
#include "features/lessons/anchors.h"
#include "features/lessons/lesson_controller.h"
#include "plot/map_room.h"

#include <QBoxLayout>
#include <QDockWidget>
#include <QLayout>
#include <QMainWindow>
#include <QMenuBar>
#include <QScrollArea>
#include <QStatusBar>
#include <QStyle>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr double kLeastPanelShare = 0.35;  // of the height of both, if a step points at the panel
constexpr double kInspectorShare = 0.5;    // the same of the inspector, which scrolls by itself
constexpr int kLeastPanel = 50;
constexpr int kLeastMarkedPanel = 130;     // beside maps on the smallest screens
constexpr int kLeastForBoth = 700;         // of the window's height
constexpr int kLeastCell = 8;              // pixels high, of maps beside a panel
constexpr double kLeastCellShare = 0.009;  // the same of the window's height
const QString kInspectorDock = QStringLiteral("inspectorDock");
const QString kMapsArea = QStringLiteral("mapsScroll");

std::vector<LessonMark> marksOf(const LessonStep& step) {
    std::vector<LessonMark> marks = step.marks;
    marks.insert(marks.end(), step.reveal.begin(), step.reveal.end());
    return marks;
}

bool isAmong(const std::vector<LessonMark>& marks, const LessonMark& one) {
    return std::find(marks.begin(), marks.end(), one) != marks.end();
}

/// Is it done in the column with prompt, target and Run?
bool asksForInputs(const LessonStep& step) {
    if (step.kind == LessonStepKind::Play) return true;
    using Kind = LessonCondition::Kind;
    return std::any_of(step.until.begin(), step.until.end(), [](const LessonCondition& one) {
        return one.kind == Kind::PromptIs || one.kind == Kind::TargetIs ||
               one.kind == Kind::RunFinished || one.kind == Kind::AtPositions;
    });
}

/// Is a head to be chosen?
bool asksForHead(const LessonStep& step) {
    return std::any_of(step.until.begin(), step.until.end(), [](const LessonCondition& one) {
        return one.kind == LessonCondition::Kind::Selected;
    });
}

QDockWidget* dockAround(QWidget* widget) {
    while (widget && !qobject_cast<QDockWidget*>(widget))
        widget = widget->parentWidget();
    return qobject_cast<QDockWidget*>(widget);
}

bool isPartOf(const QWidget* part, const QWidget* whole) {
    return part && whole && (part == whole || whole->isAncestorOf(part));
}

/// A panel can be scrolled, and leaves a small screen to the step's text. 0: as it is by itself.
void setLeastHeight(QDockWidget& dock, int height) {
    for (auto* scroll :
         dock.widget()->findChildren<QScrollArea*>(QString(), Qt::FindDirectChildrenOnly))
        scroll->setMinimumHeight(height);
}

/// The cards of all panels begin at one edge.
void setLeftEdge(QDockWidget& dock, int left) {
    if (!dock.widget()->findChild<QScrollArea*>(QString(), Qt::FindDirectChildrenOnly)) return;
    QMargins margins = dock.widget()->layout()->contentsMargins();
    margins.setLeft(left);
    dock.widget()->layout()->setContentsMargins(margins);
}

/// It is as it was off the stage.
void release(QDockWidget& dock) {
    setLeastHeight(dock, 0);
    if (dock.objectName() != kInputsDock) setLeftEdge(dock, 0);
}

QScrollArea* scrollIn(const QDockWidget& dock) {
    return dock.widget()->findChild<QScrollArea*>(QString(), Qt::FindDirectChildrenOnly);
}

/// With which nothing of the panel is scrolled, where it is `width` pixels wide.
int heightWanted(const QDockWidget& dock, int width) {
    const QScrollArea* scroll = scrollIn(dock);
    const QWidget* content = scroll ? scroll->widget() : nullptr;
    if (!content) return 0;
    const int around = dock.widget()->sizeHint().height() - scroll->sizeHint().height();
    const QMargins margins = dock.widget()->layout()->contentsMargins();
    const int inside = width - margins.left() - margins.right();
    const QLayout* layout = content->layout();
    const int wanted =
        layout && layout->hasHeightForWidth()
            ? layout->totalHeightForWidth(std::max(inside, content->minimumSizeHint().width()))
            : content->sizeHint().height();
    return std::max(wanted, content->minimumSizeHint().height()) + around;
}

}  // namespace

bool isCovered(const LessonController& play) {
    return play.step().ask && !play.record().open && !play.step().covers.empty();
}

QWidget* PresentationStage::maps() const {
    const QWidget* area = m_window.findChild<QWidget*>(kMapsArea);
    return area ? area->parentWidget() : nullptr;
}

bool PresentationStage::hasMaps() const {
    return maps() && !maps()->isHidden();
}

void PresentationStage::begin() {
    m_layout = m_window.saveState();
    m_margins = m_window.centralWidget()->layout()->contentsMargins();
    putStripsAway();
    m_hidden.clear();
    QList<QWidget*> around{m_window.menuBar(), m_window.statusBar()};
    for (auto* dock : m_window.findChildren<QDockWidget*>())
        around += dock;
    for (QWidget* widget : around) {
        if (widget->isHidden()) continue;
        widget->hide();
        m_hidden += widget;
    }
}

/// Messages above the maps are for the teacher: they come back with the rest.
void PresentationStage::putStripsAway() {
    auto* centre = static_cast<QBoxLayout*>(m_window.centralWidget()->layout());
    QLayout* strips = centre->count() > 0 ? centre->itemAt(0)->layout() : nullptr;
    if (!strips) return;
    centre->removeItem(strips);
    strips->setParent(nullptr);
    m_away = new QWidget(m_window.centralWidget());
    m_away->hide();
    auto* box = new QVBoxLayout(m_away);
    box->addLayout(strips);
}

void PresentationStage::bringStripsBack() {
    if (!m_away) return;
    QLayout* box = m_away->layout();
    QLayout* strips = box->itemAt(0)->layout();
    box->removeItem(strips);
    strips->setParent(nullptr);
    static_cast<QBoxLayout*>(m_window.centralWidget()->layout())->insertLayout(0, strips);
    delete m_away.data();
}

void PresentationStage::end() {
    m_parts.putBack();
    for (const auto& panel : std::as_const(m_panels)) {
        if (!panel) continue;
        panel->hide();
        release(*panel);
    }
    m_panels.clear();
    for (const auto& none : std::as_const(m_noTitles)) {
        auto* dock = none ? qobject_cast<QDockWidget*>(none->parentWidget()) : nullptr;
        if (dock && dock->titleBarWidget() == none) dock->setTitleBarWidget(nullptr);
        delete none.data();
    }
    m_noTitles.clear();
    if (QWidget* maps = this->maps()) maps->show();
    bringStripsBack();
    m_window.statusBar()->hide();
    for (const auto& widget : std::as_const(m_hidden))
        if (widget) widget->show();
    m_hidden.clear();
    m_window.centralWidget()->layout()->setContentsMargins(m_margins);
    m_window.restoreState(m_layout);
}

void PresentationStage::show(const LessonController& play) {
    const LessonStep& step = play.step();
    QList<QPointer<QDockWidget>> panels;
    // Without a head the inspector has nothing to say, and the head is chosen in a map.
    const auto add = [&](QDockWidget* dock) {
        const bool isInspector = dock && dock->objectName() == kInspectorDock;
        m_isForInspector = m_isForInspector || isInspector;
        const bool waits = isInspector && !m_hadHead;
        if (dock && !waits && !panels.contains(dock)) panels += dock;
        return dock && !waits;
    };
    // In a panel that has an answer nothing is to be seen until it is given.
    bool needsMaps = step.kind == LessonStepKind::Do || step.kind == LessonStepKind::Play ||
                     !step.state.maps.empty() || (step.ask && step.marks.empty()) ||
                     Cover::named(step.covers).cells;
    bool needsStatus = false;
    m_parts.putBack();
    QList<QWidget*> parts;
    m_isCovered = headscope::app::isCovered(play);
    m_pointsAtMaps = m_pointsAtPanel = false;
    m_isForInspector = false;
    m_hadHead = m_state.selected().has_value();
    // The smallest screens have room for one of them.
    const bool hasRoom = m_window.height() >= kLeastForBoth;
    for (const LessonMark& mark : marksOf(step)) {
        QWidget* widget = widgetOf(m_window, mark);
        QDockWidget* dock = dockAround(widget);
        const bool isInColumn = dock && dock->objectName() == kInputsDock;
        const bool isPanel = dock && !isInColumn && (!m_isCovered || isAmong(step.marks, mark));
        if (isInColumn) parts += widget;
        if (isPanel && add(dock)) m_pointsAtPanel = true;
        m_pointsAtMaps = m_pointsAtMaps || isPartOf(widget, maps());
        needsStatus = needsStatus || isPartOf(widget, m_window.statusBar());
    }
    const bool hasColumn = asksForInputs(step);
    if (hasColumn) add(m_window.findChild<QDockWidget*>(kInputsDock));
    needsMaps = needsMaps || m_pointsAtMaps;
    const bool hasPanel = !m_isCovered && (hasRoom || !m_pointsAtMaps);
    for (const auto& panel : {step.state.panel, step.revealState.panel}) {
        const QString name = hasPanel ? dockOf(panel) : QString();
        if (!name.isEmpty()) add(m_window.findChild<QDockWidget*>(name));
    }
    const bool isAbove = std::any_of(panels.begin(), panels.end(), [](const auto& dock) {
        return dock->objectName() != kInputsDock;
    });
    const bool showsMaps = !isAbove || m_pointsAtMaps || (needsMaps && hasRoom);
    m_givesMapsWay = isAbove && showsMaps && !m_pointsAtMaps && !asksForHead(step) &&
                     step.kind != LessonStepKind::Do && step.kind != LessonStepKind::Play;
    m_fitted = 0;
    // First what goes: the window would grow for both.
    if (QWidget* maps = this->maps(); maps && !showsMaps) maps->hide();
    int left = m_margins.right();
    for (auto* dock : m_window.findChildren<QDockWidget*>())
        if (!panels.contains(dock)) {
            if (m_panels.contains(dock)) {
                release(*dock);
            }
            dock->hide();
        }
    if (!hasColumn) m_parts.take(parts);
    for (const auto& dock : std::as_const(panels)) {
        const bool isColumn = dock->objectName() == kInputsDock;
        dock->setFloating(false);
        setLeastHeight(*dock, kLeastPanel);
        if (!isColumn) setLeftEdge(*dock, hasColumn ? 0 : m_margins.right());
        // The column has an edge of its own.
        if (isColumn) left = 0;
        if (!isColumn && m_window.dockWidgetArea(dock) != Qt::TopDockWidgetArea)
            m_window.addDockWidget(Qt::TopDockWidgetArea, dock);
        dock->show();
    }
    m_window.centralWidget()->layout()->setContentsMargins(left, m_margins.top(), m_margins.right(),
                                                           m_margins.right());
    m_panels = panels;
    hideTitles();
    m_marks = marksOf(step);
    m_window.statusBar()->setVisible(needsStatus);
    if (QWidget* maps = this->maps(); maps && showsMaps) maps->show();
}

/// A panel says itself what it is, larger than its title does. Whoever moves panels shows titles
/// again.
void PresentationStage::hideTitles() {
    for (const auto& dock : std::as_const(m_panels)) {
        if (!dock || dock->titleBarWidget()) continue;
        auto* none = new QWidget(dock);
        dock->setTitleBarWidget(none);
        m_noTitles += none;
    }
}

/// What else must be there has its room first.
void PresentationStage::fitParts() {
    int others = m_window.centralWidget()->minimumSizeHint().height() - m_parts.height();
    for (const auto& dock : std::as_const(m_panels))
        if (dock && m_window.dockWidgetArea(dock) == Qt::TopDockWidgetArea)
            others += dock->minimumSizeHint().height();
    m_parts.fit(m_window.height() - others);
}

/// For maps and panels together.
int PresentationStage::roomForBoth() const {
    const QWidget& centre = *m_window.centralWidget();
    int others = centre.minimumSizeHint().height() +
                 m_window.style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent);
    if (const QWidget* maps = this->maps())
        others += maps->isHidden() ? centre.layout()->spacing() : -maps->minimumSizeHint().height();
    return m_window.height() - others;
}

/// With which their cells can still be seen from the back, and nothing of them is scrolled.
int PresentationStage::leastForMaps() const {
    const QWidget* maps = this->maps();
    if (!maps) return 0;
    const int least = maps->minimumSizeHint().height();
    const auto* room = dynamic_cast<const MapRoom*>(maps);
    if (!room) return least;
    const int cell = std::max(kLeastCell, static_cast<int>(kLeastCellShare * m_window.height()));
    const int width = m_window.centralWidget()->contentsRect().width();
    return std::max(least, room->heightForCells(width, cell));
}

int PresentationStage::wantedByPanels() const {
    QList<QDockWidget*> above;
    for (const auto& dock : std::as_const(m_panels))
        if (dock && m_window.dockWidgetArea(dock) == Qt::TopDockWidgetArea) above += dock;
    int wanted = 0;
    for (const QDockWidget* dock : std::as_const(above))
        wanted = std::max(wanted,
                          heightWanted(*dock, m_window.width() / static_cast<int>(above.size())));
    return wanted;
}

void PresentationStage::makeRoom() {
    fitParts();
    QWidget* maps = this->maps();
    if (!maps) return;
    if (m_givesMapsWay) return maps->setVisible(wantedByPanels() + leastForMaps() <= roomForBoth());
    if (!m_pointsAtMaps || !m_pointsAtPanel || m_window.height() >= kLeastForBoth) return;
    int panel = kLeastMarkedPanel;
    for (const auto& dock : std::as_const(m_panels))
        if (dock) panel = std::max(panel, dock->minimumSizeHint().height());
    int rest = m_window.centralWidget()->minimumSizeHint().height();
    if (maps->isHidden()) rest += maps->minimumSizeHint().height();
    maps->setVisible(rest + panel <= m_window.height());
}

/// What their content needs, and the maps the rest; what the maps need is theirs first.
int PresentationStage::panelHeight() const {
    const int room = roomForBoth();
    if (!hasMaps())
        return std::max(kLeastPanel, room + m_window.centralWidget()->layout()->spacing());
    const double least = m_isForInspector ? kInspectorShare : kLeastPanelShare;
    const int share = m_pointsAtPanel ? static_cast<int>(least * room) : 0;
    const int wanted = std::max(wantedByPanels(), share);
    return std::max(kLeastPanel, std::min(wanted, room - leastForMaps()));
}

void PresentationStage::fit() {
    hideTitles();
    fitParts();
    m_fitted = wantedByPanels();
    const int height = panelHeight();
    QList<QDockWidget*> above;
    QList<int> heights;
    for (const auto& dock : std::as_const(m_panels)) {
        if (!dock || m_window.dockWidgetArea(dock) != Qt::TopDockWidgetArea) continue;
        above += dock;
        heights += height;
    }
    if (!above.isEmpty()) m_window.resizeDocks(above, heights, Qt::Vertical);
}

bool PresentationStage::isStale(const LessonController& play) const {
    const bool hasHead = m_state.selected().has_value();
    return m_isCovered != headscope::app::isCovered(play) ||
           (m_isForInspector && m_hadHead != hasHead);
}

bool PresentationStage::hasGrown(const QObject* content) const {
    const bool isOfPanel =
        std::any_of(m_panels.begin(), m_panels.end(), [content](const auto& dock) {
            const QScrollArea* scroll = dock ? scrollIn(*dock) : nullptr;
            return scroll && scroll->widget() == content;
        });
    return isOfPanel && m_fitted > 0 && wantedByPanels() > m_fitted;
}

void PresentationStage::showMarks() {
    fitParts();  // tokens wrap in the width that they have now
    scrollTo(m_window, m_marks);
}

}  // namespace headscope::app
