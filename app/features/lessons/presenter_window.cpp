// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/presenter_window.h"

#include "features/lessons/lesson_controller.h"
#include "features/lessons/shown_step_text.h"
#include "ui/step_text.h"
#include "ui/text_size.h"

#include <QFontInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr double kLarge = 1.2;  // of the window's text, which is large while a class is shown it
constexpr int kPresenterWidth = 900, kPresenterHeight = 600;

/// As large as the window's text if all of it is seen so, else smaller, though readable.
void showFitting(StepText& place, const QString& markdown, const Lesson& lesson, int largest) {
    const int least = std::min(largest, usualTextHeight());
    for (int height = largest; height >= least; --height) {
        place.setTextHeight(height);
        place.show(markdown, lesson.pictures);
        if (place.wholeHeight() <= place.height()) return;
    }
}

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    useScaledFont(*label, 1.0, QFont::DemiBold);
    return label;
}

}  // namespace

PresenterWindow::PresenterWindow(LessonController& play, QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_play(play),
      m_heading(new QLabel),
      m_text(new StepText),
      m_right(new QLabel),
      m_notes(new StepText),
      m_next(new QLabel),
      m_clock(new QLabel),
      m_note(new QLabel),
      m_steps(new QListWidget) {
    setObjectName(QStringLiteral("presenterWindow"));
    setWindowTitle(tr("Presenter"));
    for (QLabel* label : {m_heading, m_right, m_next, m_clock, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_right->setObjectName(QStringLiteral("presenterRight"));
    m_next->setObjectName(QStringLiteral("presenterNext"));
    m_clock->setObjectName(QStringLiteral("presenterClock"));
    m_notes->setObjectName(QStringLiteral("presenterNotes"));
    m_text->setObjectName(QStringLiteral("presenterText"));
    m_notes->setAccessibleName(tr("Notes"));
    m_steps->setObjectName(QStringLiteral("presenterSteps"));
    m_steps->setAccessibleName(tr("Steps of the lesson"));
    m_steps->setWordWrap(true);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_steps->setFocusPolicy(Qt::NoFocus);  // keys are the presentation's
    useScaledFont(*m_heading, kLarge, QFont::DemiBold);
    useScaledFont(*m_clock, kLarge, QFont::DemiBold);
    connect(m_steps, &QListWidget::itemClicked, this,
            [this] { m_play.open(static_cast<std::size_t>(m_steps->currentRow())); });
    auto* grid = new QGridLayout(this);
    grid->addWidget(m_heading, 0, 0);
    grid->addWidget(m_clock, 0, 1, Qt::AlignRight);
    grid->addWidget(m_text, 1, 0);
    grid->addWidget(m_right, 2, 0);
    grid->addWidget(heading(tr("Notes")), 3, 0);
    grid->addWidget(m_notes, 4, 0);
    grid->addWidget(m_steps, 1, 1, 4, 1);
    grid->addWidget(buildFoot(), 5, 0, 1, 2);
    grid->setRowStretch(1, 2);
    grid->setRowStretch(4, 2);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    resizeForText(*this, {kPresenterWidth, kPresenterHeight});
}

QWidget* PresenterWindow::buildFoot() {
    auto* back = new QPushButton(tr("Back"));
    auto* next = new QPushButton(tr("Next"));
    back->setFocusPolicy(Qt::NoFocus);
    next->setFocusPolicy(Qt::NoFocus);
    connect(back, &QPushButton::clicked, this, [this] { m_play.back(); });
    connect(next, &QPushButton::clicked, this, [this] { (void)m_play.advance(); });
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(back);
    layout->addWidget(next);
    layout->addWidget(m_next, 2);
    layout->addWidget(m_note, 2);
    return foot;
}

void PresenterWindow::listSteps() {
    const auto count = static_cast<int>(m_play.lesson().steps.size());
    if (m_steps->count() != count) {
        m_steps->clear();
        for (int i = 0; i < count; ++i)
            m_steps->addItem(stepTitle(m_play, static_cast<std::size_t>(i)));
    }
    m_steps->setCurrentRow(static_cast<int>(m_play.at()));
}

void PresenterWindow::setClock(const QString& clock) {
    m_clock->setText(clock);
}

void PresenterWindow::show(const QString& clock, const QString& note) {
    m_heading->setText(stepHeading(m_play));
    const QString right = rightWords(m_play);
    m_right->setText(right.isEmpty() ? QString() : tr("Right is: %1").arg(right));
    m_right->setVisible(!right.isEmpty());
    const auto next = nextStep(m_play.lesson(), m_play.at(), m_play.record().verdict);
    m_next->setText(next ? tr("Then: %1").arg(stepTitle(m_play, *next))
                         : tr("This is the last step."));
    setClock(clock);
    m_note->setText(note);
    listSteps();
    QWidget::show();
    layout()->activate();
    showTexts();
}

void PresenterWindow::showTexts() {
    if (!m_play.isPlaying()) return;
    const int largest = QFontInfo(font()).pixelSize();
    showFitting(*m_text, stepMarkdown(m_play, true), m_play.lesson(), largest);
    showFitting(*m_notes, stepNotes(m_play), m_play.lesson(), largest);
}

void PresenterWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showTexts();
}

}  // namespace headscope::app
