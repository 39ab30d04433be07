// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets.h"

#include "ui/text_size.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QToolTip>
#include <QVBoxLayout>

namespace headscope::app {

namespace {
constexpr int kLeastShown = 3;  // letters, of a text that is cut off
}  // namespace

void enableStartStop(QWidget& start, bool canStart, QWidget& stop, bool canStop) {
    const auto goOn = [](QWidget& from, QWidget& to, bool canFrom, bool canTo) {
        if (!canTo) return;
        to.setEnabled(true);
        if (!canFrom && from.hasFocus()) to.setFocus();
    };
    goOn(start, stop, canStart, canStop);
    goOn(stop, start, canStop, canStart);
    start.setEnabled(canStart);
    stop.setEnabled(canStop);
}

QShortcut* deleteKey(QWidget& widget) {
    return new QShortcut(QKeySequence(Qt::Key_Delete), &widget, nullptr, nullptr,
                         Qt::WidgetShortcut);
}

QWidget* inRow(const QList<QWidget*>& widgets) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    return row;
}

void setLinkedText(QLabel& label, const QString& html) {
    Qt::TextInteractionFlags flags = Qt::TextSelectableByMouse;
    if (html.contains(QLatin1String("<a ")))
        flags |= Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard;
    label.setTextFormat(Qt::RichText);
    label.setTextInteractionFlags(flags);
    label.setText(html);
}

void showWholeText(QWidget& widget, const QEvent& tooltip, const QString& text) {
    QString tip = text;
    if (!widget.toolTip().isEmpty()) tip += QLatin1Char('\n') + widget.toolTip();
    QToolTip::showText(static_cast<const QHelpEvent&>(tooltip).globalPos(), tip, &widget);
}

void FittingLabel::setElided() {
    m_elided = true;
    setSizePolicy(QSizePolicy::Preferred, sizePolicy().verticalPolicy());
    updateGeometry();
}

bool FittingLabel::isCutOff() const {
    return m_elided && fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

QSize FittingLabel::minimumSizeHint() const {
    const QSize hint = QLabel::minimumSizeHint();
    const int little = fontMetrics().horizontalAdvance(QStringLiteral("…"));
    return m_elided ? QSize(little, hint.height()) : hint;
}

void FittingLabel::paintEvent(QPaintEvent* event) {
    if (!isCutOff()) return QLabel::paintEvent(event);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    if (shown.size() <= kLeastShown) return;  // says nothing
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

bool FittingLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && isCutOff()) {
        showWholeText(*this, *event, text());
        return true;
    }
    return QLabel::event(event);
}

Card::Card(const QString& heading, QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 9, 12, 10);
    layout->setSpacing(6);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_heading = new FittingLabel(heading);
    m_heading->setElided();
    useScaledFont(*m_heading, 1.05, QFont::DemiBold);
    line->addWidget(m_heading);
    line->addStretch(1);
    layout->addLayout(line);
    m_body = layout;
}

void Card::addToHeading(QWidget* widget) {
    static_cast<QHBoxLayout*>(m_body->itemAt(0)->layout())->addWidget(widget);
}

MutedLabel::MutedLabel(const QString& text, QWidget* parent) : FittingLabel(text, parent) {
    useScaledFont(*this, 0.92);
    setTextFormat(Qt::PlainText);
    recolor();
}

void MutedLabel::setAlarming(bool alarming) {
    m_alarming = alarming;
    recolor();
}

void MutedLabel::changeEvent(QEvent* event) {
    FittingLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) recolor();
}

void MutedLabel::recolor() {
    const Theme& theme = Theme::of(palette());
    const QColor color = m_alarming ? theme.error : theme.muted;
    QPalette own = palette();
    if (own.color(QPalette::WindowText) == color) return;
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

Segmented::Segmented(const QString& left, const QString& right, QWidget* parent)
    : QWidget(parent), m_left(new QPushButton(left)), m_right(new QPushButton(right)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_left->setProperty("segment", QStringLiteral("left"));
    m_right->setProperty("segment", QStringLiteral("right"));
    for (auto* button : {m_left, m_right}) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
        layout->addWidget(button);
    }
    m_left->setChecked(true);
    connect(m_right, &QPushButton::toggled, this, &Segmented::chosen);
}

void Segmented::choose(bool right) {
    (right ? m_right : m_left)->setChecked(true);
}

bool Segmented::isRight() const {
    return m_right->isChecked();
}

}  // namespace headscope::app
