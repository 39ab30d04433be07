// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// libtorch's thread pool reads the processor's kind from /proc and throws where it cannot, in
/// words that help nobody. Throws Error(Failure) where /proc is not mounted. Any thread.
void requireProc();

}  // namespace headscope
