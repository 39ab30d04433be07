// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/layer_patches.h>

namespace headscope {

const char* name(LayerPart part) {
    switch (part) {
        case LayerPart::Residual:
            return "residual";
        case LayerPart::Attention:
            return "attention";
        case LayerPart::Mlp:
            break;
    }
    return "mlp";
}

}  // namespace headscope
