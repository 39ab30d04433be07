// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/continuation.h>
#include <headscope/report.h>

#include <cstddef>
#include <string>

namespace headscope {

/// What a model wrote, with model, prompt and request.
struct ContinuationReport {
    std::string programVersion;
    SweepReport::Model model;
    std::string promptText;
    std::string donorText = {};  ///< of a patch; for people
    ContinuationRequest request;
    Continuation result;
};

/// The JSON of schema "headscope.continuation/1", indented, newline at the end:
/// {"schema","program","model","prompt"} as in headscope.sweep/2, "asked" (tokens),
/// "sampling":{"temperature","top_k","seed"} or null for the likeliest token each time,
/// "heads":["9.6"], "intervention":{"kind","alpha"?} and "positions" (both null without heads),
/// "clean":{"text","end","tokens":[{"id","text","p","logit","rank"}]}, "ablated": the same or null,
/// "first_difference": a place from 0, or null. "end" is name(TextEnd). Any thread.
[[nodiscard]] std::string continuationJson(const ContinuationReport& report);

// The same for people, in three parts, to show tokens as they come. Any thread.

/// What is asked of which model, and the head of a table. Ignores the report's result.
[[nodiscard]] std::string continuationHead(const ContinuationReport& report);
/// One line of the table: the tokens in this place, counted from 0.
[[nodiscard]] std::string continuationLine(const Continuation& result, std::size_t place);
/// Both texts, why they end, and where they differ.
[[nodiscard]] std::string continuationEnd(const ContinuationReport& report);

}  // namespace headscope
