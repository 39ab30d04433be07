// SPDX-License-Identifier: GPL-3.0-or-later
// model.safetensors.index.json and two shards.
#include "checkpoint/weight_files.h"
#include "folder/folder_files.h"
#include "fuzz.h"
#include "memory_files.h"

namespace headscope::fuzz {

namespace {

constexpr const char* kFirst = "model-00001-of-00002.safetensors";
constexpr const char* kSecond = "model-00002-of-00002.safetensors";

}  // namespace

void run(std::string_view input) {
    auto files = parts(input);
    files.resize(3);
    write(kWeightsIndex, files[0]);
    write(kFirst, files[1]);
    write(kSecond, files[2]);
    reads([] {
        const auto weights = WeightFiles::open(folder());
        for (const TensorView& tensor : weights.tensors()) {
            const TensorView* found = weights.find(tensor.name);
            require(found == nullptr || found->data.size() == tensor.data.size(),
                    "another tensor of the same name");
        }
        require(weights.sha256().size() == 64, "no hash");
    });
}

std::vector<std::string> seeds() {
    const std::string index =
        R"({"metadata":{"total_size":28},"weight_map":{"a":"model-00001-of-00002.safetensors",)"
        R"("b":"model-00002-of-00002.safetensors"}})";
    const std::string a =
        safetensors(R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}})", 24);
    const std::string b =
        safetensors(R"({"b":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}})", 4);
    return {joined({index, a, b}), joined({index, a}), joined({index, a, a}),
            joined({R"({"weight_map":{"a":"../x"}})"})};
}

}  // namespace headscope::fuzz
