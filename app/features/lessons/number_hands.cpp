// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/number_hands.h"

#include "features/lessons/hand_count.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr QChar kTimes(0x00D7);
constexpr qsizetype kMostTyped = 8;  // of a number

}  // namespace

void NumberHands::begin(double least, double most) {
    m_typed = QString();
    m_least = least;
    m_most = most;
    m_counting.clear();
}

void NumberHands::type(const QString& text) {
    if (!m_typed) return;
    QString more = text;
    more.replace(QLatin1Char(','), QLatin1Char('.'));
    more.replace(QLatin1Char('x'), kTimes, Qt::CaseInsensitive);
    more.replace(QLatin1Char('*'), kTimes);
    // Hands only behind a number.
    static const QRegularExpression answer(
        QStringLiteral("^-?[0-9]*[.]?[0-9]*$|^-?[0-9.]*[0-9][.]?\u00D7[0-9]{0,3}$"));
    const QString next = *m_typed + more;
    const qsizetype times = next.indexOf(kTimes);
    if ((times < 0 ? next.size() : times) <= kMostTyped && answer.match(next).hasMatch())
        m_typed = next;
}

void NumberHands::chop() {
    if (m_typed) m_typed->chop(1);
}

std::optional<NumberHands::Answer> NumberHands::answerOf(const QString& typed) const {
    const QStringList parts = typed.split(kTimes);
    bool isNumber = false;
    const double number = parts.constFirst().toDouble(&isNumber);
    if (!isNumber || number < m_least || number > m_most) return std::nullopt;
    const bool isOne = parts.size() < 2 || parts.last().isEmpty();
    return Answer{number, isOne ? 1 : parts.last().toInt()};
}

bool NumberHands::count() {
    const auto answer = answerOf(std::exchange(m_typed, QString()).value_or(QString()));
    if (!answer) return false;
    int& count = m_counting[answer->number];
    count = std::min(kMostHands, count + answer->hands);
    if (answer->hands == 0) m_counting.erase(answer->number);
    return true;
}

void NumberHands::keep() {
    if (m_typed) count();
}

std::optional<double> NumberHands::finish() {
    if (!m_typed) return std::nullopt;
    if (!isVote()) {
        const auto answer = answerOf(*m_typed);
        if (!answer) {
            m_typed->clear();
            return std::nullopt;
        }
        m_typed.reset();
        return answer->number;
    }
    if (!m_typed->isEmpty() && !count()) return std::nullopt;
    if (m_counting.empty()) return std::nullopt;
    m_votes.push_back(std::move(m_counting));
    giveUp();
    return std::nullopt;
}

void NumberHands::giveUp() {
    m_typed.reset();
    m_counting.clear();
}

bool NumberHands::isVote() const {
    return !m_counting.empty() || (m_typed && m_typed->contains(kTimes));
}

std::vector<NumberVote> NumberHands::votes() const {
    std::vector<NumberVote> votes = m_votes;
    if (!m_counting.empty()) votes.push_back(m_counting);
    return votes;
}

}  // namespace headscope::app
