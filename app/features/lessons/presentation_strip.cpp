// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/presentation_strip.h"

#include "features/lessons/lesson_controller.h"
#include "features/lessons/presentation.h"
#include "features/lessons/step_words.h"
#include "features/lessons/vote_bar.h"
#include "ui/step_text.h"
#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

const QString kOptionLink = QStringLiteral("headscope:option/");
constexpr int kStripPad = 10;
constexpr int kLeastStrip = 200;
constexpr double kFootShare = 0.88;  // of the prose's height
constexpr int kWidestCount = 999;
constexpr int kRing = 48;      // pixels across
constexpr int kRingMs = 3000;  // that it stays where the mouse rests

int footHeight(int prose) {
    return static_cast<int>(std::ceil(kFootShare * prose));
}

/// "A", "B", ...
QString optionLetter(std::size_t option) {
    return QString(QChar(u'A' + static_cast<char16_t>(option)));
}

/// Of several votes, from 0.
QString voteName(std::size_t vote) {
    return vote == 0   ? PresentationStrip::tr("first")
           : vote == 1 ? PresentationStrip::tr("second")
                       : PresentationStrip::tr("vote %1").arg(vote + 1);
}

/// The counts of all votes as bars, an option a line.
class HandBars : public QWidget {
 public:
    void show(const QStringList& options, const HandCount& hands, int height) {
        m_options = options;
        m_votes = hands.votes();
        if (hands.isCounting()) m_votes.push_back(hands.typing());
        m_line = static_cast<int>(1.35 * height);
        QFont font = this->font();
        font.setPixelSize(height);
        setFont(font);
        const auto lines = static_cast<int>(m_votes.size()) * static_cast<int>(options.size());
        setFixedHeight(lines * m_line);
        QStringList spoken;
        for (std::size_t vote = 0; vote < m_votes.size(); ++vote)
            for (std::size_t i = 0; i < m_votes[vote].size(); ++i)
                spoken << optionLetter(i) + QLatin1Char(' ') + counted(vote, m_votes[vote][i]);
        setAccessibleName(spoken.join(QStringLiteral(", ")));
        update();
    }

 protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        const Theme& theme = Theme::of(palette());
        int most = 1;
        for (const auto& vote : m_votes)
            for (const int count : vote)
                most = std::max(most, count);
        const int left = fontMetrics().horizontalAdvance(QStringLiteral("M  ")) + 4;
        int words = 0;
        for (std::size_t vote = 0; vote < m_votes.size(); ++vote)
            words = std::max(words, fontMetrics().horizontalAdvance(counted(vote, kWidestCount)));
        const int room = std::max(1, width() - left - words - 2 * kVoteBarGap);
        int y = 0;
        for (std::size_t option = 0; option < static_cast<std::size_t>(m_options.size());
             ++option) {
            for (std::size_t vote = 0; vote < m_votes.size(); ++vote) {
                if (option >= m_votes[vote].size()) continue;
                const int count = m_votes[vote][option];
                const QRect bar(left, y + 3, std::max(1, voteBarLength(count, most, room)),
                                m_line - 6);
                drawVoteBar(painter, bar, theme.accent, vote + 1 == m_votes.size());
                painter.setPen(theme.text);
                if (vote == 0)
                    painter.drawText(QRect(0, y, left, m_line), Qt::AlignVCenter,
                                     optionLetter(option));
                painter.drawText(QRect(bar.right() + kVoteBarGap, y, width(), m_line),
                                 Qt::AlignVCenter, counted(vote, count));
                y += m_line;
            }
        }
    }

 private:
    /// A count, and of which vote where there are several.
    [[nodiscard]] QString counted(std::size_t vote, int count) const {
        return m_votes.size() < 2
                   ? QString::number(count)
                   : QStringLiteral("%1  %2").arg(QString::number(count), voteName(vote));
    }

    QStringList m_options;
    std::vector<std::vector<int>> m_votes;
    int m_line = 30;
};

/// How a class gives a number: there is no slider before it.
QString numberLine(const LessonAsk& ask, const std::optional<QString>& number) {
    if (number)
        return PresentationStrip::tr("The class's number: **%1▏** Enter gives it.").arg(*number);
    return PresentationStrip::tr("**H**, then the class's number, from %1 to %2.")
        .arg(QString::number(ask.least), QString::number(ask.most));
}

/// With the options of a question that is still open below it.
QString presentedMarkdown(const LessonController& play, const std::optional<QString>& number) {
    QString markdown = stepMarkdown(play, true);
    if (!play.step().ask || play.record().open) return markdown;
    if (play.step().ask->kind == LessonAskKind::Number)
        return markdown + QStringLiteral("\n\n") + numberLine(*play.step().ask, number);
    const QStringList options = optionTexts(play);
    const LessonAsk& ask = *play.step().ask;
    // Where one of them answers it, a click does.
    const bool isLinked =
        !ask.several && (ask.kind == LessonAskKind::Choice || ask.kind == LessonAskKind::Token);
    QStringList lines;
    for (qsizetype i = 0; i < options.size(); ++i) {
        QString words =
            QStringLiteral("**%1** %2").arg(optionLetter(static_cast<std::size_t>(i)), options[i]);
        if (isLinked)
            words = QStringLiteral("[%1](%2%3)")
                        .arg(words.replace(QLatin1Char('['), QLatin1String("\\["))
                                 .replace(QLatin1Char(']'), QLatin1String("\\]")),
                             kOptionLink)
                        .arg(i);
        lines << words;
    }
    if (lines.isEmpty()) return markdown;
    return markdown + QStringLiteral("\n\n") + lines.join(QStringLiteral("\u2003"));
}

}  // namespace

PresentationStrip::PresentationStrip(QWidget* parent)
    : QFrame(parent), m_text(new StepText), m_bars(new HandBars), m_foot(new QLabel) {
    setObjectName(QStringLiteral("presentationStrip"));
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_text->setObjectName(QStringLiteral("presentationText"));
    m_foot->setObjectName(QStringLiteral("presentationFoot"));
    m_foot->setTextFormat(Qt::PlainText);
    m_foot->setWordWrap(true);  // it does not make the window wider
    m_foot->setIndent(static_cast<int>(m_text->document()->documentMargin()));
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        const QString link = url.toString();
        if (link.startsWith(kOptionLink))
            Q_EMIT optionChosen(link.sliced(kOptionLink.size()).toULong());
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kStripPad, 4, kStripPad, kStripPad);
    layout->setSpacing(2);
    layout->addWidget(m_text);
    layout->addWidget(m_bars);
    layout->addWidget(m_foot);
    setMinimumWidth(kLeastStrip);  // whatever its words are
    hide();
}

void PresentationStrip::setSizes(int prose, int most) {
    m_prose = prose;
    m_most = most;
    m_text->setTextHeight(prose);
    QFont font = m_foot->font();
    font.setPixelSize(footHeight(prose));
    m_foot->setFont(font);
    fit();
}

void PresentationStrip::show(const LessonController& play, const HandCount& hands, bool bars,
                             const std::optional<QString>& number, const QString& note) {
    m_text->show(presentedMarkdown(play, number), play.lesson().pictures);
    const bool hasBars = bars && (!hands.votes().empty() || hands.isCounting());
    m_bars->setVisible(hasBars);
    if (hasBars)
        static_cast<HandBars*>(m_bars)->show(optionTexts(play), hands, footHeight(m_prose));
    m_foot->setText(note);
    fit();
}

void PresentationStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fit();
}

void PresentationStrip::fit() {
    QTextDocument& document = *m_text->document();
    document.setTextWidth(std::max(200, width() - 2 * kStripPad));
    const int height = static_cast<int>(std::ceil(document.size().height())) + 2;
    m_text->setFixedHeight(std::min(height, m_most));
    // No more than it needs: the rest is the maps' or the panel's.
    setFixedHeight(layout()->totalHeightForWidth(std::max(200, this->width())));
}

PointerRing::PointerRing(QWidget* window) : QWidget(window) {
    setObjectName(QStringLiteral("presentationPointer"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
}

void PointerRing::setKind(Kind kind) {
    m_kind = kind;
    if (kind == Kind::Off) return hide();
    moveTo(parentWidget()->mapFromGlobal(QCursor::pos()));
}

void PointerRing::moveTo(QPoint place) {
    if (m_kind == Kind::Off) return;
    m_place = place;
    setGeometry(parentWidget()->rect());
    show();
    raise();
    update();
    if (m_timer) killTimer(m_timer);
    m_timer = m_kind == Kind::Ring ? startTimer(kRingMs) : 0;
}

void PointerRing::timerEvent(QTimerEvent* event) {
    killTimer(event->timerId());
    m_timer = 0;
    hide();
}

void PointerRing::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isRing = m_kind == Kind::Ring;
    const double radius = isRing ? kRing / 2.0 : height() / 6.0;
    if (isRing) {
        painter.setPen(QPen(QColor(0xd0, 0x10, 0x10), 5));
        return painter.drawEllipse(QPointF(m_place), radius, radius);
    }
    QPainterPath dark;
    dark.addRect(rect());
    QPainterPath light;
    light.addEllipse(QPointF(m_place), radius, radius);
    painter.fillPath(dark.subtracted(light), QColor(0, 0, 0, 102));  // by 40 %
}

}  // namespace headscope::app
