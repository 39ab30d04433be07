// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace headscope::cli {

/// --metric and --subject.
struct QuantityOptions {
    std::string metric;  ///< empty: the logit difference of a patch, else the probability
    std::string subject = "target";

    /// `subjects` are those that --subject takes.
    void add(CLI::App& command, const std::vector<Subject>& subjects);
    /// Throws Error(Input) if the metric does not allow the subject or the lens.
    [[nodiscard]] Quantity quantity(const Lens& lens) const;
};

}  // namespace headscope::cli
