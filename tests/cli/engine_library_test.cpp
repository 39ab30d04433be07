// SPDX-License-Identifier: GPL-3.0-or-later
// What computes is loaded when it is needed, and as it is needed.
#include "cli_fixture.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace headscope {
namespace {

namespace fs = std::filesystem;

using EngineLibraryOfTheProgram = Cli;

TEST_F(EngineLibraryOfTheProgram, IsLoadedOnlyByWhatComputes) {
    const auto loads = [this](const std::vector<std::string>& arguments) {
        environment = "LD_DEBUG=files ";  // the loader then tells on stderr what it opens
        const auto outcome = run(arguments);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_NE(outcome.err.find("libstdc++"), std::string::npos) << "the loader tells nothing";
        return outcome.err.find("libtorch") != std::string::npos;
    };
    EXPECT_FALSE(loads({"--version"}));
    EXPECT_FALSE(loads({"sweep", "--help"}));
    EXPECT_FALSE(loads({"completion", "bash"}));
    EXPECT_FALSE(loads({"tokenize", "--model", model(), "--text", "Berlin"}));
    EXPECT_FALSE(loads({"models", "list"}));
    EXPECT_TRUE(loads(sweepOf(model())));
}

// A program without its other half says so, and what needs no engine still works.
TEST_F(EngineLibraryOfTheProgram, IsMissedWithWords) {
    const fs::path program = HEADSCOPE_CLI;
    const fs::path bin = scratch / "half" / "bin";
    fs::create_directories(bin);
    fs::copy(program, bin / program.filename());
    const auto half = [this, &bin, &program](const std::vector<std::string>& arguments) {
        return run(arguments, "", (bin / program.filename()).string());
    };
    const auto sweep = sweepOf(model());
    const auto outcome = half(sweep);
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("the part of the program that computes cannot be loaded"),
              std::string::npos)
        << outcome.err;
    EXPECT_NE(outcome.err.find("Install Headscope again"), std::string::npos) << outcome.err;
    EXPECT_EQ(half({"tokenize", "--model", model(), "--text", "Berlin"}).code, 0);

    const fs::path library = scratch / "half" / "lib" / "headscope" / "modules" / "engine.so";
    fs::create_directories(library.parent_path());
    writeBytes(library, "no library");
    const auto damaged = half(sweep);
    EXPECT_EQ(damaged.code, 1);
    EXPECT_NE(damaged.err.find("engine.so"), std::string::npos) << damaged.err;
    fs::remove(library);
    fs::create_symlink(
        program.parent_path().parent_path() / "lib" / "headscope" / "modules" / "engine.so",
        library);
    const auto whole = half(sweep);
    EXPECT_EQ(whole.code, 0) << whole.err;
}

}  // namespace
}  // namespace headscope
