// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/gzip_members.h"

#include "base/descriptor.h"

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <string_view>

namespace headscope {
namespace {

constexpr int kMemberWindow = MAX_WBITS + 16;  // zlib's way to ask for gzip's header and checksum
// No name, no time: eight bytes that no other place of a file has by chance.
constexpr std::string_view kMemberHeader{"\x1F\x8B\x08\0\0\0\0\0", 8};

}  // namespace

struct GzipMembers::Inflater {
    explicit Inflater(const std::filesystem::path& path) : name(path) {
        struct stat status {};
        file = openForReading(path, status);
        if (inflateInit2(&stream, kMemberWindow) != Z_OK) throw std::bad_alloc();
    }
    ~Inflater() { inflateEnd(&stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    // False at the file's end.
    bool fill() {
        if (stream.avail_in > 0) return true;
        ssize_t got = 0;
        do
            got = ::read(file.get(), input.data(), input.size());
        while (got < 0 && errno == EINTR);
        if (got < 0) throw cannotRead(name, errno);
        stream.next_in = reinterpret_cast<Bytef*>(input.data());
        stream.avail_in = static_cast<uInt>(got);
        return got > 0;
    }

    std::filesystem::path name;
    Descriptor file;
    z_stream stream{};
    std::array<char, 1U << 16U> input{};
    std::array<char, 1U << 16U> output{};
};

GzipMembers::GzipMembers(const std::filesystem::path& file, std::size_t limit)
    : m_inflater(std::make_unique<Inflater>(file)), m_limit(limit) {}

GzipMembers::~GzipMembers() = default;

std::optional<std::string> GzipMembers::next() {
    auto& in = *m_inflater;
    if (m_ended || !in.fill()) {
        m_ended = true;
        return std::nullopt;
    }
    if (inflateReset(&in.stream) != Z_OK) throw std::bad_alloc();
    std::string content;
    std::uint64_t bytes = 0;
    while (in.fill()) {
        in.stream.next_out = reinterpret_cast<Bytef*>(in.output.data());
        in.stream.avail_out = static_cast<uInt>(in.output.size());
        const auto before = in.stream.avail_in;
        const int state = inflate(&in.stream, Z_NO_FLUSH);
        bytes += before - in.stream.avail_in;
        content.append(in.output.data(), in.output.size() - in.stream.avail_out);
        if (state == Z_STREAM_END) {
            m_whole += bytes;
            return content;
        }
        if (state == Z_MEM_ERROR) throw std::bad_alloc();
        if ((state != Z_OK && state != Z_BUF_ERROR) || content.size() > m_limit) break;
    }
    m_ended = true;
    m_torn = true;
    return std::nullopt;
}

bool GzipMembers::isFollowed() const {
    Inflater again(m_inflater->name);
    std::string bytes;
    std::uint64_t begin = 0;  // of these bytes in the file
    while (again.fill()) {
        bytes.append(reinterpret_cast<const char*>(again.stream.next_in), again.stream.avail_in);
        again.stream.avail_in = 0;
        const auto from = m_whole + 1 > begin ? static_cast<std::size_t>(m_whole + 1 - begin) : 0;
        if (bytes.find(kMemberHeader, from) != std::string::npos) return true;
        const auto kept = std::min(bytes.size(), kMemberHeader.size() - 1);
        begin += bytes.size() - kept;
        bytes.erase(0, bytes.size() - kept);
    }
    return false;
}

}  // namespace headscope
