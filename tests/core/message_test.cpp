// SPDX-License-Identifier: GPL-3.0-or-later
// English by itself, and the pattern and the arguments for other languages.
#include "base/message_json.h"
#include "base/reason.h"
#include "scratch.h"

#include <headscope/message.h>

#include <gtest/gtest.h>

#include <cerrno>
#include <limits>
#include <string>
#include <system_error>
#include <variant>

namespace headscope {
namespace {

TEST(Message, isEnglishByItself) {
    EXPECT_EQ(say("the prompt is empty").english(), "the prompt is empty");
    EXPECT_EQ(say("%1 has no tensor %2", "a.json", std::string("wte")).english(),
              "a.json has no tensor wte");
    EXPECT_EQ(say("%2 before %1, and %2 again", "one", "two").english(),
              "two before one, and two again");
    EXPECT_EQ(say("from -%1 to %1", 100.0).english(), "from -100 to 100");
    EXPECT_EQ(say("at %1 bytes of %2", std::size_t{7}, std::numeric_limits<std::int64_t>::min())
                  .english(),
              "at 7 bytes of -9223372036854775808");
    EXPECT_EQ(say("%1 GB", decimals(2.5, 2)).english(), "2.50 GB");
    EXPECT_EQ(say("P %1", 0.1).english(), "P 0.1") << "as few digits as tell it";
    EXPECT_EQ(say("100 % of it, and 5 %: %1", 3).english(), "100 % of it, and 5 %: 3");
}

// What is put into a place is a file's name or a text of a stranger's.
TEST(Message, doesNotFillWhatWasPutIn) {
    EXPECT_EQ(say("%1 and %2", "%2", "%1").english(), "%2 and %1");
    EXPECT_EQ(say("%1: %2", "%n", say("%1", "%2")).english(), "%n: %2");
    EXPECT_EQ(Message("50 %1").english(), "50 %1") << "a text has no places";
}

TEST(Message, countsInEnglish) {
    const auto files = [](int count) {
        return sayCount("%n file of %1 is missing", "%n files of %1 are missing", count, "x")
            .english();
    };
    EXPECT_EQ(files(1), "1 file of x is missing");
    EXPECT_EQ(files(0), "0 files of x are missing");
    EXPECT_EQ(files(12), "12 files of x are missing");
}

TEST(Message, keepsItsPatternAndArguments) {
    const Message message = say("%1 is %2", say("the %1", "lid"), 3);
    const auto& said = message.content();
    EXPECT_EQ(said.pattern, "%1 is %2");
    ASSERT_EQ(said.arguments.size(), 2U);
    EXPECT_EQ(std::get<Message>(said.arguments[0].value).content().pattern, "the %1");
    EXPECT_EQ(std::get<std::int64_t>(said.arguments[1].value), 3);
    EXPECT_FALSE(said.count);
    EXPECT_TRUE(Message().empty());
    EXPECT_TRUE(Message("").empty());
    EXPECT_EQ(Message().english(), "");
    EXPECT_FALSE(say("a").empty());
}

// In a file it is its English; read back it is a text, and the same message.
TEST(Message, isItsEnglishInFiles) {
    const std::vector<Message> notes{say("%1 is small", 7), sayCount("one", "%n", 1)};
    const nlohmann::json json = notes;
    EXPECT_EQ(json.dump(), R"(["7 is small","one"])");
    const auto again = json.get<std::vector<Message>>();
    EXPECT_EQ(again, notes);
    EXPECT_TRUE(again[0].content().arguments.empty());
    EXPECT_FALSE(say("%1 is small", 8) == notes[0]);
}

TEST(Message, isOnOneLineInErrors) {
    const Error error = inputError(say("%1 holds %2", "a\nb", say("no %1", "\x1b[31m")),
                                   say("Look at %1.", std::string("\u202Ex")));
    EXPECT_EQ(std::string(error.what()), "a\\x0Ab holds no \\x1B[31m");
    EXPECT_EQ(error.hint(), "Look at \\u{202E}x.");
    EXPECT_EQ(error.message().english(), error.what());
    EXPECT_EQ(error.hintMessage().english(), error.hint());
    EXPECT_EQ(error.message().content().pattern, "%1 holds %2");
    EXPECT_EQ(std::get<std::string>(error.message().content().arguments[0].value), "a\\x0Ab");
    const Error copy = error;
    EXPECT_EQ(copy.message(), error.message());
}

// The words are the C library's own.
TEST(Message, saysTheSystemsReasons) {
    for (const int error : {EACCES, EDQUOT, EEXIST, EFBIG, EIO, EISDIR, ELOOP, EMFILE, ENAMETOOLONG,
                            ENOENT, ENOMEM, ENOSPC, ENOTDIR, EPERM, EROFS, EPIPE, EBUSY}) {
        EXPECT_EQ(reason(error).english(), std::generic_category().message(error));
        EXPECT_EQ(reason(std::error_code(error, std::system_category())).english(),
                  std::system_category().message(error));
    }
}

}  // namespace
}  // namespace headscope
