// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/finding_line.h"

#include "document/finding_text.h"
#include "document/metric_text.h"
#include "ui/widgets.h"

#include <QEvent>

#include <algorithm>

namespace headscope::app {

FindingLine::FindingLine(const RunState& state, QWidget* parent) : QLabel(parent), m_state(state) {
    setObjectName(QStringLiteral("finding"));
    setWordWrap(true);
    setAccessibleName(tr("What the run shows"));
    connect(this, &QLabel::linkActivated, this, [this](const QString& link) {
        if (const auto head = headOf(link)) Q_EMIT headChosen(head);
    });
    for (const auto signal : {&RunState::gridChanged, &RunState::runChanged})
        connect(&m_state, signal, this, &FindingLine::refresh);
    refresh();
}

void FindingLine::refresh() {
    const auto& run = m_state.run();
    const Intervention shown = m_state.intervention();
    const QString found = run ? findingHtml(*run, shown) : QString();
    const bool isCovered = m_state.cover().hidesCells();
    const QString text = !found.isEmpty() ? found
                         : isCovered      ? coveredText()
                                          : tr("After a run: what it shows, in words.");
    if (!run || run->complete || m_state.phase() == RunState::Phase::Idle)
        setMinimumHeight(isCovered ? usualHeight() : 0);
    if (text == this->text()) return;
    setLinkedText(*this, text);
    setAccessibleDescription(found.isEmpty() ? text : findingText(*run, shown));
    keepHeight();
}

// What is covered now is soon told, and the maps would jump down.
int FindingLine::usualHeight() const {
    constexpr int kUsualLength = 165;
    const int line = std::max(1, width() / fontMetrics().averageCharWidth());
    return (kUsualLength + line - 1) / line * fontMetrics().lineSpacing();
}

// While a run grows, its words may need another line, and the maps would jump up and down.
void FindingLine::keepHeight() {
    if (m_state.phase() != RunState::Phase::Idle)
        setMinimumHeight(std::max(minimumHeight(), heightForWidth(width())));
}

void FindingLine::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    if (m_state.cover().hidesCells()) setMinimumHeight(usualHeight());
}

void FindingLine::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    // A link keeps the colour that it was laid out with.
    clear();
    refresh();
}

}  // namespace headscope::app
