// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/inspector/inspector_panel.h"

#include "document/head_effect_text.h"
#include "document/head_text.h"
#include "document/metric_text.h"
#include "document/strongest_text.h"
#include "plot/top_pair.h"
#include "ui/paragraph.h"
#include "ui/terms.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kColumnsFrom = 620;     // pixels of width; below, attention is under the numbers
constexpr int kPartsGap = 18;         // pixels
constexpr int kBesideBar = 6;         // pixels between what is scrolled and the bar
constexpr int kLeastAttention = 220;  // pixels of height where it is under the rest

}  // namespace

InspectorPanel::InspectorPanel(const RunState& state, HeadAttention& attention, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_attention(attention),
      m_pages(new QStackedWidget),
      m_scroll(new QScrollArea),
      m_empty(new QLabel),
      m_heading(new QLabel),
      m_sentence(new QLabel),
      m_top(new QHBoxLayout),
      m_columns(new QHBoxLayout),
      m_beside(new QHBoxLayout),
      m_tops(new TopPair),
      m_numbers(new QLabel),
      m_view(new AttentionView(state, attention)) {
    build();
    for (const auto signal :
         {&RunState::selectedChanged, &RunState::gridChanged, &RunState::runChanged}) {
        connect(&m_state, signal, this, &Pane::touch);
    }
    connect(m_empty, &QLabel::linkActivated, this, [this](const QString& link) {
        if (const auto head = headOf(link)) Q_EMIT headChosen(head);
    });
}

void InspectorPanel::build() {
    m_empty->setObjectName(QStringLiteral("inspectorEmpty"));
    m_heading->setObjectName(QStringLiteral("inspectorHeading"));
    m_sentence->setObjectName(QStringLiteral("headSentence"));
    m_numbers->setObjectName(QStringLiteral("headNumbers"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    useScaledFont(*m_heading, 1.05, QFont::DemiBold);
    for (auto* label : {m_heading, m_sentence, m_numbers})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_numbers->setTextFormat(Qt::RichText);
    explainTerms(*m_numbers);
    explainTerm(*m_heading, QStringLiteral("head"));
    useScaledFont(*m_numbers, 0.92);
    m_numbers->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    m_page = new QWidget;
    m_page->setObjectName(QStringLiteral("scrolled"));
    m_page->installEventFilter(this);
    auto* layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_top->setSpacing(14);
    m_top->addWidget(m_heading, 0, Qt::AlignTop);
    m_top->addWidget(m_sentence, 1);
    layout->addLayout(m_top);
    m_columns->setSpacing(kPartsGap);
    m_beside->setSpacing(kPartsGap);
    m_beside->addWidget(m_tops, 1);
    m_beside->addWidget(m_numbers, 0);
    m_columns->addLayout(m_beside, 13);
    m_columns->addWidget(m_view, 9);
    layout->addLayout(m_columns, 1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->hide();
    auto* holder = new QWidget;
    m_holder = new QVBoxLayout(holder);
    m_holder->setContentsMargins(0, 0, 0, 0);
    m_holder->addWidget(m_page);
    m_holder->addWidget(m_scroll);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(holder);
    body()->addWidget(m_pages, 1);
}

QString InspectorPanel::emptyText() const {
    if (!m_state.run()) {
        return tr("After a run: choose a head in a map, the table or a plot to see what it does.");
    }
    if (m_state.cover().hidesCells())
        return m_state.cover().attention
                   ? coveredText()
                   : tr("Choose a head in a map to see where it looks. What it does is covered: a "
                        "question is about it.");
    if (const auto head = m_state.selected()) {
        return tr("Layer %1, head %2 is still to come.")
            .arg(QString::number(head->layer), QString::number(head->head));
    }
    const QString how =
        tr("Click a cell to see what its head does, or walk over the map with the arrow keys.");
    const QString heads =
        strongestText(*m_state.run(), m_state.intervention(), Theme::of(palette()).accent.name());
    return heads.isEmpty() ? how : how + QStringLiteral("<p>%1</p>").arg(heads);
}

QString InspectorPanel::headingOf(HeadId head) {
    return tr("Layer %1, head %2").arg(QString::number(head.layer), QString::number(head.head));
}

void InspectorPanel::refresh() {
    const Cell* cell = m_state.cell(m_state.selected());
    // Where what a head does is covered, what it looks at need not be.
    const Cover& cover = m_state.cover();
    const bool isLooked =
        !cell && m_state.run() && m_state.selected() && cover.hidesCells() && !cover.attention;
    m_pages->setCurrentIndex(cell || isLooked ? 1 : 0);
    m_tops->setVisible(cell != nullptr);
    m_numbers->setVisible(cell != nullptr);
    if (cell) return showHead(m_state.run()->clean, *cell);
    // Nothing of a head that is covered stays behind.
    for (QLabel* label : {m_heading, m_sentence, m_numbers})
        label->clear();
    m_tops->show({}, {}, m_state.intervention());
    setLinkedText(*m_empty, emptyText());
    if (!isLooked) return;
    m_heading->setText(headingOf(*m_state.selected()));
    m_sentence->setText(coveredText());
    fitForm();
}

void InspectorPanel::showHead(const CleanRun& clean, const Cell& cell) {
    m_heading->setText(headingOf(cell.head));
    const auto& floor = m_state.run()->noiseFloor;
    m_sentence->setText(paragraph({headSentence(clean, cell, m_state.intervention()),
                                   floor ? noiseSentence(*floor, clean, cell) : QString()}));
    m_tops->show(clean, cell.top, m_state.intervention());
    const auto term = [this](const char* id, const QString& text) {
        return termLink(QString::fromLatin1(id), text, Theme::of(palette()).text.name());
    };
    m_numbers->setText(
        numbersTable(clean, cell, m_state.intervention(), Theme::of(palette())) +
        QStringLiteral("<p style='margin:6px 0 0 2px'>%1<br>%2</p>")
            .arg(term("kl", klText(cell, m_state.intervention())),
                 m_state.cover().drift
                     ? QString()
                     : term("observed-mean",
                            tr("observed mean %1")
                                .arg(signedNumber(static_cast<double>(clean.headMean(cell.head)),
                                                  4)))));
    fitForm();
}

void InspectorPanel::seenChanged() {
    m_attention.setWanted(isSeen());
}

void InspectorPanel::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    fitForm();
}

// Of the form for the least width: it is taken where there is no room for another.
QSize InspectorPanel::minimumSizeHint() const {
    const int part =
        std::max(m_tops->minimumSizeHint().width(), m_numbers->minimumSizeHint().width());
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    int height = Pane::minimumSizeHint().height();
    if (m_pages->currentWidget() == m_empty) {
        const QMargins margins = body()->contentsMargins();
        height = std::max(height, m_empty->heightForWidth(std::max(1, width() - around())) +
                                      margins.top() + margins.bottom());
    }
    return {part + kBesideBar + bar + around(), height};
}

// Numbers have their width once they are laid out.
bool InspectorPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_page && event->type() == QEvent::LayoutRequest) fitForm();
    return Pane::eventFilter(watched, event);
}

int InspectorPanel::around() const {
    const QMargins margins = body()->contentsMargins();
    return margins.left() + margins.right();
}

InspectorPanel::Form InspectorPanel::form() const {
    const int room = width() - around();
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int both = m_tops->leastWidth(true) + kPartsGap + m_numbers->minimumSizeHint().width();
    const int all = both + kPartsGap + m_view->minimumSizeHint().width();
    // Room for a bar more, or the form would change back once the bar is there.
    const bool isWide = width() >= scaledPixels(kColumnsFrom);
    if (isWide && room >= all + (m_form == Form::Columns ? 0 : bar)) return Form::Columns;
    return room >= both + kBesideBar + bar ? Form::Pair : Form::Stack;
}

void InspectorPanel::fitForm() {
    const Form form = this->form();
    const int others = m_numbers->minimumSizeHint().width() + kPartsGap +
                       (form == Form::Columns ? kPartsGap + m_view->minimumSizeHint().width() : 0);
    const int room = width() - around() - others;
    m_tops->setBrief(form != Form::Stack && room < m_tops->leastWidth(false));
    if (form == m_form) return;
    // In columns everything shrinks to what is there; one under the other, it scrolls.
    const bool scrolled = form != Form::Columns;
    if (scrolled != (m_form != Form::Columns)) {
        if (scrolled) {
            m_scroll->setWidget(m_page);
        } else {
            m_holder->insertWidget(0, m_scroll->takeWidget());
        }
        m_page->setAutoFillBackground(false);  // which a scroll area switches on
        m_page->show();
        m_scroll->setVisible(scrolled);
    }
    m_form = form;
    const auto direction = [](bool stacked) {
        return stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    };
    m_top->setDirection(direction(form == Form::Stack));
    m_top->setSpacing(form == Form::Stack ? 2 : 14);
    m_beside->setDirection(direction(form == Form::Stack));
    m_columns->setDirection(direction(scrolled));
    m_page->setContentsMargins(0, 0, scrolled ? kBesideBar : 0, 0);
    m_view->setMinimumHeight(scrolled ? scaledPixels(kLeastAttention) : 0);
    m_tops->setSizePolicy(QSizePolicy::Preferred,
                          scrolled ? QSizePolicy::Fixed : QSizePolicy::Preferred);
}

}  // namespace headscope::app
