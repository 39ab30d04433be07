// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint_maker.h"
#include "scratch.h"

#include <headscope/files.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace headscope {

/// How the program ended, and what it said.
struct Outcome {
    int code = -1;
    std::string out;
    std::string err;
};

/// For the shell.
inline std::string quoted(const std::string& argument) {
    std::string result = "'";
    for (const char c : argument)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

/// Runs headscope-cli as a user does, with a folder of its own and no one's model cache.
class Cli : public ::testing::Test {
 protected:
    Outcome run(const std::vector<std::string>& arguments, const std::string& redirect = "",
                const std::string& program = HEADSCOPE_CLI) const {
        std::string command = environment + quoted(program);
        for (const auto& argument : arguments)
            command += " " + quoted(argument);
        command += redirect.empty() ? " >" + quoted((scratch / "out").string()) : redirect;
        command += " 2>" + quoted((scratch / "err").string()) + " </dev/null";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                redirect.empty() ? readBytes(scratch / "out") : "", readBytes(scratch / "err")};
    }

    std::string environment;  ///< "NAME=value " before the command

    /// What was said but for this: a random model expects no token, and the program says so.
    static std::string withoutSurprise(std::string said) {
        const std::string note = "headscope-cli: note: the model hardly expects the target ";
        for (auto at = said.find(note); at != std::string::npos; at = said.find(note))
            said.erase(at, said.find('\n', at) + 1 - at);
        return said;
    }

    static nlohmann::json parsed(const Outcome& outcome) {
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_EQ(withoutSurprise(outcome.err), "");
        return nlohmann::json::parse(outcome.out);
    }

    // Exit code 2 and one line "headscope-cli: what. hint" that holds every one of `parts`.
    void expectRefused(const std::vector<std::string>& arguments,
                       const std::vector<std::string>& parts, int code = 2) const {
        const auto outcome = run(arguments);
        EXPECT_EQ(outcome.code, code) << outcome.err;
        EXPECT_EQ(outcome.out, "");
        EXPECT_TRUE(outcome.err.starts_with("headscope-cli: ")) << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        EXPECT_NE(outcome.err.find(". "), std::string::npos) << outcome.err;
        EXPECT_EQ(outcome.err.find(".."), std::string::npos) << outcome.err;
        for (const auto& part : parts)
            EXPECT_NE(outcome.err.find(part), std::string::npos) << outcome.err << "lacks " << part;
    }

    std::string model() {
        const auto folder = scratch / "model";
        if (!std::filesystem::exists(folder)) {
            CheckpointSpec spec;
            spec.config = smallConfig();
            spec.scale = 0.4;
            writeRandomCheckpoint(folder, spec);
        }
        return folder.string();
    }

    std::vector<std::string> sweepOf(const std::string& folder,
                                     const std::string& prompt = "Berlin",
                                     const std::string& target = "a",
                                     const std::string& control = "b") const {
        return {"sweep",    "--model", folder,      "--prompt", prompt,
                "--target", target,    "--control", control};
    }

    // No test sees the cache of who runs it.
    void SetUp() override { ::setenv("HF_HUB_CACHE", (scratch / "hub").c_str(), 1); }

    // A copy of model() in the Hugging Face cache, with the files as links into blobs/.
    std::filesystem::path cached(const std::string& repository) {
        const std::filesystem::path source = model();
        const auto root = scratch / "hub" / ("models--" + repository);
        const auto snapshot = root / "snapshots" / "c0ffee";
        std::filesystem::create_directories(snapshot);
        std::filesystem::create_directories(root / "refs");
        std::filesystem::copy(source, root / "blobs");
        writeBytes(root / "refs" / "main", "c0ffee");
        for (const auto& file : std::filesystem::directory_iterator(source)) {
            const auto name = file.path().filename();
            std::filesystem::create_symlink("../../blobs" / name, snapshot / name);
        }
        return root;
    }

    ScratchFolder scratch;
};

inline std::vector<std::string> operator+(std::vector<std::string> a,
                                          const std::vector<std::string>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// With the random model "lively", in which every head does something.
class LivelyCli : public Cli {
 protected:
    void SetUp() override {
        Cli::SetUp();
        writeRandomCheckpoint(scratch / "lively", livelySpec());
    }
    [[nodiscard]] std::string folder() const { return (scratch / "lively").string(); }
    /// A command with the model, a prompt and both tokens.
    [[nodiscard]] std::vector<std::string> of(const std::string& command,
                                              const std::vector<std::string>& more = {}) const {
        std::vector<std::string> all{command,    "--model", folder(),    "--prompt", "Berlin",
                                     "--target", "a",       "--control", "b"};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
};

}  // namespace headscope
