// A first map for a sheet, from what its headings say and what stands under them.
#include <algorithm>
#include <array>
#include <set>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/mapped_sheet.h"
#include "exchange/named_place.h"
#include "exchange/row_text.h"
#include "exchange/sheet_hints.h"
#include "redraft/cited_number.h"
#include "redraft/error.h"
#include "redraft/sheet.h"

namespace redraft {

namespace exchange {

namespace {

constexpr std::size_t rows_looked_at = 200;
constexpr std::size_t most_choices = 8;  // different cells of a closed question
constexpr std::size_t open_answer = 25;  // bytes of a cell that is more than a choice

bool holds(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

template <std::size_t Count>
bool holds_any(std::string_view text, const std::array<std::string_view, Count>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return holds(text, word); });
}

template <std::size_t Count>
std::string meaning(
    std::string_view choice,
    const std::array<std::pair<std::string_view, std::string_view>, Count>& meanings) {
  for (const auto& [word, meant] : meanings) {
    if (holds(folded_heading(choice), word)) {
      return std::string(meant);
    }
  }
  return {};
}

struct Column {
  std::size_t at = 0;
  std::string heading;
  std::string folded;
  NamedPlace place;
  std::set<std::string> choices;  // different cells, at most one more than counts as choices
  std::size_t cells = 0;
  std::size_t longest = 0;

  [[nodiscard]] bool is_closed() const {
    return cells >= 2 && choices.size() <= most_choices && longest < 2 * open_answer &&
           (choices.size() < cells || cells < 4);
  }
};

class Guess {
 public:
  Guess(const Sheet& sheet, const DraftText* draft) : sheet_(sheet), draft_(draft) {
    map_.sheet = sheet.name;
    if (draft != nullptr) {
      map_.document = draft->draft.document;
      map_.draft = draft->draft.label;
    }
    map_.no_answer = {"n/a", "none", "nil", "no comment", "no comments", "-"};
    find_headings();
    read_columns();
    guess_people();
    guess_answers();
    guess_kinds();
    attach();
    guess_dates();
  }

  SheetMap take() { return std::move(map_); }

 private:
  // The first row that is at least half as full as the fullest of the first ones.
  void find_headings() {
    constexpr std::size_t looked_at = 20;
    const std::size_t rows = std::min(sheet_.rows.size(), looked_at);
    std::size_t fullest = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      fullest = std::max(fullest, sheet_.rows[i].cells.size());
    }
    for (std::size_t i = 0; i < rows; ++i) {
      if (2 * sheet_.rows[i].cells.size() < fullest) {
        continue;
      }
      // Qualtrics: names, then the questions, then a row of {"ImportId":"QID3"}.
      const bool coded = i + 2 < rows && !sheet_.rows[i + 2].cells.empty() &&
                         holds(sheet_.rows[i + 2].cells.front().second.text, "\"ImportId\"");
      const std::size_t at = i + (coded ? 1 : 0);
      map_.heading_row = sheet_.rows[at].number;
      first_ = at + (coded ? 2 : 1);
      map_.first_row = first_ < sheet_.rows.size() ? sheet_.rows[first_].number : 0;
      headings_ = &sheet_.rows[at];
      return;
    }
  }

  void read_columns() {
    if (headings_ == nullptr) {
      return;
    }
    for (const auto& [at, cell] : headings_->cells) {
      Column column;
      column.at = at;
      column.heading = std::string(trimmed(cell.text));
      column.folded = folded_heading(cell.text);
      column.place = place_named_in(cell.text);
      for (std::size_t i = first_; i < std::min(sheet_.rows.size(), first_ + rows_looked_at); ++i) {
        const std::string_view text = sheet_.rows[i].text(at);
        if (text.empty()) {
          continue;
        }
        ++column.cells;
        column.longest = std::max(column.longest, text.size());
        if (column.choices.size() <= most_choices) {
          column.choices.emplace(text);
        }
      }
      settle(column);
      columns_.push_back(std::move(column));
    }
  }

  // Nothing where there is none of that name, or a number may be two statements.
  [[nodiscard]] std::optional<std::size_t> statement_of(const std::string& anchor_or_number) const {
    const auto anchor = std::find(draft_->anchors.begin(), draft_->anchors.end(), anchor_or_number);
    if (anchor != draft_->anchors.end()) {
      return static_cast<std::size_t>(anchor - draft_->anchors.begin());
    }
    const auto numbered = statements_of_number(draft_->document, anchor_or_number);
    return numbered.size() == 1 ? std::optional(numbered.front()) : std::nullopt;
  }

  // On the draft: the statement's anchor in place of a number, and statements whose first words
  // the heading repeats.
  void settle(Column& column) const {
    if (draft_ == nullptr) {
      return;
    }
    NamedPlace& place = column.place;
    const std::string named = place.statement.empty() ? place.section : place.statement;
    const auto& statements = draft_->document.statements;
    if (const auto statement = statement_of(named)) {
      (place.section.empty() ? place.statement : place.section) = draft_->anchors[*statement];
      return;
    }
    place.statement.clear();
    place.section.clear();
    constexpr std::size_t enough = 30;  // code points that no two statements begin with by chance
    for (std::size_t i = 0; i < statements.size() && place.quote.empty(); ++i) {
      const std::string begin =
          folded_heading(slice_code_points(statements[i].text, 0, 2 * enough));
      if (count_code_points(begin) >= enough &&
          holds(column.folded, slice_code_points(begin, 0, enough))) {
        place.statement = draft_->anchors[i];
        return;
      }
    }
  }

  [[nodiscard]] SheetColumn named(const Column& column) const {
    const auto same = std::count_if(columns_.begin(), columns_.end(),
                                    [&](const Column& one) { return one.folded == column.folded; });
    return same == 1 ? SheetColumn{column.heading, {}}
                     : SheetColumn{column.heading, column_letter(column.at)};
  }

  void guess_people() {
    for (const Hint& hint : hints) {
      const std::string name(hint.name);
      for (const Column& column : columns_) {
        const bool fits = hint.whole ? column.folded == hint.words
                                     : holds(column.folded, hint.words) &&
                                           column.folded.size() < hint.words.size() + 60;
        const bool about = !column.place.statement.empty() || !column.place.section.empty();
        if (fits && !about && used_.count(column.at) == 0 && map_.columns.count(name) == 0) {
          map_.columns[name] = named(column);
          used_.insert(column.at);
          put_values(name, column);
        }
      }
    }
  }

  void put_values(const std::string& name, const Column& column) {
    for (const std::string& choice : column.choices) {
      const std::string meant = name == "publish" ? meaning(choice, consents)
                                : name == "kind"  ? meaning(choice, kinds)
                                                  : std::string();
      if (!meant.empty()) {
        map_.values[name][choice] = meant;
      }
    }
  }

  void guess_answers() {
    std::set<std::string> ids;
    for (const Column& column : columns_) {
      if (used_.count(column.at) != 0) {
        continue;
      }
      const bool placed = !(column.place == NamedPlace{});
      const bool open = column.longest >= open_answer || holds_any(column.folded, open_questions);
      if (column.is_closed() && column.longest < open_answer &&
          !holds_any(column.folded, open_questions)) {
        continue;
      }
      if (!placed && !open) {
        continue;
      }
      used_.insert(column.at);
      SheetAnswers answers;
      answers.column = named(column);
      answers.statement = column.place.statement;
      answers.section = column.place.section;
      answers.quote =
          answers.statement.empty() && answers.section.empty() ? column.place.quote : "";
      answers.id = id_for(column, ids);
      places_.push_back(column.place);
      map_.answers.push_back(std::move(answers));
    }
  }

  // "q3" of "Q3: ..." and "3. ...", else "a" and the letter of the column.
  static std::string id_for(const Column& column, std::set<std::string>& ids) {
    std::string_view heading = column.folded;
    if (heading.starts_with('q')) {
      heading.remove_prefix(1);
    }
    const std::size_t digits = std::min(heading.find_first_not_of("0123456789."), heading.size());
    std::string number(heading.substr(0, digits));
    while (number.ends_with('.')) {
      number.pop_back();
    }
    std::string id =
        number.empty() ? "a" + lower_and_trimmed(column_letter(column.at)) : "q" + number;
    if (!ids.insert(id).second) {
      id = "a" + lower_and_trimmed(column_letter(column.at));
      ids.insert(id);
    }
    return id;
  }

  // A closed question about the same place as an open one says of which kind its answers are.
  void guess_kinds() {
    for (const Column& column : columns_) {
      if (used_.count(column.at) != 0 || !column.is_closed() || column.place == NamedPlace{}) {
        continue;
      }
      for (std::size_t i = 0; i < places_.size(); ++i) {
        if (places_[i] == column.place && !map_.answers[i].kind_column) {
          map_.answers[i].kind_column = named(column);
          used_.insert(column.at);
          put_values("kind", column);
        }
      }
    }
  }

  // Where there are several columns of answers, the statement that was chosen belongs to those
  // right of it, proposed words to those left of them.
  void attach() {
    const auto statement = map_.columns.find("statement");
    const auto suggestion = map_.columns.find("suggestion");
    const std::size_t chosen = statement == map_.columns.end() ? no_column : at(statement->second);
    const std::size_t words = suggestion == map_.columns.end() ? 0 : at(suggestion->second);
    SheetAnswers* right = nullptr;
    SheetAnswers* left = nullptr;
    for (SheetAnswers& answers : map_.answers) {
      const bool placed =
          !answers.statement.empty() || !answers.section.empty() || !answers.quote.empty();
      right = right == nullptr && !placed && at(answers.column) > chosen ? &answers : right;
      left = at(answers.column) < words ? &answers : left;
    }
    if (map_.answers.size() > 1 && right != nullptr) {
      right->chosen = statement->second;
      map_.columns.erase(statement);
    }
    if (map_.answers.size() > 1 && left != nullptr) {
      left->suggestion = suggestion->second;
      map_.columns.erase(suggestion);
    }
  }

  [[nodiscard]] std::size_t at(const SheetColumn& wanted) const {
    for (const Column& column : columns_) {
      if (named(column) == wanted) {
        return column.at;
      }
    }
    return no_column;
  }

  void guess_dates() {
    const auto created = map_.columns.find("created");
    for (const Column& column : columns_) {
      if (created == map_.columns.end() || !(named(column) == created->second)) {
        continue;
      }
      for (const std::string& text : column.choices) {
        unsigned first = 0;
        unsigned second = 0;
        std::size_t at = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && at < 3; ++at) {
          first = first * 10 + static_cast<unsigned>(text[at] - '0');
        }
        if (at == 0 || at > 2 || at == text.size() || !holds("/.-", text.substr(at, 1))) {
          continue;
        }
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9' && second < 100; ++at) {
          second = second * 10 + static_cast<unsigned>(text[at] - '0');
        }
        if (second > 12) {
          map_.dates = DateOrder::month_first;
          return;
        }
        map_.dates = DateOrder::day_first;
        if (first > 12) {
          return;
        }
      }
    }
  }

  const Sheet& sheet_;
  const DraftText* draft_;
  SheetMap map_;
  const SheetRow* headings_ = nullptr;
  std::size_t first_ = 0;
  std::vector<Column> columns_;
  std::set<std::size_t> used_;
  std::vector<NamedPlace> places_;  // of the answers
};

}  // namespace

}  // namespace exchange

SheetMap suggest_sheet_map(std::string_view bytes, const std::string& sheet,
                           const DraftText* draft) {
  const exchange::SheetFile file = exchange::read_sheet(bytes, sheet);
  if (file.sheet.rows.empty()) {
    throw Error(ErrorKind::invalid, "guess the map: the sheet is empty");
  }
  SheetMap map = exchange::Guess(file.sheet, draft).take();
  if (map.answers.empty()) {
    throw Error(ErrorKind::invalid, "guess the map: no column looks like answers",
                "write the map by hand: docs/sheets.md says what it holds");
  }
  return map;
}

}  // namespace redraft
