// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/launch.h"

#include "scratch.h"

#include <headscope/files.h>
#include <headscope/launch.h>

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

const LoadedBlas kGood{BlasKind::OpenMp, "/usr/lib/openblas-openmp/libblas.so.3"};
const Variables kPassive{{"OMP_WAIT_POLICY", "PASSIVE"}};

// Debian's folders: one for each BLAS, side by side.
class Installed : public ::testing::Test {
 protected:
    std::string install(const std::string& kind) const {
        const auto folder = scratch / kind;
        fs::create_directories(folder);
        writeFileAtomically(folder / "libblas.so.3", "");
        return (folder / "libblas.so.3").string();
    }
    ScratchFolder scratch;
};

TEST(Launch, LeavesAloneWhatIsAsItShouldBe) {
    EXPECT_EQ(libraryVariables(kPassive, kGood), Variables());
    EXPECT_EQ(libraryVariables({{"OMP_WAIT_POLICY", "passive"}}, kGood), Variables());
}

TEST(Launch, WaitsPassivelyWhateverTheEnvironmentSays) {
    const Variables passive{{"OMP_WAIT_POLICY", "passive"}};
    EXPECT_EQ(libraryVariables({}, kGood), passive);
    EXPECT_EQ(libraryVariables({{"OMP_WAIT_POLICY", "active"}}, kGood), passive);
    EXPECT_EQ(libraryVariables({{"OMP_WAIT_POLICY", ""}}, kGood), passive);
    const Variables noSpins{{"GOMP_SPINCOUNT", std::nullopt}};
    EXPECT_EQ(
        libraryVariables({{"OMP_WAIT_POLICY", "passive"}, {"GOMP_SPINCOUNT", "infinity"}}, kGood),
        noSpins);
}

TEST_F(Installed, TheOpenMpBlasIsTakenInstead) {
    const auto wanted = fs::path(install("openblas-openmp")).parent_path().string();
    for (const auto& [kind, folder] : {std::pair(BlasKind::Pthreads, "openblas-pthread"),
                                       std::pair(BlasKind::OneThread, "openblas-serial"),
                                       std::pair(BlasKind::Reference, "blas")}) {
        const LoadedBlas loaded{kind, install(folder)};
        EXPECT_EQ(libraryVariables(kPassive, loaded), (Variables{{"LD_LIBRARY_PATH", wanted}}));
        auto found = kPassive;
        found["LD_LIBRARY_PATH"] = "/opt/lib";
        EXPECT_EQ(libraryVariables(found, loaded),
                  (Variables{{"LD_LIBRARY_PATH", wanted + ":/opt/lib"}}))
            << "what was there stays behind it";
    }
}

TEST_F(Installed, ABlasThatTheUserChoseStays) {
    install("openblas-openmp");
    const LoadedBlas loaded{BlasKind::Pthreads, install("openblas-pthread")};
    auto found = kPassive;
    found["LD_LIBRARY_PATH"] = "/opt/lib:" + fs::path(loaded.file).parent_path().string();
    EXPECT_EQ(libraryVariables(found, loaded), Variables());
}

TEST_F(Installed, NothingIsTakenThatIsNotThere) {
    EXPECT_EQ(libraryVariables(kPassive, {BlasKind::Pthreads, install("openblas-pthread")}),
              Variables());
    install("openblas-openmp");
    EXPECT_EQ(libraryVariables(kPassive, {BlasKind::Pthreads, {}}), Variables())
        << "where it was loaded from is not known";
    EXPECT_EQ(libraryVariables(kPassive, {BlasKind::Unknown, install("mkl")}), Variables());
}

// Programs that ours starts are to find what the user gave.
TEST(Launch, PutsTheEnvironmentBackAsItWas) {
    const auto value = [](const char* name) {
        const char* found = std::getenv(name);
        return found != nullptr ? std::optional<std::string>(found) : std::nullopt;
    };
    const auto paths = value("LD_LIBRARY_PATH");
    ::setenv("HEADSCOPE_RELAUNCHED", std::to_string(::getpid()).c_str(), 1);
    ::setenv("OMP_WAIT_POLICY", "passive", 1);
    ::setenv("GOMP_SPINCOUNT", "7", 1);
    ::setenv("HEADSCOPE_BEFORE_OMP_WAIT_POLICY", "active", 1);
    ::setenv("HEADSCOPE_BEFORE_LD_LIBRARY_PATH", "/opt/mine", 1);
    ::unsetenv("HEADSCOPE_BEFORE_GOMP_SPINCOUNT");
    char name[] = "headscope";
    char* argv[] = {name, nullptr};
    relaunchForLibraries(argv);
    EXPECT_EQ(value("OMP_WAIT_POLICY"), "active");
    EXPECT_EQ(value("LD_LIBRARY_PATH"), "/opt/mine");
    EXPECT_EQ(value("GOMP_SPINCOUNT"), std::nullopt);
    for (const auto* internal : {"HEADSCOPE_RELAUNCHED", "HEADSCOPE_BEFORE_OMP_WAIT_POLICY",
                                 "HEADSCOPE_BEFORE_LD_LIBRARY_PATH"})
        EXPECT_EQ(value(internal), std::nullopt) << internal;
    paths ? ::setenv("LD_LIBRARY_PATH", paths->c_str(), 1) : ::unsetenv("LD_LIBRARY_PATH");
    ::setenv("OMP_WAIT_POLICY", "passive", 1);
}

}  // namespace
}  // namespace headscope
