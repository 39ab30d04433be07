// SPDX-License-Identifier: GPL-3.0-or-later
// Files that other programs change while they are mapped.
#include "base/mapped_file.h"

#include "base/files.h"
#include "base/sha256.h"
#include "changed_files.h"
#include "scratch.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>
#include <memory>
#include <numeric>
#include <thread>

namespace headscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBytes = 300'000;  // many pages, the last one not full

class ChangingFile : public ::testing::Test {
 protected:
    ChangingFile() {
        writeBytes(file, std::string(kBytes, 'a'));
        mapped = std::make_unique<MappedFile>(file);
    }

    [[nodiscard]] std::size_t count(char wanted) const {
        const auto bytes = mapped->bytes();
        return static_cast<std::size_t>(
            std::count(bytes.begin(), bytes.end(), static_cast<std::byte>(wanted)));
    }
    void expectChanged(const std::vector<std::string>& parts) const {
        expectError(Error::Kind::Failure, parts, [&] { mapped->requireUnchanged(); });
    }

    ScratchFolder scratch;
    fs::path file = scratch / "weights";
    std::unique_ptr<MappedFile> mapped;
};

TEST_F(ChangingFile, StaysWhatItIsWhileNothingHappens) {
    mapped->requireUnchanged();
    EXPECT_TRUE(mapped->isAtItsPath());
    EXPECT_EQ(count('a'), kBytes);
    EXPECT_EQ(mapped->sha256(), sha256OfText(std::string(kBytes, 'a')));
}

TEST_F(ChangingFile, CutShortIsReadAsZerosAndNoLongerBelieved) {
    cutShort(file, 100'000);
    EXPECT_EQ(count('a'), 100'000u);  // SIGBUS beyond the page in which it ends
    EXPECT_EQ(count('\0'), kBytes - 100'000);
    expectChanged({file.string(), "cut short", "100000 of its 300000 bytes"});
    EXPECT_THROW((void)mapped->sha256(), FileChanged);
}

TEST_F(ChangingFile, CutShortAndWrittenAgainIsNoLongerBelieved) {
    cutShort(file, 0);
    EXPECT_EQ(count('a'), 0u);
    overwrite(file, std::string(kBytes, 'a'));
    expectChanged({file.string(), "changed"});
    // What was read as zeros stays so.
    EXPECT_EQ(count('\0'), kBytes);
}

TEST_F(ChangingFile, CutShortIsNoticedByTheThreadThatReads) {
    cutShort(file, 0);
    std::vector<std::size_t> zeros(4);
    std::vector<std::thread> threads;
    for (auto& found : zeros)
        threads.emplace_back([&] { found = count('\0'); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(zeros, std::vector<std::size_t>(4, kBytes));
    expectChanged({"cut short"});
}

TEST_F(ChangingFile, LeavesOtherFilesAlone) {
    writeBytes(scratch / "other", std::string(kBytes, 'b'));
    const MappedFile other(scratch / "other");
    cutShort(file, 0);
    EXPECT_EQ(count('\0'), kBytes);
    other.requireUnchanged();
    const auto bytes = other.bytes();
    EXPECT_TRUE(
        std::all_of(bytes.begin(), bytes.end(), [](auto b) { return b == std::byte{'b'}; }));
}

// Also where it was written a moment before it was opened: file systems stamp with a slow clock.
TEST_F(ChangingFile, WrittenOverIsNoLongerBelieved) {
    for (int round = 0; round < 50; ++round) {
        mapped.reset();
        overwrite(file, std::string(10, 'a'));
        mapped = std::make_unique<MappedFile>(file);
        overwrite(file, "b");
        expectChanged({file.string(), "changed by another program"});
    }
}

TEST_F(ChangingFile, WrittenOverAndBackIsNoLongerBelieved) {
    overwrite(file, "b");
    overwrite(file, "a");
    expectChanged({"changed by another program"});
}

TEST_F(ChangingFile, WrittenOverWithItsTimeSetBackIsNoLongerBelieved) {
    overwriteUnseen(file, "b");
    expectChanged({"changed by another program"});
}

TEST_F(ChangingFile, WithItsHashKnownOnlyTheContentCounts) {
    (void)mapped->sha256();
    overwriteUnseen(file, "a");
    mapped->requireUnchanged();
    overwriteUnseen(file, "b");
    expectChanged({"changed by another program"});
    EXPECT_EQ(mapped->sha256(), sha256OfText(std::string(kBytes, 'a')));  // of what was opened
}

TEST_F(ChangingFile, OnceChangedItIsNeverBelievedAgain) {
    overwrite(file, "b");
    expectChanged({"changed by another program"});
    overwriteUnseen(file, "a");
    expectChanged({"changed by another program"});
}

TEST_F(ChangingFile, RemovingRenamingLinkingAndPermissionsAreNoChange) {
    fs::create_hard_link(file, scratch / "link");
    mapped->requireUnchanged();
    fs::permissions(file, fs::perms::owner_read);
    mapped->requireUnchanged();
    EXPECT_TRUE(mapped->isAtItsPath());
    fs::rename(file, scratch / "elsewhere");
    mapped->requireUnchanged();
    EXPECT_FALSE(mapped->isAtItsPath());
    fs::remove(scratch / "link");
    mapped->requireUnchanged();
    fs::remove(scratch / "elsewhere");
    mapped->requireUnchanged();
    EXPECT_EQ(count('a'), kBytes);
    EXPECT_EQ(mapped->sha256(), sha256OfText(std::string(kBytes, 'a')));
}

TEST_F(ChangingFile, ReplacedUnderItsNameItStaysTheOldOne) {
    writeBytes(scratch / "other", std::string(kBytes, 'b'));
    replaceBy(file, scratch / "other");
    mapped->requireUnchanged();
    EXPECT_FALSE(mapped->isAtItsPath());
    EXPECT_EQ(count('a'), kBytes);
    EXPECT_EQ(mapped->sha256(), sha256OfText(std::string(kBytes, 'a')));
}

TEST_F(ChangingFile, EveryContentHasAnIdentityOfItsOwn) {
    const auto first = mapped->identity();
    EXPECT_EQ(MappedFile(file).identity(), first);
    overwriteUnseen(file, "b");
    const auto second = MappedFile(file).identity();
    EXPECT_NE(second, first);
    writeBytes(scratch / "other", std::string(kBytes, 'b'));
    replaceBy(file, scratch / "other");
    EXPECT_NE(MappedFile(file).identity(), second);
}

using ChangingFileDeathTest = ChangingFile;

TEST_F(ChangingFileDeathTest, ASignalFromElsewhereStillEndsTheProgram) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "the sanitizer takes the signal, and reports it";
#endif
    const auto readUnguarded = [&] {
        const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
        const auto* bytes = static_cast<const volatile char*>(
            ::mmap(nullptr, kBytes, PROT_READ, MAP_PRIVATE, fd.get(), 0));
        cutShort(file, 0);
        (void)bytes[0];
    };
    EXPECT_EXIT(readUnguarded(), ::testing::KilledBySignal(SIGBUS), "");
    EXPECT_EXIT(std::raise(SIGBUS), ::testing::KilledBySignal(SIGBUS), "");
}

TEST(ReadInChunks, refusesAFileThatIsWrittenMeanwhile) {
    const ScratchFolder folder;
    const auto file = folder / "f";
    writeBytes(file, std::string(kBytes, 'a'));
    bool written = false;
    expectError(Error::Kind::Failure, {file.string(), "changed while it was being read"}, [&] {
        readInChunks(file, [&](std::string_view) {
            if (!std::exchange(written, true)) std::ofstream(file, std::ios::app) << "b";
        });
    });
}

}  // namespace
}  // namespace headscope
