// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/stop_signals.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <system_error>
#include <thread>
#include <utility>

namespace headscope {
namespace {

constexpr std::array kStopping{SIGINT, SIGTERM, SIGHUP};

// A handler may do little but write to a pipe.
std::atomic<int> g_pipe{-1};
std::atomic<int> g_first{0};
std::atomic<std::int64_t> g_firstAt{0};

// Signals that are sent together come in any order: an impatient Ctrl-C comes later than this.
constexpr std::int64_t kTogetherMs = 300;

std::int64_t nowMs() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

extern "C" void onStopSignal(int number) {
    const int before = errno;
    int none = 0;
    if (g_first.compare_exchange_strong(none, number)) {
        g_firstAt = nowMs();
        const auto byte = static_cast<unsigned char>(number);
        (void)!::write(g_pipe, &byte, 1);
    } else if (number == SIGINT && g_firstAt != 0 && nowMs() - g_firstAt > kTogetherMs) {
        std::signal(number, SIG_DFL);
        (void)::raise(number);
    }
    errno = before;
}

}  // namespace

void keepWriteErrors() {
    for (const int number : {SIGPIPE, SIGXFSZ})
        std::signal(number, SIG_IGN);
}

void endForClosedPipe() {
    sigset_t pipe;
    ::sigemptyset(&pipe);
    ::sigaddset(&pipe, SIGPIPE);
    ::pthread_sigmask(SIG_UNBLOCK, &pipe, nullptr);
    std::signal(SIGPIPE, SIG_DFL);
    (void)::raise(SIGPIPE);
    ::_exit(128 + SIGPIPE);
}

std::string signalName(int number) {
    switch (number) {
        case SIGINT:
            return "SIGINT";
        case SIGTERM:
            return "SIGTERM";
        case SIGHUP:
            return "SIGHUP";
        default:
            return "signal " + std::to_string(number);
    }
}

struct StopSignals::Impl {
    std::array<int, 2> pipe{-1, -1};
    std::array<struct sigaction, kStopping.size()> before{};
    std::thread watcher;

    ~Impl() {
        for (const int end : pipe)
            if (end >= 0) ::close(end);
    }

    // Until the destructor's 0.
    void watch(const std::function<void(int)>& stop) const {
        unsigned char number = 0;
        for (;;) {
            const ssize_t got = ::read(pipe[0], &number, 1);
            if (got < 0 && errno == EINTR) continue;
            if (got != 1 || number == 0) return;
            stop(number);
        }
    }

    void take() {
        g_first = 0;
        g_firstAt = 0;
        g_pipe = pipe[1];
        for (std::size_t i = 0; i < kStopping.size(); ++i) {
            ::sigaction(kStopping[i], nullptr, &before[i]);
            if (before[i].sa_handler == SIG_IGN) continue;
            struct sigaction action {};
            action.sa_handler = onStopSignal;
            action.sa_flags = SA_RESTART;
            ::sigemptyset(&action.sa_mask);
            for (const int other : kStopping)
                ::sigaddset(&action.sa_mask, other);
            ::sigaction(kStopping[i], &action, nullptr);
        }
    }

    void giveBack() const {
        for (std::size_t i = 0; i < kStopping.size(); ++i)
            ::sigaction(kStopping[i], &before[i], nullptr);
    }
};

StopSignals::StopSignals(std::function<void(int number)> stop) : m_impl(std::make_unique<Impl>()) {
    if (::pipe2(m_impl->pipe.data(), O_CLOEXEC) != 0) {
        m_impl.reset();
        return;
    }
    try {
        m_impl->watcher =
            std::thread([impl = m_impl.get(), stop = std::move(stop)] { impl->watch(stop); });
    } catch (const std::system_error&) {
        m_impl.reset();
        return;
    }
    m_impl->take();
}

StopSignals::~StopSignals() {
    if (!m_impl) return;
    m_impl->giveBack();
    const unsigned char end = 0;
    (void)!::write(m_impl->pipe[1], &end, 1);
    m_impl->watcher.join();
    g_pipe = -1;
}

}  // namespace headscope
