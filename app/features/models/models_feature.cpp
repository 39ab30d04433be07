// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/models_feature.h"

#include "document/document.h"
#include "document/reading_text.h"
#include "document/runtime_text.h"
#include "features/models/download_log.h"
#include "features/models/download_strip.h"
#include "features/models/model_actions.h"
#include "features/models/model_downloads.h"
#include "features/models/performance_dialog.h"
#include "ui/commands.h"
#include "ui/message_text.h"
#include "ui/widgets.h"

#include <QMainWindow>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

namespace {

/// The status line does not widen the window; the tip has all of it.
QString shortName(const QString& model) {
    constexpr int kMost = 40;
    if (model.size() <= kMost) return model;
    return model.left(kMost / 2) + QStringLiteral("…") + model.right(kMost / 2 - 1);
}

}  // namespace

ModelsFeature::ModelsFeature(Workplace& place, const Start& start)
    : Feature(place),
      m_forPicture(start.forPicture),
      m_actions(new ModelActions(document(), place.choosers, downloads(start.downloads),
                                 start.devices, &place.window)),
      m_model(new QToolButton),
      m_runtime(new MutedLabel) {
    place.strips.addWidget(m_actions->strip());
    buildStatus();
    addCommands();
    connect(&document(), &Document::openingChanged, this, &ModelsFeature::refreshStatus);
    connect(&document(), &Document::modelAdopted, this, &ModelsFeature::sayReading);
    connect(&document().controller(), &RunController::ended, this,
            [this](RunId /*id*/, const RunEnd& end) {
                if (!end.result || end.result->notes.empty()) return;
                // What is known of the model since it was opened is not said again.
                const QString note = textOf(end.result->notes.back());
                if (!m_remark.contains(note)) document().messages().remark({note});
            });
}

ModelsFeature::~ModelsFeature() {
    document().messages().withdraw(m_remark);
}

ModelDownloads& ModelsFeature::downloads(const hub::DownloadServices& services) const {
    return keep<ModelDownloads>([this, &services](QObject* owner) {
        auto* made = new ModelDownloads(services, {}, owner);
        made->remember(document().settings().unfinishedDownload());
        logDownloads(document().log(), *made);
        return made;
    });
}

void ModelsFeature::buildStatus() {
    m_model->setObjectName(QStringLiteral("modelStatus"));
    m_model->setAutoRaise(true);
    m_model->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_runtime->setObjectName(QStringLiteral("runtimeStatus"));
    m_runtime->setElided();
    QStatusBar& bar = *place().window.statusBar();
    bar.addWidget(m_model);
    bar.addPermanentWidget(m_runtime);
    bar.setSizeGripEnabled(false);
    bar.setContentsMargins(10, 0, 10, 2);
    connect(m_model, &QToolButton::clicked, m_actions, &ModelActions::choose);
    // Qt hides it behind a message only where the bar is seen when that comes.
    connect(&bar, &QStatusBar::messageChanged, m_model,
            [this](const QString& text) { m_model->setVisible(text.isEmpty()); });
}

void ModelsFeature::addCommands() {
    m_actions->addCommands(commands());
    commands().add({QStringLiteral("run.performance"),
                    tr("&Performance…"),
                    tr("Threads and memory that a run may take, and the speed measured"),
                    {QKeySequence(tr("Ctrl+Alt+,"))},
                    [this] { choosePerformance(); }});
}

bool ModelsFeature::canOpen(const QString& path) const {
    return ModelActions::canOpen(path);
}

void ModelsFeature::openPath(const QString& path) {
    m_actions->openPath(path);
}

void ModelsFeature::sayReading() {
    document().messages().withdraw(m_remark);
    m_remark = readingText(*document().state().model());
    if (!m_remark.isEmpty()) document().messages().remark({m_remark});
}

void ModelsFeature::refreshStatus() {
    if (document().controller().isOpening()) {
        const QString name =
            shortName(QString::fromStdString(document().opening().filename().string()));
        m_model->setText(name.isEmpty() ? tr("Loading the model…") : tr("Loading %1…").arg(name));
        return;
    }
    const auto& model = document().state().model();
    if (!model) {
        m_model->setText(tr("No model is open."));
        return;
    }
    const ModelConfig& config = model->config;
    m_model->setText(tr("%1: %2 layers × %3 heads, width %4, vocabulary %5")
                         .arg(shortName(QString::fromStdString(model->name)),
                              QString::number(config.layers), QString::number(config.heads),
                              QString::number(config.width), QString::number(config.vocabulary)));
    m_model->setToolTip(tr("%1\nChoose another model (%2)")
                            .arg(QString::fromStdString(model->folder.string()),
                                 commands().keysOf(QStringLiteral("model.choose"))));
    const Runtime& runtime = document().state().runtime();
    // How fast and how busy the machine is differs from call to call.
    if (m_forPicture) return m_runtime->setText(QString::fromStdString(runtime.products));
    m_runtime->setText(engineText(runtime));
    m_runtime->setToolTip(speedText(runtime));
}

void ModelsFeature::choosePerformance() {
    RunState& state = document().state();
    auto* dialog = new PerformanceDialog(
        document().limits(), state.model() ? std::optional(state.runtime()) : std::nullopt,
        &place().window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { document().setLimits(dialog->limits()); });
    dialog->open();
}

}  // namespace headscope::app
