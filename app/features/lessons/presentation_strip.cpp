// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/presentation_strip.h"

#include "features/lessons/hand_bars.h"
#include "features/lessons/hand_count.h"
#include "features/lessons/lesson_controller.h"
#include "features/lessons/number_hands.h"
#include "features/lessons/shown_step_text.h"
#include "ui/step_text.h"

#include <headscope/lesson_answers.h>

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>
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
constexpr int kRing = 48;            // pixels across
constexpr int kRingMs = 3000;        // that it stays where the mouse rests

int footHeight(int prose) {
    return static_cast<int>(std::ceil(kFootShare * prose));
}

/// How a class gives a number: there is no slider before it.
QString numberLine(const LessonAsk& ask, const NumberHands& numbers) {
    const auto& typed = numbers.typed();
    if (typed && numbers.isVote())
        return PresentationStrip::tr("Answers of the class: **%1▏** Tab counts it, Enter ends.")
            .arg(*typed);
    if (typed)
        return PresentationStrip::tr(
                   "The class's number: **%1▏** Enter gives it. Tab counts it as one answer of "
                   "many.")
            .arg(*typed);
    return PresentationStrip::tr("**H**, then the class's number, from %1 to %2.")
        .arg(answeredNumber(ask.least), answeredNumber(ask.most));
}

/// The answers of each vote, or bins of them; once it is open, with what is right.
std::vector<AnswerBar> numberBars(const LessonController& play, const NumberHands& numbers) {
    const auto votes = numbers.votes();
    std::optional<double> right;
    if (play.step().ask && play.record().open && play.values())
        if (const auto answer = rightAnswer(*play.step().ask, *play.values()))
            if (const auto* number = std::get_if<double>(&*answer)) right = *number;
    std::vector<AnswerBar> bars;
    for (const NumberBin& bin : numberBins(votes, right)) {
        bars.push_back(barOf(bin, right && bin.holds(*right)));
        if (bars.back().right && bin.isSingle())
            bars.back().answer = rightWords(play);  // not every digit
    }
    return bars;
}

/// With the options of a question that is still open below it.
QString presentedMarkdown(const LessonController& play, const NumberHands& numbers) {
    QString markdown = stepMarkdown(play, true);
    if (!play.step().ask || play.record().open) return markdown;
    if (play.step().ask->kind == LessonAskKind::Number)
        return markdown + QStringLiteral("\n\n") + numberLine(play.ask(), numbers);
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
    m_text->neverScroll();
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

void PresentationStrip::show(const LessonController& play, const HandCount& hands,
                             const NumberHands& numbers, bool bars, const QString& note) {
    m_text->show(presentedMarkdown(play, numbers), play.lesson().pictures);
    const bool hasHands = !hands.votes().empty() || hands.isCounting();
    const auto ofNumbers = numberBars(play, numbers);
    m_bars->setVisible(bars && (hasHands || !ofNumbers.empty()));
    if (hasHands)
        m_bars->show(hands, footHeight(m_prose));
    else
        m_bars->show(ofNumbers, footHeight(m_prose));
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
