// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/gzip.h"

#include <headscope/error.h>

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <stdexcept>
#include <utility>

namespace headscope {
namespace {

constexpr int kGzipWindow = MAX_WBITS + 16;  // zlib's way to ask for gzip's header and checksum
constexpr int kMemory = 8;                   // zlib's own default
constexpr std::string_view kMagic = "\x1F\x8B";

// zlib's input is not const in its older interface; it does not write to it.
Bytef* input(const char* bytes) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes));
}

uInt most(std::size_t size) {
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

std::string gzip(std::string_view text, Packing packing) {
    z_stream stream{};
    const int level = packing == Packing::Stored ? Z_NO_COMPRESSION : Z_DEFAULT_COMPRESSION;
    if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string packed(deflateBound(&stream, text.size()), '\0');
    std::size_t written = 0;
    int state = Z_OK;
    while (state == Z_OK || state == Z_BUF_ERROR) {
        stream.next_in = input(text.data());
        stream.avail_in = most(text.size());
        stream.next_out = reinterpret_cast<Bytef*>(packed.data() + written);
        stream.avail_out = most(packed.size() - written);
        const uInt room = stream.avail_out;
        const uInt given = stream.avail_in;
        state = deflate(&stream, given == text.size() ? Z_FINISH : Z_NO_FLUSH);
        text.remove_prefix(given - stream.avail_in);
        written += room - stream.avail_out;
        if (written == packed.size() && state != Z_STREAM_END) packed.resize(2 * packed.size());
    }
    deflateEnd(&stream);
    if (state != Z_STREAM_END) throw std::logic_error("zlib cannot compress");
    packed.resize(written);
    return packed;
}

bool isGzip(std::string_view bytes) {
    return bytes.starts_with(kMagic);
}

struct GunzipBuffer::Inflater {
    explicit Inflater(std::string_view all) : bytes(all) {
        if (inflateInit2(&stream, kGzipWindow) != Z_OK) throw std::bad_alloc();
    }
    ~Inflater() { inflateEnd(&stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Fills as much of `piece` as it can; 0 at the end.
    std::size_t read(char* piece, std::size_t size) {
        stream.next_out = reinterpret_cast<Bytef*>(piece);
        stream.avail_out = most(size);
        while (stream.avail_out > 0) {
            if (ended && bytes.empty()) break;
            if (std::exchange(ended, false)) inflateReset(&stream);
            stream.next_in = input(bytes.data());
            stream.avail_in = most(bytes.size());
            const uInt given = stream.avail_in;
            const int state = inflate(&stream, Z_NO_FLUSH);
            bytes.remove_prefix(given - stream.avail_in);
            ended = state == Z_STREAM_END;
            if (state == Z_OK || ended) continue;
            if (state == Z_BUF_ERROR && bytes.empty())
                throw inputError(say("the compressed data end too early"),
                                 say("The file is not complete: copy or download it again."));
            throw inputError(say("the compressed data are damaged"),
                             say("Copy or download the file again."));
        }
        return size - stream.avail_out;
    }

    std::string_view bytes;
    z_stream stream{};
    bool ended = false;
};

GunzipBuffer::GunzipBuffer(std::string_view bytes, std::size_t limit)
    : m_inflater(std::make_unique<Inflater>(bytes)), m_left(limit) {}

GunzipBuffer::~GunzipBuffer() = default;

GunzipBuffer::int_type GunzipBuffer::underflow() {
    const std::size_t size = m_inflater->read(m_piece.data(), m_piece.size());
    if (size > m_left)
        throw inputError(say("the compressed data unfold to more than can be read"),
                         say("The file was not made by this program, or is damaged."));
    m_left -= size;
    if (size == 0) return traits_type::eof();
    setg(m_piece.data(), m_piece.data(), m_piece.data() + size);
    return traits_type::to_int_type(m_piece[0]);
}

}  // namespace headscope
