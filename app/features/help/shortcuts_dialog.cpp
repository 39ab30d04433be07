// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/shortcuts_dialog.h"

#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace headscope::app {

namespace {

enum ShortcutColumn { What, How, Where, About, kColumns };

/// A line is found by words in any of its columns, in any order.
class WordFilter : public QSortFilterProxyModel {
 public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& text) {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

 protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        QString line;
        for (int column = 0; column < kColumns; ++column)
            line += sourceModel()->index(row, column, parent).data().toString() + QLatin1Char('\n');
        return std::all_of(m_words.begin(), m_words.end(), [&line](const QString& word) {
            return line.contains(word, Qt::CaseInsensitive);
        });
    }

 private:
    QStringList m_words;
};

}  // namespace

ShortcutsDialog::ShortcutsDialog(QMainWindow& window, const CommandTable& commands)
    : QDialog(&window),
      m_window(window),
      m_commands(commands),
      m_model(new QStandardItemModel(0, kColumns, this)),
      m_filtered(new WordFilter(this)),
      m_filter(new QLineEdit),
      m_list(new QTreeView),
      m_about(new MutedLabel),
      m_do(new QPushButton(tr("&Do It"))) {
    build();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        static_cast<WordFilter*>(m_filtered)->setWords(text);
        m_list->setCurrentIndex(m_filtered->index(0, 0));
        refresh();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &ShortcutsDialog::carryOut);
    connect(m_list, &QTreeView::activated, this, &ShortcutsDialog::carryOut);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ShortcutsDialog::refresh);
    connect(m_do, &QPushButton::clicked, this, &ShortcutsDialog::carryOut);
}

void ShortcutsDialog::bringUp() {
    show();
    raise();
    activateWindow();
}

void ShortcutsDialog::build() {
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(tr("Keys and Mouse"));
    m_filter->setObjectName(QStringLiteral("shortcutsFilter"));
    m_filter->setPlaceholderText(tr("Search: what, where or keys"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Search"));
    m_filter->installEventFilter(this);
    m_model->setHorizontalHeaderLabels({tr("What"), tr("Keys or mouse"), tr("Where"), tr("About")});
    m_filtered->setSourceModel(m_model);
    m_list->setObjectName(QStringLiteral("shortcutsList"));
    m_list->setAccessibleName(tr("Actions and gestures"));
    m_list->setModel(m_filtered);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->header()->setStretchLastSection(true);
    m_list->setColumnHidden(About, true);  // sentences: below, for the line that is chosen
    m_about->setObjectName(QStringLiteral("shortcutsAbout"));
    m_about->setWordWrap(true);
    m_do->setObjectName(QStringLiteral("shortcutsDo"));
    m_do->setToolTip(tr("Carry out the chosen action (Enter)"));
    m_do->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_about, 1);
    foot->addWidget(m_do);
    foot->addWidget(close);
    layout->addLayout(foot);
}

void ShortcutsDialog::fill() {
    m_entries = actionsOf(m_window, m_commands);
    const auto more = gestures();
    m_entries.insert(m_entries.end(), more.begin(), more.end());
    m_model->removeRows(0, m_model->rowCount());
    for (const CommandEntry& entry : m_entries) {
        QList<QStandardItem*> line;
        for (const QString& text : {entry.what, entry.how, entry.where, entry.tip}) {
            auto* item = new QStandardItem(text);
            // What cannot be done now is there all the same.
            if (entry.action && !entry.action->isEnabled())
                item->setForeground(Theme::of(palette()).muted);
            item->setToolTip(entry.tip);
            line << item;
        }
        line.front()->setData(
            QStringLiteral("%1, %2, %3. %4").arg(entry.what, entry.how, entry.where, entry.tip),
            Qt::AccessibleTextRole);
        m_model->appendRow(line);
    }
    fitColumns();
    m_list->setCurrentIndex(m_filtered->index(0, 0));
    refresh();
}

void ShortcutsDialog::fitColumns() {
    // As wide as their texts; where there is no room for that, the first two share what there is.
    std::array<int, About> widths{};
    for (int row = 0; row < m_filtered->rowCount(); ++row)
        for (int column = 0; column < About; ++column)
            widths[static_cast<std::size_t>(column)] =
                std::max(widths[static_cast<std::size_t>(column)],
                         m_list->sizeHintForIndex(m_filtered->index(row, column)).width());
    const int wanted = widths[What] + widths[How];
    const double share =
        std::min(1.0, static_cast<double>(m_list->viewport()->width() - widths[Where]) /
                          std::max(1, wanted));
    for (const ShortcutColumn column : {What, How})
        m_list->setColumnWidth(column, static_cast<int>(share * widths[column]));
}

void ShortcutsDialog::showEvent(QShowEvent* event) {
    if (!event->spontaneous()) {
        if (m_entries.empty()) resizeForText(*this, {920, 540});
        m_filter->clear();
        fill();
        m_filter->setFocus();
    }
    QDialog::showEvent(event);
}

void ShortcutsDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    if (m_filter->text().isEmpty()) fitColumns();
}

bool ShortcutsDialog::eventFilter(QObject* watched, QEvent* event) {
    // The list is moved along while one types.
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
            key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

const CommandEntry* ShortcutsDialog::chosenEntry() const {
    const QModelIndex index = m_filtered->mapToSource(m_list->currentIndex());
    return index.isValid() ? &m_entries[static_cast<std::size_t>(index.row())] : nullptr;
}

QAction* ShortcutsDialog::chosen() const {
    const CommandEntry* entry = chosenEntry();
    return entry ? entry->action : nullptr;
}

void ShortcutsDialog::refresh() {
    const CommandEntry* entry = chosenEntry();
    const QAction* action = chosen();
    // Of a gesture, what to do; it may be cut off above.
    m_about->setText(!entry ? QString() : action ? entry->tip : entry->how);
    m_do->setEnabled(action && action->isEnabled());
}

void ShortcutsDialog::carryOut() {
    QAction* action = chosen();
    if (!action || !action->isEnabled()) return;
    accept();
    // Once this dialog is gone: the action may open another.
    QTimer::singleShot(0, action, &QAction::trigger);
}

}  // namespace headscope::app
