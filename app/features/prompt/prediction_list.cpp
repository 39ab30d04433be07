// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/prediction_list.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "ui/enter_key.h"
#include "ui/exact_text.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace headscope::app {

namespace {

QString shownProbability(float p) {
    return sizeText(Metric::Probability, p);
}

int widestProbability(const QAbstractItemModel& model, const QFontMetrics& font) {
    int widest = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const float p = model.index(row, 0).data(PredictionModel::ProbabilityRole).toFloat();
        widest = std::max(widest, font.horizontalAdvance(shownProbability(p)));
    }
    return widest;
}

/// Token, bar, number; target and control stand out.
class PredictionDelegate : public QStyledItemDelegate {
 public:
    explicit PredictionDelegate(const PredictionList* list)
        : QStyledItemDelegate(const_cast<PredictionList*>(list)), m_list(list) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        using Part = PredictionModel::Part;
        const Theme& theme = Theme::of(option.palette);
        const auto part = index.data(PredictionModel::PartRole).value<Part>();
        const auto p = index.data(PredictionModel::ProbabilityRole).toFloat();
        const bool stale = m_list->isStale();
        const QRect row = option.rect;
        const int number = widestProbability(*index.model(), option.fontMetrics) + 8;
        const int token = std::min(row.width() * 2 / 5, 150);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (!stale && (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.chip);
            painter->drawRoundedRect(row, 4, 4);
        }
        const bool current = (option.state & QStyle::State_HasFocus) != 0;
        if (current) {
            painter->setPen(QPen(theme.accent, 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter->setFont(scaledFont(option.font, 1.0,
                                    part == Part::None || stale ? QFont::Normal : QFont::DemiBold));
        painter->setPen(stale ? theme.muted : theme.text);
        painter->drawText(
            row.adjusted(4, 0, 0, 0).intersected(QRect(row.left(), row.top(), token, row.height())),
            Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, token - 4));
        const int left = row.left() + token + 6;
        const QRectF track(left, row.center().y() - 2.5, std::max(10, row.right() - number - left),
                           7);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.border);
        painter->drawRoundedRect(track, 3, 3);
        QRectF bar = track;
        bar.setWidth(std::max(2.0, track.width() * static_cast<double>(p)));
        painter->setBrush(stale                   ? theme.pendingHatch
                          : part == Part::Target  ? theme.accent
                          : part == Part::Control ? theme.warning
                                                  : theme.point);
        painter->drawRoundedRect(bar, 3, 3);
        painter->setFont(option.font);
        painter->setPen(theme.muted);
        painter->drawText(row.adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter,
                          shownProbability(p));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {120, option.fontMetrics.height() + 5};
    }

 private:
    const PredictionList* m_list;
};

}  // namespace

void PredictionModel::setScores(const std::vector<TokenScore>& scores,
                                std::optional<TokenSet> target, std::optional<TokenSet> control) {
    const bool sameRows = scores.size() == m_scores.size();
    if (!sameRows) beginResetModel();
    m_scores = scores;
    m_target = target;
    m_control = control;
    if (!sameRows) {
        endResetModel();
    } else if (!m_scores.empty()) {
        // The row that the keys are on stays.
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

int PredictionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_scores.size());
}

const TokenRef& PredictionModel::token(const QModelIndex& index) const {
    return m_scores[static_cast<std::size_t>(index.row())].token;
}

PredictionModel::Part PredictionModel::part(TokenId token) const {
    if (m_target && m_target->contains(token)) return Part::Target;
    return m_control && m_control->contains(token) ? Part::Control : Part::None;
}

QVariant PredictionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const TokenScore& score = m_scores[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return visible(score.token);
        case ProbabilityRole:
            return score.p;
        case PartRole:
            return QVariant::fromValue(part(score.token.id));
        case Qt::ToolTipRole:
            return tr("P = %1, logit %2. Click: target. Shift-click: control.")
                .arg(shownProbability(score.p), numberText(score.logit, 2));
        case Qt::AccessibleTextRole: {
            const Part role_ = part(score.token.id);
            const QString text =
                tr("%1, probability %2").arg(visible(score.token), shownProbability(score.p));
            return role_ == Part::Target    ? tr("%1, the target").arg(text)
                   : role_ == Part::Control ? tr("%1, the control").arg(text)
                                            : text;
        }
        default:
            return {};
    }
}

PredictionList::PredictionList(QWidget* parent)
    : QuietView(parent), m_model(new PredictionModel(this)) {
    setObjectName(QStringLiteral("predictions"));
    setAccessibleName(tr("Most likely next tokens"));
    setModel(m_model);
    setItemDelegate(new PredictionDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::MinimumExpanding);
}

void PredictionList::setScores(const std::vector<TokenScore>& scores,
                               std::optional<TokenSet> target, std::optional<TokenSet> control) {
    m_model->setScores(scores, target, control);
    if (!currentIndex().isValid() && m_model->rowCount() > 0) setCurrentIndex(m_model->index(0));
    updateGeometry();
}

void PredictionList::setStale(bool stale) {
    if (stale == m_stale) return;
    m_stale = stale;
    viewport()->setCursor(stale ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

int PredictionList::rowHeight() const {
    return fontMetrics().height() + 5;
}

QSize PredictionList::sizeHint() const {
    return {200, rowHeight() * std::max(1, m_model->rowCount()) + 2};
}

QSize PredictionList::minimumSizeHint() const {
    return {120, rowHeight() * std::min(3, std::max(1, m_model->rowCount())) + 2};
}

void PredictionList::pick(const QModelIndex& index, bool asControl) {
    if (m_stale || !index.isValid()) return;
    const TokenRef token = m_model->token(index);
    if (asControl) {
        Q_EMIT controlPicked(token);
    } else {
        Q_EMIT targetPicked(token);
    }
}

void PredictionList::keyPressEvent(QKeyEvent* event) {
    if (isEnter(*event)) {
        pick(currentIndex(), event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier));
        return;
    }
    QListView::keyPressEvent(event);
}

void PredictionList::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton) return;
    const QModelIndex index = indexAt(event->position().toPoint());
    // Pressed and released on the same row.
    if (index == currentIndex())
        pick(index, event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier));
}

void PredictionList::contextMenuEvent(QContextMenuEvent* event) {
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QPersistentModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (m_stale || !index.isValid()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QString token = index.data().toString();
    token.replace(QLatin1Char('&'), QLatin1String("&&"));  // no mnemonic
    menu->addAction(tr("Use %1 as &Target").arg(token), this,
                    [this, index] { pick(index, false); });
    menu->addAction(tr("Use %1 as &Control").arg(token), this,
                    [this, index] { pick(index, true); });
    menu->popup(byMouse ? event->globalPos()
                        : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

}  // namespace headscope::app
