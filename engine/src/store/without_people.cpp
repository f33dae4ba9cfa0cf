#include "store/without_people.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/code_points.h"
#include "base/hash.h"
#include "redraft/privacy.h"
#include "store/comment_rows.h"

namespace redraft::store {

namespace {

// A redaction of a part, with the number of its row.
struct Redacted {
  std::int64_t number = 0;
  CodePointSpan place;
};

using ByPart = std::map<std::string, std::vector<Redacted>>;  // of one comment

// Runs of spans that overlap or touch, as redact() takes them.
std::vector<CodePointSpan> joined(std::vector<CodePointSpan> spans, std::size_t length) {
  std::sort(spans.begin(), spans.end(), [](const CodePointSpan& left, const CodePointSpan& right) {
    return left.start < right.start;
  });
  std::vector<CodePointSpan> runs;
  for (const CodePointSpan& span : spans) {
    const std::size_t end = std::min(span.end, length);
    if (span.start >= end) {
      continue;
    }
    if (!runs.empty() && span.start <= runs.back().end) {
      runs.back().end = std::max(runs.back().end, end);
    } else {
      runs.push_back({span.start, end});
    }
  }
  return runs;
}

class People {
 public:
  explicit People(db::Database& database)
      : database_(database), names_(names_of_people(database)) {}

  void take_out_of_comments();
  void take_out_of_edits();
  void take_out_of_remarks();
  // Of a column whose places nobody counts. `which` narrows the rows.
  void take_out_of(const std::string& table, const std::string& column, const std::string& which);
  [[nodiscard]] std::vector<std::string> rows_with_names() const;

  [[nodiscard]] std::size_t passages() const { return passages_; }

 private:
  [[nodiscard]] std::vector<CodePointSpan> places_in(std::string_view text) const;
  std::string without(const std::string& text);
  std::optional<std::string> rewrite_part(const std::string& text,
                                          const std::vector<Redacted>& redactions,
                                          const std::string& table = "redaction");

  db::Database& database_;
  NameFinder names_;
  std::map<std::string, ByPart> redactions_;                // by comment
  std::map<std::string, std::vector<std::string>> struck_;  // words redacted, by comment
  std::size_t passages_ = 0;
};

std::vector<CodePointSpan> People::places_in(std::string_view text) const {
  std::vector<CodePointSpan> places = names_.find(text);
  for (const PersonalData& found : find_personal_data(text)) {
    places.push_back(found.place);
  }
  return joined(std::move(places), std::string_view::npos);
}

std::string People::without(const std::string& text) {
  const std::vector<CodePointSpan> places = places_in(text);
  passages_ += places.size();
  return places.empty() ? text : redact(text, places);
}

// The new text where anything is replaced; the rows of its redactions follow their words.
std::optional<std::string> People::rewrite_part(const std::string& text,
                                                const std::vector<Redacted>& redactions,
                                                const std::string& table) {
  std::vector<CodePointSpan> spans = places_in(text);
  passages_ += spans.size();
  for (const Redacted& redaction : redactions) {
    spans.push_back(redaction.place);
  }
  if (spans.empty()) {
    return std::nullopt;
  }
  std::size_t shorter = 0;  // by how many code points, so far
  std::size_t longer = 0;
  for (const CodePointSpan& run : joined(spans, count_code_points(text))) {
    const std::size_t start = run.start + longer - shorter;
    for (const Redacted& redaction : redactions) {
      if (redaction.place.start >= run.start && redaction.place.start < run.end) {
        database_
            .statement("UPDATE " + table +
                       " SET span_start = :start, span_end = :end WHERE number = :number")
            .bind_number(":start", static_cast<std::int64_t>(start))
            .bind_number(":end", static_cast<std::int64_t>(start + redacted_words.size()))
            .bind_number(":number", redaction.number)
            .run();
      }
    }
    shorter += run.end - run.start;
    longer += redacted_words.size();
  }
  return redact(text, spans);
}

void People::take_out_of_comments() {
  {
    db::Statement row = database_.statement(
        "SELECT comment, part, number, span_start, span_end FROM redaction ORDER BY number");
    while (row.step()) {
      redactions_[row.text(0)][row.text(1)].push_back(
          {row.number(2),
           {static_cast<std::size_t>(row.number(3)), static_cast<std::size_t>(row.number(4))}});
    }
  }

  struct Part {
    std::string comment, part, text;
  };

  // Written once all is read: a table is not changed under its reader.
  const auto rewrite = [&](const char* read, const char* write, bool is_reply) {
    std::vector<Part> changed;
    {
      db::Statement row = database_.statement(read);
      while (row.step()) {
        const std::string comment = row.text(0);
        const std::string part = row.text(1);
        const std::string text = row.text(2);
        const std::vector<Redacted>& redactions = redactions_[comment][part];
        for (const Redacted& redaction : redactions) {
          struck_[comment].emplace_back(
              slice_code_points(text, redaction.place.start, redaction.place.end));
        }
        if (std::optional<std::string> after = rewrite_part(text, redactions)) {
          changed.push_back({comment, part, std::move(*after)});
        }
      }
    }
    for (const Part& one : changed) {
      database_.statement(write)
          .bind(":text", one.text)
          .bind(":id", is_reply ? one.part : one.comment)
          .run();
    }
  };
  rewrite("SELECT id, 'body', body FROM comment", "UPDATE comment SET body = :text WHERE id = :id",
          false);
  rewrite("SELECT id, 'suggestion', suggestion FROM comment WHERE suggestion IS NOT NULL",
          "UPDATE comment SET suggestion = :text WHERE id = :id", false);
  rewrite("SELECT comment, id, body FROM reply", "UPDATE reply SET body = :text WHERE id = :id",
          true);
}

// What is redacted now is redacted in the words before each edit too.
void People::take_out_of_edits() {
  for (const char* const column : {"body", "suggestion"}) {
    const std::string read = "SELECT position, " + std::string(column) +
                             " FROM comment_edit WHERE comment = :comment AND " + column +
                             " IS NOT NULL";
    const std::string write = "UPDATE comment_edit SET " + std::string(column) +
                              " = :text WHERE comment = :comment AND position = :position";
    for (const auto& [comment, words] : struck_) {
      std::vector<std::pair<std::int64_t, std::string>> texts;
      {
        db::Statement row = database_.statement(read);
        row.bind(":comment", comment);
        while (row.step()) {
          texts.emplace_back(row.number(0), row.text(1));
        }
      }
      for (auto& [position, text] : texts) {
        for (const std::string& struck : words) {
          text = redact(text, places_of(text, struck));
        }
        database_.statement(write)
            .bind(":text", text)
            .bind(":comment", comment)
            .bind_number(":position", position)
            .run();
      }
    }
    take_out_of("comment_edit", column, "1");
  }
}

// Their bodies before each edit go: what is redacted now may stand anywhere in them.
void People::take_out_of_remarks() {
  std::map<std::string, std::vector<Redacted>> redactions;
  {
    db::Statement row = database_.statement(
        "SELECT remark, number, span_start, span_end FROM remark_redaction ORDER BY number");
    while (row.step()) {
      redactions[row.text(0)].push_back(
          {row.number(1),
           {static_cast<std::size_t>(row.number(2)), static_cast<std::size_t>(row.number(3))}});
    }
  }
  std::vector<std::pair<std::string, std::string>> changed;
  {
    db::Statement row = database_.statement("SELECT id, body FROM remark");
    while (row.step()) {
      if (auto after = rewrite_part(row.text(1), redactions[row.text(0)], "remark_redaction")) {
        changed.emplace_back(row.text(0), std::move(*after));
      }
    }
  }
  for (const auto& [id, body] : changed) {
    database_.statement("UPDATE remark SET body = :body WHERE id = :id")
        .bind(":body", body)
        .bind(":id", id)
        .run();
  }
  database_.execute("DELETE FROM remark_edit; UPDATE remark SET edits = 0, source_id = NULL;");
}

void People::take_out_of(const std::string& table, const std::string& column,
                         const std::string& which) {
  std::vector<std::string> texts;
  {
    db::Statement row = database_.statement("SELECT DISTINCT " + column + " FROM " + table +
                                            " WHERE " + column + " <> '' AND " + which);
    while (row.step()) {
      texts.push_back(row.text(0));
    }
  }
  // In memory, as all temporary tables: names stand in it.
  database_.execute(
      "CREATE TEMP TABLE IF NOT EXISTS rewritten (was TEXT PRIMARY KEY, becomes TEXT) "
      "WITHOUT ROWID; DELETE FROM rewritten");
  for (const std::string& text : texts) {
    const std::string left = without(text);
    if (left != text) {
      database_.statement("INSERT INTO rewritten VALUES (:was, :becomes)")
          .bind(":was", text)
          .bind(":becomes", left)
          .run();
    }
  }
  database_.execute("UPDATE " + table + " SET " + column + " = rewritten.becomes FROM rewritten " +
                    "WHERE " + column + " = rewritten.was AND " + which);
}

std::vector<std::string> People::rows_with_names() const {
  std::vector<std::string> rows;
  database_.each_row([&](const std::string& table, const std::string& key, std::string_view texts) {
    if (table != "audit" && table != "person" && !names_.find(texts).empty()) {
      rows.push_back(table + " " + key);
    }
  });
  return rows;
}

struct Column {
  const char* table;
  const char* name;
  const char* which;
};

// Free words; bodies, suggestions and replies apart, which redactions count places in. Quotes that
// were found in a draft are the draft's words.
constexpr std::array<Column, 28> free_words = {{{"target", "quote_exact", "quote_end = 0"},
                                                {"disposition", "reason", "1"},
                                                {"reaction", "note", "1"},
                                                {"placement_decision", "reason", "1"},
                                                {"moderation", "reason", "1"},
                                                {"redaction", "explanation", "1"},
                                                {"theme", "description", "1"},
                                                {"theme_response", "reason", "1"},
                                                {"hold", "reason", "1"},
                                                {"erasure", "reason", "1"},
                                                {"event", "title", "1"},
                                                {"event", "host", "1"},
                                                {"event", "place", "1"},
                                                {"event", "about", "1"},
                                                {"event", "source", "1"},
                                                {"event_part", "name", "1"},
                                                {"remark", "prompt", "1"},
                                                {"remark", "objective", "1"},
                                                {"remark", "party", "1"},
                                                {"assessment", "party", "1"},
                                                {"remark_moderation", "reason", "1"},
                                                {"remark_redaction", "explanation", "1"},
                                                {"assessment", "words", "1"},
                                                {"assessment_note", "body", "1"},
                                                {"assessment_note", "scope", "1"},
                                                {"action", "body", "1"},
                                                {"action_step", "note", "1"},
                                                {"action_evidence", "body", "1"}}};

}  // namespace

NameFinder names_of_people(db::Database& database) {
  NameFinder names;
  db::Statement row = database.statement("SELECT name, email FROM person");
  while (row.step()) {
    names.add(row.text(0));
    names.add(row.text(1));
  }
  return names;
}

TakenOut take_people_out(db::Database& copy) {
  db::Transaction transaction(copy);
  People people(copy);
  people.take_out_of_comments();
  people.take_out_of_edits();
  people.take_out_of_remarks();
  for (const Column& column : free_words) {
    people.take_out_of(column.table, column.name, column.which);
  }
  copy.execute(
      "DELETE FROM person;"
      "DELETE FROM pseudonym_key;"
      "DELETE FROM letter;"
      "UPDATE entry SET received = NULL;"
      "DELETE FROM received;"
      "UPDATE consent SET reason = '';"
      "UPDATE comment SET source_id = NULL;"
      "UPDATE reviewer SET source_ref = NULL;"
      "UPDATE reviewer SET organisation = '', organisation_key = '' WHERE ref NOT IN "
      "(SELECT reviewer FROM consent_now WHERE publish IN ('organisation', 'named'));");
  // The fingerprint is one of the words as they were: whoever guesses them could test the guess.
  std::vector<std::string> ids;
  {
    db::Statement row = copy.statement("SELECT id FROM comment");
    while (row.step()) {
      ids.push_back(row.text(0));
    }
  }
  for (const std::string& id : ids) {
    copy.statement("UPDATE comment SET fingerprint = :print WHERE id = :id")
        .bind(":print", hash64(id))
        .bind(":id", id)
        .run();
  }
  for (const SealedTable& table : sealed_tables()) {
    copy.statement(reseal(table.name)).run();
  }
  copy.execute("DROP TABLE IF EXISTS temp.rewritten");
  TakenOut out{people.passages(), people.rows_with_names()};
  transaction.commit();
  return out;
}

}  // namespace redraft::store
