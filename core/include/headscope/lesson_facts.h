// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>
#include <headscope/lesson.h>
#include <headscope/lesson_files.h>
#include <headscope/message.h>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// A lesson's facts on one model, and its texts with them.

/// A fact on one model.
struct LessonFactValue {
    std::optional<LessonValue> value;  ///< empty if it could not be computed
    std::string shown;                 ///< as its `show` says, Markdown; "?" if there is none
    Message error;                     ///< why not: a sentence without its full stop
    bool operator==(const LessonFactValue&) const = default;
};

/// All facts and claims of a lesson on one model. A value; any thread.
struct LessonValues {
    std::string model;   ///< its name
    std::string sha256;  ///< of its weights
    std::map<std::string, LessonFactValue> facts;
    /// Whether it holds; empty if a fact of it is not known.
    std::map<std::string, std::optional<bool>> claims;
    /// Runs that this model cannot do, and why: a prompt that is too long, a target of two tokens.
    std::map<std::string, Message> runErrors;
    /// The end of a colour scale, in probability, for the maps of all sweeps behind the facts; 0:
    /// there are none.
    double scaleLimit = 0;
    bool stopped = false;  ///< by the stop token; missing facts say so

    [[nodiscard]] std::optional<double> number(const std::string& fact) const;
    [[nodiscard]] std::optional<HeadId> head(const std::string& fact) const;
    [[nodiscard]] std::optional<std::string> text(const std::string& fact) const;
    bool operator==(const LessonValues&) const = default;
};

/// Called on the engine's thread, before each request; must not call the engine.
using LessonProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Computes facts, each request to the engine once, then all claims. Engine's thread. What cannot
/// be computed on this model (a prompt that is too long, a target that is not one token, a head
/// that it does not have) is an error of its fact. Throws only Error(Failure) of the engine's.
/// Stopped within one request of a stop request.
[[nodiscard]] LessonValues computeFacts(Engine& engine, const Lesson& lesson,
                                        const LessonProgress& progress = {},
                                        std::stop_token stop = {});

/// "layers", "heads" (of a layer), "cells" (all of them) or "vocabulary" of a model. Any thread.
[[nodiscard]] double modelNumber(std::string_view what, const ModelConfig& model);

/// The question with its range on this model.
[[nodiscard]] LessonAsk askedOf(LessonAsk ask, const ModelConfig& model);

/// What is wrong with a lesson on this model: facts that cannot be computed; and, if it was made
/// for this model, unexpected facts and failing claims. Any thread.
[[nodiscard]] std::vector<LessonFault> factFaults(const Lesson& lesson, const LessonValues& values);

/// Was the lesson made for this model?
[[nodiscard]] bool isMadeFor(const Lesson& lesson, const std::string& sha256);

/// A value as in a lesson's text, in Markdown. Any thread.
[[nodiscard]] std::string shownValue(const LessonValue& value, LessonShow show);

/// The text with values for its {placeholders}, which are kept within code. Any thread.
[[nodiscard]] std::string filled(std::string_view markdown, const Lesson& lesson,
                                 const LessonValues& values);

/// Is the step's text true on this model: do all of its claims hold? Empty if one is not known. A
/// question without a known answer counts as a failing claim.
[[nodiscard]] std::optional<bool> stepHolds(const LessonStep& step, const LessonValues& values);

/// The head that is meant, where it is known.
[[nodiscard]] std::optional<HeadId> headOf(const LessonHead& head, const LessonValues& values);

/// The claim or arithmetic. Empty if a fact of it is not known. Any thread.
[[nodiscard]] std::optional<bool> holds(const LessonExpression& claim, const LessonValues& values);
[[nodiscard]] std::optional<double> numberOf(const LessonExpression& expression,
                                             const LessonValues& values);

/// The facts that are used in a step: in its texts of all languages, in what is asked and marked.
[[nodiscard]] std::vector<std::string> factsOf(const Lesson& lesson, const LessonStep& step);

/// By fact, the first step that uses it; without those that no step uses.
[[nodiscard]] std::map<std::string, std::string> stepsByFact(const Lesson& lesson);

}  // namespace headscope
