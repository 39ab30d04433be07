// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "shell/closing.h"
#include "shell/feature_list.h"
#include "shell/window_options.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <QMainWindow>

#include <optional>

namespace headscope::app {

/// Builds the features around one document, menus from the table of commands, and the docks; and
/// builds them anew where the language of all texts is another (see ui/texts.h): features, menus,
/// docks, dialogs and the table of commands are others then, while the document, what is typed, the
/// session, a download and where the panels are stay.
class MainWindow : public QMainWindow {
    Q_OBJECT

 public:
    explicit MainWindow(WindowOptions options, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Asks for files and folders; replaced by tests.
    FileChoosers choosers;

    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] CommandTable& commands() { return *m_commands; }
    [[nodiscard]] PanelDocks& docks() { return *m_docks; }
    /// The feature of that type; null if none.
    template <class T>
    [[nodiscard]] T* feature() const {
        return m_features.find<T>();
    }

    /// The program must end: closes without a question, once a run in progress has stopped;
    /// closedUnasked() follows. What is not saved can be recovered.
    void closeUnasked();
    /// Has all come that was asked for: model, session, run, noise floor, checksum, predictions,
    /// and whatever the panels show? Then what is on screen no longer changes.
    [[nodiscard]] bool isSettled() const;

 Q_SIGNALS:
    /// The run that was asked for has ended, or could not start. Its noise floor and the like may
    /// still be to come: see isSettled().
    void settled();
    void closedUnasked();

 protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void showEvent(QShowEvent* event) override;

 private:
    void build();
    void buildCentre();
    void addCommands();
    void takeApart();
    void buildAnew();
    [[nodiscard]] QJsonObject sessionView() const;
    void showSessionView(const QJsonObject& view);
    void arrangePanels(const QByteArray& layout, bool sized);

    WindowOptions m_options;
    Document m_document;
    QObject* m_kept;     ///< what features keep while they are built anew
    QString m_language;  ///< that they are built in
    QObjectList m_own;   ///< children that were there before them
    CommandTable* m_commands = nullptr;
    PanelDocks* m_docks = nullptr;
    QVBoxLayout* m_strips = nullptr;
    std::optional<Workplace> m_place;
    FeatureList m_features;
    Closing m_closing;
    bool m_arranged = false;  ///< the panels have found their places
};

}  // namespace headscope::app
