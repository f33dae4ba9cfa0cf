#include "exchange/mapped_sheet.h"

#include <algorithm>
#include <map>

#include "base/blank.h"
#include "base/code_points.h"
#include "base/hash.h"
#include "base/line_ends.h"
#include "exchange/named_place.h"
#include "exchange/row_text.h"
#include "exchange/sheet_dates.h"
#include "redraft/sheet.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t short_hash = 16;  // hex digits

struct Answers {
  const SheetAnswers* from = nullptr;
  std::size_t column = 0;
  std::optional<std::size_t> chosen, kind, suggestion;
  std::string key;  // tells them from the other answers of a row
};

struct Rule {
  std::size_t column = 0;
  std::vector<std::string> values;
  bool unless = false;
};

std::string hash_of(const std::string& text) {
  return hash128(with_line_feeds(text)).substr(0, short_hash);
}

class MappedSheet {
 public:
  MappedSheet(const Sheet& sheet, const SheetMap& map, const CommentDefaults& defaults,
              const CommentFileEvents& events)
      : sheet_(sheet),
        map_(map),
        defaults_(with_map(defaults, map)),
        events_(events),
        headings_(sheet, map.heading_row) {}

  void read() {
    RowFaults faults;
    if (headings_.row().cells.empty()) {
      faults.add("sheet-headings-missing", "it has no headings",
                 "the map's heading_row says in which row they stand");
    } else {
      find_columns(faults);
    }
    if (faults.any()) {
      events_.finding(faults.finding(map_.heading_row, "", sheet_.place(map_.heading_row)));
      return;
    }
    for (const SheetRow& row : sheet_.rows) {
      if (row.number > map_.heading_row && row.number >= map_.first_row) {
        take(row);
      }
    }
    warn_of_hidden();
    tell();
  }

 private:
  static CommentDefaults with_map(const CommentDefaults& given, const SheetMap& map) {
    CommentDefaults defaults = given;
    if (defaults.document.empty()) {
      defaults.document = map.document;
    }
    if (defaults.draft.empty() && defaults.document == map.document) {
      defaults.draft = map.draft;
    }
    return defaults;
  }

  void find_columns(RowFaults& faults) {
    const auto note = [&](std::optional<std::size_t> at, const std::string& read_as) {
      if (at) {
        read_as_.emplace(*at, read_as);
      }
      return at;
    };
    for (const auto& [name, column] : map_.columns) {
      if (const auto at = note(headings_.find(column, "columns." + name, faults), name)) {
        columns_[name] = *at;
      }
    }
    const auto optional = [&](const std::optional<SheetColumn>& column, const std::string& what,
                              const char* read_as) {
      return column ? note(headings_.find(*column, what, faults), read_as) : std::nullopt;
    };
    for (const SheetAnswers& from : map_.answers) {
      const std::string what = "answers[" + std::to_string(answers_.size()) + "]";
      Answers& answers = answers_.emplace_back();
      answers.from = &from;
      answers.column =
          note(headings_.find(from.column, what, faults), "answers on " + subject_of(from))
              .value_or(0);
      answers.chosen = optional(from.chosen, what + ".chosen", "statement");
      answers.kind = optional(from.kind_column, what + ".kind_column", "kind");
      answers.suggestion = optional(from.suggestion, what + ".suggestion", "suggestion");
      answers.key = from.id.empty() ? hash_of(folded_heading(from.column.heading) + '\x1F' +
                                              lower_and_trimmed(from.column.letter))
                                    : from.id;
    }
    for (const SheetRule& from : map_.skip) {
      Rule rule{
          note(headings_.find(from.column, "skip", faults), "skip").value_or(0), {}, from.unless};
      for (const std::string& value : from.values) {
        rule.values.push_back(folded_heading(value));
      }
      rules_.push_back(std::move(rule));
    }
  }

  [[nodiscard]] std::string subject_of(const SheetAnswers& answers) const {
    if (!answers.statement.empty()) {
      return answers.statement;
    }
    if (!answers.section.empty()) {
      return "section " + answers.section;
    }
    if (!answers.quote.empty()) {
      return "\"" + shorten(answers.quote, 30) + "\"";
    }
    return answers.chosen || map_.columns.count("statement") != 0 ? "the statement that is chosen"
                                                                  : "the whole document";
  }

  void take(const SheetRow& row) {
    if (row.hidden) {
      hidden_.push_back(row.number);
      if (!map_.hidden_rows) {
        ++summary_.skipped;
        return;
      }
    }
    const bool skip = std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
      const std::string value = folded_heading(row.text(rule.column));
      return (std::find(rule.values.begin(), rule.values.end(), value) != rule.values.end()) !=
             rule.unless;
    });
    if (skip) {
      ++summary_.skipped;
      return;
    }
    ++summary_.rows;
    for (const auto& [column, cell] : row.cells) {
      ++cells_[column];
    }
    const RowFields common = who(row);
    for (const Answers& answers : answers_) {
      take(row, answers, common);
    }
  }

  // What all answers of a row share.
  RowFields who(const SheetRow& row) {
    constexpr std::pair<std::string_view, Field> fields_by_name[] = {
        {"name", Field::name},
        {"email", Field::email},
        {"organisation", Field::organisation},
        {"sector", Field::sector},
        {"publish", Field::publish},
        {"confidential", Field::confidential},
        {"reason", Field::consent_reason},
        {"notice", Field::notice}};
    RowFields fields;
    for (const auto& [name, field] : fields_by_name) {
      fields[field] = said(row, std::string(name));
    }
    const std::string created = said(row, "created");
    fields[Field::created] = date_written(created, map_.dates).value_or(created);
    fields[Field::channel] = map_.channel;
    if (fields[Field::name]->empty() && fields[Field::email]->empty()) {
      std::string all = said(row, "id");
      for (std::size_t i = 0; all.empty() && i < row.cells.size(); ++i) {
        all += row.cells[i].second.text + '\x1F';
      }
      // Nobody is named: who say the same are as many as their rows.
      const std::size_t count = said(row, "id").empty() ? ++nobodies_[hash_of(all)] : 1;
      fields[Field::ref] =
          "sheet-" + hash_of(all) + (count == 1 ? "" : "-" + std::to_string(count));
    }
    return fields;
  }

  // The cell of a column, as the map's values say what it means.
  [[nodiscard]] std::string said(const SheetRow& row, const std::string& name) const {
    const auto column = columns_.find(name);
    return column == columns_.end() ? std::string() : meant(name, row.text(column->second));
  }

  [[nodiscard]] std::string meant(const std::string& name, std::string_view text) const {
    const auto table = map_.values.find(name);
    if (table != map_.values.end()) {
      const std::string wanted = folded_heading(text);
      for (const auto& [written, meaning] : table->second) {
        if (folded_heading(written) == wanted) {
          return meaning;
        }
      }
    }
    return std::string(text);
  }

  void take(const SheetRow& row, const Answers& answers, const RowFields& common) {
    const SheetCell* const cell = row.cell(answers.column);
    if (cell == nullptr || cell->repeated || is_no_answer(cell->text)) {
      return;
    }
    RowFaults faults;
    const std::string where = sheet_.place(row.number, answers.column);
    RowFields fields = common;
    if (cell->kind == SheetCell::Kind::error || cell->kind == SheetCell::Kind::not_computed) {
      faults.add("sheet-cell-error",
                 cell->kind == SheetCell::Kind::error
                     ? "the cell shows the error " + shorten(cell->text, 20)
                     : "the cell is a formula whose value was not saved",
                 "open the file in a spreadsheet, look at the cell, and save it again");
    }
    fields[Field::body] = std::string(trimmed(cell->text));
    put_place(row, answers, fields);
    if (!answers.from->kind.empty()) {
      fields[Field::kind] = answers.from->kind;
    } else if (answers.kind) {
      fields[Field::kind] = meant("kind", row.text(*answers.kind));
    } else {
      fields[Field::kind] = said(row, "kind");
    }
    const std::string suggestion =
        answers.suggestion ? std::string(row.text(*answers.suggestion)) : said(row, "suggestion");
    if (!suggestion.empty()) {
      fields[Field::suggestion] = suggestion;
    }
    fields[Field::id] = id_of(row, answers, fields, faults);
    const std::string id = shorten(*fields[Field::id], 100);
    NewComment comment;
    if (!faults.any()) {
      comment = comment_of(std::move(fields), defaults_, faults);
    }
    if (faults.any()) {
      events_.finding(faults.finding(row.number, id, where));
    } else {
      events_.row(
          {.line = row.number, .comment = std::move(comment), .guessed = false, .where = where});
    }
  }

  [[nodiscard]] bool is_no_answer(std::string_view text) const {
    const std::string folded = folded_heading(text);
    return std::any_of(map_.no_answer.begin(), map_.no_answer.end(),
                       [&](const std::string& one) { return folded_heading(one) == folded; });
  }

  void put_place(const SheetRow& row, const Answers& answers, RowFields& fields) const {
    NamedPlace place{answers.from->statement, answers.from->section, answers.from->quote};
    if (place == NamedPlace{}) {
      const std::string chosen =
          answers.chosen ? meant("statement", row.text(*answers.chosen)) : said(row, "statement");
      place = place_named_in(chosen);
      if (place == NamedPlace{}) {
        place.quote = without_ellipsis(chosen);  // the words that a list of choices begins with
      }
    }
    fields[Field::anchor] = place.section.empty() ? place.statement : place.section;
    fields[Field::exact] = place.quote;
    if (!place.section.empty()) {
      fields[Field::scope] = "section";
    } else if (place.statement.empty() && place.quote.empty()) {
      fields[Field::scope] = "document";
    }
  }

  static std::string without_ellipsis(std::string_view text) {
    for (const std::string_view end : {std::string_view("…"), std::string_view("...")}) {
      if (text.ends_with(end)) {
        text.remove_suffix(end.size());
      }
    }
    return std::string(trimmed(text));
  }

  std::string id_of(const SheetRow& row, const Answers& answers, RowFields& fields,
                    RowFaults& faults) {
    const auto field = [&](Field one) { return fields[one].value_or("") + '\x1F'; };
    const std::string words = hash_of(field(Field::body) + field(Field::suggestion));
    const std::string of_row = said(row, "id");
    if (of_row.empty()) {
      const std::string id =
          "sheet-" + hash_of(field(Field::name) + field(Field::email) + field(Field::organisation) +
                             field(Field::created) + field(Field::anchor) + field(Field::exact) +
                             answers.key + '\x1F' + words);
      const std::size_t count = ++counts_[id];
      return count == 1 ? id : id + "-" + std::to_string(count);
    }
    std::string id = of_row + "#" + answers.key;
    const auto [known, first] = rows_.try_emplace(id, row.number, words);
    if (!first && known->second.second != words) {
      faults.add("sheet-id-twice",
                 "the id \"" + shorten(of_row, 60) + "\" is in row " +
                     std::to_string(known->second.first) + " too, with another answer",
                 "columns.id has to name a column whose cells are all different");
    }
    return id;
  }

  void warn_of_hidden() const {
    if (hidden_.empty()) {
      return;
    }
    constexpr std::size_t most = 10;
    std::string list;
    for (std::size_t i = 0; i < std::min(hidden_.size(), most); ++i) {
      list += (i == 0 ? "" : ", ") + std::to_string(hidden_[i]);
    }
    list += hidden_.size() > most ? ", …" : "";
    events_.finding(sheet_warning(
        "sheet-rows-hidden",
        "sheet \"" + sheet_.name + "\" has hidden rows, which were " +
            std::string(map_.hidden_rows ? "read all the same: " : "left out: ") + list,
        R"(the map's hidden_rows is "read" or "skip")"));
  }

  void tell() {
    if (!events_.sheet) {
      return;
    }
    summary_.sheet = sheet_.name;
    for (const auto& [column, cell] : headings_.row().cells) {
      cells_.try_emplace(column, 0);
    }
    for (const auto& [column, cells] : cells_) {
      const auto found = read_as_.find(column);
      summary_.columns.push_back({column_letter(column), headings_.text(column),
                                  found == read_as_.end() ? std::string() : found->second, cells});
    }
    events_.sheet(std::move(summary_));
  }

  const Sheet& sheet_;
  const SheetMap& map_;
  const CommentDefaults defaults_;
  const CommentFileEvents& events_;
  const SheetHeadings headings_;
  std::map<std::string, std::size_t> columns_;
  std::vector<Answers> answers_;
  std::vector<Rule> rules_;
  std::map<std::size_t, std::string> read_as_;
  std::map<std::size_t, std::size_t> cells_;
  std::vector<std::size_t> hidden_;
  std::map<std::string, std::size_t> counts_;
  std::map<std::string, std::size_t> nobodies_;  // rows of nobody, by what they say
  std::map<std::string, std::pair<std::size_t, std::string>> rows_;  // by id: first row, words
  ReadSheet summary_;
};

}  // namespace

void read_mapped_sheet(const Sheet& sheet, const SheetMap& map, const CommentDefaults& defaults,
                       const CommentFileEvents& events) {
  MappedSheet(sheet, map, defaults, events).read();
}

}  // namespace redraft::exchange
