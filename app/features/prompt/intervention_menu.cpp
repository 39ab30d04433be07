// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/intervention_menu.h"

#include "features/prompt/prompt_panel.h"
#include "ui/commands.h"
#include "ui/intervention_text.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

std::optional<double> askNumber(QWidget* over, double now) {
    bool accepted = false;
    const double number =
        QInputDialog::getDouble(over, InterventionMenu::tr("Scale Head Outputs"),
                                InterventionMenu::tr("Multiply by (0 is zero, 1 changes nothing):"),
                                now, -kMostAlpha, kMostAlpha, 3, &accepted, Qt::WindowFlags(), 0.1);
    return accepted ? std::optional(number) : std::nullopt;
}

bool contains(const std::vector<Intervention>& all, const Intervention& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

InterventionMenu::InterventionMenu(PromptPanel& prompt, QWidget& window, NumberChooser chooser)
    : m_prompt(prompt), m_window(window), m_chooser(std::move(chooser)) {
    if (!m_chooser) m_chooser = askNumber;
    connect(&m_prompt, &PromptPanel::inputsChanged, this, &InterventionMenu::refresh);
}

void InterventionMenu::addTo(QMenu& menu, CommandTable& commands) {
    menu.setToolTipsVisible(true);
    for (const auto& kind : allKinds())
        addKind(menu, commands, kind);
    menu.addSeparator();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!alphaOf(m_entries[i].intervention)) continue;
        menu.addAction(commands.add({QStringLiteral("intervention.number"),
                                     tr("&Scale By…"),
                                     tr("Choose the number that head outputs are multiplied by"),
                                     {QKeySequence(tr("Ctrl+Alt+Shift+S"))},
                                     [this, i] { chooseNumber(i); }}));
    }
    menu.addAction(commands.add({QStringLiteral("intervention.report"),
                                 tr("&Only Zero and Mean"),
                                 tr("Run the two interventions that a run has at the start"),
                                 {QKeySequence(tr("Ctrl+Alt+Shift+0"))},
                                 [this] { choose(zeroAndMean()); }}));
    refresh();
    commands.refreshAt(m_prompt, &PromptPanel::inputsChanged);
}

void InterventionMenu::addKind(QMenu& menu, CommandTable& commands, const Intervention& kind) {
    const std::size_t entry = m_entries.size();
    m_entries.push_back({kind, nullptr});
    // Its words depend on its number: refresh() writes them.
    m_entries[entry].action =
        commands.add({QStringLiteral("intervention.") + QString::fromStdString(kindName(kind)),
                      {},
                      {},
                      {QKeySequence(QStringLiteral("Ctrl+Alt+Shift+%1").arg(entry + 1))},
                      [this, entry] { toggle(entry); },
                      [this, entry] {
                          return !isChosen(entry) || m_prompt.interventions().size() > 1;
                      },  // one at least is run
                      [this, entry] { return isChosen(entry); }});
    menu.addAction(m_entries[entry].action);
}

void InterventionMenu::toggle(std::size_t entry) {
    auto wanted = m_prompt.interventions();
    const Intervention& one = m_entries[entry].intervention;
    const bool adds = !contains(wanted, one);
    if (adds)
        wanted.push_back(one);
    else
        std::erase(wanted, one);
    choose(std::move(wanted));
    if (adds) Q_EMIT added(one);
}

void InterventionMenu::chooseNumber(std::size_t entry) {
    const Intervention before = m_entries[entry].intervention;
    const auto number = m_chooser(&m_window, *alphaOf(before));
    if (!number) return;
    m_entries[entry].intervention = withAlpha(before, *number);
    auto wanted = m_prompt.interventions();
    std::erase(wanted, before);
    if (!contains(wanted, m_entries[entry].intervention))
        wanted.push_back(m_entries[entry].intervention);
    choose(std::move(wanted));
}

void InterventionMenu::choose(std::vector<Intervention> wanted) {
    if (!wanted.empty()) m_prompt.chooseInterventions(std::move(wanted));
    refresh();
}

bool InterventionMenu::isChosen(std::size_t entry) const {
    return contains(m_prompt.interventions(), m_entries[entry].intervention);
}

void InterventionMenu::refresh() {
    const auto& all = m_prompt.interventions();
    for (auto& [intervention, action] : m_entries) {
        // Another number of the same kind: of a run that was brought back, or of the settings.
        for (const auto& one : all)
            if (kindName(one) == kindName(intervention) && !contains(all, intervention))
                intervention = one;
        const InterventionText text = textOf(intervention);
        action->setText(buttonText(intervention, true));
        action->setToolTip(text.sentence);
        action->setStatusTip(text.sentence);
    }
}

}  // namespace headscope::app
