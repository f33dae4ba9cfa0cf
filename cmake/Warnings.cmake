# redraft_warnings: linked PRIVATE by every target of ours.
add_library(redraft_warnings INTERFACE)
target_compile_options(redraft_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wuseless-cast>
  $<$<BOOL:${REDRAFT_WERROR}>:-Werror>)
