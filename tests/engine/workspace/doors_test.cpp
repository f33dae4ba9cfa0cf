// Files of every kind taken into a consultation: marks on their words, replies under their
// comments, and what came in kept beside what was taken from it.
#include <algorithm>
#include <sstream>

#include "db/database.h"
#include "engine/workspace/workspace_support.h"
#include "redraft/comment_files.h"
#include "redraft/pdf.h"
#include "support/catch.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const char* const charter =
    "# Charter\n\n## Money\n\nWe pay every invoice within thirty days of its date.\n\n"
    "We publish what we spend on travel each year.\n\n## People\n\n"
    "- We recognise that volunteers give *their* time freely.\n- We thank them.\n\n"
    "| Who | What |\n| --- | --- |\n| Town | Pays the rent |\n";

ImportedComments take(Desk& desk, const std::string& bytes, CommentDefaults defaults = {},
                      bool dry_run = false) {
  defaults.document = "charter";
  std::istringstream in(bytes);
  return desk.open().import_comments(in, defaults, dry_run);
}

std::vector<Comment> all(Desk& desk) {
  CommentFilter filter;
  filter.named = true;
  filter.original = true;
  return desk.open().comments(filter);
}

const Comment* with(const std::vector<Comment>& comments, const std::string& text) {
  const auto found = std::find_if(comments.begin(), comments.end(), [&](const Comment& comment) {
    return comment.body == text || comment.suggestion == text;
  });
  return found == comments.end() ? nullptr : &*found;
}

std::string exported(Desk& desk) {
  std::string out;
  for (const Comment& comment : all(desk)) {
    out += comment_line(comment, json::Names::shown);
  }
  return out;
}

std::int64_t reviewers(Desk& desk) {
  db::Database store =
      db::Database::open(desk.sandbox.top() / ".redraft" / "comments.db", db::Access::read);
  db::Statement row = store.statement("SELECT count(*) FROM reviewer");
  return row.step() ? row.number(0) : 0;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("marks of a returned draft stand on its statements and words", "[doors][criticmarkup]") {
  Desk desk;
  desk.publish("V0-1", charter);
  std::string copy = charter;
  copy = replaced(copy, "thirty days", "{~~thirty~>ten~~} days");
  copy = replaced(copy, "on travel", "{==on travel==}{>>And on food?<<}");
  copy = replaced(copy, "give *their* time", "give {==*their* time==}{>>All of it<<}");
  copy = replaced(copy, "- We thank them.", "- We {++always ++}thank them.");
  copy = replaced(copy, "Pays the rent", "Pays {--the --}rent");
  copy = replaced(copy, "## People", "{++We keep accounts.++}\n\n## People");
  CommentDefaults defaults;
  defaults.person.name = "Petra Lin";

  const ImportedComments first = take(desk, copy, defaults);
  const ImportedComments again = take(desk, copy, defaults);

  CHECK(first.format == "criticmarkup");
  CHECK(first.added == 6);
  CHECK(first.in_tray == 0);
  CHECK(first.findings.empty());
  CHECK(first.understood.size() == 6);
  CHECK(again.added == 0);
  CHECK(again.existed == 6);
  const std::vector<Comment> comments = all(desk);
  const Comment* const food = with(comments, "And on food?");
  REQUIRE(food != nullptr);
  CHECK(food->targets.front().anchor == "money-2");
  CHECK(food->targets.front().quote->exact == "on travel");
  CHECK(food->person->name == "Petra Lin");
  const Comment* const ten = with(comments, "ten");
  REQUIRE(ten != nullptr);
  CHECK(ten->targets.front().anchor == "money-1");
  CHECK(ten->targets.front().quote->exact == "thirty");
  const Comment* const their = with(comments, "All of it");
  REQUIRE(their != nullptr);
  CHECK(their->targets.front().quote->exact == "their time");
  const Comment* const accounts = with(comments, "We keep accounts.");
  REQUIRE(accounts != nullptr);
  CHECK(accounts->targets.front().scope == CommentScope::missing);
  CHECK(accounts->targets.front().anchor == "money-2");
  CHECK(desk.open().apply(ten->id.text).after ==
        "We pay every invoice within ten days of its date.");
}

TEST_CASE("what a returned draft changes without a mark is told", "[doors][criticmarkup]") {
  Desk desk;
  desk.publish("V0-1", charter);
  std::string copy = replaced(charter, "thirty days", "sixty days{>>Too long?<<}");
  copy = replaced(copy, "- We thank them.\n", "");

  const ImportedComments taken = take(desk, copy);

  CHECK(taken.added == 1);
  REQUIRE(taken.findings.size() == 2);
  CHECK(taken.findings[0].rule == "copy-differs");
  CHECK(taken.findings[0].line == 5);
  CHECK_THAT(taken.findings[0].message, Contains("sixty days") && Contains("money-1"));
  CHECK_THAT(taken.findings[1].message, Contains("is not in the file"));
}

TEST_CASE("comments and replies exported as JSON Lines come back byte for byte", "[doors]") {
  Desk desk;
  desk.publish("V0-1", charter);
  NewComment comment;
  comment.body = "How \"soon\"?\n\u0646\u0644\u062A\u0632\u0645 \U0001F600";
  comment.suggestion = "ten";
  comment.reviewer = {.ref = {}, .organisation = "Quay Council", .sector = "council"};
  comment.person = {.name = "Petra Lin", .email = "petra@quay.example"};
  comment.consent.emplace().publish = Publish::anonymous;
  comment.entry = Entry{.by = "Ola", .agreed = Agreed::yes, .words = "how soon is it then"};
  comment.channel = Channel::phone;
  comment.tags = {};
  comment.targets.push_back({CommentScope::statement, "money-1", Quote{"thirty", "", "", 0, 0}});
  comment.targets.push_back({CommentScope::section, "people", std::nullopt});
  const std::string id = desk.open().add_comment(comment).id.text;
  desk.open().reply(id, "In ten.");
  NewComment told;
  told.body = "Said on the way out";
  told.entry.emplace();
  told.targets.push_back({CommentScope::document, {}, {}});
  desk.open().add_comment(told);
  const std::string lines = exported(desk);

  Desk other;
  other.publish("V0-1", charter);
  const ImportedComments taken = take(other, lines);
  const ImportedComments again = take(other, lines);

  CHECK(taken.added == 2);
  CHECK(taken.replies == 1);
  CHECK(again.added == 0);
  CHECK(again.replies == 0);
  CHECK(exported(other) == lines);
}

TEST_CASE("replies come back from annotations, under their comment", "[doors][annotations]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string id = desk.comment("money-1", "thirty");
  desk.open().reply(id, "In ten.");
  AnnotationsWriter writer(json::Names::hidden);
  std::string page = writer.begin();
  for (const Comment& comment : all(desk)) {
    page += writer.add(comment);
  }
  page += writer.end();

  Desk other;
  other.publish("V0-1", charter);
  CHECK(take(other, page).replies == 1);
  CHECK(take(other, page).replies == 0);
  const std::vector<Comment> comments = all(other);
  REQUIRE(comments.size() == 1);
  REQUIRE(comments[0].replies.size() == 1);
  CHECK(comments[0].replies[0].body == "In ten.");
  CHECK(comments[0].replies[0].author == "editor");
}

TEST_CASE("replies of people without a name come in once, and so do the people",
          "[doors][annotations]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string lines =
      R"({"id":"x1","made_on":{"document":"charter","anchor":"money-1"},"body":"How soon?",)"
      R"("replies":[{"body":"I agree."},{"body":"I agree."},{"body":"Me too.","mood":"glad"}]})";
  const std::string annotations =
      R"([{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:a:1","type":"Annotation",)"
      R"("bodyValue":"Say how.","target":{"source":"urn:redraft:draft:charter@V0-1","selector":)"
      R"({"type":"FragmentSelector","value":"money-1"}}},)"
      R"({"id":"urn:a:2","type":"Annotation","motivation":"replying","bodyValue":"So say I.",)"
      R"("target":"urn:a:1"}])";
  const ImportedComments first = take(desk, lines);
  CHECK(first.replies == 3);
  REQUIRE(first.findings.size() == 1);
  CHECK_THAT(first.findings[0].message, Contains("\"replies.mood\" is not known"));
  CHECK(take(desk, annotations).replies == 1);
  const std::string once = exported(desk);
  const std::int64_t people = reviewers(desk);

  CHECK(take(desk, lines).replies == 0);
  CHECK(take(desk, annotations).replies == 0);
  CHECK(exported(desk) == once);
  CHECK(reviewers(desk) == people);
}

TEST_CASE("a reply to what several comments may be is refused, and the others are taken",
          "[doors][annotations]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string id = desk.comment("money-1", "thirty");
  desk.comment("money-2", "travel");
  const std::string reply =
      R"({"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"replying",)"
      R"("creator":"Ola","bodyValue":"Why?","target":"urn:redraft:comment:)";

  const ImportedComments taken = take(desk, "[" + reply + "c-\"}," + reply + id + "\"}]");

  CHECK(taken.replies == 1);
  REQUIRE(taken.findings.size() == 1);
  CHECK(taken.findings[0].rule == "row-rejected");
  CHECK(taken.findings[0].comment == "c-");
}

TEST_CASE("a message is kept as it came, once, and leaves with its sender", "[doors][privacy]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string message =
      "From: Xanthippe Vorrengard <xv@vorrengard.example>\nMessage-ID: <1@vorrengard.example>\n"
      "Content-Type: text/plain; charset=iso-8859-1\n\n2.1: Quizzaciously late, caf\xE9.\n"
      "2.2: And food?\n";

  CHECK(take(desk, message).added == 2);
  CHECK(take(desk, message).existed == 2);

  const HeldPerson held = desk.open().person("xv@vorrengard.example");
  REQUIRE(held.received.size() == 1);
  CHECK(held.received[0].content == message);
  CHECK(held.received[0].format == "mail");
  CHECK(held.received[0].comments.size() == 2);
  const std::string id = held.comments.front().comment.id.text;
  CHECK(desk.open().received(id)->content == message);
  CHECK(desk.open().check().empty());
  const ErasedPerson erased =
      desk.open().erase_person("xv@vorrengard.example", "Request 3", true, false);
  CHECK(erased.still_named_in.empty());
  CHECK(!desk.open().received(id));
  CHECK(desk.open().check().empty());
}

TEST_CASE("who entered a comment for somebody is kept, and shown to staff alone",
          "[doors][privacy]") {
  Desk desk;
  desk.publish("V0-1", charter);
  NewComment comment;
  comment.body = "Edited.";
  comment.channel = Channel::workshop;
  comment.consent.emplace().publish = Publish::no;
  comment.entry = Entry{.by = {}, .agreed = Agreed::not_asked, .words = "As I said it"};
  comment.targets.push_back({CommentScope::statement, "money-1", std::nullopt});
  const std::string id = desk.open().add_comment(comment).id.text;

  const Comment staff = desk.open().comment(id, "", CommentView{});
  const Comment original = desk.open().comment(id, "", CommentView{.original = true});
  desk.open().moderate({id}, Moderation::approved, "");
  const Comment everyone = desk.open().comment(id, "", CommentView{.audience = Audience::everyone});

  REQUIRE(staff.entry);
  CHECK(*staff.entry == Entry{.by = "editor", .agreed = Agreed::no, .words = {}});
  CHECK(original.entry->words == "As I said it");
  CHECK(desk.open().received(id)->content == "As I said it");
  CHECK(!everyone.entry);
  CHECK(everyone.body == "[withheld]");
}
