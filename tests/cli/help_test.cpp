// SPDX-License-Identifier: GPL-3.0-or-later
// --help, and that its examples run.
#include "cli_fixture.h"

#include <headscope/lesson_answers.h>
#include <headscope/report.h>
#include <headscope/session.h>

#include <algorithm>
#include <memory>
#include <set>
#include <sstream>

namespace headscope {
namespace {

using Words = std::vector<std::string>;

const std::vector<Words> kCommands{{},
                                   {"sweep"},
                                   {"predict"},
                                   {"write"},
                                   {"map"},
                                   {"set"},
                                   {"grow"},
                                   {"pairs"},
                                   {"attribution"},
                                   {"similarity"},
                                   {"layers"},
                                   {"compare"},
                                   {"tokenize"},
                                   {"info"},
                                   {"models"},
                                   {"models", "list"},
                                   {"models", "download"},
                                   {"session"},
                                   {"session", "show"},
                                   {"lesson"},
                                   {"lesson", "check"},
                                   {"lesson", "facts"},
                                   {"lesson", "pack"},
                                   {"lesson", "unpack"},
                                   {"lesson", "handout"},
                                   {"lesson", "collect"},
                                   {"study"},
                                   {"study", "generate"},
                                   {"study", "plan"},
                                   {"study", "run"},
                                   {"study", "merge"},
                                   {"study", "script"},
                                   {"verify"},
                                   {"claims"},
                                   {"export-python"},
                                   {"completion"}};

class Help : public Cli {
 protected:
    [[nodiscard]] std::string of(const Words& command) const {
        const auto outcome = run(command + Words{"--help"});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_EQ(outcome.err, "");
        return outcome.out;
    }
    /// Under "Examples:", with continued lines as one.
    [[nodiscard]] std::vector<std::string> examplesOf(const Words& command) const {
        std::vector<std::string> examples;
        const auto help = of(command);
        const auto at = help.find("\nExamples:\n");
        if (at == std::string::npos) return {};
        std::istringstream lines(help.substr(at + 11));
        bool goesOn = false;
        for (std::string line; std::getline(lines, line);) {
            if (goesOn)
                examples.back() += line;
            else
                examples.push_back(line);
            goesOn = line.ends_with('\\');
            if (goesOn) examples.back().pop_back();
        }
        return examples;
    }
};

TEST_F(Help, HasNoWordsOfTheParserAndFits) {
    for (const auto& command : kCommands) {
        const auto help = of(command);
        SCOPED_TRACE(help);
        EXPECT_TRUE(help.starts_with("Usage: headscope-cli ")) << "how it is called comes first";
        for (const char* word : {"REQUIRED", "Excludes", "Needs", "TEXT:", ":{", " in [", "INT",
                                 "UINT", "OPTIONS", "SUBCOMMAND", "Option Group"})
            EXPECT_EQ(help.find(word), std::string::npos) << word;
        std::istringstream lines(help);
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(line.size(), 80U) << line;
        EXPECT_FALSE(examplesOf(command).empty());
    }
}

// A command that is new has its usage, too.
TEST_F(Help, IsLookedAtOfEveryCommand) {
    for (const Words& group :
         {Words{}, Words{"models"}, Words{"session"}, Words{"lesson"}, Words{"study"}}) {
        const auto help = of(group);
        const auto at = help.find("\nCommands:\n");
        ASSERT_NE(at, std::string::npos) << help;
        std::istringstream lines(help.substr(at + 11));
        for (std::string line; std::getline(lines, line) && !line.empty();) {
            if (line[2] == ' ') continue;
            std::istringstream words(line);
            std::string name;
            words >> name;
            EXPECT_NE(std::find(kCommands.begin(), kCommands.end(), group + Words{name}),
                      kCommands.end())
                << name;
        }
    }
}

TEST_F(Help, SaysWhatIsRequired) {
    const auto requires_ = [this](const Words& command) {
        std::set<std::string> names;
        std::string name;
        std::istringstream lines(of(command));
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string first;
            words >> first;
            if (line.starts_with("  ") && line[2] != ' ') name = first;
            if (line.ends_with("(required)")) names.insert(name);
        }
        return names;
    };
    const std::set<std::string> run{"--prompt", "--target", "--control"};
    EXPECT_EQ(requires_({"sweep"}), run);
    EXPECT_EQ(requires_({"export-python"}), run);
    EXPECT_EQ(requires_({"pairs"}), run);
    EXPECT_EQ(requires_({"attribution"}), run);
    EXPECT_EQ(requires_({"similarity"}), (std::set<std::string>{"--prompt"}));
    EXPECT_EQ(requires_({"predict"}), (std::set<std::string>{"--prompt"}));
    EXPECT_EQ(requires_({"write"}), (std::set<std::string>{"--prompt"}));
    EXPECT_EQ(requires_({"set"}),
              (std::set<std::string>{"--heads", "--prompt", "--target", "--control"}));
    EXPECT_EQ(requires_({"grow"}),
              (std::set<std::string>{"--steps", "--prompt", "--target", "--control"}));
    EXPECT_EQ(requires_({"layers"}),
              (std::set<std::string>{"--donor", "--prompt", "--target", "--control"}));
    EXPECT_EQ(requires_({"compare"}), (std::set<std::string>{"FILE"}));
    EXPECT_EQ(requires_({"models", "download"}), (std::set<std::string>{"NAME"}));
    for (const char* command : {"map", "claims", "info", "tokenize"})
        EXPECT_EQ(requires_({command}), std::set<std::string>{}) << command;
}

// In the order of the commands: what sweep writes is there for map and compare.
TEST_F(Help, ItsExamplesRun) {
    int ran = 0;
    std::filesystem::copy(std::filesystem::path(HEADSCOPE_CLI).parent_path().parent_path() /
                              "share" / "headscope" / "lessons" / "00-five-minutes",
                          scratch / "mine");
    std::filesystem::create_directory(scratch / "answers");
    LessonAnswers answers;
    answers.lesson = "five-minutes";
    writeBytes(scratch / "answers" / "one.headscope-answers", toFile(answers));
    for (const auto& command : kCommands) {
        for (auto example : examplesOf(command)) {
            if (example.find("gpt2") != std::string::npos) continue;  // is not on every machine
            SCOPED_TRACE(example);
            const auto script = "headscope-cli() { " + quoted(HEADSCOPE_CLI) + " \"$@\"; }; cd " +
                                quoted(scratch.path().string()) + " && set -o pipefail && " +
                                example;
            const auto shell = "bash -c " + quoted(script) + " >" +
                               quoted((scratch / "out").string()) + " 2>" +
                               quoted((scratch / "err").string()) + " </dev/null";
            EXPECT_EQ(std::system(shell.c_str()), 0) << readBytes(scratch / "err");
            ++ran;
            if (!std::filesystem::exists(scratch / "run.json")) continue;
            if (std::filesystem::exists(scratch / "other.json")) continue;
            std::filesystem::copy_file(scratch / "run.json", scratch / "other.json");
            SessionRun kept;
            kept.id = 1;
            kept.report = sweepFromJson(readBytes(scratch / "run.json"));
            Session session;
            session.runs.push_back(std::make_shared<const KeptRun>(kept));
            writeFileAtomically(scratch / "lesson.headscope", toFile(session));
        }
    }
    EXPECT_GE(ran, 28);
    for (const char* file : {"run.json", "map.csv", "run.py", "checks.json", "pairs.npy"})
        EXPECT_GT(readBytes(scratch / file).size(), 1000U) << file;
}

TEST_F(Help, WrongUseIsToldInPlainWords) {
    expectRefused({"predict", "--prompt", "a", "--prompt", "b"},
                  {"--prompt is given more than once"});
    expectRefused({"sweep", "--csv"}, {"--csv needs a value"});
    expectRefused({"map", "--metric", "loss"}, {"\"loss\" is none of probability"});
    expectRefused({"sweep", "--metric", "kl"}, {"sweep does not take \"--metric kl\""});
    expectRefused({"dance"}, {"\"dance\" is no command"});
    expectRefused({}, {"which command? There are sweep, predict, "});
    expectRefused({"models"}, {"which command of models? There are list, download"});
    expectRefused({"models", "list", "--json=x"},
                  {"--json takes no value", "headscope-cli models list --help"});
    expectRefused({"compare", "a"}, {"FILE is to be given 2 times, not 1"});
}

}  // namespace
}  // namespace headscope
