// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope::fuzz {

// What each target defines.

/// Gives the bytes to a reader, and checks what it makes of them. Whatever it throws but Error ends
/// the program: a finding, as a crash is.
void run(std::string_view input);

/// Small inputs to begin with: what the program itself writes, and what people have.
[[nodiscard]] std::vector<std::string> seeds();

// What a target may use.

/// Runs a reader. An Error must be one that the user can be shown: of the kind Input, with a hint
/// and valid UTF-8. True: there was none.
bool reads(const std::function<void()>& read);

/// Ends the program where it does not hold.
void require(bool holds, const char* what);

/// The parts of an input that stands for several files: parted by lines of "@@@". The first parts
/// belong to the files in turn; files beyond the last part are absent.
[[nodiscard]] std::vector<std::string_view> parts(std::string_view input);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

/// The bytes of a safetensors file of these tensors: `header` as JSON and so many bytes of data.
[[nodiscard]] std::string safetensors(std::string_view header, std::size_t bytes);

/// A vocab.json of the 256 bytes and a few words, and the merges.txt that makes these.
[[nodiscard]] std::string vocabularyText();
[[nodiscard]] std::string mergesText();
/// A tokenizer.json of both.
[[nodiscard]] std::string tokenizerText();

}  // namespace headscope::fuzz
