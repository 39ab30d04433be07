// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intervention_switch.h"

#include "ui/intervention_text.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace headscope::app {

InterventionSwitch::InterventionSwitch(QWidget* parent)
    : QWidget(parent),
      m_buttons(new Segmented(buttonText(Zero{}, false), buttonText(ScalarMean{}, false))),
      m_list(new QComboBox),
      m_offered(zeroAndMean()) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_buttons);
    layout->addWidget(m_list);
    m_list->setObjectName(QStringLiteral("intervention"));
    m_list->setAccessibleName(tr("Intervention"));
    m_list->setVisible(false);
    left()->setToolTip(textOf(Zero{}).sentence);
    right()->setToolTip(
        textOf(ScalarMean{}).sentence + QLatin1Char(' ') +
        tr("It is one number of this prompt; mean ablation in the literature is the "
           "mean vector, which is in Run > Interventions."));
    connect(m_buttons, &Segmented::chosen, this,
            [this](bool mean) { take(zeroAndMean()[mean ? 1 : 0]); });
    connect(m_list, &QComboBox::activated, this,
            [this](int index) { take(m_offered[static_cast<std::size_t>(index)]); });
}

QPushButton* InterventionSwitch::left() const {
    return m_buttons->left();
}

QPushButton* InterventionSwitch::right() const {
    return m_buttons->right();
}

void InterventionSwitch::setInterventions(const std::vector<Intervention>& interventions) {
    if (interventions == m_offered) return;
    m_offered = interventions;
    const bool others = m_offered != zeroAndMean();
    m_buttons->setVisible(!others);
    m_list->setVisible(others);
    m_list->clear();
    for (const auto& intervention : m_offered) {
        m_list->addItem(buttonText(intervention, true));
        m_list->setItemData(m_list->count() - 1, textOf(intervention).sentence, Qt::ToolTipRole);
    }
    const bool there = std::find(m_offered.begin(), m_offered.end(), m_chosen) != m_offered.end();
    choose(there ? m_chosen : m_offered.front());
}

void InterventionSwitch::choose(const Intervention& intervention) {
    const auto found = std::find(m_offered.begin(), m_offered.end(), intervention);
    if (found == m_offered.end()) return;
    m_chosen = intervention;
    const QSignalBlocker quiet(m_buttons);
    m_buttons->choose(intervention == ScalarMean{});
    m_list->setCurrentIndex(static_cast<int>(found - m_offered.begin()));
    m_list->setToolTip(textOf(intervention).sentence);
}

void InterventionSwitch::take(const Intervention& intervention) {
    if (intervention == m_chosen) return;
    choose(intervention);
    Q_EMIT picked(intervention);
}

}  // namespace headscope::app
