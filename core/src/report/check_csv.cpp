// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV of what was checked: verifications and findings.
#include <headscope/csv.h>

namespace headscope {

std::string verificationCsv(const Verification& verification) {
    std::vector<std::vector<CsvCell>> rows;
    for (const auto& check : verification.checks)
        rows.push_back({check.id, check.group, check.title.english(), name(check.verdict),
                        check.found.english(), check.difference, check.tolerance, check.unit,
                        check.why.english()});
    return csvText("id,group,title,verdict,found,difference,tolerance,unit,why", rows);
}

std::string claimsCsv(const SweepReport& report) {
    std::vector<std::vector<CsvCell>> rows;
    for (const auto& claim : judgeClaims(report.result))
        rows.push_back({claim.id, claim.title, claim.says, claim.found, claim.rule, claim.agrees});
    return csvText("id,title,report_says,this_model,rule,agrees", rows);
}

}  // namespace headscope
