// Where the comments of a report stand, and which of them have the same answer.
#include <algorithm>
#include <tuple>

#include "exchange/reports.h"
#include "redraft/address.h"
#include "redraft/error.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t said_at_most = 8;  // texts in one exchange; the rest are counted

// The title of the document stands above all sections and says nothing of any.
std::string title_of(const std::vector<std::string>& path, bool one_title) {
  std::string title;
  for (std::size_t i = one_title && path.size() > 1 ? 1 : 0; i < path.size(); ++i) {
    title += (title.empty() ? "" : " – ") + path[i];
  }
  return title;
}

bool all_in_one(const Report& report) {
  return std::all_of(
      report.statements.begin(), report.statements.end(), [&](const ReportStatement& statement) {
        return !statement.section.empty() &&
               statement.section.front() == report.statements.front().section.front();
      });
}

std::string who(const ReportRow& row) {
  return row.organisation.empty() || row.sector.empty()
             ? row.organisation + row.sector
             : row.organisation + " (" + row.sector + ")";
}

std::string words_of(const ReportRow& row) {
  std::string words = row.body;
  if (row.suggestion) {
    words += (words.empty() ? "" : "\n") + std::string("Suggested words: ") + *row.suggestion;
  }
  return words;
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string label_of(const std::string& change) {
  try {
    return parse_address(change).label;
  } catch (const Error&) {
    return {};
  }
}

std::string now_label(const ReportRow& row) {
  return "Words now (" + (row.change_words.empty() ? row.draft_now : label_of(row.change)) + ")";
}

// Of comments on the same words.
void put_words(const ReportRow& row, Exchange& exchange) {
  exchange.then_label = "Words then (" + row.draft_then + ")";
  exchange.then = row.words_then;
  exchange.now_label = now_label(row);
  exchange.now = row.change_words.empty() ? row.words_now : row.change_words;
  if (exchange.now == exchange.then) {
    exchange.then_label = "Words then and now";
    exchange.now.clear();
  } else if (exchange.now.empty()) {
    exchange.now = row.outcome == Outcome::tray ? "These words are still to be found there."
                                                : "These words are not there any more.";
  }
}

// Of comments on different words, only what stands there now.
void put_words_now(const ReportRow& row, const Places& places, Exchange& exchange) {
  const ReportStatement* statement = places.find(row.statement_now);
  exchange.now_label = now_label(row);
  exchange.now = !row.change_words.empty() ? row.change_words
                 : statement != nullptr    ? statement->text
                                           : std::string();
}

bool on_same_words(const Answered& answered) {
  const ReportRow& first = *answered.rows.front();
  return std::all_of(answered.rows.begin(), answered.rows.end(), [&](const ReportRow* row) {
    return row->statement_then == first.statement_then && row->draft_then == first.draft_then &&
           row->words_then == first.words_then;
  });
}

}  // namespace

Places::Places(const Report& report) : report_(report) {
  for (std::size_t i = 0; i < report.statements.size(); ++i) {
    index_.emplace(report.statements[i].anchor, i);
  }
}

const ReportStatement* Places::find(const std::string& anchor) const {
  const auto found = index_.find(anchor);
  return found == index_.end() ? nullptr : &report_.statements[found->second];
}

std::string Places::name(const std::string& anchor) const {
  const ReportStatement* statement = find(anchor);
  return statement == nullptr || statement->number.empty()
             ? anchor
             : statement->number + " (" + anchor + ")";
}

std::vector<Places::Section> Places::sections(const std::function<bool(const ReportRow&)>& wanted,
                                              Listed listed) const {
  const bool one_title = all_in_one(report_);
  std::vector<Section> list = {{{}, "The document as a whole", {}}};
  std::map<std::vector<std::string>, std::size_t> known;
  for (const ReportStatement& statement : report_.statements) {
    if (known.emplace(statement.section, list.size()).second) {
      const std::string title = title_of(statement.section, one_title);
      list.push_back({statement.section, title.empty() ? "Before the first section" : title, {}});
    }
  }
  Section nowhere{{}, "Not on any statement now", {}};
  for (const ReportRow& row : report_.rows) {
    if (!wanted(row)) {
      continue;
    }
    const ReportStatement* statement = find(row.statement_now);
    const bool whole = row.statement_then.empty() && row.outcome != Outcome::tray;
    Section& section = statement != nullptr ? list[known.at(statement->section)]
                       : whole              ? list.front()
                                            : nowhere;
    section.rows.push_back(&row);
    for (std::size_t i = 0; listed == Listed::by_each && i < row.also_now.size(); ++i) {
      const ReportStatement* other = find(row.also_now[i]);
      std::vector<const ReportRow*>& rows =
          other == nullptr ? section.rows : list[known.at(other->section)].rows;
      if (rows.empty() || rows.back() != &row) {
        rows.push_back(&row);
      }
    }
  }
  for (Section& section : list) {
    std::stable_sort(section.rows.begin(), section.rows.end(),
                     [&](const ReportRow* left, const ReportRow* right) {
                       const auto at = [&](const ReportRow* row) {
                         const auto found = index_.find(row->statement_now);
                         return found == index_.end() ? 0 : found->second;
                       };
                       return at(left) < at(right);
                     });
  }
  list.push_back(std::move(nowhere));
  return list;
}

std::vector<Answered> by_answer(const std::vector<const ReportRow*>& rows, Where where) {
  using Key = std::tuple<std::string, std::optional<Decision>, std::string, std::string>;
  std::map<Key, std::size_t> known;
  std::vector<Answered> answers;
  for (const ReportRow* row : rows) {
    const Key key{where == Where::anywhere ? "" : row->statement_now, row->decision, row->reason,
                  row->change};
    if (known.emplace(key, answers.size()).second) {
      answers.emplace_back();
    }
    answers[known.at(key)].rows.push_back(row);
  }
  return answers;
}

Exchange exchange_of(const Answered& answered, const Places& places, Where where) {
  Exchange exchange;
  const ReportRow& first = *answered.rows.front();
  std::map<std::string, std::size_t> known;
  for (const ReportRow* row : answered.rows) {
    if (!is_shown(*row)) {
      ++exchange.not_shown;
      continue;
    }
    const std::string words = words_of(*row);
    const auto found = known.find(words);
    if (found != known.end()) {
      ++exchange.said[found->second].times;
      exchange.said[found->second].who.clear();
    } else if (exchange.said.size() < said_at_most) {
      known.emplace(words, exchange.said.size());
      exchange.said.push_back({words, who(*row)});
    } else {
      ++exchange.more;
    }
  }
  exchange.did = first.decision ? capital(to_string(*first.decision)) + "." : "Not answered yet.";
  exchange.did += first.reason.empty() ? "" : " " + first.reason;
  if (where == Where::same_statement || answered.rows.size() == 1) {
    exchange.where = places.name(first.statement_now);
  }
  if (on_same_words(answered)) {
    put_words(first, exchange);
  } else if (where == Where::same_statement || !first.change_words.empty()) {
    put_words_now(first, places, exchange);
  }
  return exchange;
}

Json exchange_value(const Answered& answered) {
  const ReportRow& first = *answered.rows.front();
  Json comments = Json::array();
  Json said = Json::array();
  for (const ReportRow* row : answered.rows) {
    comments.push_back(row->comment);
    if (is_shown(*row)) {
      said.push_back({{"comment", row->comment},
                      {"words", row->body},
                      {"suggestion", row->suggestion ? Json(*row->suggestion) : Json(nullptr)},
                      {"organisation", row->organisation},
                      {"sector", row->sector}});
    }
  }
  return {{"anchor", text_or_null(first.statement_now)},
          {"comments", std::move(comments)},
          {"said", std::move(said)},
          {"decision", first.decision ? Json(to_string(*first.decision)) : Json(nullptr)},
          {"reason", first.reason},
          {"change", text_or_null(first.change)},
          {"then", {{"draft", text_or_null(first.draft_then)}, {"words", first.words_then}}},
          {"now",
           {{"draft", text_or_null(first.draft_now)},
            {"words", first.change_words.empty() ? first.words_now : first.change_words}}}};
}

}  // namespace redraft::exchange
