// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// What a Hugging Face hub says of a model: its answer to
// api/models/NAME/revision/REVISION?blobs=true. Texts are UTF-8. Any thread.

/// A file as the hub lists it.
struct HubFile {
    std::string name;        ///< within the repository; at its top level
    std::int64_t size = -1;  ///< bytes; -1: not stated
    std::string hash;        ///< isHubHash(), or empty: not stated
    bool operator==(const HubFile&) const = default;
};

/// What a hub says of one model at one commit: its files, with sizes and hashes where it states
/// them.
struct HubListing {
    std::string id;         ///< the full name, "openai-community/gpt2"; empty: not stated
    std::string commit;     ///< 40 hex digits
    std::string modelType;  ///< what config.json says, where the hub repeats it
    std::vector<HubFile> files;
    bool operator==(const HubListing&) const = default;
};

/// The longest answer that is read, in bytes: some 40,000 files.
inline constexpr std::size_t kLongestListing = std::size_t{8} << 20;

/// Omits files whose name could lead elsewhere in the cache; invalid ids, sizes and hashes count as
/// not stated. Throws Error(Input) if it is not such an answer, names a file twice, or is longer
/// than kLongestListing.
[[nodiscard]] HubListing parseHubListing(std::string_view json);

/// The name of a blob in the cache: lower-case hex, SHA-256 of the content (64 digits) or git's
/// SHA-1 of the blob (40).
[[nodiscard]] bool isHubHash(std::string_view text);

}  // namespace headscope
