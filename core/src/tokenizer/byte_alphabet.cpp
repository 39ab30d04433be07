// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/byte_alphabet.h"

#include "base/utf8.h"

namespace headscope {

namespace {

// Bytes from 0x21 to 0x7E, 0xA1 to 0xAC and 0xAE to 0xFF stand for themselves; the others are, in
// order, U+0100 and up.
struct Alphabet {
    static constexpr int kShifted = 68;               // bytes that do not stand for themselves
    std::array<std::uint8_t, 256> idOrder{};          // byte of each id
    std::array<char32_t, 256> character{};            // character of each byte
    std::array<std::int16_t, 256 + kShifted> byte{};  // byte of each character, or -1

    Alphabet() {
        byte.fill(-1);
        std::size_t next = 0;
        for (int b = 0; b < 256; ++b) {
            if (standsForItself(b)) add(b, static_cast<char32_t>(b), next++);
        }
        char32_t shifted = 256;
        for (int b = 0; b < 256; ++b) {
            if (!standsForItself(b)) add(b, shifted++, next++);
        }
    }

    static bool standsForItself(int b) {
        return (b >= 0x21 && b <= 0x7E) || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
    }

    void add(int b, char32_t c, std::size_t id) {
        idOrder[id] = static_cast<std::uint8_t>(b);
        character[static_cast<std::size_t>(b)] = c;
        byte[c] = static_cast<std::int16_t>(b);
    }
};

const Alphabet& alphabet() {
    static const Alphabet kAlphabet;
    return kAlphabet;
}

}  // namespace

const std::array<std::uint8_t, 256>& bytesInIdOrder() {
    return alphabet().idOrder;
}

std::string toByteAlphabet(std::string_view bytes) {
    std::string symbol;
    symbol.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        appendUtf8(symbol, alphabet().character[static_cast<std::uint8_t>(byte)]);
    }
    return symbol;
}

std::optional<std::string> fromByteAlphabet(std::string_view symbol) {
    std::string bytes;
    bytes.reserve(symbol.size());
    for (std::size_t at = 0; at < symbol.size();) {
        const Utf8Step step = nextUtf8(symbol, at);
        if (!step.valid || step.character >= alphabet().byte.size()) return std::nullopt;
        const int byte = alphabet().byte[step.character];
        if (byte < 0) return std::nullopt;
        bytes.push_back(static_cast<char>(byte));
        at += step.length;
    }
    return bytes;
}

}  // namespace headscope
