# REDRAFT_SANITIZE: "address,undefined", "thread", or empty. Applies to all targets, so it is set here
# and not per target; so is what lets a fuzzer see which branches its input reached.
set(REDRAFT_SANITIZE "" CACHE STRING "Sanitizers for every target")
if(REDRAFT_SANITIZE)
  add_compile_options(-fsanitize=${REDRAFT_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${REDRAFT_SANITIZE})
endif()
if(REDRAFT_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "REDRAFT_FUZZERS needs clang: configure with -DCMAKE_CXX_COMPILER=clang++")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
