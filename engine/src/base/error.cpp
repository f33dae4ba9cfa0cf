#include "redraft/error.h"

#include <array>

namespace redraft {

namespace {

struct KindRow {
  ErrorKind kind;
  const char* word;
  int exit_code;
};

constexpr std::array<KindRow, 9> kinds = {{
    {ErrorKind::usage, "usage", 2},
    {ErrorKind::not_found, "not_found", 3},
    {ErrorKind::not_allowed, "not_allowed", 4},
    {ErrorKind::conflict, "conflict", 5},
    {ErrorKind::invalid, "invalid", 6},
    {ErrorKind::unavailable, "unavailable", 7},
    {ErrorKind::corrupt, "corrupt", 8},
    {ErrorKind::internal, "internal", 70},
    {ErrorKind::interrupted, "interrupted", 130},
}};

}  // namespace

int exit_code(ErrorKind kind) {
  return kinds.at(static_cast<std::size_t>(kind)).exit_code;
}

std::string to_string(ErrorKind kind) {
  return kinds.at(static_cast<std::size_t>(kind)).word;
}

}  // namespace redraft
