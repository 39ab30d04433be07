// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include "document/session_view.h"
#include "features/lessons/lessons_feature.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/session/session_feature.h"
#include "shell/areas.h"
#include "shell/centre.h"
#include "shell/choosers.h"
#include "shell/drop_target.h"
#include "shell/edit_commands.h"
#include "shell/menus.h"
#include "shell/tool_bar.h"
#include "ui/texts.h"

#include <QCloseEvent>
#include <QJsonArray>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

namespace {

const QString kPanels = QStringLiteral("panels");  // a field of a session's view

}  // namespace

MainWindow::MainWindow(WindowOptions options, QWidget* parent)
    : QMainWindow(parent),
      choosers(systemChoosers()),
      m_options(std::move(options)),
      m_document({m_options.engines, m_options.limits, m_options.forPicture}),
      m_kept(new QObject(this)),
      m_closing(m_document, m_features) {
    m_own = children();
    build();
    connect(&m_document, &Document::settled, this, &MainWindow::settled);
    connect(&m_closing, &Closing::ready, this, [this] {
        close();
        Q_EMIT closedUnasked();
    });
    resize(1280, 800);
    restoreGeometry(m_document.settings().geometry());
    m_document.openModel(m_options.model, m_options.runAtStart && m_options.file.isEmpty(),
                         m_options.namesInputs());
    if (!m_options.file.isEmpty()) m_features.openAtStart(m_options.file);
    if (!m_options.forPicture) feature<SessionFeature>()->controller().offerRecovery();
    centralWidget()->setFocus();
}

MainWindow::~MainWindow() {
    // Panels read the document, and features their panels.
    m_document.shutdown();
    takeApart();
    delete m_kept;
}

void MainWindow::build() {
    m_language = shownLanguage();
    m_commands = new CommandTable(this);
    m_docks = new PanelDocks(*this);
    m_strips = new QVBoxLayout;
    m_place.emplace(
        Workplace{*this, m_document, *m_commands, *m_docks, *m_strips, choosers, *m_kept});
    setWindowTitle(tr("Headscope"));
    buildCentre();
    m_features.build(*m_place, m_options,
                     {[this] { return sessionView(); },
                      [this](const QJsonObject& view) { showSessionView(view); }});
    new DropTarget(
        *this, [this](const QString& path) { return m_features.openerOf(path) != nullptr; },
        [this](const QString& path) {
            // It may have gone since it was dropped.
            if (Feature* one = m_features.openerOf(path)) one->openPath(path);
        });
    addCommands();
    auto* tools = new ToolBar(*m_commands, m_document.settings());
    buildMenus(*menuBar(), *m_commands);
    menuBar()->setCornerWidget(tools, Qt::TopRightCorner);
}

void MainWindow::takeApart() {
    delete std::exchange(m_docks, nullptr);
    m_features.clear();
    // Menus, dialogs, the centre, the status bar. Qt's own tab bars and lines between docks stay:
    // it uses them again.
    QList<QPointer<QObject>> made;
    for (QObject* child : children())
        if (!m_own.contains(child) && child != m_commands && !qobject_cast<QTabBar*>(child) &&
            !child->objectName().startsWith(QLatin1String("qt_")))
            made.push_back(child);
    for (const auto& child : made)
        delete child;
    delete std::exchange(m_commands, nullptr);  // last: the others use it
}

void MainWindow::buildAnew() {
    if (m_language == shownLanguage()) return;
    const bool presents = feature<LessonsFeature>()->rest();
    const RunInputs typed = m_document.fields().inputs();
    const bool follows = m_document.fields().followsPrediction();
    const QJsonObject view = sessionView();
    const QByteArray layout = saveState();
    const bool sized = m_docks->isSized();
    const QStringList inFront = m_docks->inFront();
    setUpdatesEnabled(false);
    if (QWidget* focus = focusWidget()) focus->clearFocus();
    takeApart();
    build();
    m_document.fields().setInputs(typed);
    m_document.fields().changeInputs(typed, follows);
    m_document.announce();
    arrangePanels(layout, sized);
    m_docks->raise(inFront);
    for (Feature* feature : m_features) {
        feature->showView(view);
        feature->showViewOfRun(view);
    }
    centralWidget()->setFocus();
    setUpdatesEnabled(true);
    feature<LessonsFeature>()->goOn(presents);
}

void MainWindow::buildCentre() {
    setCentralWidget(new Centre(m_strips, [this]() -> QWidget* {
        const auto* prompt = feature<PromptFeature>();
        return prompt ? prompt->panel().prompt() : nullptr;
    }));
}

void MainWindow::addCommands() {
    addEditCommands(*m_commands, *m_document.history().undoStack());
    m_docks->addCommands(*m_commands);
    addAreaCommands(*m_commands, [this] { return areasOf(m_features, *m_strips, *m_docks); });
    m_commands->add({QStringLiteral("window.quit"),
                     tr("&Quit"),
                     tr("Close the window; a session that is not saved is asked about"),
                     {QKeySequence(tr("Ctrl+Q"))},
                     [this] { close(); }});
}

QJsonObject MainWindow::sessionView() const {
    QJsonObject view;
    addToView(view, m_document.history(), m_document.state());
    view[kPanels] = QJsonArray::fromStringList(m_docks->inFront());
    for (const Feature* feature : m_features)
        feature->saveView(view);
    return view;
}

void MainWindow::showSessionView(const QJsonObject& view) {
    showChoices(view, m_document.state());
    for (Feature* feature : m_features)
        feature->showView(view);
    m_docks->raise(view[kPanels].toVariant().toStringList());
    QMetaObject::invokeMethod(this, &MainWindow::settled, Qt::QueuedConnection);
    const auto run = shownRunOf(view, m_document.history());
    if (!run) return;
    m_document.bringBack(*run);
    showHeads(view, m_document.state());
    for (Feature* feature : m_features)
        feature->showViewOfRun(view);
}

bool MainWindow::isSettled() const {
    return m_document.isSettled() && !m_features.isBusy();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    // Here and not before: the default depends on the window's size.
    if (std::exchange(m_arranged, true)) return;
    arrangePanels(m_document.settings().layout(), m_document.settings().panelsSized());
}

void MainWindow::arrangePanels(const QByteArray& layout, bool sized) {
    if (!restoreState(layout)) return m_docks->arrange();
    m_docks->setSized(sized);
    QMetaObject::invokeMethod(m_docks, &PanelDocks::fit, Qt::QueuedConnection);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    // Queued: the event is still to reach the children.
    if (event->type() == QEvent::LanguageChange && m_language != shownLanguage())
        QMetaObject::invokeMethod(this, &MainWindow::buildAnew, Qt::QueuedConnection);
}

bool MainWindow::focusNextPrevChild(bool next) {
    return m_docks && m_docks->moveFocus(next);
}

void MainWindow::closeUnasked() {
    m_closing.unasked();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(m_closing.mayClose());
    if (!event->isAccepted()) return;
    m_document.remember();
    m_document.settings().setGeometry(saveGeometry());
    m_document.settings().setLayout(saveState());
    m_document.settings().setPanelsSized(m_docks->isSized());
    m_document.shutdown();
}

}  // namespace headscope::app
