// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/named_sets_view.h"

#include "document/metric_text.h"
#include "ui/beside_layout.h"
#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kSaveWidth = 232;
constexpr int kNamedSetsGap = 14;  // pixels
constexpr qsizetype kListed = 8;   // heads that a row names

QString summary(const HeadList& heads) {
    QStringList names;
    for (const HeadId head : heads)
        if (names.size() < kListed) names.push_back(headName(head));
    const QString listed = names.join(QLatin1String(", "));
    const qsizetype more = static_cast<qsizetype>(heads.size()) - kListed;
    return more > 0 ? NamedSetsView::tr("%1 and %2 more").arg(listed).arg(more) : listed;
}

}  // namespace

NamedSetsView::NamedSetsView(const RunState& state, NamedSets& sets, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_sets(sets),
      m_list(new QListWidget),
      m_name(new QLineEdit),
      m_save(new QPushButton(tr("Save"))),
      m_apply(new QPushButton(tr("Take It"))),
      m_rename(new QPushButton(tr("Rename"))),
      m_delete(new QPushButton(tr("Delete"))) {
    build();
    holdExactly(*m_name, kMostName);
    connect(m_save, &QPushButton::clicked, this, &NamedSetsView::save);
    connect(m_name, &QLineEdit::returnPressed, this, &NamedSetsView::save);
    connect(m_name, &QLineEdit::textChanged, this, &NamedSetsView::refreshButtons);
    connect(m_apply, &QPushButton::clicked, this, &NamedSetsView::apply);
    connect(m_list, &QListWidget::itemActivated, this, &NamedSetsView::apply);
    connect(m_list, &QListWidget::itemChanged, this, &NamedSetsView::takeName);
    connect(m_list, &QListWidget::currentRowChanged, this, &NamedSetsView::refreshButtons);
    connect(m_rename, &QPushButton::clicked, this,
            [this] { m_list->editItem(m_list->currentItem()); });
    connect(m_delete, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentRow();
        if (row >= 0) m_sets.remove(m_shown.at(static_cast<std::size_t>(row)));
    });
    connect(&m_sets, &NamedSets::changed, this, &NamedSetsView::refresh);
    refresh();
}

void NamedSetsView::build() {
    m_list->setObjectName(QStringLiteral("namedSets"));
    m_name->setObjectName(QStringLiteral("setName"));
    m_save->setObjectName(QStringLiteral("saveSet"));
    m_apply->setObjectName(QStringLiteral("applySet"));
    m_rename->setObjectName(QStringLiteral("renameSet"));
    m_delete->setObjectName(QStringLiteral("deleteSet"));
    m_list->setAccessibleName(tr("Named sets"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setFrameShape(QFrame::NoFrame);
    m_name->setPlaceholderText(tr("Name for the set"));
    m_name->setAccessibleName(tr("Name for the set"));
    m_save->setToolTip(tr("Keep the set under this name, in this session and in all others"));
    m_apply->setToolTip(tr("Make it the ablation set (Enter)"));
    m_rename->setToolTip(tr("Give it another name (F2)"));
    m_delete->setToolTip(tr("Delete it (Delete); undo brings it back"));
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(deleteKey(*m_list), &QShortcut::activated, m_delete, &QPushButton::click);

    auto* side = new QWidget;
    useScaledWidth(*side, kSaveWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    auto* line = new QHBoxLayout;
    line->addWidget(m_name, 1);
    line->addWidget(m_save);
    column->addLayout(line);
    auto* hint = new MutedLabel(
        tr("Named sets are kept with the session and for all later ones. Choose one and press "
           "Enter to ablate its heads."));
    hint->setObjectName(QStringLiteral("namedSetsHint"));
    hint->setWordWrap(true);
    m_hint = hint;
    if (const auto& error = m_sets.unreadable()) {
        hint->setText(tr("The file of your named sets cannot be read, and is left as it is: sets "
                         "are kept with the session only. %1.")
                          .arg(error->what));
        hint->setToolTip(error->hint);
        hint->setAlarming(true);
    }
    column->addWidget(hint);
    auto* buttons = new QHBoxLayout;
    for (auto* button : {m_apply, m_rename, m_delete})
        buttons->addWidget(button);
    column->addLayout(buttons);
    column->addStretch(1);
    auto* layout = new BesideLayout(this, kNamedSetsGap);
    layout->add(side, 0, BesideLayout::Needs::Whole);
    layout->add(m_list, 1, BesideLayout::Needs::Least);
}

// Whoever gives it its height asks for no height that follows a width.
void NamedSetsView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_hint->setMinimumHeight(m_hint->heightForWidth(m_hint->width()));
}

void NamedSetsView::refresh() {
    const int row = m_list->currentRow();
    {
        const QSignalBlocker quiet(m_list);
        m_shown = m_sets.all();
        m_list->clear();
        for (const NamedSet& set : m_shown) {
            auto* item = new QListWidgetItem(QString::fromStdString(set.name), m_list);
            item->setFlags(item->flags() | Qt::ItemIsEditable);
            item->setToolTip(
                tr("%1: %2").arg(QString::fromStdString(set.name), summary(set.heads)));
        }
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    refreshButtons();
}

void NamedSetsView::refreshButtons() {
    const bool chosen = m_list->currentRow() >= 0;
    for (auto* button : {m_apply, m_rename, m_delete})
        button->setEnabled(chosen);
    const bool any = !m_state.ablationSet().heads.empty();
    m_save->setEnabled(any);
    if (any && m_name->text().isEmpty()) m_name->setPlaceholderText(m_sets.freeName());
}

void NamedSetsView::apply() {
    const int row = m_list->currentRow();
    if (row >= 0) Q_EMIT applied(m_shown.at(static_cast<std::size_t>(row)));
}

void NamedSetsView::save() {
    const HeadList& heads = m_state.ablationSet().heads;
    if (heads.empty()) return;
    const QString name = m_name->text().trimmed().isEmpty() ? m_sets.freeName() : m_name->text();
    m_name->clear();
    m_sets.save({name.toStdString(), heads});
}

void NamedSetsView::takeName(const QListWidgetItem* item) {
    const auto row = static_cast<std::size_t>(m_list->row(item));
    m_sets.rename(m_shown.at(row), item->text());
    // Also if the name is taken: then it shows the old one again. Not while it is edited.
    QMetaObject::invokeMethod(this, &NamedSetsView::refresh, Qt::QueuedConnection);
}

}  // namespace headscope::app
