// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a full-size checkpoint of random weights:
//   make_checkpoint FOLDER SHAPE(gpt2, ...) TYPE(F32, F16, BF16) SHARDS TOKENIZER_FOLDER
#include "checkpoint_maker.h"
#include "workload.h"

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
    using namespace headscope;
    if (argc != 6) {
        std::cerr << "make_checkpoint FOLDER SHAPE TYPE SHARDS TOKENIZER_FOLDER\n";
        return 2;
    }
    try {
        CheckpointSpec spec;
        spec.config = bench::shapeOf(argv[2]);
        const std::string type = argv[3];
        spec.type = type == "F16" ? DType::F16 : type == "BF16" ? DType::BF16 : DType::F32;
        spec.shards = std::atoi(argv[4]);
        spec.tokenizer = argv[5];
        writeRandomCheckpoint(argv[1], spec);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
