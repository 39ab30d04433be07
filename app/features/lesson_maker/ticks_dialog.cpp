// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/ticks_dialog.h"

#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

namespace {

std::vector<bool> ticked(const std::vector<QCheckBox*>& boxes) {
    std::vector<bool> are;
    for (const QCheckBox* box : boxes)
        are.push_back(box->isEnabled() && box->isChecked());
    return are;
}

/// Boxes can be ticked by what is ticked before them.
void follow(const std::vector<QCheckBox*>& before, const std::vector<QCheckBox*>& boxes,
            const decltype(TicksDialog::Group::allowed)& allowed) {
    const auto refresh = [before, boxes, allowed] {
        const std::vector<bool> are = ticked(before);
        for (std::size_t i = 0; i < boxes.size(); ++i)
            boxes[i]->setEnabled(allowed(i, are));
    };
    refresh();
    for (QCheckBox* one : before)
        QObject::connect(one, &QCheckBox::toggled, one, refresh);
}

}  // namespace

TicksDialog::TicksDialog(const QString& title, const QString& about,
                         const std::vector<Group>& groups, Chosen chosen, QWidget* parent)
    : QDialog(parent), m_chosen(std::move(chosen)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("ticksDialog"));
    setWindowTitle(title);
    resizeForText(*this, {460, 520});
    auto* inside = new QWidget;
    auto* list = new QVBoxLayout(inside);
    for (const Group& group : groups) {
        if (!group.heading.isEmpty()) {
            auto* heading = new QLabel(group.heading);
            useScaledFont(*heading, 1, QFont::DemiBold);
            list->addWidget(heading);
        }
        auto& boxes = m_boxes.emplace_back();
        for (const Tick& tick : group.ticks) {
            auto* box =
                new QCheckBox(QString(tick.text).replace(QLatin1Char('&'), QLatin1String("&&")));
            box->setObjectName(
                QStringLiteral("tick%1.%2").arg(m_boxes.size()).arg(boxes.size() + 1));
            box->setChecked(tick.on);
            list->addWidget(box);
            boxes.push_back(box);
        }
        if (group.allowed && m_boxes.size() > 1)
            follow(m_boxes[m_boxes.size() - 2], boxes, group.allowed);
    }
    list->addStretch(1);
    auto* area = new QScrollArea;
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &TicksDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    if (!about.isEmpty()) {
        auto* says = new MutedLabel(about);
        says->setWordWrap(true);
        layout->addWidget(says);
    }
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
}

void TicksDialog::choose() {
    std::vector<std::vector<bool>> all;
    for (const auto& boxes : m_boxes)
        all.push_back(ticked(boxes));
    const Chosen chosen = m_chosen;
    accept();
    chosen(all);
}

}  // namespace headscope::app
