// The W3C's Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), and the shape in
// which Hypothesis exports annotations and answers searches: text, tags and user beside a target
// with the W3C's selectors.
#include "base/blank.h"
#include "exchange/annotation_terms.h"
#include "redraft/percent.h"

namespace redraft::exchange {

namespace {

constexpr int deepest_selector = 8;

// What does not read as encoded is kept as it stands.
std::string decoded(const std::string& text) {
  return percent_decoded(text).value_or(text);
}

// Most properties may hold one value or a list of them.
template <class Each>
void each_of(const Json& object, const char* key, Each each) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) {
    return;
  }
  if (!found->is_array()) {
    each(*found);
    return;
  }
  for (const Json& value : *found) {
    each(value);
  }
}

std::string text_at(const Json& object, const char* key) {
  std::string text;
  if (object.is_object()) {
    each_of(object, key, [&](const Json& value) {
      if (text.empty() && value.is_string()) {
        text = value.get<std::string>();
      }
    });
  }
  return text;
}

bool has_value(const Json& object, const char* key, std::string_view wanted) {
  bool found = false;
  each_of(object, key, [&](const Json& value) { found = found || value == wanted; });
  return found;
}

void put(RowFields& fields, Field field, std::string text) {
  if (!fields[field] && !text.empty()) {
    fields[field] = std::move(text);
  }
}

// Pages break lines inside a quote where their source does; a statement's plain text does not.
std::string with_single_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c)) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

void read_position(RowFields& fields, const Json& selector) {
  for (const auto& [key, field] :
       {std::pair("start", Field::start), std::pair("end", Field::end)}) {
    const auto found = selector.find(key);
    if (found != selector.end() && found->is_number_unsigned()) {
      put(fields, field, on_one_line(*found));
    }
  }
}

// A position counts in a statement only where it refines the statement's fragment: elsewhere it
// counts in a page that we do not have.
void read_selectors(RowFields& fields, const Json& holder, const char* key, bool in_statement,
                    int depth) {
  if (depth > deepest_selector) {
    return;
  }
  each_of(holder, key, [&](const Json& selector) {
    if (!selector.is_object()) {
      return;
    }
    const std::string type = text_at(selector, "type");
    if (type == "TextQuoteSelector" && !fields[Field::exact]) {
      put(fields, Field::exact, with_single_spaces(text_at(selector, "exact")));
      put(fields, Field::prefix, with_single_spaces(text_at(selector, "prefix")));
      put(fields, Field::suffix, with_single_spaces(text_at(selector, "suffix")));
    } else if (type == "TextPositionSelector" && in_statement) {
      read_position(fields, selector);
    } else if (type == "FragmentSelector") {
      put(fields, Field::anchor, text_at(selector, "value"));
    }
    read_selectors(fields, selector, "refinedBy", in_statement || type == "FragmentSelector",
                   depth + 1);
  });
}

// urn:redraft:DOC@LABEL, or a page of the desk: https://…/d/DOC/LABEL#ANCHOR.
void read_source(RowFields& fields, const std::string& source) {
  const std::string_view urn(annotation_source);
  if (source.starts_with(urn)) {
    const std::string name = source.substr(urn.size());
    const std::size_t label = name.find('@');
    put(fields, Field::document, decoded(name.substr(0, label)));
    if (label != std::string::npos) {
      put(fields, Field::draft, decoded(name.substr(label + 1)));
    }
    return;
  }
  const std::size_t at = source.find("/d/");
  if (at == std::string::npos || !source.starts_with("http")) {
    return;
  }
  const std::string path = source.substr(at + 3, source.find_first_of("?#", at) - at - 3);
  const std::size_t slash = path.find('/');
  if (slash != std::string::npos && path.find('/', slash + 1) == std::string::npos) {
    put(fields, Field::document, decoded(path.substr(0, slash)));
    put(fields, Field::draft, decoded(path.substr(slash + 1)));
  }
}

void read_target(RowFields& fields, const Json& target) {
  if (target.is_string()) {
    read_source(fields, target.get<std::string>());
  } else if (target.is_object()) {
    const auto source = target.find("source");
    read_source(fields, source != target.end() && source->is_object() ? text_at(*source, "id")
                                                                      : text_at(target, "source"));
    read_source(fields, text_at(target, "id"));
    read_selectors(fields, target, "selector", false, 0);
    put(fields, Field::scope, text_at(target, term_scope));
  }
}

void read_body(RowFields& fields, const Json& body, std::string& text) {
  if (body.is_string()) {
    return;  // the address of a body that stands elsewhere
  }
  if (!body.is_object()) {
    return;
  }
  const std::string value = text_at(body, "value");
  if (has_value(body, "purpose", "editing")) {
    if (!fields[Field::suggestion]) {
      fields[Field::suggestion] = value;  // empty: the words are to go
    }
  } else if (!has_value(body, "purpose", "tagging")) {
    text += (text.empty() || value.empty() ? "" : "\n\n") + value;
  } else if (parse_comment_kind(value)) {
    put(fields, Field::kind, value);
  }
}

// "acct:ada@example.org" is how Hypothesis writes a user.
std::string user_name(std::string user) {
  if (user.starts_with("acct:")) {
    user = user.substr(5, user.find('@') - 5);
  }
  return user;
}

void read_creator(RowFields& fields, const Json& creator) {
  if (creator.is_string()) {
    put(fields, Field::name, user_name(creator.get<std::string>()));
    return;
  }
  if (!creator.is_object()) {
    return;
  }
  if (has_value(creator, "type", "Organization")) {
    put(fields, Field::organisation, text_at(creator, "name"));
    put(fields, Field::sector, text_at(creator, term_sector));
    return;
  }
  put(fields, Field::name, text_at(creator, "name"));
  put(fields, Field::ref, text_at(creator, "nickname"));
  const std::string email = text_at(creator, "email");
  put(fields, Field::email, email.starts_with("mailto:") ? email.substr(7) : email);
}

void read_hypothesis_user(RowFields& fields, const Json& annotation) {
  const auto user = annotation.find("user_info");
  if (user != annotation.end()) {
    put(fields, Field::name, text_at(*user, "display_name"));
  }
  put(fields, Field::name, user_name(text_at(annotation, "user")));
}

std::string kind_by_motivation(const Json& annotation) {
  return has_value(annotation, "motivation", "questioning") ? "question"
         : has_value(annotation, "motivation", "editing")   ? "suggest"
                                                            : "";
}

// As a row's `also_on` has it.
Json further_target(RowFields& place) {
  Json target = Json::object();
  target["anchor"] = *place[Field::anchor];
  if (place[Field::scope]) {
    target["scope"] = *place[Field::scope];
  }
  for (const auto& [key, field] :
       {std::pair("exact", Field::exact), std::pair("prefix", Field::prefix),
        std::pair("suffix", Field::suffix)}) {
    if (place[field]) {
      target["quote"][key] = *place[field];
    }
  }
  for (const auto& [key, field] :
       {std::pair("start", Field::start), std::pair("end", Field::end)}) {
    if (place[field] && place[Field::exact]) {
      target["quote"][key] = Json::parse(*place[field]);
    }
  }
  return target;
}

}  // namespace

bool is_annotation(const Json& value) {
  return value.is_object() && value.contains("target") &&
         (has_value(value, "type", "Annotation") || value.contains("user") ||
          value.contains("uri"));
}

bool is_reply(const Json& annotation) {
  const auto references = annotation.find("references");
  return has_value(annotation, "motivation", "replying") ||
         (references != annotation.end() && !references->empty());
}

RowFields fields_of_annotation(const Json& annotation) {
  RowFields fields;
  std::string id = text_at(annotation, "id");
  const std::string_view own(annotation_id);
  put(fields, Field::id, id.starts_with(own) ? decoded(id.substr(own.size())) : id);
  std::string text = text_at(annotation, "bodyValue");
  text = text.empty() ? text_at(annotation, "text") : text;
  each_of(annotation, "body", [&](const Json& body) { read_body(fields, body, text); });
  put(fields, Field::body, std::move(text));
  each_of(annotation, "tags", [&](const Json& tag) {
    if (tag.is_string() && parse_comment_kind(tag.get<std::string>())) {
      put(fields, Field::kind, tag.get<std::string>());
    }
  });
  put(fields, Field::kind, kind_by_motivation(annotation));
  each_of(annotation, "creator", [&](const Json& creator) { read_creator(fields, creator); });
  read_hypothesis_user(fields, annotation);
  put(fields, Field::created, text_at(annotation, "created"));
  put(fields, Field::channel, text_at(annotation, term_channel));
  Json further = Json::array();
  bool first = true;
  each_of(annotation, "target", [&](const Json& target) {
    RowFields place;
    read_target(first ? fields : place, target);
    if (!first && place[Field::anchor]) {
      further.push_back(further_target(place));
    }
    first = false;
  });
  read_source(fields, text_at(annotation, "uri"));
  if (!further.empty()) {
    fields[Field::also_on] = on_one_line(further);
  }
  if (!fields[Field::scope] && !fields[Field::anchor] && !fields[Field::exact]) {
    fields[Field::scope] = "document";  // a note on the page
  }
  return fields;
}

ReplyRow reply_of_annotation(const Json& annotation, RowFaults& faults) {
  RowFields fields = fields_of_annotation(annotation);
  ReplyRow reply;
  reply.body = fields[Field::body].value_or("");
  reply.created = instant_of(fields[Field::created].value_or(""), "created", faults);
  // Hypothesis names the comment first, and then the replies on the way to this one.
  std::string of = text_at(annotation, "references");
  each_of(annotation, "target", [&](const Json& target) {
    if (of.empty()) {
      of = target.is_string() ? target.get<std::string>() : text_at(target, "source");
    }
  });
  const std::string_view own(annotation_id);
  reply.comment = of.starts_with(own) ? decoded(of.substr(own.size())) : of;
  if (reply.comment.empty()) {
    faults.add("target-missing", "a reply does not say which annotation it answers",
               "enter it by redraft comment reply");
  }
  const std::string id = text_at(annotation, "id");
  const std::string_view own_reply(annotation_reply);
  if (id.starts_with(own_reply)) {
    reply.id = decoded(id.substr(own_reply.size()));
    reply.author = fields[Field::ref].value_or("");
  }
  if (reply.author.empty()) {
    reply.reviewer = {.ref = fields[Field::ref].value_or(""),
                      .organisation = fields[Field::organisation].value_or(""),
                      .sector = fields[Field::sector].value_or("")};
    reply.person = {.name = fields[Field::name].value_or(""),
                    .email = fields[Field::email].value_or("")};
  }
  return reply;
}

}  // namespace redraft::exchange
