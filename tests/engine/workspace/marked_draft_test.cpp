// Drafts with their comments as CriticMarkup, and what becomes of them when they come home.
#include "redraft/marked_draft.h"

#include <algorithm>
#include <sstream>

#include <rapidcheck.h>

#include "base/code_points.h"
#include "engine/workspace/workspace_support.h"
#include "redraft/comment_files.h"
#include "redraft/criticmarkup.h"
#include "support/catch.h"
#include "workspace/criticmarkup_copy.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const char* const charter =
    "# Charter\n\n## Money\n\nWe pay every invoice within *thirty days* of its date &amp; time.\n\n"
    "We publish what we [spend](https://spend.example/we) on travel\neach year, as {++in++}.\n\n"
    "## People\n\n- We recognise that volunteers give their time.\n- We thank them.\n\n"
    "| Who | What |\n| --- | --- |\n| Town | Pays the rent |\n\n"
    "\u0646\u0644\u062A\u0632\u0645 \u0628\u062D\u0645\u0627\u064A\u0629\n";

std::string id_of(std::size_t number) {
  std::string digits = std::to_string(number);
  return "c-" + std::string(10 - digits.size(), '0') + digits;
}

Comment on(std::size_t number, const std::string& anchor, const std::string& body) {
  Comment comment;
  comment.id.text = id_of(number);
  comment.body = body;
  comment.draft = "V0-1";
  comment.targets.push_back({CommentScope::statement, anchor, std::nullopt});
  comment.now.emplace_back().anchor = anchor;
  return comment;
}

Comment on(std::size_t number, const std::string& anchor, const std::string& body,
           const std::string& text, std::size_t start, std::size_t end) {
  Comment comment = on(number, anchor, body);
  const std::string words(slice_code_points(text, start, end));
  comment.targets[0].quote = Quote{words, "", "", start, end};
  comment.now[0].quote = PlacedQuote{words, start, end};
  return comment;
}

DraftText draft_of(const std::string& markdown) {
  DraftText draft;
  draft.draft.document = "charter";
  draft.draft.label = "V0-1";
  draft.document = parse_markdown(markdown);
  for (std::size_t i = 0; i < draft.document.statements.size(); ++i) {
    draft.anchors.push_back("s-" + std::to_string(i));
  }
  return draft;
}

std::vector<Comment> all(Desk& desk) {
  CommentFilter filter;
  filter.original = true;
  return desk.open().comments(filter);
}

std::string exported(Desk& desk) {
  return marked_draft(desk.open().text("charter", "V0-1"), all(desk));
}

ImportedComments take(Desk& desk, const std::string& bytes) {
  CommentDefaults defaults;
  defaults.document = "charter";
  std::istringstream in(bytes);
  return desk.open().import_comments(in, defaults, false);
}

// What an export keeps of a comment.
std::vector<std::string> kept(Desk& desk) {
  std::vector<std::string> out;
  for (const Comment& comment : all(desk)) {
    std::string one = comment.id.text + " " + to_string(comment.kind) + " " + comment.body +
                      " -> " + comment.suggestion.value_or("(none)");
    for (const Target& target : comment.targets) {
      one += "\n  " + to_string(target.scope) + " " + target.anchor;
      if (target.quote) {
        one += " \"" + target.quote->exact + "\" " + std::to_string(target.quote->start) + "-" +
               std::to_string(target.quote->end);
      }
    }
    out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string add(Desk& desk, const std::string& body, std::vector<Target> targets,
                std::optional<std::string> suggestion = std::nullopt,
                CommentKind kind = CommentKind::question) {
  NewComment comment;
  comment.body = body;
  comment.kind = suggestion ? CommentKind::suggest : kind;
  comment.suggestion = std::move(suggestion);
  comment.targets = std::move(targets);
  return desk.open().add_comment(comment).id.text;
}

Target words(const std::string& anchor, const std::string& exact) {
  return {CommentScope::statement, anchor, Quote{exact, "", "", 0, 0}};
}

Target at(CommentScope scope, const std::string& anchor) {
  return {scope, anchor, std::nullopt};
}

void add_every_kind(Desk& desk) {
  add(desk, "Ends <<} here, <<\\} there", {words("money-1", "thirty days")});
  add(desk, "Over ==} it\n\nand {++ more ++} {", {words("money-1", "invoice within thirty")});
  add(desk, "\u0643\u0645 \u064A\u0648\u0645\u0627\u061F",
      {words("money-1", "days of its date & time")}, std::nullopt, CommentKind::object);
  add(desk, "On all of it", {at(CommentScope::statement, "money-1")});
  add(desk, "Which?", {words("money-2", "spend"), words("people-2", "thank")});
  add(desk, "As what?", {words("money-2", "{++in++}")});
  add(desk, "Because", {words("people-1", "give their")}, "lend *their* own");
  add(desk, "And", {words("people-1", "their time")});
  add(desk, "", {words("people-6", "the rent")}, "");
  add(desk, "Shorter", {at(CommentScope::statement, "people-2")}, "We thank {--you--}.");
  add(desk, "Missing", {at(CommentScope::missing, "people-1")}, "1. We listen.");
  add(desk, "Who decides?", {at(CommentScope::document, "")}, std::nullopt, CommentKind::concern);
  add(desk, "Too short", {at(CommentScope::section, "money")});
}

}  // namespace

TEST_CASE("an export as CriticMarkup comes back as the same comments", "[criticmarkup]") {
  Desk desk;
  desk.publish("V0-1", charter);
  add_every_kind(desk);
  const std::string file = exported(desk);
  CAPTURE(file);

  CHECK(read_criticmarkup(file).text == charter);
  CHECK(read_criticmarkup(file).findings.empty());
  Desk other;
  other.publish("V0-1", charter);
  const ImportedComments taken = take(other, file);
  CHECK(taken.format == "criticmarkup");
  CHECK(taken.added == 13);
  CHECK(taken.in_tray == 0);
  CHECK(taken.findings.empty());
  CHECK(kept(other) == kept(desk));
  CHECK(exported(other) == file);
  for (Desk* const again : {&desk, &other}) {
    const ImportedComments known = take(*again, file);
    CHECK(known.added == 0);
    CHECK(known.existed == 13);
  }
}

TEST_CASE("an exported comment whose words were changed is another one", "[criticmarkup]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string id = add(desk, "How long?", {words("money-1", "thirty days")});
  std::string file = exported(desk);
  file.replace(file.find("How long?"), 9, "Far too long");
  file.insert(file.find("We thank them."), "{>>Whom?<<}");

  CHECK(take(desk, file).added == 2);
  CHECK(take(desk, file).added == 0);
  CHECK(desk.open().comment(id, "", false).body == "How long?");
  const std::vector<Comment> comments = all(desk);
  REQUIRE(comments.size() == 3);
  CHECK(std::any_of(comments.begin(), comments.end(), [](const Comment& comment) {
    return comment.body == "Far too long" && comment.targets[0].quote->exact == "thirty days";
  }));
}

TEST_CASE("replies and decisions stand behind their comment, and replies come back with it",
          "[criticmarkup]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string id = add(desk, "How long?", {words("money-1", "thirty days")});
  desk.open().reply(id, "A {>>month<<}.");
  Disposition decision;
  decision.reason = "Seen";
  desk.open().respond(id, decision);
  std::string file = exported(desk);
  CAPTURE(file);
  CHECK_THAT(file, Contains("<<}{>>Decision: noted. Seen [re " + id + "; editor; "));
  CHECK(take(desk, file).replies == 0);

  Desk other;
  other.publish("V0-1", charter);
  CHECK(take(other, file).replies == 1);
  CHECK(take(other, file).replies == 0);
  const Comment there = other.open().comment(id, "", false);
  CHECK(there.created == desk.open().comment(id, "", false).created);
  REQUIRE(there.replies.size() == 1);
  CHECK(there.replies[0].body == "A {>>month<<}.");
  CHECK_FALSE(there.disposition);

  file.replace(file.find("A {"), 1, "Half a");
  CHECK(take(desk, file).replies == 1);
  CHECK(take(desk, file).replies == 0);
  const Comment here = desk.open().comment(id, "", false);
  REQUIRE(here.replies.size() == 2);
  CHECK(here.replies[0].author == "editor");
  CHECK(here.replies[1].author != "editor");
}

TEST_CASE("what stands on no statement says on what it was made", "[criticmarkup]") {
  Desk desk;
  desk.publish("V0-1", charter);
  add(desk, "Whose?", {words("people-1", "volunteers")});
  desk.publish("V1", "# Charter\n\n## Money\n\nWe pay every invoice.\n");
  CommentFilter filter;
  filter.placed_on = "V1";

  const std::string file =
      marked_draft(desk.open().text("charter", "V1"), desk.open().comments(filter));

  CHECK_THAT(file, Contains("Whose?\n[On V0-1: volunteers]"));
  CHECK(read_criticmarkup(file).text == "# Charter\n\n## Money\n\nWe pay every invoice.\n");
  CHECK(take(desk, file).added == 0);
}

TEST_CASE("a statement that everybody speaks about keeps the file in proportion",
          "[criticmarkup]") {
  std::string text = "Word";
  for (int i = 0; i < 999; ++i) {
    text += " word";
  }
  const DraftText draft = draft_of(text + "\n");
  std::vector<Comment> comments;
  for (std::size_t i = 0; i < 500; ++i) {
    comments.push_back(on(i, "s-0", "Hm.", text, 5 * i, 4996 - 5 * i - 1 + 4));
  }

  const std::string file = marked_draft(draft, comments);

  CHECK(file.size() < 1'500'000);
  CHECK(read_criticmarkup(file).text == text + "\n");
  CHECK(workspace::copy_of(read_criticmarkup(file)).returned.size() == 500);
}

TEST_CASE("whatever is said of whatever words, the draft stays as it was", "[criticmarkup]") {
  CHECK(rc::check([] {
    const auto of = [](std::vector<std::string> pieces) {
      return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
                              rc::gen::elementOf(std::move(pieces)))),
                          [](const std::vector<std::string>& chosen) {
                            std::string text;
                            for (const std::string& one : chosen) {
                              text += one;
                            }
                            return text;
                          });
    };
    const std::vector<std::string> marks = {
        "{++", "++}", "{--", "--}",  "{~~", "~>",  "~~}", "{>>", "<<}", "{==",    "==}",
        "{",   "}",   "\\",  "word", " ",   "a b", "=",   "<",   "~",   "\u0646", "[c-0000000001]"};
    const auto bodies = of(marks);
    std::vector<std::string> texts = marks;
    texts.insert(texts.end(), {"*em*", "**b**", "`c`", "&amp;", "[l](http://l.example/l)", "\n",
                               "\n\n", "\n\n- ", "\n\n## "});
    const std::string markdown = "First " + *of(texts) + " last\n";
    const DraftText draft = draft_of(markdown);
    std::vector<Comment> comments;
    const std::size_t count = *rc::gen::inRange<std::size_t>(1, 6);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t statement =
          *rc::gen::inRange<std::size_t>(0, draft.document.statements.size());
      const std::string& text = draft.document.statements[statement].text;
      const std::size_t length = count_code_points(text);
      const std::size_t start = *rc::gen::inRange<std::size_t>(0, length + 1);
      const std::size_t end = *rc::gen::inRange<std::size_t>(start, length + 1);
      const std::string anchor = draft.anchors[statement];
      comments.push_back(start == end ? on(i, anchor, *bodies)
                                      : on(i, anchor, *bodies, text, start, end));
      if (*rc::gen::arbitrary<bool>()) {
        comments.back().suggestion = *bodies;
      }
      if (*rc::gen::arbitrary<bool>()) {
        comments.back().replies.push_back(
            {.id = {}, .body = *bodies, .author = "Ola", .created = Instant{1000}});
      }
    }

    const std::string file = marked_draft(draft, comments);

    const CriticText read = read_criticmarkup(file);
    RC_ASSERT(read.text == markdown);
    RC_ASSERT(read.findings.empty());
    const workspace::CriticCopy copy = workspace::copy_of(read);
    RC_ASSERT(copy.text.comments.empty());
    RC_ASSERT(copy.text.changes.empty());
    RC_ASSERT(copy.returned.size() == comments.size());
    for (const workspace::ReturnedComment& one : copy.returned) {
      const auto sent = std::find_if(comments.begin(), comments.end(), [&](const Comment& comment) {
        return comment.id.text == one.ticket.id;
      });
      RC_ASSERT(sent != comments.end());
      RC_ASSERT(one.body.starts_with(sent->body));
      RC_ASSERT(one.replies.size() == sent->replies.size());
      for (std::size_t i = 0; i < one.replies.size(); ++i) {
        RC_ASSERT(one.replies[i].body == sent->replies[i].body);
        RC_ASSERT(one.replies[i].author == "Ola");
        RC_ASSERT(one.replies[i].created == sent->replies[i].created);
      }
      const bool whole = one.body == sent->body;
      if (whole && sent->targets[0].quote) {
        RC_ASSERT(one.ranges.size() == 1);
        RC_ASSERT(draft.anchors[one.ranges[0].paragraph] == sent->targets[0].anchor);
        RC_ASSERT(one.ranges[0].start == sent->targets[0].quote->start);
        RC_ASSERT(one.ranges[0].end == sent->targets[0].quote->end);
      }
    }
  }));
}
