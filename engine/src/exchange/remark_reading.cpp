#include "exchange/remark_reading.h"

#include <array>
#include <utility>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/row_text.h"

namespace redraft::exchange {

namespace {

enum class Field {
  id,
  body,
  prompt,
  objective,
  group,
  name,
  email,
  organisation,
  sector,
  attribution,
  consent,
  headline,
  statement,
  use
};

constexpr std::array<std::pair<std::string_view, Field>, 16> headers = {{
    {"id", Field::id},
    {"body", Field::body},
    {"remark", Field::body},
    {"words", Field::body},
    {"prompt", Field::prompt},
    {"objective", Field::objective},
    {"group", Field::group},
    {"name", Field::name},
    {"email", Field::email},
    {"organisation", Field::organisation},
    {"sector", Field::sector},
    {"attribution", Field::attribution},
    {"consent", Field::consent},
    {"headline", Field::headline},
    {"statement", Field::statement},
    {"use", Field::use},
}};

CsvTable::Columns columns() {
  return {.called = [](std::string_view header) -> std::optional<CsvTable::Column> {
            const std::string name = folded_name(header);
            for (const auto& [known, field] : headers) {
              if (known == name) {
                return static_cast<CsvTable::Column>(field);
              }
            }
            return std::nullopt;
          },
          .passed_over = [](std::string_view) { return false; },
          .missing = [](const std::set<CsvTable::Column>& seen) -> std::string {
            return seen.count(static_cast<CsvTable::Column>(Field::body)) != 0 ? "" : "body";
          },
          .known =
              "columns: id, prompt, objective, group, body, name, email, organisation, sector, "
              "attribution, consent, headline, statement, use",
          .wanted = "the first row names the columns: prompt, objective, group, body"};
}

// A word of ours in a cell; what is none is a fault.
template <class Value>
void read_word(const std::string& cell, std::optional<Value> (*parse)(std::string_view),
               const char* what, const char* words, Value& value, RowFaults& faults) {
  if (const std::string word = lower_and_trimmed(cell); !word.empty()) {
    if (const auto read = parse(word)) {
      value = *read;
    } else {
      faults.add("word-unknown", std::string(what) + " \"" + shorten(cell, 40) + "\" is unknown",
                 std::string("it is one of: ") + words);
    }
  }
}

std::optional<bool> parse_yes(std::string_view word) {
  if (word == "yes" || word == "true" || word == "1" || word == "x") {
    return true;
  }
  return word == "no" || word == "false" || word == "0" ? std::optional(false) : std::nullopt;
}

NewRemark remark_of(CsvTable::Row& row, RowFaults& faults) {
  const auto cell = [&](Field field) -> std::string {
    const auto found = row.find(static_cast<CsvTable::Column>(field));
    return found == row.end() ? std::string() : std::string(trimmed(found->second));
  };
  NewRemark remark;
  remark.id = cell(Field::id);
  remark.body = cell(Field::body);
  remark.prompt = cell(Field::prompt);
  remark.objective = cell(Field::objective);
  remark.group = cell(Field::group);
  remark.person = {cell(Field::name), cell(Field::email)};
  remark.reviewer.organisation = cell(Field::organisation);
  remark.reviewer.sector = cell(Field::sector);
  remark.statement = cell(Field::statement);
  read_word(cell(Field::attribution), parse_attribution, "attribution",
            "none, sector, organisation, named", remark.attribution, faults);
  read_word(cell(Field::consent), parse_remark_consent, "consent", "yes, no, not asked",
            remark.consent, faults);
  read_word(cell(Field::headline), parse_yes, "headline", "yes, no", remark.headline, faults);
  read_word(cell(Field::use), parse_remark_use, "use", "comment, evidence, source", remark.use,
            faults);
  if (remark.body.empty()) {
    faults.add("body-missing", "there is no remark in it", "fill in the column body");
  }
  return remark;
}

}  // namespace

RemarkTableReader::RemarkTableReader(Events events)
    : events_(std::move(events)),
      table_(columns(),
             {.row =
                  [this](std::size_t line, CsvTable::Row& row, RowFaults& faults) {
                    NewRemark remark = remark_of(row, faults);
                    if (faults.any()) {
                      events_.finding(faults.finding(line, shorten(remark.id, 100)));
                    } else {
                      events_.row(line, std::move(remark));
                    }
                  },
              .finding = [this](Finding finding) { events_.finding(std::move(finding)); }}) {}

}  // namespace redraft::exchange
