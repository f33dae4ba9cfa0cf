#include "store/comment_store.h"

#include "comment_builders.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

Disposition decided(Decision decision, bool released = true) {
  Disposition disposition;
  disposition.decision = decision;
  disposition.reason = "because";
  disposition.change = "principles#leadership-1@V2";
  disposition.released = released;
  disposition.decided = minutes_later(5);
  disposition.decided_by = "Editor";
  return disposition;
}

}  // namespace

TEST_CASE("a comment comes back as it was made", "[comments]") {
  Shop shop;
  NewComment made = by(saying("Who is \"we\"?"), "ada@example.org");
  made.person.name = "Ada Fenn";
  made.kind = CommentKind::suggest;
  made.suggestion = "The councils recognise";
  made.created = parse_instant("2026-02-03T04:05:06.789Z");
  made.channel = Channel::email;
  made.targets = {on("leadership-1", "We recognise"), on("leadership-2")};
  made.targets[1].scope = CommentScope::missing;

  const std::string id = shop.add(made);
  const Comment read = shop.comments.find(id, "", true);

  CHECK(read.id.text == id);
  CHECK(read.kind == CommentKind::suggest);
  CHECK(read.body == made.body);
  CHECK(read.suggestion == made.suggestion);
  CHECK(read.created == *made.created);
  CHECK(read.channel == Channel::email);
  CHECK(read.status == CommentStatus::open);
  CHECK(read.document == "principles");
  CHECK(read.draft == "V1");
  CHECK(read.targets == made.targets);
  CHECK(read.reviewer.organisation == "Wexmoor Council");
  CHECK(read.reviewer.sector == "local government");
  REQUIRE(read.person);
  CHECK(*read.person == made.person);
  REQUIRE(read.now.size() == 2);
  CHECK(read.now[0].anchor == "leadership-1");
  CHECK(read.now[0].outcome == Outcome::exact);
  CHECK(read.now[0].draft == "V2");
  CHECK_FALSE(shop.comments.find(id, "", false).person);
  CHECK(shop.comments.check().empty());
}

TEST_CASE("text of any kind is kept byte for byte", "[comments]") {
  Shop shop;
  const std::string odd =
      std::string("nul\0 tab\t \"quotes\" 'single' ; DROP TABLE comment; -- ", 53) +
      "\xF0\x9F\x8C\xB3 cafe\xCC\x81";
  NewComment made = saying(odd);
  made.suggestion = "";

  const Comment read = shop.comments.find(shop.add(made), "", false);

  CHECK(read.body == odd);
  CHECK(read.suggestion == "");
  CHECK(shop.comments.check().empty());
}

TEST_CASE("a comment without document, draft or place is refused", "[comments]") {
  Shop shop;
  NewComment comment = saying("x");
  const auto is_refused = [&] { return kind_of([&] { shop.add(comment); }) == ErrorKind::invalid; };
  SECTION("document") {
    comment.document.clear();
    CHECK(is_refused());
  }
  SECTION("draft") {
    comment.draft.clear();
    CHECK(is_refused());
  }
  SECTION("place") {
    comment.targets.clear();
    CHECK(is_refused());
  }
}

TEST_CASE("the same source id is the same comment", "[comments]") {
  Shop shop;
  NewComment comment = saying("Say who.");
  comment.id = "survey-17";
  const auto first = shop.comments.add(comment, "Editor", noon, shop.randomness);

  const auto again = shop.comments.add(comment, "Editor", noon, shop.randomness);
  CHECK(again.existed);
  CHECK(again.id == first.id);

  comment.body = "Say who and when.";
  const auto changed = shop.comments.add(comment, "Editor", noon, shop.randomness);
  CHECK(changed.existed);
  CHECK(shop.comments.find(first.id.text, "", false).body == "Say who.");

  comment.document = "behaviours";
  CHECK_FALSE(shop.comments.add(comment, "Editor", noon, shop.randomness).existed);
}

TEST_CASE("an id of our own form is kept, so that an export can be imported", "[comments]") {
  Shop shop;
  NewComment comment = saying("Kept.");
  comment.id = "c-4f7k2m9qx1";

  CHECK(shop.add(comment) == "c-4f7k2m9qx1");
  CHECK(shop.comments.add(comment, "Editor", noon, shop.randomness).existed);

  comment.id = "c-4f7k2m9qxl";  // holds an l: no id of ours
  comment.body = "Another.";
  CHECK(shop.add(comment) != comment.id);
}

TEST_CASE("the same words by the same reviewer at the same place are one comment", "[comments]") {
  Shop shop;
  const NewComment comment = by(saying("Once."), "ada@example.org");
  const std::string id = shop.add(comment);

  CHECK(shop.add(comment) == id);
  NewComment elsewhere = comment;
  elsewhere.targets = {on("leadership-2")};
  CHECK(shop.add(elsewhere) != id);
  NewComment other_draft = comment;
  other_draft.draft = "V2";
  CHECK(shop.add(other_draft) != id);
  NewComment other_words = comment;
  other_words.suggestion = "Other words";
  CHECK(shop.add(other_words) != id);
  CHECK(shop.add(by(saying("Once."), "bo@example.org")) != id);
}

TEST_CASE("two people who gave no name may say the same", "[comments]") {
  Shop shop;
  CHECK(shop.add(saying("I agree.")) != shop.add(saying("I agree.")));
  CHECK(shop.comments.count(in_principles(), {}) == 2);
}

TEST_CASE("an edit keeps the words before it", "[comments]") {
  Shop shop;
  const CommentId id{shop.add(saying("First wording"))};

  shop.comments.edit(id, {.body = "Second wording"}, "Editor", minutes_later(1));
  shop.comments.edit(id, {.body = "Second wording"}, "Editor", minutes_later(2));
  shop.comments.edit(id, {.body = "Third wording"}, "Editor", minutes_later(3));

  const Comment read = shop.comments.find(id.text, "", false);
  CHECK(read.body == "Third wording");
  CHECK(read.edits == 2);
  const auto history = shop.comments.history(id);
  REQUIRE(history.size() == 2);
  CHECK(history[0] == EarlierWords{minutes_later(1), "First wording"});
  CHECK(history[1] == EarlierWords{minutes_later(3), "Second wording"});
  CHECK(shop.comments.check().empty());
}

TEST_CASE("replies stand in the order they were written", "[comments]") {
  Shop shop;
  const CommentId id{shop.add(saying("Why?"))};

  const ReplyId first = shop.comments.reply(id, "Because.", "Editor", noon, shop.randomness);
  shop.comments.reply(id, "Thank you.", "r-0000000001", minutes_later(-1), shop.randomness);

  const Comment read = shop.comments.find(id.text, "", false);
  REQUIRE(read.replies.size() == 2);
  CHECK(read.replies[0] == Reply{first, "Because.", "Editor", noon});
  CHECK(read.replies[1].author == "r-0000000001");
  CHECK(shop.comments.check().empty());
}

TEST_CASE("a comment is answered when its disposition is released", "[comments]") {
  Shop shop;
  const CommentId id{shop.add(saying("Why?"))};
  const auto status = [&] { return shop.comments.find(id.text, "", false).status; };

  shop.comments.respond(id, decided(Decision::deferred, false), "Editor");
  CHECK(status() == CommentStatus::open);
  CHECK(shop.comments.release("behaviours", "Editor", minutes_later(9)) == 0);
  CHECK(shop.comments.release("principles", "Editor", minutes_later(9)) == 1);
  CHECK(status() == CommentStatus::answered);
  CHECK(shop.comments.release("principles", "Editor", minutes_later(9)) == 0);

  const Comment read = shop.comments.find(id.text, "", false);
  REQUIRE(read.disposition);
  CHECK(*read.disposition == decided(Decision::deferred));
  CHECK(shop.comments.check().empty());
}

TEST_CASE("the last disposition counts and the ones before are kept", "[comments]") {
  Shop shop;
  const CommentId id{shop.add(saying("Why?"))};

  shop.comments.respond(id, decided(Decision::not_accepted, false), "Editor");
  shop.comments.respond(id, decided(Decision::accepted), "Editor");

  CHECK(shop.comments.find(id.text, "", false).disposition->decision == Decision::accepted);
  CHECK(shop.comments.release("principles", "Editor", noon) == 0);
  db::Statement rows = shop.database.statement("SELECT count(*) FROM disposition");
  REQUIRE(rows.step());
  CHECK(rows.number(0) == 2);
}

TEST_CASE("a released answer stays in force while another is drafted", "[comments]") {
  Shop shop;
  const CommentId id{shop.add(saying("Why?"))};

  shop.comments.respond(id, decided(Decision::not_accepted), "Editor");
  shop.comments.respond(id, decided(Decision::noted, false), "Editor");
  shop.comments.respond(id, decided(Decision::accepted, false), "Editor");
  const Comment drafted = shop.comments.find(id.text, "", false);
  CHECK(drafted.disposition == decided(Decision::not_accepted));
  CHECK(drafted.drafted == decided(Decision::accepted, false));
  CHECK(drafted.status == CommentStatus::answered);

  CHECK(shop.comments.release("principles", "Editor", noon) == 1);
  const Comment released = shop.comments.find(id.text, "", false);
  CHECK(released.disposition->decision == Decision::accepted);
  CHECK_FALSE(released.drafted);
}

TEST_CASE("a withdrawn comment stays withdrawn", "[comments]") {
  Shop shop;
  const CommentId id{shop.add(saying("Never mind."))};

  shop.comments.withdraw(id, "Editor", noon);
  shop.comments.withdraw(id, "Editor", noon);
  shop.comments.respond(id, decided(Decision::noted), "Editor");

  CHECK(shop.comments.find(id.text, "", false).status == CommentStatus::withdrawn);
  CHECK(shop.comments.check().empty());
}

TEST_CASE("verbs on a comment that is not there change nothing", "[comments]") {
  Shop shop;
  const CommentId missing{"c-0000000000"};
  CHECK(kind_of([&] { shop.comments.edit(missing, {.body = "x"}, "Editor", noon); }) ==
        ErrorKind::not_found);
  CHECK(kind_of([&] { shop.comments.withdraw(missing, "Editor", noon); }) == ErrorKind::not_found);
  CHECK(kind_of([&] { shop.comments.respond(missing, {}, "Editor"); }) == ErrorKind::not_found);
  CHECK(kind_of([&] { shop.comments.reply(missing, "x", "Editor", noon, shop.randomness); }) ==
        ErrorKind::not_found);
  CHECK(kind_of([&] { shop.comments.decide_placement(missing, 0, 2, {}, "Editor", noon); }) ==
        ErrorKind::not_found);
}

TEST_CASE("any unique beginning of an id finds its comment", "[comments]") {
  Shop shop;
  NewComment one = saying("one");
  one.id = "c-4f7k2m9qx1";
  NewComment two = saying("two");
  two.id = "c-4f8k2m9qx1";
  shop.add(one);
  shop.add(two);
  const auto body = [&](const std::string& id) { return shop.comments.find(id, "", false).body; };

  CHECK(body("c-4f7k2m9qx1") == "one");
  CHECK(body("c-4f8") == "two");
  CHECK(body("4F7") == "one");
  CHECK(kind_of([&] { body("c-4f"); }) == ErrorKind::conflict);
  CHECK(kind_of([&] { body(""); }) == ErrorKind::not_found);
  CHECK(kind_of([&] { body("c-9"); }) == ErrorKind::not_found);
  CHECK(kind_of([&] { body("c-4f7k2m9qx1x"); }) == ErrorKind::not_found);
}

TEST_CASE("a source id that two comments share finds neither", "[comments]") {
  Shop shop;
  NewComment comment = saying("First");
  comment.id = "7";
  shop.add(comment);
  comment.document = "terms";
  shop.comments.mark_indexed({"terms", "V1", 1, std::string(40, 'c')});
  shop.add(comment);

  CHECK(kind_of([&] { static_cast<void>(shop.comments.find("7", "", false)); }) ==
        ErrorKind::conflict);
}

TEST_CASE("only the working text takes the name of the draft that it becomes", "[comments]") {
  Shop shop;
  const std::string id = shop.add(saying("First"));
  shop.comments.respond({id}, {Decision::accepted, "", "principles#a@Working", true, noon, "Ed"},
                        "Ed");

  shop.comments.name_published("principles", "V2", "Ed", noon);

  CHECK(shop.comments.find(id, "", false).disposition->change == "principles#a@Working");
}

TEST_CASE("the audit log tells who did what to which, and nothing of what was said", "[comments]") {
  Shop shop;
  NewComment said = by(saying("A secret remark"), "ada@example.org");
  said.person.name = "Ada Fenn";
  const CommentId id{shop.add(said)};
  shop.comments.edit(id, {.body = "Another secret remark"}, "Editor", noon);
  shop.comments.withdraw(id, "Editor", noon);

  std::string log;
  db::Statement row = shop.database.statement("SELECT actor, verb, subject FROM audit");
  while (row.step()) {
    log += row.text(0) + " " + row.text(1) + " " + row.text(2) + "\n";
  }
  CHECK(log == "Editor add " + id.text + "\nEditor edit " + id.text + "\nEditor withdraw " +
                   id.text + "\n");
}

TEST_CASE("a publish under way is remembered until it ends", "[comments]") {
  Shop shop;
  const store::Publishing publishing{
      "principles", "V3", "principles.md", "c", "t", "refs/tags/x", "refs/heads/main", "p", noon};
  shop.comments.begin_publishing(publishing);
  REQUIRE(shop.comments.unfinished().size() == 1);
  CHECK(shop.comments.unfinished()[0].tag_ref == "refs/tags/x");
  CHECK(shop.comments.unfinished()[0].started == noon);
  CHECK(shop.comments.check().empty());

  shop.comments.end_publishing(publishing);
  CHECK(shop.comments.unfinished().empty());
}

TEST_CASE("wording before an edit is that of the comment where it never could change",
          "[comments]") {
  db::Database old = db::Database::create({}, 11);
  old.execute(R"(
    INSERT INTO reviewer VALUES ('r-1', NULL, '', '', '', '', 's');
    INSERT INTO comment VALUES (1, 'c-1', NULL, 'principles', 'V1', 'suggest', 'Now', 'ten days',
      'r-1', '2026-03-01T00:00:00.000Z', 'web', 'open', 2, 'f', 's');
    INSERT INTO comment_edit VALUES ('c-1', 0, 'Before', '2026-03-01T00:00:00.000Z',
      seal('comment_edit', 'c-1', 0, 'Before', '2026-03-01T00:00:00.000Z'));
    INSERT INTO comment_edit VALUES ('c-1', 1, 'Damaged', '2026-03-02T00:00:00.000Z', 'broken');
  )");

  old.bring_up_to_date();

  db::Statement row = old.statement(
      "SELECT suggestion, seal = seal('comment_edit', comment, position, body, replaced, "
      "suggestion) "
      "FROM comment_edit ORDER BY position");
  REQUIRE(row.step());
  CHECK(row.text(0) == "ten days");
  CHECK(row.number(1) == 1);
  REQUIRE(row.step());
  CHECK(row.number(1) == 0);
}
