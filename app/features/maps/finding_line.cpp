// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/finding_line.h"

#include "document/finding_text.h"
#include "document/metric_text.h"
#include "ui/widgets.h"

#include <QResizeEvent>
#include <QTextDocument>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {
const QString kInstead = QStringLiteral("log-probability");
}  // namespace

FindingLine::FindingLine(const RunState& state, QWidget* parent) : QLabel(parent), m_state(state) {
    setObjectName(QStringLiteral("finding"));
    setWordWrap(true);
    setAccessibleName(tr("What the run shows"));
    connect(this, &QLabel::linkActivated, this, [this](const QString& link) {
        if (const auto head = headOf(link)) Q_EMIT headChosen(head);
        const auto maps = link == kInstead ? mapsInstead() : std::nullopt;
        if (maps) Q_EMIT mapsChosen(*maps);
    });
    for (const auto signal :
         {&RunState::gridChanged, &RunState::runChanged, &RunState::mapsChanged})
        connect(&m_state, signal, this, &FindingLine::refresh);
    refresh();
}

void FindingLine::refresh() {
    const auto& run = m_state.run();
    const Intervention shown = m_state.intervention();
    const bool isCovered = m_state.cover().hidesCells();
    QStringList found = run && !isCovered ? findingHtml(*run, shown) : QStringList();
    // Behind the sentence that it is about, as the last ones may have no room.
    if (!found.isEmpty() && mapsInstead())
        found.insert(1, QStringLiteral("<a href='%1'>%2</a>")
                            .arg(kInstead, tr("Show log-probability").toHtmlEscaped()));
    const QStringList sentences =
        !found.isEmpty()
            ? found
            : QStringList(isCovered ? coveredText() : tr("After a run: what it shows, in words."));
    if (!run || run->complete || m_state.phase() == RunState::Phase::Idle)
        setMinimumHeight(isCovered ? usualHeight() : 0);
    if (sentences == m_sentences && !text().isEmpty()) return;
    m_sentences = sentences;
    showSentences();
    setAccessibleDescription(found.isEmpty() ? sentences.front() : findingText(*run, shown));
    keepHeight();
}

std::optional<MapsView> FindingLine::mapsInstead() const {
    const auto& run = m_state.run();
    const auto found = run ? findingOf(*run, m_state.intervention()) : std::nullopt;
    if (!found || found->target.scale != ShiftScale::LogOdds) return std::nullopt;
    MapsView view = m_state.maps();
    const MapsView before = view;
    for (Quantity& map : view.maps) {
        if (map.subject != Subject::Target) continue;
        if (map.metric == Metric::LogProbability) return std::nullopt;
        if (map.metric == Metric::Probability) map.metric = Metric::LogProbability;
    }
    return view == before ? std::nullopt : std::optional(view);
}

void FindingLine::showSentences() {
    const QString all = m_sentences.join(QLatin1Char(' '));
    qsizetype shown = m_sentences.size();
    setLinkedText(*this, all);
    while (shown > 1 && heightForWidth(width()) > m_most) {
        --shown;
        setLinkedText(*this,
                      m_sentences.first(shown).join(QLatin1Char(' ')) + QStringLiteral(" …"));
    }
    setToolTip(shown < m_sentences.size() ? QStringLiteral("<p>%1</p>").arg(all) : QString());
}

void FindingLine::setMost(int height) {
    if (std::exchange(m_most, height) != height) showSentences();
}

int FindingLine::wholeHeight() const {
    QTextDocument text;
    text.setDefaultFont(font());
    text.setDocumentMargin(0);
    text.setHtml(m_sentences.join(QLatin1Char(' ')));
    text.setTextWidth(width());
    return static_cast<int>(std::ceil(text.size().height()));
}

// What is covered now is soon told, and the maps would jump down.
int FindingLine::usualHeight() const {
    constexpr int kUsualLength = 165;
    const int line = std::max(1, width() / fontMetrics().averageCharWidth());
    return std::clamp((kUsualLength + line - 1) / line * fontMetrics().lineSpacing(),
                      fontMetrics().lineSpacing(), std::max(m_most, fontMetrics().lineSpacing()));
}

// While a run grows, its words may need another line, and the maps would jump up and down.
void FindingLine::keepHeight() {
    if (m_state.phase() != RunState::Phase::Idle)
        setMinimumHeight(
            std::max(minimumHeight(), std::min(heightForWidth(width()), std::max(m_most, 0))));
}

void FindingLine::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    if (event->oldSize().width() != width()) showSentences();
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
