#include "bench/pairs/draft.h"

#include <array>

namespace redraft::bench {

namespace {

constexpr std::array<std::string_view, 7> befores = {
    "", " ", " \"", " - ", "\xC2\xA0", " \xE2\x80\x9C", " \xE2\x80\x93 "};
constexpr std::array<std::string_view, 8> afters = {
    "", ".", ",", "\"", "\xE3\x80\x82", "\xEF\xBC\x8C", " \xE0\xA5\xA4", "\xE2\x80\x9D"};
constexpr std::array<std::string_view, sorts> sort_names = {
    "prose",   "near twin", "boilerplate",  "stock",       "short",
    "heading", "cell",      "other script", "mixed script"};
constexpr std::array<std::string_view, fates> fate_names = {
    "same",   "typographic",    "relisted",     "reworded", "rewritten",
    "moved",  "moved+reworded", "block moved",  "swapped",  "split",
    "merged", "renamed",        "changed cell", "added"};

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) {
    count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  }
  return count;
}

struct Pen {
  std::string text;
  std::size_t at = 0;  // code points written

  void write(std::string_view part) {
    text += part;
    at += code_points(part);
  }
};

// The writing of one statement; `strong` also writes emphasis.
PlainText written(const Statement& statement, bool strong) {
  Pen pen;
  PlainText result;
  bool sentence_starts = true;
  for (const Word& word : statement.words) {
    std::string_view before = to_string(word.before);
    if (pen.at == 0) {
      before = word.before == Before::quote   ? "\""
               : word.before == Before::curly ? to_string(Before::curly).substr(1)
                                              : "";
    }
    pen.write(before);
    pen.write(strong && word.strong ? "**" : "");
    const std::size_t begin = pen.at;
    const char first = word.text.front();
    if (sentence_starts && first >= 'a' && first <= 'z') {
      pen.write(std::string(1, static_cast<char>(first - 'a' + 'A')));
      pen.write(std::string_view(word.text).substr(1));
    } else {
      pen.write(word.text);
    }
    result.words.push_back({begin, pen.at});
    pen.write(strong && word.strong ? "**" : "");
    pen.write(to_string(word.after));
    sentence_starts = ends_sentence(word.after);
  }
  result.text = std::move(pen.text);
  return result;
}

}  // namespace

std::string_view to_string(Before before) {
  return befores.at(static_cast<std::size_t>(before));
}

std::string_view to_string(After after) {
  return afters.at(static_cast<std::size_t>(after));
}

std::string_view to_string(Sort sort) {
  return sort_names.at(static_cast<std::size_t>(sort));
}

std::string_view to_string(Fate fate) {
  return fate_names.at(static_cast<std::size_t>(fate));
}

bool ends_sentence(After after) {
  return after == After::stop || after == After::wide_stop || after == After::danda;
}

PlainText plain_text(const Statement& statement) {
  return written(statement, false);
}

std::string markdown(const Draft& draft) {
  std::string text;
  Form last = Form::paragraph;
  std::uint32_t table = 0;
  std::size_t columns = 0;  // written in the row so far
  bool header = false;
  for (const Statement& statement : draft.statements) {
    const std::string own = written(statement, true).text;
    if (statement.form == Form::cell) {
      if (statement.table != table) {
        text += "\n";
        header = true;
      }
      table = statement.table;
      text += (columns == 0 ? "| " : " | ") + own;
      ++columns;
      if (statement.row_end) {
        text += " |\n";
        for (; header && columns > 0; --columns) {
          text += "| --- ";
        }
        text += header ? "|\n" : "";
        header = false;
        columns = 0;
      }
    } else {
      table = 0;
      text += statement.form == Form::item && last == Form::item ? "" : "\n";
      if (statement.form == Form::heading) {
        text += std::string(statement.level, '#') + " ";
      } else if (statement.form == Form::item) {
        text += "- ";
      }
      text += own + "\n";
    }
    last = statement.form;
  }
  return text.empty() ? text : text.substr(1);
}

std::string lines(const Draft& draft) {
  std::string text;
  for (const Statement& statement : draft.statements) {
    text += plain_text(statement).text;
    text += '\n';
  }
  return text;
}

}  // namespace redraft::bench
