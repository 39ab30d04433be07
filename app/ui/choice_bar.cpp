// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/choice_bar.h"

#include "ui/flow_layout.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kBetweenRows = 3;  // pixels
}  // namespace

ChoiceBar::ChoiceBar(const QStringList& choices, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < choices.size(); ++i) {
        auto* button = new QPushButton(choices[i]);
        button->setCheckable(true);
        button->setAutoExclusive(true);  // the group sees to that: a screen reader is to know
        button->setChecked(i == 0);
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    roundEnds();
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) Q_EMIT changed(id);
    });
}

void ChoiceBar::letWrap() {
    m_wraps = true;
    delete layout();
    auto* flow = new FlowLayout(this, 0, kBetweenRows);
    const auto buttons = m_group->buttons();
    for (auto* button : buttons)
        flow->addWidget(button);
}

void ChoiceBar::roundEnds() {
    const auto buttons = m_group->buttons();
    const auto last = buttons.size() - 1;
    bool changed = false;
    for (qsizetype i = 0; i <= last; ++i) {
        const bool begins = i == 0 || (m_wraps && buttons[i - 1]->y() != buttons[i]->y());
        const bool ends = i == last || (m_wraps && buttons[i + 1]->y() != buttons[i]->y());
        const QString segment = begins && ends ? QStringLiteral("alone")
                                : begins       ? QStringLiteral("left")
                                : ends         ? QStringLiteral("right")
                                               : QStringLiteral("middle");
        if (buttons[i]->property("segment") == segment) continue;
        buttons[i]->setProperty("segment", segment);
        changed = true;
        if (!buttons[i]->testAttribute(Qt::WA_WState_Polished)) continue;
        buttons[i]->style()->unpolish(buttons[i]);
        buttons[i]->style()->polish(buttons[i]);
    }
    // An end has a border more than a middle.
    if (changed && m_wraps) layout()->setGeometry(rect());
}

void ChoiceBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_wraps) roundEnds();
}

// Of one row, where it wraps, too.
QSize ChoiceBar::sizeHint() const {
    if (!m_wraps) return QWidget::sizeHint();
    const auto buttons = m_group->buttons();
    // A button at the end of a row has a border more: the rows of now must not decide.
    QSize size(static_cast<int>(buttons.size()), 0);
    for (const auto* button : buttons)
        size = {size.width() + button->sizeHint().width(),
                std::max(size.height(), button->sizeHint().height())};
    return size;
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
