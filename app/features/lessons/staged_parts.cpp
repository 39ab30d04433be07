// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/staged_parts.h"

#include "ui/widgets.h"

#include <QApplication>
#include <QBoxLayout>
#include <QGridLayout>
#include <QMainWindow>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr double kMostRow = 0.36;  // of the window's height
constexpr int kLeastRow = 200;     // pixels wide: it does not make the window wider
constexpr int kLeastRowHeight = 60;
constexpr int kRowGap = 8;
constexpr int kFieldsPad = 12;
constexpr int kColumns = 2;  // of fields below the prompt's text

/// What lays the parts out that this one stands among.
QBoxLayout* layoutAround(QWidget& parent) {
    if (const auto* card = qobject_cast<Card*>(&parent)) return card->body();
    return qobject_cast<QBoxLayout*>(parent.layout());
}

}  // namespace

/// A field of the prompt's panel; of another panel all of it, which says what it is.
QWidget* StagedParts::partWith(QWidget* marked) {
    QWidget* part = marked;
    while (part && !qobject_cast<Card*>(part->parentWidget()))
        part = part->parentWidget();
    if (!part) return nullptr;
    QWidget* panel = part->parentWidget();
    const bool isPrompt = panel->findChild<QWidget*>(QStringLiteral("prompt"));
    return isPrompt ? part : panel;
}

void StagedParts::takeOne(QWidget* part) {
    QWidget* from = part->parentWidget();
    QBoxLayout* layout = from ? layoutAround(*from) : nullptr;
    const int at = layout ? layout->indexOf(part) : -1;
    if (at < 0) return;
    m_taken.push_back({part, from, at, layout->stretch(at)});
    layout->removeWidget(part);
}

void StagedParts::take(const QList<QWidget*>& marked) {
    QList<QWidget*> parts;
    for (QWidget* one : marked)
        if (QWidget* part = partWith(one); part && !parts.contains(part)) parts += part;
    if (parts.isEmpty()) return;
    for (QWidget* part : std::as_const(parts))
        takeOne(part);
    if (m_taken.isEmpty()) return;
    m_row = new QWidget(m_window.centralWidget());
    m_row->setMinimumWidth(kLeastRow);
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, kRowGap);
    row->setSpacing(kRowGap);
    QGridLayout* fields = nullptr;
    int count = 0;
    for (const Taken& taken : std::as_const(m_taken)) {
        if (qobject_cast<Card*>(taken.part.data())) {
            row->addWidget(taken.part, 1);
        } else {
            if (!fields) {
                auto* frame = new QFrame;
                frame->setObjectName(QStringLiteral("card"));
                fields = new QGridLayout(frame);
                for (int column = 0; column < kColumns; ++column)
                    fields->setColumnStretch(column, 1);
                fields->setContentsMargins(kFieldsPad, kFieldsPad, kFieldsPad, kFieldsPad);
                row->insertWidget(0, frame, 1);
            }
            // The prompt's text has the whole width.
            const bool isText = taken.part->findChild<QWidget*>(QStringLiteral("prompt"));
            if (isText)
                fields->addWidget(taken.part, 0, 0, 1, kColumns, Qt::AlignTop);
            else
                fields->addWidget(taken.part, 1 + count / kColumns, count % kColumns, Qt::AlignTop);
            if (!isText) ++count;
        }
        taken.part->show();
    }
    if (fields) fields->setRowStretch(fields->rowCount(), 1);
    static_cast<QBoxLayout*>(m_window.centralWidget()->layout())->insertWidget(0, m_row);
    // The window would grow for more, and not become smaller again.
    m_row->setFixedHeight(kLeastRowHeight);
    m_row->show();
}

void StagedParts::putBack() {
    if (!m_row) return;
    QWidget* focus = QApplication::focusWidget();
    if (focus && m_row->isAncestorOf(focus)) m_window.centralWidget()->setFocus();
    while (!m_taken.isEmpty()) {
        const Taken taken = m_taken.takeLast();  // the last first, so that each finds its place
        if (!taken.part || !taken.from) continue;
        layoutAround(*taken.from)->insertWidget(taken.at, taken.part, taken.stretch);
        taken.part->show();
    }
    delete m_row.data();
}

void StagedParts::fit(int most) {
    if (!m_row) return;
    QLayout& layout = *m_row->layout();
    const int width = std::max(kLeastRow, m_window.centralWidget()->contentsRect().width());
    const int wanted = layout.hasHeightForWidth() ? layout.totalHeightForWidth(width)
                                                  : layout.totalSizeHint().height();
    const int share = static_cast<int>(kMostRow * m_window.height());
    m_row->setFixedHeight(std::max(kLeastRowHeight, std::min({wanted, share, most})));
}

int StagedParts::height() const {
    return m_row ? m_row->minimumHeight() : 0;
}

}  // namespace headscope::app
