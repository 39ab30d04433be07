// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"

#include "base/files.h"
#include "base/hex.h"

#include <headscope/error.h>

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string_view>

namespace headscope {

Sha256::Sha256() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    if (!m_context || EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1) {
        throw failure(say("SHA-256 is not available"), say("Check the installation of OpenSSL."));
    }
}

void Sha256::add(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(m_context.get(), digest.data(), &size);
    return toHex(std::as_bytes(std::span(digest).first(size)));
}

std::string sha256OfFile(const std::filesystem::path& file) {
    Sha256 hash;
    readInChunks(file, [&](std::string_view chunk) { hash.add(std::as_bytes(std::span(chunk))); });
    return hash.hex();
}

std::string sha256OfBytes(std::span<const std::byte> bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

std::string sha256OfText(std::string_view text) {
    return sha256OfBytes(std::as_bytes(std::span(text)));
}

}  // namespace headscope
