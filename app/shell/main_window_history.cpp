// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the window that is about kept runs: the history, comparison, and sessions.
#include "document/run_words.h"
#include "document/session_view.h"
#include "features/history/compare_view.h"
#include "features/history/history_panel.h"
#include "features/maps/maps_panel.h"
#include "features/prompt/prompt_panel.h"
#include "features/sets/set_panel.h"
#include "shell/main_window.h"
#include "ui/choice_bar.h"
#include "ui/notice_strip.h"
#include "ui/panel_docks.h"

#include <headscope/version.h>

#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QJsonArray>
#include <QJsonObject>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

// The fields of a session's view.
const QString kRun = QStringLiteral("run");
const QString kPanels = QStringLiteral("panels");
const QString kSetPage = QStringLiteral("set_page");
const QString kSeen = QStringLiteral("seen_cells");  // x, y, width, height; absent: all

constexpr int kHistoryEdge =
    10;  // between the panel and the window's right edge, as below the maps

}  // namespace

void MainWindow::buildHistory() {
    m_sessions = std::make_unique<SessionController>(SessionController::Surroundings{
        *this,
        m_history,
        m_settings,
        *m_offer,
        {[this] { return sessionView(); },
         [this](const QJsonObject& view) { applySessionView(view); },
         [this] { return m_sets.ofSession(); },
         [this](const std::vector<NamedSet>& sets) { m_sets.setOfSession(sets); }},
        [this](const UserError& error) {
            m_state.setError(error);
            QMetaObject::invokeMethod(this, &MainWindow::settled, Qt::QueuedConnection);
        },
        [this](const QString& text) { tell(text); },
        [this](const std::filesystem::path& folder) { openModel(folder); },
        [this] { m_controller.shutdown(); },
        !m_options.forPicture});

    m_historyPanel = new HistoryPanel(m_history, m_state);
    m_historyDock = new QDockWidget(tr("History"), this);
    m_historyDock->setObjectName(QStringLiteral("historyDock"));
    m_historyDock->setWidget(m_historyPanel);
    m_historyDock->setContentsMargins(0, 0, kHistoryEdge, 0);
    addDockWidget(Qt::RightDockWidgetArea, m_historyDock);
    m_historyDock->hide();
    connect(m_historyPanel, &HistoryPanel::runChosen, this, &MainWindow::showRun);
    connect(m_historyPanel, &HistoryPanel::compareRequested, this, &MainWindow::compareKept);
    connect(m_historyPanel, &HistoryPanel::needed, this, [this] {
        m_historyDock->show();
        m_historyDock->raise();
    });
    for (const auto signal : {&RunState::runChanged, &RunState::runKept})
        connect(&m_state, signal, this, &MainWindow::refreshRerunWarning);

    m_compareWindow = new QDialog(this);
    m_compareWindow->resize(1080, 480);
    m_compare = new CompareView;
    m_compareWindow->setWindowTitle(m_compare->windowTitle());
    connect(m_compare, &QWidget::windowTitleChanged, m_compareWindow, &QWidget::setWindowTitle);
    auto* layout = new QVBoxLayout(m_compareWindow);
    layout->addWidget(m_compare);
    connect(m_compare, &CompareView::headChosen, &m_state, &RunState::setSelected);
    connect(&m_state, &RunState::selectedChanged, m_compare,
            [this] { m_compare->setSelected(m_state.selected()); });
    connect(&m_state, &RunState::lockedLimitChanged, m_compare,
            [this] { m_compare->setLockedLimit(m_state.lockedLimit()); });
}

void MainWindow::buildEditMenu() {
    auto* edit = menuBar()->addMenu(tr("&Edit"));
    auto* undo = m_history.undoStack()->createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setStatusTip(tr("Take back what was changed last"));
    edit->addAction(undo);
    auto* redo = m_history.undoStack()->createRedoAction(this, tr("&Redo"));
    redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    redo->setStatusTip(tr("Do again what was taken back"));
    edit->addAction(redo);
}

void MainWindow::addScaleAction(QMenu& view) {
    auto* lock = view.addAction(tr("&Lock Scale"));
    lock->setObjectName(QStringLiteral("lockScale"));
    lock->setShortcut(QKeySequence(tr("Ctrl+L")));
    lock->setCheckable(true);
    lock->setStatusTip(tr("Keep the colour scale from run to run, to compare like with like"));
    connect(lock, &QAction::toggled, this, [this](bool on) {
        // A lock that a session brings is there already.
        if (on == m_state.lockedLimit().has_value()) return;
        m_steps.lockLimit(on && m_state.run() ? std::optional(m_state.limit()) : std::nullopt);
    });
    const auto refresh = [this, lock] {
        lock->setChecked(m_state.lockedLimit().has_value());
        lock->setEnabled(m_state.run().has_value() || m_state.lockedLimit().has_value());
    };
    connect(&m_state, &RunState::lockedLimitChanged, lock, refresh);
    connect(&m_state, &RunState::runChanged, lock, refresh);
    refresh();
}

void MainWindow::buildHistoryMenu() {
    auto* menu = menuBar()->addMenu(tr("H&istory"));
    auto* shown = m_historyDock->toggleViewAction();
    shown->setText(tr("Show the &History"));
    shown->setShortcut(QKeySequence(tr("Ctrl+H")));
    shown->setStatusTip(tr("The runs that were finished, to see and compare again"));
    connect(shown, &QAction::triggered, this, [this](bool on) {
        if (!on) return;
        m_historyDock->raise();
        m_historyPanel->takeFocus();
    });
    menu->addAction(shown);
    menu->addSeparator();
    m_historyPanel->addTo(*menu);
}

SweepReport::Model MainWindow::loadedModel() const {
    return reportModel(*m_state.model());
}

void MainWindow::showRun(KeptId id) {
    const auto inputs = m_keeper.inputsOf(id);
    if (!inputs) return;
    const KeptId before = m_state.shownId();
    const RunInputs typed = m_prompt->inputs();
    if (before == id && typed == *inputs) return bringBack(id);
    const auto kept = m_history.find(id);
    const QString title = kept ? titleOf(kept->run()) : titleOf(*inputs);
    m_steps.push(
        tr("show the run “%1”").arg(title), [this, id] { bringBack(id); },
        [this, id, before, typed, shown = *inputs] {
            const RunInputs now = UserSteps::carried(m_prompt->inputs(), shown, typed);
            // Unless another run has come on screen since, or is about to.
            const bool stays =
                m_state.shownId() == id && (m_state.runningId() == id || !m_state.isRunInFront());
            if (stays) bringBack(before);
            m_prompt->changeInputs(now);
        },
        UserStep::Of::View);
}

void MainWindow::bringBack(KeptId id) {
    const auto inputs = m_keeper.inputsOf(id);
    if (!inputs) return;
    m_prompt->setInputs(*inputs);
    m_keeper.show(id);
}

void MainWindow::compareKept(History::Id first, History::Id second) {
    m_compare->setIntervention(m_state.intervention());
    m_compare->setRuns(m_history.find(first), m_history.find(second));
    m_compareWindow->show();
    m_compareWindow->raise();
}

QJsonObject MainWindow::sessionView() const {
    QJsonObject view;
    if (shownOf(m_history, m_state)) view[kRun] = static_cast<qint64>(m_state.shownId());
    addToView(view, m_state);
    view[kPanels] = QJsonArray::fromStringList(m_docks->inFront());
    view[kSetPage] = m_setPanel->pages()->chosen();
    if (const QRectF seen = m_maps->seen(); !seen.isEmpty())
        view[kSeen] = QJsonArray{seen.x(), seen.y(), seen.width(), seen.height()};
    return view;
}

void MainWindow::applySessionView(const QJsonObject& view) {
    showChoices(view, m_state);
    m_setPanel->pages()->choose(std::clamp(view[kSetPage].toInt(), 0, 2));
    m_docks->raise(view[kPanels].toVariant().toStringList());
    m_compare->setRuns(nullptr, nullptr);
    QMetaObject::invokeMethod(this, &MainWindow::settled, Qt::QueuedConnection);
    const auto& runs = m_history.runs();
    if (runs.empty()) return;
    const auto id = static_cast<History::Id>(view[kRun].toInteger());
    bringBack(m_history.find(id) ? id : runs.back()->run().id);
    showHeads(view, m_state);
    const QJsonArray seen = view[kSeen].toArray();
    m_maps->setSeen(
        {seen[0].toDouble(), seen[1].toDouble(), seen[2].toDouble(), seen[3].toDouble()});
}

void MainWindow::refreshRerunWarning() {
    const auto kept = shownOf(m_history, m_state);
    const QString warning = kept && m_state.model() ? rerunWarning(kept->run(), loadedModel(),
                                                                   QString::fromUtf8(version()))
                                                    : QString();
    m_historyPanel->setWarning(warning);
    if (kept && m_state.isOpen(kept->run().report.model.sha256)) m_state.recogniseModel();
    if (!m_warned.isEmpty() && warning != m_warned && m_notice->text() == m_warned)
        m_notice->clear();  // it was about a run that is no longer the one shown
    // While a run of the new model is about to begin, the one shown is soon another.
    if (warning.isEmpty() || warning == m_warned || m_runWhenLoaded) return;
    m_warned = warning;  // once is enough; the panel keeps it
    m_notice->show(warning);
}

}  // namespace headscope::app
