// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/prompt_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/inputs_dock.h"
#include "features/prompt/donor_field.h"
#include "features/prompt/hint_area.h"
#include "features/prompt/intervention_menu.h"
#include "features/prompt/predictions_panel.h"
#include "features/prompt/prompt_panel.h"
#include "ui/commands.h"
#include "ui/text_size.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

namespace {

constexpr int kSideWidth = 306;

RunInputs exampleInputs() {
    return {QStringLiteral("Berlin is the capital of"), QStringLiteral(" Germany"),
            QStringLiteral(" France"), Positions::all()};
}

}  // namespace

PromptFeature::PromptFeature(Workplace& place, const Start& start)
    : Feature(place),
      m_live(document().jobs(), document().state()),
      m_donorLive(document().jobs(), document().state(), "prediction of the donor"),
      m_gallery(document().settings().siblingFile(QStringLiteral("prompts.json"))),
      m_panel(new PromptPanel(document().state(), m_live, m_donorLive, m_gallery)),
      m_predictions(new PredictionsPanel(document().state(), m_live)),
      m_interventions(new InterventionMenu(*m_panel, place.window)) {
    m_interventions->setParent(this);
    document().setFields(*m_panel);
    buildDock();
    connectPanels();
    addCommands();
    typeFirst(start);
}

void PromptFeature::typeFirst(const Start& start) {
    RunInputs inputs = document().settings().inputs().value_or(exampleInputs());
    inputs.prompt = start.prompt.value_or(inputs.prompt);
    inputs.target = start.target.value_or(inputs.target);
    inputs.control = start.control.value_or(inputs.control);
    inputs.moreTargets = start.moreTargets;
    inputs.moreControls = start.moreControls;
    // A start that says what is run says this, too.
    m_beginRemembered = inputs.bos && !start.bos && !start.prompt && !start.donor;
    inputs.bos = start.bos || m_beginRemembered;
    // A remembered donor belongs to the remembered prompt.
    if (start.prompt && !start.donor) inputs.interventions = withoutDonor(inputs.interventions);
    if (start.donor) {
        inputs.donor = *start.donor;
        inputs.interventions = {patching()};
    }
    m_panel->setInputs(inputs);
    // A given target is intended.
    const bool given = start.target || !start.moreTargets.isEmpty();
    if (given) document().settings().setFollowsPrediction(false);
    if (!given && document().settings().followsPrediction()) m_panel->changeInputs(inputs, true);
    connect(&document().state(), &RunState::modelChanged, this,
            &PromptFeature::dropRememberedBegin);
    dropRememberedBegin();
}

// Chosen with another model: nobody asked this one for a token that it has not got.
void PromptFeature::dropRememberedBegin() {
    const auto& tokenizer = document().state().tokenizer();
    if (!tokenizer || !std::exchange(m_beginRemembered, false)) return;
    if (!m_panel->bos() || beginToken(*tokenizer)) return;
    RunInputs inputs = m_panel->inputs();
    inputs.bos = false;
    m_panel->changeInputs(inputs);
    document().messages().remark(
        {tr("This model has no token <|endoftext|>: Begin with <|endoftext|>, which was on when "
            "you left, is off.")});
}

void PromptFeature::buildDock() {
    // The inputs grow with long prompts and suggestions: the column scrolls where a window is low.
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("scrolled"));
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(8);
    sideLayout->addWidget(m_panel);
    sideLayout->addWidget(m_predictions, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);  // it follows what has the keyboard
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(side);
    m_panel->hints()->standIn(*scroll);
    useScaledWidth(*scroll, kSideWidth);
    auto* framed = new QWidget;
    auto* margins = new QVBoxLayout(framed);
    margins->setContentsMargins(10, 8, 4, 4);
    margins->setSizeConstraint(QLayout::SetMinAndMaxSize);  // no wider than what is in it
    margins->addWidget(scroll);
    auto* dock = new QDockWidget(tr("Prompt"), &place().window);
    dock->setObjectName(kInputsDock);
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    dock->toggleViewAction()->setVisible(false);  // it cannot be hidden
    dock->setTitleBarWidget(new QWidget(dock));
    dock->setWidget(framed);
    place().window.addDockWidget(Qt::LeftDockWidgetArea, dock);
}

void PromptFeature::connectPanels() {
    connect(m_panel, &PromptPanel::runRequested, &document(), &Document::run);
    connect(m_panel, &PromptPanel::stopRequested, &document(), &Document::stop);
    connect(m_panel, &PromptPanel::inputsChanged, this, [this] {
        const RunInputs inputs = m_panel->inputs();
        m_live.setInputs(inputs);
        RunInputs donor = inputs;
        donor.prompt = inputs.donor;
        m_donorLive.setInputs(donor);
        m_predictions->setInputs(m_panel->inputs());
        document().noteTyped();
    });
    // A run with a donor is looked at by what the patch does.
    connect(m_interventions, &InterventionMenu::added, this,
            [this](const Intervention& intervention) {
                if (needsDonor({intervention})) document().state().view().show(intervention);
            });
    connect(m_predictions, &PredictionsPanel::targetPicked, m_panel, &PromptPanel::pickTarget);
    connect(m_predictions, &PredictionsPanel::controlPicked, m_panel, &PromptPanel::pickControl);
    connect(m_panel, &PromptPanel::changedByClick, this, &PromptFeature::addStep);
    connect(m_panel, &PromptPanel::followsChanged, this, [this] {
        document().settings().setFollowsPrediction(m_panel->followsPrediction());
        commands().refresh();
    });
    // Once the panel and the prediction know of it, too.
    connect(&m_live, &LivePrediction::changed, &document(), &Document::fieldsChanged,
            Qt::QueuedConnection);
    connect(m_panel, &PromptPanel::inputsChanged, &document(), &Document::fieldsChanged,
            Qt::QueuedConnection);
    logErrors(document().log(), m_gallery, &PromptGallery::changed,
              [this] { return m_gallery.error(); });
}

void PromptFeature::addStep(const QString& what, const RunInputs& before, bool followed) {
    // By the document, which has the fields of now: a step outlives these.
    const auto now = [&doc = document()] { return doc.fields().inputs(); };
    const bool follows = m_panel->followsPrediction();
    if (followed == follows) {
        document().steps().inputs(
            what, before, now(),
            [&doc = document()](const RunInputs& inputs) { doc.fields().changeInputs(inputs); },
            now);
        return;
    }
    const auto change = [&doc = document(), now](const RunInputs& from, const RunInputs& to,
                                                 bool on) {
        return [&doc, now, from, to, on] {
            doc.fields().changeInputs(UserSteps::carried(now(), from, to), on);
        };
    };
    document().steps().push(what, change(before, now(), follows), change(now(), before, followed),
                            UserStep::Of::View);
}

void PromptFeature::addCommands() {
    RunState& state = document().state();
    commands().add({QStringLiteral("run.start"),
                    tr("&Run"),
                    tr("Ablate every head in turn, and watch target and control"),
                    {QKeySequence(tr("F5")), QKeySequence(tr("Ctrl+Return"))},
                    [this] { document().run(); },
                    [&state] { return state.model().has_value(); }});
    commands().add({QStringLiteral("run.stop"),
                    tr("&Stop"),
                    tr("Stop the run; what is finished stays"),
                    {QKeySequence(Qt::Key_Escape)},
                    [this] { document().stop(); },
                    [&state] { return state.phase() == RunState::Phase::Running; }});
    commands().add({QStringLiteral("prompt.follow"),
                    tr("Target &Follows the Prediction"),
                    tr("The target is what the model says next, until you type or pick another"),
                    {QKeySequence(tr("Ctrl+Alt+F"))},
                    [this] { m_panel->follow(!m_panel->followsPrediction()); },
                    [&state] { return state.model().has_value(); },
                    [this] { return m_panel->followsPrediction(); }});
    commands().add({QStringLiteral("prompt.gallery"),
                    tr("Prompt &Gallery…"),
                    tr("Example prompts, and your own"),
                    {QKeySequence(tr("Ctrl+G"))},
                    [this] { m_panel->openGallery(); }});
    commands().add({QStringLiteral("prompt.keep"),
                    tr("S&ave Prompt to the Gallery…"),
                    tr("Keep prompt, target and control among the examples"),
                    {QKeySequence(tr("Ctrl+Shift+G"))},
                    [this] { m_panel->saveToGallery(); }});
    addDonorCommands();
    commands().refreshAt(state, &RunState::phaseChanged);
    commands().refreshAt(state, &RunState::modelChanged);
    auto* menu = new QMenu(tr("&Interventions"), &place().window);
    m_interventions->addTo(*menu, commands());
    commands().adoptMenu(QStringLiteral("run.interventions"), menu);
    m_panel->setInterventionMenu(*menu);
}

void PromptFeature::addDonorCommands() {
    commands().add({QStringLiteral("prompt.swap"),
                    tr("Swap Prompt and &Donor"),
                    tr("What was noising becomes denoising, and the other way round"),
                    {QKeySequence(tr("Ctrl+Alt+Shift+W"))},
                    [this] { m_panel->swapDonor(); },
                    [this] { return needsDonor(m_panel->interventions()); }});
    auto* begin = commands().add(
        {QStringLiteral("prompt.begin"),
         tr("B&egin with <|endoftext|>"),
         tr("Put <|endoftext|> before prompt and donor, as other libraries do: it is a "
            "token of both"),
         {QKeySequence(tr("Ctrl+Alt+Shift+B"))},
         [this] { m_panel->setBos(!m_panel->bos()); },
         {},
         [this] { return m_panel->bos(); },
         [this] { return beginRefusal(); }});
    // The keys of a command that cannot be given would do nothing, and say nothing.
    auto* told = new QShortcut(begin->shortcut(), &place().window);
    told->setObjectName(QStringLiteral("whyNot"));
    connect(this, &QObject::destroyed, told, &QObject::deleteLater);
    connect(told, &QShortcut::activated, this,
            [this] { document().messages().showStatus(beginRefusal()); });
    const auto follow = [begin, told] { told->setEnabled(!begin->isEnabled()); };
    connect(begin, &QAction::changed, told, follow);
    follow();
    commands().refreshAt(*m_panel, &PromptPanel::inputsChanged);
}

QString PromptFeature::beginRefusal() const {
    const auto& tokenizer = document().state().tokenizer();
    if (m_panel->bos()) return {};
    if (!tokenizer) return tr("A model comes first.");
    return beginToken(*tokenizer)
               ? QString()
               : tr("This model has no token <|endoftext|> to begin with: choose another model, "
                    "such as gpt2.");
}

bool PromptFeature::isBusy() const {
    return m_live.status() == LivePrediction::Status::Waiting ||
           m_donorLive.status() == LivePrediction::Status::Waiting;
}

QList<Feature::Area> PromptFeature::areas() const {
    return {{m_panel, m_panel->prompt()}};
}

}  // namespace headscope::app
