// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings.h"
#include "state/run_state.h"
#include "theme.h"
#include "worker/run_controller.h"

#include <QMainWindow>

#include <filesystem>
#include <functional>
#include <optional>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;

namespace headscope::app {

class DriftPlot;
class MapsPanel;
class MessageStrip;
class PanelDocks;
class PromptPanel;

/// What the window starts with.
struct WindowOptions {
    EngineSource engines;
    std::filesystem::path model;  ///< given to EngineSource::load as it is
    int threads = 0;              ///< <= 0: the engine's choice
    /// Instead of those remembered, or of the example.
    std::optional<QString> prompt, target, control;
    bool runAtStart = true;  ///< when the model has loaded
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

    /// Asks for a file to write; replaced by tests.
    std::function<QString(QWidget* parent, const QString& title, const QString& suggested)>
        chooseSaveFile;

    void openModel(const std::filesystem::path& folder);
    /// Runs what the inputs say, or says what is wrong with them. While the model loads, later.
    void run();
    void stop();

 Q_SIGNALS:
    /// The run that was asked for has ended and is painted, or could not start.
    void settled();

 protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    void build();
    void buildInputs();
    void buildExplorer();
    void addExplorerActions(QMenu* menu);
    void buildMenus();
    void buildViewMenu();
    void connectController();
    void connectPanels();
    void refreshStatus();
    void askAttention(HeadId head, std::function<void(const AttentionPattern&)> done,
                      std::function<void(const UserError&)> failed);
    void focusNextArea();
    void hoverHead(std::optional<HeadId> head, QPoint globalPosition, QWidget* over);
    void chooseModelFolder();
    void saveImage(const QString& title, const QString& suggested,
                   const std::function<QImage()>& draw);
    void about();

    WindowOptions m_options;
    Settings m_settings;
    RunState m_state;
    RunController m_controller;
    RunInputs m_starting;  ///< the inputs of the run that is being started
    bool m_runWhenLoaded = false;
    bool m_loading = false;
    QString m_loadingName;

    MessageStrip* m_message = nullptr;
    PromptPanel* m_prompt = nullptr;
    MapsPanel* m_maps = nullptr;
    DriftPlot* m_drift = nullptr;
    PanelDocks* m_docks = nullptr;
    bool m_arranged = false;  ///< the panels have found their places
    QLabel* m_modelStatus = nullptr;
    QLabel* m_runtimeStatus = nullptr;
    QAction* m_runAction = nullptr;
    QAction* m_stopAction = nullptr;
    QAction* m_zeroAction = nullptr;
    QAction* m_meanAction = nullptr;
    QList<QAction*> m_imageActions;
};

}  // namespace headscope::app
