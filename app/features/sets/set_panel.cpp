// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/set_panel.h"

#include "features/sets/given_view.h"
#include "features/sets/growth_view.h"
#include "features/sets/named_sets_view.h"
#include "features/sets/set_chips.h"
#include "features/sets/set_numbers.h"
#include "features/sets/set_text.h"
#include "plot/top_pair.h"
#include "ui/beside_layout.h"
#include "ui/choice_bar.h"
#include "ui/commands.h"
#include "ui/front_pages.h"
#include "ui/intervention_text.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace headscope::app {

namespace {
constexpr int kGrow = 1;  // of the pages
constexpr int kSetNamed = 2;
constexpr int kSetGiven = 3;
constexpr int kSetPanelGap = 22;  // pixels between numbers and words
}  // namespace

SetPanel::SetPanel(const Dependencies& deps, QWidget* parent)
    : Pane(parent),
      m_deps(deps),
      m_count(new MutedLabel),
      m_choice(new ChoiceBar({tr("Effect"), tr("Grow"), tr("Named sets"), tr("Stand-ins")})),
      m_clear(new QPushButton(tr("Clear"))),
      m_chips(new SetChips),
      m_pages(new FrontPages),
      m_growth(new GrowthView(deps.state, deps.growth)),
      m_named(new NamedSetsView(deps.state, deps.sets)),
      m_given(new GivenView(deps.state, deps.given)) {
    buildHeading();
    body()->addWidget(m_chips);
    m_pages->addWidget(buildEffect());
    m_pages->addWidget(m_growth);
    m_pages->addWidget(m_named);
    m_pages->addWidget(m_given);
    body()->addWidget(m_pages, 1);

    connect(m_choice, &ChoiceBar::changed, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_deps.steps.clearHeads(); });
    connect(m_chips, &SetChips::removed, this,
            [this](HeadId head) { m_deps.steps.toggleHeads({head}); });
    connect(m_growth, &GrowthView::headChosen, this, &SetPanel::headChosen);
    connect(m_given, &GivenView::headChosen, this, &SetPanel::headChosen);
    connect(m_named, &NamedSetsView::applied, this, [this](const NamedSet& set) {
        m_deps.steps.applySet(set.heads, QString::fromStdString(set.name));
    });
    for (const auto signal : {&RunState::ablationSetChanged, &RunState::gridChanged,
                              &RunState::runChanged, &RunState::phaseChanged}) {
        connect(&m_deps.state, signal, this, &Pane::touch);
    }
    connect(&m_deps.study, &SetStudy::changed, this, &Pane::touch);
}

void SetPanel::buildHeading() {
    m_count->setObjectName(QStringLiteral("setCount"));
    m_clear->setObjectName(QStringLiteral("clearSet"));
    m_clear->setProperty("suggestion", true);
    m_clear->setToolTip(tr("Take all heads out of the set"));
    const char* names[] = {"setEffectPage", "setGrowPage", "setNamedPage", "setGivenPage"};
    const QString tips[] = {tr("What the heads of the set do together, and what they do alone"),
                            tr("Let the set grow by the heads that lower the target most"),
                            tr("Keep sets under a name, and take them again"),
                            tr("Which heads matter more once the set is gone")};
    for (int i = 0; i < static_cast<int>(std::size(names)); ++i) {
        m_choice->button(i)->setObjectName(QString::fromLatin1(names[i]));
        m_choice->button(i)->setToolTip(tips[i]);
    }
    m_count->setElided();
    m_choice->letWrap();
    auto* heads = inRow({m_count, m_clear});
    static_cast<QHBoxLayout*>(heads->layout())->addStretch(1);
    auto* heading = new QWidget;
    auto* line = new BesideLayout(heading, kSetPanelGap);
    line->add(heads, 1, BesideLayout::Needs::Whole);
    line->add(m_choice, 0, BesideLayout::Needs::Whole);
    body()->addWidget(heading);
}

QSize SetPanel::minimumSizeHint() const {
    return {Pane::minimumSizeHint().width(), body()->totalMinimumHeightForWidth(width())};
}

QWidget* SetPanel::buildEffect() {
    m_effect = new FrontPages;
    m_empty = new QLabel;
    m_empty->setObjectName(QStringLiteral("setEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_numbers = new SetNumbers;
    m_numbers->setObjectName(QStringLiteral("setNumbers"));
    useScaledFont(*m_numbers, 0.92);
    m_sentence = new QLabel;
    m_sentence->setObjectName(QStringLiteral("setSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setToolTip(
        tr("Log-odds: ln(P / (1 − P)), in nats. They have neither a floor nor a ceiling, so that "
           "what adds up in the logits adds up in them."));
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = new MutedLabel;
    m_progress->setObjectName(QStringLiteral("setProgress"));
    m_progress->setWordWrap(true);
    m_tops = new TopPair;
    const auto column = [](QWidget* first, QWidget* second) {
        auto* widget = new QWidget;
        auto* layout = new QVBoxLayout(widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(first);
        layout->addWidget(second);
        return widget;
    };
    auto* left = column(m_numbers, m_progress);
    static_cast<QVBoxLayout*>(left->layout())->addStretch(1);
    auto* row = new QWidget;
    auto* layout = new BesideLayout(row, kSetPanelGap);
    layout->add(left, 0, BesideLayout::Needs::Whole);
    layout->add(m_tops, 1, BesideLayout::Needs::Least);
    // What it comes to is read first: what is below may have to be scrolled to.
    auto* page = column(m_sentence, row);
    static_cast<QVBoxLayout*>(page->layout())->setStretchFactor(row, 1);
    m_effect->addWidget(m_empty);
    m_effect->addWidget(page);
    return m_effect;
}

void SetPanel::bringUp(int page) {
    Q_EMIT needed();
    m_choice->choose(page);
}

QAction* SetPanel::addButton(CommandTable& commands, const char* id, QAbstractButton& button,
                             int page, const QString& text, const QString& keys) {
    return commands.addButton(QString::fromLatin1(id), button, text, QKeySequence(keys),
                              [this, page] { bringUp(page); });
}

void SetPanel::addCommands(CommandTable& commands) {
    const auto grow = [&](const char* id, QAbstractButton* button, const QString& text,
                          const QString& keys) {
        addButton(commands, id, *button, kGrow, text, keys);
    };
    grow("set.grow_one", m_growth->oneButton(), tr("Add the &Next Head"), tr("Ctrl+Alt+N"));
    grow("set.grow_several", m_growth->severalButton(), tr("Add Several &Heads"), tr("Ctrl+Alt+B"));
    grow("set.grow_all", m_growth->allButton(), tr("Add &Until It Stops Falling"),
         tr("Ctrl+Alt+U"));
    grow("set.stop_growing", m_growth->stopButton(), tr("Stop &Growing"), tr("Ctrl+."));
    addButton(commands, "set.map_given", *m_given->button(), kSetGiven, tr("Map Gi&ven the Set"),
              tr("Ctrl+Alt+Y"));
    commands.add({QStringLiteral("set.name"),
                  tr("S&ave the Set Under a Name"),
                  tr("Keep the set, in this session and in all others"),
                  {QKeySequence(tr("Ctrl+Alt+S"))},
                  [this] {
                      bringUp(kSetNamed);
                      m_named->nameField()->setFocus(Qt::ShortcutFocusReason);
                  },
                  [this] { return !m_deps.state.ablationSet().heads.empty(); }});
    commands.add({QStringLiteral("set.named"),
                  tr("Go to the Na&med Sets"),
                  tr("The sets that have a name, to be chosen with the arrow keys"),
                  {QKeySequence(tr("Ctrl+Alt+I"))},
                  [this] {
                      bringUp(kSetNamed);
                      m_named->list()->setFocus(Qt::ShortcutFocusReason);
                  }});
    const auto named = [&](const char* id, QAbstractButton* button, const QString& text,
                           const QString& keys) {
        m_named->list()->addAction(addButton(commands, id, *button, kSetNamed, text, keys));
    };
    named("set.take_named", m_named->applyButton(), tr("&Take the Chosen Named Set"),
          tr("Ctrl+Shift+Return"));
    named("set.rename_named", m_named->renameButton(), tr("&Rename the Chosen Named Set"),
          tr("Ctrl+Shift+F2"));
    named("set.delete_named", m_named->deleteButton(), tr("&Delete the Chosen Named Set"),
          tr("Alt+Shift+Del"));
}

QString SetPanel::emptyText() const {
    if (m_deps.state.cover().hidesSets() && !m_deps.state.ablationSet().heads.empty())
        return coveredText();
    if (m_deps.study.isOfOtherModel())
        return tr(
            "The run on screen was made with another model than the one that is open, "
            "and this set was not looked at then. Run again to see what it does.");
    switch (m_deps.study.status()) {
        case SetStudy::Status::Failed:
            return tr("The effect of the set cannot be computed: %1. %2")
                .arg(m_deps.study.error().what, m_deps.study.error().hint);
        case SetStudy::Status::Waiting:
            return tr("Computing…");
        default:
            break;
    }
    if (!m_deps.state.run())
        return tr("After a run: put heads into the set to ablate them together.");
    return tr(
        "Put heads into the set to ablate them together: click cells of a map with Ctrl, "
        "press Space, or drag over them; a click on a layer's or a head's number takes all "
        "of it.");
}

void SetPanel::refreshHeads() {
    const HeadList& heads = m_deps.state.ablationSet().heads;
    m_chips->setHeads(heads);
    m_chips->setVisible(!heads.empty());
    m_clear->setVisible(!heads.empty());
    m_count->setText(
        heads.empty() ? tr("No head is in the set.")
                      : tr("%n head(s) are %1 together:", nullptr, static_cast<int>(heads.size()))
                            .arg(textOf(m_deps.state.intervention()).run));
}

void SetPanel::refreshEffect() {
    const RunState& state = m_deps.state;
    const Intervention intervention = state.intervention();
    const AblatedRun* joint = m_deps.study.effect(intervention);
    const bool known = joint && state.run() && !state.ablationSet().heads.empty();
    m_effect->setCurrentIndex(known ? 1 : 0);
    if (!known) {
        m_numbers->clear();
        m_sentence->clear();
        m_tops->show({}, {}, intervention);
        m_empty->setText(emptyText());
        return;
    }
    const ShownRun& run = *state.run();
    const bool waiting = m_deps.study.status() == SetStudy::Status::Waiting;
    const QString how = tr("Each head is %1.").arg(textOf(intervention).done);
    m_progress->setText(waiting ? tr("Computing…") : how);
    if (waiting) return;  // the numbers are of an older set, and stay as they are
    const HeadList& heads = state.ablationSet().heads;
    const SetTables tables = setTables(run, heads, intervention, *joint, Theme::of(palette()));
    m_numbers->show(tables.beside, tables.below);
    const auto target = interaction(run, heads, intervention, *joint, Subject::Target);
    m_sentence->setText(target ? interactionSentence(*target, run.noiseFloor)
                               : tr("The sum of the single effects is known when the run has "
                                    "computed all members."));
    m_tops->show(run.clean, joint->top, intervention);
}

void SetPanel::refresh() {
    refreshHeads();
    refreshEffect();
    m_growth->refresh();
    m_named->refreshButtons();
    m_given->refresh();
}

void SetPanel::seenChanged() {
    m_deps.study.setWanted(isSeen());
}

}  // namespace headscope::app
