// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace headscope {

/// The members of a gzip file, one after the other, with one in memory at a time. Ends before the
/// first that is torn or damaged: what a killed program left at the end of a file that it appended
/// to.
class GzipMembers {
 public:
    /// `limit`: bytes that a member may unfold to; a longer one counts as damaged. Throws
    /// Error(Input) if the file cannot be read.
    GzipMembers(const std::filesystem::path& file, std::size_t limit);
    ~GzipMembers();
    GzipMembers(const GzipMembers&) = delete;
    GzipMembers& operator=(const GzipMembers&) = delete;

    /// The next whole member's content; empty if none.
    [[nodiscard]] std::optional<std::string> next();
    /// Bytes of the file that the members so far take.
    [[nodiscard]] std::uint64_t wholeBytes() const { return m_whole; }
    /// Did anything follow the last whole member? After next() gave none.
    [[nodiscard]] bool isTorn() const { return m_torn; }
    /// Does another member, as gzip() makes them, begin behind what is torn? Reads the file again.
    [[nodiscard]] bool isFollowed() const;

 private:
    struct Inflater;
    std::unique_ptr<Inflater> m_inflater;
    std::size_t m_limit;
    std::uint64_t m_whole = 0;
    bool m_torn = false;
    bool m_ended = false;
};

}  // namespace headscope
