// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/error.h>

#include <gtest/gtest.h>

#include <string>

namespace headscope {
namespace {

using namespace std::string_literals;

TEST(MessageText, leavesTextAsItIs) {
    for (const char* text : {"", "plain", "caf\u00e9 \u65e5\u672c \U0001F600 \u2423", "a\\b"})
        EXPECT_EQ(messageText(text), text);
}

TEST(MessageText, showsWhatCannotBeSeen) {
    EXPECT_EQ(messageText("a\0b"s), "a\\x00b");
    EXPECT_EQ(messageText("a\nb\x1b[31m\x7f"), "a\\x0Ab\\x1B[31m\\x7F");
    EXPECT_EQ(messageText("a\u0085b"), "a\\x85b");
    EXPECT_EQ(messageText("\u202Egpt2\u202C"), "\\u{202E}gpt2\\u{202C}");
    EXPECT_EQ(messageText("\uFEFFa\u200Bb\u2028"), "\\u{FEFF}a\\u{200B}b\\u{2028}");
    EXPECT_EQ(messageText("a\xFF\xC3"), "a\uFFFD\uFFFD");
    EXPECT_EQ(messageText(messageText("a\0b"s)), "a\\x00b");
}

// What a server or a file says must not end the message that quotes it.
TEST(MessageText, isWhatErrorsSay) {
    const Error error = inputError("the id \"x\0y\" is odd"s, "Ask for z\0z."s);
    EXPECT_EQ(std::string(error.what()), "the id \"x\\x00y\" is odd");
    EXPECT_EQ(error.hint(), "Ask for z\\x00z.");
}

}  // namespace
}  // namespace headscope
