#include "web/comment_form.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "redraft/comment_length.h"
#include "redraft/error.h"
#include "redraft/rules.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::array<CommentKind, 7> kinds = {
    CommentKind::support,  CommentKind::object,    CommentKind::question, CommentKind::suggest,
    CommentKind::evidence, CommentKind::editorial, CommentKind::concern};
constexpr std::array<Publish, 4> publishings = {Publish::anonymous, Publish::organisation,
                                                Publish::named, Publish::no};

// What the form is about.
struct Place {
  std::shared_ptr<const DraftText> text;
  std::string document;
  const Statement* statement = nullptr;  // none: the whole document
  std::string anchor;

  [[nodiscard]] const std::string& label() const { return text->draft.label; }

  [[nodiscard]] bool is_section() const {
    return statement != nullptr && statement->kind == StatementKind::heading;
  }

  [[nodiscard]] std::string noun() const {
    return statement == nullptr ? "document" : is_section() ? "section" : "statement";
  }

  [[nodiscard]] std::string about() const {
    return statement == nullptr ? "the document as a whole"
                                : (is_section() ? "section " : "statement ") + statement->number;
  }
};

// What stands in it.
struct Draftbox {
  std::string kind, body, suggestion, quote, prefix, suffix, publish;
  bool missing = false;
  bool preview = false;  // asked to see what was suggested as it would be marked
};

struct FormError {
  std::string field;
  std::string message;
};

Place place_of(Visit& visit) {
  Place place;
  place.document = visit.workspace.resolve_document(visit.part("document"));
  place.text = visit.texts.text(visit.workspace, place.document, visit.part("label"));
  if (visit.part("anchor").empty()) {
    return place;
  }
  const auto index = find_statement(*place.text, visit.part("anchor"));
  if (!index) {
    throw Error(ErrorKind::not_found, "comment: the statement is not on this draft");
  }
  place.statement = &place.text->document.statements[*index];
  place.anchor = place.text->anchors[*index];
  return place;
}

// The last day, where it is over and the draft takes comments all the same, as late ones.
std::optional<Instant> last_day_before(const Visit& visit, const Place& place) {
  const auto closing = visit.workspace.closing_date(place.document, place.label());
  const bool over = closing && *closing < visit.desk.clock.now();
  return over && takes_comments(place.text->draft.state) ? closing : std::nullopt;
}

std::string link_of(const std::string& verb, const Place& place) {
  return place.anchor.empty() ? link_to({verb, place.document, place.label()})
                              : link_to({verb, place.document, place.label(), place.anchor});
}

std::size_t number_of(const std::string& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : std::string::npos;
}

Values choice(const std::string& field, const std::string& value, const std::string& words,
              bool chosen) {
  Values one;
  one["field"] = field;
  one["value"] = value;
  one["words"] = words;
  one["chosen"] = chosen;
  return one;
}

ValueList kind_choices(const std::string& chosen) {
  ValueList list;
  for (const CommentKind kind : kinds) {
    const std::string value = to_string(kind);
    list.push_back(
        choice(list.empty() ? "kind" : "kind-" + value, value, kind_words(kind), chosen == value));
  }
  return list;
}

ValueList publish_choices(const std::string& chosen) {
  ValueList list;
  for (const Publish publish : publishings) {
    const std::string value = to_string(publish);
    list.push_back(choice(list.empty() ? "publish" : "publish-" + value, value,
                          publish_words(publish), chosen == value));
  }
  return list;
}

// What the suggested wording would stand in place of.
std::string replaced_words(const Place& place, const Draftbox& box) {
  return !is_blank(box.quote) || place.statement == nullptr ? box.quote : place.statement->text;
}

Response show_form(Visit& visit, const Place& place, const Draftbox& box,
                   const std::vector<FormError>& errors) {
  Values values;
  values["about"] = place.about();
  values["noun"] = place.noun();
  values["back"] = place.anchor.empty()
                       ? link_to({"d", place.document, place.label()})
                       : link_to({"d", place.document, place.label(), place.anchor});
  values["action"] = link_of("comment", place);
  put(values, "text", place.statement == nullptr ? "" : place.statement->text);
  const bool has_words = place.statement != nullptr && !place.is_section();
  values["has_words"] = has_words;
  put(values, "words_link", has_words ? link_of("words", place) : "");
  values["can_suggest"] = has_words;
  values["can_miss"] = true;
  values["kinds"] = kind_choices(box.kind);
  put(values, "body", box.body);
  values["suggestion_label"] = "Wording that you suggest instead (optional)";
  put(values, "suggestion", box.suggestion);
  put(values, "preview_html",
      box.preview && !is_blank(box.suggestion)
          ? redline_html(redline(replaced_words(place, box), box.suggestion))
          : "");
  put(values, "quote", box.quote);
  put(values, "prefix", box.prefix);
  put(values, "suffix", box.suffix);
  values["missing"] = box.missing;
  const auto last_day = last_day_before(visit, place);
  put(values, "last_day", last_day ? date_words(*last_day) : "");
  values["asks_consent"] = visit.is_reviewer();
  values["publish"] = publish_choices(box.publish);
  values["has_errors"] = !errors.empty();
  for (const char* field : {"quote", "kind", "body", "suggestion", "publish"}) {
    put(values, std::string(field) + "_error", "");
  }
  ValueList list;
  for (const FormError& error : errors) {
    values[error.field + "_error"] = error.message;
    Values one;
    one["field"] = error.field;
    one["message"] = error.message;
    list.push_back(std::move(one));
  }
  values["errors"] = list;
  return page(visit, "comment_form", "Comment on " + place.about(), std::move(values),
              errors.empty() ? 200 : 422);
}

std::string consent_before(const Visit& visit) {
  if (!visit.is_reviewer()) {
    return {};
  }
  const HeldPerson person = visit.workspace.person(visit.who->name);
  return person.consents.empty() ? "" : to_string(person.consents.back().consent.publish);
}

Draftbox sent(const Fields& form) {
  return {form["kind"],           form["body"],   form["suggestion"], form["quote"],
          form["prefix"],         form["suffix"], form["publish"],    form["missing"] == "yes",
          form["do"] == "preview"};
}

std::vector<FormError> faults_of(const Visit& visit, const Place& place, const Draftbox& box) {
  std::vector<FormError> errors;
  if (!parse_comment_kind(box.kind)) {
    errors.push_back({"kind", "Choose what kind of comment it is"});
  }
  if (is_blank(box.body) && is_blank(box.suggestion)) {
    errors.push_back({"body", "Enter your comment"});
  }
  for (const auto& [field, words] :
       {std::pair("body", &box.body), std::pair("suggestion", &box.suggestion)}) {
    if (words->size() > longest_comment) {
      errors.push_back({field, too_long(*words)});
    }
  }
  if (!is_blank(box.suggestion) && box.suggestion == replaced_words(place, box)) {
    errors.push_back({"suggestion", "Change the wording, or leave this empty"});
  }
  if (visit.is_reviewer() && !parse_publish(box.publish)) {
    errors.push_back({"publish", "Choose how we may publish what you say"});
  }
  return errors;
}

NewComment comment_of(const Visit& visit, const Place& place, const Draftbox& box) {
  NewComment comment;
  comment.kind = *parse_comment_kind(box.kind);
  comment.body = box.body;
  if (!is_blank(box.suggestion)) {
    comment.suggestion = box.suggestion;
  }
  comment.document = place.document;
  comment.draft = place.label();
  comment.late = last_day_before(visit, place).has_value();
  Target target;
  target.anchor = place.anchor;
  target.scope = box.missing                  ? CommentScope::missing
                 : place.statement == nullptr ? CommentScope::document
                 : place.is_section()         ? CommentScope::section
                                              : CommentScope::statement;
  if (!is_blank(box.quote)) {
    target.quote = Quote{box.quote, box.prefix, box.suffix};
  }
  comment.targets.push_back(target);
  if (visit.is_reviewer()) {
    comment.reviewer.ref = visit.who->name;
    comment.consent = Consent{};
    comment.consent->publish = *parse_publish(box.publish);
    comment.consent->accepted = visit.desk.clock.now();
  } else {
    comment.person.name = visit.who->name;
  }
  return comment;
}

}  // namespace

std::vector<WordPlace> words_of(std::string_view text) {
  std::vector<WordPlace> words;
  std::size_t at = text.find_first_not_of(" \n");
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    words.push_back({at, end});
    at = text.find_first_not_of(" \n", end);
  }
  return words;
}

Quote quote_words(std::string_view text, std::size_t from, std::size_t to) {
  constexpr std::size_t around = 4;  // words on either side tell one place from another
  const std::vector<WordPlace> words = words_of(text);
  if (from > to) {
    std::swap(from, to);
  }
  if (to >= words.size()) {
    return {};
  }
  const std::size_t begin = words[from].begin;
  const std::size_t end = words[to].end;
  const std::size_t before = words[from < around ? 0 : from - around].begin;
  const std::size_t after = words[std::min(to + around, words.size() - 1)].end;
  Quote quote;
  quote.exact = text.substr(begin, end - begin);
  quote.prefix = text.substr(before, begin - before);
  quote.suffix = text.substr(end, after - end);
  return quote;
}

Response comment_form(Visit& visit) {
  const Place place = place_of(visit);
  Draftbox box;
  box.publish = consent_before(visit);
  box.quote = visit.request.query["quote"];
  const std::size_t from = number_of(visit.request.query["from"]);
  const std::size_t to = number_of(visit.request.query["to"]);
  if (place.statement != nullptr && from != std::string::npos && to != std::string::npos) {
    const Quote quote = quote_words(place.statement->text, from, to);
    box.quote = quote.exact;
    box.prefix = quote.prefix;
    box.suffix = quote.suffix;
  }
  if (visit.request.query["suggest"] == "yes" && place.statement != nullptr &&
      !place.is_section()) {
    box.kind = to_string(CommentKind::suggest);
    box.suggestion = replaced_words(place, box);
  }
  return show_form(visit, place, box, {});
}

Response add_comment(Visit& visit) {
  const Place place = place_of(visit);
  const Draftbox box = sent(visit.request.form);
  if (box.preview) {
    return show_form(visit, place, box, {});
  }
  std::vector<FormError> errors = faults_of(visit, place, box);
  if (errors.empty()) {
    try {
      const AddedComment added = visit.workspace.add_comment(comment_of(visit, place, box));
      return go_to(link_to({"c", added.id.text}) +
                   (added.existed ? "?done=repeated" : "?done=commented"));
    } catch (const Error& error) {
      // What was typed is not lost over it.
      if (error.kind() == ErrorKind::conflict) {
        errors.push_back({"body", "This draft does not take comments any more"});
      } else if (error.kind() == ErrorKind::invalid && !box.quote.empty()) {
        errors.push_back({"quote",
                          "These words do not stand here exactly once: copy them as they are, "
                          "choose them from the list, or leave this empty"});
      } else {
        throw;
      }
    }
  }
  return show_form(visit, place, box, errors);
}

Response words_page(Visit& visit) {
  const Place place = place_of(visit);
  if (place.statement == nullptr) {
    throw Error(ErrorKind::not_found, "choose words: there is no statement");
  }
  const std::string& text = place.statement->text;
  const std::vector<WordPlace> words = words_of(text);
  ValueList list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Values one;
    one["index"] = std::to_string(i);
    one["number"] = std::to_string(i + 1);
    one["word"] = text.substr(words[i].begin, words[i].end - words[i].begin);
    one["last"] = i + 1 == words.size();
    list.push_back(std::move(one));
  }
  Values values;
  values["back"] = link_to({"d", place.document, place.label(), place.anchor});
  values["noun"] = place.noun();
  values["text"] = text;
  values["action"] = link_of("comment", place);
  values["words"] = list;
  return page(visit, "words", "Choose the words of your comment", std::move(values));
}

}  // namespace redraft::web
