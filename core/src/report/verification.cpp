// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_json.h"

#include <headscope/verification.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace headscope {
namespace {

constexpr const char* kVerificationSchema = "headscope.verify/1";

Json checkJson(const Check& check) {
    return {{"id", check.id},
            {"group", check.group},
            {"title", check.title.english()},
            {"verdict", name(check.verdict)},
            {"found", check.found.english()},
            {"difference", number(check.difference)},
            {"tolerance", number(check.tolerance)},
            {"unit", check.unit},
            {"why", check.why.english()}};
}

std::string numbersText(const Check& check) {
    if (!check.difference || !check.tolerance) return {};
    return fmt::format("{} of {:.2g}{}{}", shownDifference(check), *check.tolerance,
                       check.unit.empty() ? "" : " ", check.unit);
}

std::string countsText(const Verification& verification) {
    std::string text;
    for (const auto verdict :
         {Verdict::Passed, Verdict::Provisional, Verdict::Failed, Verdict::NotApplicable}) {
        const int count = verification.count(verdict);
        if (count > 0 || verdict == Verdict::Failed)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name(verdict));
    }
    return text;
}

}  // namespace

std::string shownDifference(const Check& check) {
    if (!check.difference) return {};
    constexpr int kMost = 17;  // digits that distinguish any two doubles
    std::string text = fmt::format("{:.2g}", *check.difference);
    if (!check.tolerance) return text;
    const auto order = [&check](double difference) {
        return std::pair(difference<*check.tolerance, difference> * check.tolerance);
    };
    const auto read = [&text] {
        double value = 0;  // not by std::stod, which reads as the desktop's language writes
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    };
    for (int digits = 3; digits <= kMost; ++digits) {
        if (std::isnan(*check.difference) || order(read()) == order(*check.difference)) break;
        text = fmt::format("{:.{}g}", *check.difference, digits);
    }
    return text;
}

std::string toJson(const Verification& verification) {
    auto model = modelToJson(verification.model);
    model["revision"] = verification.revision;
    auto checks = Json::array();
    for (const auto& check : verification.checks)
        checks.push_back(checkJson(check));
    const auto count = [&](Verdict verdict) { return verification.count(verdict); };
    const Json json{
        {"schema", kVerificationSchema},
        {"program", {{"version", verification.programVersion}}},
        {"model", model},
        {"prompt", {{"text", verification.prompt}, {"tokens", tokensToJson(verification.tokens)}}},
        {"passed", verification.passed()},
        {"stopped", verification.stopped},
        {"seconds", number(verification.seconds)},
        {"counts",
         {{"passed", count(Verdict::Passed)},
          {"provisional", count(Verdict::Provisional)},
          {"failed", count(Verdict::Failed)},
          {"not_applicable", count(Verdict::NotApplicable)},
          {"stated", count(Verdict::Stated)}}},
        {"checks", checks}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string toText(const Verification& verification) {
    const auto& model = verification.model;
    std::string text =
        fmt::format("{}: {} layers x {} heads, width {}, vocabulary {}\n", model.name, model.layers,
                    model.heads, model.width, model.vocabulary);
    std::string group;
    for (const auto& check : verification.checks) {
        if (check.group != group) text += fmt::format("\n{}\n", check.group);
        group = check.group;
        const bool fact = check.verdict == Verdict::Stated;
        text += fmt::format("  {:<15} {}: {}\n", fact ? "" : name(check.verdict),
                            check.title.english(), check.found.english());
        const auto numbers = numbersText(check);
        if (!numbers.empty()) text += fmt::format("  {:<15}   {}\n", "", numbers);
    }
    return text + fmt::format("\n{}{} ({:.1f} s, headscope {})\n",
                              verification.stopped ? "Stopped before the end: " : "",
                              countsText(verification), verification.seconds,
                              verification.programVersion);
}

}  // namespace headscope
