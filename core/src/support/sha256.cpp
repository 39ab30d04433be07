// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sha256.h"

#include "support/files.h"

#include <headscope/error.h>

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>

namespace headscope {

std::string sha256OfFile(const std::filesystem::path& file) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) {
        throw failure("SHA-256 is not available", "Check the installation of OpenSSL.");
    }
    readInChunks(file, [&](std::string_view chunk) {
        EVP_DigestUpdate(context.get(), chunk.data(), chunk.size());
    });
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &size);
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (unsigned i = 0; i < size; ++i) {
        hex += kDigits[digest[i] >> 4];
        hex += kDigits[digest[i] & 15];
    }
    return hex;
}

}  // namespace headscope
