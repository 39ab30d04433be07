// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/base64.h"

#include <openssl/evp.h>

#include <algorithm>
#include <vector>

namespace headscope {
namespace {

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string toBase64(std::string_view bytes) {
    std::vector<unsigned char> text(4 * ((bytes.size() + 2) / 3) + 1);
    const int length = EVP_EncodeBlock(text.data(), bytesOf(bytes), static_cast<int>(bytes.size()));
    return {text.begin(), text.begin() + length};
}

std::optional<std::string> fromBase64(std::string_view text) {
    const auto padding = static_cast<std::size_t>(
        std::find_if(text.rbegin(), text.rend(), [](char c) { return c != '='; }) - text.rbegin());
    const bool whole = text.size() % 4 == 0 && padding <= 2;
    // OpenSSL's decoder passes over blanks.
    if (!whole || text.find_first_of(" \t\r\n") != std::string_view::npos) return std::nullopt;
    std::vector<unsigned char> bytes(text.size() / 4 * 3 + 1);
    const int length = EVP_DecodeBlock(bytes.data(), bytesOf(text), static_cast<int>(text.size()));
    if (length < 0) return std::nullopt;
    std::string decoded(bytes.begin(), bytes.begin() + length);
    decoded.resize(decoded.size() - std::min(padding, decoded.size()));
    // One text for the same bytes: what is left over in the last sign is 0.
    return toBase64(decoded) == text ? std::optional(decoded) : std::nullopt;
}

}  // namespace headscope
