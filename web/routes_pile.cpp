// Working the pile: finding comments, and doing the same with many of them.
#include <array>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/comment_list.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

struct Choice {
  const char* value;
  const char* words;
};

constexpr std::array<Choice, 5> statuses = {{{"open", "not answered"},
                                             {"answered", "answered"},
                                             {"withdrawn", "withdrawn"},
                                             {"all", "all"},
                                             {"late", "late"}}};
constexpr std::array<Choice, 8> kinds = {{{"", "all"},
                                          {"support", "support"},
                                          {"object", "object"},
                                          {"question", "question"},
                                          {"suggest", "suggest"},
                                          {"evidence", "evidence"},
                                          {"editorial", "editorial"},
                                          {"concern", "concern"}}};
constexpr std::array<Choice, 5> moderations = {{{"", "all"},
                                                {"pending", "to approve"},
                                                {"approved", "approved"},
                                                {"redacted", "approved, with words redacted"},
                                                {"withheld", "withheld"}}};
constexpr std::array<Choice, 6> inputs = {{{"draft", "Made on draft"},
                                           {"sector", "Sector"},
                                           {"organisation", "Organisation"},
                                           {"assignee", "Given to, or nobody"},
                                           {"tag", "Tag"},
                                           {"theme", "Theme"}}};

std::string pile_link(const std::string& document) {
  return link_to({"pile", document});
}

CommentFilter filter_of(const Fields& query, const std::string& document) {
  CommentFilter filter;
  filter.document = document;
  filter.text = query["text"];
  filter.draft = query["draft"];
  filter.sector = query["sector"];
  filter.organisation = query["organisation"];
  filter.assignee = query["assignee"];
  filter.tag = query["tag"];
  filter.theme = query["theme"];
  filter.kind = parse_comment_kind(query["kind"]);
  filter.moderation = parse_moderation(query["moderation"]);
  const std::string& status = query["status"];
  filter.late = status == "late";
  filter.status = status.empty() ? CommentStatus::open : parse_comment_status(status);
  return filter;
}

template <std::size_t size>
Values select(const char* field, const char* words, const std::array<Choice, size>& choices,
              const std::string& chosen) {
  ValueList list;
  for (const Choice& choice : choices) {
    Values one;
    one["value"] = choice.value;
    one["words"] = choice.words;
    one["chosen"] = chosen == choice.value;
    list.push_back(std::move(one));
  }
  Values values;
  values["field"] = field;
  values["words"] = words;
  values["choices"] = list;
  return values;
}

void add_filters(const Fields& query, Values& values) {
  ValueList selects;
  selects.push_back(select("status", "Answered?", statuses, query["status"]));
  selects.push_back(select("kind", "Kind", kinds, query["kind"]));
  selects.push_back(select("moderation", "Publication", moderations, query["moderation"]));
  values["selects"] = selects;
  bool filtered = !query["text"].empty() || !query["kind"].empty() || !query["status"].empty() ||
                  !query["moderation"].empty();
  ValueList list;
  for (const Choice& input : inputs) {
    Values one;
    // The form below has fields of these names.
    one["field"] = input.value == std::string("assignee") || input.value == std::string("tag") ||
                           input.value == std::string("theme")
                       ? std::string("by-") + input.value
                       : std::string(input.value);
    one["words"] = input.words;
    put(one, "value", query[one["field"].string_value()]);
    filtered = filtered || !query[one["field"].string_value()].empty();
    list.push_back(std::move(one));
  }
  values["inputs"] = list;
  put(values, "text", query["text"]);
  values["filtered"] = filtered;
}

std::string work_words(const Comment& comment) {
  std::string words = comment.assignee.empty() ? "" : "With " + comment.assignee + ". ";
  const auto add = [&](const char* what, const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
      list += (list.empty() ? "" : ", ") + name;
    }
    words += list.empty() ? "" : std::string(what) + list + ". ";
  };
  add("Tags: ", comment.tags);
  add("Themes: ", comment.themes);
  return words;
}

// The pile as it is filtered now, and further by what is given.
std::string filtered_link(const Visit& visit, const std::string& document,
                          const std::string& name = {}, const std::string& value = {}) {
  std::string link = pile_link(document);
  const auto add = [&](const std::string& key, const std::string& said) {
    if (!said.empty()) {
      link += (link.find('?') == std::string::npos ? "?" : "&") + key + "=" + percent_encoded(said);
    }
  };
  for (const char* filter : {"text", "status", "kind", "moderation", "draft", "sector",
                             "organisation", "by-assignee", "by-tag", "by-theme"}) {
    add(filter, visit.request.query[filter]);
  }
  if (name != "after") {
    add("after", visit.request.query["after"]);
  }
  add(name, value);
  return link;
}

void add_counts(const Visit& visit, const std::string& document, Values& values) {
  CommentFilter filter;
  filter.document = document;
  filter.status = CommentStatus::open;
  values["open"] = std::to_string(visit.workspace.count_comments(filter));
  filter.status.reset();
  filter.moderation = Moderation::pending;
  values["pending"] = std::to_string(visit.workspace.count_comments(filter));
  filter.moderation.reset();
  filter.outcome = Outcome::tray;
  values["tray"] = std::to_string(visit.workspace.count_comments(filter));
  values["pile_link"] = pile_link(document);
  values["pending_link"] = link_to({"moderation", document});
  values["drafted_link"] = link_to({"drafted", document});
  put(values, "explain_link",
      visit.workspace.drafts(document).empty() ? ""
                                               : link_to({"explain", document, working_label}));
  values["tray_link"] = link_to({"tray", document});
  values["to_do_link"] = link_to({"to-do", document});
}

void add_tags_and_themes(const Visit& visit, const std::string& document, Values& values) {
  ValueList tags;
  for (const TagCount& tag : visit.workspace.tags(document).tags) {
    Values one;
    one["tag"] = tag.tag;
    tags.push_back(std::move(one));
  }
  ValueList themes;
  for (const Theme& theme : visit.workspace.themes()) {
    Values one;
    one["theme"] = theme.name;
    themes.push_back(std::move(one));
  }
  values["tags"] = tags;
  values["has_themes"] = !themes.empty();
  values["themes"] = themes;
}

// `field` and `message`: what is wrong with what was sent.
Response show_pile(Visit& visit, const std::string& field = {}, const std::string& message = {}) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  Fields query;  // a field that the form below has too is called otherwise here
  for (const char* name :
       {"text", "status", "kind", "moderation", "draft", "sector", "organisation"}) {
    query.add(name, visit.request.query[name]);
  }
  for (const char* name : {"assignee", "tag", "theme"}) {
    query.add(name, visit.request.query["by-" + std::string(name)]);
  }
  const CommentFilter filter = filter_of(query, document);
  Values values;
  values["found"] = count_words(visit.workspace.count_comments(filter), "comment");
  const CommentList list = comment_list(visit, filter, [](const Comment& comment, Values& one) {
    put(one, "work", work_words(comment));
  });
  values["document"] = document;
  values["document_link"] = link_to({"d", document});
  values["action"] = filtered_link(visit, document);
  values["may_answer"] = visit.may(Permission::answer);
  values["may_moderate"] = visit.may(Permission::moderate);
  values["page_size"] = std::to_string(comments_on_a_page);
  values["has_comments"] = !list.comments.empty();
  values["comments"] = list.comments;
  put(values, "next_link",
      list.last.empty() ? "" : filtered_link(visit, document, "after", list.last));
  put(values, "assignee", visit.request.form["assignee"]);
  put(values, "tag", visit.request.form["tag"]);
  add_filters(visit.request.query, values);
  add_counts(visit, document, values);
  add_tags_and_themes(visit, document, values);
  add_answer_fields(visit, values);
  for (const char* error : {"chosen_error", "assignee_error", "tag_error", "theme_error"}) {
    put(values, error, "");
  }
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "pile", "Comments on " + document, std::move(values),
              field.empty() ? 200 : 422);
}

// Where what is wrong with an order stands.
std::string field_of(const std::string& what) {
  if (what == "respond") {
    return "reason";
  }
  if (what == "assign") {
    return "assignee";
  }
  return what == "theme" ? "theme" : what == "approve" ? "chosen" : "tag";
}

}  // namespace

Response piles_page(Visit& visit) {
  const std::vector<std::string> documents = visit.workspace.documents();
  if (documents.size() == 1) {
    return go_to(pile_link(documents.front()));
  }
  ValueList list;
  for (const std::string& document : documents) {
    Values one;
    one["title"] = document;
    one["link"] = pile_link(document);
    list.push_back(std::move(one));
  }
  Values values;
  values["documents"] = list;
  return page(visit, "piles", "Comments to answer", std::move(values));
}

Response pile_page(Visit& visit) {
  return show_pile(visit);
}

Response change_pile(Visit& visit) {
  const Fields& form = visit.request.form;
  const Chosen chosen{form.all("id"), {}};
  const std::string& what = form["do"];
  if (chosen.ids.empty()) {
    return show_pile(visit, "chosen", "Tick the comments that you mean");
  }
  visit.require(what == "approve" ? Permission::moderate : Permission::answer);
  try {
    if (what == "assign") {
      visit.workspace.assign(chosen, form["assignee"]);
    } else if (what == "tag") {
      visit.workspace.tag(chosen, {form["tag"]}, {});
    } else if (what == "untag") {
      visit.workspace.tag(chosen, {}, {form["tag"]});
    } else if (what == "theme") {
      visit.workspace.put_in_theme(form["theme"], chosen);
    } else if (what == "approve") {
      visit.workspace.moderate(chosen.ids, Moderation::approved, "");
    } else if (what != "respond") {
      return show_pile(visit, "chosen", "Choose what to do with them");
    } else {
      const std::optional<Disposition> answer = typed_answer(visit);
      if (!answer) {
        return show_pile(visit, "decision", "Choose a decision");
      }
      visit.workspace.respond_all(chosen, *answer);
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    return show_pile(visit, field_of(what), why(error));
  }
  return go_to(filtered_link(visit, visit.workspace.resolve_document(visit.part("document")),
                             "done", what == "respond" ? "answered" : "changed"));
}

}  // namespace redraft::web
