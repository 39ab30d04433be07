// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace headscope {

/// Bounds on JSON from a stranger, so that a small file cannot take all memory.
struct JsonLimits {
    int depth = 32;  ///< objects and lists within each other
    /// What the values may take in memory, in units of 16 bytes and counted before it is taken: a
    /// number is 1, an empty list 3, a text 4, an empty object 5, a key 6, and each 16 bytes of a
    /// text or key one more.
    std::size_t values = 4'000'000;
    bool oneLine = false;  ///< the text is one line of a file: where it ends wrongly is a column
};

/// Parses JSON that must be an object. Throws Error(Input) "`subject` is not valid JSON: ..." with
/// `hint`, also where a key is there twice in one object or a limit is exceeded.
[[nodiscard]] nlohmann::json parseObject(std::string_view text, const Message& subject,
                                         const Message& hint, const JsonLimits& limits = {});

/// Throws Error(Input) if the text is what Git leaves in place of a large file that it has not
/// fetched: "version https://git-lfs.github.com/spec/v1", a hash and a size. `subject` names the
/// file.
void refuseLfsPointer(std::string_view text, const Message& subject);

/// A list directly inside the outermost object whose elements are handed over one by one as soon as
/// they are read and not kept, so that a long list needs no more memory than one element.
struct JsonElements {
    std::string list;        ///< the field's name
    std::size_t values = 0;  ///< JsonLimits::values of one element, which do not count elsewhere
    std::function<void(const nlohmann::json&)> take;
};

/// The same from a stream, piece by piece; the list of `elements` is empty in what is returned.
/// Passes on the headscope::Error that `take` or the stream's buffer throws.
[[nodiscard]] nlohmann::json parseObject(std::istream& stream, const Message& subject,
                                         const Message& hint, const JsonLimits& limits,
                                         const JsonElements& elements);

/// A name out of a file, between quotes, cut where it is too long for a message.
[[nodiscard]] std::string shownName(std::string_view name);

}  // namespace headscope
