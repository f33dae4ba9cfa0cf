#include "comment_builders.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

Placement at(const std::string& anchor, Outcome outcome = Outcome::adjusted) {
  Placement placement;
  placement.anchor = anchor;
  placement.outcome = outcome;
  placement.confidence = 870;
  placement.happened = {"moved", "reworded"};
  return placement;
}

Placement in_tray() {
  Placement placement;
  placement.outcome = Outcome::tray;
  placement.candidates = {"leadership-2", "purpose-1"};
  placement.reason = "two statements fit as well as each other";
  return placement;
}

Placement by_person(const std::string& anchor) {
  Placement placement = at(anchor, Outcome::exact);
  placement.decided_by = DecidedBy::person;
  placement.confidence = 1000;
  return placement;
}

std::string now(Shop& shop, const std::string& id, const std::string& label) {
  const Placement placement = shop.comments.find(id, label, false).now.at(0);
  return placement.draft + " " + placement.anchor + " " + to_string(placement.outcome) + " " +
         to_string(placement.decided_by);
}

std::vector<std::string> standing(Shop& shop, std::size_t sequence,
                                  const std::vector<std::string>& touched) {
  std::vector<std::string> out;
  const auto is_touched = [&](const std::string& anchor) {
    return std::find(touched.begin(), touched.end(), anchor) != touched.end();
  };
  const auto take = [&](const store::PlacedTarget& one) {
    out.push_back(shop.comments.find(one.comment.text, "", false).body + " " + one.now.draft + " " +
                  one.now.anchor);
  };
  shop.comments.each_placed_target("principles", sequence, is_touched, take);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("a comment on an untouched statement stands as made, without a row", "[placement]") {
  Shop shop;
  const std::string id = shop.add(saying("x"));

  CHECK(now(shop, id, "V1") == "V1 leadership-1 exact engine");
  CHECK(now(shop, id, "V2") == "V2 leadership-1 exact engine");
  CHECK(now(shop, id, "") == "V2 leadership-1 exact engine");
  CHECK(kind_of([&] { now(shop, id, "V9"); }) == ErrorKind::not_found);
}

TEST_CASE("the last row up to a draft says where a comment stands on it", "[placement]") {
  Shop shop;
  shop.comments.mark_indexed({"principles", "V3", 3, ""});
  shop.comments.mark_indexed({"principles", "V4", 4, ""});
  const std::string id = shop.add(saying("x"));
  Placement moved = at("purpose-4");
  moved.quote = PlacedQuote{"new words", 3, 12};
  shop.comments.put_placement({id}, 0, 2, moved);
  shop.comments.put_placement({id}, 0, 4, in_tray());

  CHECK(now(shop, id, "V1") == "V1 leadership-1 exact engine");
  CHECK(now(shop, id, "V2") == "V2 purpose-4 adjusted engine");
  CHECK(now(shop, id, "V3") == "V3 purpose-4 adjusted engine");
  CHECK(now(shop, id, "V4") == "V4  tray engine");
  moved.draft = "V3";
  CHECK(shop.comments.find(id, "V3", false).now.at(0) == moved);
  Placement tray = in_tray();
  tray.draft = "V4";
  CHECK(shop.comments.find(id, "V4", false).now.at(0) == tray);
  CHECK(shop.comments.check().empty());
}

TEST_CASE("before the draft it was made on, a comment is shown as made", "[placement]") {
  Shop shop;
  NewComment later = saying("x");
  later.draft = "V2";
  const std::string id = shop.add(later);

  CHECK(now(shop, id, "V1") == "V2 leadership-1 exact engine");
}

TEST_CASE("a person's decision beats the engine, also after a rebuild", "[placement]") {
  Shop shop;
  const std::string id = shop.add(saying("x"));
  shop.comments.put_placement({id}, 0, 2, in_tray());
  shop.comments.decide_placement({id}, 0, 2, by_person("purpose-9"), "Editor", noon);
  shop.comments.decide_placement({id}, 0, 2, by_person("purpose-1"), "Editor", noon);
  CHECK(now(shop, id, "V2") == "V2 purpose-1 exact person");

  shop.comments.put_placement({id}, 0, 2, at("leadership-5"));
  CHECK(now(shop, id, "V2") == "V2 purpose-1 exact person");

  const std::string digest = shop.comments.derived_digest();
  shop.comments.clear_derived();
  CHECK(shop.comments.indexed_drafts("principles").empty());
  CHECK(shop.comments.derived_digest() != digest);
  shop.comments.mark_indexed({"principles", "V1", 1, std::string(40, 'a')});
  shop.comments.mark_indexed({"principles", "V2", 2, std::string(40, 'b')});
  CHECK(shop.comments.derived_digest() == digest);
  CHECK(now(shop, id, "V2") == "V2 purpose-1 exact person");
  CHECK(shop.comments.check().empty());
}

TEST_CASE("a decision removes what the engine had carried on from the wrong place", "[placement]") {
  Shop shop;
  shop.comments.mark_indexed({"principles", "V3", 3, ""});
  const std::string id = shop.add(saying("x"));
  shop.comments.put_placement({id}, 0, 2, at("purpose-4"));
  shop.comments.put_placement({id}, 0, 3, at("purpose-5"));

  shop.comments.decide_placement({id}, 0, 2, by_person("leadership-8"), "Editor", noon);

  CHECK(now(shop, id, "V3") == "V3 leadership-8 exact person");
}

TEST_CASE("only comments on touched statements, and unsettled ones, are placed anew",
          "[placement]") {
  Shop shop;
  shop.add(saying("stays", "leadership-1"));
  shop.add(saying("touched", "leadership-2"));
  const std::string moved = shop.add(saying("moved away", "leadership-2"));
  shop.comments.put_placement({moved}, 0, 2, at("purpose-1", Outcome::exact));
  const std::string moved_in = shop.add(saying("moved in", "leadership-3"));
  shop.comments.put_placement({moved_in}, 0, 2, at("leadership-2", Outcome::exact));
  const std::string unsettled = shop.add(saying("unsettled", "leadership-4"));
  shop.comments.put_placement({unsettled}, 0, 2, in_tray());
  NewComment later = saying("made later", "leadership-2");
  later.draft = "V2";
  shop.add(later);
  NewComment unknown = saying("made on a draft not indexed", "leadership-2");
  unknown.draft = "V9";
  shop.add(unknown);
  NewComment whole = saying("on the document", "");
  whole.targets[0].scope = CommentScope::document;
  shop.add(whole);

  using Lines = std::vector<std::string>;
  CHECK(standing(shop, 1, {"leadership-2", ""}) ==
        Lines{"moved away V1 leadership-2", "touched V1 leadership-2"});
  CHECK(standing(shop, 2, {"leadership-2"}) == Lines{"made later V2 leadership-2",
                                                     "moved in V2 leadership-2",
                                                     "touched V1 leadership-2", "unsettled V2 "});
  CHECK(standing(shop, 2, {}) == Lines{"unsettled V2 "});
}

TEST_CASE("each place of a comment stands for itself", "[placement]") {
  Shop shop;
  NewComment made = saying("two places");
  made.targets = {on("leadership-1"), on("leadership-2", "words")};
  const std::string id = shop.add(made);
  shop.comments.put_placement({id}, 1, 2, in_tray());

  const auto placed = shop.comments.find(id, "", false).now;
  CHECK(placed[0].anchor == "leadership-1");
  CHECK(placed[1].outcome == Outcome::tray);
  const auto touched = [](const std::string& anchor) { return anchor == "leadership-2"; };
  std::vector<store::PlacedTarget> before;
  shop.comments.each_placed_target("principles", 1, touched,
                                   [&](const store::PlacedTarget& one) { before.push_back(one); });
  REQUIRE(before.size() == 1);
  CHECK(before[0].target_index == 1);
  CHECK(before[0].made == made.targets[1]);
}
