// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace headscope::app::test {

enum class Needs { Windows, NoWindows };

/// Adds a class of tests to the one program that holds them all, which runs it by its file's name:
/// `app_tests test_undo [Qt Test's arguments]`. Made before main, on its thread.
class RegisteredTest {
 public:
    using Make = std::unique_ptr<QObject> (*)();
    RegisteredTest(const char* file, Needs needs, Make make);
};

/// What a test starts as a process of its own: `app_tests NAME ARGUMENT`.
class RegisteredHelper {
 public:
    RegisteredHelper(const char* name, int (*run)(const QString& argument));
};

template <typename Class>
std::unique_ptr<QObject> makeTest() {
    return std::make_unique<Class>();
}

}  // namespace headscope::app::test

// In place of QTEST_MAIN and QTEST_GUILESS_MAIN.
#define HEADSCOPE_TEST(Class)                                      \
    static const headscope::app::test::RegisteredTest kRegistered( \
        __FILE__, headscope::app::test::Needs::Windows, headscope::app::test::makeTest<Class>)
#define HEADSCOPE_GUILESS_TEST(Class)                              \
    static const headscope::app::test::RegisteredTest kRegistered( \
        __FILE__, headscope::app::test::Needs::NoWindows, headscope::app::test::makeTest<Class>)
