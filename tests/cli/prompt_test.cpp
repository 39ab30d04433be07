// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts from files and standard input, and what is said of prompts and tokens that are likely not
// meant.
#include "cli_fixture.h"

#include <fmt/format.h>
#include <sys/stat.h>

namespace headscope {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

class Prompts : public Cli {
 protected:
    /// With `input` on standard input.
    [[nodiscard]] Outcome given(const std::string& input, const Words& arguments) const {
        writeBytes(scratch / "input", input);
        return run(arguments, " >" + quoted((scratch / "out").string()) + " <" +
                                  quoted((scratch / "input").string()) + " 2>" +
                                  quoted((scratch / "err").string()) + " #");
    }
    [[nodiscard]] Outcome read(Outcome outcome) const {
        outcome.out = readBytes(scratch / "out");
        return outcome;
    }
    [[nodiscard]] Words sweep(const std::string& prompt, const std::string& target,
                              const std::string& control = " France") const {
        return {"sweep",     "--prompt", prompt,      "--target", target,
                "--control", control,    "--replace", "zero"};
    }
};

TEST_F(Prompts, AreReadFromFilesAndStandardInput) {
    const auto prompt = (scratch / "prompt.txt").string();
    const auto sweepOf = [&](const std::string& file) {
        return Words{"sweep", "--model",   model(), "--prompt-file", file, "--target",
                     "a",     "--control", "b"};
    };
    // Every byte counts; one line end at the end does not.
    for (const auto& [bytes, text] : {std::pair<std::string, std::string>("Ber lin", "Ber lin"),
                                      {"Ber lin\n", "Ber lin"},
                                      {"Ber lin\r\n", "Ber lin"},
                                      {"Ber lin\n\n", "Ber lin\n"},
                                      {" Ber \xC3\xA9\t\r", " Ber \xC3\xA9\t\r"}}) {
        SCOPED_TRACE(bytes);
        writeBytes(prompt, bytes);
        EXPECT_EQ(parsed(run(sweepOf(prompt)))["prompt"]["text"], text);
    }
    // Several lines are one prompt, and that is said; not where it is only made to end with some.
    const auto two = [](const std::string& what) {
        return "headscope-cli: note: " + what +
               " has 2 lines, and they are one prompt; for a prompt a line see headscope-cli study "
               "--help\n";
    };
    auto lines = read(given("Ber\nlin\n", sweepOf("-")));
    EXPECT_EQ(withoutSurprise(lines.err), two("standard input"));
    lines.err.clear();
    EXPECT_EQ(parsed(lines)["prompt"]["text"], "Ber\nlin");
    writeBytes(prompt, "Ber\nlin\n\n");
    lines = run(sweepOf(prompt));
    EXPECT_EQ(withoutSurprise(lines.err), two("the file"));
    lines.err.clear();
    EXPECT_EQ(parsed(lines)["prompt"]["text"], "Ber\nlin\n");
    // Of a text that is to be tokenized, every byte is a part.
    writeBytes(prompt, "Ber\n");
    EXPECT_EQ(
        parsed(run({"tokenize", "--model", model(), "--file", prompt}))["tokens"].back()["text"],
        "\n");
    EXPECT_EQ(parsed(read(given("Ber\n", {"tokenize", "--model", model(), "--file", "-"}))),
              parsed(run({"tokenize", "--model", model(), "--file", prompt})));
}

TEST_F(Prompts, ThatCannotBeReadAreRefused) {
    const auto prompt = (scratch / "prompt.txt").string();
    const Words predict{"predict", "--model", model()};
    const auto file = predict + Words{"--prompt-file", prompt};
    expectRefused(file, {"prompt.txt"});
    writeBytes(prompt, "Berl\xEDn");
    expectRefused(file, {"prompt.txt", "UTF-8 at byte 4", "iconv"});
    writeBytes(prompt, "\n");
    expectRefused(file, {"prompt is empty"});
    writeBytes(prompt, std::string((4U << 20) + 1, 'a'));
    expectRefused(file, {"prompt.txt", "4194304 bytes", "the part that is meant"});
    const auto pipe = (scratch / "pipe").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    expectRefused(predict + Words{"--prompt-file", pipe}, {"pipe", "Give -"});
    expectRefused(predict + Words{"--prompt-file", ""}, {"--prompt-file", "empty"});
    expectRefused(predict, {"no prompt", "--prompt-file"});
    const auto invalid = given("\xFF", predict + Words{"--prompt-file", "-"});
    EXPECT_EQ(invalid.code, 2);
    EXPECT_NE(invalid.err.find("standard input is not valid UTF-8 at byte 0"), std::string::npos)
        << invalid.err;
    const auto without = run(predict + Words{"--prompt-file", "-"},
                             " >/dev/null 2>" + quoted((scratch / "err").string()) + " <&- #");
    EXPECT_EQ(without.code, 2);
    EXPECT_NE(without.err.find("standard input cannot be read"), std::string::npos) << without.err;
}

TEST_F(Prompts, AreGivenInOneWayAlone) {
    const auto prompt = (scratch / "prompt.txt").string();
    writeBytes(prompt, "Berlin");
    for (const auto& two : {Words{"--prompt", "a", "--prompt-file", prompt},
                            Words{"--prompt-file", prompt, "--prompt-ids", "1"},
                            Words{"--prompt", "", "--prompt-ids", "1"}})
        expectRefused(Words{"predict", "--model", model()} + two, {two[0], two[2], "together"});
    expectRefused({"predict", "--prompt-file", prompt, "--prompt-file", prompt},
                  {"more than once"});
    expectRefused({"map", "--from", prompt, "--prompt-file", prompt}, {"--from", "--prompt-file"});
    expectRefused({"tokenize", "--text", "a", "--file", prompt}, {"--text", "--file"});
    // An empty prompt is not taken for none.
    expectRefused({"claims", "--prompt", ""}, {"prompt is empty"});
}

TEST_F(Prompts, ATokenWithoutItsSpaceIsSaid) {
    const std::string prompt = "Berlin is the capital of";
    const auto outcome = run(sweep(prompt, "Germany", "France"));
    EXPECT_EQ(outcome.code, 0);
    EXPECT_NE(outcome.err.find("note: without a leading space the target \"Germany\""),
              std::string::npos)
        << outcome.err;
    EXPECT_NE(outcome.err.find("--target \" Germany\""), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("--control \" France\""), std::string::npos) << outcome.err;
    for (const auto& command : {Words{"set", "--heads", "0.1"}, Words{"grow", "--steps", "1"},
                                Words{"map"}, Words{"claims"}}) {
        auto words = sweep(prompt, "Germany");
        words.erase(words.begin());
        if (command[0] == "claims") words.resize(words.size() - 2);
        EXPECT_NE(run(command + words).err.find("--target \" Germany\""), std::string::npos)
            << command[0];
    }
    EXPECT_EQ(run(sweep(prompt, " Germany")).err, "") << "as it should be";
    // Behind a quote a word begins without its space.
    EXPECT_EQ(run(sweep(prompt + " \"", "Germany")).err.find("leading space"), std::string::npos);
}

TEST_F(Prompts, ASpaceAtTheEndIsSaid) {
    const std::string prompt = "Berlin is the capital of";
    const std::string note = "note: the prompt ends with a space";
    EXPECT_NE(run(sweep(prompt + " ", "Germany")).err.find(note), std::string::npos);
    EXPECT_NE(run({"predict", "--prompt", prompt + " "}).err.find(note), std::string::npos);
    EXPECT_EQ(run({"predict", "--prompt", prompt}).err, "");
}

TEST_F(Prompts, ATargetThatIsHardlyExpectedIsSaidWithWhatIs) {
    const std::string prompt = "Berlin is the capital of";
    const auto prediction = parsed(run({"predict", "--prompt", prompt, "--top", "2414"}))["clean"];
    std::size_t rank = 0;
    while (prediction.at(rank)["text"] != " France")
        ++rank;
    ASSERT_GT(rank, 10U);
    const auto said = run(sweep(prompt, " France", " Spain"));
    EXPECT_EQ(said.code, 0);
    EXPECT_EQ(said.err, fmt::format("headscope-cli: note: the model hardly expects the target "
                                    "\"\u2423France\" here: P {:#.3g}, rank {}; it says "
                                    "\"\u2423Germany\" instead, P {:#.3g}\n",
                                    prediction[rank]["p"].get<double>(), rank + 1,
                                    prediction[0]["p"].get<double>()));
    // The control is not what the prompt asks for, and the same twice stays refused.
    EXPECT_EQ(run(sweep(prompt, " Germany", " Spain")).err, "");
    expectRefused(sweep(prompt, " Germany", " Germany"), {"same token"});
}

}  // namespace
}  // namespace headscope
