# Holds every #include against the table of floors. The same table stands in ARCHITECTURE.md: a new edge
# is a change to both.
#
#   cmake -DSOURCE_DIR=<top> -P check_floors.cmake
cmake_minimum_required(VERSION 3.25)

# What each folder of engine/src may include beside itself.
set(floors base text model exchange archive git db process store workspace)
set(base_sees)
set(text_sees base)
set(model_sees base)
set(exchange_sees base)
set(archive_sees base)
set(git_sees base)
set(db_sees base)
set(process_sees base)
set(store_sees base text model archive git db)
set(workspace_sees base text model exchange archive git db process store)

# Public headers that belong to one floor: seen by it and from above. All others are values for everyone.
set(exchange_faces adoption_register comment_files desk_json diff_formats html_page json json_governance json_object letter_template record_files report rules_file sheet word)
set(workspace_faces companions concerns drafting governance signing workspace)

# Third-party headers, and the one place that may include each (a path from the top, as an expression).
set(parts
  "^cmark[.]h$" "^(engine/src/text/markdown(_runs)?|bench/bases)[.]cpp$"
  "^unicode/" "^engine/src/text/"
  "^archive(_entry)?[.]h$" "^engine/src/archive/"
  "^git2([.]h$|/)" "^(engine/src/git/|bench/bases[.]cpp$)"
  "^(SQLiteCpp/|sqlite3[.]h$)" "^engine/src/db/"
  "^nlohmann/" "^engine/src/exchange/"
  "^fmt/" "^(engine/src/exchange|cli)/"
  "^zlib[.]h$" "^engine/src/git/loose_headers[.]cpp$"
  "^gmime/" "^engine/src/exchange/mail[.]cpp$"
  "^libxml/" "^engine/src/exchange/html_text[.]cpp$"
  "^zip[.]h$" "^engine/src/exchange/zip_archive[.]cpp$"
  "^pugixml[.]hpp$" "^engine/src/exchange/xml[.]h$"
  "^sodium[.]h$" "^engine/src/base/"
  "^boost/program_options" "^cli/options[.]cpp$"
  "^boost/asio" "^web/(lane[.](h|cpp)|server[.]cpp)$"
  "^boost/beast" "^web/lane[.]cpp$"
  "^kainjow/" "^(engine/src/exchange/letter_template[.]cpp|web/page[.]h)$"
  "^benchmark/" "^bench/"
  "^termios[.]h$" "^cli/password_input[.]cpp$"
  "^malloc[.]h$" "^cli/cmd_compare[.]cpp$"
  "^emmintrin[.]h$" "^engine/src/text/each_token[.]h$"
  "^(fcntl|unistd|signal|poll|sched|sys/[a-z]+)[.]h$" "^(engine/src/(git|db|process|store)|cli|web)/")

# The engine never prints, and what is pure knows no files, clock or chance.
set(printing "^(iostream|print|syncstream)$")
set(impure "^(filesystem|fstream|chrono|ctime|thread|future|mutex|random|cstdlib)$")
# std::free is how C libraries hand their strings over, std::abs stands there too, and calendars are
# arithmetic.
set(impure_but "^engine/src/(text/markdown[.]cpp:cstdlib|text/lineage_board[.]cpp:cstdlib)$")

set(failures 0)

function(fail where why)
  message(STATUS "${where}: ${why}")
  math(EXPR counted "${failures} + 1")
  set(failures ${counted} PARENT_SCOPE)
endfunction()

# Which floor a public header belongs to, or empty.
function(face_of header result)
  set(${result} "" PARENT_SCOPE)
  foreach(floor IN ITEMS exchange workspace)
    if(header IN_LIST ${floor}_faces)
      set(${result} ${floor} PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

function(check_quoted file where name)
  if(file MATCHES "^engine/include/")
    if(NOT name MATCHES "^redraft/[a-z_]+[.]h$")
      fail("${where}" "a public header includes \"${name}\"; only \"redraft/...\" may stand there")
    endif()
  elseif(file MATCHES "^engine/src/([a-z]+)/")
    set(floor ${CMAKE_MATCH_1})
    if(NOT floor IN_LIST floors)
      fail("${where}" "engine/src/${floor} is not in the table of floors")
    elseif(name MATCHES "^redraft/([a-z_]+)[.]h$")
      face_of(${CMAKE_MATCH_1} face)
      if(face AND NOT face STREQUAL floor AND NOT face IN_LIST ${floor}_sees)
        fail("${where}" "${floor} includes \"${name}\", which belongs to ${face}")
      endif()
    else()
      string(REGEX REPLACE "/.*" "" seen "${name}")
      if(NOT seen STREQUAL floor AND NOT seen IN_LIST ${floor}_sees)
        fail("${where}" "${floor} includes \"${name}\"; it may include ${floor};${${floor}_sees}")
      endif()
    endif()
  elseif(file MATCHES "^(cli|web|bench)/")
    if(NOT name MATCHES "^(redraft|${CMAKE_MATCH_1})/[a-z0-9_/]+[.]h$"
       AND NOT "${file}:${name}" MATCHES "^cli/cmd_serve[.]cpp:web/(desk|server)[.]h$")
      fail("${where}" "${CMAKE_MATCH_1} includes \"${name}\"; a front end sees redraft/ and itself")
    endif()
  endif()
  set(failures ${failures} PARENT_SCOPE)
endfunction()

function(check_third_party file where name)
  if(file MATCHES "^engine/(src|include)/" AND name MATCHES "${printing}")
    fail("${where}" "the engine never prints: <${name}>")
  elseif(file MATCHES "^engine/src/(text|model|exchange)/" AND name MATCHES "${impure}"
         AND NOT "${file}:${name}" MATCHES "${impure_but}")
    fail("${where}" "this floor is pure: no files, clock, threads or chance: <${name}>")
  elseif(name MATCHES "^[a-z_0-9]+$")
    set(failures ${failures} PARENT_SCOPE)
    return()
  else()
    set(rest ${parts})
    set(known FALSE)
    while(rest)
      list(POP_FRONT rest header place)
      if(name MATCHES "${header}")
        set(known TRUE)
        if(NOT file MATCHES "${place}")
          fail("${where}" "<${name}> may be included only in ${place}")
        endif()
      endif()
    endwhile()
    if(NOT known)
      fail("${where}" "<${name}> is in no table; name its one place in check_floors.cmake")
    endif()
  endif()
  set(failures ${failures} PARENT_SCOPE)
endfunction()

set(folders)
foreach(folder IN ITEMS engine/include engine/src cli web bench)
  if(IS_DIRECTORY "${SOURCE_DIR}/${folder}")
    list(APPEND folders ${folder})
  endif()
endforeach()
execute_process(
  COMMAND grep -rnE "^[[:space:]]*#[[:space:]]*include" --include=*.h --include=*.cpp ${folders}
  WORKING_DIRECTORY "${SOURCE_DIR}" OUTPUT_VARIABLE found RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${SOURCE_DIR} holds no #include: nothing was checked")
endif()
string(REGEX REPLACE "\n+$" "" found "${found}")
string(REPLACE "\n" ";" found "${found}")

set(checked 0)
foreach(line IN LISTS found)
  math(EXPR checked "${checked} + 1")
  if(line MATCHES "^([^:]+):([0-9]+):[ \t]*#[ \t]*include[ \t]*\"([^\"]+)\"")
    check_quoted(${CMAKE_MATCH_1} "${CMAKE_MATCH_1}:${CMAKE_MATCH_2}" ${CMAKE_MATCH_3})
  elseif(line MATCHES "^([^:]+):([0-9]+):[ \t]*#[ \t]*include[ \t]*<([^>]+)>")
    check_third_party(${CMAKE_MATCH_1} "${CMAKE_MATCH_1}:${CMAKE_MATCH_2}" ${CMAKE_MATCH_3})
  else()
    fail("${line}" "this include cannot be read")
  endif()
endforeach()

message(STATUS "${checked} includes checked, ${failures} against the floors")
if(failures)
  message(FATAL_ERROR "the floors do not hold")
endif()
