// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/continuation_report.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace headscope {
namespace {

Json writtenJson(const WrittenText& text) {
    Json json{{"text", text.text}, {"end", name(text.end)}, {"tokens", Json::array()}};
    for (const auto& score : text.tokens)
        json["tokens"].push_back(scoreToJson(score));
    return json;
}

Json samplingJson(const std::optional<Sampling>& sampling) {
    if (!sampling) return nullptr;
    return {{"temperature", number(sampling->temperature)},
            {"top_k", sampling->topK},
            {"seed", sampling->seed}};
}

std::string choiceText(const std::optional<Sampling>& sampling) {
    if (!sampling) return "the likeliest token each time";
    return fmt::format("drawn at temperature {}{}, seed {}", sampling->temperature,
                       sampling->topK > 0 ? fmt::format(" from the top {}", sampling->topK) : "",
                       sampling->seed);
}

std::string editedHeads(const ContinuationReport& report) {
    const auto heads = ordered(report.request.heads);
    if (heads.empty()) return "";
    const auto where = report.request.positions.kind == Positions::Kind::Last
                           ? std::string("from the prompt's last position on")
                           : placeText(report.request.positions);
    return fmt::format("{}, {}\n", editedText(heads, report.request.intervention, report.donorText),
                       where);
}

const TokenScore* tokenAt(const WrittenText& text, std::size_t place) {
    return place < text.tokens.size() ? &text.tokens[place] : nullptr;
}

std::string cell(const TokenScore* score) {
    return score != nullptr ? probabilityText(score->p) : "-";
}

std::string endText(TextEnd end) {
    switch (end) {
        case TextEnd::Asked:
            return "";
        case TextEnd::EndOfText:
            return " (ends with the token that ends a text)";
        case TextEnd::ContextFull:
            return " (ends because the model's context is full)";
        case TextEnd::Stopped:
            break;
    }
    return " (stopped)";
}

std::string wholeText(const std::string& side, const WrittenText& text) {
    return fmt::format("{:<8} \"{}\"{}\n", side, visibleText(text.text), endText(text.end));
}

/// Places of the ablated text.
std::vector<std::size_t> notInClean(const WrittenText& clean, const WrittenText& ablated) {
    const auto shared = sharedTokens(clean, ablated);
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < shared.inAblated.size(); ++place)
        if (!shared.inAblated[place]) places.push_back(place);
    return places;
}

std::string differenceText(const WrittenText& clean, const WrittenText& ablated) {
    const auto first = firstDifference(clean, ablated);
    if (!first) return "The texts are the same.\n";
    return fmt::format("The texts part at token {}; {} of {} tokens are not in the clean text.\n",
                       *first + 1, notInClean(clean, ablated).size(), ablated.tokens.size());
}

}  // namespace

std::string continuationJson(const ContinuationReport& report) {
    const auto& [prompt, clean, ablated] = report.result;
    auto json = promptJson("headscope.continuation/1", report.programVersion, report.model,
                           report.promptText, prompt);
    json.update({{"asked", report.request.tokens},
                 {"sampling", samplingJson(report.request.sampling)},
                 {"heads", Json::array()},
                 {"intervention", nullptr},
                 {"positions", nullptr},
                 {"clean", writtenJson(clean)},
                 {"ablated", nullptr},
                 {"first_difference", nullptr},
                 {"not_in_clean", nullptr}});
    if (ablated) {
        json["heads"] = headsJson(ordered(report.request.heads));
        json["intervention"] = interventionJson(report.request.intervention);
        json["positions"] = name(report.request.positions);
        json["ablated"] = writtenJson(*ablated);
        if (const auto first = firstDifference(clean, *ablated)) json["first_difference"] = *first;
        json["not_in_clean"] = notInClean(clean, *ablated);
    }
    return jsonText(json);
}

std::string continuationHead(const ContinuationReport& report) {
    const auto columns = report.request.heads.empty()
                             ? fmt::format("{:>5}  {:>8}\n", "token", "P")
                             : fmt::format("{:>5}  {:>8}  {:>9}\n", "token", "P clean",
                                           "P " + words(report.request.intervention).run);
    return fmt::format("{} on \"{}\": {}\n{}\n", visibleText(report.model.name),
                       visibleText(report.promptText), choiceText(report.request.sampling),
                       editedHeads(report)) +
           columns;
}

std::string continuationLine(const Continuation& result, std::size_t place) {
    const auto* clean = tokenAt(result.clean, place);
    if (!result.ablated)
        return fmt::format("{:>5}  {:>8}   {}\n", place + 1, cell(clean),
                           clean != nullptr ? shown(clean->token) : "-");
    const auto* ablated = tokenAt(*result.ablated, place);
    const auto text = [](const TokenScore* score) {
        return score != nullptr ? shown(score->token) : std::string("-");
    };
    const bool differs = differ(result.clean, *result.ablated, place);
    return fmt::format("{:>5}  {:>8}   {:>8}   {}  {}\n", place + 1, cell(clean), cell(ablated),
                       differs ? '*' : ' ',
                       differs ? text(clean) + " | " + text(ablated) : text(clean));
}

std::string continuationEnd(const ContinuationReport& report) {
    const auto& result = report.result;
    std::string text = "\n" + wholeText("clean", result.clean);
    if (result.ablated)
        text += wholeText(words(report.request.intervention).run, *result.ablated) +
                differenceText(result.clean, *result.ablated);
    return text;
}

}  // namespace headscope
