// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's two functions, and what targets share.
#include "base/utf8.h"
#include "fuzz.h"
#include "memory_files.h"
#include "tokenizer/byte_alphabet.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace headscope::fuzz {
namespace {

constexpr std::string_view kParting = "\n@@@\n";

}  // namespace

bool reads(const std::function<void()>& read) {
    try {
        read();
        return true;
    } catch (const Error& error) {
        require(error.kind() == Error::Kind::Input, "a file was no input error");
        require(!error.hint().empty(), "an error without a way out");
        require(firstInvalidUtf8(error.what()) == std::string_view::npos,
                "an error that is not UTF-8");
        return false;
    }
}

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

std::vector<std::string_view> parts(std::string_view input) {
    std::vector<std::string_view> found;
    for (;;) {
        const std::size_t end = input.find(kParting);
        found.push_back(input.substr(0, end));
        if (end == std::string_view::npos) return found;
        input.remove_prefix(end + kParting.size());
    }
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (std::size_t i = 0; i < parts.size(); ++i)
        all += (i > 0 ? std::string(kParting) : std::string()) + parts[i];
    return all;
}

std::string safetensors(std::string_view header, std::size_t bytes) {
    const std::uint64_t size = header.size();
    std::string file(sizeof size, '\0');
    std::memcpy(file.data(), &size, sizeof size);
    return file + std::string(header) + std::string(bytes, 'x');
}

namespace {

nlohmann::ordered_json vocabulary() {
    nlohmann::ordered_json json;
    int id = 0;
    for (const std::uint8_t byte : bytesInIdOrder())
        json[toByteAlphabet(std::string(1, static_cast<char>(byte)))] = id++;
    for (const char* word : {"\xC4\xA0t", "he", "\xC4\xA0the", "<|endoftext|>"})
        json[word] = id++;
    return json;
}

}  // namespace

std::string vocabularyText() {
    return vocabulary().dump();
}

std::string mergesText() {
    return "#version: 0.2\n\xC4\xA0 t\nh e\n\xC4\xA0t he\n";
}

std::string tokenizerText() {
    nlohmann::ordered_json json;
    json["version"] = "1.0";
    json["added_tokens"] = {{{"id", 259},
                             {"content", "<|endoftext|>"},
                             {"single_word", false},
                             {"lstrip", false},
                             {"rstrip", false},
                             {"normalized", false},
                             {"special", true}}};
    json["normalizer"] = nullptr;
    json["pre_tokenizer"] = {
        {"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}};
    json["post_processor"] = nullptr;
    json["decoder"] = {{"type", "ByteLevel"}};
    json["model"] = {{"type", "BPE"},
                     {"vocab", vocabulary()},
                     {"merges", {"\xC4\xA0 t", "h e", "\xC4\xA0t he"}}};
    return json.dump();
}

}  // namespace headscope::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    headscope::fuzz::run({reinterpret_cast<const char*>(data), size});
    headscope::fuzz::requireAllClosed();
    return 0;
}

/// `--write-seeds FOLDER` writes the target's seeds there and ends.
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    if (*argc != 3 || std::strcmp((*argv)[1], "--write-seeds") != 0) return 0;
    int number = 0;
    for (const std::string& seed : headscope::fuzz::seeds())
        std::ofstream(std::filesystem::path((*argv)[2]) / ("seed-" + std::to_string(number++)),
                      std::ios::binary)
            << seed;
    std::exit(0);
}
