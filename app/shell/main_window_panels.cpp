// SPDX-License-Identifier: GPL-3.0-or-later
// The window's panels: what stands where, and who hears whom.
#include "document/event_log.h"
#include "features/inspector/head_attention.h"
#include "features/inspector/head_text.h"
#include "features/inspector/heads_panel.h"
#include "features/inspector/inspector_panel.h"
#include "features/maps/background_strip.h"
#include "features/maps/drift_panel.h"
#include "features/maps/maps_panel.h"
#include "features/maps/result_panel.h"
#include "features/maps/zero_mean_panel.h"
#include "features/models/download_strip.h"
#include "features/models/model_actions.h"
#include "features/prompt/predictions_panel.h"
#include "features/prompt/prompt_panel.h"
#include "features/sets/set_panel.h"
#include "features/trust/trust_panel.h"
#include "features/trust/verifier.h"
#include "plot/drift_plot.h"
#include "plot/heatmap_plot.h"
#include "shell/main_window.h"
#include "shell/message_strip.h"
#include "ui/notice_strip.h"
#include "ui/panel_docks.h"
#include "ui/text_size.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QShowEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kSideWidth = 306;

}  // namespace

void MainWindow::buildInputs() {
    // The inputs grow with long prompts and suggestions: the column scrolls where a window is low.
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("scrolled"));
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(8);
    m_prompt =
        new PromptPanel(m_state, m_live, m_gallery, [this] { return m_controller.tokenizer(); });
    m_predictions = new PredictionsPanel(m_state, m_live);
    sideLayout->addWidget(m_prompt);
    sideLayout->addWidget(m_predictions, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);  // it follows what has the keyboard
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(side);
    useScaledWidth(*scroll, kSideWidth);
    auto* framed = new QWidget;
    auto* margins = new QVBoxLayout(framed);
    margins->setContentsMargins(10, 8, 4, 4);
    margins->setSizeConstraint(QLayout::SetMinAndMaxSize);  // no wider than what is in it
    margins->addWidget(scroll);
    auto* dock = new QDockWidget(tr("Prompt"), this);
    dock->setObjectName(QStringLiteral("inputsDock"));
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    dock->toggleViewAction()->setVisible(false);  // it cannot be hidden
    dock->setTitleBarWidget(new QWidget(dock));
    dock->setWidget(framed);
    addDockWidget(Qt::LeftDockWidgetArea, dock);
}

void MainWindow::buildExplorer() {
    auto* central = new QWidget;
    auto* outer = new QVBoxLayout(central);
    outer->setContentsMargins(0, 8, 10, 2);
    outer->setSpacing(8);
    m_message = new MessageStrip(m_state);
    m_notice = new NoticeStrip;
    m_offer = new NoticeStrip;
    for (auto* strip : {m_notice, m_offer})
        connect(strip, &NoticeStrip::shown, this,
                [this](const QString& text) { m_log.add(LogEntry::Kind::Warning, text); });
    m_maps = new MapsPanel(m_state);
    m_strips = new QVBoxLayout;
    m_strips->setSpacing(8);
    m_strips->addWidget(m_message);
    m_strips->addWidget(m_notice);
    m_strips->addWidget(m_offer);
    m_background = new BackgroundStrip(m_state, m_history);
    m_strips->addWidget(m_background);
    outer->addLayout(m_strips);
    outer->addWidget(m_maps, 1);
    setCentralWidget(central);

    m_docks = new PanelDocks(*this);
    m_attention = new HeadAttention(m_state, m_controller, m_history, this);
    logErrors(m_log, *m_attention, &HeadAttention::changed, [this] {
        return m_attention->status() == HeadAttention::Status::Failed
                   ? std::optional(m_attention->error())
                   : std::nullopt;
    });
    auto* inspector = new InspectorPanel(m_state, *m_attention);
    m_heads = new HeadsPanel(m_state);
    auto* zeroMean = new ZeroMeanPanel(m_state);
    auto* drift = new DriftPanel(m_state);
    auto* result = new ResultPanel(m_state);
    m_drift = &drift->plot();
    auto* inspectorDock = m_docks->add(QStringLiteral("inspectorDock"), tr("Inspector"), inspector,
                                       QKeySequence(tr("Alt+1")), false);
    m_docks->add(QStringLiteral("headsDock"), tr("All heads"), m_heads, QKeySequence(tr("Alt+2")),
                 false);
    m_docks->add(QStringLiteral("zeroMeanDock"), tr("Zero against mean"), zeroMean,
                 QKeySequence(tr("Alt+3")), true);
    m_docks->setOpening(m_docks->add(QStringLiteral("driftDock"), tr("Head means"), drift,
                                     QKeySequence(tr("Alt+4")), true));
    m_docks->add(QStringLiteral("resultDock"), tr("Top-1"), result, QKeySequence(tr("Alt+5")),
                 true);
    auto* verifier = new Verifier(m_controller, this);
    logErrors(m_log, *verifier, &Verifier::changed, [verifier] { return verifier->error(); });
    m_trust = new TrustPanel(*verifier);
    m_docks->add(QStringLiteral("trustDock"), tr("Trust"), m_trust, QKeySequence(tr("Alt+8")),
                 false);
    logErrors(m_log, m_gallery, &PromptGallery::changed, [this] { return m_gallery.error(); });
    buildSets();
    connect(m_heads, &HeadsPanel::headsToggled, &m_steps, &UserSteps::toggleHeads);

    // The first head that is chosen on a map brings up what there is to know of it, unless it is on
    // its way into a set; afterwards the user has arranged the panels.
    connect(
        m_maps, &MapsPanel::headChosen, inspectorDock,
        [this, inspectorDock] {
            if (!m_setPanel->isSeen()) inspectorDock->raise();
        },
        Qt::SingleShotConnection);
    connect(inspector, &InspectorPanel::headChosen, &m_state, &RunState::setSelected);
    connect(m_maps, &MapsPanel::headActivated, this,
            [this, inspectorDock] { m_docks->bringUp(inspectorDock); });
    connect(m_heads, &HeadsPanel::headChosen, &m_state, &RunState::setSelected);
    connect(zeroMean, &ZeroMeanPanel::comparedChosen, &m_steps, &UserSteps::setCompared);
    connect(result, &ResultPanel::headChosen, &m_state, &RunState::setSelected);
    connect(zeroMean, &ZeroMeanPanel::headChosen, &m_state, &RunState::setSelected);
    connect(drift, &DriftPanel::headChosen, &m_state, &RunState::setSelected);
    const auto hover = [this](auto* panel) {
        connect(
            panel, &std::remove_pointer_t<decltype(panel)>::headHovered, this,
            [this, panel](std::optional<HeadId> head, QPoint at) { hoverHead(head, at, panel); });
    };
    hover(m_maps);
    hover(zeroMean);
    hover(drift);
}

void MainWindow::connectPanels() {
    connect(m_prompt, &PromptPanel::runRequested, this, &MainWindow::run);
    connect(m_prompt, &PromptPanel::stopRequested, this, &MainWindow::stop);
    connect(m_prompt, &PromptPanel::inputsChanged, this, [this] {
        m_live.setInputs(m_prompt->inputs());
        m_predictions->setInputs(m_prompt->inputs(), m_controller.tokenizer());
    });
    connect(m_predictions, &PredictionsPanel::targetPicked, m_prompt, &PromptPanel::pickTarget);
    connect(m_predictions, &PredictionsPanel::controlPicked, m_prompt, &PromptPanel::pickControl);
    connect(m_message, &MessageStrip::dismissed, &m_state, &RunState::dismissError);
    connect(m_background, &BackgroundStrip::showRequested, this, &MainWindow::showRun);
    connect(m_background, &BackgroundStrip::stopRequested, this, &MainWindow::stop);
    connect(&m_keeper, &RunKeeper::endedBehind, this,
            [this](const RunEnd& /*end*/, quint64 id, bool kept) {
                if (kept) m_background->setEnded(id);
            });
    connect(m_maps, &MapsPanel::interventionChosen, &m_steps, &UserSteps::show);
    connect(m_maps, &MapsPanel::mapsChosen, &m_steps, &UserSteps::setMaps);
    connect(m_maps, &MapsPanel::headChosen, &m_state, &RunState::setSelected);
}

void MainWindow::addExplorerActions(QMenu* menu) {
    auto* add = menu->addAction(tr("&Add a Map"), m_maps, &MapsPanel::addMap);
    add->setShortcut(QKeySequence(tr("Ctrl+Shift+M")));
    add->setStatusTip(tr("Put another map beside those that are there"));
    auto* remove = menu->addAction(tr("Re&move the Last Map"), m_maps,
                                   [this] { m_maps->removeMap(m_maps->count() - 1); });
    remove->setShortcut(QKeySequence(tr("Ctrl+Shift+N")));
    remove->setStatusTip(tr("Take away the map that was added last"));
    auto* same = menu->addAction(tr("Same &Colour Scale"), this, [this](bool checked) {
        m_steps.setMaps({m_state.maps().maps, checked});
    });
    same->setShortcut(QKeySequence(tr("Ctrl+Shift+L")));
    same->setStatusTip(tr("Maps of one unit share one colour scale"));
    same->setCheckable(true);
    const auto refresh = [this, add, remove, same] {
        add->setEnabled(m_maps->count() < MapsView::kMost);
        remove->setEnabled(m_maps->count() > 1);
        same->setChecked(m_state.maps().sameScale);
    };
    connect(&m_state, &RunState::mapsChanged, this, refresh);
    refresh();
    menu->addActions(m_maps->zoomActions());
    menu->addAction(m_heads->sortAction());
    menu->addSeparator();
    m_docks->addTo(menu);
    const auto area = [&](const QString& text, const QKeySequence& keys, int step) {
        auto* action = menu->addAction(text, this, [this, step] { focusArea(step); });
        action->setShortcut(keys);
        action->setStatusTip(
            tr("Move the keyboard to the prompt, messages, the maps, and the panels in turn"));
    };
    area(tr("&Next Area"), Qt::Key_F6, 1);
    area(tr("Pre&vious Area"), QKeySequence(tr("Shift+F6")), -1);
}

void MainWindow::focusArea(int step) {
    QList<std::pair<QWidget*, QWidget*>> areas{{m_prompt, m_prompt->prompt()}};
    const auto add = [&areas](QWidget* area) {
        if (area->visibleRegion().isEmpty()) return;
        if (auto* focus = firstFocus(area)) areas.push_back({area, focus});
    };
    for (QWidget* strip :
         {static_cast<QWidget*>(m_message), static_cast<QWidget*>(m_models->strip()),
          static_cast<QWidget*>(m_notice), static_cast<QWidget*>(m_offer),
          static_cast<QWidget*>(m_background)})
        add(strip);
    areas.push_back({m_maps, m_maps->map(0)});
    for (auto* dock : m_docks->docks() + QList<QDockWidget*>{m_historyDock})
        add(dock->widget());
    const QWidget* now = QApplication::focusWidget();
    const auto at = std::find_if(areas.begin(), areas.end(), [now](const auto& area) {
        return now && (area.first == now || area.first->isAncestorOf(now));
    });
    const auto count = areas.size();
    const auto from = at == areas.end() ? (step > 0 ? count - 1 : 0) : at - areas.begin();
    areas[(from + step + count) % count].second->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::hoverHead(std::optional<HeadId> head, QPoint globalPosition, QWidget* over) {
    m_state.setHovered(head);
    if (head) {
        QToolTip::showText(globalPosition + QPoint(12, 12),
                           headText(m_state, *head, Theme::of(palette())), over);
    } else {
        QToolTip::hideText();
    }
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    // Here and not before: the default depends on the window's size.
    if (std::exchange(m_arranged, true)) return;
    if (!restoreState(m_settings.layout())) m_docks->arrange();
}

}  // namespace headscope::app
