#include <algorithm>
#include <functional>

#include "base/blank.h"
#include "exchange/csv.h"
#include "exchange/json_values.h"
#include "exchange/valid_utf8.h"
#include "redraft/comment_files.h"

namespace redraft {

namespace {

struct Column {
  const char* name;
  bool personal;  // only with names shown
  std::string (*text)(const Comment&);
};

const Target& made_on(const Comment& comment) {
  static const Target whole_document{.scope = CommentScope::document, .anchor = {}, .quote = {}};
  return comment.targets.empty() ? whole_document : comment.targets.front();
}

// A text of the quote, of where it stands now, of the disposition; empty where there is none.
template <class Read>
std::string of_quote(const Comment& comment, Read read) {
  const auto& quote = made_on(comment).quote;
  return quote ? read(*quote) : std::string();
}

template <class Read>
std::string of_now(const Comment& comment, Read read) {
  return comment.now.empty() ? std::string() : read(comment.now.front());
}

template <class Read>
std::string of_disposition(const Comment& comment, Read read) {
  return comment.disposition ? read(*comment.disposition) : std::string();
}

template <class Read>
std::string of_person(const Comment& comment, Read read) {
  return comment.person ? read(*comment.person) : std::string();
}

template <class Read>
std::string of_consent(const Comment& comment, Read read) {
  return comment.consent ? read(*comment.consent) : std::string();
}

// With semicolons, where that can be read again; else as a list in JSON.
std::string joined(const std::vector<std::string>& names) {
  const bool plain = std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return !name.empty() && name.front() != '[' && name.find(';') == std::string::npos &&
           trimmed(name) == name;
  });
  if (!plain) {
    return exchange::on_one_line(exchange::Json(names));
  }
  std::string out;
  for (const std::string& name : names) {
    out += (out.empty() ? "" : "; ") + name;
  }
  return out;
}

std::string suggestion_of(const Comment& comment) {
  return comment.suggestion.value_or("");
}

std::string also_on(const Comment& comment) {
  return comment.targets.size() < 2 ? ""
                                    : exchange::on_one_line(exchange::further_targets(comment));
}

using C = const Comment&;

const Column columns[] = {
    {"id", false, [](C c) { return c.id.text; }},
    {"kind", false, [](C c) { return to_string(c.kind); }},
    {"body", false, [](C c) { return c.body; }},
    {"suggestion", false, suggestion_of},
    {"made_on.document", false, [](C c) { return c.document; }},
    {"made_on.draft", false, [](C c) { return c.draft; }},
    {"made_on.scope", false, [](C c) { return to_string(made_on(c).scope); }},
    {"made_on.anchor", false, [](C c) { return made_on(c).anchor; }},
    {"made_on.quote.exact", false,
     [](C c) { return of_quote(c, [](const Quote& q) { return q.exact; }); }},
    {"made_on.quote.prefix", false,
     [](C c) { return of_quote(c, [](const Quote& q) { return q.prefix; }); }},
    {"made_on.quote.suffix", false,
     [](C c) { return of_quote(c, [](const Quote& q) { return q.suffix; }); }},
    {"made_on.quote.start", false,
     [](C c) { return of_quote(c, [](const Quote& q) { return std::to_string(q.start); }); }},
    {"made_on.quote.end", false,
     [](C c) { return of_quote(c, [](const Quote& q) { return std::to_string(q.end); }); }},
    {"also_on", false, also_on},
    {"reviewer.ref", false, [](C c) { return c.reviewer.ref; }},
    {"reviewer.organisation", false, [](C c) { return c.reviewer.organisation; }},
    {"reviewer.sector", false, [](C c) { return c.reviewer.sector; }},
    {"reviewer.name", true,
     [](C c) { return of_person(c, [](const Person& p) { return p.name; }); }},
    {"reviewer.email", true,
     [](C c) { return of_person(c, [](const Person& p) { return p.email; }); }},
    {"created", false, [](C c) { return to_rfc3339(c.created); }},
    {"channel", false, [](C c) { return to_string(c.channel); }},
    {"status", false, [](C c) { return to_string(c.status); }},
    {"now.draft", false, [](C c) { return of_now(c, [](const Placement& p) { return p.draft; }); }},
    {"now.anchor", false,
     [](C c) { return of_now(c, [](const Placement& p) { return p.anchor; }); }},
    {"now.quote.exact", false,
     [](C c) {
       return of_now(c, [](const Placement& p) { return p.quote ? p.quote->exact : ""; });
     }},
    {"now.outcome", false,
     [](C c) { return of_now(c, [](const Placement& p) { return to_string(p.outcome); }); }},
    {"disposition.decision", false,
     [](C c) {
       return of_disposition(c, [](const Disposition& d) { return to_string(d.decision); });
     }},
    {"disposition.reason", false,
     [](C c) { return of_disposition(c, [](const Disposition& d) { return d.reason; }); }},
    {"disposition.change", false,
     [](C c) { return of_disposition(c, [](const Disposition& d) { return d.change; }); }},
    {"replies", false, [](C c) { return std::to_string(c.replies.size()); }},
    {"assignee", false, [](C c) { return c.assignee; }},
    {"tags", false, [](C c) { return joined(c.tags); }},
    {"themes", false, [](C c) { return joined(c.themes); }},
    {"late", false, [](C c) { return std::string(c.late ? "true" : ""); }},
    {"moderation", false, [](C c) { return to_string(c.moderation); }},
    {"reaction", false,
     [](C c) { return c.reaction ? to_string(c.reaction->reaction) : std::string(); }},
    {"consent.publish", false,
     [](C c) { return of_consent(c, [](const Consent& k) { return to_string(k.publish); }); }},
    {"consent.confidential", false,
     [](C c) {
       return of_consent(c, [](const Consent& k) { return k.confidential ? "yes" : "no"; });
     }},
    {"consent.reason", true,
     [](C c) { return of_consent(c, [](const Consent& k) { return k.reason; }); }},
    {"consent.notice", false,
     [](C c) { return of_consent(c, [](const Consent& k) { return k.notice; }); }},
    {"consent.accepted", false,
     [](C c) {
       return of_consent(
           c, [](const Consent& k) { return k.accepted ? to_rfc3339(*k.accepted) : ""; });
     }},
    {"entered.by", false, [](C c) { return c.entry ? c.entry->by : std::string(); }},
    {"entered.agreed", false,
     [](C c) { return c.entry ? to_string(c.entry->agreed) : std::string(); }},
    {"entered.words", false, [](C c) { return c.entry ? c.entry->words : std::string(); }},
};

std::string record(json::Names names, const std::function<std::string(const Column&)>& cell) {
  std::vector<std::string> cells;
  for (const Column& column : columns) {
    if (!column.personal || names == json::Names::shown) {
      cells.push_back(cell(column));
    }
  }
  return exchange::csv_record(cells);
}

}  // namespace

std::string comment_line(const Comment& comment, json::Names names) {
  return exchange::on_one_line(exchange::value_of(comment, names)) + "\n";
}

std::string comment_csv_header(json::Names names, ByteOrderMark mark) {
  const std::string begin(mark == ByteOrderMark::yes ? exchange::byte_order_mark : "");
  return begin + record(names, [](const Column& column) { return std::string(column.name); });
}

std::string comment_csv_row(const Comment& comment, json::Names names) {
  return record(names, [&](const Column& column) {
    // An empty suggestion asks for words to go: a bare apostrophe tells it from none.
    const bool removal = column.text == &suggestion_of && comment.suggestion == "";
    return removal ? "'" : exchange::guarded_cell(exchange::valid_utf8(column.text(comment)));
  });
}

NewComment as_new(const Comment& comment) {
  NewComment made;
  made.id = comment.id.text;
  made.kind = comment.kind;
  made.body = comment.body;
  made.suggestion = comment.suggestion;
  made.reviewer = comment.reviewer;
  made.person = comment.person.value_or(Person{});
  made.created = comment.created;
  made.channel = comment.channel;
  made.document = comment.document;
  made.draft = comment.draft;
  made.targets = comment.targets;
  made.late = comment.late;
  made.consent = comment.consent;
  made.entry = comment.entry;
  made.assignee = comment.assignee;
  made.tags = comment.tags;
  made.themes = comment.themes;
  return made;
}

}  // namespace redraft
