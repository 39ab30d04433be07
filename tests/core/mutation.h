// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace headscope {

/// One to four random changes: a byte replaced, removed or inserted, or a stretch copied elsewhere.
inline std::string mutated(std::string bytes, std::mt19937& random) {
    for (unsigned changes = 1 + random() % 4; changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = random() % bytes.size();
        const auto byte = static_cast<char>(random());
        switch (random() % 5) {
            case 0:
                bytes[at] = byte;
                break;
            case 1:
                bytes[at] = "0123456789[]{}\",:-eE."[random() % 21];
                break;
            case 2:
                bytes.erase(at, 1 + random() % 3);
                break;
            case 3:
                bytes.insert(at, 1, byte);
                break;
            default: {
                const std::string piece = bytes.substr(random() % bytes.size(), random() % 40);
                bytes.insert(at, piece);
            }
        }
    }
    return bytes;
}

}  // namespace headscope
