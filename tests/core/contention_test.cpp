// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/contention.h"

#include "checkpoint_maker.h"
#include "engine/device_engine.h"
#include "runtime/blas.h"
#include "runtime/thread_share.h"
#include "scratch_folder.h"

#include <headscope/runtime.h>

#include <gtest/gtest.h>

#include <optional>
#include <span>
#include <string>

namespace headscope {
namespace {

// user nice system idle iowait irq softirq steal guest guest_nice, in ticks.
constexpr const char* kStat =
    "cpu  1000 0 0 9000 0 0 0 0 0 0\n"
    "cpu0 100 20 30 4000 500 6 7 8 9 10\n"
    "cpu1 200 0 0 4000 0 0 0 0 0 0\n"
    "cpu10 700 0 0 100 0 0 0 0 0 0\n"
    "intr 12345\n";

TEST(Contention, CountsAllButIdleAndWaitingForDisks) {
    EXPECT_DOUBLE_EQ(*busySeconds(kStat, {0}, 100), 1.71);  // 100 + 20 + 30 + 6 + 7 + 8
    EXPECT_DOUBLE_EQ(*busySeconds(kStat, {0, 1}, 100), 3.71);
    EXPECT_DOUBLE_EQ(*busySeconds(kStat, {10}, 1000), 0.7);
}

TEST(Contention, SaysNothingOfCpusThatAreNotListed) {
    EXPECT_FALSE(busySeconds(kStat, {0, 2}, 100));
    EXPECT_FALSE(busySeconds(kStat, {}, 100));
    EXPECT_FALSE(busySeconds("", {0}, 100));
}

TEST(Contention, LeavesCoresToOthersWhereThatIsTheLesserLoss) {
    EXPECT_EQ(threadsBeside(16, 0), 16);
    EXPECT_EQ(threadsBeside(16, 0.3), 16) << "a mail program";
    EXPECT_EQ(threadsBeside(16, 0.5), 15) << "one that computes, and shares a core with ours";
    EXPECT_EQ(threadsBeside(16, 1.0), 15) << "the same, alone on the core that it was left";
    EXPECT_EQ(threadsBeside(16, 3.9), 12);
    EXPECT_EQ(threadsBeside(16, 15), 16) << "one thread would take longer than sixteen halves";
    EXPECT_EQ(threadsBeside(4, 1), 3);
    EXPECT_EQ(threadsBeside(2, 1), 2) << "half the threads are no better than half the speed";
    EXPECT_EQ(threadsBeside(1, 8), 1);
    EXPECT_EQ(threadsBeside(0, 0), 1);
}

TEST(Contention, AnAskedNumberOfThreadsIsKept) {
    const int before = runtime().threads;
    ThreadShare share(1);
    EXPECT_EQ(runtime().threads, 1);
    share.adjust();
    EXPECT_EQ(runtime().threads, 1);
    setThreads(before);
}

TEST(Contention, ASweepLooksAtItBeforeItsFirstBatchAndAfterEach) {
    const int before = runtime().threads;
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec(7));
    int looks = 0;
    DeviceServices services;
    services.others = [&looks] {
        ++looks;
        return std::optional<double>();
    };
    int batches = 0;
    SweepSink sink;
    sink.cells = [](const Intervention&, std::span<const Cell>) {};  // so that there are some
    sink.between = [&] { EXPECT_EQ(looks, ++batches + 1); };
    SweepRequest request;
    request.prompt = {66, 101, 114, 108, 105, 110, 32};
    request.target = 97;
    request.control = 98;
    (void)loadEngine(scratch / "model", {}, services)->sweep(request, sink, {});
    EXPECT_GT(batches, 1);
    EXPECT_EQ(looks, batches + 1);
    setThreads(before);
}

TEST(Contention, RatesOfABusyMachineAreNoReasonToWarn) {
    const ProductRates slow{3.2, 210, false};
    EXPECT_NE(blasWarning(BlasKind::OpenMp, slow).english(), "");
    const ProductRates disturbed{3.2, 210, true};
    EXPECT_EQ(blasWarning(BlasKind::OpenMp, disturbed).english(), "");
    EXPECT_NE(blasWarning(BlasKind::Pthreads, disturbed).english(), "") << "slow by its kind";
}

}  // namespace
}  // namespace headscope
