// SPDX-License-Identifier: GPL-3.0-or-later
// A batch that is divided among threads, against the same batch in one piece: each row's numbers
// are computed by the same sums, so nothing may differ.
#include "sweep/split_pass.h"

#include "kernels/parallel.h"
#include "runner_fixture.h"

#include <array>
#include <atomic>
#include <chrono>
#include <span>
#include <stdexcept>
#include <thread>

namespace headscope {
namespace {

class Threads {
 public:
    explicit Threads(int threads) { kernels::setThreads(threads); }
    ~Threads() { kernels::setThreads(m_before); }
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

 private:
    int m_before = kernels::threads();
};

class SplitPassTest : public test::RunnerTest {
 protected:
    headscope::Run whole() {
        const Threads one(1);
        AblatedPass pass(model().packed);
        return sweep(pass);
    }

    headscope::Run split(int threads) {
        const Threads many(threads);
        SplitPass pass(model().packed);
        return sweep(pass);
    }
};

void expectEqual(const headscope::Run& a, const headscope::Run& b) {
    ASSERT_EQ(a.parts.size(), b.parts.size());
    for (std::size_t part = 0; part < a.parts.size(); ++part) {
        ASSERT_FALSE(a.parts[part].cells.empty());
        ASSERT_EQ(a.parts[part].cells.size(), b.parts[part].cells.size());
        for (std::size_t i = 0; i < a.parts[part].cells.size(); ++i) {
            const auto& x = a.parts[part].cells[i];
            const auto& y = b.parts[part].cells[i];
            EXPECT_EQ(x.head, y.head);
            EXPECT_EQ(x.pTarget, y.pTarget) << name(x.head);
            EXPECT_EQ(x.pControl, y.pControl) << name(x.head);
            EXPECT_EQ(x.logitTarget, y.logitTarget) << name(x.head);
            EXPECT_EQ(x.kl, y.kl) << name(x.head);
            EXPECT_EQ(x.argmax, y.argmax) << name(x.head);
        }
    }
}

TEST_F(SplitPassTest, GivesTheSameBitsOnAnyNumberOfThreads) {
    for (const auto& positions : {Positions::all(), Positions::last(), Positions::at({2, 4})}) {
        request.positions = positions;
        for (const auto& given : {std::vector<HeadId>{}, std::vector<HeadId>{{1, 1}, {3, 2}}}) {
            request.given = given;
            const auto expected = whole();
            for (const int threads : {1, 2, 3, 5, 64})
                expectEqual(expected, split(threads));
        }
    }
}

TEST_F(SplitPassTest, GivesTheSameBitsForPatches) {
    request.interventions = {FromPrompt{{10, 20, 99, 40, 7, 60}}};
    expectEqual(whole(), split(3));
}

TEST_F(SplitPassTest, TellsHowFarItIsOnTheCallersThreadAlone) {
    const Threads three(3);
    SplitPass pass(model().packed);
    std::atomic<int> told = 0, elsewhere = 0;
    SweepSink sink;
    sink.progress = [&, own = std::this_thread::get_id()](std::span<const HeadId>, double) {
        ++told;
        if (std::this_thread::get_id() != own) ++elsewhere;
    };
    (void)sweep(pass, {}, sink);
    EXPECT_GT(told, 0);
    EXPECT_EQ(elsewhere, 0);
}

TEST_F(SplitPassTest, StopsInTheMiddleOfABatch) {
    const Threads three(3);
    SplitPass pass(model().packed);
    std::stop_source source;
    SweepSink sink;
    sink.progress = [&](std::span<const HeadId>, double part) {
        if (part > 0) source.request_stop();
    };
    const auto result = sweep(pass, source.get_token(), sink);
    EXPECT_TRUE(result.stopped);
}

TEST_F(SplitPassTest, RowsThatFitCountEachThreadsOwnMemory) {
    SplitPass split(model().packed);
    const AblatedPass one(model().packed);
    const auto memory = 5 * AblatedPass::batchBytes(model().packed.config, 0);
    const Threads four(4);
    EXPECT_LT(split.rowsThatFit(6, memory), one.rowsThatFit(6, memory));
    EXPECT_GE(split.rowsThatFit(6, 0), 6U) << "one variant's, however little there is";
}

TEST(Apart, RunsEachOnceAndKernelsWithinOnOneThread) {
    const Threads three(3);
    std::array<std::atomic<int>, 10> ran{};
    std::atomic<int> most = 0;
    kernels::apart(10, [&](int i) {
        ++ran.at(static_cast<std::size_t>(i));
        most = std::max(most.load(), kernels::threads());
    });
    for (const auto& times : ran)
        EXPECT_EQ(times, 1);
    EXPECT_EQ(most, 1);
    EXPECT_EQ(kernels::threads(), 3);
    kernels::apart(1, [](int) { EXPECT_EQ(kernels::threads(), 1); });
    EXPECT_EQ(kernels::threads(), 3);
}

TEST(Apart, ThrowsWhenAllHaveEnded) {
    const Threads three(3);
    std::atomic<int> ended = 0;
    EXPECT_THROW(kernels::apart(3,
                                [&](int i) {
                                    if (i == 1) throw std::runtime_error("one");
                                    std::this_thread::sleep_for(std::chrono::milliseconds(20));
                                    ++ended;
                                }),
                 std::runtime_error);
    EXPECT_EQ(ended, 2);
    kernels::apart(0, [](int) { FAIL(); });
}

}  // namespace
}  // namespace headscope
