// SPDX-License-Identifier: GPL-3.0-or-later
// Sweeps of headscope-cli during which another program changes the model's files. Where the program
// is slower than the change, it must refuse; where it is faster, its numbers must be right.
#include "base/sha256.h"
#include "changed_files.h"
#include "checkpoint_maker.h"
#include "scratch.h"

#include <headscope/report.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace headscope {
namespace {

namespace fs = std::filesystem;

struct Ended {
    int status = -1;
    std::string err;  ///< with the progress line's returns and escapes

    [[nodiscard]] int code() const { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
    [[nodiscard]] bool says(const std::string& text) const {
        return err.find(text) != std::string::npos;
    }
};

/// The program on a terminal, where it tells how far it is. `whenUnderWay` is called once the first
/// cells are there.
Ended runOnTerminal(std::vector<std::string> arguments, const fs::path& out,
                    const std::function<void()>& whenUnderWay) {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        const int file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
        ::dup2(file, STDOUT_FILENO);
        arguments.insert(arguments.begin(), HEADSCOPE_CLI);
        std::vector<char*> argv;
        for (auto& argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        ::execv(argv[0], argv.data());
        std::_Exit(127);
    }
    Ended ended;
    bool called = false;
    char part[4096];
    for (;;) {
        const ssize_t got = ::read(terminal, part, sizeof part);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;  // EIO: the program has gone
        ended.err.append(part, static_cast<std::size_t>(got));
        if (!called && ended.says(" left")) {
            called = true;
            whenUnderWay();
        }
    }
    ::close(terminal);
    EXPECT_EQ(::waitpid(child, &ended.status, 0), child);
    EXPECT_TRUE(called) << ended.err;
    EXPECT_FALSE(WIFSIGNALED(ended.status)) << "signal " << WTERMSIG(ended.status);
    return ended;
}

class CliChangingWeights : public ::testing::Test {
 protected:
    CliChangingWeights() {
        CheckpointSpec spec;
        spec.config.layers = 12;
        spec.config.heads = 8;
        spec.config.width = 128;
        spec.config.inner = 512;
        spec.config.positions = 64;
        spec.config.vocabulary = 256;
        spec.scale = 0.2;
        writeRandomCheckpoint(folder, spec);
        spec.seed = 2;
        writeRandomCheckpoint(other, spec);
        hash = sha256OfText(readBytes(weights));
    }

    [[nodiscard]] std::vector<std::string> sweep() const {
        return {"sweep",
                "--model",
                folder.string(),
                "--prompt",
                std::string(60, 'x'),
                "--target",
                "a",
                "--control",
                "b",
                "--threads",
                "1",
                "--memory",
                "16M",
                "--csv",
                (scratch / "map.csv").string(),
                "--json",
                (scratch / "sweep.json").string()};
    }
    Ended sweepWhile(const std::function<void()>& change) {
        return runOnTerminal(sweep(), scratch / "out", change);
    }

    [[nodiscard]] SweepReport written() const {
        return sweepFromJson(readBytes(scratch / "sweep.json"));
    }

    /// All cells of the model that was opened, under its hash, in JSON and CSV; and a note.
    void expectDelivered(const Ended& ended) {
        ASSERT_EQ(ended.code(), 0) << ended.err;
        EXPECT_TRUE(ended.says("was changed, replaced or removed since it was opened"))
            << ended.err;
        const auto report = written();
        EXPECT_EQ(report.model.sha256, hash);
        EXPECT_NE(readBytes(scratch / "map.csv").find(hash), std::string::npos);
        ASSERT_EQ(report.result.parts.size(), 2u);
        // Of a copy that nobody touches.
        const auto copy = scratch / "copy";
        fs::remove(scratch / "sweep.json");
        auto again = sweep();
        again[2] = copy.string();
        ASSERT_EQ(runOnTerminal(again, scratch / "out", [] {}).code(), 0);
        const auto expected = written();
        for (std::size_t i = 0; i < 2; ++i) {
            EXPECT_EQ(report.result.parts[i].cells.size(), 96u);
            EXPECT_EQ(report.result.parts[i].cells, expected.result.parts[i].cells);
        }
    }

    void SetUp() override { fs::copy(folder, scratch / "copy"); }

    ScratchFolder scratch;
    fs::path folder = scratch / "model";
    fs::path other = scratch / "other";
    fs::path weights = folder / "model.safetensors";
    std::string hash;
};

TEST_F(CliChangingWeights, WrittenOverInPlaceTheSweepIsOfWhatWasOpened) {
    const auto content = readBytes(other / "model.safetensors");
    expectDelivered(sweepWhile([&] { overwrite(weights, content); }));
}

TEST_F(CliChangingWeights, CutShortTheSweepIsOfWhatWasOpened) {
    expectDelivered(sweepWhile([&] { cutShort(weights, 5000); }));
}

TEST_F(CliChangingWeights, ReplacedTheSweepIsOfWhatWasOpened) {
    expectDelivered(sweepWhile([&] { replaceBy(weights, other / "model.safetensors"); }));
}

TEST_F(CliChangingWeights, WithItsFolderRemovedTheSweepIsOfWhatWasOpened) {
    expectDelivered(sweepWhile([&] { fs::remove_all(folder); }));
}

}  // namespace
}  // namespace headscope
