// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <set>
#include <string>
#include <string_view>

namespace headscope {

/// Bounds on JSON from a stranger, so that a small file cannot take all memory.
struct JsonLimits {
    int depth = 32;                  ///< objects and arrays within each other
    std::size_t values = 1'000'000;  ///< keys and scalars together
};

/// Parses JSON that must be an object. Throws Error(Input) "`subject` is not valid JSON: ..." with
/// `hint`, also where a key is there twice in one object or a limit is exceeded. Fields of the
/// names `skipped`, at any depth, are checked and left out.
[[nodiscard]] nlohmann::json parseObject(std::string_view text, const std::string& subject,
                                         const std::string& hint, const JsonLimits& limits = {},
                                         const std::set<std::string>& skipped = {});

/// Throws Error(Input) where the text is what Git leaves in place of a large file that it has not
/// fetched: "version https://git-lfs.github.com/spec/v1", a hash and a size. `subject` names the
/// file.
void refuseLfsPointer(std::string_view text, const std::string& subject);

/// The value of the outermost object's field `name`, or null where there is none. Stops reading
/// where the field ends: what comes after it is not checked. Throws as parseObject().
[[nodiscard]] nlohmann::json parseField(std::string_view text, const std::string& name,
                                        const std::string& subject, const std::string& hint,
                                        const JsonLimits& limits = {});

/// Takes an object out of an array directly inside the outermost object, by that array's name, as
/// soon as it is read. What it returns true for is not kept, so that a long array needs no more
/// memory than one element; the limit on values counts anew.
using TakeElement = std::function<bool(const std::string& array, const nlohmann::json& element)>;

/// The same from a stream, piece by piece. Passes on the headscope::Error that `take` or the
/// stream's buffer throws.
[[nodiscard]] nlohmann::json parseObject(std::istream& stream, const std::string& subject,
                                         const std::string& hint, const JsonLimits& limits,
                                         const TakeElement& take);

/// A name out of a file, between quotes, cut where it is too long for a message.
[[nodiscard]] std::string shownName(std::string_view name);

}  // namespace headscope
