# No source file is longer than a reader can hold: 400 lines, or a reason. A test of one header may take
# 500: its cases are read one by one.
#
#   cmake -DSOURCE_DIR=<top> -P check_sizes.cmake
cmake_minimum_required(VERSION 3.25)

set(most 400)
set(most_of_test 500)

# File, most lines, reason.
set(allowed
  engine/include/redraft/workspace.h 440 "one verb for every use case of documents and comments")

set(folders)
foreach(folder IN ITEMS engine cli web bench tests cmake scripts)
  if(IS_DIRECTORY "${SOURCE_DIR}/${folder}")
    list(APPEND folders ${folder})
  endif()
endforeach()
execute_process(
  COMMAND grep -rc "" --include=*.h --include=*.cpp --include=*.cmake --include=CMakeLists.txt
          --include=*.py --include=*.sh --include=*.js --include=*.css --include=*.sql ${folders}
  WORKING_DIRECTORY "${SOURCE_DIR}" OUTPUT_VARIABLE found)
string(REGEX REPLACE "\n+$" "" found "${found}")
string(REPLACE "\n" ";" found "${found}")
list(LENGTH found files)
if(files LESS 10)
  message(FATAL_ERROR "${SOURCE_DIR} holds ${files} source files: nothing was checked")
endif()

set(failures 0)
set(rest ${allowed})
while(rest)
  list(POP_FRONT rest file lines reason)
  if(NOT reason OR NOT EXISTS "${SOURCE_DIR}/${file}")
    message(STATUS "${file} is allowed ${lines} lines without a reason, or is gone")
    math(EXPR failures "${failures} + 1")
  endif()
  set(limit_${file} ${lines})
endwhile()
foreach(row IN LISTS found)
  string(REGEX MATCH "^(.*):([0-9]+)$" matched "${row}")
  set(file "${CMAKE_MATCH_1}")
  set(lines ${CMAKE_MATCH_2})
  set(limit ${most})
  if(file MATCHES "_test[.]cpp$")
    set(limit ${most_of_test})
  endif()
  if(DEFINED limit_${file})
    set(limit ${limit_${file}})
  endif()
  if(lines GREATER limit)
    message(STATUS "${file} has ${lines} lines; at most ${limit} are read with pleasure")
    math(EXPR failures "${failures} + 1")
  endif()
endforeach()
message(STATUS "${files} files measured, ${failures} too long")
if(failures)
  message(FATAL_ERROR "split them by concept, or give a reason in check_sizes.cmake")
endif()
