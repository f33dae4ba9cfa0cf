#include "store/pile_store.h"

#include "comment_builders.h"
#include "store/campaign_finder.h"
#include "store/theme_store.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

struct PileShop : Shop {
  store::PileStore pile{database};
  store::ThemeStore themes{database};

  CommentId made(const std::string& body, const std::string& email,
                 const std::string& anchor = "leadership-1") {
    NewComment comment = by(saying(body, anchor), email);
    comment.created = minutes_later(++count);
    return {add(comment)};
  }

  int count = 0;
};

const std::string letter =
    "Please keep the night bus. My neighbours and I depend on it to come home from work and from "
    "the hospital, and without it the lower valley is cut off after seven in the evening.";

std::vector<std::string> found(const Shop& shop, const CommentFilter& filter) {
  return bodies(shop.comments.list(filter, {}));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a comment is given to an officer, taken back, and found by it", "[pile]") {
  PileShop shop;
  const CommentId first = shop.made("First", "a@example.org");
  shop.made("Second", "b@example.org");

  CHECK(shop.pile.assign(first, "Ottilie", "Editor", noon));
  CHECK_FALSE(shop.pile.assign(first, "Ottilie", "Editor", noon));

  CommentFilter mine = in_principles();
  mine.assignee = "OTTILIE";
  CommentFilter free = in_principles();
  free.assignee = nobody;
  CHECK(found(shop, mine) == Lines{"First"});
  CHECK(found(shop, free) == Lines{"Second"});
  CHECK(shop.comments.find(first.text, "", false).assignee == "Ottilie");
  CHECK(shop.pile.assign(first, "", "Editor", noon));
  CHECK(found(shop, mine).empty());
  CHECK(shop.comments.check().empty());
}

TEST_CASE("tags are counted and found without regard to case, in one spelling", "[pile]") {
  PileShop shop;
  const CommentId first = shop.made("First", "a@example.org");
  const CommentId second = shop.made("Second", "b@example.org");

  CHECK(shop.pile.add_tag(first, "Transport", "Editor", noon));
  CHECK_FALSE(shop.pile.add_tag(first, "transport", "Editor", noon));
  CHECK(shop.pile.add_tag(second, "TRANSPORT", "Editor", noon));
  CHECK(shop.pile.add_tag(second, "money", "Editor", noon));
  CHECK(shop.pile.remove_tag(second, "Money", "Editor", noon));

  CHECK(shop.comments.find(second.text, "", false).tags == Lines{"Transport"});
  const TagList list = shop.pile.tags("principles");
  CHECK_FALSE(list.controlled);
  REQUIRE(list.tags.size() == 1);
  CHECK(list.tags[0].comments == 2);
  CommentFilter filter = in_principles();
  filter.tag = "transport";
  CHECK(found(shop, filter) == Lines{"First", "Second"});
}

TEST_CASE("a controlled list shows unused tags, and those that are not on it", "[pile]") {
  PileShop shop;
  shop.pile.add_tag(shop.made("First", "a@example.org"), "parking", "Editor", noon);

  shop.pile.allow_tags({"Money", "transport"}, "Editor", noon);

  const TagList list = shop.pile.tags("");
  CHECK(list.controlled);
  REQUIRE(list.tags.size() == 3);
  CHECK(list.tags[0].tag == "Money");
  CHECK((list.tags[0].allowed && list.tags[0].comments == 0));
  CHECK((!list.tags[1].allowed && list.tags[1].comments == 1));
  shop.pile.allow_tags({}, "Editor", noon);
  CHECK_FALSE(shop.pile.tags("").controlled);
  CHECK(shop.comments.check().empty());
}

TEST_CASE("a theme counts its comments, and names those its answer did not reach", "[pile]") {
  PileShop shop;
  const CommentId first = shop.made("First", "a@example.org");
  const CommentId second = shop.made("Second", "b@example.org");
  const ThemeId theme = shop.themes.add("Buses", "", "Editor", noon, shop.randomness);

  CHECK(shop.themes.put(theme, first, "Editor", noon));
  CHECK_FALSE(shop.themes.put(theme, first, "Editor", noon));
  shop.themes.respond(theme, {Decision::noted, "Thank you.", "", noon, "Editor"}, "Editor");
  shop.comments.respond(first, {Decision::noted, "Thank you.", "", true, noon, "Editor"}, "Editor");
  shop.themes.put(theme, second, "Editor", noon);

  const Theme found_again = shop.themes.find("buses");
  CHECK(found_again.comments == 2);
  CHECK(found_again.unanswered == 1);
  CHECK(found_again.sectors.at("local government") == 2);
  CHECK(found_again.joined_since == std::vector<CommentId>{second});
  CHECK(shop.comments.find(first.text, "", false).themes == Lines{"Buses"});
  CommentFilter filter = in_principles();
  filter.theme = "buses";
  CHECK(found(shop, filter) == Lines{"First", "Second"});
  CHECK(shop.comments.check().empty());
}

TEST_CASE("of a theme that is removed only the grouping goes", "[pile]") {
  PileShop shop;
  const CommentId first = shop.made("First", "a@example.org");
  const ThemeId theme = shop.themes.add("Buses", "", "Editor", noon, shop.randomness);
  shop.themes.put(theme, first, "Editor", noon);
  shop.themes.respond(theme, {Decision::noted, "Thank you.", "", noon, "Editor"}, "Editor");
  shop.comments.respond(first, {Decision::noted, "Thank you.", "", true, noon, "Editor"}, "Editor");

  shop.themes.remove(theme, "Editor", noon);

  CHECK(shop.themes.list().empty());
  CHECK(shop.comments.find(first.text, "", false).disposition.has_value());
  CHECK(kind_of([&] { static_cast<void>(shop.themes.find("Buses")); }) == ErrorKind::not_found);
  CHECK(shop.comments.check().empty());
}

TEST_CASE("two themes do not have one name, whatever its case", "[pile]") {
  PileShop shop;
  shop.themes.add("Buses", "", "Editor", noon, shop.randomness);

  CHECK(kind_of([&] { shop.themes.add("BUSES", "", "Editor", noon, shop.randomness); }) ==
        ErrorKind::conflict);
}

TEST_CASE("near-same letters of many people are one campaign, each person counted once", "[pile]") {
  PileShop shop;
  const CommentId first = shop.made(letter, "a@example.org");
  shop.made("Nothing to do with it: the budget for parks is too small by far.", "p@example.org");
  shop.made(letter + " Yours, Bo.", "b@example.org", "leadership-2");
  const CommentId third = shop.made("I am a nurse. " + letter, "c@example.org");
  shop.made(letter + " Again.", "a@example.org");
  shop.made(letter, "d@example.org");
  const CommentId withdrawn = shop.made(letter, "e@example.org");
  shop.comments.withdraw(withdrawn, "Editor", noon);

  store::CampaignFinder finder(shop.database, "principles");

  const std::vector<Campaign> campaigns = finder.list(2, 0);
  REQUIRE(campaigns.size() == 1);
  CHECK(campaigns[0].example == first);
  CHECK(campaigns[0].size == 4);
  CHECK(campaigns[0].same_words == 2);
  CHECK(campaigns[0].sectors.at("local government") == 4);
  CHECK(finder.list(5, 0).empty());
  std::size_t members = 0;
  finder.each_member(third, [&](const CommentId&) { ++members; });
  CHECK(members == 4);
}

TEST_CASE("short texts are the same only word for word and on one place", "[pile]") {
  PileShop shop;
  shop.made("I agree.", "a@example.org");
  shop.made("i agree", "b@example.org");
  shop.made("I agree.", "c@example.org", "leadership-2");
  shop.made("I agree, mostly.", "d@example.org");

  store::CampaignFinder finder(shop.database, "principles");

  const std::vector<Campaign> campaigns = finder.list(2, 0);
  REQUIRE(campaigns.size() == 1);
  CHECK(campaigns[0].size == 2);
  CHECK(campaigns[0].words == "I agree.");
}

TEST_CASE("a list in pages of one is the list", "[pile]") {
  PileShop shop;
  for (int i = 0; i < 5; ++i) {
    shop.pile.add_tag(shop.made("Remark " + std::to_string(i), std::to_string(i) + "@example.org"),
                      "all", "Editor", noon);
  }
  CommentFilter page = in_principles();
  page.tag = "all";
  const Lines whole = found(shop, page);

  Lines paged;
  page.limit = 1;
  for (auto one = shop.comments.list(page, {}); !one.empty(); one = shop.comments.list(page, {})) {
    paged.push_back(one.front().body);
    page.after = one.front().id.text;
  }

  CHECK(paged == whole);
  CHECK(whole.size() == 5);
}
