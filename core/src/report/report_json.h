// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

// The parts that the files of a sweep and of a session share. The readers throw Error(Input), or
// nlohmann's exceptions where a field is missing or of another type.

using Json = nlohmann::ordered_json;

/// What a file of at most 16 MB holds, which must be an object. Throws Error(Input) naming the
/// file, with `hint`.
[[nodiscard]] nlohmann::json objectFromFile(const std::filesystem::path& file, const char* hint);

[[nodiscard]] Json modelToJson(const SweepReport::Model& model);

/// Of schema "headscope.sweep/2".
[[nodiscard]] Json reportToJson(const SweepReport& report);
[[nodiscard]] SweepReport reportFromJson(const nlohmann::json& json);

/// One of a run's "sweeps".
[[nodiscard]] Json partToJson(const Run& run, const RunPart& part);

/// A token's text; of a set its tokens' texts for people.
[[nodiscard]] std::string watchedText(const WatchedScore& watched);

[[nodiscard]] Json ablatedToJson(const AblatedRun& run);
[[nodiscard]] AblatedRun ablatedFromJson(const nlohmann::json& json);

/// The shortest text that reads back as the same number, -0 as 0; null if it is not finite or
/// absent.
[[nodiscard]] Json number(double value);
[[nodiscard]] Json number(float value);
[[nodiscard]] Json number(const std::optional<double>& value);
/// Finite, or Error(Input).
[[nodiscard]] float floatFromJson(const nlohmann::json& json);
/// A whole number that fits, or Error(Input).
[[nodiscard]] int intFromJson(const nlohmann::json& json);

/// {"id","text","bytes"?}: the bytes in hexadecimal, where they are no text.
[[nodiscard]] Json tokenToJson(const TokenRef& token);
[[nodiscard]] Json tokensToJson(const std::vector<TokenRef>& tokens);
/// The same with "p", "logit" and "rank".
[[nodiscard]] Json scoreToJson(const TokenScore& score);

/// [[layer,head],...]
[[nodiscard]] Json headsToJson(const std::vector<HeadId>& heads);
[[nodiscard]] std::vector<HeadId> headsFromJson(const nlohmann::json& json);

/// A field "replacement" with the intervention's brief name, and "intervention" with its parts:
/// {"kind","alpha"?,"donor"?}. The donor is
/// {"text","tokens":[{"id","text"}],"p_target","p_control", "logit_target","logit_control"}, or
/// where its run is not known {"tokens":[{"id"}]}.
void addIntervention(Json& json, const Intervention& intervention, const DonorRun* donor = nullptr);
/// Reads both, or throws Error(Input). Older files have the first alone.
[[nodiscard]] Intervention interventionFrom(const nlohmann::json& json);
/// The donor's run in it; empty if none.
[[nodiscard]] std::optional<DonorRun> donorFrom(const nlohmann::json& json);

}  // namespace headscope
