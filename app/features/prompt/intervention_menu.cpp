// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/intervention_menu.h"

#include "features/prompt/prompt_panel.h"
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

void InterventionMenu::addTo(QMenu& menu) {
    menu.setToolTipsVisible(true);
    for (const auto& kind : allKinds())
        addKind(menu, kind);
    menu.addSeparator();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!alphaOf(m_entries[i].intervention)) continue;
        auto* number = menu.addAction(tr("&Scale By…"), this, [this, i] { chooseNumber(i); });
        number->setObjectName(QStringLiteral("scaleBy"));
        number->setShortcut(QKeySequence(tr("Ctrl+Alt+Shift+S")));
        number->setStatusTip(tr("Choose the number that head outputs are multiplied by"));
        number->setToolTip(number->statusTip());
    }
    auto* report =
        menu.addAction(tr("&Only Zero and Mean"), this, [this] { choose(zeroAndMean()); });
    report->setObjectName(QStringLiteral("onlyZeroAndMean"));
    report->setShortcut(QKeySequence(tr("Ctrl+Alt+Shift+0")));
    report->setStatusTip(tr("Run the two interventions that a run has at the start"));
    report->setToolTip(report->statusTip());
    refresh();
}

void InterventionMenu::addKind(QMenu& menu, const Intervention& kind) {
    const std::size_t entry = m_entries.size();
    auto* action = menu.addAction(QString(), this, [this, entry] { toggle(entry); });
    action->setObjectName(QStringLiteral("intervention-") + QString::fromStdString(kindName(kind)));
    action->setCheckable(true);
    action->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt+Shift+%1").arg(entry + 1)));
    m_entries.push_back({kind, action});
}

void InterventionMenu::toggle(std::size_t entry) {
    auto chosen = m_prompt.inputs().interventions;
    const Intervention& one = m_entries[entry].intervention;
    if (contains(chosen, one))
        std::erase(chosen, one);
    else
        chosen.push_back(one);
    choose(std::move(chosen));
}

void InterventionMenu::chooseNumber(std::size_t entry) {
    const Intervention before = m_entries[entry].intervention;
    const auto number = m_chooser(&m_window, *alphaOf(before));
    if (!number) return;
    m_entries[entry].intervention = withAlpha(before, *number);
    auto chosen = m_prompt.inputs().interventions;
    std::erase(chosen, before);
    if (!contains(chosen, m_entries[entry].intervention))
        chosen.push_back(m_entries[entry].intervention);
    choose(std::move(chosen));
}

void InterventionMenu::choose(std::vector<Intervention> chosen) {
    if (!chosen.empty()) m_prompt.chooseInterventions(std::move(chosen));
    refresh();
}

void InterventionMenu::refresh() {
    const auto chosen = m_prompt.inputs().interventions;
    for (auto& [intervention, action] : m_entries) {
        // Another number of the same kind: of a run that was brought back, or of the settings.
        for (const auto& one : chosen)
            if (kindName(one) == kindName(intervention) && !contains(chosen, intervention))
                intervention = one;
        const InterventionText text = textOf(intervention);
        action->setText(buttonText(intervention, true));
        action->setToolTip(text.sentence);
        action->setStatusTip(text.sentence);
        action->setChecked(contains(chosen, intervention));
        // One at least is run.
        action->setEnabled(!(action->isChecked() && chosen.size() == 1));
    }
}

}  // namespace headscope::app
