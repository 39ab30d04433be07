// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/model_folder.h"
#include "checkpoint/weight_names.h"

namespace headscope {

/// Sorts what the model does not use of its files into reading.unused and reading.leftovers: what
/// is a mask, a list of positions, an optimizer's state, all zeros where it would be added, or a
/// exact copy of a used tensor (which is read to compare) changes nothing. `reading` must be
/// complete otherwise.
void nameUnused(ModelFolder& model, const WeightNames& names);

/// The same type, shape and bytes.
[[nodiscard]] bool sameTensor(const TensorView& a, const TensorView& b);

}  // namespace headscope
