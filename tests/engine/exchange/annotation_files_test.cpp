#include <set>

#include <nlohmann/json.hpp>

#include "engine/exchange/example_values.h"
#include "redraft/comment_files.h"
#include "support/catch.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

std::string page_of(const std::vector<Comment>& comments, json::Names names) {
  AnnotationsWriter writer(names);
  std::string page = writer.begin();
  for (const Comment& comment : comments) {
    page += writer.add(comment);
  }
  return page + writer.end();
}

NewComment only_row(const CommentReading& reading) {
  REQUIRE(reading.findings.empty());
  REQUIRE(reading.rows.size() == 1);
  return reading.rows.front().comment;
}

// What annotations have no words for.
NewComment without_our_own(NewComment comment) {
  comment.late = false;
  comment.consent.reset();
  return comment;
}

const CommentDefaults principles = {.document = "principles", .draft = "V0-1"};

}  // namespace

TEST_CASE("comments written as annotations come back as they were", "[annotations]") {
  const Comment comment = full_comment();
  const CommentReading reading = read_comment_file(page_of({comment}, json::Names::shown));
  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows.front().line == 5);
  CHECK(reading.rows.front().comment == without_our_own(as_new(comment)));
}

TEST_CASE("annotations hold no names unless they are asked for", "[annotations]") {
  Comment comment = full_comment();
  comment.person = Person{.name = "Petronella Quill", .email = "quill@example.org"};
  CHECK_THAT(page_of({comment}, json::Names::shown), Contains("Petronella Quill"));
  CHECK_THAT(page_of({comment}, json::Names::hidden), !Contains("Quill") && !Contains("quill@"));
}

// What the W3C's model says must be there: https://www.w3.org/TR/annotation-model/, 3.1, 4.2
// and 5.2.
TEST_CASE("a page and its annotations have what the model says they must", "[annotations]") {
  Comment comment = full_comment();
  comment.targets.front().anchor = "leadership-3";
  const auto page = nlohmann::json::parse(page_of({comment}, json::Names::shown));
  CHECK(page.at("@context").at(0) == "http://www.w3.org/ns/anno.jsonld");
  CHECK(page.at("id").is_string());
  CHECK(page.at("type") == "AnnotationPage");
  for (const auto& annotation : page.at("items")) {
    CHECK(annotation.at("id").is_string());
    CHECK(annotation.at("type") == "Annotation");
    const std::set<std::string> motivations = {"commenting", "questioning", "editing", "replying"};
    CHECK(motivations.count(annotation.at("motivation")) == 1);
    for (const auto& body : annotation.at("body")) {
      CHECK(body.at("type") == "TextualBody");
      CHECK(body.at("value").is_string());
    }
    for (const auto& target : annotation.at("target")) {
      if (!target.is_object() || !target.contains("selector")) {
        continue;
      }
      CHECK(target.at("source").is_string());
      const auto& selector = target.at("selector");
      const bool statement = selector.at("type") == "FragmentSelector";
      CHECK((statement || selector.at("type") == "TextQuoteSelector"));
      CHECK((!statement || selector.at("value").is_string()));
      for (const auto& finer : statement&& selector.contains("refinedBy")
                                   ? selector.at("refinedBy")
                                   : nlohmann::json::array()) {
        const bool quote = finer.at("type") == "TextQuoteSelector";
        CHECK((!quote || finer.at("exact").is_string()));
        CHECK((quote || finer.at("start") < finer.at("end")));
      }
    }
  }
}

TEST_CASE("no comments are a page without items", "[annotations]") {
  const CommentReading reading = read_comment_file(page_of({}, json::Names::hidden));
  CHECK(reading.rows.empty());
  CHECK(reading.findings.empty());
}

TEST_CASE("a W3C annotation by another program is understood", "[annotations]") {
  const NewComment comment = only_row(read_comment_file(R"({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  "id": "https://notes.example/7",
  "type": "Annotation",
  "motivation": "questioning",
  "creator": {"type": "Person", "name": "Orla Pickering", "email": "mailto:orla@example.org"},
  "bodyValue": "Who is this for?",
  "target": {
    "source": "https://desk.example/d/principles/V0-1#leadership",
    "selector": [
      {"type": "TextPositionSelector", "start": 4021, "end": 4040},
      {"type": "TextQuoteSelector", "exact": "people who\n      use services", "prefix": "with "}
    ]
  }
})"));
  CHECK(comment.id == "https://notes.example/7");
  CHECK(comment.kind == CommentKind::question);
  CHECK(comment.person == Person{.name = "Orla Pickering", .email = "orla@example.org"});
  CHECK(comment.document == "principles");
  CHECK(comment.draft == "V0-1");
  REQUIRE(comment.targets.size() == 1);
  REQUIRE(comment.targets.front().quote);
  CHECK(comment.targets.front().quote->exact == "people who use services");
  CHECK(comment.targets.front().quote->end == 0);  // its position counts in another text
}

TEST_CASE("an annotation a line is understood", "[annotations]") {
  const std::string line = R"({"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation",)"
                           R"("body":{"type":"TextualBody","value":"Yes."},"target":)"
                           R"("urn:redraft:draft:principles@V0%401"})";
  const CommentReading reading = read_comment_file(line + "\n" + line + "\n");
  REQUIRE(reading.rows.size() == 2);
  CHECK(reading.rows[1].line == 2);
  CHECK(reading.rows[1].comment.document == "principles");
  CHECK(reading.rows[1].comment.draft == "V0@1");
}

TEST_CASE("an annotation without a selector is about the whole document", "[annotations]") {
  const NewComment comment = only_row(read_comment_file(
      R"([{"type": "Annotation", "bodyValue": "Well done.", "target": "urn:redraft:draft:plan"}])"));
  CHECK(comment.document == "plan");
  CHECK(comment.targets.front().scope == CommentScope::document);
}

TEST_CASE("an export of Hypothesis is understood", "[annotations]") {
  const CommentReading reading = read_comment_file(R"({
  "export_date": "2026-05-02T10:00:00.000Z",
  "export_userid": "acct:officer@example.org",
  "client_version": "1.1500.0",
  "annotations": [
    {"id": "aaa", "created": "2026-05-01T09:00:00.000000+00:00", "user": "acct:tamsin@example.org",
     "uri": "https://desk.example/drafts/first", "text": "Too weak.", "tags": ["object", "wording"],
     "group": "g1", "permissions": {"read": ["group:g1"]},
     "target": [{"source": "https://desk.example/drafts/first", "selector": [
       {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]",
        "startOffset": 3, "endOffset": 9},
       {"type": "TextPositionSelector", "start": 3, "end": 9},
       {"type": "TextQuoteSelector", "exact": "we may", "prefix": "When ", "suffix": " act"}]}]},
    {"id": "bbb", "created": "2026-05-01T09:05:00.000000+00:00", "user": "acct:bram@example.org",
     "uri": "https://desk.example/drafts/first", "text": "Agreed.", "references": ["aaa"],
     "target": [{"source": "https://desk.example/drafts/first"}]},
    {"id": "ccc", "created": "2026-05-01T09:07:00.000000+00:00", "user": "acct:bram@example.org",
     "uri": "https://desk.example/drafts/first", "text": "",
     "target": [{"source": "https://desk.example/drafts/first", "selector": [
       {"type": "TextQuoteSelector", "exact": "act"}]}]}
  ]
})",
                                                   principles);
  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows[0].line == 6);
  const NewComment& comment = reading.rows[0].comment;
  CHECK(comment.id == "aaa");
  CHECK(comment.kind == CommentKind::object);
  CHECK(comment.body == "Too weak.");
  CHECK(comment.person.name == "tamsin");
  CHECK(comment.draft == "V0-1");
  REQUIRE(comment.targets.front().quote);
  CHECK(comment.targets.front().quote->exact == "we may");
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule == "body-missing");
  CHECK(reading.findings[0].line == 17);
  REQUIRE(reading.replies.size() == 1);
  CHECK(reading.replies[0].comment == "aaa");
  CHECK(reading.replies[0].author.empty());
}

TEST_CASE("what `comment list --json` prints is read back", "[annotations]") {
  const Comment comment = full_comment();
  const NewComment again =
      only_row(read_comment_file(json::comments({comment}, json::Names::shown)));
  CHECK(again == as_new(comment));
}

TEST_CASE("a JSON file without comments is refused with what is taken", "[annotations]") {
  for (const std::string text : {"[\n1, 2]", "{\n\"a\": {}\n}", "{\n\"items\": 3\n}"}) {
    const CommentReading reading = read_comment_file(text);
    CHECK(reading.rows.empty());
    REQUIRE_FALSE(reading.findings.empty());
    CHECK_FALSE(reading.findings.front().hint.empty());
  }
  CHECK(read_comment_file("{\n\"items\": [").findings.front().rule == "file-not-json");
}
