// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the place of the library's operator new and delete in this program, and counts.
#include "allocations.h"

#include <malloc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace headscope {
namespace {

thread_local std::int64_t t_now = 0;
thread_local std::int64_t t_peak = 0;

void* allocate(std::size_t size) noexcept {
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (memory != nullptr) {
        t_now += static_cast<std::int64_t>(::malloc_usable_size(memory));
        t_peak = std::max(t_peak, t_now);
    }
    return memory;
}

void release(void* memory) noexcept {
    if (memory != nullptr) t_now -= static_cast<std::int64_t>(::malloc_usable_size(memory));
    std::free(memory);
}

}  // namespace

std::size_t peakBytes(const std::function<void()>& action) {
    const std::int64_t before = t_now;
    t_peak = before;
    action();
    return static_cast<std::size_t>(t_peak - before);
}

}  // namespace headscope

void* operator new(std::size_t size) {
    if (void* const memory = headscope::allocate(size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    return headscope::allocate(size);
}
void operator delete(void* memory) noexcept {
    headscope::release(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    headscope::release(memory);
}
void operator delete(void* memory, const std::nothrow_t& /*tag*/) noexcept {
    headscope::release(memory);
}
