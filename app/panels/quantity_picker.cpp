// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/quantity_picker.h"

#include "state/metric_text.h"
#include "theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QStandardItemModel>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kLeastLetters = 4;  // of the chosen item that stay readable in a narrow map

QComboBox* box(const QString& name) {
    auto* combo = new QComboBox;
    combo->setAccessibleName(name);  // where the platform has it: on others the choice is the name
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(kLeastLetters);
    combo->setMaxVisibleItems(12);
    return combo;
}

/// About what is chosen, by mouse and by ear.
void explain(QComboBox* combo, const QString& tip) {
    combo->setToolTip(tip);
    combo->setAccessibleDescription(QStringLiteral("%1. %2").arg(combo->accessibleName(), tip));
}

/// Greys the item out, with the reason as its tip, or makes it choosable.
void offer(QComboBox* combo, int index, const QString& refusal, const QString& tip) {
    auto* item = qobject_cast<QStandardItemModel*>(combo->model())->item(index);
    item->setEnabled(refusal.isEmpty());
    item->setToolTip(refusal.isEmpty() ? tip : refusal);
}

}  // namespace

QuantityPicker::QuantityPicker(bool withContrast, QWidget* parent)
    : QWidget(parent),
      m_metric(box(tr("What is shown"))),
      m_subject(box(tr("Of which token"))),
      m_contrast(box(tr("With which replacement"))) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_metric, 4);
    layout->addWidget(m_subject, 3);
    layout->addWidget(m_contrast, 3);
    m_contrast->setVisible(withContrast);
    for (const Metric metric : kMetrics) {
        m_metric->addItem(metricText(metric));
        const QString refusal =
            withContrast ? QString() : refusalText(metric, Contrast::ZeroMinusMean);
        offer(m_metric, m_metric->count() - 1, refusal, metricTip(metric));
    }
    for (const Subject subject : kSubjects)
        m_subject->addItem(subjectText(subject));
    for (const Contrast contrast : kContrasts)
        m_contrast->addItem(contrastText(contrast));
    refresh();
    for (auto* combo : {m_metric, m_subject, m_contrast}) {
        connect(combo, &QComboBox::activated, this, &QuantityPicker::take);
    }
}

void QuantityPicker::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // Of large text fewer letters, so that two maps still stand side by side.
    const int letters = std::max(2, kLeastLetters * 100 / std::max(100, fontPercent()));
    for (auto* combo : {m_metric, m_subject, m_contrast}) {
        if (combo->minimumContentsLength() != letters) combo->setMinimumContentsLength(letters);
    }
}

void QuantityPicker::setQuantity(const Quantity& quantity) {
    if (quantity == m_quantity) return;
    m_quantity = quantity;
    refresh();
}

void QuantityPicker::take() {
    const int subject = m_subject->currentIndex();
    const Quantity chosenNow = sensible({kMetrics[m_metric->currentIndex()],
                                         subject < 0 ? m_quantity.subject : kSubjects[subject],
                                         kContrasts[m_contrast->currentIndex()]});
    if (chosenNow == m_quantity) return;
    m_quantity = chosenNow;
    refresh();
    Q_EMIT chosen(m_quantity);
}

void QuantityPicker::refresh() {
    m_metric->setCurrentIndex(static_cast<int>(m_quantity.metric));
    explain(m_metric, metricTip(m_quantity.metric));
    for (const Subject subject : kSubjects) {
        offer(m_subject, static_cast<int>(subject), refusalText(m_quantity.metric, subject),
              subjectTip(subject));
    }
    for (const Contrast contrast : kContrasts) {
        offer(m_contrast, static_cast<int>(contrast), refusalText(m_quantity.metric, contrast),
              contrastTip(contrast));
    }
    // About no one token: nothing to choose, and nothing that would claim otherwise.
    const bool choice = hasSubject(m_quantity.metric);
    m_subject->setEnabled(choice);
    m_subject->setCurrentIndex(choice ? static_cast<int>(m_quantity.subject) : -1);
    m_subject->setPlaceholderText(QStringLiteral("—"));
    explain(m_subject, choice ? subjectTip(m_quantity.subject)
                              : refusalText(m_quantity.metric, Subject::Control));
    m_contrast->setCurrentIndex(static_cast<int>(m_quantity.contrast));
    explain(m_contrast, contrastTip(m_quantity.contrast));
}

}  // namespace headscope::app
