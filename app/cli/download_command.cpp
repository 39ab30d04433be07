// SPDX-License-Identifier: GPL-3.0-or-later
#include "download_command.h"

#include "hub/errors.h"
#include "hub/model_download.h"
#include "hub/settings.h"
#include "options.h"
#include "output.h"

#include <headscope/error.h>
#include <headscope/stop_signals.h>
#include <headscope/terminal.h>
#include <headscope/time_left.h>

#include <QCoreApplication>
#include <QLocale>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace headscope::cli {
namespace {

struct DownloadOptions {
    std::string name;
    std::string revision;
    bool planOnly = false;
};

std::string bytesText(qint64 bytes) {
    return hub::shownBytes(bytes).toStdString();
}

std::string planText(const hub::DownloadPlan& plan) {
    std::string text =
        fmt::format("{} at {}\n", plan.name.toStdString(), plan.commit.toStdString());
    for (const auto& file : plan.files) {
        const char* here = file.damaged                   ? "  (damaged in the cache)"
                           : file.bytesHere == file.bytes ? "  (in the cache)"
                           : file.bytesHere > 0           ? "  (begun)"
                                                          : "";
        text += fmt::format("  {:<36} {:>10}{}\n", file.name.toStdString(), bytesText(file.bytes),
                            here);
    }
    return text + fmt::format("{} in all, {} to fetch, {} free\n", bytesText(plan.bytes),
                              bytesText(plan.bytesToFetch), bytesText(plan.bytesFree));
}

/// One line on standard error, rewritten; what is no terminal gets whole lines, and few.
class StatusLine {
 public:
    ~StatusLine() { clear(); }
    void progress(const hub::DownloadProgress& now) {
        if (!m_terminal) return;
        std::string text = fmt::format("{}{} of {}", now.checking ? "checking the cache: " : "",
                                       bytesText(now.bytes), bytesText(now.bytesTotal));
        if (now.bytesPerSecond > 0)
            text += fmt::format(", {}/s", bytesText(static_cast<qint64>(now.bytesPerSecond)));
        if (now.secondsLeft) text += fmt::format(", {} left", timeLeft(*now.secondsLeft).english());
        fmt::print(stderr, "\r\033[K{}  {}", text, now.file.toStdString());
        std::fflush(stderr);
    }
    void line(const std::string& text) {
        clear();
        fmt::print(stderr, "{}\n", text);
    }
    void clear() const {
        if (m_terminal) std::fputs("\r\033[K", stderr);
    }

 private:
    bool m_terminal = errorsGoToTerminal();
};

void run(const DownloadOptions& options) {
    int argc = 1;
    std::array<char, 14> name{"headscope-cli"};
    std::array<char*, 2> argv{name.data(), nullptr};
    QCoreApplication application(argc, argv.data());
    QLocale::setDefault(QLocale::c());  // sizes with a point, as in everything else it prints
    hub::ModelDownload download(hub::settingsFromEnvironment());
    StatusLine status;
    std::optional<Error> error;
    std::string output;
    using hub::ModelDownload;
    QObject::connect(
        &download, &ModelDownload::planned, &application, [&](const hub::DownloadPlan& plan) {
            if (options.planOnly) {
                output = planText(plan);
                QCoreApplication::quit();
            } else if (plan.bytesToFetch > 0) {
                status.line(fmt::format("{}: fetching {} of {}; {} free", plan.name.toStdString(),
                                        bytesText(plan.bytesToFetch), bytesText(plan.bytes),
                                        bytesText(plan.bytesFree)));
            }
        });
    QObject::connect(&download, &ModelDownload::progress, &application,
                     [&](const hub::DownloadProgress& now) { status.progress(now); });
    QObject::connect(&download, &ModelDownload::waiting, &application,
                     [&](const QString& why) { status.line(why.toStdString()); });
    QObject::connect(&download, &ModelDownload::finished, &application,
                     [&](const std::filesystem::path& folder) {
                         output = folder.native() + "\n";
                         QCoreApplication::quit();
                     });
    QObject::connect(&download, &ModelDownload::failed, &application,
                     [&](const QString& what, const QString& hint, Error::Kind kind) {
                         error.emplace(kind, what.toStdString(), hint.toStdString());
                         QCoreApplication::quit();
                     });
    QObject::connect(&download, &ModelDownload::stopped, &application, [&] {
        error = failure("the download was stopped",
                        "Run the same command again: it resumes where it stopped.");
        QCoreApplication::quit();
    });
    const StopSignals signals([&application, &download](int /*number*/) {
        QMetaObject::invokeMethod(
            &application, [&download] { download.stop(); }, Qt::QueuedConnection);
    });
    auto request = hub::downloadRequest(QString::fromStdString(options.name));
    if (!options.revision.empty()) request.revision = QString::fromStdString(options.revision);
    request.planOnly = options.planOnly;
    download.start(request);
    QCoreApplication::exec();
    status.clear();
    if (error) throw *error;
    emit(output, "");
}

}  // namespace

Command addDownload(CLI::App& models) {
    const auto options = std::make_shared<DownloadOptions>();
    auto& command = *models.add_subcommand(
        "download", "Fetch a GPT-2 model into the Hugging Face cache, and print its folder");
    command
        .add_option("NAME", options->name,
                    "gpt2, distilgpt2, gpt2-medium, ..., or owner/name; @revision may follow")
        ->required();
    addFilled(command, "--revision", options->revision, "A branch, tag or commit (default: main)",
              "REV");
    command.add_flag("--dry-run", options->planOnly,
                     "Only say what would be fetched, its size and the disk's free space");
    return [options] { run(*options); };
}

std::string qtVersion() {
    return qVersion();
}

}  // namespace headscope::cli
