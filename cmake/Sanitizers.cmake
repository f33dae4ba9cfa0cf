# REDRAFT_SANITIZE: "address,undefined", "thread", or empty. Applies to all targets, so it is set here
# and not per target.
set(REDRAFT_SANITIZE "" CACHE STRING "Sanitizers for every target")
if(REDRAFT_SANITIZE)
  add_compile_options(-fsanitize=${REDRAFT_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${REDRAFT_SANITIZE})
endif()
