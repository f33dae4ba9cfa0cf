// One pass decides the fate of every statement; what moves is put down afterwards, all at once, so
// that the cost stays linear.
#include <algorithm>
#include <utility>

#include "bench/pairs/drafting.h"
#include "bench/pairs/rewording.h"
#include "bench/pairs/writer.h"

namespace redraft::bench {

namespace {

// What moves together and is never parted: a statement, or a table.
using Unit = std::vector<Statement>;
using Units = std::vector<Unit>;

constexpr std::size_t light = 100;  // of a thousand words
constexpr std::size_t heavy = 450;
constexpr std::size_t near_move = 60;  // units
constexpr std::size_t least_moved = 3;
constexpr std::size_t least_split = 14;  // words

Units units_of(const Draft& draft) {
  Units units;
  std::uint32_t index = 0;
  for (const Statement& statement : draft.statements) {
    const bool on =
        statement.table != 0 && !units.empty() && units.back().back().table == statement.table;
    if (!on) {
      units.emplace_back();
    }
    units.back().push_back(statement);
    Statement& own = units.back().back();
    own.fate = Fate::same;
    own.from = {index++};
  }
  return units;
}

class Editor {
 public:
  Editor(const Draft& before, std::uint64_t seed, const Mix& mix)
      : dice_(seed), mix_(mix), next_word_(before.next_word), writer_(dice_, next_word_) {
    writer_.begin_section();
    old_ = units_of(before);
  }

  Draft edited(const Draft& before) {
    for (at_ = 0; at_ < old_.size(); ++at_) {
      edit(old_[at_]);
      if (dice_.per_mille(mix_.added)) {
        add();
      }
    }
    put_down_moved();
    swap_neighbours();
    move_blocks();
    Draft after;
    after.next_word = next_word_;
    after.next_table = before.next_table;
    for (Unit& unit : new_) {
      std::move(unit.begin(), unit.end(), std::back_inserter(after.statements));
    }
    return after;
  }

 private:
  // Where fates are drawn: each takes its share of a thousand in turn.
  bool falls(std::size_t& lot, std::size_t share) {
    const bool hit = lot < share;
    lot -= hit ? 0 : share;
    return hit;
  }

  void keep(Statement&& statement, Fate fate) {
    statement.fate = fate;
    new_.push_back({std::move(statement)});
  }

  void edit(Unit& unit) {
    Statement& first = unit.front();
    if (first.form == Form::cell) {
      edit_table(unit);
    } else if (first.form == Form::heading) {
      writer_.begin_section();
      edit_heading(std::move(first));
    } else if (first.sort == Sort::short_text) {
      if (!dice_.per_mille(mix_.removed)) {
        keep(std::move(first), Fate::same);
      }
    } else {
      edit_prose(std::move(first));
    }
  }

  void edit_heading(Statement&& heading) {
    if (dice_.per_mille(mix_.removed / 5) && !new_.empty()) {
      return;
    }
    if (!dice_.per_mille(mix_.renamed)) {
      keep(std::move(heading), Fate::same);
      return;
    }
    if (dice_.per_mille(700)) {
      reword(heading, 300, dice_, writer_);
    } else {
      Statement other = writer_.heading(heading.level);
      heading.words = std::move(other.words);
    }
    keep(std::move(heading), Fate::renamed);
  }

  void edit_table(Unit& table) {
    const std::size_t columns =
        1 +
        static_cast<std::size_t>(std::find_if(table.begin(), table.end(),
                                              [](const Statement& cell) { return cell.row_end; }) -
                                 table.begin());
    // One row may go or come, never the first: it is the header.
    const std::size_t rows = table.size() / columns;
    const std::size_t lot = dice_.below(1000);
    const std::size_t row = rows > 2 ? dice_.between(1, rows - 1) : 0;
    const auto place = table.begin() + static_cast<std::ptrdiff_t>(row * columns);
    if (row > 0 && lot < mix_.removed) {
      table.erase(place, place + static_cast<std::ptrdiff_t>(columns));
    } else if (row > 0 && lot < mix_.removed + mix_.added) {
      Unit cells;
      for (std::size_t column = 0; column < columns; ++column) {
        cells.push_back(writer_.cell(table.front().table, column, column + 1 == columns));
        cells.back().fate = Fate::added;
      }
      table.insert(place, cells.begin(), cells.end());
    }
    for (Statement& cell : table) {
      if (cell.fate == Fate::same && dice_.per_mille(mix_.changed_cell)) {
        Word& word = dice_.of(cell.words);
        word = writer_.instead_of(word);
        cell.fate = Fate::changed_cell;
      }
    }
    new_.push_back(std::move(table));
  }

  void edit_prose(Statement&& statement) {
    std::size_t lot = dice_.below(1000);
    if (falls(lot, mix_.reworded)) {
      reword(statement, light, dice_, writer_);
      keep(std::move(statement), Fate::reworded);
    } else if (falls(lot, mix_.rewritten)) {
      reword(statement, heavy, dice_, writer_);
      keep(std::move(statement), Fate::rewritten);
    } else if (statement.sort != Sort::stock && falls(lot, mix_.moved)) {
      statement.fate = Fate::moved;
      moved_.emplace_back(new_.size(), Unit{std::move(statement)});
    } else if (statement.sort != Sort::stock && falls(lot, mix_.moved_reworded)) {
      reword(statement, light, dice_, writer_);
      statement.fate = Fate::moved_reworded;
      moved_.emplace_back(new_.size(), Unit{std::move(statement)});
    } else if (falls(lot, mix_.split)) {
      split(std::move(statement));
    } else if (falls(lot, mix_.merged / 2)) {
      merge(std::move(statement));
    } else if (falls(lot, mix_.removed)) {
      if (dice_.per_mille(mix_.replaced)) {
        add();
      }
    } else if (falls(lot, mix_.typographic)) {
      retype(statement, dice_);
      keep(std::move(statement), Fate::typographic);
    } else if (falls(lot, mix_.relisted)) {
      statement.form = statement.form == Form::item ? Form::paragraph : Form::item;
      keep(std::move(statement), Fate::relisted);
    } else {
      keep(std::move(statement), Fate::same);
    }
  }

  void split(Statement&& statement) {
    std::vector<Statement> parts;
    if (statement.words.size() >= least_split) {
      parts = parts_of(statement, dice_, writer_);
    }
    if (parts.empty()) {
      keep(std::move(statement), Fate::same);
      return;
    }
    const bool listed = dice_.per_mille(200);
    for (Statement& part : parts) {
      part.form = listed ? Form::item : part.form;
      keep(std::move(part), Fate::split);
    }
  }

  void merge(Statement&& first) {
    const bool can = at_ + 1 < old_.size() && old_[at_ + 1].front().form == first.form &&
                     old_[at_ + 1].front().sort != Sort::short_text;
    if (!can) {
      keep(std::move(first), Fate::same);
      return;
    }
    const Statement& second = old_[++at_].front();
    Statement whole = joined(first, second, dice_, writer_);
    whole.from = {first.from.front(), second.from.front()};
    keep(std::move(whole), Fate::merged);
  }

  void add() {
    if (new_.empty()) {
      return;
    }
    const std::size_t lot = dice_.below(30);
    Statement one;
    // Of what stays: the twin of a removed statement could not be told from its next wording.
    const Statement& other = dice_.of(new_).front();
    const bool fit = other.form == Form::paragraph && other.fate == Fate::same &&
                     other.sort != Sort::short_text && other.sort != Sort::stock;
    if (lot < 10) {
      one = writer_.boilerplate_statement();
    } else if (lot < 13 && fit) {
      one = writer_.near_twin(other);
    } else {
      one = writer_.statement();
    }
    keep(std::move(one), Fate::added);
  }

  // Half of them near, half anywhere.
  void put_down_moved() {
    std::vector<std::pair<std::size_t, std::size_t>> places;  // place, index in moved_
    for (std::size_t index = 0; index < moved_.size(); ++index) {
      const std::size_t from = moved_[index].first;
      std::size_t place = dice_.below(new_.size() + 1);
      if (dice_.per_mille(500)) {
        const std::size_t way = dice_.between(least_moved, near_move);
        place = dice_.per_mille(500) ? from + way : from - std::min(from, way);
      }
      places.emplace_back(std::min(std::max<std::size_t>(place, 1), new_.size()), index);
    }
    std::sort(places.begin(), places.end());
    Units units;
    units.reserve(new_.size() + moved_.size());
    std::size_t next = 0;
    for (std::size_t at = 0; at <= new_.size(); ++at) {
      for (; next < places.size() && places[next].first == at; ++next) {
        units.push_back(std::move(moved_[places[next].second].second));
      }
      if (at < new_.size()) {
        units.push_back(std::move(new_[at]));
      }
    }
    new_ = std::move(units);
  }

  void swap_neighbours() {
    const auto swappable = [](const Unit& unit) {
      const Statement& one = unit.front();
      return one.fate == Fate::same && one.sort != Sort::short_text && one.sort != Sort::stock &&
             (one.form == Form::paragraph || one.form == Form::item);
    };
    for (std::size_t at = 1; at < new_.size(); ++at) {
      // Of a thousand statements: two of them take part.
      if (dice_.below(2000) < mix_.swapped && swappable(new_[at - 1]) && swappable(new_[at])) {
        std::swap(new_[at - 1], new_[at]);
        new_[at - 1].front().fate = Fate::swapped;
        new_[at].front().fate = Fate::swapped;
      }
    }
  }

  void move_blocks() {
    constexpr std::size_t least = 8;
    constexpr std::size_t most = 30;
    const std::size_t blocks = (new_.size() * mix_.blocks + 500) / 1000;
    for (std::size_t block = 0; block < blocks && new_.size() > 4 * most; ++block) {
      const std::size_t count = dice_.between(least, most);
      const std::size_t from = dice_.between(1, new_.size() - count - 1);
      const std::size_t to = dice_.between(1, new_.size() - count - 1);
      const auto begin = new_.begin() + static_cast<std::ptrdiff_t>(from);
      const auto end = begin + static_cast<std::ptrdiff_t>(count);
      for (auto unit = begin; unit != end; ++unit) {
        for (Statement& statement : *unit) {
          statement.fate =
              statement.fate == Fate::same && from != to ? Fate::block_moved : statement.fate;
        }
      }
      if (to > from) {
        std::rotate(begin, end, end + static_cast<std::ptrdiff_t>(to - from));
      } else {
        std::rotate(new_.begin() + static_cast<std::ptrdiff_t>(to), begin, end);
      }
    }
  }

  Dice dice_;
  Mix mix_;
  std::uint32_t next_word_;
  Writer writer_;
  Units old_;
  Units new_;
  std::size_t at_ = 0;
  std::vector<std::pair<std::size_t, Unit>> moved_;  // with the place they left
};

}  // namespace

Draft next_draft(const Draft& before, std::uint64_t seed, const Mix& mix) {
  // Another stream than the first draft of the same seed.
  return Editor(before, ~seed, mix).edited(before);
}

}  // namespace redraft::bench
