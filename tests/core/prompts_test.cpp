// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_folder.h"

#include <headscope/error.h>
#include <headscope/prompts.h>

#include <gtest/gtest.h>

#include <fstream>

namespace headscope {
namespace {

std::filesystem::path write(const ScratchFolder& folder, const std::string& content) {
    const auto file = folder / "prompts.json";
    std::ofstream(file) << content;
    return file;
}

TEST(Prompts, AreReadInTheirOrder) {
    const ScratchFolder folder;
    const auto file = write(folder, R"({"schema": "headscope.prompts/1", "prompts": [
        {"text": "A b", "target": " c", "control": " d", "shows": "One."},
        {"text": "\u00e9", "target": "e", "control": "f", "shows": ""}]})");
    const std::vector<ExamplePrompt> expected{{"A b", " c", " d", "One."},
                                              {"\xC3\xA9", "e", "f", ""}};
    EXPECT_EQ(readPrompts(file), expected);
}

TEST(Prompts, ComeBackAsTheyWereWritten) {
    const ScratchFolder folder;
    const std::vector<ExamplePrompt> prompts{{"line\nbreak \"x\"", " \xE2\x90\xA3", "\t", "Ü"}};
    writePrompts(folder / "new.json", prompts);
    EXPECT_EQ(readPrompts(folder / "new.json"), prompts);
}

TEST(Prompts, ADonorIsKeptWhereThereIsOne) {
    const ScratchFolder folder;
    const std::vector<ExamplePrompt> prompts{{"A b", " c", " d", "One.", "E b"},
                                             {"A b", " c", " d", "Two."}};
    writePrompts(folder / "donor.json", prompts);
    EXPECT_EQ(readPrompts(folder / "donor.json"), prompts);
}

TEST(Prompts, ABrokenFileIsNamedAndExplained) {
    const ScratchFolder folder;
    for (const char* content :
         {"", "[]", "{", R"({"prompts": []})", R"({"schema": "other/1", "prompts": []})",
          R"({"schema": 1, "prompts": []})", R"({"schema": "headscope.prompts/1"})",
          R"({"schema": "headscope.prompts/1", "prompts": {"text": "a"}})",
          R"({"schema": "headscope.prompts/1", "prompts": [{"text": "a"}]})",
          R"({"schema": "headscope.prompts/1", "prompts": [
              {"text": "a", "target": "b", "control": "c", "shows": "d", "donor": 1}]})",
          R"({"schema": "headscope.prompts/1",
              "prompts": [{"text": "a", "target": 1, "control": "", "shows": ""}]})"}) {
        SCOPED_TRACE(content);
        const auto file = write(folder, content);
        try {
            (void)readPrompts(file);
            FAIL() << "was read";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), Error::Kind::Input);
            EXPECT_NE(std::string(error.what()).find("prompts.json"), std::string::npos);
            EXPECT_FALSE(error.hint().empty());
        }
    }
}

}  // namespace
}  // namespace headscope
