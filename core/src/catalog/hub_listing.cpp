// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "folder/folder_files.h"

#include <headscope/error.h>
#include <headscope/hub_listing.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace headscope {
namespace {

constexpr const char* kSubject = phrase("the hub's answer");
constexpr const char* kHubListingHint = phrase("Check HF_ENDPOINT, or try again later.");
constexpr std::size_t kLongestName = 200;  // a file system takes 255 bytes

const nlohmann::json& field(const nlohmann::json& object, const char* name) {
    static const nlohmann::json kNothing;
    if (!object.is_object()) return kNothing;
    const auto found = object.find(name);
    return found != object.end() ? *found : kNothing;
}

std::string textIn(const nlohmann::json& object, const char* name) {
    const nlohmann::json& value = field(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

bool isHex(std::string_view text, std::size_t digits) {
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// What is needed lies at the top; a name with a slash would lead elsewhere in the cache.
bool isPlainName(std::string_view name) {
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '+' || c == '-' || c == '.';
    };
    return !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), isPlain);
}

std::int64_t sizeFrom(const nlohmann::json& value) {
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const bool isSize = value.is_number_unsigned() && value.get<std::uint64_t>() <= kMost;
    return isSize ? value.get<std::int64_t>() : -1;
}

HubFile fileFrom(const nlohmann::json& sibling) {
    const nlohmann::json& lfs = field(sibling, "lfs");
    const bool isLfs = lfs.is_object() && !lfs.empty();
    const nlohmann::json& size =
        isLfs && lfs.contains("size") ? field(lfs, "size") : field(sibling, "size");
    std::string hash = isLfs ? textIn(lfs, "sha256") : textIn(sibling, "blobId");
    if (!isHubHash(hash)) hash.clear();
    return {textIn(sibling, "rfilename"), sizeFrom(size), std::move(hash)};
}

}  // namespace

bool isHubHash(std::string_view text) {
    return isHex(text, 40) || isHex(text, 64);
}

HubListing parseHubListing(std::string_view text) {
    if (text.size() > kLongestListing)
        throw inputError(say("the hub's answer is far too long"), say("Check HF_ENDPOINT."));
    const nlohmann::json object = parseObject(text, kSubject, kHubListingHint);
    HubListing listing;
    listing.id = textIn(object, "id");
    if (!isHubName(listing.id)) listing.id.clear();
    listing.commit = textIn(object, "sha");
    if (!isHex(listing.commit, 40))
        throw inputError(say("the hub's answer names no commit"), kHubListingHint);
    listing.modelType = textIn(field(object, "config"), "model_type");
    std::set<std::string> names;
    for (const nlohmann::json& sibling : field(object, "siblings")) {
        HubFile file = fileFrom(sibling);
        if (!isPlainName(file.name)) continue;
        if (!names.insert(file.name).second)
            throw inputError(say("the hub's answer names %1 twice", shownName(file.name)),
                             kHubListingHint);
        listing.files.push_back(std::move(file));
    }
    return listing;
}

}  // namespace headscope
