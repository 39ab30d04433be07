// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/blas.h"

#include <headscope/engine_limits.h>
#include <headscope/error.h>

#include <gtest/gtest.h>

namespace headscope {
namespace {

TEST(MemoryAmount, ReadsWhatPeopleWrite) {
    EXPECT_EQ(parseMemory("2G"), std::int64_t{2147483648});
    EXPECT_EQ(parseMemory("512M"), 536870912);
    EXPECT_EQ(parseMemory("1.5g"), 1610612736);
    EXPECT_EQ(parseMemory("2 GiB"), std::int64_t{2147483648});
    EXPECT_EQ(parseMemory("20480KB"), 20971520);
    EXPECT_EQ(parseMemory("1T"), std::int64_t{1099511627776});
}

TEST(MemoryAmount, RefusesTheRestWithAHint) {
    for (const auto* text : {"", "G", "2", "-1G", "2X", "2GG", "2 G 3", "nan", "infG", "1e3G", "0G",
                             "15M", "99999999T", "0x2G"}) {
        try {
            (void)parseMemory(text);
            ADD_FAILURE() << text;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), Error::Kind::Input) << text;
            EXPECT_NE(error.hint().find("512M"), std::string::npos) << text;
        }
    }
}

TEST(MemoryAmount, IsWrittenAsItIsRead) {
    for (const auto* text : {"16M", "512M", "2G", "3T", "20481K"})
        EXPECT_EQ(memoryText(parseMemory(text)), text);
}

TEST(BlasJudgement, NamesTheCureOfEachKind) {
    const auto cure = [](BlasKind kind, double blas, double own) {
        return blasWarning(kind, {blas, own}).english();
    };
    EXPECT_EQ(cure(BlasKind::OpenMp, 200, 210), "");
    EXPECT_EQ(cure(BlasKind::OpenMp, 100, 210), "") << "a narrower kernel is no fault";
    EXPECT_EQ(cure(BlasKind::Unknown, 200, 210), "");
    EXPECT_EQ(cure(BlasKind::OpenMp, 0, 0), "") << "nothing was measured";
    for (const auto kind : {BlasKind::Pthreads, BlasKind::OneThread, BlasKind::Reference})
        EXPECT_NE(cure(kind, 200, 210).find("libopenblas0-openmp"), std::string::npos);
    EXPECT_NE(cure(BlasKind::Pthreads, 200, 210).find("libopenblas0-pthread"), std::string::npos);
    const auto slow = cure(BlasKind::Unknown, 3.2, 210);
    EXPECT_NE(slow.find("3.2 GFLOP/s"), std::string::npos) << slow;
    EXPECT_NE(slow.find("210 GFLOP/s"), std::string::npos) << slow;
    EXPECT_NE(slow.find("libopenblas0-openmp"), std::string::npos) << slow;
}

TEST(BlasJudgement, IsMeasuredInAFewHundredths) {
    const auto rates = measureProducts();
    EXPECT_GT(rates.blas, 0);
    EXPECT_GT(rates.own, 0);
}

}  // namespace
}  // namespace headscope
