// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/weight_files.h"
#include "model/packed_weights.h"

#include <headscope/message.h>
#include <headscope/model_info.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace headscope {

/// A model as it was opened: nothing of its files is used afterwards.
struct OpenedModel {
    ModelInfo info;  ///< its hash is of the bytes that were packed
    PackedWeights weights;
    std::filesystem::path weightsPath;  ///< what messages about the weights name
    std::vector<OpenedFile> files;

    /// A sentence on each file that was changed, replaced or removed since.
    [[nodiscard]] std::vector<Message> notesOfFiles() const;
};

/// Opens and checks a folder, packs its weights on all threads of the caller and takes their hash
/// on another meanwhile. Throws Error(Input) naming the file at fault, FileChanged where the
/// weights were written to meanwhile, Error(Failure) where memory does not suffice or it was
/// stopped.
[[nodiscard]] OpenedModel openModel(const std::filesystem::path& folder,
                                    const std::stop_token& stop);

}  // namespace headscope
