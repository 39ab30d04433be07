// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <streambuf>
#include <string>
#include <string_view>

namespace headscope {

enum class Packing { Usual, Stored };

/// One gzip member. The same text gives the same bytes. Stored: not packed at all, a few bytes
/// longer than the text.
[[nodiscard]] std::string gzip(std::string_view text, Packing packing = Packing::Usual);

/// Does it begin as a gzip file does?
[[nodiscard]] bool isGzip(std::string_view bytes);

/// Unpacks gzip members one after the other while it is read. Throws Error(Input) from the reading
/// call where the bytes are damaged or end too early, or give more than `limit` bytes.
class GunzipBuffer : public std::streambuf {
 public:
    GunzipBuffer(std::string_view bytes, std::size_t limit);
    ~GunzipBuffer() override;

 protected:
    int_type underflow() override;

 private:
    struct Inflater;
    std::unique_ptr<Inflater> m_inflater;
    std::array<char, 1 << 16> m_piece{};
    std::size_t m_left;
};

}  // namespace headscope
