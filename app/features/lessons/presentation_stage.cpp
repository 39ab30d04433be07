// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/presentation_stage.h"

#include "document/cover.h"
#include "features/inputs_dock.h"
#include "features/lessons/anchors.h"
#include "features/lessons/lesson_controller.h"

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

// A panel's share of the height, where the maps stand below it: more where the step points at the
// panel alone, less where it points at the maps, too.
constexpr double kLeastPanelShare = 0.35;
constexpr double kMarkedPanelShare = 0.5;
constexpr double kMostPanelShare = 0.6;
constexpr double kMostBesideMarkedMaps = 0.4;
constexpr int kLeastPanel = 50;
constexpr int kLeastMarkedPanel = 130;  // beside maps on the smallest screens
constexpr int kLeastForBoth = 700;      // of the window's height
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

int heightWanted(const QDockWidget& dock) {
    const auto* scroll =
        dock.widget()->findChild<QScrollArea*>(QString(), Qt::FindDirectChildrenOnly);
    if (!scroll || !scroll->widget()) return 0;
    const int around = dock.widget()->sizeHint().height() - scroll->sizeHint().height();
    return scroll->widget()->sizeHint().height() + around;
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
    const auto add = [&panels](QDockWidget* dock) {
        if (dock && !panels.contains(dock)) panels += dock;
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
    // The smallest screens have room for one of them.
    const bool hasRoom = m_window.height() >= kLeastForBoth;
    for (const LessonMark& mark : marksOf(step)) {
        QWidget* widget = widgetOf(m_window, mark);
        QDockWidget* dock = dockAround(widget);
        const bool isInColumn = dock && dock->objectName() == kInputsDock;
        const bool isPanel = dock && !isInColumn && (!m_isCovered || isAmong(step.marks, mark));
        if (isInColumn) parts += widget;
        if (isPanel) add(dock);
        m_pointsAtPanel = m_pointsAtPanel || isPanel;
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

void PresentationStage::makeRoom() {
    fitParts();
    QWidget* maps = this->maps();
    if (!maps || !m_pointsAtMaps || !m_pointsAtPanel || m_window.height() >= kLeastForBoth) return;
    int panel = kLeastMarkedPanel;
    for (const auto& dock : std::as_const(m_panels))
        if (dock) panel = std::max(panel, dock->minimumSizeHint().height());
    int rest = m_window.centralWidget()->minimumSizeHint().height();
    if (maps->isHidden()) rest += maps->minimumSizeHint().height();
    maps->setVisible(rest + panel <= m_window.height());
}

int PresentationStage::panelHeight(int room) const {
    const double least = m_pointsAtPanel && !m_pointsAtMaps ? kMarkedPanelShare : kLeastPanelShare;
    const double most = m_pointsAtMaps ? kMostBesideMarkedMaps : kMostPanelShare;
    int wanted = static_cast<int>(least * room);
    for (const auto& dock : std::as_const(m_panels))
        if (dock) wanted = std::max(wanted, heightWanted(*dock));
    return std::min(wanted, static_cast<int>(most * room));
}

void PresentationStage::fit(const QWidget& strip) {
    hideTitles();
    fitParts();
    QList<QDockWidget*> above;
    QList<int> heights;
    // What the maps and the text must have, they get.
    const int most = m_window.height() - m_window.centralWidget()->minimumSizeHint().height() -
                     m_window.style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent);
    const int share = panelHeight(m_window.height() - strip.height() - m_parts.height());
    const int height = std::max(kLeastPanel, hasMaps() ? std::min(share, most) : most);
    for (const auto& dock : std::as_const(m_panels)) {
        if (!dock || m_window.dockWidgetArea(dock) != Qt::TopDockWidgetArea) continue;
        above += dock;
        heights += height;
    }
    if (!above.isEmpty()) m_window.resizeDocks(above, heights, Qt::Vertical);
}

void PresentationStage::showMarks() {
    fitParts();  // tokens wrap in the width that they have now
    scrollTo(m_window, m_marks);
}

}  // namespace headscope::app
