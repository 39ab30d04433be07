// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "base/mapped_file.h"
#include "base/sha256.h"
#include "scratch.h"

#include <headscope/files.h>
#include <headscope/visible_text.h>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace headscope {
namespace {

namespace fs = std::filesystem;
using Kind = Error::Kind;

std::size_t entriesIn(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

unsigned modeOf(const fs::path& file) {
    struct stat status {};
    EXPECT_EQ(::stat(file.c_str(), &status), 0);
    return status.st_mode & 07777u;
}

/// Limits the size of files this process writes: writes beyond it fail as on a full disk.
class FileSizeLimit {
 public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TEST(WriteAtomically, writesAndLeavesNothingElse) {
    const ScratchFolder folder;
    const std::string content("with a \0 byte\n", 14);
    writeFileAtomically(folder / "new.json", content);
    EXPECT_EQ(readBytes(folder / "new.json"), content);
    writeFileAtomically(folder / "new.json", "shorter");
    EXPECT_EQ(readBytes(folder / "new.json"), "shorter");
    writeFileAtomically(folder / "empty", "");
    EXPECT_EQ(readBytes(folder / "empty"), "");
    EXPECT_EQ(entriesIn(folder.path()), 2u);
}

TEST(WriteAtomically, acceptsManySmallAndOneLargeWrite) {
    const ScratchFolder folder;
    const std::string large(1'000'000, 'x');
    writeAtomically(folder / "f", [&](std::ostream& out) {
        for (int i = 0; i < 100'000; ++i) {
            out << i << '\n';
        }
        out << large;
        out.put('!');
    });
    std::string expected;
    for (int i = 0; i < 100'000; ++i) {
        expected += std::to_string(i) + "\n";
    }
    EXPECT_EQ(readBytes(folder / "f"), expected + large + "!");
}

TEST(WriteAtomically, takesTheLongestFileName) {
    const ScratchFolder folder;
    const std::string name(255, 'n');
    writeFileAtomically(folder / name, "content");
    EXPECT_EQ(readBytes(folder / name), "content");
}

TEST(WriteAtomically, worksOnAPlainNameInTheCurrentFolder) {
    const ScratchFolder folder;
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    EXPECT_NO_THROW(writeFileAtomically("plain", "content"));
    fs::current_path(before);
    EXPECT_EQ(readBytes(folder / "plain"), "content");
}

TEST(WriteAtomically, keepsTheModeOfWhatItReplacesAndElseFollowsTheUmask) {
    const ScratchFolder folder;
    const mode_t mask = ::umask(027);
    writeFileAtomically(folder / "new", "a");
    ::umask(mask);
    EXPECT_EQ(modeOf(folder / "new"), 0640u);
    ::chmod((folder / "new").c_str(), 0604);
    writeFileAtomically(folder / "new", "b");
    EXPECT_EQ(modeOf(folder / "new"), 0604u);
}

TEST(WriteAtomically, writesThroughASymbolicLink) {
    const ScratchFolder folder;
    writeBytes(folder / "real", "old");
    fs::create_symlink("real", folder / "link");
    writeFileAtomically(folder / "link", "new");
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(readBytes(folder / "real"), "new");
}

TEST(WriteAtomically, writesToADeviceWithoutReplacingIt) {
    EXPECT_NO_THROW(writeFileAtomically("/dev/null", "gone"));
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    expectError(Kind::Failure, {"/dev/full", "No space left"},
                [] { writeFileAtomically("/dev/full", "content"); });
}

TEST(WriteAtomically, leavesTheOldFileWhereTheDiskIsFull) {
    const ScratchFolder folder;
    writeBytes(folder / "f", "old");
    const std::string large(1 << 20, 'x');
    {
        const FileSizeLimit limit(100'000);
        expectError(Kind::Failure, {(folder / "f").string(), "File too large"},
                    [&] { writeFileAtomically(folder / "f", large); });
        // Less than one buffer: the failure shows only when it is flushed.
        const FileSizeLimit less(10);
        expectError(Kind::Failure, {(folder / "f").string()},
                    [&] { writeFileAtomically(folder / "f", "more than ten bytes"); });
    }
    EXPECT_EQ(readBytes(folder / "f"), "old");
    EXPECT_EQ(entriesIn(folder.path()), 1u);
}

TEST(WriteAtomically, namesTheDisksErrorWhereTheWriterThrows) {
    const ScratchFolder folder;
    const FileSizeLimit limit(10);
    expectError(Kind::Failure, {"File too large"}, [&] {
        writeAtomically(folder / "f", [](std::ostream& out) {
            out << std::string(1 << 20, 'x');
            if (!out) {
                throw std::runtime_error("the writer saw it");
            }
        });
    });
    EXPECT_EQ(entriesIn(folder.path()), 0u);
}

TEST(WriteAtomically, leavesTheOldFileWhereTheWriterThrows) {
    const ScratchFolder folder;
    writeBytes(folder / "f", "old");
    EXPECT_THROW(writeAtomically(folder / "f",
                                 [](std::ostream& out) {
                                     out << "half";
                                     throw std::logic_error("the writer's own");
                                 }),
                 std::logic_error);
    EXPECT_EQ(readBytes(folder / "f"), "old");
    EXPECT_EQ(entriesIn(folder.path()), 1u);
}

TEST(WriteAtomically, saysWhyAPathCannotBeWritten) {
    const ScratchFolder folder;
    expectError(Kind::Failure, {folder.path().string(), "directory"},
                [&] { writeFileAtomically(folder.path(), "x"); });
    expectError(Kind::Failure, {folder.path().string(), "directory"},
                [&] { writeFileAtomically(folder.path() / "", "x"); });
    expectError(Kind::Failure, {"absent/f", "No such file"},
                [&] { writeFileAtomically(folder / "absent/f", "x"); });
    writeBytes(folder / "file", "old");
    expectError(Kind::Failure, {"file/f", "Not a directory"},
                [&] { writeFileAtomically(folder / "file/f", "x"); });
    expectError(Kind::Failure, {"cannot write"}, [] { writeFileAtomically("", "x"); });
    EXPECT_EQ(readBytes(folder / "file"), "old");
}

TEST(WriteAtomically, saysThatPermissionIsMissing) {
    if (::geteuid() == 0) {
        GTEST_SKIP() << "root may write everywhere";
    }
    const ScratchFolder folder;
    writeBytes(folder / "protected", "old");
    ::chmod((folder / "protected").c_str(), 0400);
    expectError(Kind::Failure, {"protected", "Permission denied"},
                [&] { writeFileAtomically(folder / "protected", "x"); });
    ::chmod(folder.path().c_str(), 0500);
    expectError(Kind::Failure, {"new", "Permission denied"},
                [&] { writeFileAtomically(folder / "new", "x"); });
    ::chmod(folder.path().c_str(), 0700);
    EXPECT_EQ(readBytes(folder / "protected"), "old");
}

/// Ends in the middle of a write, as a program that is killed.
void beKilledWriting(const fs::path& file) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        writeAtomically(file, [](std::ostream& out) {
            out << "half" << std::flush;
            (void)::raise(SIGKILL);
        });
        ::_exit(1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
}

TEST(WriteAtomically, removesWhatKilledProgramsLeftInTheFolder) {
    const ScratchFolder folder;
    for (const std::string& name : {std::string("map.csv"), std::string(255, 'n')}) {
        beKilledWriting(folder / name);
        ASSERT_EQ(entriesIn(folder.path()), fs::exists(folder / "other.json") ? 2u : 1u);
        writeFileAtomically(folder / "other.json", "content");
        EXPECT_EQ(entriesIn(folder.path()), 1u);
        EXPECT_EQ(readBytes(folder / "other.json"), "content");
    }
}

TEST(WriteAtomically, leavesAloneWhatALivingProgramIsWriting) {
    const ScratchFolder folder;
    std::array<int, 2> begun{};
    std::array<int, 2> goOn{};
    ASSERT_EQ(::pipe(begun.data()), 0);
    ASSERT_EQ(::pipe(goOn.data()), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    char byte = 0;
    if (child == 0) {
        writeAtomically(folder / "slow", [&](std::ostream& out) {
            out << "half" << std::flush;
            (void)!::write(begun[1], &byte, 1);
            (void)!::read(goOn[0], &byte, 1);
            out << " and half";
        });
        ::_exit(0);
    }
    ASSERT_EQ(::read(begun[0], &byte, 1), 1);
    ASSERT_EQ(entriesIn(folder.path()), 1u);
    writeFileAtomically(folder / "other", "content");
    EXPECT_EQ(entriesIn(folder.path()), 2u);
    ASSERT_EQ(::write(goOn[1], &byte, 1), 1);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(readBytes(folder / "slow"), "half and half");
    // Another thread of this program, the same.
    writeAtomically(folder / "outer", [&](std::ostream& out) {
        writeFileAtomically(folder / "inner", "content");
        out << "content";
    });
    EXPECT_EQ(entriesIn(folder.path()), 4u);
    for (const int end : {begun[0], begun[1], goOn[0], goOn[1]})
        ::close(end);
}

TEST(WriteAtomically, leavesAloneWhatIsNotOfItsOwn) {
    const ScratchFolder folder;
    for (const char* name : {".x.tmp-1", "x.headscope.tmp-1", ".x.headscope.tmp-", ".headscope",
                             ".x.headscope.tmp-1a"})
        writeBytes(folder / name, "somebody's");
    fs::create_directory(folder / ".d.headscope.tmp-1");
    fs::create_symlink("nowhere", folder / ".l.headscope.tmp-1");
    ASSERT_EQ(::mkfifo((folder / ".p.headscope.tmp-1").c_str(), 0600), 0);
    writeFileAtomically(folder / "new", "content");
    EXPECT_EQ(entriesIn(folder.path()), 9u);
}

TEST(ReplaceFile, replacesWhatHasTheNameWhateverItIs) {
    const ScratchFolder folder;
    writeBytes(folder / "elsewhere", "somebody's");
    fs::create_symlink("elsewhere", folder / "link");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    for (const char* name : {"link", "pipe", "new"}) {
        replaceFile(folder / name, "content");
        EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(folder / name))) << name;
        EXPECT_EQ(readBytes(folder / name), "content") << name;
    }
    EXPECT_EQ(readBytes(folder / "elsewhere"), "somebody's");
    EXPECT_EQ(entriesIn(folder.path()), 4u);
    expectError(Kind::Failure, {"none/file"},
                [&] { replaceFile(folder / "none" / "file", "content"); });
    EXPECT_EQ(entriesIn(folder.path()), 4u);
}

TEST(ReadTextFile, returnsTheBytes) {
    const ScratchFolder folder;
    const std::string content = std::string(200'000, 'a') + std::string("\0\xFF", 2);
    writeBytes(folder / "f", content);
    EXPECT_EQ(readTextFile(folder / "f"), content);
    writeBytes(folder / "empty", "");
    EXPECT_EQ(readTextFile(folder / "empty"), "");
}

TEST(ReadTextFile, saysWhyNot) {
    const ScratchFolder folder;
    writeBytes(folder / "f", "12345");
    EXPECT_EQ(readTextFile(folder / "f", 5), "12345");
    expectInputError({(folder / "f").string(), "larger than 4"},
                     [&] { (void)readTextFile(folder / "f", 4); });
    expectInputError({"absent", "does not exist"}, [&] { (void)readTextFile(folder / "absent"); });
    expectInputError({folder.path().string(), "is a folder"},
                     [&] { (void)readTextFile(folder.path()); });
    expectInputError({"/dev/zero", "not a regular file"},
                     [] { (void)readTextFile("/dev/zero", 1000); });
}

TEST(MappedFile, mapsTheContent) {
    const ScratchFolder folder;
    writeBytes(folder / "f", "content");
    const MappedFile file(folder / "f");
    const auto bytes = file.bytes();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()), "content");
}

TEST(MappedFile, saysWhyNot) {
    const ScratchFolder folder;
    expectInputError({"absent", "does not exist"}, [&] { MappedFile(folder / "absent"); });
    expectInputError({folder.path().string(), "is a folder"}, [&] { MappedFile{folder.path()}; });
    writeBytes(folder / "empty", "");
    expectInputError({"empty", "is empty"}, [&] { MappedFile(folder / "empty"); });
    expectInputError({"/dev/null", "not a regular file"}, [] { MappedFile("/dev/null"); });
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    expectInputError({"pipe", "not a regular file"}, [&] { MappedFile(folder / "pipe"); });
}

// FIPS 180-4 and NIST's examples.
TEST(Sha256, agreesWithThePublishedVectors) {
    const ScratchFolder folder;
    const auto hash = [&](const std::string& content) {
        writeBytes(folder / "f", content);
        return sha256OfFile(folder / "f");
    };
    EXPECT_EQ(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hash(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, saysWhyAFileCannotBeRead) {
    const ScratchFolder folder;
    expectInputError({"absent", "does not exist"}, [&] { (void)sha256OfFile(folder / "absent"); });
    expectInputError({"is a folder"}, [&] { (void)sha256OfFile(folder.path()); });
}

// Unicode 15, section 3.9, tables 3-8 to 3-10: one mark for each maximal ill-formed part.
TEST(ValidUtf8, keepsTextAndReplacesTheRest) {
    const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
    EXPECT_EQ(validUtf8(text), text);
    const std::string mark = "\xEF\xBF\xBD";
    EXPECT_EQ(validUtf8("a\xFF"
                        "b"),
              "a" + mark + "b");
    EXPECT_EQ(validUtf8("\xC0\xAF"), mark + mark);                        // overlong
    EXPECT_EQ(validUtf8("\xED\xA0\x80"), mark + mark + mark);             // surrogate
    EXPECT_EQ(validUtf8("\xF4\x90\x80\x80"), mark + mark + mark + mark);  // beyond U+10FFFF
    EXPECT_EQ(validUtf8("\xE2\x82"), mark);                               // cut short
    EXPECT_EQ(displayPath("/a\xFF/b"), "/a" + mark + "/b");
}

}  // namespace
}  // namespace headscope
