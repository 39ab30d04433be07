// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/typical_view.h"

#include "document/cover.h"
#include "document/metric_text.h"
#include "features/study/study_desk.h"
#include "features/study/study_table.h"
#include "ui/choice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace headscope::app {

TypicalView::TypicalView(const StudyDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_model(new TypicalModel(desk, this)),
      m_by(new ChoiceBar({tr("Whole map"), tr("Chosen head")})),
      m_order(new ChoiceBar({tr("Most typical"), tr("Least typical")})),
      m_words(new QLabel),
      m_table(studyTable(*m_model, "studyTypical", tr("Prompts by how typical they are"))) {
    m_by->button(0)->setObjectName(QStringLiteral("typicalByMap"));
    m_by->button(1)->setObjectName(QStringLiteral("typicalByHead"));
    m_order->button(0)->setObjectName(QStringLiteral("typicalMost"));
    m_order->button(1)->setObjectName(QStringLiteral("typicalLeast"));
    m_by->button(0)->setToolTip(tr("How like the mean map of the others, over all heads"));
    m_by->button(1)->setToolTip(tr("How near the chosen head's effect is to its mean"));
    m_order->button(0)->setToolTip(tr("The most typical prompt first"));
    m_order->button(1)->setToolTip(tr("The least typical prompt first"));
    m_words->setObjectName(QStringLiteral("typicalWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    auto* bars = new QHBoxLayout;
    bars->addWidget(m_by);
    bars->addStretch(1);
    bars->addWidget(m_order);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(bars);
    layout->addWidget(m_words);
    layout->addWidget(m_table, 1);
    for (ChoiceBar* bar : {m_by, m_order})
        connect(bar, &ChoiceBar::changed, this, &TypicalView::refresh);
    // A click on the row that is chosen already shows its map, too.
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const auto prompt = m_model->promptAt(index.row())) Q_EMIT promptChosen(*prompt);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (const auto prompt = m_model->promptAt(index.row()))
                    Q_EMIT promptChosen(*prompt);
            });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto prompt = m_model->promptAt(index.row())) Q_EMIT promptActivated(*prompt);
    });
}

Typical TypicalView::by() const {
    return m_by->chosen() == 1 ? Typical::Head : Typical::Map;
}

void TypicalView::show(const StudyChoice& choice, std::optional<HeadId> head, bool covered) {
    const std::size_t rows = m_desk.rows() ? m_desk.rows()->count() : 0;
    const bool isSame = rows == m_rows && choice.intervention == m_choice.intervention &&
                        choice.quantity == m_choice.quantity && head == m_head &&
                        covered == m_covered && m_model->rowCount() > 0;
    m_choice = choice;
    m_head = head;
    m_covered = covered;
    m_rows = rows;
    if (!isSame) refresh();
}

void TypicalView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void TypicalView::refresh() {
    if (!isVisible()) return m_model->clear();
    if (m_covered) {
        m_model->clear();
        return m_words->setText(coveredText());
    }
    {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_model->show(m_choice, m_head, by(), m_order->chosen() == 0);
    }
    m_table->resizeColumnsToContents();
    if (by() == Typical::Map)
        m_words->setText(
            tr("By the whole map: how far a prompt's effects and the others' mean "
               "effects go together (r, over all heads). A click shows its map."));
    else
        m_words->setText(m_head ? tr("By head %1: how far its effect on a prompt is from its mean. "
                                     "A click shows the prompt's map.")
                                      .arg(headName(*m_head))
                                : tr("Choose a head in the map or in the list of heads."));
}

}  // namespace headscope::app
