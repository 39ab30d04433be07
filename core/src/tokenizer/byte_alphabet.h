// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headscope {

/// GPT-2 writes each byte as one printable character (`bytes_to_unicode` in OpenAI's encoder.py),
/// so that its files hold no spaces or control characters: a space is "Ġ", a newline "Ċ". Any
/// thread.

/// The 256 bytes in the order of their ids in GPT-2's vocabulary: printable ones, then the others.
[[nodiscard]] const std::array<std::uint8_t, 256>& bytesInIdOrder();

/// The bytes as vocab.json writes them, UTF-8.
[[nodiscard]] std::string toByteAlphabet(std::string_view bytes);

/// The bytes that a symbol of vocab.json encodes; nothing if a character is not of the alphabet.
[[nodiscard]] std::optional<std::string> fromByteAlphabet(std::string_view symbol);

}  // namespace headscope
