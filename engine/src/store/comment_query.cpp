#include "store/comment_query.h"

#include "redraft/error.h"
#include "store/comment_rows.h"
#include "text/tokens.h"

namespace redraft::store {

namespace {

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\0';
}

// Inside double quotes FTS5 takes everything literally but the quote itself and the end of text.
std::string quoted(std::string_view words) {
  std::string out = "\"";
  for (const char letter : words) {
    if (letter == '"') {
      out += '"';
    }
    out += letter == '\0' ? ' ' : letter;
  }
  return out + "\"";
}

// Sequence of the draft that `now` is about, of the document of alias x: the one with the label
// where the document has it, else its newest.
std::string sequence_for(const std::string& x) {
  return "coalesce((SELECT i.sequence FROM indexed_draft AS i WHERE i.document = " + x +
         ".document AND i.label = :placed_on), (SELECT max(i.sequence) FROM indexed_draft AS i "
         "WHERE i.document = " +
         x + ".document), 0)";
}

// The same of the filter's document, known before any row is read.
constexpr std::string_view sequence_here =
    "coalesce((SELECT i.sequence FROM indexed_draft AS i WHERE i.document = :document AND i.label "
    "= :placed_on), (SELECT max(i.sequence) FROM indexed_draft AS i WHERE i.document = :document), "
    "0)";

// True of a placement row p that is the last one up to that draft.
std::string is_current() {
  return "p.sequence = (SELECT max(l.sequence) FROM placement AS l INDEXED BY placement_target "
         "WHERE l.comment = p.comment "
         "AND l.target = p.target AND l.sequence <= " +
         sequence_for("p") + ")";
}

std::string in_document(const std::string& x, const CommentFilter& filter) {
  return filter.document.empty() ? "" : x + ".document = :document AND ";
}

// Comments standing on one of :anchors, as made or as placed.
std::string standing_on(const std::string& parameter, const CommentFilter& filter) {
  const std::string anchors = "(SELECT value FROM json_each(" + parameter + "))";
  return "c.id IN (SELECT t.comment FROM target AS t WHERE " + in_document("t", filter) +
         "t.anchor IN " + anchors +
         " AND NOT EXISTS (SELECT 1 FROM placement AS l INDEXED BY placement_target WHERE "
         "l.comment = t.comment "
         "AND l.target = t.position AND l.sequence <= " +
         sequence_for("t") + ") UNION SELECT p.comment FROM placement AS p WHERE " +
         in_document("p", filter) + "p.anchor IN " + anchors + " AND " + is_current() + ")";
}

// True of comments in this state of moderation; of all that were approved for none.
std::string moderated(const std::optional<Moderation>& state) {
  const std::string last =
      "coalesce((SELECT m.state FROM moderation_now AS m WHERE m.comment = c.id), 'pending')";
  const std::string words = " EXISTS (SELECT 1 FROM redaction AS d WHERE d.comment = c.id)";
  if (!state) {
    return last + " = 'approved'";
  }
  switch (*state) {
    case Moderation::approved:
      return last + " = 'approved' AND NOT" + words;
    case Moderation::redacted:
      return last + " = 'approved' AND" + words;
    case Moderation::pending:
    case Moderation::withheld:
      break;
  }
  return last + " = '" + to_string(*state) + "'";
}

bool is_unsettled(const CommentFilter& filter) {
  return filter.outcome && *filter.outcome != Outcome::exact;
}

// True of what has a list of its own, most likely a short one.
bool finds_few(const CommentFilter& filter) {
  return !filter.section.empty() || !filter.text.empty() || !filter.tag.empty() ||
         !filter.theme.empty() || filter.whole || filter.late || !filter.organisation.empty() ||
         filter.audience == Audience::author ||
         filter.reaction.value_or(Reaction::none) != Reaction::none ||
         (!filter.assignee.empty() && filter.assignee != nobody);
}

}  // namespace

std::string json_array(const std::vector<std::string>& words) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out = "[";
  for (const std::string& word : words) {
    out += out.size() > 1 ? ",\"" : "\"";
    for (const char letter : word) {
      const auto code = static_cast<unsigned char>(letter);
      if (letter == '"' || letter == '\\') {
        out += '\\';
        out += letter;
      } else if (code < 0x20) {
        out += "\\u00";
        out += digits[code >> 4U];
        out += digits[code & 15U];
      } else {
        out += letter;
      }
    }
    out += '"';
  }
  return out + "]";
}

std::string search_expression(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    const bool phrase = text[at] == '"';
    const std::size_t begin = phrase ? at + 1 : at;
    std::size_t end = begin;
    while (end < text.size() &&
           (phrase ? text[end] != '"' : !is_space(text[end]) && text[end] != '"')) {
      ++end;
    }
    at = phrase && end < text.size() ? end + 1 : end;
    std::string_view words = text.substr(begin, end - begin);
    bool prefix = false;
    if (phrase && at < text.size() && text[at] == '*') {
      prefix = true;
      ++at;
    }
    while (!phrase && !words.empty() && words.back() == '*') {
      prefix = true;
      words.remove_suffix(1);
    }
    if (!words.empty()) {
      // Side by side is AND, and leaves out what holds no word, such as a lone dash.
      out += (out.empty() ? "" : " ") + quoted(words) + (prefix ? "*" : "");
    }
  }
  return out;
}

void CommentQuery::add(const std::string& condition) {
  conditions_ += (conditions_.empty() ? " WHERE " : " AND ") + condition;
}

CommentQuery::Walk CommentQuery::walk() const {
  if (!in_pages_ || filter_.document.empty() || filter_.order != CommentOrder::oldest) {
    return Walk::comments;
  }
  if (!filter_.anchor.empty()) {
    return Walk::statement;
  }
  return is_unsettled(filter_) && !finds_few(filter_) ? Walk::outcome : Walk::comments;
}

CommentQuery::CommentQuery(const CommentFilter& filter,
                           const std::vector<std::string>& section_anchors, bool paged)
    : filter_(filter),
      section_anchors_(section_anchors),
      in_pages_(paged),
      paged_(paged && !filter.after.empty()) {
  const bool unsettled = is_unsettled(filter);
  const bool narrow = !filter.anchor.empty() || unsettled || finds_few(filter);
  const bool oldest = filter.order == CommentOrder::oldest;
  if (!filter.document.empty() && walk() == Walk::comments) {
    // The plus keeps SQLite from walking a document's comments by date when few of them are asked
    // for.
    add(narrow || !oldest ? "+c.document = :document" : "c.document = :document");
  }
  if (!filter.draft.empty()) {
    add("c.draft = :draft");
  }
  if (filter.kind) {
    add("c.kind = :kind");
  }
  if (filter.status) {
    add("c.status = :status");
  }
  const bool everyone = filter.audience == Audience::everyone;
  if (everyone) {
    add(moderated(std::nullopt));
  }
  if (filter.audience == Audience::author) {
    add("c.reviewer = :author");
  }
  if (filter.moderation) {
    add(moderated(filter.moderation));
  }
  if (everyone && (!filter.sector.empty() || !filter.organisation.empty())) {
    // Nobody is found by what is not shown of them.
    add("c.reviewer IN (SELECT k.reviewer FROM consent_now AS k "
        "WHERE k.publish IN ('organisation', 'named'))");
  }
  if (!filter.sector.empty()) {
    // Asked of each comment: a sector has so many reviewers that listing them takes longer. The
    // index has them close together.
    add("EXISTS (SELECT 1 FROM reviewer AS r INDEXED BY reviewer_sector "
        "WHERE r.sector_key = :sector AND r.ref = c.reviewer)");
  }
  if (!filter.organisation.empty()) {
    add("c.reviewer IN (SELECT ref FROM reviewer WHERE organisation_key = :organisation)");
  }
  if (!filter.anchor.empty() && walk() != Walk::statement) {
    add(standing_on(":anchor", filter));
  }
  if (!filter.section.empty()) {
    add(standing_on(":section", filter));
  }
  if (unsettled && walk() != Walk::outcome) {
    // The first condition says nothing new, but lets SQLite use the index of unsettled placements.
    add("c.id IN (SELECT p.comment FROM placement AS p WHERE " + in_document("p", filter) +
        "p.outcome <> 'exact' AND p.outcome = :outcome AND " + is_current() + ")");
  } else if (filter.outcome && !unsettled) {
    add("EXISTS (SELECT 1 FROM target AS t WHERE t.comment = c.id AND coalesce((SELECT p.outcome "
        "FROM placement AS p WHERE p.comment = t.comment AND p.target = t.position "
        "AND p.sequence <= " +
        sequence_for("t") + " ORDER BY p.sequence DESC LIMIT 1), 'exact') = :outcome)");
  }
  if (filter.assignee == nobody) {
    add("NOT EXISTS (SELECT 1 FROM assignment AS g WHERE g.comment = c.id)");
  } else if (!filter.assignee.empty()) {
    add("c.id IN (SELECT comment FROM assignment WHERE assignee_key = :assignee)");
  }
  if (!filter.tag.empty()) {
    add("c.id IN (SELECT comment FROM comment_tag WHERE tag_key = :tag)");
  }
  if (!filter.theme.empty()) {
    add("c.id IN (SELECT m.comment FROM theme_comment AS m JOIN theme AS h ON h.id = m.theme "
        "WHERE h.name_key = :theme)");
  }
  if (filter.whole) {
    add("c.id IN (SELECT t.comment FROM target AS t WHERE " + in_document("t", filter) +
        "t.anchor = '')");
  }
  if (filter.late) {
    add("c.id IN (SELECT comment FROM late_comment)");
  }
  if (filter.reaction) {
    add(*filter.reaction == Reaction::none
            ? "c.status = 'answered' AND c.id NOT IN (SELECT comment FROM reaction_now)"
            : "c.id IN (SELECT comment FROM reaction_now WHERE reaction = :reaction)");
  }
  if (!filter.text.empty() && !oldest) {
    // The search index gives its rows in this order by itself.
    from_ = "comment_search AS s CROSS JOIN comment AS c ON c.number = s.rowid";
    add("s.comment_search MATCH :text");
  } else if (!filter.text.empty()) {
    add("c.number IN (SELECT rowid FROM comment_search WHERE comment_search MATCH :text)");
  }
  if (walk() != Walk::comments) {
    return;  // page() knows where to go on
  }
  if (paged_ && !oldest) {
    add((filter.text.empty() ? "c.number" : "s.rowid") +
        std::string(" < (SELECT a.number FROM comment AS a WHERE a.id = :after)"));
  } else if (paged_) {
    add("(c.created, c.id) > (SELECT a.created, a.id FROM comment AS a WHERE a.id = :after)");
  }
}

std::string CommentQuery::in_order() const {
  if (filter_.order == CommentOrder::oldest) {
    return " ORDER BY c.created, c.id";
  }
  return filter_.text.empty() ? " ORDER BY c.number DESC" : " ORDER BY s.rowid DESC";
}

db::Statement CommentQuery::select(db::Database& database, const std::string& what,
                                   const std::string& rest) const {
  db::Statement statement =
      database.statement("SELECT " + what + " FROM " + from_ + conditions_ + rest);
  bind_values(statement);
  return statement;
}

// Places w in the order of their comments.
std::string CommentQuery::places(const std::string& table, const std::string& condition) const {
  std::string sql = "SELECT DISTINCT w.comment, w.made FROM " + table + " AS w";
  // Without conditions of its own, the comment need not be read.
  sql += conditions_.empty()
             ? " WHERE "
             : " CROSS JOIN comment AS c ON c.id = w.comment" + conditions_ + " AND ";
  sql += "w.document = :document AND " + condition;
  if (paged_) {
    sql +=
        " AND (w.made, w.comment) > (SELECT a.made, a.comment FROM target AS a "
        "WHERE a.comment = :after AND a.position = 0)";
  }
  return sql;
}

std::string CommentQuery::walked() const {
  const std::string here(sequence_here);
  const std::string current =
      " AND w.sequence = (SELECT max(l.sequence) FROM placement AS l INDEXED BY placement_target "
      "WHERE l.comment = w.comment "
      "AND l.target = w.target AND l.sequence <= " +
      here + ")";
  switch (walk()) {
    case Walk::comments:
      break;
    case Walk::statement:
      return places("target",
                    "w.anchor = :anchor AND NOT EXISTS (SELECT 1 FROM placement AS l INDEXED BY "
                    "placement_target WHERE "
                    "l.comment = w.comment AND l.target = w.position AND l.sequence <= " +
                        here + ")") +
             " UNION " + places("placement", "w.anchor = :anchor" + current) + " ORDER BY 2, 1";
    case Walk::outcome:
      // The first condition says nothing new, but lets SQLite use the index of unsettled
      // placements.
      return places("placement", "w.outcome <> 'exact' AND w.outcome = :outcome" + current) +
             " ORDER BY 2, 1";
  }
  return "SELECT c.id FROM " + from_ + conditions_ + in_order();
}

db::Statement CommentQuery::page(db::Database& database) const {
  db::Statement statement = database.statement(walked() + " LIMIT :limit");
  bind_values(statement);
  statement.bind_number(":limit", static_cast<std::int64_t>(filter_.limit));
  return statement;
}

void CommentQuery::bind_values(db::Statement& statement) const {
  const auto bind = [&](const char* name, const std::string& value) {
    if (!value.empty()) {
      statement.bind(name, value);
    }
  };
  bind(":document", filter_.document);
  bind(":draft", filter_.draft);
  bind(":kind", filter_.kind ? to_string(*filter_.kind) : "");
  bind(":status", filter_.status ? to_string(*filter_.status) : "");
  if (filter_.audience == Audience::author) {
    statement.bind(":author", filter_.author);
  }
  bind(":sector", text::fold(filter_.sector));
  bind(":organisation", text::fold(filter_.organisation));
  bind(":assignee", filter_.assignee == nobody ? "" : text::fold(filter_.assignee));
  bind(":tag", text::fold(filter_.tag));
  bind(":theme", text::fold(filter_.theme));
  bind(":reaction", filter_.reaction.value_or(Reaction::none) == Reaction::none
                        ? ""
                        : to_string(*filter_.reaction));
  bind(":anchor", filter_.anchor.empty() || walk() == Walk::statement
                      ? filter_.anchor
                      : json_array({filter_.anchor}));
  bind(":section", filter_.section.empty() ? "" : json_array(section_anchors_));
  if (!filter_.anchor.empty() || !filter_.section.empty() || filter_.outcome) {
    statement.bind(":placed_on", filter_.placed_on);
  }
  if (filter_.outcome) {
    statement.bind(":outcome", to_string(*filter_.outcome));
  }
  if (!filter_.text.empty()) {
    const std::string expression = search_expression(filter_.text);
    statement.bind(":text", expression.empty() ? "\"\"" : expression);
  }
  if (paged_) {
    statement.bind(":after", filter_.after);
  }
}

}  // namespace redraft::store
