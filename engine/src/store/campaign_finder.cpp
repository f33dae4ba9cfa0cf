#include "store/campaign_finder.h"

#include <algorithm>

#include "base/code_points.h"
#include "store/comment_query.h"
#include "store/privacy_view.h"
#include "text/word_prints.h"

namespace redraft::store {

namespace {

constexpr std::size_t fewest_words = 8;  // below: the same words, on the same place
constexpr std::int64_t candidates_a_band = 4;

// SQLite's numbers have a sign; the bits are the same.
std::int64_t as_number(std::uint64_t hash) {
  return static_cast<std::int64_t>(hash);
}

// What tells the keys of whole texts from those of bands.
constexpr std::uint64_t whole_text = 0x77686F6C65;

}  // namespace

CampaignFinder::CampaignFinder(db::Database& database, const std::string& document)
    : database_(database), scratch_(db::Database::scratch()) {
  scratch_.execute(
      "CREATE TABLE leader (campaign INTEGER PRIMARY KEY, number INTEGER NOT NULL);"
      "CREATE TABLE key (hash INTEGER, campaign INTEGER, PRIMARY KEY (hash, campaign)) "
      "WITHOUT ROWID;"
      "CREATE TABLE member (campaign INTEGER, reviewer INTEGER, number INTEGER, same INTEGER, "
      "PRIMARY KEY (campaign, reviewer)) WITHOUT ROWID;"
      "CREATE INDEX member_number ON member (number);");
  db::Transaction writing(scratch_);
  db::Transaction snapshot(database_, db::Transaction::Kind::read);
  {
    db::Statement row = database_.statement(
        "SELECT c.number, c.reviewer, t.anchor, c.body, c.suggestion FROM comment AS c "
        "JOIN target AS t ON t.comment = c.id AND t.position = 0 "
        "WHERE c.document = :document AND c.status <> 'withdrawn' AND c.reviewer NOT IN "
        "(SELECT reviewer FROM erasure WHERE words_kept = 0) ORDER BY c.created, c.id");
    row.bind(":document", document);
    while (row.step()) {
      take({row.number(0), as_number(text::hash64(row.text(1))), row.text(2),
            row.text(3) + "\n" + row.text(4)});
    }
  }
  snapshot.commit();
  writing.commit();
}

void CampaignFinder::take(const Row& row) {
  const text::WordPrint print = text::word_print(row.words);
  const bool is_short = print.words < fewest_words;
  const std::uint64_t whole = text::mixed(
      whole_text, is_short ? text::mixed(print.exact, text::hash64(row.anchor)) : print.exact);
  if (const std::int64_t leader = leader_by(whole); leader != 0) {
    join(leader, row, true);
    return;
  }
  std::vector<std::uint64_t> keys = {whole};
  if (!is_short) {
    std::vector<std::int64_t> candidates;
    for (const std::uint64_t band : text::bands(print)) {
      keys.push_back(band);
      db::Statement found = scratch_.statement(
          "SELECT campaign FROM key WHERE hash = :hash ORDER BY campaign LIMIT :most");
      found.bind_number(":hash", as_number(band)).bind_number(":most", candidates_a_band);
      while (found.step()) {
        candidates.push_back(found.number(0));
      }
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (const std::int64_t candidate : candidates) {
      std::int64_t first = 0;
      {
        db::Statement leader =
            scratch_.statement("SELECT number FROM leader WHERE campaign = :campaign");
        leader.bind_number(":campaign", candidate).step();
        first = leader.number(0);
      }
      if (text::nearly_same(print, text::word_print(words_of(first)))) {
        join(candidate, row, false);
        return;
      }
    }
  }
  ++campaigns_;
  scratch_.statement("INSERT INTO leader (campaign, number) VALUES (:campaign, :number)")
      .bind_number(":campaign", campaigns_)
      .bind_number(":number", row.number)
      .run();
  for (const std::uint64_t key : keys) {
    scratch_.statement("INSERT OR IGNORE INTO key (hash, campaign) VALUES (:hash, :campaign)")
        .bind_number(":hash", as_number(key))
        .bind_number(":campaign", campaigns_)
        .run();
  }
  join(campaigns_, row, true);
}

std::int64_t CampaignFinder::leader_by(std::uint64_t key) {
  db::Statement row =
      scratch_.statement("SELECT campaign FROM key WHERE hash = :hash ORDER BY campaign LIMIT 1");
  return row.bind_number(":hash", as_number(key)).step() ? row.number(0) : 0;
}

std::string CampaignFinder::words_of(std::int64_t number) {
  db::Statement row =
      database_.statement("SELECT body, suggestion FROM comment WHERE number = :number");
  row.bind_number(":number", number).step();
  return row.text(0) + "\n" + row.text(1);
}

void CampaignFinder::join(std::int64_t leader, const Row& row, bool same_words) {
  // Ignored where the reviewer is in it already.
  scratch_
      .statement(
          "INSERT OR IGNORE INTO member (campaign, reviewer, number, same) "
          "VALUES (:campaign, :reviewer, :number, :same)")
      .bind_number(":campaign", leader)
      .bind_number(":reviewer", row.reviewer)
      .bind_number(":number", row.number)
      .bind_number(":same", same_words ? 1 : 0)
      .run();
}

std::vector<Campaign> CampaignFinder::list(std::size_t least, std::size_t limit) {
  std::vector<Campaign> campaigns;
  db::Statement row = scratch_.statement(
      "SELECT l.campaign, l.number FROM member AS m JOIN leader AS l ON l.campaign = m.campaign "
      "GROUP BY m.campaign HAVING count(*) >= :least ORDER BY count(*) DESC, m.campaign "
      "LIMIT :limit");
  row.bind_number(":least", static_cast<std::int64_t>(least))
      .bind_number(":limit", limit == 0 ? -1 : static_cast<std::int64_t>(limit));
  while (row.step()) {
    campaigns.push_back(describe(row.number(0), row.number(1)));
  }
  return campaigns;
}

Campaign CampaignFinder::describe(std::int64_t leader, std::int64_t first) {
  constexpr std::size_t words_shown = 120;
  Campaign campaign;
  Comment example;
  {
    db::Statement row =
        database_.statement("SELECT id, body, suggestion FROM comment WHERE number = :number");
    row.bind_number(":number", first).step();
    example.id.text = row.text(0);
    example.body = row.text(1);
    example.suggestion = row.text(2);
  }
  // Compared as written, shown as redacted.
  PrivacyView(database_, {}).apply({&example, 1}, json_array({example.id.text}));
  campaign.example = example.id;
  std::string words = example.body + "\n" + *example.suggestion;
  std::replace(words.begin(), words.end(), '\n', ' ');
  words.erase(0, std::min(words.find_first_not_of(' '), words.size()));
  words.erase(words.find_last_not_of(' ') + 1);
  campaign.words = shorten(words, words_shown);
  db::Statement member =
      scratch_.statement("SELECT number, same FROM member WHERE campaign = :campaign");
  member.bind_number(":campaign", leader);
  while (member.step()) {
    db::Statement row = database_.statement(
        "SELECT r.sector FROM comment AS c JOIN reviewer AS r ON r.ref = c.reviewer "
        "WHERE c.number = :number");
    row.bind_number(":number", member.number(0)).step();
    ++campaign.sectors[row.text(0)];
    ++campaign.size;
    campaign.same_words += member.number(1) != 0 ? 1 : 0;
  }
  return campaign;
}

void CampaignFinder::each_member(const CommentId& comment,
                                 const std::function<void(const CommentId&)>& take) {
  std::int64_t number = 0;
  {
    db::Statement row = database_.statement("SELECT number FROM comment WHERE id = :id");
    row.bind(":id", comment.text).step();
    number = row.number(0);
  }
  db::Statement member = scratch_.statement(
      "SELECT number FROM member WHERE campaign = (SELECT campaign FROM member "
      "WHERE number = :number) AND 1 < (SELECT count(*) FROM member WHERE campaign = "
      "(SELECT campaign FROM member WHERE number = :number)) ORDER BY number");
  member.bind_number(":number", number);
  while (member.step()) {
    CommentId id;
    {
      db::Statement row = database_.statement("SELECT id FROM comment WHERE number = :number");
      row.bind_number(":number", member.number(0)).step();
      id.text = row.text(0);
    }
    take(id);
  }
}

}  // namespace redraft::store
