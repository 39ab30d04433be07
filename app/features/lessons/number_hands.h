// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/number_bins.h>

#include <QString>

#include <optional>
#include <vector>

namespace headscope::app {

/// What a class answers to a question for a number, as it is typed: one number for the whole class,
/// or a vote of many, "143" a hand's and "143×12" twelve hands'. GUI thread.
class NumberHands {
 public:
    /// For numbers from `least` to `most`.
    void begin(double least, double most);
    /// Adds to what is typed, where that can become an answer. "x" and "*" are "×".
    void type(const QString& text);
    void chop();
    /// Counts what is typed, and begins another; what is none that the question takes is taken back
    /// to nothing. "×0" takes back what was counted. Of one number kMostHands are counted, and more
    /// of them change nothing.
    void keep();
    /// The class's number, where one alone was typed. Else what is typed is counted and the vote
    /// ends, unless it is none that the question takes, or nothing was counted.
    [[nodiscard]] std::optional<double> finish();
    /// Without this vote; those before stay.
    void giveUp();
    void clear() { *this = {}; }

    /// What is typed; nothing while no number is asked for.
    [[nodiscard]] const std::optional<QString>& typed() const { return m_typed; }
    /// Is it a vote, and not the class's number?
    [[nodiscard]] bool isVote() const;
    /// Vote after vote, with the one that is typed.
    [[nodiscard]] std::vector<NumberVote> votes() const;

 private:
    struct Answer {
        double number = 0;
        int hands = 0;
    };
    /// Empty if the question does not take it.
    [[nodiscard]] std::optional<Answer> answerOf(const QString& typed) const;
    /// Counts what is typed, and takes it back. Did the question take it?
    bool count();

    std::optional<QString> m_typed;
    double m_least = 0, m_most = 0;
    NumberVote m_counting;
    std::vector<NumberVote> m_votes;
};

}  // namespace headscope::app
