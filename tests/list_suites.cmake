# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DPROGRAM=test_core -DOUTPUT=suites.cmake -P list_suites.cmake
# A ctest test a suite of a GoogleTest program. One a test would load libtorch 500 times, which takes longer
# than the tests.
execute_process(COMMAND ${PROGRAM} --gtest_list_tests OUTPUT_VARIABLE listed COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "(^|\n)[^ \n][^ \n]*\\." suites "${listed}")
if(NOT suites)
  message(FATAL_ERROR "${PROGRAM} lists no tests")
endif()
get_filename_component(program ${PROGRAM} NAME)
set(text "")
foreach(suite IN LISTS suites)
  string(REGEX REPLACE "^\n|\\.$" "" suite "${suite}")
  string(APPEND text "add_test([=[${program}.${suite}]=] [=[${PROGRAM}]=] [=[--gtest_filter=${suite}.*]=])\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
