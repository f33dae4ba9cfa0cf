#include "exchange/json_values.h"
#include "redraft/json.h"

namespace redraft {

namespace exchange {

namespace {

Json value_of(const Reviewer& reviewer, const std::optional<Person>& person, json::Names names) {
  Json value = {{"ref", text_or_null(reviewer.ref)},
                {"organisation", reviewer.organisation},
                {"sector", reviewer.sector}};
  if (names == json::Names::shown && person) {
    value["name"] = person->name;
    value["email"] = person->email;
  }
  return value;
}

Json value_of(const std::optional<Quote>& quote) {
  if (!quote) {
    return nullptr;
  }
  return {{"exact", quote->exact},
          {"prefix", quote->prefix},
          {"suffix", quote->suffix},
          {"start", quote->start},
          {"end", quote->end}};
}

Json value_of(const std::optional<PlacedQuote>& quote) {
  if (!quote) {
    return nullptr;
  }
  return {{"exact", quote->exact}, {"start", quote->start}, {"end", quote->end}};
}

Json made_on(const Comment& comment, const Target& target) {
  return {{"document", text_or_null(comment.document)},
          {"draft", text_or_null(comment.draft)},
          {"scope", to_string(target.scope)},
          {"anchor", text_or_null(target.anchor)},
          {"quote", value_of(target.quote)}};
}

Json now_of(const Comment& comment, std::size_t target) {
  if (target >= comment.now.size()) {
    return nullptr;
  }
  const Placement& placement = comment.now[target];
  return {{"draft", text_or_null(placement.draft)},
          {"anchor", text_or_null(placement.anchor)},
          {"quote", value_of(placement.quote)},
          {"outcome", to_string(placement.outcome)},
          {"confidence", fraction(placement.confidence)},
          {"decided_by", to_string(placement.decided_by)},
          {"happened", placement.happened},
          {"candidates", placement.candidates},
          {"reason", placement.reason}};
}

Json value_of(const std::optional<Disposition>& disposition) {
  if (!disposition) {
    return nullptr;
  }
  return {{"decision", to_string(disposition->decision)}, {"reason", disposition->reason},
          {"change", text_or_null(disposition->change)},  {"released", disposition->released},
          {"decided", to_rfc3339(disposition->decided)},  {"decided_by", disposition->decided_by}};
}

Json value_of(const std::optional<ReviewerReaction>& reaction) {
  return reaction ? exchange::value_of(*reaction) : Json(nullptr);
}

Json value_of(const Reply& reply) {
  return {{"id", reply.id.text},
          {"body", reply.body},
          {"author", reply.author},
          {"created", to_rfc3339(reply.created)}};
}

Json replies_of(const Comment& comment) {
  Json list = Json::array();
  for (const Reply& reply : comment.replies) {
    list.push_back(value_of(reply));
  }
  return list;
}

std::string indented(std::string text, const std::string& by) {
  // Line feeds inside strings are escaped, so every one here ends a line of the layout.
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    text.insert(at + 1, by);
  }
  return by + text;
}

}  // namespace

Json further_targets(const Comment& comment) {
  Json list = Json::array();
  for (std::size_t i = 1; i < comment.targets.size(); ++i) {
    Json value = made_on(comment, comment.targets[i]);
    value["now"] = now_of(comment, i);
    list.push_back(std::move(value));
  }
  return list;
}

Json value_of(const EarlierWords& before) {
  return {{"replaced", to_rfc3339(before.replaced)},
          {"body", before.body},
          {"suggestion", before.suggestion ? Json(*before.suggestion) : Json()}};
}

Json value_of(const ReviewerReaction& reaction) {
  return {{"reaction", to_string(reaction.reaction)}, {"note", reaction.note},
          {"given", to_rfc3339(reaction.given)},      {"recorded", to_rfc3339(reaction.recorded)},
          {"recorded_by", reaction.recorded_by},      {"decision", to_string(reaction.decision)}};
}

Json value_of(const Comment& comment, json::Names names) {
  const Target whole_document{.scope = CommentScope::document, .anchor = {}, .quote = {}};
  Json value = {{"id", comment.id.text},
                {"kind", to_string(comment.kind)},
                {"body", comment.body},
                {"suggestion", comment.suggestion ? Json(*comment.suggestion) : Json(nullptr)},
                {"reviewer", value_of(comment.reviewer, comment.person, names)},
                {"created", to_rfc3339(comment.created)},
                {"channel", to_string(comment.channel)},
                {"status", to_string(comment.status)},
                {"made_on", made_on(comment, comment.targets.empty() ? whole_document
                                                                     : comment.targets.front())},
                {"also_on", further_targets(comment)},
                {"now", now_of(comment, 0)},
                {"disposition", value_of(comment.disposition)},
                {"drafted", value_of(comment.drafted)},
                {"reaction", value_of(comment.reaction)},
                {"replies", replies_of(comment)},
                {"edits", comment.edits},
                {"assignee", text_or_null(comment.assignee)},
                {"tags", comment.tags},
                {"themes", comment.themes},
                {"late", comment.late},
                {"moderation", to_string(comment.moderation)},
                {"consent", comment.consent ? value_of(*comment.consent, names) : Json(nullptr)}};
  if (comment.entry) {
    value["entered"] = {{"by", comment.entry->by}, {"agreed", to_string(comment.entry->agreed)}};
    if (!comment.entry->words.empty()) {
      value["entered"]["words"] = comment.entry->words;
    }
  }
  return value;
}

}  // namespace exchange

namespace json {

using exchange::Json;

std::string CommentsWriter::begin() const {
  return "{\n  \"schema\": \"redraft/comments/1\",\n  \"comments\": [";
}

std::string CommentsWriter::add(const Comment& comment) {
  const std::string separator = first_ ? "\n" : ",\n";
  first_ = false;
  std::string text = exchange::finished(exchange::value_of(comment, names_));
  text.pop_back();
  return separator + exchange::indented(std::move(text), "    ");
}

std::string CommentsWriter::end() const {
  return first_ ? "]\n}\n" : "\n  ]\n}\n";
}

std::string comments(const std::vector<Comment>& comments, Names names) {
  CommentsWriter writer(names);
  std::string text = writer.begin();
  for (const Comment& comment : comments) {
    text += writer.add(comment);
  }
  return text + writer.end();
}

std::string comment(const Comment& comment, const std::vector<EarlierWords>& history, Names names,
                    const std::vector<ReviewerReaction>& reactions,
                    const std::optional<Received>& received) {
  Json value = exchange::shape("redraft/comment/1");
  value["comment"] = exchange::value_of(comment, names);
  value["history"] = exchange::list_of(history);
  value["reactions"] = exchange::list_of(reactions);
  if (received) {
    value["received"] = exchange::value_of(*received);
  }
  return exchange::finished(value);
}

}  // namespace json

}  // namespace redraft
