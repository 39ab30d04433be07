// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/launch.h"

#include <headscope/launch.h>

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace headscope {
namespace {

TEST(Launch, LeavesAloneWhatIsAsItShouldBe) {
    EXPECT_EQ(passiveVariables({{"OMP_WAIT_POLICY", "PASSIVE"}}), Variables());
    EXPECT_EQ(passiveVariables({{"OMP_WAIT_POLICY", "passive"}}), Variables());
}

TEST(Launch, WaitsPassivelyWhateverTheEnvironmentSays) {
    const Variables passive{{"OMP_WAIT_POLICY", "passive"}};
    EXPECT_EQ(passiveVariables({}), passive);
    EXPECT_EQ(passiveVariables({{"OMP_WAIT_POLICY", "active"}}), passive);
    EXPECT_EQ(passiveVariables({{"OMP_WAIT_POLICY", ""}}), passive);
    const Variables noSpins{{"GOMP_SPINCOUNT", std::nullopt}};
    EXPECT_EQ(passiveVariables({{"OMP_WAIT_POLICY", "passive"}, {"GOMP_SPINCOUNT", "infinity"}}),
              noSpins);
}

// Programs that ours starts are to find what the user gave.
TEST(Launch, PutsTheEnvironmentBackAsItWas) {
    const auto value = [](const char* name) {
        const char* found = std::getenv(name);
        return found != nullptr ? std::optional<std::string>(found) : std::nullopt;
    };
    ::setenv("HEADSCOPE_RELAUNCHED", std::to_string(::getpid()).c_str(), 1);
    ::setenv("OMP_WAIT_POLICY", "passive", 1);
    ::setenv("GOMP_SPINCOUNT", "7", 1);
    ::setenv("HEADSCOPE_BEFORE_OMP_WAIT_POLICY", "active", 1);
    ::unsetenv("HEADSCOPE_BEFORE_GOMP_SPINCOUNT");
    char name[] = "headscope";
    char* argv[] = {name, nullptr};
    relaunchForLibraries(argv);
    EXPECT_EQ(value("OMP_WAIT_POLICY"), "active");
    EXPECT_EQ(value("GOMP_SPINCOUNT"), std::nullopt);
    for (const auto* internal : {"HEADSCOPE_RELAUNCHED", "HEADSCOPE_BEFORE_OMP_WAIT_POLICY"})
        EXPECT_EQ(value(internal), std::nullopt) << internal;
    ::setenv("OMP_WAIT_POLICY", "passive", 1);
}

}  // namespace
}  // namespace headscope
