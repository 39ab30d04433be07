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

void NumberHands::keep() {
    if (!m_typed) return;
    const QStringList parts = std::exchange(m_typed, QString())->split(kTimes);
    bool isNumber = false;
    const double number = parts.constFirst().toDouble(&isNumber);
    if (!isNumber || number < m_least || number > m_most) return;
    const bool isOne = parts.size() < 2 || parts.last().isEmpty();
    const int hands = isOne ? 1 : parts.last().toInt();
    int& count = m_counting[number];
    count = std::min(kMostHands, count + hands);
    if (hands == 0) m_counting.erase(number);
}

std::optional<double> NumberHands::finish() {
    if (!m_typed) return std::nullopt;
    if (!isVote()) {
        bool isNumber = false;
        const double number = m_typed->toDouble(&isNumber);
        if (isNumber && number >= m_least && number <= m_most) {
            m_typed.reset();
            return number;
        }
        m_typed->clear();
        return std::nullopt;
    }
    const bool isTyped = !m_typed->isEmpty();
    const NumberVote before = m_counting;
    keep();
    const bool isTaken = !isTyped || m_counting != before;
    if (!isTaken || m_counting.empty()) return std::nullopt;
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
