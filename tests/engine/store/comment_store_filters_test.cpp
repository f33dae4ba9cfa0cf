#include <rapidcheck.h>

#include "comment_builders.h"
#include "store/comment_query.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

using Lines = std::vector<std::string>;

Lines found(Shop& shop, const CommentFilter& filter, const Lines& section = {}) {
  Lines list = bodies(shop.comments.list(filter, section));
  CommentFilter all = filter;
  all.limit = 0;
  all.after.clear();
  const std::size_t count = shop.comments.count(all, section);
  CHECK((filter.limit != 0 || !filter.after.empty() || count == list.size()));
  return list;
}

Lines searched(Shop& shop, const std::string& text) {
  CommentFilter filter;
  filter.text = text;
  return found(shop, filter);
}

std::string add_at(Shop& shop, NewComment comment, int minutes) {
  comment.created = minutes_later(minutes);
  return shop.add(comment);
}

}  // namespace

TEST_CASE("comments come in order of their making, page by page", "[filters]") {
  Shop shop;
  Lines expected;
  for (int i = 0; i < 20; ++i) {
    // Several share an instant: the id decides, so that no page loses one.
    add_at(shop, saying("remark " + std::to_string(i)), i / 4);
  }
  expected = found(shop, in_principles());
  REQUIRE(expected.size() == 20);

  Lines pages;
  CommentFilter filter = in_principles();
  filter.limit = 3;
  while (true) {
    const auto page = shop.comments.list(filter, {});
    if (page.empty()) {
      break;
    }
    for (const Comment& comment : page) {
      pages.push_back(comment.body);
    }
    filter.after = page.back().id.text;
  }

  CHECK(pages == expected);
  CHECK(shop.comments.count(filter, {}) == 20);
  filter.after = "c-0000000000";
  CHECK(kind_of([&] { static_cast<void>(shop.comments.list(filter, {})); }) ==
        ErrorKind::not_found);
}

TEST_CASE("a filter narrows by document, draft, kind and status", "[filters]") {
  Shop shop;
  add_at(shop, saying("first"), 0);
  NewComment second = saying("second");
  second.draft = "V2";
  second.kind = CommentKind::object;
  add_at(shop, second, 1);
  NewComment third = saying("third");
  third.document = "behaviours";
  const std::string id = add_at(shop, third, 2);
  shop.comments.withdraw({id}, "Editor", noon);

  CHECK(found(shop, {}) == Lines{"first", "second", "third"});
  CHECK(found(shop, in_principles()) == Lines{"first", "second"});
  CommentFilter filter;
  filter.draft = "V2";
  CHECK(found(shop, filter) == Lines{"second"});
  filter = {};
  filter.kind = CommentKind::question;
  CHECK(found(shop, filter) == Lines{"first", "third"});
  filter.status = CommentStatus::open;
  CHECK(found(shop, filter) == Lines{"first"});
  filter = {};
  filter.placed_on = "V1";
  CHECK(found(shop, filter) == Lines{"first", "second", "third"});
}

TEST_CASE("organisation and sector are compared without regard to case", "[filters]") {
  Shop shop;
  add_at(shop, by(saying("a"), "a@example.org", "Wexmoor Council", "local government"), 0);
  add_at(shop,
         by(saying("b"), "b@example.org",
            "\xC3\x89"
            "cole Trust",
            "Education"),
         1);

  CommentFilter filter;
  filter.organisation = "wexmoor council";
  CHECK(found(shop, filter) == Lines{"a"});
  filter.organisation =
      "\xC3\xA9"
      "COLE trust";
  CHECK(found(shop, filter) == Lines{"b"});
  filter.organisation.clear();
  filter.sector = "EDUCATION";
  CHECK(found(shop, filter) == Lines{"b"});
  filter.sector = "educ";
  CHECK(found(shop, filter).empty());
}

TEST_CASE("a statement's comments are those that stand there now", "[filters]") {
  Shop shop;
  add_at(shop, saying("stays", "leadership-1"), 0);
  const std::string gone = add_at(shop, saying("moved away", "leadership-1"), 1);
  const std::string came = add_at(shop, saying("moved in", "purpose-1"), 2);
  const std::string tray = add_at(shop, saying("in the tray", "leadership-1"), 3);
  Placement there;
  there.anchor = "purpose-2";
  shop.comments.put_placement({gone}, 0, 2, there);
  there.anchor = "leadership-1";
  shop.comments.put_placement({came}, 0, 2, there);
  there.anchor.clear();
  there.outcome = Outcome::tray;
  shop.comments.put_placement({tray}, 0, 2, there);

  CommentFilter filter = in_principles();
  filter.anchor = "leadership-1";
  CHECK(found(shop, filter) == Lines{"stays", "moved in"});
  filter.placed_on = "V1";
  CHECK(found(shop, filter) == Lines{"stays", "moved away", "in the tray"});
  filter = in_principles();
  filter.section = "purpose";
  CHECK(found(shop, filter, {"purpose", "purpose-1", "purpose-2"}) == Lines{"moved away"});
  CHECK(found(shop, filter, {"odd\"name\\"}).empty());
  filter = in_principles();
  filter.outcome = Outcome::tray;
  CHECK(found(shop, filter) == Lines{"in the tray"});
  filter.placed_on = "V1";
  CHECK(found(shop, filter).empty());
  filter.document.clear();
  filter.placed_on.clear();
  CHECK(found(shop, filter) == Lines{"in the tray"});
  filter.outcome = Outcome::exact;
  CHECK(found(shop, filter) == Lines{"stays", "moved away", "moved in"});
  filter.outcome = Outcome::section;
  CHECK(found(shop, filter).empty());
  filter.outcome.reset();
  filter.anchor = "leadership-1";
  CHECK(found(shop, filter) == Lines{"stays", "moved in"});
}

TEST_CASE("a statement's comments and those of one outcome come page by page, each once",
          "[filters]") {
  Shop shop;
  Placement there;
  there.anchor = "leadership-1";
  there.outcome = Outcome::adjusted;
  for (int i = 0; i < 24; ++i) {
    NewComment comment =
        saying("remark " + std::to_string(i), i % 2 == 0 ? "leadership-1" : "aims-1");
    comment.kind = i % 3 == 0 ? CommentKind::object : CommentKind::support;
    comment.targets.push_back(comment.targets.front());
    // Not in the order of the file, and several of one instant.
    const std::string id = add_at(shop, comment, i * 7 % 24 / 3);
    if (i % 4 == 1) {
      shop.comments.put_placement({id}, 0, 2, there);
      shop.comments.put_placement({id}, 1, 2, there);
    }
  }
  const auto in_pages_of_two = [&](CommentFilter filter) {
    Lines pages;
    filter.limit = 2;
    for (auto page = shop.comments.list(filter, {}); !page.empty();
         page = shop.comments.list(filter, {})) {
      for (const Comment& comment : page) {
        pages.push_back(comment.body);
      }
      filter.after = page.back().id.text;
    }
    return pages;
  };
  // Those of the document, one by one, are in the order that pages must come in.
  const auto one_by_one = [&](const CommentFilter& narrowed, const auto& fits) {
    Lines expected;
    for (const Comment& comment : shop.comments.list(in_principles(), {})) {
      if (fits(comment) && (!narrowed.kind || comment.kind == *narrowed.kind)) {
        expected.push_back(comment.body);
      }
    }
    return expected;
  };

  CommentFilter filter = in_principles();
  filter.kind = GENERATE(values<std::optional<CommentKind>>({std::nullopt, CommentKind::object}));
  SECTION("of a statement") {
    filter.anchor = "leadership-1";
    const Lines expected = one_by_one(filter, [](const Comment& comment) {
      return comment.now.front().anchor == "leadership-1";
    });
    REQUIRE(expected.size() >= 6);
    CHECK(found(shop, filter) == expected);
    CHECK(in_pages_of_two(filter) == expected);
  }
  SECTION("of one outcome") {
    filter.outcome = Outcome::adjusted;
    const Lines expected = one_by_one(filter, [](const Comment& comment) {
      return comment.now.front().outcome == Outcome::adjusted;
    });
    REQUIRE(expected.size() >= 2);
    CHECK(found(shop, filter) == expected);
    CHECK(in_pages_of_two(filter) == expected);
  }
}

TEST_CASE("search finds words, phrases and beginnings in bodies, suggestions and replies",
          "[filters]") {
  Shop shop;
  add_at(shop, saying("Leadership must listen to caf\xC3\xA9s"), 0);
  NewComment suggestion = saying("Weak");
  suggestion.suggestion = "We will listen and lead";
  add_at(shop, suggestion, 1);
  const std::string third = add_at(shop, saying("Well-being"), 2);
  shop.comments.reply({third}, "Leaders agreed", "Editor", noon, shop.randomness);

  CHECK(searched(shop, "listen") == Lines{"Leadership must listen to caf\xC3\xA9s", "Weak"});
  CHECK(searched(shop, "LISTEN lead") == Lines{"Weak"});
  CHECK(searched(shop, "lead*") ==
        Lines{"Leadership must listen to caf\xC3\xA9s", "Weak", "Well-being"});
  CHECK(searched(shop, "\"will listen\"") == Lines{"Weak"});
  CHECK(searched(shop, "\"listen will\"").empty());
  CHECK(searched(shop, "\"and le\"*") == Lines{"Weak"});
  CHECK(searched(shop, "cafes") == Lines{"Leadership must listen to caf\xC3\xA9s"});
  CHECK(searched(shop, "well-being") == Lines{"Well-being"});
  CHECK(searched(shop, "listen \xE2\x80\x94 lead") == Lines{"Weak"});
  CHECK(searched(shop, "AND") == Lines{"Weak"});
  CHECK(searched(shop, "!!").empty());

  shop.comments.edit({third}, {.body = "Health"}, "Editor", noon);
  CHECK(searched(shop, "being").empty());
  CHECK(searched(shop, "health agreed") == Lines{"Health"});
  CHECK(shop.comments.check().empty());
  shop.comments.rebuild_search();
  CHECK(searched(shop, "health agreed") == Lines{"Health"});
}

TEST_CASE("nothing typed into the search box is an error", "[filters]") {
  Shop shop;
  shop.add(saying("Leadership"));
  for (const std::string text :
       {"\"",     "\"\"", "*",       "a*b*",  "(",          ") OR", "NOT", "NEAR(a b)",
        "body:x", "-x",   "^x",      "a AND", "{body} : x", "'",    "\\",  "\xFF\xFE",
        "+",      ":",    "a\"b\"c", "\"a*",  "***",        "x **"}) {
    INFO(text);
    CHECK_NOTHROW(searched(shop, text));
  }
  std::string many;
  for (int i = 0; i < 3000; ++i) {
    many += "leadership ";
  }
  CHECK(searched(shop, many) == Lines{"Leadership"});
  CHECK(rc::check("random bytes", [&] {
    const auto bytes = *rc::gen::container<std::string>(rc::gen::oneOf(
        rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string("\"* \0()-^:{}a", 12))));
    CommentFilter filter;
    filter.text = bytes;
    static_cast<void>(shop.comments.list(filter, {}));
  }));
}

TEST_CASE("a listing may be written to while it is read", "[filters]") {
  Shop shop;
  for (int i = 0; i < 10; ++i) {
    add_at(shop, saying("remark " + std::to_string(i)), i);
  }
  shop.comments.each(in_principles(), {}, [&](const Comment& comment) {
    shop.comments.withdraw(comment.id, "Editor", noon);
  });
  CommentFilter withdrawn = in_principles();
  withdrawn.status = CommentStatus::withdrawn;
  CHECK(shop.comments.count(withdrawn, {}) == 10);
}
