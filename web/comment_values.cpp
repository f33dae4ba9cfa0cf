#include "web/comment_values.h"

#include <algorithm>

#include "redraft/address.h"
#include "redraft/cited_number.h"
#include "redraft/error.h"
#include "web/markup.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

std::string who_said(const Visit& visit, const Comment& comment) {
  if (is_mine(visit, comment)) {
    return "You";
  }
  std::string who = comment.person ? comment.person->name : "";
  for (const std::string* part : {&comment.reviewer.organisation, &comment.reviewer.sector}) {
    who += part->empty() ? "" : (who.empty() ? "" : ", ") + *part;
  }
  return who.empty() ? "A reviewer" : who;
}

std::string change_link(const std::string& change) {
  if (change.empty()) {
    return {};
  }
  const Address address = parse_address(change);
  return address.label == working_label
             ? ""
             : link_to({"d", address.document, address.label, address.anchor});
}

ValueList reply_list(const Visit& visit, const Comment& comment) {
  ValueList list;
  for (const Reply& reply : comment.replies) {
    Values one;
    const bool own = visit.who && reply.author == visit.who->name;
    const bool by_reviewer = reply.author == comment.reviewer.ref;
    const bool by_another = reply.author.starts_with("r-");  // no officer's name may begin so
    one["who"] = own                               ? "You"
                 : by_reviewer                     ? "The same reviewer"
                 : visit.may(Permission::see_pile) ? reply.author
                 : by_another                      ? "Another reviewer"
                                                   : std::string("The team");
    one["date"] = date_words(reply.created);
    one["body"] = reply.body;
    list.push_back(std::move(one));
  }
  return list;
}

std::string words_of(const Comment& comment) {
  for (const Target& target : comment.targets) {
    if (target.quote) {
      return target.quote->exact;
    }
  }
  return {};
}

}  // namespace

bool is_mine(const Visit& visit, const Comment& comment) {
  return visit.is_reviewer() && comment.reviewer.ref == visit.who->name;
}

Values comment_values(const Visit& visit, const Comment& comment) {
  Values values;
  values["id"] = comment.id.text;
  values["who"] = who_said(visit, comment);
  values["kind"] = to_string(comment.kind);
  values["date"] = date_words(comment.created);
  put(values, "state", comment.status == CommentStatus::withdrawn ? "withdrawn" : "");
  put(values, "moderation",
      visit.may(Permission::see_pile) || is_mine(visit, comment)
          ? moderation_words(comment.moderation)
          : "");
  values["late"] = comment.late;
  put(values, "words", words_of(comment));
  values["body"] = comment.body;
  put(values, "suggestion", comment.suggestion.value_or(""));
  const std::optional<Disposition>& answer = comment.disposition;
  const bool drafted = answer && !answer->released;
  put(values, "decision",
      answer ? to_string(answer->decision) + (drafted ? " (drafted, not shown yet)" : "") : "");
  put(values, "reason", answer ? answer->reason : "");
  put(values, "change", answer ? change_link(answer->change) : "");
  values["replies"] = reply_list(visit, comment);
  return values;
}

std::optional<std::size_t> find_statement(const DraftText& text, const std::string& anchor) {
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    if (text.anchors[i] == anchor) {
      return i;
    }
  }
  const std::vector<std::size_t> numbered = statements_of_number(text.document, anchor);
  return numbered.size() == 1 ? std::optional(numbered.front()) : std::nullopt;
}

PlaceName place_name(Visit& visit, const std::string& document, const std::string& label,
                     const std::string& anchor) {
  if (anchor.empty()) {
    return {"The document as a whole, " + label, link_to({"d", document, label, whole_document})};
  }
  try {
    const auto text = visit.texts.text(visit.workspace, document, label);
    const auto index = find_statement(*text, anchor);
    if (index) {
      const Statement& statement = text->document.statements[*index];
      const bool heading = statement.kind == StatementKind::heading;
      return {(heading ? "Section " : "Statement ") + statement.number + " of " + label,
              link_to({"d", document, label, anchor})};
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) {
      throw;
    }
  }
  return {anchor + " of " + label, ""};
}

namespace {

std::string text_at(Visit& visit, const std::string& document, const std::string& label,
                    const std::string& anchor) {
  if (anchor.empty() || label.empty()) {
    return {};
  }
  const auto text = visit.texts.text(visit.workspace, document, label);
  const auto index = find_statement(*text, anchor);
  return index ? text->document.statements[*index].text : "";
}

}  // namespace

std::string replaced_words(Visit& visit, const Comment& comment) {
  const Target& made = comment.targets.front();
  return made.quote ? made.quote->exact
                    : text_at(visit, comment.document, comment.draft, made.anchor);
}

Values place_values(Visit& visit, const Comment& comment, std::size_t target) {
  const Target& made = comment.targets[target];
  const Placement& now = comment.now[target];
  Values values;
  const PlaceName then = place_name(visit, comment.document, comment.draft, made.anchor);
  values["then_place"] = then.words;
  put(values, "then_link", then.link);
  const std::size_t from = made.quote ? made.quote->start : 0;
  put(values, "then_html",
      marked_html(text_at(visit, comment.document, comment.draft, made.anchor), from,
                  made.quote ? made.quote->end : 0));
  // By words of the reviewer alone: several places have one suggestion, made for the first.
  put(values, "suggested_html",
      target == 0 && comment.suggestion
          ? redline_html(redline(replaced_words(visit, comment), *comment.suggestion))
          : "");
  const bool nowhere =
      now.outcome == Outcome::tray || (now.anchor.empty() && made.scope != CommentScope::document);
  values["now_label"] = now.draft;
  values["outcome"] = outcome_words(now);
  if (nowhere) {
    values["now_place"] = "Nowhere yet";
    put(values, "now_link", "");
    put(values, "now_html", "");
    return values;
  }
  const PlaceName place = place_name(visit, comment.document, now.draft, now.anchor);
  values["now_place"] = place.words;
  put(values, "now_link", place.link);
  put(values, "now_html",
      marked_html(text_at(visit, comment.document, now.draft, now.anchor),
                  now.quote ? now.quote->start : 0, now.quote ? now.quote->end : 0));
  return values;
}

std::vector<Comment> comments_on(const Visit& visit, const std::string& document,
                                 const std::string& label, const std::string& anchor) {
  std::vector<Comment> found;
  const auto stands_here = [&](const Comment& comment) {
    if (comment.status == CommentStatus::withdrawn) {
      return false;
    }
    return std::any_of(comment.now.begin(), comment.now.end(), [&](const Placement& now) {
      return now.draft == label && now.anchor == anchor && now.outcome != Outcome::tray;
    });
  };
  const auto gather = [&](const CommentFilter& filter) {
    visit.workspace.each_comment(filter, [&](const Comment& comment) {
      const bool known = std::any_of(found.begin(), found.end(),
                                     [&](const Comment& other) { return other.id == comment.id; });
      if (!known && stands_here(comment)) {
        found.push_back(comment);
      }
    });
  };
  CommentFilter filter;
  filter.document = document;
  filter.placed_on = label;
  filter.anchor = anchor;
  filter.whole = anchor.empty();
  if (visit.is_reviewer()) {
    filter.audience = Audience::author;
    filter.author = visit.who->name;
    gather(filter);
  }
  filter.audience = visit.audience();
  gather(filter);
  std::sort(found.begin(), found.end(), [](const Comment& left, const Comment& right) {
    return std::pair(left.created, left.id.text) < std::pair(right.created, right.id.text);
  });
  return found;
}

}  // namespace redraft::web
