#include "exchange/annotation_terms.h"
#include "redraft/address.h"
#include "redraft/comment_files.h"
#include "redraft/percent.h"

namespace redraft {

namespace {

using exchange::Json;

std::string comment_uri(const std::string& id) {
  return exchange::annotation_id + percent_encoded(id);
}

const char* motivation_of(CommentKind kind) {
  return kind == CommentKind::question  ? "questioning"
         : kind == CommentKind::suggest ? "editing"
                                        : "commenting";
}

Json body(const char* purpose, const std::string& text) {
  return {{"type", "TextualBody"}, {"purpose", purpose}, {"format", "text/plain"}, {"value", text}};
}

Json bodies_of(const Comment& comment) {
  Json list = Json::array({body("commenting", comment.body)});
  if (comment.suggestion) {
    list.push_back(body("editing", *comment.suggestion));
  }
  list.push_back(body("tagging", to_string(comment.kind)));
  for (const std::string& tag : comment.tags) {
    list.push_back(body("tagging", tag));
  }
  return list;
}

Json creators_of(const Comment& comment, json::Names names) {
  Json list = Json::array();
  Json person = {{"type", "Person"}};
  if (!comment.reviewer.ref.empty()) {
    person["nickname"] = comment.reviewer.ref;
  }
  if (names == json::Names::shown && comment.person) {
    if (!comment.person->name.empty()) {
      person["name"] = comment.person->name;
    }
    if (!comment.person->email.empty()) {
      person["email"] = "mailto:" + comment.person->email;
    }
  }
  if (person.size() > 1) {
    list.push_back(std::move(person));
  }
  if (!comment.reviewer.organisation.empty() || !comment.reviewer.sector.empty()) {
    Json organisation = {{"type", "Organization"}, {"name", comment.reviewer.organisation}};
    if (!comment.reviewer.sector.empty()) {
      organisation[exchange::term_sector] = comment.reviewer.sector;
    }
    list.push_back(std::move(organisation));
  }
  return list;
}

// The words are told twice, by themselves and by position, inside the statement that holds them.
Json selector_of(const Target& target) {
  Json statement = {{"type", "FragmentSelector"}, {"value", target.anchor}};
  if (target.quote) {
    Json words = {{"type", "TextQuoteSelector"}, {"exact", target.quote->exact}};
    if (!target.quote->prefix.empty()) {
      words["prefix"] = target.quote->prefix;
    }
    if (!target.quote->suffix.empty()) {
      words["suffix"] = target.quote->suffix;
    }
    if (target.anchor.empty()) {
      return words;
    }
    statement["refinedBy"] = Json::array({std::move(words)});
    if (target.quote->end > target.quote->start) {
      statement["refinedBy"].push_back({{"type", "TextPositionSelector"},
                                        {"start", target.quote->start},
                                        {"end", target.quote->end}});
    }
  }
  return statement;
}

Json target_of(const Comment& comment, const Target& target) {
  const std::string draft = percent_encoded(comment.document) +
                            (comment.draft.empty() ? "" : "@" + percent_encoded(comment.draft));
  Json value = {{"type", "SpecificResource"}, {"source", exchange::annotation_source + draft}};
  if (target.scope != CommentScope::statement) {
    value[exchange::term_scope] = to_string(target.scope);
  }
  if (!target.anchor.empty() || target.quote) {
    value["selector"] = selector_of(target);
  }
  return value;
}

Json annotation_of(const Comment& comment, json::Names names) {
  Json value = {{"id", comment_uri(comment.id.text)},
                {"type", "Annotation"},
                {"motivation", motivation_of(comment.kind)},
                {"created", to_rfc3339(comment.created)},
                {exchange::term_channel, to_string(comment.channel)},
                {"creator", creators_of(comment, names)},
                {"body", bodies_of(comment)},
                {"target", Json::array()}};
  for (const Target& target : comment.targets) {
    value["target"].push_back(target_of(comment, target));
  }
  return value;
}

Json reply_of(const Comment& comment, const Reply& reply) {
  return {{"id", exchange::annotation_reply + percent_encoded(reply.id.text)},
          {"type", "Annotation"},
          {"motivation", "replying"},
          {"created", to_rfc3339(reply.created)},
          {"creator", Json::array({{{"type", "Person"}, {"nickname", reply.author}}})},
          {"body", Json::array({body("replying", reply.body)})},
          {"target", comment_uri(comment.id.text)}};
}

}  // namespace

std::string AnnotationsWriter::begin() const {
  const Json context =
      Json::array({exchange::annotation_context, Json{{"redraft", exchange::annotation_terms}}});
  return "{\n\"@context\": " + exchange::on_one_line(context) + ",\n\"id\": \"" +
         exchange::annotation_page + "\", \"type\": \"AnnotationPage\",\n\"items\": [";
}

std::string AnnotationsWriter::add(const Comment& comment) {
  std::string text =
      (first_ ? "\n" : ",\n") + exchange::on_one_line(annotation_of(comment, names_));
  first_ = false;
  for (const Reply& reply : comment.replies) {
    text += ",\n" + exchange::on_one_line(reply_of(comment, reply));
  }
  return text;
}

std::string AnnotationsWriter::end() const {
  return first_ ? "]\n}\n" : "\n]\n}\n";
}

}  // namespace redraft
