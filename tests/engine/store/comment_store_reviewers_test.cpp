#include "comment_builders.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

NewComment from(const std::string& name, const std::string& email, const std::string& organisation,
                const std::string& ref = {}) {
  static int count = 0;
  NewComment comment = saying("Remark " + std::to_string(++count));
  comment.person = {name, email};
  comment.reviewer = {ref, organisation, ""};
  return comment;
}

std::string ref_of(Shop& shop, const NewComment& comment) {
  return shop.comments.find(shop.add(comment), "", false).reviewer.ref;
}

}  // namespace

TEST_CASE("a reviewer is found again by e-mail, whatever its case", "[reviewers]") {
  Shop shop;
  const std::string ref = ref_of(shop, from("Ada Fenn", "ada@example.org", "Wexmoor Council"));

  CHECK(ref.rfind("r-", 0) == 0);
  CHECK(ref_of(shop, from("A. Fenn", " ADA@Example.org", "")) == ref);
  CHECK(ref_of(shop, from("Ada Fenn", "fenn@example.org", "Wexmoor Council")) != ref);
}

TEST_CASE("without an e-mail, a reviewer is found by name and organisation", "[reviewers]") {
  Shop shop;
  const std::string ref = ref_of(shop, from("Zo\xC3\xAB Fenn", "", "Caf\xC3\x89 Trust"));

  CHECK(ref_of(shop, from("ZO\xC3\x8B  FENN", "", "caf\xC3\xA9 trust")) == ref);
  CHECK(ref_of(shop, from("Zo\xC3\xAB Fenn", "", "Wexmoor Council")) != ref);
}

TEST_CASE("a reviewer is found by ref, ours or the source's", "[reviewers]") {
  Shop shop;
  CHECK(ref_of(shop, from("", "", "Wexmoor Council", "r-4f7k2m9qx1")) == "r-4f7k2m9qx1");
  CHECK(ref_of(shop, from("", "", "", "r-4f7k2m9qx1")) == "r-4f7k2m9qx1");

  const std::string row = ref_of(shop, from("", "", "", "respondent 12"));
  CHECK(row.rfind("r-", 0) == 0);
  CHECK(ref_of(shop, from("", "", "", "respondent 12")) == row);
}

TEST_CASE("what becomes known of a reviewer is filled in, what is known stays", "[reviewers]") {
  Shop shop;
  const std::string ref = ref_of(shop, from("Ada Fenn", "", "Wexmoor Council"));
  NewComment later = from("Ada Fenn", "ada@example.org", "Wexmoor council");
  later.reviewer.sector = "local government";

  const Comment read = shop.comments.find(shop.add(later), "", true);

  CHECK(read.reviewer == Reviewer{ref, "Wexmoor Council", "local government"});
  CHECK(*read.person == Person{"Ada Fenn", "ada@example.org"});
  CHECK(shop.comments.check().empty());
}
