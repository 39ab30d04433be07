// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/connections.h"

#include <arpa/inet.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <charconv>
#include <filesystem>
#include <functional>
#include <string>
#include <system_error>

namespace headscope::hub {
namespace {

namespace fs = std::filesystem;

/// The port at the other end; 0: not connected by TCP.
std::uint16_t portOf(int fd) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getpeername(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
    if (address.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port);
    return 0;
}

/// Calls `use` with each socket of this process that is connected to one of the ports.
void forEach(const std::set<std::uint16_t>& ports,
             const std::function<void(int fd, std::uint64_t identity)>& use) {
    std::error_code error;
    fs::directory_iterator at("/proc/self/fd", error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) {
        const std::string name = at->path().filename().string();
        int fd = -1;
        std::from_chars(name.data(), name.data() + name.size(), fd);
        struct stat status {};
        if (fd < 0 || ::fstat(fd, &status) != 0 || !S_ISSOCK(status.st_mode)) continue;
        if (ports.count(portOf(fd)) > 0) use(fd, status.st_ino);
    }
}

std::uint64_t bytesReadFrom(int fd) {
    tcp_info info{};
    socklen_t size = sizeof info;
    int waiting = 0;
    if (::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 ||
        ::ioctl(fd, FIONREAD, &waiting) != 0)
        return 0;
    const auto unread = static_cast<std::uint64_t>(waiting);
    return info.tcpi_bytes_received > unread ? info.tcpi_bytes_received - unread : 0;
}

}  // namespace

void Connections::watch(std::uint16_t port) {
    if (port == 0 || !m_ports.insert(port).second) return;
    forEach({port}, [this](int, std::uint64_t identity) { m_others.insert(identity); });
}

std::uint64_t Connections::bytesRead() const {
    std::uint64_t sum = 0;
    forEach(m_ports, [&](int fd, std::uint64_t identity) {
        if (m_others.count(identity) == 0) sum += bytesReadFrom(fd);
    });
    return sum;
}

void Connections::cut() const {
    forEach(m_ports, [&](int fd, std::uint64_t identity) {
        if (m_others.count(identity) == 0) ::shutdown(fd, SHUT_RDWR);
    });
}

}  // namespace headscope::hub
