// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/blas_choice.h"

#include "scratch.h"

#include <headscope/files.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

namespace headscope {
namespace {

namespace fs = std::filesystem;

// Debian's folders: one for each BLAS, side by side, and a link to the one that was chosen.
class BlasChoice : public ::testing::Test {
 protected:
    fs::path install(const std::string& kind) const {
        const auto folder = scratch / kind;
        fs::create_directories(folder);
        writeFileAtomically(folder / "libblas.so.3", "");
        return folder;
    }
    void choose(const fs::path& file) const {
        fs::remove(scratch / "libblas.so.3");
        fs::create_symlink(file, scratch / "alternative");
        fs::create_symlink(scratch / "alternative", scratch / "libblas.so.3");
    }
    std::optional<fs::path> better(const std::string& paths = "") const {
        return betterBlas(scratch / "", paths);
    }
    ScratchFolder scratch;
};

TEST_F(BlasChoice, LeavesAloneWhatIsAsItShouldBe) {
    choose(install("openblas-openmp") / "libblas.so.3");
    EXPECT_EQ(better(), std::nullopt);
}

TEST_F(BlasChoice, TheOpenMpBlasIsTakenInsteadOfASlowOne) {
    for (const auto* slow : {"openblas-pthread", "openblas-serial", "blas", "atlas"}) {
        fs::remove(scratch / "alternative");
        choose(install(slow) / "libblas.so.3");
        fs::remove_all(scratch / "openblas-openmp");
        EXPECT_EQ(better(), std::nullopt) << "nothing is taken that is not there";
        const auto wanted = install("openblas-openmp");
        EXPECT_EQ(better(), std::optional(wanted)) << slow;
        EXPECT_EQ(better("/opt/lib::/nowhere"), std::optional(wanted)) << "no BLAS is there";
    }
}

TEST_F(BlasChoice, ABlasThatTheUserChoseStays) {
    install("openblas-openmp");
    const auto slow = install("openblas-pthread");
    choose(slow / "libblas.so.3");
    EXPECT_EQ(better("/opt/lib:" + slow.string()), std::nullopt);
    EXPECT_EQ(better(slow.string() + ":"), std::nullopt);
}

TEST_F(BlasChoice, OneThatIsNoneOfThese) {
    install("openblas-openmp");
    choose(install("mkl") / "libblas.so.3");
    EXPECT_EQ(better(), std::nullopt);
    fs::remove(scratch / "libblas.so.3");
    EXPECT_EQ(better(), std::nullopt) << "the system has none";
}

}  // namespace
}  // namespace headscope
