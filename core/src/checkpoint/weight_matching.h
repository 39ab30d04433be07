// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/model_folder.h"

namespace headscope {

/// Finds the tensors that the model's configuration calls for in its weights, which are open, and
/// fills in `tensors` and info.reading; info.config.tiedEmbeddings becomes false if the file has a
/// head of its own. Throws Error(Input) as openModelFolder().
void matchWeights(ModelFolder& model);

}  // namespace headscope
