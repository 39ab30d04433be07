# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DSOURCE=DIR -DOUTPUT=FILE.cpp [-DCOMMIT=HASH] -P commit.cmake
# Writes which commit is built, "" where no one knows, and leaves the file alone where it says so.
if(NOT COMMIT)
  find_program(GIT git)
  # Only of a repository that is this project's own, not of one that it was unpacked into.
  if(GIT AND EXISTS ${SOURCE}/.git)
    execute_process(COMMAND ${GIT} -C ${SOURCE} describe --always --dirty --abbrev=40 --exclude=*
                    OUTPUT_VARIABLE COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commit.h"

const char* headscope::app::commit() {
    return "@COMMIT@";
}
]])
