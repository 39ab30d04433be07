// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>

namespace headscope::hub {

/// This process's TCP connections to some ports of others. Qt reads the head of an answer in a
/// thread of its own, without a bound and without an eye for anything else as long as bytes come
/// (QHttpNetworkReplyPrivate::readHeader, up to Qt 6.4 at least): so a server could fill the
/// memory, and nothing else stops it. Where there is no /proc nothing is seen. One thread.
class Connections {
 public:
    /// From now on connections to this port are looked at; not those that are there already.
    void watch(std::uint16_t port);

    /// Bytes received on the open ones and already read from the system.
    [[nodiscard]] std::uint64_t bytesRead() const;
    /// Ends them: a reader of one gets its end.
    void cut() const;

 private:
    std::set<std::uint16_t> m_ports;
    std::set<std::uint64_t> m_others;  ///< sockets that were there before
};

}  // namespace headscope::hub
