#include "exchange/bundle_manifest.h"

#include "redraft/error.h"
#include "redraft/json.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::exchange;
using namespace redraft::testing;

namespace {

BundleManifest sample() {
  BundleManifest manifest;
  manifest.people = true;
  manifest.store = 3;
  manifest.branch = "refs/heads/main";
  manifest.files = {{BundlePart::drafts, "", 100, std::string(64, 'a')},
                    {BundlePart::text, ".redraft/charter/notes.tsv", 20, std::string(64, 'b')},
                    {BundlePart::text, "charter.md", 0, std::string(64, 'c')},
                    {BundlePart::erased, "", 40, std::string(64, 'd')},
                    {BundlePart::table, "comment_tag", 7, std::string(64, 'e')}};
  return manifest;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a manifest is read as it was written, and keeps to its schema", "[bundle]") {
  const std::string text = write_manifest(sample());
  CHECK(read_manifest(text) == sample());
  check_golden("schemas/examples/bundle/with-people.json", text);
  BundleSummary summary;
  summary.file = "sedlow.bundle";
  summary.documents = 1;
  summary.drafts = 2;
  summary.comments = 30;
  summary.bytes = 4096;
  summary.passages = 3;
  summary.findings = {
      {"name-left", Severity::warning, "a name stands there", "look", "", "", "", "", 0}};
  check_golden("schemas/examples/bundled/without-people.json", json::bundled(summary));
}

TEST_CASE("a manifest that leads out of its folder, or lies, is damaged", "[bundle]") {
  const std::string good = write_manifest(sample());
  for (const char* name : {"../charter.md",
                           "/etc/passwd",
                           "work/../x.md",
                           "work//x",
                           "work/./x",
                           "work/",
                           "work",
                           "work/.git/config",
                           "work/a/.GIT/hooks/x",
                           "work/.redraft/comments.db",
                           "work/.redraft/lock",
                           "work/.redraft/a/b/c.tsv",
                           "work/.ReDraft/x.md",
                           "store/../x.jsonl",
                           "store/comment",
                           "store/.jsonl",
                           "store/Comment.jsonl",
                           "manifest.json",
                           "drafts.bundle",
                           "work/.redraft/charter/notes.tsv",
                           "",
                           "work/a\\u0000b"}) {
    INFO(name);
    CHECK_THROWS_AS(read_manifest(replaced(good, "work/charter.md", name)), Error);
  }
  CHECK(read_manifest(replaced(good, "work/charter.md", "work/docs/charter.md")).files.size() == 5);
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"\"size\": 20", "\"size\": -20"},
                                                        {"\"size\": 20", "\"size\": 1099511627777"},
                                                        {"\"size\": 20", "\"size\": 1e300"},
                                                        {"\"size\": 20", "\"size\": \"20\""},
                                                        {"\"people\": true", "\"people\": 1"},
                                                        {"\"store\": 3", "\"store\": 3.5"},
                                                        {"\"branch\"", "\"twig\""},
                                                        {"bbbb", "BBBB"},
                                                        {"bbbb", "bbb"},
                                                        {"\"files\": [", "\"files\": [1, "},
                                                        {"\"files\": [", "\"files\": {"},
                                                        {"redraft/bundle/1", "redraft/status/1"}}) {
    INFO(to);
    CHECK_THROWS_AS(read_manifest(replaced(good, from, to)), Error);
  }
  CHECK_THROWS_AS(read_manifest(std::string(1U << 20U, '[')), Error);
  CHECK_THROWS_AS(read_manifest("\xff"), Error);
  try {
    read_manifest(replaced(good, "redraft/bundle/1", "redraft/bundle/2"));
    FAIL("a newer form was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unavailable);
  }
}
