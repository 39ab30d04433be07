// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/reference_rows.h"

#include <headscope/error.h>

#include <cstddef>
#include <cstdint>

namespace headscope {

Donor donorOf(const Reference& reference) {
    if (!reference.rows)
        throw failure(say("the mean over reference prompts is missing"),
                      say("This is a bug; please report it."));
    return Donor(reference.rows);
}

std::vector<double> plainRows(const Reference& reference, const PlainHead& head) {
    const Donor donor(reference.rows);
    std::vector<double> edited;
    const auto width = static_cast<std::int64_t>(head.width);
    for (std::size_t t = 0; t < head.tokens; ++t) {
        const float* row = donor.row(head.id, static_cast<int>(t), width);
        edited.insert(edited.end(), row, row + width);
    }
    return edited;
}

}  // namespace headscope
