// SPDX-License-Identifier: GPL-3.0-or-later
// What the loops of matrix products are written with: plain C++ that the compiler turns into the
// widest vector instructions of the processor it runs on. Included by tile.h only.
#pragma once

// One version of a function for each instruction set, chosen when the program starts. Not under the
// sanitizers, which are not ready yet when that choice is made.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HEADSCOPE_CLONES
#define HEADSCOPE_KERNEL \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define HEADSCOPE_KERNEL
#endif
#define HEADSCOPE_INLINE inline __attribute__((always_inline))
