// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bus_errors.h"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <mutex>

namespace headscope {

/// What the handler may look at: atomics alone, in a list that only grows.
struct GuardedMapping::Place {
    std::atomic<unsigned> version{0};  ///< odd while begin and end change
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::uintptr_t> end{0};  ///< a page's end
    std::atomic<bool> damaged{false};
    bool taken = false;  ///< under the mutex
    Place* next = nullptr;

    void set(std::uintptr_t from, std::uintptr_t to) {
        ++version;
        begin = from;
        end = to;
        ++version;
    }

    [[nodiscard]] bool contains(std::uintptr_t address) const {
        const unsigned before = version;
        const bool inside = begin <= address && address < end;
        return inside && before % 2 == 0 && before == version;
    }
};

namespace {

static_assert(std::atomic<std::uintptr_t>::is_always_lock_free);

std::uintptr_t pageSize() {
    static const auto size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    return size;
}

struct sigaction& before() {
    static struct sigaction action {};
    return action;
}

}  // namespace

struct Places {
    using Place = GuardedMapping::Place;

    static inline std::atomic<Place*> first{nullptr};
    static inline std::mutex mutex;

    static Place* take() {
        const std::lock_guard lock(mutex);
        for (Place* place = first; place != nullptr; place = place->next) {
            if (place->taken) continue;
            place->taken = true;
            place->damaged = false;
            return place;
        }
        auto* place = new Place;  // never deleted: the handler may be looking at it
        place->taken = true;
        place->next = first;
        first = place;
        return place;
    }

    static void giveBack(Place& place) {
        const std::lock_guard lock(mutex);
        place.set(0, 0);
        place.taken = false;
    }

    /// Async-signal-safe. False if the address is not in a guarded mapping.
    static bool replace(const void* address) {
        const auto at = reinterpret_cast<std::uintptr_t>(address);
        for (Place* place = first; place != nullptr; place = place->next) {
            if (!place->contains(at)) continue;
            const std::uintptr_t page = at / pageSize() * pageSize();
            place->damaged = true;
            return ::mmap(reinterpret_cast<void*>(page), place->end - page, PROT_READ,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1,
                          0) != MAP_FAILED;
        }
        return false;
    }
};

namespace {

void onBusError(int signal, siginfo_t* info, void* context) {
    const int error = errno;
    const bool isFault = info->si_code > 0;  // else somebody sent it
    if (isFault && Places::replace(info->si_addr)) {
        errno = error;
        return;
    }
    if ((before().sa_flags & SA_SIGINFO) != 0) {
        before().sa_sigaction(signal, info, context);
    } else if (before().sa_handler != SIG_DFL && before().sa_handler != SIG_IGN) {
        before().sa_handler(signal);
    } else {
        // The fault comes again as the handler returns, and then ends the program where it is.
        struct sigaction normal {};
        normal.sa_handler = SIG_DFL;
        ::sigaction(signal, &normal, nullptr);
        if (!isFault) ::raise(signal);
    }
    errno = error;
}

void installOnce() {
    static const bool installed = [] {
        (void)pageSize();
        struct sigaction action {};
        action.sa_sigaction = onBusError;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        ::sigemptyset(&action.sa_mask);
        return ::sigaction(SIGBUS, &action, &before()) == 0;
    }();
    (void)installed;
}

}  // namespace

GuardedMapping::GuardedMapping(const void* begin, std::size_t bytes) : m_place(Places::take()) {
    installOnce();
    const auto from = reinterpret_cast<std::uintptr_t>(begin);
    m_place->set(from, (from + bytes + pageSize() - 1) / pageSize() * pageSize());
}

GuardedMapping::~GuardedMapping() {
    Places::giveBack(*m_place);
}

bool GuardedMapping::isDamaged() const {
    return m_place->damaged;
}

}  // namespace headscope
