// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

namespace headscope::kernels {

/// Memory that begins with a cache line: a load of 64 bytes that lies across two takes twice as
/// long.
template <class T>
struct LineAllocator {
    using value_type = T;
    static constexpr std::align_val_t kLine{64};
    LineAllocator() = default;
    template <class U>
    LineAllocator(const LineAllocator<U>& /*other*/) {}
    T* allocate(std::size_t count) {
        return static_cast<T*>(::operator new(count * sizeof(T), kLine));
    }
    void deallocate(T* at, std::size_t /*count*/) { ::operator delete(at, kLine); }
    friend bool operator==(LineAllocator, LineAllocator) { return true; }
};

using LineFloats = std::vector<float, LineAllocator<float>>;

struct FreeLines {
    void operator()(float* at) const { LineAllocator<float>().deallocate(at, 0); }
};

/// As std::make_unique_for_overwrite() gives them: not set to anything.
using UnsetFloats = std::unique_ptr<float[], FreeLines>;
inline UnsetFloats unsetFloats(std::size_t count) {
    return UnsetFloats(LineAllocator<float>().allocate(count));
}

}  // namespace headscope::kernels
