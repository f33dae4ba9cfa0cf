// What waits to be read before it is public, and words taken out of what is.
#include <algorithm>
#include <charconv>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "redraft/privacy.h"
#include "web/comment_form.h"
#include "web/comment_list.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"
#include "web/working_text.h"

namespace redraft::web {

namespace {

// A part of a comment as it was written.
struct Part {
  std::string name;   // as a redaction has it
  std::string title;  // "The comment"
  std::string text;
};

std::vector<Part> parts_of(const Comment& comment) {
  std::vector<Part> parts = {{"body", "The comment", comment.body}};
  if (comment.suggestion) {
    parts.push_back({"suggestion", "The wording it suggests", *comment.suggestion});
  }
  for (const Reply& reply : comment.replies) {
    parts.push_back({reply.id.text, "Reply of " + date_words(reply.created), reply.body});
  }
  return parts;
}

std::string looks_like(const Comment& comment) {
  std::vector<std::string> kinds;
  for (const Part& part : parts_of(comment)) {
    for (const PersonalData& found : find_personal_data(part.text)) {
      const std::string kind = to_string(found.kind);
      if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        kinds.push_back(kind);
      }
    }
  }
  std::string words;
  for (const std::string& kind : kinds) {
    words += (words.empty() ? "" : ", ") + kind;
  }
  return words;
}

void add_waiting(const Comment& comment, Values& one) {
  put(one, "looks_like", looks_like(comment));
  one["agreed"] = comment.consent ? publish_words(allowed(*comment.consent))
                                  : std::string("Was not asked: nothing of it is shown");
  one["redact_link"] = link_to({"c", comment.id.text, "redact"});
}

Response show_queue(Visit& visit, const std::string& field = {}, const std::string& message = {}) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string link = link_to({"moderation", document});
  CommentFilter filter;
  filter.document = document;
  filter.moderation = Moderation::pending;
  Values values;
  values["count"] = count_words(visit.workspace.count_comments(filter), "comment");
  const CommentList list = comment_list(visit, filter, add_waiting);
  values["document"] = document;
  values["pile_link"] = link_to({"pile", document});
  values["action"] = link;
  values["has_comments"] = !list.comments.empty();
  values["comments"] = list.comments;
  put(values, "next_link", list.last.empty() ? "" : link + "?after=" + percent_encoded(list.last));
  put(values, "withhold", visit.request.form["withhold"]);
  put(values, "chosen_error", "");
  put(values, "withhold_error", "");
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "moderation", "To read before it is public: " + document, std::move(values),
              field.empty() ? 200 : 422);
}

std::size_t number_of(const std::string& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : std::string::npos;
}

std::string original_html(const std::string& text, const std::string& part,
                          const std::vector<Redaction>& redactions) {
  std::vector<CodePointSpan> spans;
  for (const Redaction& redaction : redactions) {
    if (redaction.part == part) {
      spans.push_back({redaction.start, redaction.end});
    }
  }
  return marked_html(text, std::move(spans));
}

ValueList words_list(const std::string& text) {
  ValueList list;
  const std::vector<WordPlace> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    Values one;
    one["index"] = std::to_string(i);
    one["number"] = std::to_string(i + 1);
    one["word"] = text.substr(words[i].begin, words[i].end - words[i].begin);
    one["last"] = i + 1 == words.size();
    list.push_back(std::move(one));
  }
  return list;
}

// Words chosen from the lists, by part and numbers.
std::string chosen_words(const Visit& visit, const std::vector<Part>& parts) {
  const Fields& query = visit.request.query;
  const std::size_t from = number_of(query["from"]);
  const std::size_t to = number_of(query["to"]);
  for (const Part& part : parts) {
    if (part.name == query["part"] && from != std::string::npos && to != std::string::npos) {
      return quote_words(part.text, from, to).exact;
    }
  }
  return {};
}

Comment original_comment(const Visit& visit) {
  return visit.workspace.comment(visit.part("id"), "", CommentView{.original = true});
}

// The words with the line ends that the comment has, and without spaces around them.
std::string as_written(const Comment& comment, const std::string& sent) {
  std::string words = with_line_feeds(sent);
  words.erase(words.find_last_not_of(" \n") + 1);
  words.erase(0, words.find_first_not_of(" \n"));
  for (const Part& part : parts_of(comment)) {
    if (!places_of(part.text, words).empty()) {
      return words;
    }
  }
  std::string with_returns;
  for (const char letter : words) {
    with_returns += letter == '\n' ? "\r\n" : std::string(1, letter);
  }
  return with_returns;
}

Response show_redaction(Visit& visit, const std::string& field = {},
                        const std::string& message = {}) {
  const Comment comment = original_comment(visit);
  const std::vector<Part> parts = parts_of(comment);
  const std::vector<Redaction> redactions = visit.workspace.redactions(comment.id.text);
  const Fields& form = visit.request.form;
  Values values;
  values["id"] = comment.id.text;
  values["action"] = link_to({"c", comment.id.text, "redact"});
  ValueList list;
  for (const Part& part : parts) {
    Values one;
    one["part"] = part.name;
    one["title"] = part.title;
    one["original_html"] = original_html(part.text, part.name, redactions);
    one["word_list"] = words_list(part.text);
    list.push_back(std::move(one));
  }
  values["parts"] = list;
  ValueList made;
  for (const Redaction& redaction : redactions) {
    Values one;
    one["number"] = std::to_string(redaction.number);
    for (const Part& part : parts) {
      if (part.name == redaction.part) {
        one["words"] = words_between(part.text, redaction.start, redaction.end);
      }
    }
    one["reason"] = redaction.reason;
    put(one, "explanation", redaction.explanation);
    one["by"] = redaction.made_by;
    one["date"] = date_words(redaction.made);
    made.push_back(std::move(one));
  }
  values["has_redactions"] = !made.empty();
  values["redactions"] = made;
  put(values, "looks_like", looks_like(comment));
  put(values, "words", form["words"].empty() ? chosen_words(visit, parts) : form["words"]);
  put(values, "reason", form["reason"]);
  put(values, "explanation", form["explanation"]);
  put(values, "words_error", "");
  put(values, "reason_error", "");
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "redact", "Redact words of " + comment.id.text, std::move(values),
              field.empty() ? 200 : 422);
}

}  // namespace

Response moderation_page(Visit& visit) {
  return show_queue(visit);
}

Response moderate_many(Visit& visit) {
  const Fields& form = visit.request.form;
  const std::vector<std::string> ids = form.all("id");
  const bool approve = form["do"] == "approve";
  if (ids.empty()) {
    return show_queue(visit, "chosen", "Tick the comments that you mean");
  }
  if (!approve && form["do"] != "withhold") {
    return show_queue(visit, "chosen", "Choose whether to approve or to withhold them");
  }
  if (!approve && is_blank(form["withhold"])) {
    return show_queue(visit, "withhold", "Enter why they are withheld");
  }
  visit.workspace.moderate(ids, approve ? Moderation::approved : Moderation::withheld,
                           approve ? "" : form["withhold"]);
  return go_to(link_to({"moderation", visit.workspace.resolve_document(visit.part("document"))}) +
               "?done=changed");
}

Response redaction_page(Visit& visit) {
  return show_redaction(visit);
}

Response redact_words(Visit& visit) {
  const Fields& form = visit.request.form;
  const std::string id = original_comment(visit).id.text;
  const std::string done = link_to({"c", id, "redact"}) + "?done=changed";
  if (form.has("remove")) {
    visit.workspace.remove_redaction(id, number_of(form["remove"]));
    return go_to(done);
  }
  if (is_blank(form["words"])) {
    return show_redaction(visit, "words", "Enter the words, or choose them from a list");
  }
  if (is_blank(form["reason"])) {
    return show_redaction(visit, "reason", "Enter the code of the reason, such as s40");
  }
  try {
    visit.workspace.redact(id, as_written(original_comment(visit), form["words"]), form["reason"],
                           form["explanation"]);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    return show_redaction(visit, "words", "These words stand nowhere in the comment");
  }
  return go_to(done);
}

}  // namespace redraft::web
