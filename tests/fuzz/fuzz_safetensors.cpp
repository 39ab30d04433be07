// SPDX-License-Identifier: GPL-3.0-or-later
// model.safetensors.
#include "checkpoint/safetensors.h"
#include "fuzz.h"
#include "memory_files.h"

namespace headscope::fuzz {

void run(std::string_view input) {
    write("model.safetensors", input);
    reads([] {
        const auto file = Safetensors::open(folder() / "model.safetensors");
        std::size_t sum = 0;
        for (const TensorView& tensor : file.tensors()) {
            require(file.find(tensor.name) != nullptr, "a tensor that is not found by its name");
            for (const std::byte byte : tensor.data)
                sum += std::to_integer<std::size_t>(byte);
        }
        require(sum <= 255 * file.fileBytes(), "more data than the file has");
    });
}

std::vector<std::string> seeds() {
    return {
        safetensors(R"({"wte.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}})", 24),
        safetensors(R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F16","shape":[4],)"
                    R"("data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[],)"
                    R"("data_offsets":[8,10]},"c":{"dtype":"I64","shape":[0,9],)"
                    R"("data_offsets":[10,10]}})",
                    10),
        safetensors("{}", 0),
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 548105171\n",
    };
}

}  // namespace headscope::fuzz
