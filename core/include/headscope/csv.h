// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/attribution_report.h>
#include <headscope/claims.h>
#include <headscope/continuation_report.h>
#include <headscope/growth_report.h>
#include <headscope/map_report.h>
#include <headscope/model_info.h>
#include <headscope/pair_report.h>
#include <headscope/run_comparison.h>
#include <headscope/runtime.h>
#include <headscope/session.h>
#include <headscope/set_report.h>
#include <headscope/similarity_report.h>
#include <headscope/verification.h>

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// Results as CSV: one row of names, then rows of values; a comma between, a point in numbers, texts
// in quotes and safe as report.h says of toCsv(). Unknown values are empty fields. Any thread.

/// A field.
class CsvCell {
 public:
    CsvCell(std::string_view text);  // NOLINT: a text is a field
    CsvCell(const std::string& text) : CsvCell(std::string_view(text)) {}  // NOLINT: the same
    CsvCell(const char* text) : CsvCell(std::string_view(text)) {}         // NOLINT: the same
    CsvCell(float number);   // NOLINT: its shortest text
    CsvCell(double number);  // NOLINT: its shortest text
    CsvCell(std::integral auto number) : m_field(std::to_string(number)) {}  // NOLINT: in decimal
    CsvCell(bool yes) : m_field(yes ? "true" : "false") {}                   // NOLINT: as in JSON
    template <class Number>
    CsvCell(const std::optional<Number>& number)  // NOLINT: empty if none
        : m_field(number ? CsvCell(*number).m_field : std::string()) {}

    [[nodiscard]] const std::string& field() const { return m_field; }

 private:
    std::string m_field;
};

/// The names of the columns and the rows under them.
[[nodiscard]] std::string csvText(std::string_view names,
                                  std::span<const std::vector<CsvCell>> rows);

/// layer, head, value: the quantity of every head. Errors as mapJson().
[[nodiscard]] std::string mapCsv(const SweepReport& report, const Quantity& quantity);

/// heads, and what each of them does alone, then all together; the clean run comes first, with no
/// heads.
[[nodiscard]] std::string setCsv(const SetReport& report);

/// part (head, mlp, embedding or biases), layer, head, and what it adds to the logit difference; if
/// every head was ablated by itself, its direct and total effect and their difference.
[[nodiscard]] std::string attributionCsv(const AttributionReport& report);

/// point from 0 (the embedding), the cosines there, clean and ablated, and each token's of its two
/// vectors.
[[nodiscard]] std::string similarityCsv(const SimilarityReport& report);

/// layer, head, point from 0 (the embedding), and what the head by itself changes there.
[[nodiscard]] std::string everyHeadCsv(const EveryHeadSimilarity& every);

/// The two heads of each pair that is known, the effects of each alone and of both, and their
/// interaction.
[[nodiscard]] std::string pairsCsv(const PairEffects& effects);

/// step, the head that it adds, and what all so far do together; step 0 is the clean run.
[[nodiscard]] std::string growthCsv(const GrowthReport& report);

/// run (clean or ablated), place from 1, and the token there.
[[nodiscard]] std::string continuationCsv(const ContinuationReport& report);

/// layer, head, and the two runs' values; second - first is the difference.
[[nodiscard]] std::string comparisonCsv(const EffectComparison& comparison);

/// run (clean or ablated), rank, and the token there.
[[nodiscard]] std::string predictionCsv(const Prediction& prediction);

/// position from 0, id, text, and the bytes that it takes.
[[nodiscard]] std::string tokensCsv(std::span<const Token> tokens);

/// field and value, as in toJson() of a model; lists with "; " between.
[[nodiscard]] std::string modelCsv(const ModelInfo& model, const std::string& sha256,
                                   const Runtime& runtime);

/// One row a run, as in runListJson().
[[nodiscard]] std::string runListCsv(const Session& session);

/// One row a check, as in toJson() of a verification.
[[nodiscard]] std::string verificationCsv(const Verification& verification);

/// One row a finding, as in claimsJson(). Errors as judgeClaims().
[[nodiscard]] std::string claimsCsv(const SweepReport& report);

}  // namespace headscope
