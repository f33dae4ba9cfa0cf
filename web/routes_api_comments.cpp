// What programs do with comments.
#include <charconv>

#include "redraft/comment_files.h"
#include "redraft/comment_origin.h"
#include "redraft/json.h"
#include "redraft/percent.h"
#include "web/api.h"
#include "web/around.h"
#include "web/routes.h"

namespace redraft::web {

namespace {

constexpr std::size_t page_size = 100;
constexpr std::size_t largest_page = 1000;

template <class Value>
std::optional<Value> choice(const Fields& query, const std::string& name,
                            std::optional<Value> (*parse)(std::string_view)) {
  const std::string& word = query[name];
  if (word.empty()) {
    return std::nullopt;
  }
  const std::optional<Value> value = parse(word);
  if (!value) {
    throw Error(ErrorKind::invalid, "list comments: there is no " + name + " \"" + word + "\"");
  }
  return value;
}

std::size_t limit_of(const Fields& query) {
  const std::string& text = query["limit"];
  std::size_t limit = page_size;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (!text.empty() && (error != std::errc() || end != text.data() + text.size() || limit == 0 ||
                        limit > largest_page)) {
    throw Error(ErrorKind::invalid,
                "list comments: limit is a number from 1 to " + std::to_string(largest_page));
  }
  return limit;
}

CommentFilter filter_of(const Visit& visit) {
  const Fields& query = visit.request.query;
  CommentFilter filter;
  filter.document = visit.workspace.resolve_document(visit.part("document"));
  filter.draft = query["draft"];
  filter.anchor = query["anchor"];
  filter.section = query["section"];
  filter.sector = query["sector"];
  filter.organisation = query["organisation"];
  filter.kind = choice(query, "kind", parse_comment_kind);
  filter.status = choice(query, "status", parse_comment_status);
  filter.outcome = choice(query, "outcome", parse_outcome);
  filter.assignee = query["assignee"];
  filter.tag = query["tag"];
  filter.theme = query["theme"];
  filter.text = query["text"];
  filter.placed_on = query["placed_on"];
  filter.late = query["late"] == "yes";
  filter.audience = visit.audience();
  filter.limit = limit_of(query);
  filter.after = query["after"];
  if (filter.audience == Audience::staff) {
    filter.moderation = choice(query, "moderation", parse_moderation);
  } else if (!filter.assignee.empty() || !filter.tag.empty() || !filter.theme.empty()) {
    throw refusal(Permission::see_pile);
  }
  return filter;
}

Response listed(const Visit& visit, const CommentFilter& filter) {
  const std::vector<Comment> comments = visit.workspace.comments(filter);
  Response response = json_answer(json::comments(comments, json::Names::hidden));
  if (comments.size() == filter.limit) {
    std::string query = visit.request.target;
    query.erase(std::min(query.find('?'), query.size()));
    query += "?after=" + comments.back().id.text;
    for (const auto& [name, value] : visit.request.query.entries()) {
      if (name != "after") {
        query += "&" + percent_encoded(name) + "=" + percent_encoded(value);
      }
    }
    response.headers.emplace_back("Link", "<" + query + ">; rel=\"next\"");
  }
  return response;
}

Response shown(const Visit& visit, const std::string& id, int status = 200) {
  const std::string body = comment_json(visit, id);
  return json_answer(body, version_of(body), status);
}

// Does it if the version is the one that was seen, so that nothing comes in between.
Response change(Visit& visit, const std::function<void(const std::string& id)>& verb) {
  const std::string id = visit.comment(visit.part("id"), "").id.text;
  std::optional<Response> refused;
  visit.workspace.together([&] {
    refused = stale(visit.request, version_of(comment_json(visit, id)));
    if (!refused) {
      verb(id);
    }
  });
  visit.workspace.tidy();
  return refused ? std::move(*refused) : shown(visit, id);
}

// Words are changed by whoever brought them, as on the pages by whoever wrote them: the team
// answers, and does not put words into a reviewer's mouth.
void require_brought(const Visit& visit) {
  const std::string id = visit.comment(visit.part("id"), "").id.text;
  if (brought_by(governance_of(visit), id) != visit.who->name) {
    throw Error(ErrorKind::not_allowed,
                "change the comment: only the program that brought it may do that");
  }
}

NewComment new_comment(const Visit& visit) {
  CommentDefaults defaults;
  defaults.document = visit.workspace.resolve_document(visit.part("document"));
  const CommentReading reading =
      read_comment_lines(json_on_one_line(visit.request.body) + "\n", defaults);
  for (const Finding& finding : reading.findings) {
    if (finding.severity == Severity::error) {
      throw Error(ErrorKind::invalid, "add comment: " + finding.message, finding.hint);
    }
  }
  if (reading.rows.size() != 1) {
    throw Error(ErrorKind::invalid, "add comment: send one comment");
  }
  NewComment comment = reading.rows.front().comment;
  if (comment.document != defaults.document) {
    throw Error(ErrorKind::invalid, "add comment: it is about another document");
  }
  return comment;
}

}  // namespace

Response api_comments(Visit& visit) {
  return listed(visit, filter_of(visit));
}

Response api_tray(Visit& visit) {
  CommentFilter filter = filter_of(visit);
  filter.outcome = Outcome::tray;
  return listed(visit, filter);
}

Response api_add_comment(Visit& visit) {
  const AddedComment added = visit.workspace.add_comment(new_comment(visit));
  Response response = shown(visit, added.id.text, added.existed ? 200 : 201);
  response.headers.emplace_back("Location", link_to({"api", "v1", "comments", added.id.text}));
  return response;
}

Response api_comment(Visit& visit) {
  return shown(visit, visit.part("id"));
}

Response api_edit_comment(Visit& visit) {
  const JsonObject sent = sent_object(visit.request, {"body", "suggestion"});
  CommentEdit edit;
  for (const auto& [name, words] :
       {std::pair("body", &edit.body), {"suggestion", &edit.suggestion}}) {
    if (sent.has(name)) {
      *words = sent.text(name);
    }
  }
  if (!edit.body && !edit.suggestion) {
    throw Error(ErrorKind::invalid, "edit comment: neither body nor suggestion is given");
  }
  require_brought(visit);
  return change(visit, [&](const std::string& id) { visit.workspace.edit_comment(id, edit); });
}

Response api_withdraw(Visit& visit) {
  require_brought(visit);
  return change(visit, [&](const std::string& id) { visit.workspace.withdraw(id); });
}

Response api_reply(Visit& visit) {
  const std::string id = visit.comment(visit.part("id"), "").id.text;
  visit.workspace.reply(id, sent_object(visit.request, {"body"}).text("body"));
  return shown(visit, id, 201);
}

Response api_respond(Visit& visit) {
  const JsonObject sent = sent_object(visit.request, {"decision", "reason", "change", "released"});
  const std::optional<Decision> decision = parse_decision(sent.text("decision"));
  if (!decision) {
    throw Error(ErrorKind::invalid,
                "respond: there is no decision \"" + sent.text("decision") + "\"");
  }
  Disposition disposition;
  disposition.decision = *decision;
  disposition.reason = sent.text("reason");
  disposition.change = sent.text("change");
  disposition.released = sent.truth("released", true);
  return change(visit, [&](const std::string& id) { visit.workspace.respond(id, disposition); });
}

Response api_moderate(Visit& visit) {
  const JsonObject sent = sent_object(visit.request, {"state", "reason"});
  const std::optional<Moderation> state = parse_moderation(sent.text("state"));
  if (!state) {
    throw Error(ErrorKind::invalid, "moderate: there is no state \"" + sent.text("state") + "\"");
  }
  return change(visit, [&](const std::string& id) {
    visit.workspace.moderate({id}, *state, sent.text("reason"));
  });
}

Response api_place(Visit& visit) {
  const JsonObject sent =
      sent_object(visit.request, {"draft", "anchor", "quote", "target", "confirm"});
  PlaceRequest request;
  request.label = sent.text("draft");
  request.anchor = sent.text("anchor");
  request.quote = sent.text("quote");
  request.target = sent.number("target");
  request.confirm = sent.truth("confirm", false);
  return change(visit, [&](const std::string& id) {
    request.id = id;
    visit.workspace.place(request);
  });
}

}  // namespace redraft::web
