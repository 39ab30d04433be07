// SPDX-License-Identifier: GPL-3.0-or-later
#include "interruption.h"

#include <headscope/error.h>

#include <fmt/format.h>

namespace headscope::cli {

Interruption::Interruption()
    : m_signals([this](int number) {
          m_signal = number;
          m_source.request_stop();
      }) {}

void Interruption::check(std::string_view what) const {
    if (const int number = m_signal; number != 0) {
        throw failure(fmt::format("{} was stopped by {}", what, signalName(number)),
                      "Nothing was written; run the command again.");
    }
}

}  // namespace headscope::cli
