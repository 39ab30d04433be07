// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/stop_signals.h>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <thread>

namespace headscope {
namespace {

constexpr std::chrono::minutes kPatience{10};

/// The disposition of a signal until the end of the test.
class Disposition {
 public:
    Disposition(int number, void (*handler)(int))
        : m_number(number), m_before(std::signal(number, handler)) {}
    ~Disposition() { std::signal(m_number, m_before); }
    Disposition(const Disposition&) = delete;
    Disposition& operator=(const Disposition&) = delete;

 private:
    int m_number;
    void (*m_before)(int);
};

class StopSignalsTest : public ::testing::TestWithParam<int> {};

TEST_P(StopSignalsTest, callsStopOnceAndTheProgramGoesOn) {
    std::promise<int> asked;
    int calls = 0;
    {
        const StopSignals signals([&](int number) {
            ++calls;
            asked.set_value(number);
        });
        ASSERT_EQ(::raise(GetParam()), 0);
        auto first = asked.get_future();
        ASSERT_EQ(first.wait_for(kPatience), std::future_status::ready);
        EXPECT_EQ(first.get(), GetParam());
        for (const int more : {SIGTERM, SIGHUP, SIGHUP})
            ASSERT_EQ(::raise(more), 0);
    }
    EXPECT_EQ(calls, 1);
}

INSTANTIATE_TEST_SUITE_P(All, StopSignalsTest, testing::Values(SIGINT, SIGTERM, SIGHUP),
                         [](const auto& test) { return signalName(test.param); });

TEST(StopSignals, givesBackWhatWasThere) {
    const Disposition own(SIGTERM, [](int) {});
    {
        const StopSignals signals([](int) {});
    }
    const auto now = std::signal(SIGTERM, SIG_IGN);
    EXPECT_NE(now, SIG_DFL);
    EXPECT_NE(now, SIG_IGN);
}

TEST(StopSignals, leavesAnIgnoredSignalIgnored) {
    const Disposition ignored(SIGHUP, SIG_IGN);
    int calls = 0;
    {
        const StopSignals signals([&](int) { ++calls; });
        ASSERT_EQ(::raise(SIGHUP), 0);
    }
    EXPECT_EQ(calls, 0);
}

TEST(StopSignalsDeathTest, aSecondCtrlCEndsTheProgram) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            const StopSignals signals([](int) {});
            (void)::raise(SIGTERM);
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            (void)::raise(SIGINT);
        },
        testing::KilledBySignal(SIGINT), "");
}

// Signals that are sent together may come in any order.
TEST(StopSignalsTogether, CtrlCBesideAnotherSignalEndsInOrder) {
    int calls = 0;
    {
        const StopSignals signals([&](int) { ++calls; });
        (void)::raise(SIGTERM);
        (void)::raise(SIGINT);
    }
    EXPECT_EQ(calls, 1);
}

/// Exits with 0 where both writes fail and the program lives.
[[noreturn]] void writeInVain() {
    keepWriteErrors();
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) std::exit(1);
    ::close(ends[0]);
    if (::write(ends[1], "x", 1) != -1 || errno != EPIPE) std::exit(2);
    std::FILE* const file = std::tmpfile();
    const rlimit none{0, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &none);
    if (::write(::fileno(file), "x", 1) != -1 || errno != EFBIG) std::exit(3);
    std::exit(0);
}

TEST(StopSignalsDeathTest, aWriteThatCannotBeIsAnErrorOfIt) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(writeInVain(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace headscope
