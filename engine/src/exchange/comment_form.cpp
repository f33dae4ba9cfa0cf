// The ISO/IEC comment form, read.
#include "exchange/comment_form.h"

#include <algorithm>
#include <map>

#include "base/blank.h"
#include "base/code_points.h"
#include "base/hash.h"
#include "base/line_ends.h"
#include "exchange/named_place.h"
#include "exchange/proposed_change.h"
#include "exchange/row_text.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t most_rows_before = 40;  // title, date, document, project
constexpr std::size_t columns = comment_form_headings.size();

enum Column : std::size_t { member, line, clause, paragraph, type, comments, proposed, observed };

// Letters alone: "Clause/ Subclause (e.g. 3.1)" begins as "Clause/Subclause" does.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : lower_and_trimmed(text)) {
    if (c >= 'a' && c <= 'z') {
      letters += c;
    }
  }
  return letters;
}

bool is_heading(std::string_view cell, std::size_t column) {
  // "Observations of the secretariat" is the one that committees put in their own words.
  const std::string wanted =
      column == observed ? "observation" : letters_of(comment_form_headings[column]).substr(0, 20);
  const std::string given = letters_of(cell);
  return given.starts_with(column == comments ? "comment" : wanted);
}

bool is_form_at(const SheetRow& row, std::size_t first) {
  for (std::size_t i = 0; i < columns; ++i) {
    if (!is_heading(row.text(first + i), i)) {
      return false;
    }
  }
  return true;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : trimmed(text)) {
    line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return line;
}

// Words in marks that fill the cell: what the comment points at.
std::string quote_in(std::string_view cell) {
  constexpr std::string_view open = "“";
  constexpr std::string_view close = "”";
  return cell.size() > open.size() + close.size() && cell.starts_with(open) && cell.ends_with(close)
             ? std::string(cell.substr(open.size(), cell.size() - open.size() - close.size()))
             : std::string();
}

class FormReader {
 public:
  FormReader(const Sheet& sheet, const CommentFormPlace& place, const CommentDefaults& defaults,
             const CommentFileEvents& events)
      : sheet_(sheet), first_(place.column), defaults_(defaults), events_(events) {
    for (std::size_t i = place.row + 1; i < sheet.rows.size(); ++i) {
      const SheetRow& row = sheet.rows[i];
      if (!cell(row, comments).empty() || !cell(row, proposed).empty()) {
        take(row);
      }
    }
    if (observed_ != 0) {
      events.finding(
          sheet_warning("form-observations",
                        "sheet with observations of the secretariat, which are not taken in: " +
                            std::to_string(observed_),
                        "redraft respond takes decisions"));
    }
  }

 private:
  [[nodiscard]] std::string_view cell(const SheetRow& row, Column column) const {
    return row.text(first_ + column);
  }

  void take(const SheetRow& row) {
    observed_ += cell(row, observed).empty() ? 0U : 1U;
    const FormMember who = form_member_in(cell(row, member));
    RowFields fields;
    fields[Field::organisation] = who.organisation;
    fields[Field::id] = who.comment.empty() ? id_of(row) : who.comment;
    fields[Field::ref] =
        "form-" + hash128(who.organisation.empty() ? *fields[Field::id] : who.organisation);
    put_words(row, fields);
    put_place(row, fields);
    const std::string kind = lower_and_trimmed(cell(row, type));
    if (kind.starts_with("ed")) {
      fields[Field::kind] = "editorial";
    }
    RowFaults faults;
    const std::string where = sheet_.place(row.number, first_ + comments);
    const std::string id = *fields[Field::id];
    NewComment comment = comment_of(std::move(fields), defaults_, faults);
    if (faults.any()) {
      events_.finding(faults.finding(row.number, id, where));
    } else {
      events_.row(
          {.line = row.number, .comment = std::move(comment), .guessed = true, .where = where});
    }
  }

  // The same row gives the same id; rows that say the same are counted.
  std::string id_of(const SheetRow& row) {
    std::string said;
    for (std::size_t i = 0; i < observed; ++i) {
      said += std::string(row.text(first_ + i)) + '\x1F';
    }
    const std::string id = "form-" + hash128(with_line_feeds(said)).substr(0, 16);
    const std::size_t count = ++ids_[id];
    return count == 1 ? id : id + "-" + std::to_string(count);
  }

  void put_words(const SheetRow& row, RowFields& fields) const {
    std::string body(cell(row, comments));
    const std::string_view proposal = cell(row, proposed);
    if (const std::optional<ProposedChange> change = parse_proposed_change(proposal)) {
      fields[Field::suggestion] = change->replacement;
      fields[Field::exact] = change->quote;
      body = body.empty() ? std::string(proposal) : body;
    } else if (!proposal.empty()) {
      body +=
          (body.empty() ? "" : "\n\n") + std::string("Proposed change: ") + std::string(proposal);
    }
    const std::string where = said_of_place(row);
    fields[Field::body] = body + (where.empty() ? "" : "\n\n[" + where + "]");
  }

  // All the form says of the place, because its numbers may be of another edition.
  [[nodiscard]] std::string said_of_place(const SheetRow& row) const {
    if (!form_member_in(cell(row, member)).comment.empty()) {
      return {};
    }
    std::string said;
    const auto add = [&](const char* what, std::string_view text) {
      if (!text.empty()) {
        said += (said.empty() ? "" : ", ") + std::string(what) + on_one_line(text);
      }
    };
    add("", cell(row, clause));
    add("", cell(row, paragraph));
    add("line ", cell(row, line));
    return said;
  }

  void put_place(const SheetRow& row, RowFields& fields) const {
    const NamedPlace place = place_named_in(on_one_line(cell(row, clause)));
    const std::string quote = quote_in(cell(row, paragraph));
    if (!quote.empty() && fields[Field::exact].value_or("").empty()) {
      fields[Field::exact] = quote;
    }
    if (!place.statement.empty()) {
      fields[Field::anchor] = place.statement;
    } else if (!place.section.empty()) {
      fields[Field::anchor] = place.section;
      fields[Field::scope] = "section";
    } else if (fields[Field::exact].value_or("").empty()) {
      fields[Field::scope] = "document";
    }
  }

  const Sheet& sheet_;
  std::size_t first_;
  const CommentDefaults& defaults_;
  const CommentFileEvents& events_;
  std::map<std::string, std::size_t> ids_;
  std::size_t observed_ = 0;
};

}  // namespace

std::optional<CommentFormPlace> find_comment_form(const Sheet& sheet) {
  for (std::size_t i = 0; i < std::min(sheet.rows.size(), most_rows_before); ++i) {
    for (const auto& [column, cell] : sheet.rows[i].cells) {
      if (is_form_at(sheet.rows[i], column)) {
        return CommentFormPlace{i, column};
      }
    }
  }
  return std::nullopt;
}

std::optional<Sheet> comment_form_in(const WordText& word) {
  Sheet sheet;
  std::optional<std::size_t> table;
  const auto found = [&] { return find_comment_form(sheet).has_value(); };
  for (const WordParagraph& paragraph : word.paragraphs) {
    if (!paragraph.cell) {
      continue;
    }
    const CellPlace& at = *paragraph.cell;
    if (table != at.table) {
      if (found()) {
        return sheet;
      }
      table = at.table;
      sheet.rows.clear();
    }
    if (sheet.rows.empty() || sheet.rows.back().number != at.row + 1) {
      SheetRow& row = sheet.rows.emplace_back();
      row.number = at.row + 1;
    }
    auto& cells = sheet.rows.back().cells;
    if (trimmed(paragraph.after).empty()) {
      continue;
    }
    if (!cells.empty() && cells.back().first == at.column) {
      cells.back().second.text += "\n" + paragraph.after;
    } else {
      cells.emplace_back(at.column, SheetCell{paragraph.after});
    }
  }
  sheet.name = "form";
  return found() ? std::optional(std::move(sheet)) : std::nullopt;
}

bool begins_as_comment_form(std::string_view text) {
  const std::string_view cell = trimmed(text.substr(0, text.find_first_of(",;\t\n")));
  return letters_of(cell).starts_with("mbnc");
}

void read_comment_form(const Sheet& sheet, const CommentFormPlace& place,
                       const CommentDefaults& defaults, const CommentFileEvents& events) {
  FormReader(sheet, place, defaults, events);
}

std::string form_member(const std::string& organisation, const std::string& comment) {
  return organisation.empty() ? "(" + comment + ")" : organisation + " (" + comment + ")";
}

FormMember form_member_in(std::string_view cell) {
  constexpr std::size_t id_bytes = 12;  // "c-4f7k2m9qx1"
  constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
  const std::size_t open = cell.rfind("(c-");
  if (open != std::string_view::npos && cell.size() == open + id_bytes + 2 && cell.back() == ')') {
    const std::string_view id = cell.substr(open + 1, id_bytes);
    if (id.find_first_not_of(digits, 2) == std::string_view::npos) {
      return {std::string(trimmed(cell.substr(0, open))), std::string(id)};
    }
  }
  return {on_one_line(cell), {}};
}

}  // namespace redraft::exchange
