// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// A token that Python puts beside a text.
struct BesideText {
    std::string content;
    std::optional<int> id;  ///< nothing if no file gives one

    bool operator==(const BesideText&) const = default;
};

/// What Python's tokenizer adds to every text, which Headscope does not by itself.
struct AroundText {
    std::vector<BesideText> before;
    std::vector<BesideText> after;
    std::string unknown;  ///< the type of a step that is not known; empty: none

    [[nodiscard]] bool empty() const { return before.empty() && after.empty() && unknown.empty(); }
};

/// Reads tokenizer.json's post_processor, or null. Throws Error(Input) naming `file` where it is
/// broken.
[[nodiscard]] AroundText readPostProcessor(const nlohmann::json* processor, const std::string& file,
                                           const char* hint);

/// A sentence or two on it: what is added, with ids, and how the same is had here. True of a prompt
/// that is made to begin with <|endoftext|> (--bos) as of others: it is said of the tokenizer.
/// `source` says which file asks for it. Not for an empty one.
[[nodiscard]] Message noteOn(const AroundText& around, const Message& source);

}  // namespace headscope
