// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/cores.h"
#include "scratch.h"

#include <headscope/resources.h>
#include <headscope/runtime.h>
#include <headscope/version.h>

#include <sched.h>

#include <optional>
#include <thread>

namespace headscope {
namespace {

namespace fs = std::filesystem;

/// Sets an environment variable, or unsets it (null), until it goes out of scope.
class EnvironmentValue {
 public:
    EnvironmentValue(const char* name, const char* value) : m_name(name) {
        if (const char* before = ::getenv(name)) {
            m_before = before;
        }
        set(value);
    }
    ~EnvironmentValue() { set(m_before ? m_before->c_str() : nullptr); }
    EnvironmentValue(const EnvironmentValue&) = delete;
    EnvironmentValue& operator=(const EnvironmentValue&) = delete;

 private:
    void set(const char* value) {
        if (value != nullptr) {
            ::setenv(m_name, value, 1);
        } else {
            ::unsetenv(m_name);
        }
    }
    const char* m_name;
    std::optional<std::string> m_before;
};

fs::path besideProgram() {
    return fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "share/headscope";
}

TEST(Resources, areTakenFromTheEnvironmentFirst) {
    const ScratchFolder folder;
    const EnvironmentValue environment("HEADSCOPE_RESOURCES", folder.path().c_str());
    EXPECT_EQ(resourceFolder(), folder.path());
    expectError(Error::Kind::Failure, {"headscope-mini"}, [] { (void)bundledModel(); });
    fs::create_directories(folder / "models/headscope-mini");
    EXPECT_EQ(bundledModel(), folder / "models/headscope-mini");
}

TEST(Resources, areElseLookedForBesideTheProgram) {
    for (const char* chosen : {static_cast<const char*>(nullptr), "", "/does/not/exist"}) {
        const EnvironmentValue environment("HEADSCOPE_RESOURCES", chosen);
        if (fs::is_directory(besideProgram())) {
            EXPECT_EQ(resourceFolder(), besideProgram());
        } else {
            expectError(Error::Kind::Failure, {besideProgram().string()},
                        [] { (void)resourceFolder(); });
        }
    }
}

TEST(Version, isThreeNumbers) {
    int major = -1;
    int minor = -1;
    int patch = -1;
    EXPECT_EQ(std::sscanf(version(), "%d.%d.%d", &major, &minor, &patch), 3) << version();
}

/// A copy of sysfs' topology: `cores` of (package, core) for CPUs 0, 1, ...
void writeTopology(const fs::path& folder, const std::vector<std::pair<int, int>>& cores) {
    for (std::size_t cpu = 0; cpu < cores.size(); ++cpu) {
        const fs::path topology = folder / ("cpu" + std::to_string(cpu)) / "topology";
        fs::create_directories(topology);
        writeBytes(topology / "physical_package_id", std::to_string(cores[cpu].first) + "\n");
        writeBytes(topology / "core_id", std::to_string(cores[cpu].second) + "\n");
    }
}

TEST(PhysicalCores, countsHyperthreadsOnce) {
    const ScratchFolder folder;
    // Two packages of two cores of two threads; core ids repeat across packages.
    writeTopology(folder.path(), {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {0, 0}, {0, 1}, {1, 0}, {1, 1}});
    EXPECT_EQ(countPhysicalCores({0, 1, 2, 3, 4, 5, 6, 7}, folder.path()), 4);
    EXPECT_EQ(countPhysicalCores({0, 4}, folder.path()), 1);
    EXPECT_EQ(countPhysicalCores({0, 2}, folder.path()), 2);
    EXPECT_EQ(countPhysicalCores({0, 8}, folder.path()), 0) << "CPU 8 is not described";
}

TEST(PhysicalCores, followTheQuotaOfTheGroupAndThoseAbove) {
    const ScratchFolder folder;
    fs::create_directories(folder / "a/b");
    const auto cores = [&](const char* membership) {
        return cgroupCores(membership, folder.path());
    };
    EXPECT_EQ(cores("0::/a/b\n"), std::nullopt);
    writeBytes(folder / "a/b/cpu.max", "max 100000\n");
    EXPECT_EQ(cores("0::/a/b\n"), std::nullopt);
    writeBytes(folder / "a/cpu.max", "150000 100000\n");
    EXPECT_EQ(cores("0::/a/b\n"), 1.5);
    writeBytes(folder / "a/b/cpu.max", "400000 100000\n");
    EXPECT_EQ(cores("12:cpu:/x\n0::/a/b\n"), 1.5);
    writeBytes(folder / "cpu.max", "50000 100000\n");
    EXPECT_EQ(cores("0::/\n"), 0.5);
    EXPECT_EQ(cores("0::/../../x\n"), 0.5) << "a group outside the mount";
    EXPECT_EQ(cores(""), 0.5) << "the mount's own limit holds in any case";
}

TEST(PhysicalCores, areNoMoreThanTheCpusAllowed) {
    const int cores = physicalCores();
    EXPECT_GE(cores, 1);
    EXPECT_LE(cores, static_cast<int>(std::thread::hardware_concurrency()));
    // Its own thread, so that the narrow set does not outlive the test.
    std::thread([] {
        const int cpu = sched_getcpu();
        ASSERT_GE(cpu, 0);
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<std::size_t>(cpu), &one);
        ASSERT_EQ(sched_setaffinity(0, sizeof(one), &one), 0);
        EXPECT_EQ(physicalCores(), 1);
    }).join();
}

}  // namespace
}  // namespace headscope
