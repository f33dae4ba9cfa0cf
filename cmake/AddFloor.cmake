# A library of one floor: its sources, the floors below that it links, and libraries of others.
function(add_floor name)
  cmake_parse_arguments(arg "" "" "SOURCES;BELOW;THIRD_PARTY" ${ARGN})
  add_library(redraft_${name} STATIC ${arg_SOURCES})
  target_include_directories(redraft_${name} PUBLIC src)
  target_link_libraries(redraft_${name}
    PUBLIC redraft_public ${arg_BELOW}
    PRIVATE redraft_warnings ${arg_THIRD_PARTY})
endfunction()
