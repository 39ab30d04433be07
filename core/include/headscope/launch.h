// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// Starts the running program anew, at most once, where its OpenMP threads would spin while they
/// wait: they take the cores that other programs need, and wait for those programs in turn. The new
/// start waits passively, whatever OMP_WAIT_POLICY and GOMP_SPINCOUNT say. OpenMP reads them as it
/// is loaded, which is before main(): Qt needs it, too. In the program started anew the environment
/// is put back as it was found, so that programs it starts inherit nothing of this. Process id,
/// arguments and open files stay. Where the program cannot be started anew (no /proc), things stay
/// as they are and it returns. Call first in main(), before there are threads.
void relaunchForLibraries(char** argv);

}  // namespace headscope
