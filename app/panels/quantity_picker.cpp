// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/quantity_picker.h"

#include "state/metric_text.h"
#include "text_size.h"

#include <QHBoxLayout>
#include <QStandardItemModel>

namespace headscope::app {

namespace {

ShortCombo* box(const QString& name) {
    auto* combo = new ShortCombo;
    combo->setAccessibleName(name);  // where the platform has it: on others the choice is the name
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
    for (ShortCombo* combo : {m_metric, m_subject, m_contrast})
        layout->addWidget(combo);
    m_contrast->setVisible(withContrast);
    for (const Metric metric : kMetrics) {
        m_metric->add(metricText(metric), briefText(metric));
        const QString refusal =
            withContrast ? QString() : refusalText(metric, Contrast::ZeroMinusMean);
        offer(m_metric, m_metric->count() - 1, refusal, metricTip(metric));
    }
    for (const Subject subject : kSubjects)
        m_subject->add(subjectText(subject), briefText(subject));
    for (const Contrast contrast : kContrasts)
        m_contrast->add(contrastText(contrast), briefText(contrast));
    // Shared so that none is cut off while another has room.
    followTextSize(*this, "shares", [this, layout] {
        for (ShortCombo* combo : {m_metric, m_subject, m_contrast})
            layout->setStretchFactor(combo, combo->briefWidth());
    });
    refresh();
    for (auto* combo : {m_metric, m_subject, m_contrast}) {
        connect(combo, &QComboBox::activated, this, &QuantityPicker::take);
    }
}

void QuantityPicker::setQuantity(const Quantity& quantity) {
    if (quantity == m_quantity) return;
    m_quantity = quantity;
    refresh();
}

int QuantityPicker::readableWidth() const {
    int width = 0;
    for (const ShortCombo* combo : {m_metric, m_subject, m_contrast})
        if (!combo->isHidden()) width += combo->briefWidth() + layout()->spacing();
    constexpr int kRounding = 4;  // of the shares
    return width - layout()->spacing() + kRounding;
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
