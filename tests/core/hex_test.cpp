// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hex.h"

#include <gtest/gtest.h>

#include <span>
#include <string>

namespace headscope {
namespace {

std::string hexOf(const std::string& bytes) {
    return toHex(std::as_bytes(std::span(bytes)));
}

TEST(Hex, IsTwoDigitsAByteAndBack) {
    EXPECT_EQ(hexOf(std::string("\x00\x7f\xe2\xff", 4)), "007fe2ff");
    EXPECT_EQ(fromHex("007fE2ff"), std::string("\x00\x7f\xe2\xff", 4));
    EXPECT_EQ(fromHex(""), "");
    for (const char* wrong : {"0", "0g", "g0", "-1", "0x", " 1", "123"})
        EXPECT_EQ(fromHex(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace headscope
