// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace headscope {

// Any thread.

/// A request for random prompts from templates.
struct GeneratorRequest {
    /// "ioi": indirect objects, IO " Mary" against S " John"; "capitals": a city's country and the
    /// reverse; "greater-than": later years against the others.
    std::string kind = "ioi";
    /// Whose vocabulary: "bundled", the model that ships with the program, or "gpt2".
    std::string model = "bundled";
    int prompts = 1000;
    std::uint64_t seed = 1;
};

/// The valid values.
[[nodiscard]] std::vector<std::string> generatorKinds();
/// Those that there are words for: the bundled model knows no numbers.
[[nodiscard]] std::vector<std::string> generatorKindsFor(const std::string& model);
[[nodiscard]] std::vector<std::string> generatorModels();

/// A study of such prompts, all different, each with its template as its group and a donor of as
/// many tokens: for indirect objects the same sentence with three other names (ABC); for capitals
/// the same question about another place, whose answer is the control; for years the same sentence
/// that begins with 01. The donors are the reference, so that every prompt has reference prompts of
/// its template and length. Indirect objects come in both orders, in the column "order": "ABBA",
/// where the indirect object comes first, and "BABA". Equal requests give equal studies. Reads
/// resources/studies/templates.json, or `file`. Throws Error(Input) for an unknown kind or model, a
/// kind that the model's words cannot say, and if the templates do not give as many.
[[nodiscard]] Study generateStudy(const GeneratorRequest& request,
                                  const std::filesystem::path& file = {});

/// A study as a file of schema "headscope.study/1", with its prompts in it. Reading it back gives
/// the same except for lines.
[[nodiscard]] std::string studyJson(const Study& study);
/// Its prompts alone, a line of JSON each.
[[nodiscard]] std::string promptLines(const Study& study);

}  // namespace headscope
