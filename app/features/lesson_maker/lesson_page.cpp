// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/lesson_page.h"

#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/number_box.h"
#include "ui/text_size.h"
#include "ui/window_undo.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr qsizetype kMostSummary = 32 * 1024;
constexpr int kSummaryLines = 4;
constexpr int kMostLessonMinutes = 600;
constexpr int kMostLessonNumber = 9999;

}  // namespace

LessonPage::LessonPage(DraftStore& store, QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_title(new QLineEdit),
      m_id(new QLineEdit),
      m_summary(new ExactTextEdit(kMostSummary)),
      m_number(new WholeBox),
      m_minutes(new WholeBox),
      m_level(new QComboBox) {
    build();
    connect(&m_store, &DraftStore::changed, this, &LessonPage::refresh);
    connect(&m_store, &DraftStore::moved, this, &LessonPage::refresh);
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& title) {
        changeText(tr("change the lesson's title"), "title", [&](LessonText& text) {
            text.title = toUtf8Exactly(title, phrase("the title"));
        });
    });
    connect(m_summary, &QPlainTextEdit::textChanged, this, [this] {
        changeText(tr("change the lesson's summary"), "summary", [&](LessonText& text) {
            text.summary = toUtf8Exactly(m_summary->text(), phrase("the summary"));
        });
    });
    connect(m_id, &QLineEdit::editingFinished, this, [this] {
        if (!m_store.isOpen()) return;
        const auto id =
            freeLessonName(m_id->text().toStdString(), [](const auto& /*name*/) { return false; });
        m_store.change(tr("change the lesson's short name"),
                       [&](Lesson& lesson) { lesson.id = id; });
        refresh();
    });
    connect(m_number, &QSpinBox::valueChanged, this, [this](int number) {
        m_store.change(tr("change the lesson's number"),
                       [number](Lesson& lesson) { lesson.number = number; });
    });
    connect(m_minutes, &QSpinBox::valueChanged, this, [this](int minutes) {
        m_store.change(tr("change how long the lesson takes"),
                       [minutes](Lesson& lesson) { lesson.minutes = minutes; });
    });
    connect(m_level, &QComboBox::activated, this, [this] {
        const auto level = m_level->currentData().toString().toStdString();
        m_store.change(tr("change the lesson's level"),
                       [&](Lesson& lesson) { lesson.level = level; });
    });
    refresh();
}

void LessonPage::build() {
    m_title->setObjectName(QStringLiteral("makerLessonTitle"));
    holdExactly(*m_title, kMostName);
    m_id->setObjectName(QStringLiteral("makerLessonId"));
    m_id->setToolTip(tr("Small letters, digits and -: by it other lessons and answers know it"));
    holdExactly(*m_id, kMostName);
    m_summary->setObjectName(QStringLiteral("makerSummary"));
    m_summary->setTabChangesFocus(true);
    followTextSize(*m_summary, "height", [this] {
        m_summary->setMinimumHeight(kSummaryLines * m_summary->fontMetrics().lineSpacing());
    });
    m_number->setObjectName(QStringLiteral("makerNumber"));
    m_number->setRange(0, kMostLessonNumber);
    m_number->setToolTip(tr("Its place in a list of lessons"));
    m_minutes->setObjectName(QStringLiteral("makerMinutes"));
    m_minutes->setRange(1, kMostLessonMinutes);
    m_level->setObjectName(QStringLiteral("makerLevel"));
    m_level->addItem(tr("to start with"), QStringLiteral("start"));
    m_level->addItem(tr("to go further"), QStringLiteral("further"));
    m_level->addItem(tr("to go deep"), QStringLiteral("deep"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (QWidget* field : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_summary),
                           static_cast<QWidget*>(m_number), static_cast<QWidget*>(m_minutes)})
        leaveUndoToWindow(*field);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("&Summary"), m_summary);
    form->addRow(tr("Min&utes"), m_minutes);
    form->addRow(tr("&Level"), m_level);
    form->addRow(tr("N&umber"), m_number);
    form->addRow(tr("S&hort name"), m_id);
}

void LessonPage::refresh() {
    if (!m_store.isOpen()) return;
    const Lesson& lesson = m_store.lesson();
    const QSignalBlocker quietSummary(m_summary);
    const QSignalBlocker quietNumber(m_number);
    const QSignalBlocker quietMinutes(m_minutes);
    const QString title = fromUtf8Exactly(m_store.text().title);
    if (m_title->text() != title) m_title->setText(title);
    const QString summary = fromUtf8Exactly(m_store.text().summary);
    if (m_summary->text() != summary) (void)m_summary->setText(summary);
    if (!m_id->hasFocus()) m_id->setText(QString::fromStdString(lesson.id));
    m_number->setValue(lesson.number);
    m_minutes->setValue(lesson.minutes);
    m_level->setCurrentIndex(std::max(0, m_level->findData(QString::fromStdString(lesson.level))));
}

void LessonPage::changeText(const QString& what, const char* field,
                            const std::function<void(LessonText&)>& edit) {
    if (!m_store.isOpen()) return;
    const std::string language = m_store.language();
    const std::string typing = language + '\n' + field;
    if (std::exchange(m_typing, typing) != typing) m_gesture = DraftStore::newGesture();
    try {
        m_store.change(
            what, [&](Lesson& lesson) { edit(lesson.texts[language]); }, m_gesture);
    } catch (...) {
        return;  // half a character, while typing
    }
}

}  // namespace headscope::app
