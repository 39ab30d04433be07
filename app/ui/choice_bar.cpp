// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/choice_bar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace headscope::app {

ChoiceBar::ChoiceBar(const QStringList& choices, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < choices.size(); ++i) {
        auto* button = new QPushButton(choices[i]);
        const bool last = i == choices.size() - 1;
        button->setProperty("segment", i == 0 ? QStringLiteral("left")
                                       : last ? QStringLiteral("right")
                                              : QStringLiteral("middle"));
        button->setCheckable(true);
        button->setAutoExclusive(true);  // the group sees to that: a screen reader is to know
        button->setChecked(i == 0);
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) Q_EMIT changed(id);
    });
}

void ChoiceBar::choose(int index) {
    const QAbstractButton* before = m_group->checkedButton();
    m_group->button(index)->setChecked(true);
    if (before && before->hasFocus()) m_group->button(index)->setFocus();
}

int ChoiceBar::chosen() const {
    return m_group->checkedId();
}

QPushButton* ChoiceBar::button(int index) const {
    return qobject_cast<QPushButton*>(m_group->button(index));
}

}  // namespace headscope::app
