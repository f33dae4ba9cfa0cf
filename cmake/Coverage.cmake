# REDRAFT_COVERAGE: counts which lines the tests ran. `coverage_report` sums the counters up, by gcovr
# (package gcovr); the coverage preset's workflow ends with it. The fault tests kill programs while they write their
# counters, which gcov then reads as less than nothing: such lines are named and left out.
option(REDRAFT_COVERAGE "Count the lines that tests run (g++ only)" OFF)
if(REDRAFT_COVERAGE)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    message(FATAL_ERROR "REDRAFT_COVERAGE needs g++: gcovr reads the counters of gcov")
  endif()
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
  find_program(REDRAFT_GCOVR gcovr REQUIRED)
  add_custom_target(coverage_report
    COMMAND ${REDRAFT_GCOVR} --root ${CMAKE_SOURCE_DIR} --filter engine/ --filter cli/ --filter web/
            --exclude-unreachable-branches --exclude-throw-branches
            --gcov-ignore-parse-errors
            --txt ${CMAKE_BINARY_DIR}/coverage.txt
            --html-details ${CMAKE_BINARY_DIR}/coverage.html ${CMAKE_BINARY_DIR}
    COMMAND ${CMAKE_COMMAND} -E cat ${CMAKE_BINARY_DIR}/coverage.txt
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "Summing up coverage.txt and coverage.html")
endif()
