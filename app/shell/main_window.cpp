// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include "document/event_log.h"
#include "features/export/export_actions.h"
#include "features/help/guide_window.h"
#include "features/help/log_window.h"
#include "features/help/look_menu.h"
#include "features/help/shortcuts_dialog.h"
#include "features/history/compare_view.h"
#include "features/inspector/head_attention.h"
#include "features/maps/background_strip.h"
#include "features/maps/maps_panel.h"
#include "features/models/download_log.h"
#include "features/models/download_strip.h"
#include "features/models/model_actions.h"
#include "features/models/performance_dialog.h"
#include "features/prompt/intervention_menu.h"
#include "features/prompt/predictions_panel.h"
#include "features/prompt/prompt_panel.h"
#include "features/sets/set_panel.h"
#include "features/trust/trust_panel.h"
#include "plot/drift_plot.h"
#include "shell/message_strip.h"
#include "ui/button_action.h"
#include "ui/notice_strip.h"
#include "ui/panel_docks.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <headscope/error.h>
#include <headscope/version.h>

#include <QActionGroup>
#include <QCloseEvent>
#include <QDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

RunInputs exampleInputs() {
    return {QStringLiteral("Berlin is the capital of"), QStringLiteral(" Germany"),
            QStringLiteral(" France"), Positions::all()};
}

/// The status line does not widen the window; the tip has all of it.
QString shortName(const QString& model) {
    constexpr int kMost = 40;
    if (model.size() <= kMost) return model;
    return model.left(kMost / 2) + QStringLiteral("…") + model.right(kMost / 2 - 1);
}

}  // namespace

MainWindow::MainWindow(WindowOptions options, QWidget* parent)
    : QMainWindow(parent),
      m_options(std::move(options)),
      m_settings(m_options.forPicture ? Settings::Use::Nothing : Settings::Use::Remember),
      m_controller(m_options.engines),
      m_live(m_controller, m_state),
      m_gallery(m_settings.siblingFile(QStringLiteral("prompts.json"))),
      m_steps(*m_history.undoStack(), m_state),
      m_sets(m_settings.siblingFile(QStringLiteral("sets.json")), *m_history.undoStack()),
      m_runWhenLoaded(m_options.runAtStart) {
    chooseSaveFile = [](QWidget* over, const QString& title, const QString& suggested) {
        const QString ending = QFileInfo(suggested).suffix();
        return QFileDialog::getSaveFileName(
            over, title, suggested,
            tr("%1 file (*.%2);;All files (*)").arg(ending.toUpper(), ending));
    };
    chooseFolder = [](QWidget* over, const QString& title) {
        return QFileDialog::getExistingDirectory(
            over, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    };
    setWindowTitle(tr("Headscope"));
    m_keeper.setTimed(!m_options.forPicture);
    m_look = new LookMenu(m_settings, m_steps, *this);  // before there is anything to restyle
    build();
    buildHistory();
    buildModels();
    connectController();
    connectPanels();
    new EventLog(m_log, m_state, m_controller, this);
    logDownloads(m_log, m_models->downloads());
    buildMenus();

    RunInputs inputs = m_settings.inputs().value_or(exampleInputs());
    inputs.prompt = m_options.prompt.value_or(inputs.prompt);
    inputs.target = m_options.target.value_or(inputs.target);
    inputs.control = m_options.control.value_or(inputs.control);
    m_prompt->setInputs(inputs);
    m_state.show(m_settings.intervention());
    m_state.setMaps(m_settings.maps());
    if (const auto compared = m_settings.compared()) m_state.setCompared(*compared);
    resize(1280, 800);
    restoreGeometry(m_settings.geometry());
    m_runWhenLoaded = m_options.runAtStart && m_options.session.isEmpty();
    openModel(m_options.model);
    if (!m_options.session.isEmpty()) m_sessions->openPath(m_options.session);
    if (!m_options.forPicture) m_sessions->offerRecovery();
    // On no control: typing changes nothing, and ? helps.
    centralWidget()->setFocus();
}

MainWindow::~MainWindow() {
    // Before the panels go: they read the engine's tokenizer. And they before the state that they
    // read.
    m_controller.shutdown();
    delete m_docks;
}

void MainWindow::build() {
    buildInputs();
    buildExplorer();

    m_modelStatus = new QToolButton;
    m_modelStatus->setObjectName(QStringLiteral("modelStatus"));
    m_modelStatus->setAutoRaise(true);
    m_modelStatus->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_runtimeStatus = new MutedLabel;
    m_runtimeStatus->setObjectName(QStringLiteral("runtimeStatus"));
    m_runtimeStatus->setElided();
    statusBar()->addWidget(m_modelStatus);
    statusBar()->addPermanentWidget(m_runtimeStatus);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(10, 0, 10, 2);
}

void MainWindow::connectController() {
    connect(&m_controller, &RunController::modelClosing, &m_state, &RunState::closeModel);
    connect(&m_controller, &RunController::modelLoaded, this, [this](const LoadedModel& model) {
        if (std::exchange(m_modelFailed, false)) m_state.dismissError();
        adoptModel(model);
        if (m_controller.isOpening() || !std::exchange(m_runWhenLoaded, false)) return;
        run();
        if (!m_controller.isRunning()) refreshRerunWarning();  // the old run stays in sight
    });
    connect(&m_controller, &RunController::modelKept, this, &MainWindow::adoptModel);
    connect(&m_controller, &RunController::modelFailed, this, [this](const UserError& error) {
        m_runWhenLoaded = false;
        m_modelFailed = true;
        m_state.setError(error);
        refreshStatus();
        Q_EMIT settled();
    });
    connect(&m_controller, &RunController::ended, this, [this](RunId /*id*/, const RunEnd& end) {
        // What is known of the model since it was opened is not said again.
        if (end.result && !end.result->notes.empty() &&
            !m_readingRemark.contains(QString::fromStdString(end.result->notes.back())))
            m_notice->show(QString::fromStdString(end.result->notes.back()));
        Q_EMIT settled();
    });
}

void MainWindow::buildModels() {
    m_models = new ModelActions(
        m_state, m_controller, m_settings, m_options.downloads,
        {[this](const std::filesystem::path& folder) {
             m_runWhenLoaded = true;  // what is shown should be the new model's
             openModel(folder);
         },
         [this](const QString& file) { m_sessions->openPath(file); },
         [this](QWidget* over, const QString& title) { return chooseFolder(over, title); },
         m_options.devices},
        this);
    m_strips->addWidget(m_models->strip());
    connect(m_modelStatus, &QToolButton::clicked, m_models, &ModelActions::choose);
}

void MainWindow::adoptModel(const LoadedModel& model) {
    m_state.setModel(model);
    refreshStatus();
    tellReading(model.info.reading);
    refreshRerunWarning();
}

void MainWindow::tellReading(const ModelReading& reading) {
    QStringList remarks;
    for (const std::string& remark : reading.remarks())
        remarks.push_back(QString::fromStdString(remark));
    const QString now = remarks.join(QLatin1Char(' '));
    m_trust->setRemark(now);
    if (!m_readingRemark.isEmpty() && m_notice->text() == m_readingRemark) m_notice->clear();
    m_readingRemark = now;
    if (!now.isEmpty()) m_notice->show(now);
}

void MainWindow::openModel(const std::filesystem::path& folder) {
    m_loadingName = shortName(QString::fromStdString(folder.filename().string()));
    m_controller.openModel(folder, limits());
    refreshStatus();
}

EngineLimits MainWindow::limits() const {
    EngineLimits limits = m_settings.limits();
    if (m_options.limits.threads > 0) limits.threads = m_options.limits.threads;
    if (m_options.limits.memory > 0) limits.memory = m_options.limits.memory;
    return limits;
}

void MainWindow::setLimits(EngineLimits limits) {
    if (limits == this->limits()) return;
    m_options.limits = {};  // what the program was started with counts no more
    m_settings.setLimits(limits);
    if (m_state.model()) openModel(m_state.model()->folder);
}

void MainWindow::choosePerformance() {
    auto* dialog = new PerformanceDialog(
        limits(), m_state.model() ? std::optional(m_state.runtime()) : std::nullopt, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { setLimits(dialog->limits()); });
    dialog->open();
}

void MainWindow::run() {
    if (m_controller.isOpening() || !m_controller.tokenizer() || !m_state.model()) {
        if (m_controller.isOpening()) m_runWhenLoaded = true;
        return;
    }
    try {
        m_keeper.start(m_prompt->inputs());
    } catch (const Error& error) {
        m_state.setError({QString::fromUtf8(error.what()), QString::fromStdString(error.hint())});
        Q_EMIT settled();
    }
}

bool MainWindow::isSettled() const {
    using Live = LivePrediction::Status;
    const bool asks = m_live.status() == Live::Waiting ||
                      m_attention->status() == HeadAttention::Status::Waiting ||
                      m_study->status() == SetStudy::Status::Waiting || m_controller.isAsking();
    return !asks && !m_controller.isOpening() && !m_controller.isRunning() && !m_runWhenLoaded &&
           !m_sessions->isOpening() && !m_state.isChanging();
}

void MainWindow::stop() {
    m_state.markStopping();
    m_controller.stop();
}

void MainWindow::refreshStatus() {
    if (m_controller.isOpening()) {
        m_modelStatus->setText(m_loadingName.isEmpty() ? tr("Loading the model…")
                                                       : tr("Loading %1…").arg(m_loadingName));
        return;
    }
    const auto& model = m_state.model();
    if (!model) {
        m_modelStatus->setText(tr("No model is open."));
        return;
    }
    const ModelConfig& config = model->config;
    m_modelStatus->setText(tr("%1: %2 layers × %3 heads, width %4, vocabulary %5")
                               .arg(shortName(QString::fromStdString(model->name)),
                                    QString::number(config.layers), QString::number(config.heads),
                                    QString::number(config.width),
                                    QString::number(config.vocabulary)));
    m_modelStatus->setToolTip(tr("%1\nChoose another model (Ctrl+M)")
                                  .arg(QString::fromStdString(model->folder.string())));
    const Runtime& runtime = m_state.runtime();
    // How fast and how busy the machine is differs from call to call.
    if (m_options.forPicture) return m_runtimeStatus->setText(QString::fromStdString(runtime.blas));
    const QString engine = engineText(runtime);
    const QString warning = QString::fromStdString(runtime.blasWarning);
    m_runtimeStatus->setText(warning.isEmpty() ? engine : QStringLiteral("⚠ ") + engine);
    m_runtimeStatus->setToolTip(warning.isEmpty() ? speedText(runtime) : warning);
}

void MainWindow::buildMenus() {
    auto* file = menuBar()->addMenu(tr("&File"));
    m_sessions->addTo(*file);
    file->addSeparator();
    m_models->addTo(file);
    file->addSeparator();
    ExportHooks hooks;
    hooks.chooseFile = [this](QWidget* over, const QString& title, const QString& suggested) {
        return chooseSaveFile(over, title, suggested);
    };
    hooks.chooseFolder = [this](QWidget* over, const QString& title) {
        return chooseFolder(over, title);
    };
    hooks.tell = [this](const QString& message) {
        m_state.dismissError();
        tell(message);
    };
    hooks.complain = [this](const UserError& error) { m_state.setError(error); };
    hooks.record = [this](const UserError& error) { m_log.add(error); };
    hooks.attention = [this] { return m_attention->pattern(); };
    auto* exports = new ExportActions(m_state, m_settings, std::move(hooks), this);
    exports->addTo(file);
    connect(m_compare, &CompareView::figureRequested, exports, [this, exports] {
        if (const auto source = m_compare->figureSource())
            exports->openFigure(*source, m_compareWindow);
    });
    file->addSeparator();
    auto* quit = file->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &QWidget::close);
    quit->setStatusTip(tr("Close the window; a session that is not saved is asked about"));

    buildEditMenu();
    auto* runMenu = menuBar()->addMenu(tr("&Run"));
    m_runAction = runMenu->addAction(tr("&Run"), this, &MainWindow::run);
    m_runAction->setShortcuts({QKeySequence(tr("F5")), QKeySequence(tr("Ctrl+Return"))});
    m_runAction->setStatusTip(tr("Silence every head in turn, and watch target and control"));
    m_stopAction = runMenu->addAction(tr("&Stop"), this, &MainWindow::stop);
    m_stopAction->setShortcut(Qt::Key_Escape);
    m_stopAction->setStatusTip(tr("Stop the run; what is finished stays"));
    runMenu->addAction(new ButtonAction(*m_background->showButton(),
                                        tr("Show the Run in the &Background"),
                                        QKeySequence(tr("Ctrl+Shift+B"))));
    runMenu->addSeparator();
    m_interventions = new InterventionMenu(*m_prompt, *this);
    m_interventions->setParent(this);
    m_interventions->addTo(*runMenu->addMenu(tr("&Interventions")));
    runMenu->addSeparator();
    auto* performance = runMenu->addAction(tr("&Performance…"), QKeySequence(tr("Ctrl+,")), this,
                                           &MainWindow::choosePerformance);
    performance->setStatusTip(tr("Threads and memory that a run may take, and the speed measured"));
    runMenu->addSeparator();
    addTrustActions(*runMenu);
    runMenu->addSeparator();
    auto* gallery = runMenu->addAction(tr("Prompt &Gallery…"), QKeySequence(tr("Ctrl+G")), m_prompt,
                                       &PromptPanel::openGallery);
    gallery->setStatusTip(tr("Example prompts, and your own"));
    auto* keep =
        runMenu->addAction(tr("S&ave Prompt to the Gallery…"), QKeySequence(tr("Ctrl+Shift+G")),
                           m_prompt, &PromptPanel::saveToGallery);
    keep->setStatusTip(tr("Keep prompt, target and control among the examples"));
    const auto refresh = [this] {
        m_runAction->setEnabled(m_state.model().has_value());
        m_stopAction->setEnabled(m_state.phase() == RunState::Phase::Running);
    };
    connect(&m_state, &RunState::phaseChanged, this, refresh);
    connect(&m_state, &RunState::modelChanged, this, refresh);
    refresh();

    buildSetMenu();
    buildHistoryMenu();
    buildViewMenu();
    auto* help = menuBar()->addMenu(tr("&Help"));
    auto* guide =
        help->addAction(tr("&Guide"), QKeySequence::HelpContents, this, &MainWindow::openGuide);
    guide->setStatusTip(tr("How to use the window, and how its numbers are computed"));
    ShortcutsDialog::addTo(*help, *this);
    auto* log = new LogWindow(
        m_log,
        [this](QWidget* over, const QString& title, const QString& suggested) {
            return chooseSaveFile(over, title, suggested);
        },
        this);
    log->addTo(*help);
    auto* dismiss = help->addAction(tr("&Dismiss Messages"), this, [this] {
        m_state.dismissError();
        m_notice->dismiss();
        m_offer->dismiss();
        m_background->dismiss();
    });
    dismiss->setShortcut(QKeySequence(tr("Ctrl+Shift+K")));
    dismiss->setStatusTip(tr("Take away what stands above the maps; the log keeps it"));
    auto* about = help->addAction(tr("&About Headscope"), this, &MainWindow::about);
    about->setShortcut(QKeySequence(tr("Ctrl+Shift+F1")));
    about->setStatusTip(tr("Version, model and libraries"));
}

void MainWindow::addTrustActions(QMenu& menu) {
    auto* verify = new ButtonAction(*m_trust->verifyButton(), tr("&Verify the Model, or Stop It"),
                                    QKeySequence(tr("Ctrl+Shift+V")));
    connect(verify, &ButtonAction::aboutToPress, m_docks,
            [this] { m_docks->raise({QStringLiteral("trustDock")}); });
    menu.addAction(verify);
    menu.addAction(new ButtonAction(*m_trust->copyButton(), tr("Copy the &Checks as Text"),
                                    QKeySequence(tr("Ctrl+Alt+X"))));
}

void MainWindow::buildViewMenu() {
    auto* view = menuBar()->addMenu(tr("&View"));
    auto* interventions = new QActionGroup(this);
    interventions->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    const auto intervention = [&](const QString& text, const QString& keys, const QString& tip,
                                  const Intervention& value) {
        auto* action = view->addAction(text, this, [this, value] { m_steps.show(value); });
        action->setShortcut(QKeySequence(keys));
        action->setStatusTip(tip);
        action->setCheckable(true);
        interventions->addAction(action);
        return action;
    };
    m_zeroAction = intervention(tr("&Zero Ablation"), tr("Ctrl+1"),
                                tr("Show the heads' outputs set to zero"), Zero{});
    m_meanAction = intervention(tr("&Mean Ablation"), tr("Ctrl+2"),
                                tr("Show the heads' outputs set to their mean"), ScalarMean{});
    m_zeroAction->setChecked(true);
    auto* next = view->addAction(tr("&Next Intervention"), this, [this] {
        const auto all = m_state.interventions();
        auto shown = std::find(all.begin(), all.end(), m_state.intervention());
        if (shown == all.end() || ++shown == all.end()) shown = all.begin();
        m_steps.show(*shown);
    });
    next->setShortcut(QKeySequence(tr("Ctrl+3")));
    next->setStatusTip(tr("Show the maps of the run's next intervention"));
    connect(&m_state, &RunState::gridChanged, this, [this, next] {
        const auto all = m_state.interventions();
        const auto has = [&all](const Intervention& one) {
            return std::find(all.begin(), all.end(), one) != all.end();
        };
        m_zeroAction->setEnabled(has(Zero{}));
        m_meanAction->setEnabled(has(ScalarMean{}));
        m_zeroAction->setChecked(m_state.intervention() == Zero{});
        m_meanAction->setChecked(m_state.intervention() == ScalarMean{});
        next->setEnabled(all.size() > 1);
    });
    addScaleAction(*view);
    view->addSeparator();
    addExplorerActions(view);
    view->addSeparator();
    m_look->addTo(*view);
}

void MainWindow::tell(const QString& text) {
    constexpr int kMessageMs = 6000;
    statusBar()->showMessage(text, kMessageMs);
    m_log.add(LogEntry::Kind::Event, text);
}

void MainWindow::openGuide() {
    if (!m_guide) m_guide = new GuideWindow(guideFolder(), this);
    m_guide->show();
}

void MainWindow::about() {
    QString text = tr("<h3>Headscope %1</h3><p>What does a GPT-2 model lose as each attention head "
                      "is silenced?</p>")
                       .arg(QString::fromUtf8(version()));
    if (const auto& model = m_state.model()) {
        text +=
            tr("<p>Model: %1, %2 layers × %3 heads, %4 parameters, %5 on disk<br>%6</p>")
                .arg(QString::fromStdString(model->name).toHtmlEscaped(),
                     QString::number(model->config.layers), QString::number(model->config.heads),
                     QLocale().toString(static_cast<qulonglong>(model->parameters)),
                     QString::fromStdString(model->dataType),
                     QString::fromStdString(model->folder.string()).toHtmlEscaped());
        const Runtime& runtime = m_state.runtime();
        text += tr("<p>Computed in float32 with libtorch %1, %2, on %3 physical cores</p>")
                    .arg(QString::fromStdString(runtime.torch), speedText(runtime).toHtmlEscaped(),
                         QString::number(runtime.physicalCores));
        if (!runtime.blasWarning.empty()) {
            text += QStringLiteral("<p>%1</p>")
                        .arg(QString::fromStdString(runtime.blasWarning).toHtmlEscaped());
        }
    }
    text += tr("<p>Qt %1, QCustomPlot. Free software under the GNU General Public License, "
               "version 3 or later.</p>")
                .arg(QString::fromUtf8(qVersion()));
    QMessageBox box(QMessageBox::NoIcon, tr("About Headscope"), text, QMessageBox::Ok, this);
    box.setTextFormat(Qt::RichText);
    box.exec();
}

void MainWindow::closeUnasked() {
    if (std::exchange(m_unasked, true)) return;
    m_sessions->saveForRecovery();  // first: nobody knows how long there is
    if (!m_controller.isRunning()) return endUnasked();
    // Once what has been computed by then is kept, too.
    connect(&m_controller, &RunController::ended, this, &MainWindow::endUnasked,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    stop();
}

void MainWindow::endUnasked() {
    m_sessions->closeUnasked();
    close();
    Q_EMIT closedUnasked();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_unasked && !m_sessions->mayClose()) {
        event->ignore();
        return;
    }
    m_settings.setInputs(m_prompt->inputs());
    m_settings.setIntervention(m_state.intervention());
    m_settings.setMaps(m_state.maps());
    m_settings.setCompared(m_state.compared());
    m_settings.setGeometry(saveGeometry());
    m_settings.setLayout(saveState());
    m_controller.shutdown();
    event->accept();
}

}  // namespace headscope::app
