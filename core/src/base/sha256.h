// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's EVP_MD_CTX

namespace headscope {

/// A hash in the making. One thread at a time.
class Sha256 {
 public:
    /// Throws Error(Failure) where OpenSSL has none.
    Sha256();
    void add(std::span<const std::byte> bytes);
    /// 64 lower-case hex digits; the last call.
    [[nodiscard]] std::string hex();

 private:
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> m_context;
};

/// SHA-256 of a file's content as 64 lower-case hex digits. Throws Error(Input) if it cannot be
/// read.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file);

/// The same of bytes in memory.
[[nodiscard]] std::string sha256OfBytes(std::span<const std::byte> bytes);

/// The same of a text.
[[nodiscard]] std::string sha256OfText(std::string_view text);

}  // namespace headscope
