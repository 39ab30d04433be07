// SPDX-License-Identifier: GPL-3.0-or-later
// What headscope-cli sweep writes.
#include "fuzz.h"
#include "sample_report.h"

#include <headscope/report.h>

namespace headscope::fuzz {

void run(std::string_view input) {
    reads([&] {
        const std::string text = toJson(sweepFromJson(input));
        require(toJson(sweepFromJson(text)) == text,
                "a sweep that is not read back as it was written");
    });
}

std::vector<std::string> seeds() {
    SweepReport noisy = sampleReport(2, 1);
    noisy.result.noiseFloor = NoiseFloor{1e-7, 1e-5, 1e-6, 1e-9, 4};
    noisy.result.notes = {"a note"};
    return {toJson(sampleReport(1, 2)), toJson(noisy), toJson(patchedReport(1, 2))};
}

}  // namespace headscope::fuzz
