// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace headscope {

/// A value whose copies are one in memory, until one of them is changed. Never without a value.
/// Copies may be read on any threads.
template <class T>
class Shared {
 public:
    Shared() : Shared(T()) {}
    // As T is: it stands wherever a T would.
    Shared(T value) : m_value(std::make_shared<const T>(std::move(value))) {}
    // Not moved: what is left would have no value.
    Shared(const Shared&) = default;
    Shared& operator=(const Shared&) = default;
    ~Shared() = default;

    [[nodiscard]] const T& operator*() const { return *m_value; }
    [[nodiscard]] const T* operator->() const { return m_value.get(); }
    operator const T&() const { return *m_value; }

    /// A copy of its own, to be changed; to be let go of before this is copied.
    [[nodiscard]] T& edit() {
        auto own = std::make_shared<T>(*m_value);
        m_value = own;
        return *own;
    }

    friend bool operator==(const Shared& a, const Shared& b) {
        return a.m_value == b.m_value || *a.m_value == *b.m_value;
    }

 private:
    std::shared_ptr<const T> m_value;
};

}  // namespace headscope
