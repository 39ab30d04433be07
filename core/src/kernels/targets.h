// SPDX-License-Identifier: GPL-3.0-or-later
// The instruction sets that the kernels' loops are compiled for: all that Highway has for the
// processor's family, chosen among when the program runs. Included before any of its headers.
#pragma once

// Not those of arm64 whose vectors have no size to the compiler: they fit in no array, and NEON is
// as fast on what there is.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)

// For processors that have none of the others, clang would take one whose largest of infinities is
// finite; GCC takes plain numbers.
#define HWY_BROKEN_EMU128 1
