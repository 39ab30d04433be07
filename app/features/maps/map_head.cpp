// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/map_head.h"

#include "document/metric_text.h"
#include "features/maps/quantity_picker.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kListsPad = 8;
constexpr int kLeastTitle = 12;  // characters of it
constexpr int kTitlePad = 5;     // of the title's button, as in the style sheet
const QString kOpens = QStringLiteral(" ▾");

/// What of the title is said where there is no room, the fullest first: no token, but a metric that
/// is not the usual one.
QStringList briefTitles(const Quantity& quantity) {
    const QString metric = quantity.metric == Metric::LogitDifference ? MapHead::tr("Logit diff.")
                                                                      : briefText(quantity.metric);
    if (!hasSubject(quantity.metric)) return {metric};
    const QString subject = briefText(quantity.subject);
    if (quantity.metric == Metric::Probability) return {subject};
    return {MapHead::tr("%1: %2").arg(subject, metric), metric};
}

}  // namespace

MapHead::MapHead(int number, QWidget* parent)
    : QWidget(parent),
      m_title(new QPushButton),
      m_subtitle(new MutedLabel),
      m_remove(new QToolButton),
      m_lists(new QFrame(this, Qt::Popup)),
      m_picker(new QuantityPicker(true)) {
    build(number);
    connect(m_title, &QPushButton::clicked, this, &MapHead::open);
}

void MapHead::build(int number) {
    m_title->setObjectName(QStringLiteral("mapTitle%1").arg(number));
    m_title->setProperty("mapTitle", true);
    useScaledFont(*m_title, 1.05, QFont::DemiBold);
    m_picker->setObjectName(QStringLiteral("mapPicker%1").arg(number));
    m_remove->setObjectName(QStringLiteral("removeMap%1").arg(number));
    m_remove->setText(QStringLiteral("×"));
    m_remove->setAutoRaise(true);
    m_remove->setToolTip(tr("Take this map away"));
    m_remove->setAccessibleName(tr("Take map %1 away").arg(number));
    m_subtitle->setObjectName(QStringLiteral("mapSubtitle%1").arg(number));
    m_subtitle->setElided();
    m_subtitle->setContentsMargins(kTitlePad, 0, 0, 0);
    m_lists->setObjectName(QStringLiteral("card"));
    auto* lists = new QHBoxLayout(m_lists);
    lists->setContentsMargins(kListsPad, kListsPad, kListsPad, kListsPad);
    lists->addWidget(m_picker);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(2);
    line->addWidget(m_title);
    line->addStretch(1);
    line->addWidget(m_remove);
    layout->addLayout(line);
    layout->addWidget(m_subtitle);
}

void MapHead::setTexts(const QString& title, const QString& subtitle) {
    m_titleText = title;
    m_subtitle->setText(subtitle);
    m_title->setAccessibleName(tr("%1: choose what this map shows").arg(title));
    fit();
}

void MapHead::setCompact(bool compact) {
    m_subtitle->setVisible(!compact);
}

void MapHead::setRemovable(bool removable) {
    m_remove->setVisible(removable);
    fit();
}

int MapHead::besideTitle() const {
    const int frame =
        m_title->sizeHint().width() - m_title->fontMetrics().horizontalAdvance(m_title->text());
    return frame + (m_remove->isHidden() ? 0 : m_remove->sizeHint().width() + 2);
}

int MapHead::readableWidth() const {
    const int title = m_title->fontMetrics().horizontalAdvance(m_titleText + kOpens);
    const int subtitle = m_subtitle->isHidden() ? 0 : m_subtitle->sizeHint().width();
    return std::max(title + besideTitle(), subtitle);
}

int MapHead::leastWidth() const {
    const QFontMetrics metrics = m_title->fontMetrics();
    const int title =
        std::min(metrics.horizontalAdvance(m_titleText), kLeastTitle * metrics.averageCharWidth());
    return title + metrics.horizontalAdvance(kOpens) + besideTitle();
}

int MapHead::heightWith(bool compact) const {
    const int title = std::max(m_title->sizeHint().height(), m_remove->sizeHint().height());
    return compact ? title : title + m_subtitle->sizeHint().height();
}

void MapHead::fit() {
    const QFontMetrics metrics = m_title->fontMetrics();
    const int room = width() - besideTitle();
    const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) <= room; };
    const QStringList briefs = briefTitles(m_picker->quantity());
    // The words come before the mark that a button opens something.
    QString shown = m_titleText + kOpens;
    for (const QString& brief : briefs)
        if (!fits(shown)) shown = fits(brief + kOpens) ? brief + kOpens : brief;
    if (!fits(shown)) shown = metrics.elidedText(briefs.back(), Qt::ElideRight, std::max(room, 0));
    if (shown.size() < 2) shown = kOpens;  // not the dots alone
    m_title->setText(shown);
    const bool isWhole = shown.startsWith(m_titleText);
    const QString tip = tr("Choose what this map shows");
    m_title->setToolTip(isWhole ? tip : m_titleText + QLatin1Char('\n') + tip);
}

void MapHead::open() {
    for (ShortCombo* list :
         {m_picker->metricBox(), m_picker->subjectBox(), m_picker->contrastBox()})
        list->setMinimumWidth(list->fullWidth());
    m_lists->adjustSize();
    m_lists->move(m_title->mapToGlobal(QPoint(0, m_title->height())));
    m_lists->show();
    m_picker->metricBox()->setFocus(Qt::PopupFocusReason);
}

void MapHead::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void MapHead::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

}  // namespace headscope::app
