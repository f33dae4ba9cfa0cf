# Proves that check_floors.cmake can fail: plants each violation in a copy and expects it to be named with
# its file and line.
#
#   cmake -DSOURCE_DIR=<top> -DWORK_DIR=<scratch folder> -P check_planted.cmake
cmake_minimum_required(VERSION 3.25)

set(script "${CMAKE_CURRENT_LIST_DIR}/check_floors.cmake")

# File, the include that is planted as its line 2, and words of the complaint.
set(planted
  engine/src/base/hash.cpp "\"text/markdown.h\"" "base includes"
  engine/src/text/slugs.cpp "\"exchange/csv.h\"" "text includes"
  engine/src/text/slugs.cpp "\"redraft/json.h\"" "belongs to exchange"
  engine/src/store/labels.cpp "\"redraft/workspace.h\"" "belongs to workspace"
  engine/src/git/objects.cpp "\"db/database.h\"" "git includes"
  engine/src/text/slugs.cpp "<cmark.h>" "only in"
  engine/src/text/slugs.cpp "<filesystem>" "pure"
  engine/src/store/labels.cpp "<git2.h>" "only in"
  engine/src/workspace/notes.cpp "<iostream>" "never prints"
  engine/include/redraft/error.h "\"base/hash.h\"" "public header"
  engine/include/redraft/error.h "<nlohmann/json.hpp>" "only in"
  cli/cmd_add.cpp "\"store/labels.h\"" "front end"
  cli/cmd_add.cpp "<boost/program_options.hpp>" "only in"
  cli/cmd_add.cpp "\"web/desk.h\"" "front end"
  cli/cmd_serve.cpp "\"web/routes.h\"" "front end"
  web/desk.cpp "<boost/beast/core.hpp>" "only in"
  web/desk.cpp "<kainjow/mustache.hpp>" "only in"
  cli/cmd_add.cpp "<glib/glib.h>" "in no table")

function(run_check result output)
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DSOURCE_DIR=${WORK_DIR}" -P "${script}"
    RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE complained)
  set(${result} ${status} PARENT_SCOPE)
  set(${output} "${said}${complained}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK_DIR}")
while(planted)
  list(POP_FRONT planted file include words)
  set(copy "${WORK_DIR}/${file}")
  get_filename_component(folder "${copy}" DIRECTORY)

  file(WRITE "${copy}" "// A file of ours.\n#include <string>\n")
  run_check(status output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${file} is refused before anything is planted:\n${output}")
  endif()

  file(WRITE "${copy}" "// A file of ours.\n#include ${include}\n")
  run_check(status output)
  string(FIND "${output}" "${file}:2: " place)
  string(FIND "${output}" "${words}" reason)
  if(status EQUAL 0 OR place EQUAL -1 OR reason EQUAL -1)
    message(FATAL_ERROR
      "${include} in ${file} was not named with its line and \"${words}\":\n${output}")
  endif()
  file(REMOVE_RECURSE "${WORK_DIR}")
endwhile()
