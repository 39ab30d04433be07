// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace headscope::trainer {

enum class Task { Capital, Giving, Repetition };

/// "capitals", "indirect object", "repeated sequence".
[[nodiscard]] std::string name(Task task);

/// A prompt with one right answer.
struct Question {
    Task task = Task::Capital;
    std::string form;      ///< the phrasing, as the model card shows it
    bool heldOut = false;  ///< this filling is in no training text
    std::string prompt;
    std::string answer;  ///< one token, with its leading space
};

/// The fixed set of questions by which a model is judged, the same for every seed of the training:
/// each fact in each form; `perForm` random fillings, seen and held out, of each giving form and
/// each order of the names; `perForm` random sequences of each of several lengths, asked somewhere
/// in their second round (all held out: no training text has the same sequence but by a chance
/// below 1e-9).
[[nodiscard]] std::vector<Question> questions(std::size_t perForm);

}  // namespace headscope::trainer
