#include "store/anchor_counts.h"

#include <optional>
#include <set>
#include <string_view>

#include "store/comment_rows.h"

namespace redraft::store {

namespace {

constexpr std::size_t most_kept = 64;
// To look at one comment costs several times what it costs to pass it by among all.
constexpr std::size_t most_entries = 200;

// Comments that are on the draft or on one before it, each with the anchors it stands on there.
constexpr std::string_view places =
    "SELECT t.comment AS comment, coalesce(p.anchor, t.anchor) AS anchor "
    "FROM comment AS c JOIN indexed_draft AS i ON i.document = c.document AND i.label = c.draft "
    "JOIN target AS t ON t.comment = c.id "
    "LEFT JOIN placement AS p ON p.comment = t.comment AND p.target = t.position "
    "AND p.sequence = (SELECT max(l.sequence) FROM placement AS l INDEXED BY placement_target "
    "WHERE l.comment = t.comment "
    "AND l.target = t.position AND l.sequence <= :sequence) "
    "WHERE c.document = :document AND i.sequence <= :sequence "
    "AND coalesce(p.outcome, '') <> 'tray'";

std::string counting(Audience audience) {
  std::string sql(places);
  sql += " AND c.status <> 'withdrawn'";
  if (audience != Audience::staff) {
    sql +=
        " AND EXISTS (SELECT 1 FROM moderation_now AS m WHERE m.comment = c.id "
        "AND m.state = 'approved')";
  }
  return sql;
}

constexpr std::string_view of_one = " AND c.id = :comment";

// What happened to comments that are counted already, and to new ones.
struct Touched {
  std::set<std::string> added;
  std::set<std::string> changed;
};

// Nothing where the log does not tell comment by comment what may be counted otherwise.
std::optional<Touched> touched_since(db::Database& database, std::int64_t number) {
  static const std::set<std::string> without_effect = {"consent", "invite", "sign-in"};
  Touched touched;
  std::size_t entries = 0;
  db::Statement row =
      database.statement("SELECT verb, subject FROM audit WHERE number > :number ORDER BY number");
  row.bind_number(":number", number);
  while (row.step()) {
    const std::string verb = row.text(0);
    const std::string subject = row.text(1);
    if (without_effect.contains(verb)) {
      continue;
    }
    if (!subject.starts_with("c-") || verb == "place" || ++entries > most_entries) {
      return std::nullopt;
    }
    if (verb == "add") {
      touched.added.insert(subject);
    } else if (!touched.added.contains(subject)) {
      touched.changed.insert(subject);
    }
  }
  return touched;
}

// One draft as one audience sees it.
class Counting {
 public:
  Counting(db::Database& database, std::string document, std::int64_t sequence, Audience audience)
      : database_(database),
        document_(std::move(document)),
        sequence_(sequence),
        counted_(counting(audience)) {}

  AnchorCounts::Counts all() {
    AnchorCounts::Counts counts;
    db::Statement row =
        ask("SELECT anchor, count(DISTINCT comment) FROM (" + counted_ + ") GROUP BY anchor");
    while (row.step()) {
      counts.emplace(row.text(0), static_cast<std::size_t>(row.number(1)));
    }
    return counts;
  }

  void go_on(AnchorCounts::Counts& counts, const Touched& touched) {
    for (const std::string& comment : touched.added) {
      for (const std::string& anchor : anchors_of(comment, counted_)) {
        ++counts[anchor];
      }
    }
    std::set<std::string> anchors;
    for (const std::string& comment : touched.changed) {
      anchors.merge(anchors_of(comment, std::string(places)));
    }
    for (const std::string& anchor : anchors) {
      const std::size_t comments = on_anchor(anchor);
      if (comments == 0) {
        counts.erase(anchor);
      } else {
        counts[anchor] = comments;
      }
    }
  }

 private:
  db::Statement ask(const std::string& sql) {
    db::Statement row = database_.statement(sql);
    row.bind(":document", document_).bind_number(":sequence", sequence_);
    return row;
  }

  std::set<std::string> anchors_of(const std::string& comment, const std::string& among) {
    std::set<std::string> anchors;
    db::Statement row = ask("SELECT anchor FROM (" + among + std::string(of_one) + ")");
    row.bind(":comment", comment);
    while (row.step()) {
      anchors.insert(row.text(0));
    }
    return anchors;
  }

  std::size_t on_anchor(const std::string& anchor) {
    db::Statement row = ask(
        "SELECT count(DISTINCT comment) FROM (" + counted_ +
        " AND c.id IN (SELECT comment FROM target WHERE document = :document AND anchor = :anchor "
        "UNION SELECT comment FROM placement WHERE document = :document AND anchor = :anchor)) "
        "WHERE anchor = :anchor");
    row.bind(":anchor", anchor).step();
    return static_cast<std::size_t>(row.number(0));
  }

  db::Database& database_;
  std::string document_;
  std::int64_t sequence_;
  std::string counted_;
};

}  // namespace

AnchorCounts::End AnchorCounts::end() const {
  db::Statement row = database_.statement("SELECT number, chain FROM audit_end");
  return row.step() ? End{row.number(0), row.text(1)} : End{};
}

bool AnchorCounts::goes_on_from(const End& end) const {
  db::Statement row =
      database_.statement("SELECT 1 FROM audit WHERE number = :number AND chain = :chain");
  row.bind_number(":number", end.number).bind(":chain", end.chain);
  return row.step();
}

const AnchorCounts::Counts& AnchorCounts::on(const std::string& document, const std::string& label,
                                             Audience audience) {
  const db::Transaction snapshot(database_, db::Transaction::Kind::read);
  const std::int64_t sequence = horizon(database_, document, label).sequence;
  const End now = end();
  const Key key = {document, sequence, audience};
  auto kept = kept_.find(key);
  if (kept != kept_.end() && kept->second.end.number == now.number &&
      kept->second.end.chain == now.chain) {
    return kept->second.counts;
  }
  Counting counting(database_, document, sequence, audience);
  if (kept != kept_.end() && goes_on_from(kept->second.end)) {
    if (const auto touched = touched_since(database_, kept->second.end.number)) {
      counting.go_on(kept->second.counts, *touched);
      kept->second.end = now;
      return kept->second.counts;
    }
  }
  if (kept == kept_.end() && kept_.size() >= most_kept) {
    kept_.clear();
  }
  return (kept_[key] = {now, counting.all()}).counts;
}

}  // namespace redraft::store
