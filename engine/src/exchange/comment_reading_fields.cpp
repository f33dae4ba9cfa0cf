#include <algorithm>
#include <charconv>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/comment_reading.h"
#include "exchange/row_text.h"
#include "redraft/error.h"
#include "redraft/time.h"

namespace redraft::exchange {

const std::array<FieldName, field_count> field_names = {{
    {Field::id, "id", ""},
    {Field::kind, "kind", ""},
    {Field::body, "body", ""},
    {Field::suggestion, "suggestion", ""},
    {Field::ref, "reviewer.ref", ""},
    {Field::organisation, "reviewer.organisation", "organisation"},
    {Field::sector, "reviewer.sector", "sector"},
    {Field::name, "reviewer.name", "name"},
    {Field::email, "reviewer.email", "email"},
    {Field::created, "created", ""},
    {Field::channel, "channel", ""},
    {Field::document, "made_on.document", "document"},
    {Field::draft, "made_on.draft", "draft"},
    {Field::scope, "made_on.scope", "scope"},
    {Field::anchor, "made_on.anchor", "anchor"},
    {Field::exact, "made_on.quote.exact", "quote"},
    {Field::prefix, "made_on.quote.prefix", ""},
    {Field::suffix, "made_on.quote.suffix", ""},
    {Field::start, "made_on.quote.start", ""},
    {Field::end, "made_on.quote.end", ""},
    {Field::also_on, "also_on", ""},
    {Field::late, "late", ""},
    {Field::publish, "consent.publish", "publishconsent"},
    {Field::confidential, "consent.confidential", "confidential"},
    {Field::consent_reason, "consent.reason", "confidentialreason"},
    {Field::notice, "consent.notice", "privacynotice"},
    {Field::accepted, "consent.accepted", "privacyaccepted"},
    {Field::assignee, "assignee", ""},
    {Field::tags, "tags", ""},
    {Field::themes, "themes", ""},
    {Field::entered_by, "entered.by", "enteredby"},
    {Field::agreed, "entered.agreed", "agreed"},
    {Field::entered_words, "entered.words", "originalwords"},
}};

namespace {

constexpr std::size_t max_short_bytes = 4u << 10;
constexpr Instant earliest{-2'208'988'800'000};  // 1900-01-01
constexpr Instant latest{253'402'214'400'000};   // 9999-12-31

bool is_long_text(Field field) {
  return field == Field::body || field == Field::suggestion || field == Field::exact ||
         field == Field::prefix || field == Field::suffix || field == Field::entered_words;
}

void check_texts(const RowFields& fields, RowFaults& faults) {
  for (const FieldName& name : field_names) {
    const auto& value = fields.values[static_cast<std::size_t>(name.field)];
    if (!value || name.field == Field::also_on) {
      continue;
    }
    const std::size_t most = is_long_text(name.field) ? max_comment_body_bytes : max_short_bytes;
    if (value->size() > most) {
      faults.add("value-too-long",
                 std::string(name.dotted) + " is " + std::to_string(value->size()) +
                     " bytes long; at most " + std::to_string(most) + " are taken",
                 "shorten it, or put the rest into a second comment");
    }
    if (value->find('\0') != std::string::npos) {
      faults.add("value-unreadable", std::string(name.dotted) + " holds a NUL character",
                 "remove it");
    }
  }
}

// A misplaced cell may hold a name or an address: only what can be a mistyped word is repeated.
std::string shown(std::string_view value) {
  const bool word = value.size() <= 20 && std::all_of(value.begin(), value.end(), [](char c) {
                      return (c >= 'a' && c <= 'z') || c == ' ' || c == '-';
                    });
  return word ? " \"" + std::string(value) + "\"" : std::string();
}

template <class Value>
Value word_in(const std::optional<std::string>& text, std::string_view name, Value otherwise,
              std::optional<Value> (*parse)(std::string_view), std::string_view words,
              RowFaults& faults) {
  const std::string word = lower_and_trimmed(text.value_or(""));
  if (word.empty()) {
    return otherwise;
  }
  const std::optional<Value> value = parse(word);
  if (!value) {
    faults.add("value-unknown", std::string(name) + shown(*text) + " is not known",
               std::string(name) + " is one of " + std::string(words));
  }
  return value.value_or(otherwise);
}

std::size_t offset_in(const std::optional<std::string>& text, std::string_view name,
                      RowFaults& faults) {
  std::size_t value = 0;
  if (!text || text->empty()) {
    return value;
  }
  const char* const end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, value);
  if (error != std::errc() || stop != end) {
    faults.add("value-wrong-type",
               std::string(name) + " \"" + shorten(*text, 40) + "\" is not a whole number",
               "offsets count code points from 0; they may be left out");
    return 0;
  }
  return value;
}

std::optional<Instant> instant_in(const std::optional<std::string>& text, std::string_view name,
                                  RowFaults& faults) {
  if (!text || text->empty()) {
    return std::nullopt;
  }
  try {
    const Instant instant = parse_instant(*text);
    if (instant >= earliest && instant <= latest) {
      return instant;
    }
  } catch (const Error&) {  // not a date: said below, as is a date nobody can mean
  }
  faults.add("date-unreadable", std::string(name) + " \"" + shorten(*text, 40) + "\" is not a date",
             "write it as 2026-03-01 or 2026-03-01T09:30:00Z");
  return std::nullopt;
}

std::optional<bool> parse_answer(std::string_view word) {
  const bool yes = word == "yes" || word == "true" || word == "1" || word == "y";
  const bool no = word == "no" || word == "false" || word == "0" || word == "n";
  return yes || no ? std::optional(yes) : std::nullopt;
}

bool answer_in(const std::optional<std::string>& text, std::string_view name, RowFaults& faults) {
  return word_in(text, name, false, parse_answer, "yes, no, true, false", faults);
}

// Nothing where the row says nothing of consent: then what was answered before stands.
std::optional<Consent> consent_of(RowFields& fields, RowFaults& faults) {
  const auto said = [&](Field field) { return fields[field] && !fields[field]->empty(); };
  if (!said(Field::publish) && !said(Field::confidential) && !said(Field::notice) &&
      !said(Field::accepted)) {
    return std::nullopt;
  }
  Consent consent;
  consent.publish = word_in(fields[Field::publish], "consent.publish", Publish::no, parse_publish,
                            "no, anonymous, organisation, named", faults);
  consent.confidential = answer_in(fields[Field::confidential], "consent.confidential", faults);
  consent.reason = fields[Field::consent_reason].value_or("");
  consent.notice = fields[Field::notice].value_or("");
  consent.accepted = instant_in(fields[Field::accepted], "consent.accepted", faults);
  return consent;
}

std::optional<Entry> entry_of(RowFields& fields, RowFaults& faults) {
  Entry entry;
  entry.by = fields[Field::entered_by].value_or("");
  entry.agreed = word_in(fields[Field::agreed], "entered.agreed", Agreed::not_asked, parse_agreed,
                         "yes, no, not asked", faults);
  entry.words = fields[Field::entered_words].value_or("");
  // That nobody was asked is said of what was entered alone.
  const bool told = !fields[Field::agreed].value_or("").empty() || entry != Entry();
  return told ? std::optional(entry) : std::nullopt;
}

Target target_of(RowFields& fields, RowFaults& faults) {
  Target target;
  target.scope = word_in(fields[Field::scope], "scope", CommentScope::statement,
                         parse_comment_scope, "statement, section, document, missing", faults);
  target.anchor = fields[Field::anchor].value_or("");
  const std::size_t start = offset_in(fields[Field::start], "made_on.quote.start", faults);
  const std::size_t end = offset_in(fields[Field::end], "made_on.quote.end", faults);
  if (fields[Field::exact] && !fields[Field::exact]->empty()) {
    target.quote = Quote{.exact = *fields[Field::exact],
                         .prefix = fields[Field::prefix].value_or(""),
                         .suffix = fields[Field::suffix].value_or(""),
                         .start = start,
                         .end = end};
    if (start > end) {
      faults.add("value-unreadable", "the quote ends before it starts",
                 "leave made_on.quote.start and made_on.quote.end out");
    }
  }
  if (target.anchor.empty() && !target.quote && target.scope != CommentScope::document) {
    faults.add("target-missing", "neither an anchor nor a quote says what the comment is about",
               "give made_on.anchor or made_on.quote.exact, or made_on.scope \"document\"");
  }
  return target;
}

// A list in JSON, or names with semicolons between them.
std::vector<std::string> names_in(const std::optional<std::string>& text, std::string_view name,
                                  RowFaults& faults) {
  std::vector<std::string> names;
  std::string_view rest = trimmed(text ? std::string_view(*text) : std::string_view());
  if (rest.starts_with('[')) {
    const std::optional<Json> list = parse_json(rest, faults);
    for (const Json& one : list && list->is_array() ? *list : Json::array()) {
      if (one.is_string()) {
        names.push_back(one.get<std::string>());
      } else {
        faults.add("value-wrong-type", std::string(name) + " holds something that is no text",
                   "see schemas/comments.schema.json");
      }
    }
    return names;
  }
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view one = trimmed(rest.substr(0, end));
    if (!one.empty()) {
      names.emplace_back(one);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

void put_defaults(const CommentDefaults& defaults, NewComment& comment) {
  if (comment.person == Person() && comment.reviewer.ref.empty()) {
    comment.person = defaults.person;
  }
  if (comment.reviewer.organisation.empty()) {
    comment.reviewer.organisation = defaults.reviewer.organisation;
  }
  if (comment.reviewer.sector.empty()) {
    comment.reviewer.sector = defaults.reviewer.sector;
  }
}

void add_further_targets(const std::string& text, NewComment& comment, RowFaults& faults) {
  const std::optional<Json> list = parse_json(text, faults);
  if (!list) {
    return;
  }
  if (!list->is_array()) {
    faults.add("value-wrong-type", "also_on is not a list", "leave it out");
    return;
  }
  for (const Json& item : *list) {
    if (!item.is_object()) {
      faults.add("value-wrong-type", "also_on holds something that is not an object",
                 "leave also_on out");
      return;
    }
    std::set<std::string> unknown;
    const Json as_row = {{"made_on", item}};
    RowFields fields = fields_of(as_row, faults, unknown);
    check_texts(fields, faults);
    if (fields[Field::document].value_or(comment.document) != comment.document ||
        fields[Field::draft].value_or(comment.draft) != comment.draft) {
      faults.add("value-unreadable", "also_on names another document or draft than made_on",
                 "make it a comment of its own");
    }
    comment.targets.push_back(target_of(fields, faults));
  }
}

}  // namespace

bool is_written_not_read(std::string_view dotted_name) {
  constexpr std::string_view names[] = {"schema",  "status", "now",        "disposition", "drafted",
                                        "replies", "edits",  "moderation", "reaction"};
  const std::string_view head = dotted_name.substr(0, dotted_name.find('.'));
  return std::find(std::begin(names), std::end(names), head) != std::end(names);
}

std::optional<Instant> instant_of(const std::string& text, std::string_view name,
                                  RowFaults& faults) {
  return instant_in(text, name, faults);
}

void tell_of_reply(ReplyRow&& reply, RowFaults& faults, const CommentFileEvents& events) {
  RowFields texts;
  texts[Field::body] = reply.body;
  texts[Field::name] = reply.person.name;
  texts[Field::email] = reply.person.email;
  texts[Field::ref] = reply.author;
  texts[Field::id] = reply.id + reply.comment;
  check_texts(texts, faults);
  if (lower_and_trimmed(reply.body).empty()) {
    faults.add("body-missing", "a reply has no text", "leave it out");
  }
  if (faults.any()) {
    events.finding(faults.finding(reply.line, shorten(reply.comment, 100)));
  } else {
    events.reply(std::move(reply));
  }
}

NewComment comment_of(RowFields fields, const CommentDefaults& defaults, RowFaults& faults) {
  check_texts(fields, faults);
  NewComment comment;
  comment.id = fields[Field::id].value_or("");
  comment.suggestion = fields[Field::suggestion];
  comment.kind =
      word_in(fields[Field::kind], "kind",
              comment.suggestion ? CommentKind::suggest : CommentKind::question, parse_comment_kind,
              "support, object, question, suggest, evidence, editorial, concern", faults);
  comment.body = fields[Field::body].value_or("");
  if (lower_and_trimmed(comment.body).empty()) {
    faults.add("body-missing", "body is missing", "give what the reviewer said as body");
  }
  comment.reviewer = {.ref = fields[Field::ref].value_or(""),
                      .organisation = fields[Field::organisation].value_or(""),
                      .sector = fields[Field::sector].value_or("")};
  comment.person = {.name = fields[Field::name].value_or(""),
                    .email = fields[Field::email].value_or("")};
  put_defaults(defaults, comment);
  comment.created = instant_in(fields[Field::created], "created", faults);
  const std::string channel = lower_and_trimmed(fields[Field::channel].value_or(""));
  comment.channel = channel.empty() ? defaults.channel.value_or(Channel::import)
                                    : parse_channel(channel).value_or(Channel::other);
  comment.document = fields[Field::document].value_or("");
  comment.document = comment.document.empty() ? defaults.document : comment.document;
  if (comment.document.empty()) {
    faults.add("document-missing", "made_on.document is missing", "name the document: principles");
  }
  comment.draft = fields[Field::draft].value_or("");
  if (comment.draft.empty() &&
      (defaults.document.empty() || comment.document == defaults.document)) {
    comment.draft = defaults.draft;
  }
  comment.late = answer_in(fields[Field::late], "late", faults);
  comment.consent = consent_of(fields, faults);
  comment.entry = entry_of(fields, faults);
  comment.assignee = fields[Field::assignee].value_or("");
  comment.tags = names_in(fields[Field::tags], "tags", faults);
  comment.themes = names_in(fields[Field::themes], "themes", faults);
  comment.targets.push_back(target_of(fields, faults));
  if (fields[Field::also_on] && !fields[Field::also_on]->empty()) {
    add_further_targets(*fields[Field::also_on], comment, faults);
  }
  return comment;
}

}  // namespace redraft::exchange
