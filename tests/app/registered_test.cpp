// SPDX-License-Identifier: GPL-3.0-or-later
#include "registered_test.h"

#include "ui/texts.h"

#include <QApplication>
#include <QFileInfo>
#include <QTest>

#include <cstdio>
#include <functional>
#include <map>

namespace headscope::app::test {

namespace {

struct Test {
    Needs needs;
    RegisteredTest::Make make;
};

// Functions, for the order in which files are initialised is not known.
std::map<QString, Test>& tests() {
    static std::map<QString, Test> all;
    return all;
}

std::map<QString, int (*)(const QString&)>& helpers() {
    static std::map<QString, int (*)(const QString&)> all;
    return all;
}

template <typename Application>
int runIn(const Test& test, int argc, char** argv) {
    Application application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);  // as QTEST_MAIN does
    installTexts();
    const auto object = test.make();
    return QTest::qExec(object.get(), argc, argv);
}

int help() {
    std::fputs("Usage: app_tests TEST [ARGUMENT...], with TEST one of\n", stderr);
    for (const auto& [name, test] : tests())
        std::fprintf(stderr, "  %s\n", qPrintable(name));
    return 2;
}

}  // namespace

RegisteredTest::RegisteredTest(const char* file, Needs needs, Make make) {
    tests().emplace(QFileInfo(QString::fromLocal8Bit(file)).baseName(), Test{needs, make});
}

RegisteredHelper::RegisteredHelper(const char* name, int (*run)(const QString& argument)) {
    helpers().emplace(QString::fromLocal8Bit(name), run);
}

}  // namespace headscope::app::test

int main(int argc, char** argv) {
    using namespace headscope::app::test;
    if (argc < 2) return help();
    const QString name = QString::fromLocal8Bit(argv[1]);
    if (const auto helper = helpers().find(name); helper != helpers().end()) {
        const QCoreApplication application(argc, argv);
        return helper->second(QString::fromLocal8Bit(argc > 2 ? argv[2] : ""));
    }
    const auto test = tests().find(name);
    if (test == tests().end()) return help();
    // The test's name becomes the program's, so that each has folders of its own.
    return test->second.needs == Needs::Windows
               ? runIn<QApplication>(test->second, argc - 1, argv + 1)
               : runIn<QCoreApplication>(test->second, argc - 1, argv + 1);
}
