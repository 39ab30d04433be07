// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/report.h>
#include <headscope/results.h>
#include <headscope/shared_value.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// A session is what a user keeps: finished runs with all their numbers, notes, sets of heads and
// what was on screen. Its file is JSON of schema "headscope.session/2", gzip-compressed where it is
// large (several gzip members one after the other, which zcat and Python's gzip read as one).
// Fields on the outermost level that this version does not know are kept and written back; unknown
// fields further inside are ignored. A file of a later schema is refused with a message; the first
// schema is read. The same session is always written as the same bytes. Texts are UTF-8.

/// The joint effect of a set of heads in one run's prompt.
struct SetEffect {
    std::vector<HeadId> heads;
    Intervention intervention;
    AblatedRun effect;
    bool operator==(const SetEffect&) const = default;
};

/// A named set of heads.
struct NamedSet {
    std::string name;
    std::vector<HeadId> heads;
    bool operator==(const NamedSet&) const = default;
};

/// One run of the history: enough to show it again, and to run it again.
struct SessionRun {
    std::uint64_t id = 0;  ///< > 0, unique in its session
    std::string name;      ///< given by the user, or empty
    std::string note;
    std::string finished;  ///< when: ISO 8601 in UTC, "2026-05-01T12:00:00Z"
    double seconds = 0;    ///< how long it took, from start to end
    /// As typed. `request` has them parsed.
    std::string prompt, target, control;
    SweepRequest request;
    // Not copied with the run, so that another name or note of it costs nothing.
    Shared<SweepReport> report;
    Shared<std::vector<AttentionPattern>> patterns;  ///< those that were viewed
    Shared<std::vector<SetEffect>> sets;             ///< those that were viewed
    bool operator==(const SessionRun&) const = default;
};

/// A run with its part of the file, which is made once, at first use: so saving a long session
/// again costs only the new runs. Immutable; any thread.
class KeptRun {
 public:
    explicit KeptRun(SessionRun run) : m_run(std::move(run)) {}

    [[nodiscard]] const SessionRun& run() const { return m_run; }
    /// The run's JSON as a gzip member.
    [[nodiscard]] const std::string& packed() const;
    /// The size of its JSON, in bytes.
    [[nodiscard]] std::size_t jsonBytes() const;

 private:
    void pack() const;

    SessionRun m_run;
    mutable std::once_flag m_once;
    mutable std::string m_packed;
    mutable std::size_t m_jsonBytes = 0;
};

/// What a session file holds: the kept runs, notes, named sets, and how the window showed them.
struct Session {
    std::string programVersion;  ///< of the program that wrote it
    std::string notes;
    /// Only in a recovery file: the file that the session was opened from or saved to, or empty.
    std::string document;
    std::vector<std::shared_ptr<const KeptRun>> runs;  ///< oldest first
    std::vector<NamedSet> sets;
    std::string view = "{}";    ///< a JSON object that the window fills and reads
    std::string others = "{}";  ///< a JSON object: the unknown outermost fields
};

/// The most JSON that is read, so that a small file cannot unpack without bound.
inline constexpr std::size_t kMostSessionJson = std::size_t{512} << 20;

/// The content of a session file. Throws Error(Input) if `view` or `others` is not a JSON object.
[[nodiscard]] std::string toFile(const Session& session);

/// Reads it back, also where another program has unpacked or indented it. Throws Error(Input)
/// saying what is wrong, for any bytes, also if they unpack to more than `mostJson` bytes.
[[nodiscard]] Session sessionFromFile(std::string_view bytes,
                                      std::size_t mostJson = kMostSessionJson);

/// The same from a file; its errors name the file.
[[nodiscard]] Session readSession(const std::filesystem::path& file);

/// A list of the runs for other programs: [{"id","name","note","finished","seconds","model",
/// "prompt","target","control","positions","cells"}].
[[nodiscard]] std::string runListJson(const Session& session);

}  // namespace headscope
