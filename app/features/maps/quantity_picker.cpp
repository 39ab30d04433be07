// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/quantity_picker.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "ui/intervention_text.h"
#include "ui/text_size.h"

#include <QHBoxLayout>
#include <QStandardItemModel>

#include <algorithm>
#include <iterator>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kShareRounding = 2;  // pixels that a list may lose where widths are shared

ShortCombo* box(const QString& name) {
    auto* combo = new ShortCombo;
    combo->setAccessibleName(name);  // if supported: else the choice is the name
    combo->setMaxVisibleItems(12);
    return combo;
}

/// About what is chosen, by mouse and by ear.
void explain(QComboBox* combo, const QString& tip) {
    combo->setToolTip(tip);
    combo->setAccessibleDescription(QStringLiteral("%1. %2").arg(combo->accessibleName(), tip));
}

/// Greys the item out, with the reason as its tip, or makes it choosable.
void enable(QComboBox* combo, int index, const QString& refusal, const QString& tip) {
    auto* item = qobject_cast<QStandardItemModel*>(combo->model())->item(index);
    item->setEnabled(refusal.isEmpty());
    item->setToolTip(refusal.isEmpty() ? tip : refusal);
}

}  // namespace

QuantityPicker::QuantityPicker(bool withLens, QWidget* parent)
    : QWidget(parent),
      m_metric(box(tr("What is shown"))),
      m_subject(box(tr("Of which token"))),
      m_contrast(box(tr("With which intervention"))),
      m_withLens(withLens) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (ShortCombo* combo : {m_metric, m_subject, m_contrast})
        layout->addWidget(combo);
    if (!withLens) m_quantity.lens = zeroMinusMean();
    for (const Metric metric : kMetrics)
        addMetric(metric);
    for (const Subject subject : kSubjects)
        m_subject->add(subjectText(subject), briefText(subject));
    fillLenses();
    followTextSize(*this, "shares", [this] { share(); });
    refresh();
    for (auto* combo : {m_metric, m_subject, m_contrast}) {
        connect(combo, &QComboBox::activated, this, &QuantityPicker::take);
    }
}

void QuantityPicker::offer(const std::vector<Intervention>& interventions, const Quantity& quantity,
                           bool hasGiven) {
    std::vector<Intervention> any;
    for (const Intervention& one : interventions)
        any.push_back(anyDonor(one));
    if (any == m_interventions && hasGiven == m_hasGiven) return setQuantity(quantity);
    m_interventions = std::move(any);
    m_hasGiven = hasGiven;
    m_quantity = quantity;
    fillLenses();
    refresh();
}

int QuantityPicker::wholeWidth() const {
    int whole = 0;
    for (const ShortCombo* combo : {m_metric, m_subject, m_contrast})
        if (!combo->isHidden())
            whole += (whole > 0 ? layout()->spacing() : 0) + combo->chosenWidth() + kShareRounding;
    return whole;
}

// So that none is cut off while another has room: by whole names where all of them have it.
void QuantityPicker::share() {
    const bool whole = width() >= wholeWidth() - kShareRounding;
    auto* line = static_cast<QHBoxLayout*>(layout());
    for (ShortCombo* combo : {m_metric, m_subject, m_contrast}) {
        const int wanted = whole ? combo->chosenWidth() : combo->briefWidth();
        if (line->stretch(line->indexOf(combo)) != wanted) line->setStretchFactor(combo, wanted);
    }
}

void QuantityPicker::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    share();
}

void QuantityPicker::addMetric(Metric metric) {
    m_metric->add(metricText(metric), briefText(metric));
    const QString refusal = m_withLens ? QString() : refusalText(metric, zeroMinusMean());
    enable(m_metric, m_metric->count() - 1, refusal, metricTip(metric));
}

// Where nothing has a donor, nothing of it can be recovered.
void QuantityPicker::fitMetrics() {
    const int own = static_cast<int>(std::size(kMetrics));
    const bool wanted = m_quantity.metric == Metric::Recovered || needsDonor(m_interventions);
    if (wanted == (m_metric->count() > own)) return;
    if (wanted) {
        for (const Metric metric : kDonorMetrics)
            addMetric(metric);
    } else {
        while (m_metric->count() > own)
            m_metric->removeItem(own);
    }
}

// Without a list of its own for single ones, only what compares two of them.
void QuantityPicker::fillLenses() {
    m_lenses.clear();
    for (const Lens& lens : lensesOf(m_interventions))
        if (m_withLens || lens.isPair()) m_lenses.push_back(lens);
    if (m_withLens && m_hasGiven)
        for (const Lens& lens : givenLenses())
            m_lenses.push_back(lens);
    m_contrast->clear();
    const bool others = hasOthers(m_interventions);
    for (const Lens& lens : m_lenses)
        m_contrast->add(contrastText(lens, others), briefText(lens));
    m_contrast->setVisible(m_withLens || m_lenses.size() > 1);
}

// A lens that the run has not got, as one of an older run: last in the list.
int QuantityPicker::indexOf(const Lens& lens) {
    auto found = std::find(m_lenses.begin(), m_lenses.end(), lens);
    if (found == m_lenses.end()) {
        m_lenses.push_back(lens);
        m_contrast->add(contrastText(lens, true), briefText(lens));
        enable(m_contrast, m_contrast->count() - 1, refusalText(m_quantity.metric, lens),
               contrastTip(lens));
        found = m_lenses.end() - 1;
    }
    return static_cast<int>(found - m_lenses.begin());
}

Lens QuantityPicker::lensAt(int index) const {
    const bool known = index >= 0 && static_cast<std::size_t>(index) < m_lenses.size();
    return known ? m_lenses[static_cast<std::size_t>(index)] : m_quantity.lens;
}

void QuantityPicker::setQuantity(const Quantity& quantity) {
    if (quantity == m_quantity) return;
    m_quantity = quantity;
    refresh();
}

void QuantityPicker::take() {
    const int metric = m_metric->currentIndex();
    const int subject = m_subject->currentIndex();
    const Quantity chosenNow =
        sensible({metric < 0 ? m_quantity.metric : static_cast<Metric>(metric),
                  subject < 0 ? m_quantity.subject : kSubjects[subject],
                  lensAt(m_contrast->currentIndex())});
    if (chosenNow == m_quantity) return;
    m_quantity = chosenNow;
    refresh();
    Q_EMIT chosen(m_quantity);
}

void QuantityPicker::refresh() {
    fitMetrics();
    m_metric->setCurrentIndex(static_cast<int>(m_quantity.metric));
    explain(m_metric, metricTip(m_quantity.metric));
    for (const Subject subject : kSubjects) {
        enable(m_subject, static_cast<int>(subject), refusalText(m_quantity.metric, subject),
               subjectTip(subject));
    }
    for (int i = 0; i < m_contrast->count(); ++i)
        enable(m_contrast, i, refusalText(m_quantity.metric, lensAt(i)), contrastTip(lensAt(i)));
    // About no one token: nothing to choose, and nothing that would claim otherwise.
    const bool choice = hasSubject(m_quantity.metric);
    m_subject->setEnabled(choice);
    m_subject->setCurrentIndex(choice ? static_cast<int>(m_quantity.subject) : -1);
    m_subject->setPlaceholderText(QStringLiteral("—"));
    explain(m_subject, choice ? subjectTip(m_quantity.subject)
                              : refusalText(m_quantity.metric, Subject::Control));
    m_contrast->setCurrentIndex(indexOf(m_quantity.lens));
    explain(m_contrast, contrastTip(m_quantity.lens));
    share();
}

}  // namespace headscope::app
