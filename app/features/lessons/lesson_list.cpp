// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/lesson_list.h"

#include "document/run_state.h"
#include "document/settings.h"
#include "ui/flow_layout.h"
#include "ui/texts.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

LessonList::LessonList(Settings& settings, const RunState& state, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_state(state),
      m_list(new QListWidget),
      m_about(new MutedLabel),
      m_start(new QPushButton(tr("Start"))),
      m_open(new QPushButton(tr("Open a File…"))),
      m_keep(new QCheckBox(tr("Keep its runs in the history"))) {
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &LessonList::refreshDetails);
    connect(m_list, &QListWidget::itemActivated, this, &LessonList::choose);
    connect(m_start, &QPushButton::clicked, this, &LessonList::choose);
    connect(m_open, &QPushButton::clicked, this, &LessonList::openRequested);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        if (isVisible()) refresh();
    });
}

void LessonList::build() {
    m_list->setObjectName(QStringLiteral("lessonList"));
    m_list->setAccessibleName(tr("Lessons"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_about->setObjectName(QStringLiteral("lessonAbout"));
    m_about->setWordWrap(true);
    m_start->setObjectName(QStringLiteral("lessonStart"));
    m_start->setProperty("primary", true);
    m_open->setObjectName(QStringLiteral("lessonOpen"));
    m_open->setToolTip(tr("A lesson of your teacher's: a .headscope-lesson file"));
    m_keep->setObjectName(QStringLiteral("lessonKeepsRuns"));
    m_keep->setToolTip(tr("Off: they go when the lesson is left, and Undo brings them back"));
    auto* foot = new FlowLayout(nullptr);
    foot->addWidget(m_start);
    foot->addWidget(m_open);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_about);
    layout->addWidget(m_keep);
    layout->addLayout(foot);
}

bool LessonList::keepsRuns() const {
    return m_keep->isChecked();
}

void LessonList::refresh() {
    if (!std::exchange(m_isRead, true)) m_lessons = shelvedLessons(shownLanguage());
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const ShelvedLesson& one : m_lessons) {
        const QString why = one.lesson ? hindranceHere(*one.lesson, m_state) : one.fault;
        const auto progress = progressOf(m_settings, one.id);
        const QString mark = progress == LessonProgressMark::Done    ? tr("✓ done")
                             : progress == LessonProgressMark::Begun ? tr("◐ begun")
                                                                     : QString();
        QStringList lines{one.lesson ? tr("%1 · %2").arg(QString::number(one.number), one.title)
                                     : one.title};
        QStringList small;
        if (one.minutes > 0) small << tr("%n minute(s)", nullptr, one.minutes);
        if (!mark.isEmpty()) small << mark;
        if (!why.isEmpty()) small << why;
        if (!small.isEmpty()) lines << small.join(QStringLiteral(" · "));
        auto* item = new QListWidgetItem(lines.join(QLatin1Char('\n')), m_list);
        item->setData(Qt::UserRole, why);
        // It can still be chosen, to read what it is about and why it cannot be played.
        if (!why.isEmpty())
            item->setForeground(palette().color(QPalette::Disabled, QPalette::Text));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    refreshDetails();
}

void LessonList::refreshDetails() {
    const int row = m_list->currentRow();
    const QListWidgetItem* item = m_list->item(row);
    if (!item || row >= static_cast<int>(m_lessons.size())) {
        m_start->setEnabled(false);
        m_about->setText(
            tr("No lessons were found beside the program. Install it again, or open a "
               "lesson's file."));
        return;
    }
    const ShelvedLesson& one = m_lessons[static_cast<std::size_t>(row)];
    const QString why = item->data(Qt::UserRole).toString();
    m_start->setEnabled(why.isEmpty());
    const QString about =
        one.lesson ? QString::fromStdString(one.lesson->text(shownLanguage().toStdString()).summary)
                   : QString();
    m_about->setText(why.isEmpty() ? about : why);
}

void LessonList::choose() {
    const int row = m_list->currentRow();
    if (row < 0 || !m_start->isEnabled()) return;
    Q_EMIT chosen(*m_lessons[static_cast<std::size_t>(row)].lesson);
}

const Lesson* LessonList::lesson(const std::string& id) {
    if (!m_isRead) refresh();
    for (const ShelvedLesson& one : m_lessons)
        if (one.lesson && one.id == id) return &*one.lesson;
    return nullptr;
}

}  // namespace headscope::app
