// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/history/history_panel.h"

#include "features/history/study_list.h"
#include "ui/commands.h"
#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/quiet_view.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <QAction>
#include <QEvent>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kHistoryPad = 6;
constexpr int kMark = 3;  // the bar beside the run on screen

/// Thumbnail, title, and two muted lines.
class RunDelegate : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& /*index*/) const override {
        return {160, textHeight(option.font) + 2 * kHistoryPad};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = Theme::of(option.palette);
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected) painter->fillRect(option.rect, theme.chip);
        if (index.data(HistoryModel::CurrentRole).toBool()) {
            QRect mark = option.rect;
            mark.setWidth(kMark);
            painter->fillRect(mark, theme.accent);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(theme.accent, 1));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        paintThumbnail(painter, option, index, theme);
        paintTexts(painter, option, index, theme);
        painter->restore();
    }

    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                        const QModelIndex& index) const override {
        auto* line = new QLineEdit(parent);
        line->setFrame(false);
        // A name that a file brought may be longer: it can be seen, and made shorter.
        holdExactly(*line, std::max(kMostName, index.data(Qt::EditRole).toString().size()));
        return line;
    }

    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& /*index*/) const override {
        QRect line = textRect(option);
        line.setHeight(std::max(editor->sizeHint().height(), QFontMetrics(option.font).height()));
        editor->setGeometry(line);
    }

 private:
    static int textHeight(const QFont& font) {
        return QFontMetrics(scaledFont(font, 1.0, QFont::DemiBold)).height() +
               2 * QFontMetrics(scaledFont(font, 0.88)).height();
    }

    static QRect thumbnailRect(const QStyleOptionViewItem& option) {
        const int side = textHeight(option.font);
        return {option.rect.left() + kMark + kHistoryPad, option.rect.top() + kHistoryPad, side,
                side};
    }

    static QRect textRect(const QStyleOptionViewItem& option) {
        QRect rect = option.rect.adjusted(0, kHistoryPad, -kHistoryPad, -kHistoryPad);
        rect.setLeft(thumbnailRect(option).right() + 2 * kHistoryPad);
        return rect;
    }

    static void paintThumbnail(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index, const Theme& theme) {
        const QRect rect = thumbnailRect(option);
        // Whole heads, not blurred ones.
        painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter->drawImage(rect, index.data(Qt::DecorationRole).value<QImage>());
        painter->setPen(QPen(theme.border, 1));
        painter->drawRect(rect.adjusted(0, 0, -1, -1));
    }

    static void paintTexts(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index, const Theme& theme) {
        QRect rect = textRect(option);
        const auto line = [&](const QFont& font, const QColor& color, const QString& text) {
            const QFontMetrics metrics(font);
            painter->setFont(font);
            painter->setPen(color);
            rect.setHeight(metrics.height());
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              metrics.elidedText(text, Qt::ElideRight, rect.width()));
            rect.moveTop(rect.bottom() + 1);
        };
        const QString title = index.data().toString();
        const bool noted = !index.data(HistoryModel::NoteRole).toString().isEmpty();
        line(scaledFont(option.font, 1.0, QFont::DemiBold), theme.text, title);
        const QFont small = scaledFont(option.font, 0.88);
        line(small, theme.muted, index.data(HistoryModel::DetailRole).toString());
        line(small, theme.muted,
             index.data(HistoryModel::TimeRole).toString() +
                 (noted ? QStringLiteral(" · ") + HistoryPanel::tr("note") : QString()));
    }
};

}  // namespace

HistoryPanel::HistoryPanel(History& history, const RunState& state, KeptStudies& studies,
                           QWidget* parent)
    : Card({}, parent),
      m_history(history),
      m_state(state),
      m_model(new HistoryModel(history, state, this)),
      m_list(new QuietView<QListView>),
      m_studies(new StudyList(studies)),
      m_empty(
          new MutedLabel(tr("Every run that you finish is kept here, with its map. Click one to "
                            "see it again without computing; choose two with Ctrl to compare "
                            "them."))),
      m_warning(new MutedLabel),
      m_compare(new QPushButton(tr("Compare"))),
      m_noteOf(new Segmented(tr("Run"), tr("Session"))),
      m_note(new ExactTextEdit(kMostText)),
      m_noteRefusal(new MutedLabel) {
    buildList();
    connect(deleteKey(*m_list), &QShortcut::activated, this, &HistoryPanel::deleteChosen);
    m_empty->setWordWrap(true);
    m_compare->setObjectName(QStringLiteral("compare"));
    m_compare->setToolTip(
        tr("Both maps of two runs, and their difference: choose the second run with Ctrl and a "
           "click, or with Shift and an arrow key"));
    addToHeading(m_compare);

    auto* noteLine = new QHBoxLayout;
    auto* notesOn = new MutedLabel(tr("Notes on the"));
    notesOn->setElided();
    noteLine->addWidget(notesOn);
    noteLine->addWidget(m_noteOf);
    noteLine->addStretch(1);
    m_noteOf->left()->setObjectName(QStringLiteral("noteOfRun"));
    m_noteOf->right()->setObjectName(QStringLiteral("noteOfSession"));
    m_noteOf->left()->setToolTip(tr("Notes on the chosen run"));
    m_noteOf->right()->setToolTip(tr("Notes on the whole session"));
    m_note->setObjectName(QStringLiteral("runNote"));
    m_note->setTabChangesFocus(true);
    fitNote();
    m_note->setAccessibleName(tr("Notes"));
    body()->addWidget(m_empty);
    body()->addWidget(m_list, 1);
    body()->addWidget(m_studies);
    m_warning->setObjectName(QStringLiteral("rerunWarning"));
    m_warning->setWordWrap(true);
    m_warning->setVisible(false);
    body()->addWidget(m_warning);
    body()->addLayout(noteLine);
    body()->addWidget(m_note);
    m_noteRefusal->setObjectName(QStringLiteral("noteRefusal"));
    m_noteRefusal->setWordWrap(true);
    m_noteRefusal->setAlarming(true);
    m_noteRefusal->setVisible(false);
    body()->addWidget(m_noteRefusal);

    connect(m_compare, &QPushButton::clicked, this, &HistoryPanel::compare);
    connect(m_noteOf, &Segmented::chosen, this, &HistoryPanel::refreshNote);
    connect(m_note, &QPlainTextEdit::textChanged, this, &HistoryPanel::noteEdited);
    connect(m_note, &ExactTextEdit::refused, this,
            [this](const QString& why) { sayRefused(tr("The text was not put in. %1").arg(why)); });
    connect(&m_history, &History::notesChanged, this, &HistoryPanel::refreshNote);
    for (const auto signal : {&History::changed, &History::inserted, &History::removed})
        connect(&m_history, signal, this, &HistoryPanel::refresh);
    connect(&m_history, &History::wasReset, this, &HistoryPanel::refresh);
    connect(&m_state, &RunState::runChanged, this, [this] {
        choose(m_model->indexOf(m_state.shownId()));
        refresh();
    });
    connect(&m_state, &RunState::runKept, this, [this] {
        // A note on another run that is being written is not interrupted.
        if (!m_note->hasFocus()) choose(m_model->indexOf(m_state.shownId()));
        refresh();
    });
    m_model->recolor(Theme::of(palette()).dark);
    refresh();
}

void HistoryPanel::buildList() {
    m_list->setObjectName(QStringLiteral("history"));
    m_list->setAccessibleName(tr("Finished runs"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RunDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    const auto show = [this](const QModelIndex& index) {
        // With Ctrl or Shift, runs are being chosen for a comparison.
        const auto id = index.data(HistoryModel::IdRole).toULongLong();
        if (chosen() == std::vector<History::Id>{id}) Q_EMIT runChosen(id);
    };
    connect(m_list, &QListView::clicked, this, show);
    connect(m_list, &QListView::activated, this, show);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPanel::refresh);
}

void HistoryPanel::addCommands(CommandTable& commands) {
    commands.add({QStringLiteral("history.earlier"),
                  tr("&Earlier Run"),
                  tr("Show the run before the one on screen"),
                  {QKeySequence(tr("Ctrl+PgUp"))},
                  [this] { step(1); },
                  [this] { return hasAt(1); }});
    commands.add({QStringLiteral("history.later"),
                  tr("&Later Run"),
                  tr("Show the run after the one on screen"),
                  {QKeySequence(tr("Ctrl+PgDown"))},
                  [this] { step(-1); },
                  [this] { return hasAt(-1); }});
    addListCommands(commands);
    commands.add({QStringLiteral("history.session_note"),
                  tr("Write a Note on the &Session"),
                  tr("Write notes that belong to all of the session"),
                  {QKeySequence(tr("Ctrl+Alt+H"))},
                  [this] { writeSessionNote(); }});
    commands.refreshAt(*this, &HistoryPanel::choiceChanged);
}

void HistoryPanel::addListCommands(CommandTable& commands) {
    const auto add = [&](const char* id, const QString& text, const QString& keys,
                         const QString& tip, void (HistoryPanel::*act)(),
                         bool (*enabled)(std::size_t chosen)) {
        m_list->addAction(commands.add({QString::fromLatin1(id),
                                        text,
                                        tip,
                                        {QKeySequence(keys)},
                                        [this, act] { (this->*act)(); },
                                        [this, enabled] { return enabled(chosen().size()); }}));
    };
    const auto one = [](std::size_t chosen) { return chosen == 1; };
    add("history.rename", tr("&Rename Run"), tr("Ctrl+F2"),
        tr("Give the chosen run a name of its own; F2 in the list"), &HistoryPanel::rename, one);
    add("history.note", tr("Write a &Note on the Run"), tr("Ctrl+Shift+H"),
        tr("Write down what you saw in the chosen run"), &HistoryPanel::writeNote, one);
    add("history.compare", tr("&Compare Runs"), tr("Ctrl+D"),
        tr("Show the two runs that are chosen in the history, and their difference"),
        &HistoryPanel::compare, [](std::size_t chosen) { return chosen == 2; });
    add("history.delete", tr("&Delete Runs"), tr("Ctrl+Shift+Del"),
        tr("Take the chosen runs out of the history; Delete in the list. It can be undone"),
        &HistoryPanel::deleteChosen, [](std::size_t chosen) { return chosen > 0; });
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    commands.showKeys(QStringLiteral("history.compare"), *m_compare);
}

bool HistoryPanel::hasAt(int rows) const {
    const QModelIndex shown = m_model->indexOf(m_state.shownId());
    if (!shown.isValid()) return m_model->rowCount() > 0;
    const int row = shown.row() + rows;
    return row >= 0 && row < m_model->rowCount();
}

void HistoryPanel::choose(const QModelIndex& run) {
    // Not QListView::setCurrentIndex(), to which the Ctrl of Ctrl+Z or Ctrl+F2 would be a click
    // with Ctrl.
    if (run.isValid())
        m_list->selectionModel()->setCurrentIndex(run, QItemSelectionModel::ClearAndSelect);
}

void HistoryPanel::takeFocus() {
    QWidget* place = m_history.runs().empty() ? static_cast<QWidget*>(m_note) : m_list;
    place->setFocus(Qt::ShortcutFocusReason);
}

void HistoryPanel::rename() {
    Q_EMIT needed();
    const QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    if (rows.size() != 1) return;
    m_list->setFocus(Qt::ShortcutFocusReason);
    choose(rows.front());
    m_list->edit(rows.front());
}

void HistoryPanel::deleteChosen() {
    Q_EMIT needed();
    m_history.remove(chosen());
}

void HistoryPanel::writeNote() {
    Q_EMIT needed();
    m_noteOf->choose(false);
    m_note->setFocus(Qt::ShortcutFocusReason);
}

void HistoryPanel::writeSessionNote() {
    Q_EMIT needed();
    m_noteOf->choose(true);
    m_note->setFocus(Qt::ShortcutFocusReason);
}

void HistoryPanel::step(int rows) {
    const QModelIndex now = m_model->indexOf(m_state.shownId());
    const QModelIndex next = m_model->index(now.isValid() ? now.row() + rows : 0, 0);
    if (next.isValid()) Q_EMIT runChosen(next.data(HistoryModel::IdRole).toULongLong());
}

std::vector<History::Id> HistoryPanel::chosen() const {
    std::vector<History::Id> ids;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
        ids.push_back(index.data(HistoryModel::IdRole).toULongLong());
    std::sort(ids.begin(), ids.end());
    return ids;
}

void HistoryPanel::compare() {
    const auto ids = chosen();
    if (ids.size() == 2 && !m_state.cover().any()) Q_EMIT compareRequested(ids[0], ids[1]);
}

void HistoryPanel::refresh() {
    const auto runs = m_history.runs().size();
    const bool any = runs > 0;
    // The dock's title says what it is.
    heading()->setText(any ? tr("%n run(s)", nullptr, static_cast<int>(runs)) : tr("No runs yet"));
    m_empty->setVisible(!any);
    m_list->setVisible(any);
    const auto count = chosen().size();
    m_compare->setEnabled(count == 2 && !m_state.cover().any());
    Q_EMIT choiceChanged();
    refreshNote();
}

void HistoryPanel::refreshNote() {
    const auto ids = chosen();
    const bool ofSession = m_noteOf->isRight();
    QString text = m_history.notes();
    if (!ofSession) {
        const auto run = ids.size() == 1 ? m_history.find(ids[0]) : nullptr;
        text = run ? fromUtf8Exactly(run->run().note) : QString();
    }
    // A note from a file that the field cannot hold is kept unchanged in the session.
    const QString why = whyNotHeld(text, kMostText);
    m_note->setEnabled((ofSession || ids.size() == 1) && why.isEmpty());
    sayRefused(why.isEmpty() ? QString()
                             : tr("The note cannot be shown, and is kept. %1").arg(why));
    if (!why.isEmpty()) text.clear();
    m_note->setPlaceholderText(ofSession         ? tr("Notes on the whole session")
                               : ids.size() == 1 ? tr("What you saw in this run")
                                                 : tr("Choose one run to write about it"));
    if (m_note->text() == text) return;
    const QSignalBlocker quiet(m_note);
    (void)m_note->setText(text);
}

void HistoryPanel::sayRefused(const QString& words) {
    m_noteRefusal->setText(words);
    m_noteRefusal->setVisible(!words.isEmpty());
}

QPlainTextEdit* HistoryPanel::note() const {
    return m_note;
}

void HistoryPanel::fitNote() {
    m_note->setFixedHeight(fontMetrics().height() * 4 + 12);
}

void HistoryPanel::noteEdited() {
    sayRefused({});
    const QString text = m_note->text();
    const auto ids = chosen();
    if (m_noteOf->isRight()) {
        m_history.setNotes(text);
    } else if (ids.size() == 1) {
        m_history.annotate(ids[0], text);
    }
}

void HistoryPanel::setWarning(const QString& warning) {
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
}

void HistoryPanel::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) m_model->recolor(Theme::of(palette()).dark);
    if (event->type() == QEvent::FontChange) fitNote();
}

}  // namespace headscope::app
