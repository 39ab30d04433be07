// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/history/history_feature.h"

#include "document/document.h"
#include "document/run_text.h"
#include "features/history/compare_view.h"
#include "features/history/history_panel.h"
#include "features/history/study_list.h"
#include "features/inputs_dock.h"
#include "ui/commands.h"
#include "ui/dock_fit.h"
#include "ui/text_size.h"

#include <headscope/report.h>
#include <headscope/version.h>

#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QListWidget>
#include <QMainWindow>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

namespace {

constexpr int kHistoryEdge = 10;  // to the window's right edge, as below the maps

/// A study that is taken off the list. Its rows are not touched.
class StudyRemoved : public QUndoCommand {
 public:
    StudyRemoved(KeptStudies& studies, KeptStudy study)
        : QUndoCommand(HistoryFeature::tr("take a study off the list")),
          m_studies(studies),
          m_study(std::move(study)),
          m_index(studies.indexOf(m_study)) {}
    void redo() override { m_studies.remove(m_studies.indexOf(m_study)); }
    void undo() override { m_studies.insert(m_index, m_study); }

 private:
    KeptStudies& m_studies;
    KeptStudy m_study;
    int m_index;
};

}  // namespace

HistoryFeature::HistoryFeature(Workplace& place)
    : Feature(place),
      m_studies(keep<KeptStudies>()),
      m_panel(new HistoryPanel(document().history(), document().state(), m_studies)),
      m_dock(new QDockWidget(tr("History"), &place.window)),
      m_compare(new CompareView),
      m_compareWindow(new QDialog(&place.window)) {
    buildDock();
    buildComparison();
    addCommands();
    for (const auto signal : {&RunState::runChanged, &RunState::runKept})
        connect(&document().state(), signal, this, &HistoryFeature::refreshRerunWarning);
    connect(&document(), &Document::modelAdopted, this, &HistoryFeature::refreshRerunWarning);
    connect(&document().state(), &RunState::coverChanged, this, [this] {
        if (document().state().cover().any()) m_compareWindow->hide();
    });
}

HistoryFeature::~HistoryFeature() {
    if (!m_warned.isEmpty()) document().messages().withdraw(m_warned);
}

void HistoryFeature::buildDock() {
    m_dock->setObjectName(QStringLiteral("historyDock"));
    m_dock->setWidget(m_panel);
    m_dock->setContentsMargins(0, 0, kHistoryEdge, 0);
    place().window.addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_dock->hide();
    new DockFit(place().window, *m_dock, kInputsDock);
    connect(m_panel, &HistoryPanel::runChosen, &document(), &Document::showRun);
    connect(m_panel, &HistoryPanel::compareRequested, this, &HistoryFeature::compare);
    connect(&m_panel->studies(), &StudyList::opened, this, &HistoryFeature::studyRequested);
    connect(&m_panel->studies(), &StudyList::removeRequested, this, [this](const KeptStudy& study) {
        document().history().undoStack()->push(new StudyRemoved(m_studies, study));
    });
    connect(m_panel, &HistoryPanel::needed, m_dock, [this] {
        m_dock->show();
        m_dock->raise();
    });
}

void HistoryFeature::buildComparison() {
    RunState& state = document().state();
    resizeForText(*m_compareWindow, {1080, 480});
    m_compareWindow->setWindowTitle(m_compare->windowTitle());
    connect(m_compare, &QWidget::windowTitleChanged, m_compareWindow, &QWidget::setWindowTitle);
    auto* layout = new QVBoxLayout(m_compareWindow);
    layout->addWidget(m_compare);
    connect(m_compare, &CompareView::headChosen, &state.selection(), &Selection::setSelected);
    connect(&state, &RunState::selectedChanged, m_compare,
            [this, &state] { m_compare->setSelected(state.selected()); });
    connect(&state, &RunState::lockedLimitChanged, m_compare,
            [this, &state] { m_compare->setLockedLimit(state.lockedLimit()); });
    connect(m_compare, &CompareView::figureRequested, this, [this] {
        if (const auto source = m_compare->figureSource())
            Q_EMIT figureRequested(*source, m_compareWindow);
    });
}

void HistoryFeature::addCommands() {
    auto* shown = m_dock->toggleViewAction();
    shown->setText(tr("Show the &History"));
    shown->setShortcut(QKeySequence(tr("Ctrl+H")));
    shown->setStatusTip(tr("The runs that were finished, to see and compare again"));
    connect(shown, &QAction::triggered, this, [this](bool on) {
        if (!on) return;
        m_dock->raise();
        m_panel->takeFocus();
    });
    commands().adopt(QStringLiteral("history.show"), shown);
    m_panel->addCommands(commands());
    StudyList& studies = m_panel->studies();
    const auto add = [&](const char* id, const QString& text, const QString& tip,
                         const QString& keys, void (StudyList::*act)()) {
        studies.list()->addAction(
            commands().add({QString::fromLatin1(id),
                            text,
                            tip,
                            {QKeySequence(keys)},
                            [&studies, act] { (studies.*act)(); },
                            [&studies] { return studies.chosen().has_value(); }}));
    };
    add("history.open_study", tr("&Open the Study"),
        tr("Show the study that is chosen in the history"), tr("Ctrl+Alt+Shift+L"),
        &StudyList::openChosen);
    add("history.remove_study", tr("&Take the Study off the List"),
        tr("The chosen study leaves the history; its files stay. It can be undone"),
        tr("Ctrl+Alt+Shift+P"), &StudyList::removeChosen);
    commands().refreshAt(studies, &StudyList::chosenChanged);
}

void HistoryFeature::compare(quint64 first, quint64 second) {
    m_compare->setIntervention(document().state().intervention());
    m_compare->setRuns(document().history().find(first), document().history().find(second));
    m_compareWindow->show();
    m_compareWindow->raise();
}

void HistoryFeature::showView(const QJsonObject& /*view*/) {
    m_compare->setRuns(nullptr, nullptr);  // they were of another session
}

void HistoryFeature::refreshRerunWarning() {
    RunState& state = document().state();
    const auto kept = shownOf(document().history(), state);
    const QString warning =
        kept && state.model()
            ? rerunWarning(kept->run(), reportModel(*state.model()), QString::fromUtf8(version()))
            : QString();
    m_panel->setWarning(warning);
    if (kept && state.isOpen(kept->run().report->model.sha256)) state.recogniseModel();
    // It was about a run that is no longer the one shown.
    if (!m_warned.isEmpty() && warning != m_warned) document().messages().withdraw(m_warned);
    // While a run of the new model is about to begin, the one shown is soon another.
    if (warning.isEmpty() || warning == m_warned || document().isRunToCome()) return;
    m_warned = warning;  // once is enough; the panel keeps it
    document().messages().remark({warning});
}

}  // namespace headscope::app
