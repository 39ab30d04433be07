// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/log_model.h"
#include "document/named_sets.h"
#include "document/run_keeper.h"
#include "document/run_state.h"
#include "document/settings.h"
#include "document/user_steps.h"
#include "features/prompt/live_prediction.h"
#include "features/prompt/prompt_gallery.h"
#include "features/session/session_controller.h"
#include "hub/model_download.h"
#include "jobs/run_controller.h"
#include "ui/theme.h"

#include <QMainWindow>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

class QAction;
class QActionGroup;
class QDialog;
class QDockWidget;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace headscope::app {

class BackgroundStrip;
class CompareView;
class DriftPlot;
class GuideWindow;
class HeadAttention;
class HeadsPanel;
class HistoryPanel;
class InterventionMenu;
class LookMenu;
class MapsPanel;
class MessageStrip;
class MutedLabel;
class ModelActions;
class NoticeStrip;
class PanelDocks;
class PredictionsPanel;
class PromptPanel;
class SetPanel;
class SetStudy;
class TrustPanel;

/// What the window starts with.
struct WindowOptions {
    EngineSource engines;
    std::filesystem::path model;  ///< given to EngineSource::load as it is
    EngineLimits limits;          ///< before those remembered, each that is set
    /// Instead of those remembered, or of the example.
    std::optional<QString> prompt, target, control;
    bool runAtStart = true;           ///< when the model has loaded
    hub::DownloadServices downloads;  ///< for tests: by default the system's network and disk
    std::function<std::vector<Device>()> devices;  ///< for tests: by default those there are
    /// A session to open at the start; then nothing is run.
    QString session;
    /// The window is for a picture of it. It leaves no trace: no settings, recent files, recovery.
    /// The user's settings do not count, so that the same call gives the same picture; neither is
    /// shown how long a run took, and when.
    bool forPicture = false;
};

/// Puts the panels together and connects them: the user's wishes to the controller, the
/// controller's news to the state. Holds no results itself.
class MainWindow : public QMainWindow {
    Q_OBJECT

 public:
    explicit MainWindow(WindowOptions options, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] RunState& state() { return m_state; }
    [[nodiscard]] RunController& controller() { return m_controller; }
    [[nodiscard]] PromptPanel& promptPanel() { return *m_prompt; }
    [[nodiscard]] MapsPanel& mapsPanel() { return *m_maps; }
    [[nodiscard]] DriftPlot& driftPlot() { return *m_drift; }
    [[nodiscard]] PanelDocks& docks() { return *m_docks; }

    [[nodiscard]] SetPanel& setPanel() { return *m_setPanel; }
    [[nodiscard]] NamedSets& namedSets() { return m_sets; }
    [[nodiscard]] History& history() { return m_history; }
    [[nodiscard]] SessionController& sessions() { return *m_sessions; }
    [[nodiscard]] HistoryPanel& historyPanel() { return *m_historyPanel; }
    [[nodiscard]] ModelActions& models() { return *m_models; }
    [[nodiscard]] CompareView& compareView() { return *m_compare; }
    [[nodiscard]] LogModel& log() { return m_log; }

    /// Asks for a file to write; replaced by tests.
    std::function<QString(QWidget* parent, const QString& title, const QString& suggested)>
        chooseSaveFile;
    /// Asks for an existing folder; replaced by tests.
    std::function<QString(QWidget* parent, const QString& title)> chooseFolder;

    void openModel(const std::filesystem::path& folder);
    /// The program is told to end: closes without a question, once a run that is going on has
    /// stopped; closedUnasked() follows. What is not saved can be recovered.
    void closeUnasked();
    /// Remembers what the engine may take, and opens the model anew with it.
    void setLimits(EngineLimits limits);
    /// Runs what the inputs say, or says what is wrong with them. While the model loads, later.
    void run();
    void stop();
    /// Shows a run of the history again, or the one in progress: a step that can be undone. A run
    /// in progress goes on in the background.
    void showRun(KeptId id);
    void compareKept(History::Id first, History::Id second);

    /// Has all come that was asked for: model, session, run, noise floor, checksum, predictions,
    /// and whatever the panels show? What is on screen then stays as it is.
    [[nodiscard]] bool isSettled() const;

 Q_SIGNALS:
    /// The run that was asked for has ended, or could not start. Its noise floor and the like may
    /// still be to come: see isSettled().
    void settled();
    void closedUnasked();

 protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    void build();
    void buildInputs();
    void buildExplorer();
    void addExplorerActions(QMenu* menu);
    void buildModels();
    void buildMenus();
    void buildViewMenu();
    void addTrustActions(QMenu& menu);
    void buildHistory();
    void buildEditMenu();
    void buildSets();
    void buildSetMenu();
    void buildHistoryMenu();
    void addScaleAction(QMenu& view);
    void adoptModel(const LoadedModel& model);
    void endUnasked();
    /// Says how the model's files were read where they are not as usual, and what is not used.
    void tellReading(const ModelReading& reading);
    void bringBack(KeptId id);
    [[nodiscard]] SweepReport::Model loadedModel() const;
    [[nodiscard]] QJsonObject sessionView() const;
    void applySessionView(const QJsonObject& view);
    void refreshRerunWarning();
    void connectController();
    void connectPanels();
    void refreshStatus();
    void focusArea(int step);
    void hoverHead(std::optional<HeadId> head, QPoint globalPosition, QWidget* over);
    [[nodiscard]] EngineLimits limits() const;
    void choosePerformance();
    void openGuide();
    void about();
    /// Tells in passing, in the status bar and the log.
    void tell(const QString& text);

    WindowOptions m_options;
    Settings m_settings;
    LogModel m_log;
    RunState m_state;
    RunController m_controller;
    LivePrediction m_live;
    PromptGallery m_gallery;
    QString m_warned;  ///< what the notice last said about running again
    History m_history;
    RunKeeper m_keeper{m_controller, m_state, m_history};
    UserSteps m_steps;  ///< what the user changes, to be undone
    NamedSets m_sets;
    std::unique_ptr<SessionController> m_sessions;
    ModelActions* m_models = nullptr;
    LookMenu* m_look = nullptr;
    InterventionMenu* m_interventions = nullptr;
    bool m_runWhenLoaded = false;
    bool m_unasked = false;      ///< closing as the program is told to end
    QString m_readingRemark;     ///< of the open model; what m_notice may show
    bool m_modelFailed = false;  ///< and the error that is shown says so
    QString m_loadingName;

    QVBoxLayout* m_strips = nullptr;  ///< what is told, above the maps
    MessageStrip* m_message = nullptr;
    NoticeStrip* m_notice = nullptr;
    NoticeStrip* m_offer = nullptr;  ///< of what a crash left: no other news takes its place
    BackgroundStrip* m_background = nullptr;
    HistoryPanel* m_historyPanel = nullptr;
    QDockWidget* m_historyDock = nullptr;
    CompareView* m_compare = nullptr;
    QDialog* m_compareWindow = nullptr;
    GuideWindow* m_guide = nullptr;
    PromptPanel* m_prompt = nullptr;
    PredictionsPanel* m_predictions = nullptr;
    HeadAttention* m_attention = nullptr;
    SetStudy* m_study = nullptr;
    SetPanel* m_setPanel = nullptr;
    TrustPanel* m_trust = nullptr;
    HeadsPanel* m_heads = nullptr;
    MapsPanel* m_maps = nullptr;
    DriftPlot* m_drift = nullptr;
    PanelDocks* m_docks = nullptr;
    bool m_arranged = false;  ///< the panels have found their places
    QToolButton* m_modelStatus = nullptr;
    MutedLabel* m_runtimeStatus = nullptr;
    QAction* m_runAction = nullptr;
    QAction* m_stopAction = nullptr;
    QAction* m_zeroAction = nullptr;
    QAction* m_meanAction = nullptr;
};

}  // namespace headscope::app
