#include "support/golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.h"

namespace redraft::testing {

void check_golden(const std::string& path, const std::string& actual) {
  const std::filesystem::path file = std::filesystem::path(REDRAFT_SOURCE_DIR) / "tests" / path;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << actual;
    FAIL_CHECK("rewrote " << path << ": review the diff and run again without UPDATE_GOLDEN");
    return;
  }
  std::ifstream in(file, std::ios::binary);
  INFO("golden file " << path << "; set UPDATE_GOLDEN=1 to write it");
  REQUIRE(in);
  std::ostringstream expected;
  expected << in.rdbuf();
  CHECK(actual == expected.str());
}

}  // namespace redraft::testing
